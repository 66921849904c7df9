"""What our HTML shows, by a tokenizer that takes less than a browser does.

A browser forgives; this does not: an ampersand that begins no reference we write, an element that
is not closed where it was opened, JSON-LD that does not parse are faults. (`html.parser` forgives
too, and its import alone costs more than the whole check.)
"""

from __future__ import annotations

import json
import re
from typing import Final

from editor.formats.selfcheck.expected import Expected
from editor.formats.selfcheck.seen import Grid, Line, Seen

TOKEN: Final = re.compile(
    r"<!--.*?-->|<!DOCTYPE html>"
    r"|<(script|style)(?P<given>[^>]*)>(?P<raw>.*?)</\1>"
    r'|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:\s+[a-z:-]+(?:="[^"]*")?)*)\s*/?>'
    r"|(?P<text>[^<]+)|(?P<stray><)",
    re.DOTALL,
)
ATTRIBUTE: Final = re.compile(r'([a-z:-]+)(?:="([^"]*)")?')
REFERENCE: Final = re.compile(r"&(?:(amp|lt|gt|quot)|#(\d+));|&")
NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}

VOID: Final = frozenset({"br", "hr", "img", "meta", "link", "wbr"})
INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "s", "small", "span",
     "strong", "sub", "sup", "time", "u"}
)  # fmt: skip
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
UNSEEN_ROLES: Final = frozenset({"doc-noteref", "doc-backlink"})
NOTE_ROLES: Final = frozenset({"doc-endnotes", "doc-bibliography"})
FACTS: Final = {
    "author": "authors", "description": "description", "keywords": "keywords",
    "article:published_time": "published",
}  # fmt: skip


def see(data: bytes, expected: Expected) -> Seen:
    """What is in the page or fragment."""
    return _Reader().read(data.decode("utf-8", "replace"))


class _Reader:
    """Walks the tokens once. `path` holds the open elements with the direction inside each."""

    def __init__(self) -> None:
        self.seen = Seen()
        self.tables: list[Grid] = []
        self.headings: list[str] = []
        self.seen.tables, self.seen.headings = self.tables, self.headings
        self.path: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.hidden = 0
        self.in_notes = 0

    def read(self, page: str) -> Seen:
        for token in TOKEN.finditer(page):
            if (text := token["text"]) is not None:
                if not self.hidden:
                    self.text.append(self.plain(text) if "&" in text else text)
            elif name := token["name"]:
                if token["end"]:
                    self.close(name)
                else:
                    self.open(name, self.attributes(token["attributes"]))
            elif token["raw"] is not None:
                self.script(token["given"], token["raw"])
            elif token["stray"]:
                self.seen.faults.append(page[token.start() : token.start() + 40])
        self.flush()
        self.seen.faults += (f"<{name}>" for name, _ in self.path)
        return self.seen

    def plain(self, text: str) -> str:
        return REFERENCE.sub(self.character, text)

    def character(self, match: re.Match[str]) -> str:
        name, number = match.groups()
        if name:
            return NAMED[name]
        if number:
            return chr(int(number))
        self.seen.faults.append("&")
        return "\ufffd"

    def attributes(self, text: str) -> dict[str, str]:
        if not text:
            return {}
        return {
            name: self.plain(value) if "&" in value else value
            for name, value in ATTRIBUTE.findall(text)
        }

    def open(self, name: str, given: dict[str, str]) -> None:
        if name in VOID:
            self.void(name, given)
            return
        if name not in INLINE:
            self.flush()
        around = self.path[-1][1] if self.path else "ltr"
        self.path.append((name, given.get("dir", around)))
        if name in ("html", "article") and "lang" in given:
            self.seen.facts["language"] = given["lang"]
            self.seen.facts["direction"] = given.get("dir", "ltr")
        elif name == "table":
            self.tables.append(Grid(direction=self.path[-1][1]))
        elif name == "a" and not given.get("href", "#").startswith("#"):
            self.seen.links.append(given["href"])
        role = given.get("role", "")
        self.seen.markers += role == "doc-noteref"
        if self.hidden or role in UNSEEN_ROLES or given.get("class") == "cite":
            self.hidden += 1
        if self.in_notes or role in NOTE_ROLES:
            self.in_notes += 1

    def void(self, name: str, given: dict[str, str]) -> None:
        if name == "br":
            self.text.append("\n")
        elif name == "img":
            self.seen.images.append(given.get("alt", ""))
        elif name == "meta" and (fact := FACTS.get(given.get("name") or given.get("property", ""))):
            before = self.seen.facts.get(fact)
            content = given.get("content", "").replace(", ", " ")
            self.seen.facts[fact] = f"{before} {content}" if before else content

    def close(self, name: str) -> None:
        if not self.path or self.path[-1][0] != name:
            self.seen.faults.append(f"</{name}>")
            return
        if name not in INLINE:
            self.flush()
        self.path.pop()
        self.hidden -= self.hidden > 0
        self.in_notes -= self.in_notes > 0

    def flush(self) -> None:
        """What was gathered is one line of the innermost element that is a block."""
        text = "".join(self.text)
        self.text.clear()
        blank = not text.strip()
        name, direction = next(
            ((n, d) for n, d in reversed(self.path) if n not in INLINE), ("", "")
        )
        if name in ("td", "th"):
            self.cell(text)
        elif blank:
            return
        elif name == "title":
            self.seen.facts["page title"] = text
        elif self.in_notes:
            if name == "li":
                self.seen.notes.append(text)
        else:
            self.seen.lines.append(Line(text, direction))
            if name in HEADINGS:
                self.headings.append(text)

    def cell(self, text: str) -> None:
        if self.tables:
            self.tables[-1].cells.append(text)

    def script(self, given: str, raw: str) -> None:
        if "ld+json" not in given:
            return
        try:
            self.seen.facts["title"] = str(json.loads(raw)["headline"])
        except (ValueError, KeyError, TypeError):
            self.seen.faults.append("JSON-LD")
