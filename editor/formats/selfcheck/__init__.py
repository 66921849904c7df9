"""Was everything kept? A written file is opened again, without the writers, and compared.

`seen_*` say what is in a file, `expected` what has to be, `compare` how they differ, `report` how
to say so. A format that is not in SEEN is not looked into.
"""

from editor.formats.selfcheck.report import Report, Row
from editor.formats.selfcheck.verify import verify

__all__ = ["Report", "Row", "verify"]
