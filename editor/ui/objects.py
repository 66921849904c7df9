"""Links, figures, tables, embeds, speakers and special characters: asking for them, putting them in.

The dialogs ask; `editor.edit` changes the article; this only brings the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
