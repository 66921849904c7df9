"""Things that stand in the text: links, figures, tables, embeds, speakers, special characters."""
