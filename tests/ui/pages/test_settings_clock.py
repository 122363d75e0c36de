"""A clock that was ahead once: the settings say so, and the owner answers for the clock being right now."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.ui.pages.settings import SettingsPage
from rmt_desktop.ui.pages.settings.clock_notice import ClockNotice
from tests.support.catalog import a_catalog
from tests.support.pages import Stage, a_stage, press, words
from tests.support.services import Practice


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


def notice(page: SettingsPage) -> ClockNotice:
    found = page.findChild(ClockNotice)
    assert isinstance(found, ClockNotice)
    return found


def test_while_clock_and_record_agree_nothing_is_said(stage: Stage) -> None:
    page = stage.show(SettingsPage(stage.ctx, "computer"))
    assert not notice(page).isVisibleTo(page)


def test_a_clock_that_was_ahead_is_confirmed_with_one_button(stage: Stage) -> None:
    practice = stage.practice
    practice.clock.forward(days=400)
    practice.client()
    practice.clock.forward(days=-400)
    time = practice.services.desk.time
    assert time.is_behind
    page = stage.show(SettingsPage(stage.ctx, "computer"))
    assert notice(page).isVisibleTo(page)
    assert "entries from 2027-12-28 14:02" in words(page)
    press(page, "The clock is right now")
    assert not time.is_behind
    assert not notice(page).isVisibleTo(page)
    assert page.banner.text.startswith("The record counts from this computer's clock again.")
