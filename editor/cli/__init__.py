"""The command line: a contract that scripts rely on. Never loads Qt.

`main` parses and dispatches; one module a command. Exit codes: 0 done, 1 done with problems,
2 unusable input or arguments, with one sentence on standard error.
"""
