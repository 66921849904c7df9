"""The catalogues themselves: every message of the source is there, whole, with its placeholders."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import editor
from editor.lang import po
from editor.lang.i18n import ui_languages
from editor.resources import resource

PLACEHOLDER = re.compile(r"\{(\w+)")
TRANSLATED = [language for language in ui_languages() if language != "en"]
SINGULAR_CALLS = {"N_", "sentence", "translate", "_"}
PLURAL_CALLS = {"nsentence", "ntranslate", "plural"}


@cache
def catalogue_file(language: str) -> po.PoFile:
    return po.parse(resource("locale", language, "muharrir.po").read_text(encoding="utf-8"))


def literal(node: ast.expr) -> str | None:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else None


def messages_of(tree: ast.AST) -> set[tuple[str, str | None]]:
    """(message, its plural) of every call that marks or translates a literal."""
    found: set[tuple[str, str | None]] = set()
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not call.args:
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        first = literal(call.args[0])
        if first and name in SINGULAR_CALLS and isinstance(call.func, ast.Name):
            found.add((first, None))
        elif first and name in PLURAL_CALLS and len(call.args) > 1:
            found.add((first, literal(call.args[1])))
    return found


@cache
def source_messages() -> frozenset[tuple[str, str | None]]:
    package = Path(editor.__file__).parent
    files = sorted(package.rglob("*.py"))
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files)
    return frozenset(message for tree in trees for message in messages_of(tree))


def test_the_scan_finds_messages_of_each_form() -> None:
    tree = ast.parse('N_("a"); nsentence("b", "c", 2); say.plural("d", "e", n); N_(name)')
    assert messages_of(tree) == {("a", None), ("b", "c"), ("d", "e")}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_of_the_source_is_translated(language: str) -> None:
    translated = {(entry.msgid, entry.plural) for entry in catalogue_file(language).entries}
    assert sorted(source_messages() - translated, key=str) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_empty_and_plural_forms_are_whole(language: str) -> None:
    file = catalogue_file(language)
    number, _ = file.plural_rule
    for entry in file.entries:
        assert all(form.strip() for form in entry.forms), entry.msgid
        assert len(entry.forms) == (1 if entry.plural is None else number), entry.msgid


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_use_the_placeholders_of_their_message(language: str) -> None:
    for entry in catalogue_file(language).entries:
        expected = set(PLACEHOLDER.findall(entry.plural or entry.msgid))
        for form in entry.forms:
            used = set(PLACEHOLDER.findall(form))
            assert used <= expected, entry.msgid
            if entry.plural is None or form == entry.forms[-1]:
                assert used == expected, entry.msgid


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_header_names_the_language_and_utf8(language: str) -> None:
    header = catalogue_file(language).header
    assert header["Language"] == language
    assert header["Content-Type"].endswith("charset=UTF-8")


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_a_start_reads_quickly_is_what_the_strict_reader_reads(language: str) -> None:
    text = resource("locale", language, "muharrir.po").read_text(encoding="utf-8")
    rule, forms = po.messages(text)
    strict = catalogue_file(language)
    assert rule == strict.plural_rule[1]
    assert forms == {entry.msgid: entry.forms for entry in strict.entries}
