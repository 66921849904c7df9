"""The article as a frozen value: kinds, marks, inlines, blocks, sources, and the schema.

Knows facts about text (`editor.lang`) and nothing of files, formats, windows or history.
"""
