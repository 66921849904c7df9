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
