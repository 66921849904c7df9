"""What the page shows for a block says everything that can be typed over."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from editor.model.article import Article, Block, Metadata
from editor.model.inline import Citation, Ref, Text, citations
from editor.model.marks import Mark
from editor.qt.lines import JOINER, Line, blocks_of, line_of, text_key
from tests.articles import articles


@given(articles())
def test_lines_read_back_are_the_blocks_they_were_made_of(article: Article) -> None:
    known = {block.id: block for block in article.blocks}
    for block in article.blocks:
        cited = {one.id: one for one in citations(block.inlines)}
        assert blocks_of(line_of(article, block), known, cited) == [block]


def test_a_citation_has_a_word_joiner_before_it_in_the_view_only() -> None:
    block = Block("p", inlines=(Text("قال"), Citation("n", (Ref("s"),))))
    article = Article("a", blocks=(block,))
    line = line_of(article, block)
    assert [text for text, _ in line.pieces] == ["قال", JOINER, "\ufffc"]


def test_a_mark_that_clings_to_a_citation_is_joined_to_it() -> None:
    def shown(after: str) -> list[str]:
        block = Block("p", inlines=(Text("قال"), Citation("n", (Ref("s"),)), Text(after)))
        return [text for text, _ in line_of(Article("a", blocks=(block,)), block).pieces]

    assert shown("، ثم") == ["قال", JOINER, "\ufffc", JOINER, "، ثم"]
    assert shown(" ثم") == ["قال", JOINER, "\ufffc", " ثم"]


def test_a_marked_isolate_and_a_token_that_needs_one_are_isolated_in_the_view() -> None:
    inlines = (Text("لغة "), Text("C++", (Mark("isolate", "ltr"),)), Text(" أو C# هنا"))
    block = Block("p", inlines=inlines)
    line = line_of(Article("a", blocks=(block,)), block)
    shown = "".join(text for text, _ in line.pieces)
    assert shown == "لغة \u2066C++\u2069 أو \u2066C#\u2069 هنا"


def shown(*inlines: Text, kind: str = "paragraph", language: str = "ar") -> str:
    block = Block("p", kind, inlines=inlines)
    article = Article("a", Metadata(language=language), blocks=(block,))
    return "".join(text for text, _ in line_of(article, block).pieces)


def test_code_runs_its_own_way_in_a_block_of_the_other_direction_only() -> None:
    code = Text('x = "قيمة"; y', (Mark("code"),))
    assert shown(Text("كود: "), code) == f"كود: \u2066{code.text}\u2069"
    assert shown(Text("Code: "), code, language="en") == f"Code: {code.text}"


def test_a_chosen_direction_turns_code_and_bold_words_within_it_stay_in_one_isolate() -> None:
    turned = Mark("isolate", "auto")
    words = Text("نص ", (turned,)), Text("bold", (turned, Mark("strong")))
    assert shown(Text("See "), *words, language="en") == "See \u2068نص bold\u2069"
    code = Text("أمر x", (Mark("isolate", "rtl"), Mark("code")))
    assert shown(Text("قال "), code) == "قال \u2067أمر x\u2069"


def test_code_in_a_phrase_that_is_isolated_has_an_isolate_within_it() -> None:
    phrase = Text("لغة C++ "), Text("a = b", (Mark("code"),)), Text(" C# هنا")
    assert shown(*phrase) == "لغة \u2066C++ \u2066a = b\u2069 C#\u2069 هنا"


def test_a_latin_item_of_an_arabic_list_is_isolated_as_in_what_is_exported() -> None:
    assert shown(Text("C++"), kind="list_item") == "\u2066C++\u2069"


def test_words_beside_an_object_get_a_paragraph_of_their_own() -> None:
    divider = Block("d", "divider")
    line = line_of(Article("a", blocks=(divider,)), divider)
    mixed = replace(line, pieces=(*line.pieces, ("كلام", text_key("divider", ()))))
    read = blocks_of(mixed, {"d": divider}, {})
    assert [(block.kind, block.text) for block in read] == [("divider", ""), ("paragraph", "كلام")]
    assert read[0].id == "d" != read[1].id


def test_text_that_came_from_elsewhere_has_no_marks() -> None:
    read = blocks_of(Line("p", "", (("نص", ""),)), {}, {})
    assert read[0].inlines == (Text("نص"),)
