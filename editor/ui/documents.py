"""Articles and files in the window: new, open, save, close, recover, and what changed outside.

Every question is asked here; every promise about files is kept by `editor.session`.
"""
