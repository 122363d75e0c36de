"""Kinds of marks in the settings: added, changed, retired; and offered in the next note."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.chart.kinds import ClinicKind
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.pages.settings import SettingsPage
from rmt_desktop.ui.pages.settings.kind_dialog import KindDialog, Specimen
from rmt_desktop.ui.widgets.fields import Pick
from tests.support.catalog import a_catalog
from tests.support.pages import Stage, a_stage, named, names, press, type_into, words
from tests.support.services import Practice


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


def opened(stage: Stage) -> SettingsPage:
    return stage.show(SettingsPage(stage.ctx, "kinds"))


def kept(practice: Practice, name: str = "Ganglion") -> ClinicKind:
    kinds = practice.services.mark_kinds
    return kinds.save(replace(kinds.blank(), name=name)).value


@contextmanager
def a_dialog(stage: Stage) -> Iterator[KindDialog]:
    """Show the dialog for a new kind; it is closed afterwards, whatever it asks."""
    made = KindDialog(opened(stage), stage.ctx, stage.practice.services.mark_kinds.blank())
    with stage.qtbot.waitExposed(made):
        made.show()
    yield made
    made.done(0)


def test_a_kind_is_added_and_listed(stage: Stage, practice: Practice) -> None:
    page = opened(stage)

    def fill() -> None:
        (shown,) = page.window().findChildren(KindDialog)
        type_into(stage.qtbot, shown, "Name in English", "Ganglion")
        press(shown, "Save")

    QTimer.singleShot(0, fill)
    press(page, "Add a kind")
    stage.qtbot.waitUntil(lambda: "Ganglion" in words(page))
    assert [kind.name for kind in practice.services.mark_kinds.in_use()] == ["Ganglion"]


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(stage: Stage, practice: Practice) -> None:
    taken = kept(practice, "Cyst")
    with a_dialog(stage) as shown:
        named(shown, "Symbol", Pick).choose(taken.symbol)
        press(shown, "Save")
        assert "Please give the kind a name." in words(shown)
        assert "told apart on a grey print" in words(shown)
        assert named(shown, "Symbol", Pick).chosen() == taken.symbol
        assert shown.isVisible()


def test_leaving_with_something_typed_asks(stage: Stage) -> None:
    with a_dialog(stage) as shown:
        type_into(stage.qtbot, shown, "Name in English", "Gang")
        stage.ask.agrees.append(False)
        shown.reject()
        assert shown.isVisible()
        assert not shown.put_away()


def test_the_picture_follows_the_choices(stage: Stage) -> None:
    with a_dialog(stage) as shown:
        (specimen,) = shown.findChildren(Specimen)
        before = specimen.grab().toImage()
        named(shown, "Colour", Pick).choose("blue")
        assert specimen.grab().toImage() != before
        before = specimen.grab().toImage()
        named(shown, "Areas and lines", Pick).choose("dashes")
        assert specimen.grab().toImage() != before


def test_a_kind_is_retired_and_put_back(stage: Stage, practice: Practice) -> None:
    kept(practice)
    page = opened(stage)
    press(page, "Retire: Ganglion")
    stage.qtbot.waitUntil(lambda: "Put back into use: Ganglion" in names(page))
    assert practice.services.mark_kinds.in_use() == ()
    press(page, "Put back into use: Ganglion")
    assert len(practice.services.mark_kinds.in_use()) == 1


def test_when_every_symbol_is_taken_it_is_said_and_none_can_be_added(stage: Stage, practice: Practice) -> None:
    for number in range(6):
        kept(practice, f"Kind {number}")
    page = opened(stage)
    assert not named(page, "Add a kind").isEnabled()
    assert "Every symbol is taken." in words(page)


def test_the_kind_stands_in_the_palette_of_the_next_note(stage: Stage, practice: Practice) -> None:
    kept(practice)
    page = stage.show(NotePage(stage.ctx, practice.visit().id))
    (more,) = [one for one in page._draft.chart.sidebar.kinds.findChildren(QToolButton) if one.menu() is not None]
    assert "Ganglion" in [action.text() for action in more.menu().actions()]
