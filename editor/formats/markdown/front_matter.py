"""YAML front matter, read: our own strict subset, and other people's simple files.

Quoted and plain scalars, maps and lists in both styles, block scalars. Aliases, anchors, tags and
whatever else YAML has are not read: `parse` then says so, and the caller keeps the text.
Nothing is ever looked up or built. Knows nothing of articles.
"""

from __future__ import annotations

import json
import re
from typing import Final

from editor.formats.markdown.front_matter_writer import Value

MAX_DEPTH: Final = 8
_FENCE: Final = re.compile(r"\A---[ \t]*\n(?:(.*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY: Final = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'\[\]{},#&*!|>%@`-][^:#]*?):(?=\s|\Z)"""
)
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_COMMENT: Final = re.compile(r"(?:^|\s)#.*")
_ESCAPES: Final = {"0": "\0", "a": "\a", "e": "\x1b", "v": "\v", " ": " ", "_": "\xa0", "N": "\x85"}
_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)


_ANCHOR: Final = re.compile(r"[:-] +&\w")
_ALIAS: Final = re.compile(r"[\[,:-] *\*\w+(?=\s*(?:[\],]|$))", re.MULTILINE)


class Unreadable(ValueError):
    """The front matter is not of the kind that is read here."""


def split(source: str) -> tuple[str | None, str]:
    """(front matter without its fences, the rest); None where there is none."""
    found = _FENCE.match(source)
    return (found[1] or "", source[found.end() :]) if found else (None, source)


def aliases(text: str) -> int:
    """How many times the text would repeat what it has named by an anchor, were it followed."""
    return len(_ALIAS.findall(text)) if _ANCHOR.search(text) else 0


def parse(text: str) -> dict[str, Value]:
    """The fields. Raises `Unreadable` for anything that is not simple."""
    lines = [line for line in text.split("\n") if line.strip() and line.lstrip()[0] != "#"]
    value, rest = _block(lines, 0, 0)
    if rest < len(lines) or not isinstance(value, dict):
        raise Unreadable
    return value


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block(lines: list[str], at: int, depth: int) -> tuple[Value, int]:
    """The map or list that begins at this line, and the line behind it."""
    if depth > MAX_DEPTH:
        raise Unreadable
    if at >= len(lines):
        return {}, at
    if re.match(r" *-(?: |$)", lines[at]):
        return _list(lines, at, depth)
    return _map(lines, at, depth)


def _map(lines: list[str], at: int, depth: int) -> tuple[dict[str, Value], int]:
    out: dict[str, Value] = {}
    level = _indent(lines[at])
    while at < len(lines) and _indent(lines[at]) == level:
        found = _KEY.match(lines[at], level)
        if found is None:
            break
        key = found[1].strip()
        name = _scalar(key) if key[0] in "\"'" else key
        value = lines[at][found.end() :].strip()
        at += 1
        if re.fullmatch(r"[|>][+-]?\d?", value):
            out[name], at = _literal(lines, at, level, fold=value[0] == ">")
        elif value and value[0] != "#":
            out[name], at = _continued(lines, at, level, value)
        elif at < len(lines) and (
            _indent(lines[at]) > level or (_indent(lines[at]) == level and lines[at][level] == "-")
        ):
            out[name], at = _block(lines, at, depth + 1)
        else:
            out[name] = ""
    return out, at


def _list(lines: list[str], at: int, depth: int) -> tuple[list[Value], int]:
    out: list[Value] = []
    level = _indent(lines[at])
    while at < len(lines) and re.match(r"-(?: |$)", lines[at][level:]) and (
        _indent(lines[at]) == level
    ):  # fmt: skip
        rest = lines[at][level + 1 :]
        if not rest.strip():
            at += 1
            value, at = _block(lines, at, depth + 1)
        elif _KEY.match(rest.lstrip()):
            lines[at] = " " * (level + 1) + rest
            value, at = _map(lines, at, depth + 1)
        else:
            value, at = _continued(lines, at + 1, level, rest.strip())
        out.append(value)
    return out, at


def _literal(lines: list[str], at: int, level: int, *, fold: bool) -> tuple[str, int]:
    kept = []
    while at < len(lines) and _indent(lines[at]) > level:
        kept.append(lines[at].strip())
        at += 1
    return (" " if fold else "\n").join(kept), at


def _continued(lines: list[str], at: int, level: int, value: str) -> tuple[Value, int]:
    """A scalar or flow value, with the deeper lines that continue it."""
    while at < len(lines) and _indent(lines[at]) > level:
        value += " " + lines[at].strip()
        at += 1
    if value[0] in "[{":
        flow, end = _read_flow(value, 0, 0)
        if _COMMENT.sub("", value[end:]).strip():
            raise Unreadable
        return flow, at
    return _scalar(value), at


def _scalar(text: str) -> str:
    if text[0] in "\"'":
        found = _QUOTED.match(text)
        if found is None or _COMMENT.sub("", text[found.end() :]).strip():
            raise Unreadable
        inside = found[0][1:-1]
        return inside.replace("''", "'") if text[0] == "'" else _unescape(inside)
    if text[0] in "&*!%@`|>{}[],":
        raise Unreadable
    plain = _COMMENT.sub("", text).strip()
    return "" if plain in ("~", "null") else plain


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        pass

    def one(match: re.Match[str]) -> str:
        if code := match[1] or match[2]:
            return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
        return _ESCAPES.get(match[3], match[3])

    return _ESCAPE.sub(one, text)


def _read_flow(text: str, at: int, depth: int) -> tuple[Value, int]:
    """A flow value from this place on, and the place behind it."""
    while at < len(text) and text[at] == " ":
        at += 1
    if at >= len(text) or depth > MAX_DEPTH:
        raise Unreadable
    if text[at] in "[{":
        return _read_collection(text, at, depth)
    if text[at] in "\"'":
        found = _QUOTED.match(text, at)
        if found is None:
            raise Unreadable
        return _scalar(found[0]), found.end()
    plain = re.compile(r"[^\[\]{},]*?(?=\s*(?:[\[\]{},]|:\s|\Z))").match(text, at)
    if plain is None or not plain[0]:
        raise Unreadable
    return _scalar(plain[0]), plain.end()


def _read_collection(text: str, at: int, depth: int) -> tuple[Value, int]:
    closing = "]" if text[at] == "[" else "}"
    items: list[Value] = []
    pairs: dict[str, Value] = {}
    at += 1
    while True:
        rest = re.compile(r"[\s,]*").match(text, at)
        at = rest.end() if rest else at
        if at >= len(text):
            raise Unreadable
        if text[at] == closing:
            return (items if closing == "]" else pairs), at + 1
        value, at = _read_flow(text, at, depth + 1)
        if closing == "]":
            items.append(value)
            continue
        colon = re.compile(r"\s*:").match(text, at)
        if colon is None or not isinstance(value, str):
            raise Unreadable
        pairs[value], at = _read_flow(text, colon.end(), depth + 1)
