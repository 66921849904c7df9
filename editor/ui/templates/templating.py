"""Templates in the window: new articles, sections at the caret, the headline workshop.

The dialogs know no template and the templates no dialog; here they meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QImage

from editor.edit.material import material
from editor.edit.titles import set_headlines
from editor.formats.disk import FileProblem
from editor.lang.i18n import N_
from editor.model.article import Article, Metadata, new_id
from editor.model.public import public
from editor.session.session import Session
from editor.templates.catalogue import Catalogue, load
from editor.templates.inserting import insert_section
from editor.templates.making import Known, make_article, page_of
from editor.templates.template import GROUPS, Kind, Template
from editor.ui import theme
from editor.ui.dialog import ask
from editor.ui.files.documents import Documents
from editor.ui.frame import Frame
from editor.ui.page import style_of
from editor.value import replace

if TYPE_CHECKING:
    from editor.ui.templates.gallery import Offer
    from editor.ui.templates.headline_previews import Scene

LANGUAGES: Final = (
    ("ar", N_("Arabic")), ("fa", N_("Persian")), ("he", N_("Hebrew")), ("en", N_("English")),
)  # fmt: skip
BLANK: Final = "blank"
REMEMBERED: Final = 12
"""Templates that are remembered as used, the last one first."""


class Templating:
    """Works on the article in front; remembers what was used."""

    def __init__(self, window: Frame, documents: Documents) -> None:
        self._window = window
        self._documents = documents

    def new_article(self) -> None:
        """Ask what to begin from, and begin."""
        from editor.ui.templates.new_article_dialog import NewArticleDialog

        window = self._window
        catalogue = self._load()
        dialog = NewArticleDialog(
            window.tr_, LANGUAGES, window.settings.get("article_language"),
            lambda language: self._articles(catalogue, language),
            style_of(window.settings), window, title=N_("New article"),
        )  # fmt: skip
        if ask(dialog) and dialog.chosen is not None:
            self._remember(dialog.chosen.id)
            self._documents.add(Session(dialog.chosen.make()))

    def insert_section(self) -> None:
        """Ask for a section, and put it at the caret as one step."""
        from editor.ui.templates.new_article_dialog import NewArticleDialog

        window = self._window
        catalogue = self._load()
        language = window.session.language.partition("-")[0]
        dialog = NewArticleDialog(
            window.tr_, LANGUAGES, language,
            lambda wanted: self._sections(catalogue, wanted),
            style_of(window.settings), window, title=N_("Insert a section"), ok=N_("Insert"),
        )  # fmt: skip
        if ask(dialog) and dialog.chosen is not None:
            template = catalogue.template(dialog.chosen.id, dialog.language.currentData())
            if template is not None:
                self._put(template)

    def entries(self, parent: QObject) -> list[tuple[QAction, str]]:
        """An action for each template, for the command palette, with what it is found by.

        Sections for the article in front, and new articles in its language.
        """
        window = self._window
        there = window.page is not None
        language = window.session.language if there else window.settings.get("article_language")
        catalogue = load(language=language)
        sections: tuple[Template, ...] = ()
        if there:
            sections = catalogue.templates("section", language)
        articles = catalogue.templates("article", language)
        return [
            *(self._entry(parent, N_("Section: {title}"), one, self._put) for one in sections),
            *(self._entry(parent, N_("New article: {title}"), one, self._begin)
              for one in articles),
        ]  # fmt: skip

    def _entry(
        self, parent: QObject, name: str, template: Template, act: Callable[[Template], None]
    ) -> tuple[QAction, str]:
        title = self._window.tr_(name, title=template.title)
        action = QAction(title, parent)
        action.triggered.connect(lambda: act(template))
        return action, f"{title} / {name} / {template.id} / {template.summary}"

    def _begin(self, template: Template) -> None:
        known = replace(self._known(), place="", section="")
        self._remember(template.id)
        self._documents.add(Session(make_article(template, known)))

    def _put(self, template: Template) -> None:
        self._remember(template.id)
        self._window.run(insert_section(template, self._known()), N_("Insert section"))

    def save_section(self) -> None:
        """Ask for a name, and keep the selected part as a section template."""
        from editor.templates.saving import free_id, section_template
        from editor.ui.templates.save_template_dialog import SaveTemplateDialog

        state = self._window.session.state
        if section_template(state, "-", "-") is None:
            self._window.tell(
                self._window.tr_(N_("Save as a section template")),
                self._window.tr_(N_("Select the paragraphs that the section is to hold first.")),
            )
            return
        dialog = SaveTemplateDialog(self._window.tr_, self._window, whole=False)
        if ask(dialog):
            value = dialog.value()
            id = free_id(value.title, self._taken())
            self._save(section_template(state, value.title, id, value.summary))

    def save_article(self) -> None:
        """Ask for a name and what becomes of the words, and keep the article as a template."""
        from editor.templates.saving import article_template, free_id
        from editor.ui.templates.save_template_dialog import SaveTemplateDialog

        article = self._window.session.article
        dialog = SaveTemplateDialog(
            self._window.tr_, self._window, title=" ".join(article.headline.split())
        )
        if ask(dialog):
            value = dialog.value()
            id = free_id(value.title, self._taken())
            self._save(article_template(article, value.title, id, value.summary, text=value.words))

    def _taken(self) -> set[str]:
        """Ids that a new template would clash with."""
        return {one.template.id for one in load().found}

    def _save(self, template: Template | None) -> None:
        from editor.templates.saving import save

        window = self._window
        if template is None:
            return
        try:
            path = save(template)
        except FileProblem as problem:
            window.tell(window.tr_(N_("Not saved")), window.tr_.say(problem.sentence))
            return
        self._remember(template.id)
        window.statusBar().showMessage(
            window.tr_(N_("Saved as a template: {path}"), path=f"\u2066{path}\u2069"), 8000
        )

    def manage(self) -> None:
        """Look after one's own template files."""
        from editor.ui.templates.template_manager import TemplateManager

        window = self._window
        ask(TemplateManager(window.tr_, style_of(window.settings), window))

    def headline_workshop(self) -> None:
        """Try headlines for the article, and give each channel its own."""
        from editor.templates.headlines import suggestions
        from editor.ui.templates.headline_workshop import (
            Candidate,
            HeadlineWorkshop,
            WorkshopValue,
        )

        window = self._window
        article = window.session.article
        seen = public(article)
        files = self._load().headlines(article.meta.language)
        tried = (
            Candidate(one.pattern.title, one.text, one.pattern.example)
            for one in suggestions(files, material(article))
        )
        dialog = HeadlineWorkshop(
            window.tr_, WorkshopValue(seen.headline, article.meta.headlines), tried,
            _scene(seen), theme.colours(window.settings.get("theme")), window,
        )  # fmt: skip
        if ask(dialog):
            value = dialog.value
            window.run(set_headlines(value.headline, value.variants), N_("Headlines"))

    def _load(self) -> Catalogue:
        catalogue = load()
        if catalogue.problems:
            say = self._window.tr_.say
            text = "\n".join(say(problem) for problem in catalogue.problems)
            self._window.tell(self._window.tr_(N_("Some templates cannot be read")), text)
        return catalogue

    def _articles(self, catalogue: Catalogue, language: str) -> Iterable[Offer]:
        from editor.ui.templates.gallery import Offer

        tr = self._window.tr_
        blank = Offer(
            BLANK, tr(N_("Blank article")), tr(N_("A headline and an empty page.")), "",
            lambda: Article(new_id(), Metadata(language=language)),
        )  # fmt: skip
        known = replace(self._known(), place="", section="")
        found = self._offers(catalogue, "article", language)
        yield blank
        for template in found:
            yield self._offer(template, lambda t=template: make_article(t, known))

    def _sections(self, catalogue: Catalogue, language: str) -> Iterable[Offer]:
        for template in self._offers(catalogue, "section", language):
            yield self._offer(template, lambda t=template: page_of(t))

    def _offers(self, catalogue: Catalogue, kind: Kind, language: str) -> list[Template]:
        """Those used last come first."""
        used = self._window.settings.get("templates_used").split()
        place = {id: number for number, id in enumerate(used)}
        found = catalogue.templates(kind, language)
        return sorted(found, key=lambda one: place.get(one.id, len(place)))

    def _offer(self, template: Template, make: object) -> Offer:
        from editor.ui.templates.gallery import Offer

        group = self._window.tr_(GROUPS[template.group])
        return Offer(template.id, template.title, template.summary, group, make, template.id)  # type: ignore[arg-type]

    def _known(self) -> Known:
        """The day and what the article in front says of itself."""
        now = datetime.now().astimezone()
        page = self._window.page
        if page is None:
            return Known(now)
        meta = page.session.article.meta
        return Known(now, " ".join(meta.authors), meta.outlet, meta.place, meta.section)

    def _remember(self, id: str) -> None:
        if id == BLANK:
            return
        settings = self._window.settings
        used = [id, *(one for one in settings.get("templates_used").split() if one != id)]
        settings.set("templates_used", " ".join(used[:REMEMBERED]))
        settings.save()


def _scene(article: Article) -> Scene:
    """What stands around the headline elsewhere."""
    from editor.ui.templates.headline_previews import Scene

    meta = article.meta
    address = meta.url.removeprefix("https://").removeprefix("http://").split("/")[0]
    pictures = (article.medium(block.figure.media) for block in article.blocks if block.figure)
    first = next(filter(None, pictures), None)
    return Scene(
        article.direction, meta.outlet, " › ".join(filter(None, (address, meta.section))),
        meta.description or article.first("standfirst"),
        QImage.fromData(first.data) if first else None,
    )  # fmt: skip
