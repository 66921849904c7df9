"""Which benchmark to run; both by default."""

from __future__ import annotations

import sys

from tests.benchmarks import export

if __name__ == "__main__":
    wanted = sys.argv[1:] or ["export", "editor"]
    if "export" in wanted:
        export.main()
    if "editor" in wanted:
        from tests.benchmarks import editor

        editor.main()
