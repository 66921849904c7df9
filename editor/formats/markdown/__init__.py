"""Markdown: clean to a person, read alike by pandoc, GitHub and others, and lossless to us.

The text is the truth. What plain Markdown cannot say stands in one entry of the front matter,
`record`, and counts only where the text beside it is still the one it was written for.
"""
