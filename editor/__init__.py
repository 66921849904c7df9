"""Muharrir, a right-to-left editorial authoring tool: a value with a window on it.

Floors, each importing only those below it (siblings know nothing of each other):
`app` > `ui` > `qt` | `cli` > `commands` > `session` > `library` > `formats` > `edit` > `model`
> `lang`.
"""

__version__ = "0.1.0"
