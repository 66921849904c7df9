"""Runs the benchmarks."""

from __future__ import annotations

from tests.benchmarks import export

if __name__ == "__main__":
    export.main()
