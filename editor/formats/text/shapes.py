"""What a line of plain text probably is, by its shape. Heuristics, stated one by one.

A line is a paragraph unless it looks otherwise:

- **Headline**: the first line, if it is a line of display type (below) of at most 25 words, and
  some line after it is longer, or there is none.
- **Byline**, between headline and text: a marker such as «كتب:» «إعداد:» «بقلم» “By” at its start
  and at most 12 words; or two to four words of nothing but letters (a name).
- **Dateline**, there too: two or three parts of at most four words each with dashes between them,
  eight words in all («دمشق - رويترز», «الرياض-الوئام:»); two parts with a colon between them,
  four words in all or the second in quotation marks (القاهرة: ليلى حداد); or an outlet in
  quotation marks and a place («الاقتصادية» من الرياض).
- **Standfirst**, there too: display type of 5 to 45 words, a longer line among the three after it.
- **Lede**: the first paragraph under a headline.
- **Section heading**: display type of at most 12 words and 90 characters, after a paragraph, with
  a paragraph right after it that has at least 15 words and twice as many as the heading; never
  an address with `@`.

Display type begins with a letter, figure or opening mark and has no end mark (`. : ، ؛ … , ;`);
a question mark may stand. A paragraph ends with an end mark or has 15 words. So lines of a poem,
names in a list and questions with a star are paragraphs. Knows nothing of the model.
"""

from __future__ import annotations

import re
from typing import Final

HEADLINE_WORDS: Final = 25
STANDFIRST_WORDS: Final = (5, 45)
BYLINE_WORDS: Final = 12
NAME_WORDS: Final = (2, 4)
DATELINE_WORDS: Final = 8
HEADING_WORDS: Final = 12
HEADING_LENGTH: Final = 90
PARAGRAPH_WORDS: Final = 15

_END: Final = re.compile("[.:،؛…,;۔][\"'»”“’)\\]]*\\Z")
_ENDED: Final = re.compile("[.:،؛…,;۔؟?!][\"'»”“’)\\]]*\\Z")
_START: Final = re.compile(r"""[\w«“”"'‘(\[]""")
_MARKER: Final = re.compile(
    "(?:كتب|كتبت|كتبه|كتبته|كتبها|إعداد|اعداد|أعد التقرير|تقرير|تحرير|ترجمة|تحقيق|حوار|متابعة|"
    "نویسنده|نوشته|گزارش|ترجمه|تحریر|رپورٹ|מאת|כתב|כתבה|Author|Reported by|Written by)"
    "[ \u00a0]*:[ \u00a0]*\\S|(?:بقلم|By)[ \u00a0:]+\\S"
)
_NAME: Final = re.compile(r"[^\W\d_][\w\u064b-\u0652.]*(?:[ \u00a0][^\W\d_][\w\u064b-\u0652.]*)+")
_DASH: Final = re.compile(r"[ \u00a0]*[-–—ـ][ \u00a0]*")
_PART: Final = re.compile('[^\\W\\d_](?:[^.:؛…;؟?!\\d]|(?<=\\b[^\\W\\d_])\\.)*|[«“"][^«»“”"]+[»”"]')
_SENT_FROM: Final = re.compile("[^\\W\\d_][^.:،؛…,;؟?!\\d]*: *([^.:،؛…,;؟?!\\d]+)")
_OUTLET: Final = re.compile(
    '[«“"][^«»“”"]{2,30}[»”"] ?(?:من|في|[-–—:]) ?[^\\W\\d]+(?: [^\\W\\d]+){0,2}'
)


def words(line: str) -> int:
    """How many words between spaces."""
    return len(line.split())


def is_display(line: str) -> bool:
    """Whether it could be set in display type: no end mark, no bullet at its start."""
    return bool(_START.match(line)) and not _END.search(line)


def is_paragraph(line: str) -> bool:
    """Whether it reads as running text."""
    return bool(_ENDED.search(line)) or words(line) >= PARAGRAPH_WORDS


def is_headline(line: str, following: list[str]) -> bool:
    """Whether a first line is the headline of the lines after it."""
    if not is_display(line) or words(line) > HEADLINE_WORDS:
        return False
    return not following or any(len(other) > len(line) for other in following)


def is_byline(line: str) -> bool:
    """Whether a line under a headline names who wrote it."""
    if _MARKER.match(line):
        return words(line) <= BYLINE_WORDS
    return NAME_WORDS[0] <= words(line) <= NAME_WORDS[1] and bool(_NAME.fullmatch(line))


def is_dateline(line: str) -> bool:
    """Whether a line under a headline says where from, and by whom it was sent."""
    bare = line.rstrip(": \u00a0")
    if words(bare) > DATELINE_WORDS:
        return False
    if _OUTLET.fullmatch(bare):
        return True
    if sent := _SENT_FROM.fullmatch(bare):
        return words(bare) <= NAME_WORDS[1] or sent[1][0] in '«“"'
    parts = _DASH.split(bare)
    return 2 <= len(parts) <= 3 and all(
        words(part) <= NAME_WORDS[1] and _PART.fullmatch(part) for part in parts
    )


def is_standfirst(line: str, after: list[str]) -> bool:
    """Whether a line under a headline sums up what a longer line soon after begins to tell."""
    least, most = STANDFIRST_WORDS
    return (
        is_display(line) and least <= words(line) <= most and len(max(after, key=len)) > len(line)
    )


def is_heading(before: str, line: str, after: str) -> bool:
    """Whether a line between two others is the heading of the one after it."""
    return (
        is_display(line)
        and "@" not in line
        and words(line) <= HEADING_WORDS
        and len(line) <= HEADING_LENGTH
        and is_paragraph(before)
        and is_paragraph(after)
        and words(after) >= max(PARAGRAPH_WORDS, 2 * words(line))
    )
