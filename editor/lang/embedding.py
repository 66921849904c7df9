"""Explicit directional controls: embeddings, overrides and isolates (UAX #9, X1-X10).

Works on strings of class codes, one letter a character (`editor.lang.bidi.CODES`), and knows
nothing of the characters themselves.
"""

from __future__ import annotations

MAX_DEPTH = 125
"""BD2: the deepest explicit level."""

REMOVED = "12345b"
"""X9: LRE RLE LRO RLO PDF BN, which take part in no later rule."""

OVERRIDE = {"3": "L", "4": "R"}


def isolate_pairs(codes: str) -> dict[int, int]:
    """Isolate initiators and the PDI that matches each (BD9)."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for index, code in enumerate(codes):
        if code in "678":
            waiting.append(index)
        elif code == "9" and waiting:
            pairs[waiting.pop()] = index
    return pairs


def _first_strong_is_rtl(codes: str, start: int, end: int, pairs: dict[int, int]) -> bool:
    """P2 and P3 between an FSI and its PDI, isolates inside passed over."""
    index = start
    while index < end:
        code = codes[index]
        if code in "LRA":
            return code != "L"
        index = pairs.get(index, end) if code in "678" else index + 1
    return False


def explicit_levels(codes: str, base: int, pairs: dict[int, int]) -> tuple[str, list[int]]:
    """Codes after overrides and a level for each character (X1-X8).

    Levels of characters that X9 removes mean nothing.
    """
    resolved = list(codes)
    levels = [base] * len(codes)
    stack = [(base, "", False)]  # level, override, opened by an isolate
    lost_isolates = lost_embeddings = open_isolates = 0
    for index, code in enumerate(codes):
        if code in "123456789b":
            if code == "9":  # X6a
                if lost_isolates:
                    lost_isolates -= 1
                elif open_isolates:
                    lost_embeddings = 0
                    while not stack.pop()[2]:
                        pass
                    open_isolates -= 1
            elif code == "5" and not lost_isolates:  # X7
                if lost_embeddings:
                    lost_embeddings -= 1
                elif len(stack) > 1 and not stack[-1][2]:
                    stack.pop()
        level, override, _ = stack[-1]
        if code not in REMOVED:  # X5a-c, X6, X6a
            levels[index] = level
            resolved[index] = override or code
        if code not in "1234678":
            continue
        isolate = code in "678"
        rtl = code in "247" or (
            code == "8"
            and _first_strong_is_rtl(codes, index + 1, pairs.get(index, len(codes)), pairs)
        )
        deeper = level + 1 + ((level + 1) % 2 != rtl)
        if deeper <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
            stack.append((deeper, OVERRIDE.get(code, ""), isolate))
            open_isolates += isolate
        elif isolate:
            lost_isolates += 1
        elif not lost_isolates:
            lost_embeddings += 1
    return "".join(resolved), levels


def sequences(
    codes: str, levels: list[int], pairs: dict[int, int], base: int
) -> list[tuple[list[int], str, str]]:
    """Isolating run sequences (BD13) with their sos and eos (X10).

    `codes` are the original ones. Each sequence lists indexes in logical order, without what X9
    removes.
    """
    kept = [index for index, code in enumerate(codes) if code not in REMOVED]
    level_runs: list[list[int]] = []
    before: dict[int, int] = {}  # level of the kept character before the first of a run
    after: dict[int, int] = {}  # and after the last of it
    previous = base
    for index in kept:
        if level_runs and levels[index] == previous:
            level_runs[-1].append(index)
        else:
            if level_runs:
                after[level_runs[-1][-1]] = levels[index]
            before[index] = previous
            level_runs.append([index])
        previous = levels[index]
    found: list[list[int]] = []
    continued: dict[int, list[int]] = {}  # by the PDI that goes on with it
    for run in level_runs:
        sequence = continued.pop(run[0], None)
        if sequence is None:
            sequence = run
            found.append(sequence)
        else:
            sequence.extend(run)
        if run[-1] in pairs:
            continued[pairs[run[-1]]] = sequence
    result = []
    for sequence in found:
        first, last = sequence[0], sequence[-1]
        level = levels[first]
        follows = base if codes[last] in "678" else after.get(last, base)
        sos = "LR"[max(level, before[first]) % 2]
        eos = "LR"[max(level, follows) % 2]
        result.append((sequence, sos, eos))
    return result
