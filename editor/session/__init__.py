"""The only things below the window that change: the open article, its file, its journal, settings.

Knows no Qt. Whoever wants to hear of a change subscribes with a plain function.
"""
