"""Links, figures, tables, embeds, speakers and characters: asking for them, putting them in.

The dialogs ask; `editor.edit` changes the article; this only brings the two together.
"""
