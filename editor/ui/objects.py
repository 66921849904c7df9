"""Links, figures, tables, embeds, speakers and special characters: asking for them, putting them in.

The dialogs ask; `editor.edit` changes the article; this only brings the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.edit.blocks import set_speaker
from editor.edit.details import edit_block
from editor.edit.marks import mark_range, set_link
from editor.edit.structure import insert_embed, insert_figure, insert_table
from editor.lang.i18n import N_
from editor.model.article import Block

if TYPE_CHECKING:
    from editor.ui.window import Window
