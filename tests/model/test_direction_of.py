"""The one decision which way a block runs."""

from __future__ import annotations

from editor.model.article import Article, Block, Metadata, Table
from editor.model.inline import Text


def test_a_table_is_turned_by_its_cells_as_well_as_by_its_caption() -> None:
    arabic, latin = (Text("السنة"),), (Text("Lake Survey"),)
    article = Article("a", Metadata(language="ar"))

    def turned(caption: tuple[Text, ...], cell: tuple[Text, ...]) -> str:
        return article.direction_of(Block("b", "table", caption, table=Table(((cell,),))))

    assert turned(latin, arabic) == "rtl"
    assert turned(arabic, latin) == "rtl"
    assert turned(latin, latin) == "ltr"


def test_an_item_stays_on_the_side_of_its_list() -> None:
    article = Article("a", Metadata(language="ar"))
    name = (Text("Lake Survey"),)
    assert article.direction_of(Block("b", "paragraph", name)) == "ltr"
    assert article.direction_of(Block("b", "list_item", name)) == "rtl"
    assert article.direction_of(Block("b", "list_item", name, direction="ltr")) == "ltr"
    assert article.direction_of(Block("b", "list_item", name, language="en")) == "ltr"
