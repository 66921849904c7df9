"""Articles as files: opening, saving, recovering, exporting, copying, printing."""
