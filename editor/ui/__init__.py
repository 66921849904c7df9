"""Windows, panels and dialogs: they see `Session` and COMMANDS, never the text document."""
