"""Links, figures, tables, embeds, speakers and characters: asking for them, putting them in.

The dialogs ask; `editor.edit` changes the article; this only brings the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from editor.edit.blocks import set_speaker
from editor.edit.details import edit_block
from editor.edit.marks import mark_range, set_link
from editor.edit.slots import awaited_speaker
from editor.edit.state import EditorState, is_object
from editor.edit.structure import insert_embed, insert_figure, insert_figures, insert_table
from editor.formats.pictures import take
from editor.formats.result import Unreadable
from editor.lang.i18n import N_, sentence
from editor.model.article import Article, Block, Media, new_id
from editor.model.inline import cut, readable
from editor.ui.dialog import ask
from editor.ui.frame import Frame
from editor.ui.objects.character_palette import CharacterPalette
from editor.ui.objects.figure_dialog import FigureValue
from editor.value import replace

NOT_TAKEN: Final = N_("“{name}” was not taken: {reason}")


class Objects:
    """Works on the article in front."""

    def __init__(self, window: Frame, show_citation: Callable[[str], object]) -> None:
        self._window = window
        self._show_citation = show_citation

    def edit_link(self) -> None:
        """Link the selected words, or change the link at the caret."""
        from editor.ui.objects.link_dialog import LinkDialog

        state = self._window.session.state
        place = state.selection.head
        block = state.article.blocks[place.block]
        around = mark_range(block.inlines, place.offset, "link")
        url = around[2].value if around else ""
        words = _selected(state) or (
            readable(cut(block.inlines, around[0], around[1])) if around else ""
        )
        dialog = LinkDialog(self._window.tr_, self._window, url=url, words=words)
        if ask(dialog):
            self._window.run(set_link(dialog.value()), N_("Link"))

    def insert_figure(self, data: bytes = b"") -> None:
        """Ask for an image and put it at the caret."""
        from editor.ui.objects.figure_dialog import FigureDialog

        dialog = FigureDialog(self._window.tr_, self._window, data=data)
        if ask(dialog):
            value = dialog.value()
            self._window.run(
                insert_figure(value.media, value.figure, value.caption), N_("Insert image")
            )

    def take_images(self, images: list[tuple[str, bytes]]) -> None:
        """Images were dropped on the page or pasted: one is asked about, many go in as they are."""
        if len(images) == 1:
            self.insert_figure(images[0][1])
            return
        pictures: list[Media] = []
        told: list[str] = []
        for name, data in images:
            try:
                taken = take(data)
            except Unreadable as problem:
                told.append(sentence(NOT_TAKEN, name=name, reason=problem.args[0]))
                continue
            pictures.append(taken.value)
            told.extend(taken.warnings)
        if pictures:
            self._window.run(insert_figures(pictures), N_("Insert images"))
        if told and self._window.page is not None:
            self._window.page.edit.told.emit(tuple(dict.fromkeys(told)))

    def insert_table(self) -> None:
        """Ask for a table and put it at the caret."""
        from editor.ui.objects.table_dialog import TableDialog

        dialog = TableDialog(
            self._window.tr_, self._window, direction=self._window.session.article.direction
        )
        if ask(dialog):
            value = dialog.value()
            self._window.run(insert_table(value.table, value.caption), N_("Insert table"))

    def insert_embed(self) -> None:
        """Ask for an address and put an embed at the caret."""
        from editor.ui.objects.embed_dialog import EmbedDialog

        dialog = EmbedDialog(self._window.tr_, self._window)
        if ask(dialog):
            value = dialog.value()
            self._window.run(
                insert_embed(value.embed.url, value.embed.title, value.caption), N_("Insert embed")
            )

    def insert_character(self) -> None:
        """Offer the characters that keyboards lack."""
        palette = CharacterPalette(self._window.tr_, self._window)
        page = self._window.page
        if page is not None:
            palette.chosen.connect(page.edit.type_text)
            palette.open()

    def edit_speaker(self) -> None:
        """Who says the quotation, question or answer at the caret."""
        from editor.ui.objects.speaker_dialog import SpeakerDialog

        state = self._window.session.state
        block = state.article.blocks[state.selection.head.block]
        known = list(dict.fromkeys(one.speaker for one in state.article.blocks if one.speaker))
        known += [source.name for source in state.article.sources if source.kind == "person"]
        dialog = SpeakerDialog(
            self._window.tr_, self._window, speaker=block.speaker, known=known,
            hint=awaited_speaker(state.article, block),
        )  # fmt: skip
        if ask(dialog):
            self._window.run(set_speaker(dialog.value()), N_("Speaker"))

    def activate(self, id: str) -> None:
        """Something on the page was double-clicked."""
        article = self._window.session.article
        block = next((one for one in article.blocks if one.id == id), None)
        if block is None:
            self._show_citation(id)
        else:
            self._edit(block, article)

    def edit_object(self) -> None:
        """Change the figure, table or embed that the caret stands at."""
        state = self._window.session.state
        place = state.selection.head.block
        for near in (place, place + 1, place - 1):
            if 0 <= near < len(state.article.blocks) and is_object(state.article.blocks[near]):
                self._edit(state.article.blocks[near], state.article)
                return

    def _edit(self, block: Block, article: Article) -> None:
        from editor.ui.objects.embed_dialog import EmbedDialog
        from editor.ui.objects.figure_dialog import FigureDialog
        from editor.ui.objects.table_dialog import TableDialog

        tr, parent, caption = self._window.tr_, self._window, block.inlines
        if block.figure is not None:
            media = article.medium(block.figure.media)
            figure = FigureDialog(tr, parent, media=media, figure=block.figure, caption=caption)
            if ask(figure):
                self._change_figure(block, figure.value())
        elif block.table is not None:
            table = TableDialog(
                tr, parent, table=block.table, caption=caption, direction=article.direction
            )
            if ask(table):
                grid = table.value()
                self._change(block, table=grid.table, inlines=grid.caption)
        elif block.embed is not None:
            embed = EmbedDialog(tr, parent, embed=block.embed, caption=caption)
            if ask(embed):
                answer = embed.value()
                self._change(block, embed=answer.embed, inlines=answer.caption)

    def _change(self, block: Block, **values: object) -> None:
        self._window.run(
            edit_block(block.id, lambda one: replace(one, **values)),  # type: ignore[arg-type]
            N_("Edit figure, table or embed…"),
        )

    def _change_figure(self, block: Block, value: FigureValue) -> None:
        """The picture may be another one, which then joins the article."""

        def command(state: EditorState) -> EditorState | None:
            with_media = _with_media(state.article, value.media)
            step = edit_block(
                block.id,
                lambda one: replace(
                    one,
                    figure=replace(value.figure, media=with_media[1]),
                    inlines=value.caption,
                ),
            )
            return step(replace(state, article=with_media[0]))

        self._window.run(command, N_("Edit figure, table or embed…"))


def _with_media(article: Article, media: Media) -> tuple[Article, str]:
    """The article with the picture in it, and the id it has there."""
    there = next((one for one in article.media if one.data == media.data), None)
    if there is not None:
        return article, there.id
    fresh = replace(media, id=new_id())
    return replace(article, media=(*article.media, fresh)), fresh.id


def _selected(state: EditorState) -> str:
    start, end = state.selection.start, state.selection.end
    if start == end or start.block != end.block:
        return ""
    return readable(cut(state.article.blocks[start.block].inlines, start.offset, end.offset))
