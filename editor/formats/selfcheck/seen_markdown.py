"""What our Markdown shows to someone who reads it as Markdown, by a small scanner of our own.

It takes the markup away and looks at letters and figures only, for a whole parser would cost more
than the export itself; what no scanner sees (a star that should have been escaped) is held by the
law that reading gives back what was written.
"""

from __future__ import annotations

import json
import re
from typing import Final

from editor.formats.selfcheck.expected import Expected
from editor.formats.selfcheck.seen import Line, Seen

MARKUP: Final = re.compile(
    r"(?P<code>(?P<ticks>`+)(?P<inside>.+?)(?P=ticks))"
    r"|\\[!-/:-@\[-`{-~]"
    r"|<(?P<address>https?://[^\s<>]*|mailto:[^\s<>]*)>"
    r"|</?[a-z](?:[^<>\"]|\"[^\"]*\")*>|<!--.*?-->"
    r"|\]\((?:<(?P<angled>[^<>]*)>|(?P<bare>[^\s()<>]*))\)"
    r"|\]\[[^\]\s]*\]"
    r"|(?P<note>\[\^[^\]\s]+\])"
    r"|&(?:[a-z]+|#\d+);",
    re.DOTALL,
)
DEFINITION: Final = re.compile(r"^(\[\^[^\]\s]+\]): ?(.*)$", re.MULTILINE)
IMAGE: Final = re.compile(r"^\[[^\]^\s]+\]: \S+", re.MULTILINE)
HEADING: Final = re.compile(r"^ {0,3}#{1,6} +(.*)$", re.MULTILINE)
FIELD: Final = re.compile(r"^([a-z]+):(?: (\".*\"))?((?:\n  - \".*\")*)$", re.MULTILINE)
ITEM: Final = re.compile(r'^  - (".*")$', re.MULTILINE)
NOT_WORDS: Final = re.compile(r"[\W_]+")

TOP: Final = ("kicker", "title", "subtitle", "byline", "dateline")
FACTS: Final = {
    "lang": "language", "dir": "direction", "author": "authors", "description": "description",
    "keywords": "keywords", "date": "published",
}  # fmt: skip


def squeezed(text: str) -> str:
    """Its letters and figures only."""
    return NOT_WORDS.sub("", text)


def see(data: bytes, expected: Expected) -> Seen:
    """What is in the text."""
    text = data.decode("utf-8", "replace")
    seen = Seen(tables=None, even=squeezed, stream=True)
    front, body = _split(text)
    fields = _fields(front)
    seen.facts = {FACTS[name]: value for name, value in fields.items() if name in FACTS}
    shown = [fields.get(name, "") for name in TOP]
    body = IMAGE.sub("", body)
    notes = DEFINITION.findall(body)
    plain = _Plain()
    seen.notes = [plain.of(note) for _, note in notes]
    plain.labels.clear()
    # Whatever their order, lines at the top are told by fields: they count from each on.
    seen.lines = [Line(one) for _ in TOP for one in shown]
    parts = [plain.of(part) for part in DEFINITION.sub("", body).split("\n\n")]
    seen.lines += map(Line, parts)
    seen.headings = [fields.get("title", ""), *map(plain.bare, HEADING.findall(body))]
    if not notes:  # a list of sources is an ordinary list
        seen.notes = [line for part in parts for line in part.split("\n")]
    # Front matter holds no references: notes that nothing refers to are those of its lines.
    orphans = {label for label, _ in notes}.difference(plain.labels)
    # Marks in its lines stand in the layer, for us alone.
    seen.links = plain.links + [link for link in expected.links if link in front]
    seen.markers = len(plain.labels) + min(len(orphans), expected.top_markers)
    whole = squeezed(front) + squeezed("".join(parts))
    seen.images = [alt for alt in expected.images if squeezed(alt) in whole]
    return seen


def _split(text: str) -> tuple[str, str]:
    """Front matter and what follows it."""
    if not text.startswith("---\n"):
        return "", text
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    return front, body


def _fields(front: str) -> dict[str, str]:
    """Fields of one JSON string or a list of them, its items with spaces between."""
    out: dict[str, str] = {}
    for name, value, items in FIELD.findall(front):
        try:
            parts = [json.loads(one) for one in ([value] if value else ITEM.findall(items))]
        except ValueError:
            continue
        out[name] = " ".join(parts)
    return out


class _Plain:
    """Takes markup away, and remembers the links and note references it took."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.labels: list[str] = []

    def of(self, text: str) -> str:
        return MARKUP.sub(self.replace, text)

    def bare(self, text: str) -> str:
        """The text alone, nothing remembered."""
        return _Plain().of(text)

    def replace(self, match: re.Match[str]) -> str:
        if match["code"]:
            return match["inside"]
        if match["note"]:
            self.labels.append(match["note"])
            return ""
        if (address := match["address"]) is not None:
            self.links.append(_unescaped(address))
            return address
        link = match["angled"] or match["bare"]
        if link:
            self.links.append(_unescaped(link))
        return ""


def _unescaped(address: str) -> str:
    return address.replace("&amp;", "&")
