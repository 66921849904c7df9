"""Footnotes and endnotes: a link to a note that links back, whoever wrote them.

Word, LibreOffice, Google Docs, Wikipedia and most publishing systems do it like that, each with
names of its own. What links one way only is no note and stays text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from editor.formats.pasted.tree import tag_of
from editor.value import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_LINKS: Final = 20_000
"""Inner links above which nobody looks for notes."""
_WHOLE: Final = ("footnote", "endnote", "sdfootnote", "sdendnote", "ftn", "edn", "fn")
_PARTS: Final = ("p", "li", "div", "aside", "td", "dd")


@dataclass(frozen=True, slots=True)
class Notes:
    """`of`: from the link in the text to the element of its note; `back`: the links in notes that
    lead back; `whole`: the elements that hold notes and nothing else."""

    of: Mapping[Element, Element]
    back: frozenset[Element]
    whole: frozenset[Element]


def notes_in(root: Element) -> Notes:
    """The notes of the tree."""
    links = [one for one in root.iter("a") if (one.get("href") or "").startswith("#")]
    if not links or len(links) > MAX_LINKS:
        return Notes({}, frozenset(), frozenset())
    named: dict[str, Element] = {}
    for element in root.iter():
        for key in (element.get("id"), element.get("name")):
            if key:
                named.setdefault(key, element)
    places = {element: place for place, element in enumerate(root.iter())}
    of: dict[Element, Element] = {}
    back: set[Element] = set()
    leading: dict[Element, dict[Element, list[Element]]] = {}
    for link in links:
        target = named.get((link.get("href") or "")[1:])
        if target is None or places[target] < places[link]:
            continue
        note = _holder(target)
        if note is None or note in link.iterancestors():
            continue
        if note not in leading:
            leading[note] = _leading(note, named)
        returns = [one for near in _near(link) for one in leading[note].get(near, ())]
        if returns:
            of[link] = note
            back.update(returns)
    return Notes(of, frozenset(back), frozenset(_holders(of.values())))


def _leading(note: Element, named: Mapping[str, Element]) -> dict[Element, list[Element]]:
    """Where the links of a note lead, and which those are."""
    out: dict[Element, list[Element]] = {}
    for link in note.iter("a"):
        href = link.get("href") or ""
        target = named.get(href[1:]) if href.startswith("#") else None
        if target is not None:
            out.setdefault(target, []).append(link)
    return out


def _near(link: Element) -> Iterator[Element]:
    """The link, and what stands close around and in it."""
    yield link
    yield from islice(link.iterancestors(), 2)
    yield from islice(link.iterdescendants(), 8)


def _holder(target: Element) -> Element | None:
    """The element that is the whole note."""
    around = [target, *target.iterancestors()][:8]
    parts = [one for one in around if tag_of(one) in _PARTS]
    for one in parts:
        told = f"{one.get('id', '')} {one.get('class', '')} {one.get('style', '')}".lower()
        if tag_of(one) == "li" or (
            tag_of(one) in ("div", "aside") and any(name in told for name in _WHOLE)
        ):
            return one
    return parts[0] if parts else None


def _holders(notes: object) -> set[Element]:
    """The notes, and Word's and others' boxes around nothing but them."""
    found: set[Element] = set(notes)  # type: ignore[call-overload]
    for note in list(found):
        for around in note.iterancestors():
            style = (around.get("style") or "").replace(" ", "").lower()
            listed = "mso-element:footnote-list" in style or "mso-element:endnote-list" in style
            if listed or (tag_of(around) in ("ol", "section") and set(around) <= found):
                found.add(around)
    return found
