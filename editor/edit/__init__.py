"""Pure functions from one state of the editor to the next: every way an article can be changed.

Knows the model and facts about text; nothing of files, formats, windows or time.
"""
