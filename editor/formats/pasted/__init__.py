"""What other programs put on the clipboard, as blocks: a reader, not a format of its own.

Takes kinds, marks, notes, tables and pictures; leaves looks, scripts and everything hidden, and
says what was left out that somebody might miss.
"""
