"""Another language of the program: the window is mirrored, and nobody has lost anything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from editor.edit.state import Selection
from editor.ui.window import Window

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


def speak(window: Window, language: str) -> None:
    window.settings.set("language", language)
    window.build()


@pytest.fixture
def sample(window: Window) -> Window:
    window.resize(1270, 760)
    window.desk.open_sample()
    return window


def test_selection_and_search_are_kept(sample: Window, qtbot: QtBot) -> None:
    assert sample.page is not None
    sample.page.edit.select(Selection.span(5, 0, 4))
    sample.desk.find(replace=True)
    sample.find_bar.field.setText("يدخل")
    sample.find_bar.replacement.setText("السلك")
    sample.find_bar.modes["whole_word"].setChecked(True)
    sample.find_bar.switches["digits"].setChecked(False)
    QApplication.processEvents()
    selection = sample.page.bridge.selection()
    query, document = sample.find_bar.query(), sample.page.edit.document()
    speak(sample, "en")
    qtbot.waitUntil(lambda: sample.find_bar.isVisible())
    assert sample.page.edit.extraSelections()
    assert sample.find_bar.replacement.isVisible()
    assert (sample.find_bar.query(), sample.find_bar.replacement.text()) == (query, "السلك")
    assert sample.page.bridge.selection() == selection
    assert sample.page.edit.document() is document
    sample.find_bar.leave()
    speak(sample, "ar")
    assert not sample.find_bar.isVisible()


def test_the_page_scrolls_on_without_the_offers_of_the_old_language(sample: Window) -> None:
    assert sample.page is not None
    old = sample.page.popup
    speak(sample, "en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(old)
    bar = sample.page.edit.verticalScrollBar()
    with capture_exceptions() as raised:
        bar.setValue(bar.value() + 60)
    assert bar.value()
    assert not raised


def test_labels_and_prompts_of_the_page_speak_it_too(sample: Window) -> None:
    assert sample.page is not None
    assert sample.page.bridge.scene.say("Lede") == "الاستهلال"
    speak(sample, "en")
    assert sample.page.bridge.scene.say("Lede") == "Lede"
    assert sample.page.edit.accessibleName() == "Article"
    sample.desk.new_article()
    assert sample.page.bridge.scene.say("Lede") == "Lede"


def test_panels_stand_mirrored_where_they_were_and_as_wide(sample: Window, qtbot: QtBot) -> None:
    outline, sources = sample.docks["outline"], sample.docks["sources"]
    assert sample.dockWidgetArea(outline) == RIGHT
    sample.addDockWidget(LEFT, outline)
    sample.tabifyDockWidget(sources, outline)
    sample.resizeDocks([sources], [340], Qt.Orientation.Horizontal)
    outline.raise_()
    QApplication.processEvents()
    width = outline.width()
    assert width >= 300
    for language, area in (("en", RIGHT), ("ar", LEFT)):
        speak(sample, language)
        outline, sources = sample.docks["outline"], sample.docks["sources"]
        assert sample.dockWidgetArea(outline) == sample.dockWidgetArea(sources) == area
        assert sample.tabifiedDockWidgets(outline) == [sources]
        qtbot.waitUntil(lambda: abs(sample.docks["outline"].width() - width) <= 2)
        assert not sample.docks["outline"].visibleRegion().isEmpty()


def test_a_panel_that_came_off_the_window_stays_off(sample: Window) -> None:
    dock = sample.docks["sources"]
    dock.setFloating(True)
    dock.move(50, 60)
    speak(sample, "en")
    assert sample.docks["sources"].isFloating()
    assert not sample.docks["outline"].isFloating()


def test_the_keys_go_back_to_the_page_when_a_panel_that_came_off_is_hidden(sample: Window) -> None:
    assert sample.page is not None
    sample.kinds.setFocus()
    sample.docks["sources"].setFloating(True)
    sample.panels["sources"].search.setFocus()
    sample.desk.toggle_panel("sources")
    assert not sample.docks["sources"].isVisible()
    assert sample.focusWidget() is sample.page.edit


def test_what_is_typed_over_the_words_to_find_replaces_them(sample: Window, qtbot: QtBot) -> None:
    assert sample.page is not None
    sample.page.edit.select(Selection.span(5, 0, 4))
    sample.desk.find(replace=False)
    assert sample.find_bar.field.selectedText() == sample.find_bar.field.text() == "يدخل"
    qtbot.keyClicks(sample.find_bar.field, "Med")
    assert sample.find_bar.field.text() == "Med"
    assert sample.find_bar.field.hasFocus()


def test_buttons_that_close_tabs_speak_it_too(sample: Window) -> None:
    sample.desk.new_article()
    side = sample.tabs.ButtonPosition.LeftSide
    for language, words in (("en", "Close article"), ("ar", "إغلاق المادة")):
        speak(sample, language)
        for place in range(2):
            button = sample.tabs.tabButton(place, side) or sample.tabs.tabButton(
                place, sample.tabs.ButtonPosition.RightSide
            )
            assert button.toolTip() == button.accessibleName() == words
