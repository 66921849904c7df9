"""Templates: articles, sections and headlines to begin from. Data in files, never code.

`template` says what one is, `reading` gets it out of a file, `catalogue` finds the files,
`making` turns one into an article or blocks, `headlines` fills patterns from an article,
`checking` says what an article made from one still lacks.
"""
