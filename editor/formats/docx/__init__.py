"""DOCX out: WordprocessingML built as strings, correct for right-to-left text by construction."""
