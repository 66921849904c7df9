"""Asking for something that lives elsewhere, by its address. Nothing is fetched."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editor.edit.addresses import address
from editor.edit.retyping import retyped
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Embed
from editor.model.inline import Inlines, readable
from editor.ui.dialog import Dialog, address_line, form, line, quiet
from editor.value import frozen


@frozen
class EmbedValue:
    """The answer: where it lives, what it is called, and the caption."""

    embed: Embed
    caption: Inlines


class EmbedDialog(Dialog):
    """A new embed, or with `embed` given an existing one."""

    def __init__(
        self, tr: Catalogue, parent: QWidget | None = None, *, embed: Embed | None = None,
        caption: Inlines = (),
    ) -> None:  # fmt: skip
        super().__init__(N_("Embed"), tr, parent, ok=N_("Save") if embed else N_("Insert"))
        self._caption = caption
        now = embed or Embed()
        self.field = address_line(now.url, tr(N_("Address")))
        self.title = line(now.title, tr(N_("Title")), tr(N_("What readers see as the link")))
        self.caption = line(readable(caption), tr(N_("Caption")))
        rows = form()
        for label, field in (
            (N_("Address"), self.field), (N_("Title"), self.title), (N_("Caption"), self.caption),
        ):  # fmt: skip
            rows.addRow(tr(label), field)
        self.body.addLayout(rows)
        self.body.addWidget(
            quiet(
                tr(N_("A video, a post, a map: the article keeps its address; nothing is loaded."))
            )
        )
        self.field.textEdited.connect(lambda _: self.say(""))
        self.field.setFocus()

    def value(self) -> EmbedValue:
        """What was entered."""
        embed = Embed(address(self.field.text(), web=True).url, self.title.text().strip())
        return EmbedValue(embed, retyped(self._caption, self.caption.text()))

    def problem_of(self) -> str:
        return address(self.field.text(), web=True).problem
