"""The window and everything in it. Its parts see Session and COMMANDS, never the text document.

Here: the window, its page, panels and bars, and what all dialogs share (`dialog`, `theme`, `icons`,
`empty`, `work`). Below: `files`, `objects` in the text, `sources`, `templates`, the `vault`.
"""
