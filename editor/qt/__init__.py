"""The adapter between the session and Qt: the only floor that names Qt's text document."""
