"""Layers of anatomy from the draft's chart to the paper of the signed note; the record knows nothing of them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.layers import Anatomy, LayerChoice
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import Subjective
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.pages.note.signed import SignedNote
from tests.documents.reading import page_texts
from tests.support.builders import a_treatment
from tests.support.catalog import a_catalog
from tests.support.charts import a_mark_in
from tests.support.notes import kept, opened
from tests.support.pages import Stage, a_stage
from tests.support.services import Practice

FOUND = Chart((a_mark_in("scapula.L", id=MarkId("m-1")),))
GUIDE = "Anatomy shown as a guide"


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def visit(practice: Practice) -> Visit:
    """A visit of a client whose history is known and who has agreed to be treated."""
    client = practice.client()
    practice.history(client)
    visit = practice.visit(client)
    practice.consent(visit)
    return visit


def paper(page: NotePage) -> SignedNote:
    (found,) = page.findChildren(SignedNote)
    return found


def printed(page: NotePage) -> str:
    return " ".join(" ".join(page_texts(paper(page)._pdf())).split())


def a_signed_page(stage: Stage, visit: Visit, chart: Chart) -> NotePage:
    note = replace(
        stage.practice.note(visit), chart=chart, subjective=Subjective(concern="Stiff"), treatment=(a_treatment(),)
    )
    stage.practice.services.notes.sign(note)
    return opened(stage, visit)


def sign_here(stage: Stage, visit: Visit, choice: LayerChoice) -> NotePage:
    """Draw in an open note with these layers, and sign it there."""
    page = opened(stage, visit)
    draft = page._draft
    assert draft is not None
    draft.chart.replace_chart(FOUND, "Mark")
    draft.chart.set_anatomy(choice)
    page._note = replace(page._note, subjective=Subjective(concern="Stiff"), treatment=(a_treatment(),))
    page._sign_now()
    return page


def test_what_was_to_be_printed_is_on_the_paper_once_it_is_signed(stage: Stage, visit: Visit) -> None:
    choice = LayerChoice(shown=frozenset({Anatomy.DERMATOMES}), is_printed=True)
    page = sign_here(stage, visit, choice)
    assert f"{GUIDE}, to be verified by a practitioner: Dermatomes." in printed(page)


def test_layers_that_were_only_looked_at_are_not_printed(stage: Stage, visit: Visit) -> None:
    page = sign_here(stage, visit, LayerChoice(shown=frozenset(Anatomy)))
    assert GUIDE not in printed(page)


def test_the_paper_of_a_signed_note_shows_other_layers_when_they_are_ticked(stage: Stage, visit: Visit) -> None:
    page = a_signed_page(stage, visit, FOUND)
    before = kept(stage, visit)
    assert GUIDE not in printed(page)
    (nerves,) = [one for one in paper(page)._anatomy.actions() if one.text() == "Areas of nerves"]
    nerves.trigger()
    assert f"{GUIDE}, to be verified by a practitioner: Areas of nerves." in printed(page)
    assert kept(stage, visit) == before


def test_anatomy_is_offered_only_where_the_note_has_a_chart(stage: Stage, visit: Visit) -> None:
    page = a_signed_page(stage, visit, Chart())
    assert [one for one in page.findChildren(QPushButton) if one.text() == "Anatomy shown" and not one.isHidden()] == []
