"""YAML front matter, written in a strict subset that every YAML parser reads alike.

One `key: value` a line, every scalar a JSON string (which is a YAML double-quoted one), lists of
them, lists of flat maps. Knows nothing of articles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

Value = str | list["Value"] | dict[str, "Value"]

# What YAML does not allow raw (1.2, 5.1), and marks that would turn the line around for a reader.
_UNPRINTED: Final = (
    "[\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def quote(text: str) -> str:
    """A JSON string, for a scalar."""
    return printable(json.dumps(text, ensure_ascii=False))


def printable(text: str) -> str:
    """JSON with escapes for what should not stand in a text file."""
    return re.sub(_UNPRINTED, lambda match: f"\\u{ord(match[0]):04x}", text)


def write(fields: Mapping[str, Value], data: Mapping[str, str]) -> str:
    """The front matter with its fences; `data` is JSON by key, kept legible in single quotes."""
    lines = ["---"]
    for key, value in fields.items():
        if not isinstance(value, list):
            lines.append(f"{key}: {_flow(value)}")
            continue
        lines.append(f"{key}:")
        for item in value:
            if isinstance(item, dict):
                pairs = [f"{name}: {_flow(one)}" for name, one in item.items()]
                lines += [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
            else:
                lines.append(f"  - {_flow(item)}")
    for key, text in data.items():
        printed = printable(text).replace("'", "''")
        lines.append(f"{key}: '{printed}'")
    return "\n".join([*lines, "---", ""])


def _flow(value: Value) -> str:
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in value.items())}}}"
