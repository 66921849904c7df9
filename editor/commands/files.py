"""Commands on whole articles: open, save, export, print."""

from __future__ import annotations

from typing import Final

from editor.commands.command import Command
from editor.lang.i18n import N_

FILE_COMMANDS: Final[tuple[Command, ...]] = (
    Command("file.new", N_("New article"), "file", act=lambda d: d.new_article(),
            keys=("Ctrl+N",), icon="new", needs_article=False),
    Command("file.new_from_template", N_("New from a template…"), "file",
            act=lambda d: d.new_from_template(), keys=("Ctrl+Shift+N",), icon="gallery",
            toolbar=True, needs_article=False, tip=N_("Choose what to begin from by its picture")),
    Command("file.open", N_("Open…"), "file", act=lambda d: d.open_article(),
            keys=("Ctrl+O",), icon="open", toolbar=True, needs_article=False),
    Command("file.sample", N_("Open the sample article"), "file",
            act=lambda d: d.open_sample(), needs_article=False),
    Command("file.save", N_("Save"), "file", 1, act=lambda d: d.save(),
            keys=("Ctrl+S",), icon="save", toolbar=True),
    Command("file.save_as", N_("Save as…"), "file", 1, act=lambda d: d.save_as(),
            keys=("Ctrl+Shift+S",)),
    Command("file.save_template", N_("Save article as template…"), "file", 1,
            act=lambda d: d.save_article_template()),
    Command("file.templates", N_("Manage templates…"), "file", 1,
            act=lambda d: d.manage_templates(), needs_article=False,
            tip=N_("Rename, change, copy, delete, import and export templates")),
    Command("file.export", N_("Export…"), "file", 2, act=lambda d: d.export(),
            keys=("Ctrl+E",), icon="export", toolbar=True,
            tip=N_("Web page, Word, Markdown, and proof that everything was kept")),
    Command("file.copy_rich", N_("Copy for a CMS"), "file", 2,
            act=lambda d: d.copy_for_cms(source=False), keys=("Ctrl+Alt+C",)),
    Command("file.copy_html", N_("Copy as HTML source"), "file", 2,
            act=lambda d: d.copy_for_cms(source=True)),
    Command("file.preview", N_("Preview in the browser"), "file", 2,
            act=lambda d: d.preview(), keys=("Ctrl+Alt+P",)),
    Command("file.print", N_("Print…"), "file", 3, act=lambda d: d.print_article(),
            keys=("Ctrl+P",), icon="print"),
    Command("file.print_preview", N_("Print preview…"), "file", 3,
            act=lambda d: d.preview_paper(), keys=("Ctrl+Shift+Alt+P",)),
    Command("file.pdf", N_("Save as PDF…"), "file", 3, act=lambda d: d.save_pdf()),
    Command("file.details", N_("Article details"), "file", 4,
            act=lambda d: d.show_details(), keys=("Ctrl+I",), icon="details", mirrored=True),
    Command("file.close", N_("Close article"), "file", 5, act=lambda d: d.close_article(),
            keys=("Ctrl+W",)),
    Command("file.quit", N_("Quit"), "file", 5, act=lambda d: d.quit(),
            keys=("Ctrl+Q",), needs_article=False),
)  # fmt: skip
