"""The Unicode Bidirectional Algorithm (UAX #9, revision 46 and later), whole and exact.

Characters become a string of one-letter class codes, and most rules are regular expressions over
that string, so that the work is done in C. Knows nothing of languages, tokens or formats, and
never guesses a base direction (P2, P3): the caller decides it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from editor.lang.embedding import explicit_levels, isolate_pairs, sequences

Direction = Literal["rtl", "ltr"]

CODES = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "N", "ES": "S", "ET": "T", "CS": "C",
    "NSM": "M", "ON": "O", "WS": "W", "S": "G", "B": "P", "BN": "b", "LRE": "1", "RLE": "2",
    "LRO": "3", "RLO": "4", "PDF": "5", "LRI": "6", "RLI": "7", "FSI": "8", "PDI": "9", "": "?",
}  # fmt: skip
"""Bidi classes as one letter; digits are the explicit controls, `?` is an unassigned character."""

PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
"""BidiBrackets.txt: every opening bracket followed by its closing one."""

CLOSER = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True)) | {"\u2329": "\u3009"}
CLOSING = {closer: CLOSER[opener] for opener, closer in zip(PAIRS[::2], PAIRS[1::2], strict=True)}
"""Brackets by what closes them; U+2329 and U+232A are canonically U+3008 and U+3009."""

BRACKET = f"[{re.escape(PAIRS)}]"
BRACKETS = frozenset(PAIRS)
MIRROR_PAIRS = PAIRS + "«»‹›<>≤≥"
MAX_BRACKETS = 63
"""BD16: where pairing stops when that many brackets wait to be closed."""

UNASSIGNED = (
    ("T", "\u20a0-\u20cf"),
    ("b", "\u2065\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000e0fff"),
    (
        "R",
        "\u0590-\u05ff\u07c0-\u085f\ufb1d-\ufb4f\U00010800-\U00010cff\U00010d40-\U00010ebf"
        "\U00010f00-\U00010f2f\U00010f70-\U00010fff\U0001e800-\U0001ec6f\U0001ecc0-\U0001ecff"
        "\U0001ed50-\U0001edff\U0001ef00-\U0001efff",
    ),
    (
        "A",
        "\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufeff"
        "\U00010d00-\U00010d3f\U00010ec0-\U00010eff\U00010f30-\U00010f6f\U0001ec70-\U0001ecbf"
        "\U0001ed00-\U0001ed4f\U0001ee00-\U0001eeff",
    ),
)
"""DerivedBidiClass.txt, `@missing` lines: the class of unassigned characters, L elsewhere."""

NEUTRAL = str.maketrans("WGP6789", "OOOOOOO")
W6 = str.maketrans("STC", "OOO")
RESET = r"(?<![W1-9b])[W1-9b]*+(?:[GP]|\Z)"
"""L1: separators, and white space (with what X9 removed) before them or at the end."""


def class_codes(text: str) -> str:
    """One code a character."""
    codes = "".join(map(CODES.__getitem__, map(unicodedata.bidirectional, text)))
    if "?" not in codes:
        return codes
    return "".join(
        _unassigned(char) if code == "?" else code for char, code in zip(text, codes, strict=True)
    )


def _unassigned(char: str) -> str:
    if ord(char) & 0xFFFE == 0xFFFE:
        return "b"
    return next((code for code, ranges in UNASSIGNED if re.match(f"[{ranges}]", char)), "L")


def _bracket_pairs(chars: str, codes: str) -> list[tuple[int, int]]:
    """BD16 over one sequence, sorted by the opening bracket."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for match in re.finditer(BRACKET, chars):
        char, index = match.group(), match.start()
        if codes[index] != "O":
            continue
        if char in CLOSER:
            if len(waiting) == MAX_BRACKETS:
                break
            waiting.append((CLOSER[char], index))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == CLOSING[char]:
                pairs.append((waiting[depth][1], index))
                del waiting[depth:]
                break
    return sorted(pairs)


def brackets_are_paired(text: str) -> bool:
    """Whether every bracket has its partner in the text, and so no rule looks for it elsewhere."""
    if BRACKETS.isdisjoint(text):
        return True
    paired = 2 * len(_bracket_pairs(text, class_codes(text)))
    return paired == sum(char in BRACKETS for char in text)


def _resolve_brackets(chars: str, original: str, codes: str, sos: str, embedding: str) -> str:
    """N0. `original` are the codes before W1, to find the marks that stand on a bracket."""
    pairs = _bracket_pairs(chars, codes)
    if not pairs:
        return codes
    strong = bytearray(codes.replace("E", "R").replace("N", "R"), "ascii")
    resolved = list(codes)
    own = ord(embedding)
    other = ord("L" if embedding == "R" else "R")
    for opening, closing in pairs:
        if strong.find(own, opening, closing) >= 0:
            direction = own
        elif strong.find(other, opening, closing) >= 0:
            last = max(strong.rfind(b"L", 0, opening), strong.rfind(b"R", 0, opening))
            context = strong[last] if last >= 0 else ord(sos)
            direction = other if context == other else own
        else:
            continue
        for bracket in (opening, closing):
            end = bracket + 1
            while end < len(original) and original[end] == "M":
                end += 1
            for index in range(bracket, end):
                strong[index] = direction
                resolved[index] = chr(direction)
    return "".join(resolved)


def _resolve_sequence(chars: str, original: str, level: int, sos: str, eos: str) -> str:
    """W1-W7 and N0-N2 over one isolating run sequence: codes L, R, E (EN) and N (AN) only."""
    embedding = "LR"[level % 2]
    codes = sos + original.translate(NEUTRAL)
    if "M" in codes:  # W1
        codes = re.sub("([^M])M+", lambda m: m[1] * len(m[0]), codes)
    if "A" in codes:
        if "E" in codes:  # W2
            codes = re.sub("A[^LR]*", lambda m: m[0].replace("E", "N"), codes)
        codes = codes.replace("A", "R")  # W3
    if "E" in codes or "N" in codes:
        codes = re.sub("(?<=E)[SC](?=E)", "E", codes)  # W4
        codes = re.sub("(?<=N)C(?=N)", "N", codes)
    if "E" in codes:  # W5
        codes = re.sub("(?<!T)T++(?=E)|(?<=E)T+", lambda m: "E" * len(m[0]), codes)
    codes = codes.translate(W6)
    if "E" in codes:  # W7
        codes = re.sub("L[^R]*", lambda m: m[0].replace("E", "L"), codes)
    if not BRACKETS.isdisjoint(chars):
        codes = sos + _resolve_brackets(chars, original, codes[1:], sos, embedding)
    codes += eos
    codes = re.sub("(?<=L)O+(?=L)", lambda m: "L" * len(m[0]), codes)  # N1
    codes = re.sub("(?<=[REN])O+(?=[REN])", lambda m: "R" * len(m[0]), codes)
    return codes[1:-1].replace("O", embedding)  # N2


def _implicit(codes: str, level: int) -> list[int]:
    """I1 and I2."""
    other = level + 1
    by_code = (
        {"L": other, "R": level, "E": other, "N": other}
        if level % 2
        else {"L": level, "R": other, "E": level + 2, "N": level + 2}
    )
    return [by_code[code] for code in codes]


def _resolve_paragraph(text: str, codes: str, base: int) -> tuple[str, list[int]]:
    """Resolved codes and levels of one paragraph, before L1."""
    sos = "LR"[base]
    if not re.search("[1-9b]", codes):
        resolved = _resolve_sequence(text, codes, base, sos, sos)
        return resolved, _implicit(resolved, base)
    pairs = isolate_pairs(codes)
    overridden, levels = explicit_levels(codes, base, pairs)
    result = [""] * len(text)
    for sequence, start, end in sequences(codes, levels, pairs, base):
        level = levels[sequence[0]]
        resolved = _resolve_sequence(
            "".join([text[index] for index in sequence]),
            "".join([overridden[index] for index in sequence]),
            level,
            start,
            end,
        )
        for index, code, own in zip(sequence, resolved, _implicit(resolved, level), strict=True):
            result[index] = code
            levels[index] = own
    code, level = sos, base
    for index, kept in enumerate(result):
        if kept:
            code, level = kept, levels[index]
        else:  # what X9 removed goes with the character before it
            result[index], levels[index] = code, level
    return "".join(result), levels


def resolve(text: str, base: Direction) -> tuple[str, list[int]]:
    """The resolved class and the level of every character, L1 applied to the text as one line.

    Classes are L, R, E (a European number that W7 left alone) and N (an Arabic number); what L1
    resets has the class of the base direction.
    """
    level = int(base == "rtl")
    codes = class_codes(text)
    resolved: list[str] = []
    levels: list[int] = []
    start = 0
    for end in [*(m.start() for m in re.finditer("P", codes)), len(text)]:  # P1
        part, part_levels = _resolve_paragraph(text[start:end], codes[start:end], level)
        resolved += part, "LR"[level]
        levels += part_levels
        levels.append(level)
        start = end + 1
    kinds = "".join(resolved)[:-1]
    levels.pop()
    for match in re.finditer(RESET, codes):
        start, end = match.span()
        levels[start:end] = [level] * (end - start)
        kinds = kinds[:start] + "LR"[level] * (end - start) + kinds[end:]
    return kinds, levels


def levels(text: str, base: Direction) -> list[int]:
    """The embedding level of every character of a text in one line.

    Even levels run left to right. Characters that X9 removes have the level of the one before.
    Paragraph separators (class B) start a new paragraph with the same base.
    """
    return resolve(text, base)[1]


def reorder(levels: list[int]) -> list[int]:
    """L2: the logical indexes in visual order, from left to right."""
    order = list(range(len(levels)))
    if not levels:
        return order
    lowest_odd = min((level for level in levels if level % 2), default=max(levels) + 1)
    for level in range(max(levels), lowest_odd - 1, -1):
        start = None
        for place, own in enumerate([*levels, -1]):
            if own >= level:
                start = place if start is None else start
            elif start is not None:
                order[start:place] = order[start:place][::-1]
                start = None
    return order


def display(text: str, base: Direction) -> str:
    """The characters from left to right as a reader sees them, brackets mirrored (L2, L4)."""
    mirrored = dict(zip(MIRROR_PAIRS[::2], MIRROR_PAIRS[1::2], strict=True))
    mirrored |= {closing: opening for opening, closing in mirrored.items()}
    own = levels(text, base)
    return "".join(
        mirrored.get(text[index], text[index]) if own[index] % 2 else text[index]
        for index in reorder(own)
    )
