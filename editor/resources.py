"""Where the data files are: the top-level `resources/` folder, in a checkout and in an install.

A wheel carries the folder inside the package as `editor/_resources`; a checkout has it beside the
package. Nothing here knows what the files mean.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource(*parts: str) -> Path:
    """The path of a data file or folder, named from the resources folder downwards.

    Raises FileNotFoundError with a sentence when nothing of that name was shipped.
    """
    for place in _PLACES:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"Muharrir is missing its data file “{'/'.join(parts)}”.")
