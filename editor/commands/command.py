"""What a command is: a row that menus, toolbar, context menu, palette and shortcuts all read.

Knows no toolkit. A command either changes the article (`edit`, a pure function that may refuse) or
asks something of the desk it stands on (`act`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from editor.commands.desk import Desk
from editor.edit.state import Command as Edit
from editor.edit.state import EditorState
from editor.value import frozen

Menu = Literal["file", "edit", "text", "structure", "insert", "sources", "view", "help"]


@frozen
class Command:
    """A row of COMMANDS.

    `title` is an English source string. `keys` are shortcuts in Qt's portable form, the first one
    shown. `group` separates neighbours in the menu by a line; neighbours with the same `submenu`,
    an English source string too, stand in a menu of that name. `icon` is a file in
    resources/icons; `mirrored`: it points along the reading direction. `checked` tells whether it
    is on. `enabled` tells whether `act` applies; an `edit` applies when it does not refuse.
    `toolbar` and `context` put it there too, into the context menu only where it `fits` what is
    pointed at.
    `needs_article`: it is off while no article is open.
    """

    id: str
    title: str
    menu: Menu
    group: int = 0
    submenu: str = ""
    edit: Edit | None = None
    act: Callable[[Desk], object] | None = None
    keys: tuple[str, ...] = ()
    icon: str = ""
    mirrored: bool = False
    checked: Callable[[EditorState], bool] | None = None
    shown: Callable[[Desk], bool] | None = None
    enabled: Callable[[Desk], bool] | None = None
    toolbar: bool = False
    context: bool = False
    fits: Callable[[EditorState], bool] | None = None
    needs_article: bool = True
    tip: str = ""
