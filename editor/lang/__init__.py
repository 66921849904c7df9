"""Facts about text and languages. Knows no article, no format, no window."""
