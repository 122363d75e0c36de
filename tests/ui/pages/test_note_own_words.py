"""The client's own words in the note: one step, nothing overwritten, taken back like typed text."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.assessments import Pain
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer, MarkKind
from rmt_desktop.domain.notes import Subjective
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.pages.note.state import told_words
from rmt_desktop.ui.widgets.fields import Paragraph
from tests.support.builders import a_signature
from tests.support.catalog import a_catalog
from tests.support.charts import a_mark_in
from tests.support.notes import kept, opened
from tests.support.pages import Stage, a_stage, name_of, named, names, press
from tests.support.services import Practice

SAID = "What the client says"
USE = "Use the client's own words"


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def visit(practice: Practice) -> Visit:
    """A visit of a client who wrote what brings her, and drew where it aches."""
    client, intake = practice.client(), practice.services.intake
    aching = a_mark_in("trap_up.L", layer=Layer.CLIENT, kind=MarkKind.ACHING, intensity=7)
    draft = intake.start(client.id, language="en").value
    answers = {"agree_to_keep": True, "reasons": "My neck is stiff."}
    intake.sign(intake.keep(replace(draft, answers=answers, chart=Chart((aching,)))), a_signature())
    return practice.visit(client)


@pytest.fixture
def told(stage, visit) -> str:
    """What there is to be written: her complaint, and what she drew."""
    lines = told_words(stage.practice.services.intake.history(visit.client_id), stage.ctx.names(), stage.ctx.tr)
    assert len(lines) == 2
    return "\n".join(lines)


def concern(page: NotePage) -> Paragraph:
    return named(page, SAID, Paragraph)


def test_one_step_writes_what_the_client_told_and_it_is_kept(stage, visit, told):
    page = opened(stage, visit)
    with stage.qtbot.waitSignal(stage.ctx.status.saved, timeout=1000):
        press(page, USE)

    assert concern(page).toPlainText() == told
    assert kept(stage, visit).subjective.concern == told
    assert USE not in names(page)


def test_her_pain_in_numbers_comes_with_her_words(stage, practice):
    client = practice.client()
    practice.history(client, reasons="My neck.", severity_now=6)
    visit = practice.visit(client)
    page = opened(stage, visit)
    assert "Pain now: 6/10" in named(page, USE).toolTip()
    press(page, USE)

    assert page.put_away()
    assert kept(stage, visit).subjective == Subjective(concern="In the client's words: My neck.", pain=Pain(now=6))
    assert USE not in names(page)


def test_a_number_that_is_chosen_already_stays(stage, practice):
    client = practice.client()
    practice.history(client, reasons="My neck.", severity_now=6)
    visit = practice.visit(client)
    page = opened(stage, visit)
    press(page, "Pain now: 8")
    press(page, USE)

    assert page.put_away()
    assert kept(stage, visit).subjective.pain == Pain(now=8)


def test_pain_alone_is_offered_too(stage, practice):
    client = practice.client()
    practice.history(client, severity_now=0)
    visit = practice.visit(client)
    page = opened(stage, visit)
    press(page, USE)

    assert page.put_away()
    assert kept(stage, visit).subjective == Subjective(pain=Pain(now=0))
    assert USE not in names(page)


def test_what_is_typed_already_stays_above_it(stage, visit, told):
    page = opened(stage, visit)
    stage.qtbot.keyClicks(concern(page), "Worse since Monday")
    press(page, USE)

    assert concern(page).toPlainText() == f"Worse since Monday\n{told}"


def test_it_is_taken_back_in_one_step_and_offered_again(stage, visit):
    page = opened(stage, visit)
    concern(page).setFocus()
    stage.qtbot.keyClicks(concern(page), "Worse")
    press(page, USE)
    stage.qtbot.keyClick(concern(page), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert concern(page).toPlainText() == "Worse"
    assert USE in names(page)


def test_only_what_was_taken_out_is_written_again(stage, visit, told):
    page = opened(stage, visit)
    said, drawn = told.split("\n")
    concern(page).setPlainText(f"{drawn}\n")
    press(page, USE)

    assert concern(page).toPlainText() == f"{drawn}\n{said}"


def test_the_keyboard_reaches_it_from_the_field_and_goes_on_writing(stage, visit, told):
    page = opened(stage, visit)
    concern(page).setFocus()
    stage.qtbot.keyClick(concern(page), Qt.Key.Key_Tab)
    offered = QApplication.focusWidget()
    assert name_of(offered) == USE
    stage.qtbot.keyClick(offered, Qt.Key.Key_Space)

    assert QApplication.focusWidget() is concern(page)
    stage.qtbot.keyClicks(concern(page), " Since May.")
    assert concern(page).toPlainText() == f"{told} Since May."


def test_who_told_nothing_is_offered_nothing(stage, practice):
    client = practice.client()
    practice.history(client)
    assert USE not in names(opened(stage, practice.visit(client)))
