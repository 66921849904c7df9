"""Runs the benchmarks: all of them, or those named (export, editor, sources)."""

from __future__ import annotations

import os
import sys
from importlib import import_module

NAMES = ("export", "editor", "sources")

if __name__ == "__main__":
    # An installed program has its modules compiled; measure that, not the compiler.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    for name in sys.argv[1:] or NAMES:
        import_module(f"tests.benchmarks.{name}").main()
