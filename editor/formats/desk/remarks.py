"""What is still open, and what the desk has said: quotations without a source, notes, comments.

Knows the order of these, not what makes a source fit.
"""

from __future__ import annotations

from editor.formats.desk.claims import Sources, marked_words, open_sources, uncited
from editor.formats.desk.claims_table import source_link
from editor.formats.desk.sheet import Sheet
from editor.model.article import Comment


def open_points_html(sheet: Sheet, sources: Sources) -> str:
    """The section of open points: one list for each, and a word where there are none."""
    lists = [
        _list(sheet, key, [source_link(sheet, sources, source) for source in found])
        for key, found in open_sources(sheet.article, sources)
    ]
    lists.insert(0, _list(sheet, "desk_uncited", _quotations(sheet)))
    inner = "".join(lists) or f"<p>{sheet.term('desk_nothing_open')}</p>\n"
    title = f'<h2 id="open">{sheet.term("desk_open")}</h2>\n'
    return f'<section class="open" aria-labelledby="open">\n{title}{inner}</section>\n'


def _quotations(sheet: Sheet) -> list[str]:
    return [
        f"{sheet.quoted(one.words, sheet.article.direction_of(one.block))} "
        f'<span class="place">{sheet.term("desk_block", n=one.place)}</span>'
        for one in uncited(sheet.article)
    ]


def _list(sheet: Sheet, key: str, items: list[str]) -> str:
    if not items:
        return ""
    rows = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<h3>{sheet.term(key)} ({len(items)})</h3>\n<ul>\n{rows}</ul>\n"


def note_html(sheet: Sheet) -> str:
    """The note to the desk and the comments, where there are any."""
    article = sheet.article
    out = ""
    if note := article.meta.desk_note.strip():
        lines = "<br>\n".join(sheet.said(line) for line in note.splitlines())
        out += _section("note", sheet.term("desk_note"), f"<p>{lines}</p>\n")
    if article.comments:
        words = marked_words(article, "comment")
        rows = "".join(
            _comment(sheet, one, words.get(one.id, "")) for one in _threaded(article.comments)
        )
        out += _section("comments", sheet.term("desk_comments"), f"<ul>\n{rows}</ul>\n")
    return out


def _threaded(comments: tuple[Comment, ...]) -> list[Comment]:
    """Each comment with its replies right after it."""
    ids = {one.id for one in comments}
    replies: dict[str, list[Comment]] = {}
    for one in comments:
        home = one.parent if one.parent in ids and one.parent != one.id else ""
        replies.setdefault(home, []).append(one)
    out: list[Comment] = []
    waiting = list(reversed(replies.pop("", [])))
    while waiting:
        out.append(waiting.pop())
        waiting += reversed(replies.pop(out[-1].id, []))
    # Replies that only answer each other have no first remark; nothing said may get lost.
    return out + [one for rest in replies.values() for one in rest]


def _comment(sheet: Sheet, comment: Comment, words: str) -> str:
    css = ' class="reply"' if comment.parent else ""
    about = f'<q class="about">{sheet.quoted(words, sheet.article.direction)}</q> ' if words else ""
    who = " · ".join(filter(None, (sheet.said(comment.author), sheet.date(comment.created))))
    done = f' <span class="done">{sheet.term("desk_resolved")}</span>' if comment.resolved else ""
    lines = "<br>\n".join(sheet.said(line) for line in comment.text.splitlines())
    return f'<li{css}>{about}{lines} <span class="place">{who}</span>{done}</li>\n'


def _section(id: str, title: str, inner: str) -> str:
    return (
        f'<section class="{id}" aria-labelledby="{id}">\n<h2 id="{id}">{title}</h2>\n{inner}'
        "</section>\n"
    )
