"""Blocks as things: lists, boxes, objects, moving, outline, tables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.edit import outline, structure, tables
from editor.edit.state import EditorState, Position, Selection
from editor.model.article import Block, Figure, Media, Table
from editor.model.inline import Citation, Ref, Text
from editor.model.marks import Mark
from editor.model.schema import check
from tests.articles import PNG
from tests.edit.making import shape, state


def items(*levels: int) -> list[Block]:
    return [
        Block(f"i{n}", "list_item", (Text(str(n)),), level=level) for n, level in enumerate(levels)
    ]


def levels(found: EditorState | None) -> list[int]:
    assert found is not None
    return [one.level for one in found.article.blocks[1:]]


def test_an_item_moves_in_with_all_below_it_and_at_most_one_under_its_elder() -> None:
    assert levels(structure.indent(state(*items(0, 0, 1, 0), at=(2, 0)))) == [0, 1, 2, 0]
    assert structure.indent(state(*items(0, 1), at=(2, 0))) is None
    assert structure.indent(state(*items(0), at=(1, 0))) is None
    assert structure.indent(state("أ", at=(1, 0))) is None


def test_an_item_moves_out_with_all_below_it_and_at_last_out_of_the_list() -> None:
    assert levels(structure.outdent(state(*items(0, 1, 2, 1), at=(2, 0)))) == [0, 0, 1, 1]
    out = structure.outdent(state(*items(0), at=(1, 0)))
    assert out is not None
    assert shape(out) == ["paragraph:|0"]


def test_a_list_is_made_changed_and_unmade() -> None:
    start = EditorState(state("أ", "ب").article, Selection(Position(1, 0), Position(2, 1)))
    bullets = structure.toggle_list(False)(start)
    assert bullets is not None
    assert [one.kind for one in bullets.article.blocks[1:]] == ["list_item"] * 2
    numbers = structure.toggle_list(True)(bullets)
    assert numbers is not None
    assert all(one.ordered for one in numbers.article.blocks[1:])
    plain = structure.toggle_list(True)(numbers)
    assert plain is not None
    assert plain.article == start.article


def test_a_box_is_one_group_and_can_be_taken_apart() -> None:
    blocks = (Block("s", "subheading", (Text("ع"),)), "نص", *items(0))
    start = EditorState(state(*blocks).article, Selection(Position(1, 0), Position(3, 1)))
    box = structure.group_as_box(start)
    assert box is not None
    made = box.article.blocks[1:]
    assert [one.kind for one in made] == ["box_heading", "box_body", "list_item"]
    assert len({one.group for one in made} - {""}) == 1
    apart = structure.ungroup_box(box)
    assert apart is not None
    assert apart.article == start.article


def test_objects_go_where_the_caret_is_and_typing_goes_on_behind_them() -> None:
    inside = structure.insert_divider(state("قبلبعد", at=(1, 3)))
    assert inside is not None
    assert shape(inside) == ["paragraph:قبل", "divider:", "paragraph:|بعد"]
    instead = structure.insert_divider(state("", at=(1, 0)))
    assert instead is not None
    assert shape(instead) == ["divider:", "paragraph:|"]
    top = structure.insert_divider(state("نص", at=(0, 2)))
    assert top is not None
    assert shape(top) == ["divider:", "paragraph:|نص"]


def test_a_picture_is_carried_once_however_often_it_is_shown() -> None:
    insert = structure.insert_figure(Media("i", "image/png", PNG), Figure(alt="صورة"))
    once = insert(state("نص", at=(1, 2)))
    assert once is not None
    twice = insert(once)
    assert twice is not None
    assert len(twice.article.media) == 1
    other = structure.insert_figure(Media("i", "image/png", PNG + b"x"), Figure())(twice)
    assert other is not None
    assert len({one.id for one in other.article.media}) == 2
    assert check(other.article) == ()


def test_blocks_move_within_their_zone_and_keep_the_selection() -> None:
    start = state("أ", "ب", "ج", at=(2, 1))
    up = structure.move_blocks(-1)(start)
    assert up is not None
    assert shape(up) == ["paragraph:ب|", "paragraph:أ", "paragraph:ج"]
    assert structure.move_blocks(-1)(up) is None
    down = structure.move_blocks(1)(start)
    assert down is not None
    assert shape(down) == ["paragraph:أ", "paragraph:ج", "paragraph:ب|"]
    assert structure.move_blocks(1)(down) is None


def test_a_copy_of_a_block_has_citations_of_its_own() -> None:
    cited = (Text("قال", (Mark("claim", "n1"),)), Citation("n1", (Ref("s1"),)))
    twice = structure.duplicate_blocks(state(cited, at=(1, 0)))
    assert twice is not None
    text, citation = twice.article.blocks[2].inlines
    assert isinstance(text, Text)
    assert isinstance(citation, Citation)
    assert text.marks[0].value == citation.id != "n1"


def heading(level: int, text: str) -> Block:
    return Block(text, {2: "section_heading", 3: "subheading"}[level], (Text(text),))


SECTIONS = (heading(2, "أ"), "1", heading(3, "أأ"), "2", heading(2, "ب"), "3")


def test_sections_reach_to_the_next_heading_of_their_level() -> None:
    found = outline.sections(state(*SECTIONS).article)
    assert [(one.block, one.level, one.title, one.end) for one in found] == [
        (0, 1, "عنوان", 7), (1, 2, "أ", 5), (3, 3, "أأ", 5), (5, 2, "ب", 7),
    ]  # fmt: skip
    inner = outline.section_at(state(*SECTIONS).article, 4)
    assert inner is not None
    assert inner.title == "أأ"


def test_a_section_moves_with_everything_in_it() -> None:
    start = state(*SECTIONS, at=(4, 1))
    end = outline.move_section(1, 4)(start)
    assert end is not None
    assert [one.split(":")[1] for one in shape(end)] == ["ب", "3", "أ", "1", "أأ", "2|"]
    front = outline.move_section(3, 1)(start)
    assert front is not None
    assert [one.split(":")[1] for one in shape(front)] == ["ب", "3", "أ", "1", "أأ", "2|"]
    assert outline.move_section(0, 4)(start) is None
    assert outline.move_section(1, 2)(start) is None


def grid(*rows: str) -> Table:
    return Table(tuple(tuple((Text(cell),) for cell in row.split()) for row in rows))


def cells(table: Table) -> list[str]:
    return [
        " ".join("".join(t.text for t in cell if isinstance(t, Text)) or "_" for cell in row)
        for row in table.rows
    ]


def test_rows_and_columns_come_go_and_move() -> None:
    table = grid("a b", "c d")
    assert cells(tables.insert_rows(table, 1)) == ["a b", "_ _", "c d"]
    assert cells(tables.insert_columns(table, 2, 2)) == ["a b _ _", "c d _ _"]
    assert cells(tables.remove_rows(table, 0)) == ["c d"]
    assert cells(tables.remove_columns(table, 0)) == ["b", "d"]
    assert cells(tables.move_row(table, 0, 1)) == ["c d", "a b"]
    assert cells(tables.move_column(table, 1, 0)) == ["b a", "d c"]
    assert cells(tables.set_cell(table, 1, 1, (Text("x"),))) == ["a b", "c x"]
    assert tables.set_cell(table, 5, 1, ()) == table


def test_the_last_row_and_column_stay() -> None:
    table = grid("a")
    assert tables.remove_rows(table, 0) == table
    assert tables.remove_columns(table, 0, 7) == table


def test_cells_from_a_spreadsheet_grow_the_table() -> None:
    new = tables.from_spreadsheet('1\t2\n"with ""quotes""\tand tab"\t4\n')
    assert cells(Table(new)) == ["1 2", 'with "quotes"\tand tab 4']
    assert cells(tables.paste_cells(grid("a b"), 0, 1, new))[0] == "a 1 2"
    assert tables.from_spreadsheet("") == ()


@given(st.text(max_size=60))
def test_any_text_gives_rows_of_one_width(text: str) -> None:
    assert len({len(row) for row in tables.from_spreadsheet(text)}) <= 1


def test_a_table_is_edited_where_it_stands() -> None:
    start = state("نص", Block("t", "table", table=grid("a b")), at=(1, 1))
    done = tables.edit_table(2, lambda table: tables.insert_rows(table, 1))(start)
    assert done is not None
    assert done.selection == start.selection
    assert done.article.blocks[2].table == tables.insert_rows(grid("a b"), 1)
    assert tables.edit_table(1, lambda table: tables.insert_rows(table, 1))(start) is None
    assert tables.edit_table(2, lambda table: table)(start) is None
