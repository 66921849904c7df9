"""Source text made safe and simple to parse: what would cost the parser too much becomes text.

Python-Markdown takes quadratic time for brackets, recurses into quotes and lists, and builds every
cell of a table that one line announces. Here such places are counted first. A character that shall
mean nothing is replaced by Python-Markdown's own mark for an escaped one. Code fences become
indented code, boxes become marks of ours, scripts and comments are left out. Knows no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editor.formats.markdown.media import DATA, data_of
from editor.lang.i18n import N_, Sentence, nsentence, sentence
from editor.model.kinds import KINDS
from editor.value import dataclass, field

MAX_CHARACTERS: Final = 20_000_000
MAX_BLOCK_COST: Final = 2_000_000
"""Special characters times length of a paragraph: about half a second of the parser."""
MAX_COST: Final = 5_000_000
FREE_COST: Final = 20_000
MAX_CELLS: Final = 20_000
MAX_LINES: Final = 200
"""Lines without a blank one between, before one is put in; the parser reads each block anew."""
MAX_DEPTH: Final = 8
TAB: Final = 4

BOX_CLASSES: Final = {
    kind.markdown[1:]: kind.id for kind in reversed(KINDS) if kind.markdown.startswith(".")
}
OPENS: Final = "\x02div:"
CLOSES: Final = "\x02/div\x03"

TOO_NESTED: Final = N_("Quotes and lists deeper than {n} levels were drawn together.")
TOO_HEAVY: Final = (
    "{n} paragraph has too many special characters; it was kept as plain text.",
    "{n} paragraphs have too many special characters; they were kept as plain text.",
)
TOO_WIDE: Final = N_("A table with more than {n} cells was kept as plain text.")
LEFT_OUT: Final = N_("HTML in the text was left out: {names}.")

_SPECIALS: Final = "[]*_`!<&~\\"
_DEFUSED: Final = {ord(char): f"\x02{ord(char)}\x03" for char in _SPECIALS + "|#>+-=:."}
_PIPE: Final = {ord("|"): f"\x02{ord('|')}\x03"}
_FENCE: Final = re.compile(r"( {0,3})(`{3,}(?=[^`]*\Z)|~{3,})")
_HEADING: Final = re.compile(r" {0,3}#{1,6}(?=[ \t]|\Z)")
_HASH: Final = re.compile(r" {0,3}#")
# Those that few articles need are compiled when first used.
_DIV: Final = r"""(?i) {0,3}<div\b([^<>"']*(?:"[^"]*"|'[^']*')?)*> *\Z"""
_END_DIV: Final = r"(?i) {0,3}</div *> *\Z"
_CLASS: Final = r"""(?i)\bclass\s*=\s*["']?([\w -]*)"""
_RAW: Final = r"(?i) {0,3}<(script|style|template|iframe|object|!--)"
_CONTAINER: Final = re.compile(r" *(?:>|(?:[-+*]|\d{1,9}[.)])(?= |\Z)) ?")
_CONTAINERS: Final = re.compile(f"(?:{_CONTAINER.pattern})+")
_RULE: Final = re.compile(r" {0,3}([-*_])(?: *\1){2,} *\Z")
_ITEM: Final = re.compile(r" {0,3}(?:[-+*]|1[.)]) +\S")
_LIST_LINE: Final = re.compile(r" *(?:[-+*]|\d{1,9}[.)]) +\S")
_ROUND: Final = re.compile(r"^( *\d{1,9})\)(?= )")
_INLINE_DATA: Final = r"(?<=\]\()<?(data:image/[\w.+-]+;base64,[A-Za-z0-9+/=]*)>?"
_DEFINED_DATA: Final = r"(?m)^ {0,3}\[([^\[\]\n]+)\]:[ \t]*(data:\S+)[ \t]*$"


@dataclass(slots=True)
class Prepared:
    """Text for the parser's blocks, images that stood in it by their stand-ins, and warnings."""

    text: str = ""
    images: dict[str, bytes] = field(default_factory=dict)
    warnings: dict[Sentence, None] = field(default_factory=dict)


def prepare(source: str, *, plain: bool = False) -> Prepared:
    """The source, harmless. `plain`: nothing in it is markup at all."""
    out = Prepared()
    source = source.replace("\x02", "").replace("\x03", "")
    source = _take_images(source, out).expandtabs(TAB)
    if plain or len(source) > MAX_CHARACTERS:
        blocks = [block.translate(_DEFUSED).strip() for block in source.split("\n\n")]
        out.text = "\n\n".join(blocks)
        out.warnings[nsentence(*TOO_HEAVY, len(blocks))] = None
        return out
    lines = _Lines(source.split("\n"), out)
    out.text = "\n\n".join(_afforded(lines.run(), out))
    return out


def _take_images(source: str, out: Prepared) -> str:
    """Images that are written into the text are taken out of it: their data is no text."""
    if "data:" not in source:
        return source

    def defined(match: re.Match[str]) -> str:
        name = match[1].strip().lower()
        if DATA.fullmatch(match[2]) is None or re.search(r"\s", name):
            return match[0]
        out.images[name] = data_of(match[2])
        return f"[{name}]: {name}"

    def inline(match: re.Match[str]) -> str:
        name = f"image-data-{len(out.images) + 1}"
        out.images[name] = data_of(match[1])
        return name

    return re.sub(_INLINE_DATA, inline, re.sub(_DEFINED_DATA, defined, source))


class _Lines:
    """One pass over the lines; gives blocks, each a list of lines without a blank one."""

    def __init__(self, lines: list[str], out: Prepared) -> None:
        self.lines = lines
        self.out = out
        self.blocks: list[list[str]] = [[]]
        self.boxes = _paired(lines)
        self.last: dict[str, int] = {}
        for place, line in enumerate(lines):
            if "</" in line or "-->" in line:
                for name in re.findall(r"</(\w+)|(-->)", line.lower()):
                    self.last[name[0] or "!--"] = place

    def run(self) -> list[list[str]]:
        place = 0
        while place < len(self.lines):
            place = self._line(place)
        return self.blocks

    def _line(self, place: int) -> int:
        """Takes the line in; gives the number of the next one."""
        line = self.lines[place]
        if not line.strip():
            self._gap()
            return place + 1
        if found := _FENCE.match(line):
            return self._fenced(place, found[2], len(found[1]))
        if "<" in line and (found := re.match(_RAW, line)):
            after = self._raw(place, found[1].lower())
            if after > place:
                return after
        if place in self.boxes:
            self._alone(self.boxes[place])
        elif "<" in line and (re.match(_DIV, line) or re.match(_END_DIV, line)):
            self._gap()
        elif _HEADING.match(line) or _RULE.match(line):
            self._rule_or_heading(line)
        else:
            self._words(line)
        return place + 1

    def _gap(self) -> None:
        if self.blocks[-1]:
            self.blocks.append([])

    def _alone(self, line: str) -> None:
        self._gap()
        self.blocks[-1].append(line)
        self._gap()

    def _rule_or_heading(self, line: str) -> None:
        """Stands alone, but for a row of hyphens, which makes a heading of the line above."""
        if self.blocks[-1] and not _HEADING.match(line) and set(line.strip()) == {"-"}:
            self.blocks[-1].append(line)
        else:
            self._alone(line)

    def _words(self, line: str) -> None:
        block = self.blocks[-1]
        if _HASH.match(line):
            line = line.replace("#", f"\x02{ord('#')}\x03", 1)
        line = _ROUND.sub(r"\1.", self._nested(line))
        begins_list = block and _ITEM.match(line) and not any(map(_LIST_LINE.match, block))
        continues = not begins_list or block[-1].lstrip().startswith((">", "|"))
        if not continues or (len(block) >= MAX_LINES and not _is_table(block)):
            self._gap()
        self.blocks[-1].append(line)

    def _nested(self, line: str) -> str:
        """The line with at most so many quotes and lists around it."""
        place, depth = 0, 0
        while found := _CONTAINER.match(line, place):
            if depth == MAX_DEPTH:
                if _RULE.match(line):
                    return line
                if found := _CONTAINERS.match(line, place):
                    line = line[:place] + line[found.end() :]
                self.out.warnings[sentence(TOO_NESTED, n=MAX_DEPTH)] = None
                break
            place, depth = found.end(), depth + 1
        spaces = len(line) - len(line.lstrip(" "))
        if spaces > MAX_DEPTH * TAB and _LIST_LINE.match(line):
            self.out.warnings[sentence(TOO_NESTED, n=MAX_DEPTH)] = None
            return " " * MAX_DEPTH * TAB + line.lstrip(" ")
        return line

    def _fenced(self, place: int, fence: str, indent: int) -> int:
        """Code between fences, indented as code is; to the end where the fence is not closed."""
        end = place + 1
        close = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}} *\Z")
        while end < len(self.lines) and not close.match(self.lines[end]):
            end += 1
        self._gap()
        for line in self.lines[place + 1 : end]:
            self.blocks[-1].append(" " * TAB + line[min(indent, len(line) - len(line.lstrip())) :])
        self._gap()
        return end + 1

    def _raw(self, place: int, name: str) -> int:
        """Over a script, style or comment that has an end (CommonMark, HTML blocks 1 and 2)."""
        mark = "-->" if name == "!--" else f"</{name}"
        if self.last.get(name, -1) < place:
            return place
        end = place
        while mark not in self.lines[end].lower():
            end += 1
        shown = "<!-- -->" if name == "!--" else f"<{name}>"
        self.out.warnings[sentence(LEFT_OUT, names=shown)] = None
        rest = self.lines[end]
        at = rest.lower().rfind(mark)
        self.lines[end] = rest[rest.find(">", at) + 1 :] if ">" in rest[at:] else ""
        return end if self.lines[end].strip() else end + 1


def _paired(lines: list[str]) -> dict[int, str]:
    """Line number -> our mark, for the boxes that begin and end."""
    stack: list[tuple[int, str]] = []
    out: dict[int, str] = {}
    for place, line in enumerate(lines):
        if "div" not in line.lower():
            continue
        if re.match(_DIV, line) and len(line) < 2000:
            found = re.search(_CLASS, line)
            names = found[1].split() if found else []
            stack.append((place, next((name for name in names if name in BOX_CLASSES), "")))
        elif re.match(_END_DIV, line) and stack:
            begin, name = stack.pop()
            if name and len(stack) < MAX_DEPTH:
                out[begin], out[place] = f"{OPENS}{name}\x03", CLOSES
    return out


def _is_table(block: list[str]) -> bool:
    return len(block) > 1 and "|" in block[0] and not block[1].strip(" |:-")


def _afforded(blocks: list[list[str]], out: Prepared) -> Iterator[str]:
    """The blocks as text, those that would cost too much without any markup."""
    spent = heavy = 0
    for block in blocks:
        text = "\n".join(block)
        if not text:
            continue
        if _is_table(block) and (block[0].count("|") + 1) * len(block) > MAX_CELLS:
            out.warnings[sentence(TOO_WIDE, n=MAX_CELLS)] = None
            text = text.translate(_PIPE)
        specials = sum(map(text.count, _SPECIALS))
        cost = specials * len(text)
        if cost > FREE_COST and not text.startswith("    "):
            if cost > MAX_BLOCK_COST or spent + cost > MAX_COST:
                heavy += 1
                text = text.translate(_DEFUSED)
            else:
                spent += cost
        yield text
    if heavy:
        out.warnings[nsentence(*TOO_HEAVY, heavy)] = None
