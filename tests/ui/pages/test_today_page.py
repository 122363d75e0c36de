"""Today: one next step for each visit, what waits, other days, and a day with nobody in it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rmt_desktop.base.errors import StorageTrouble
from rmt_desktop.domain.notes import AddendumKind
from rmt_desktop.domain.visits import Visit, VisitStatus
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.today import TodayPage
from tests.support.builders import a_charge
from tests.support.catalog import a_catalog
from tests.support.pages import Stage, a_stage, is_freed, named, names, press, words
from tests.support.services import Practice

WHO = "Maya Tremblay"


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


def opened(stage: Stage) -> TodayPage:
    page = stage.show(TodayPage(stage.ctx))
    page.shown()
    return page


def must_show(stage: Stage, page: TodayPage, text: str) -> None:
    """Wait until a text or a name stands on the page: what is put into a layout is shown a moment later."""
    stage.qtbot.waitUntil(lambda: text in words(page) or text in names(page))


def click(stage: Stage, page: TodayPage, name: str) -> None:
    must_show(stage, page, name)
    press(page, name)


def next_step(page: TodayPage) -> QPushButton:
    """Return the one button that stands out."""
    found = [
        one
        for one in page.findChildren(QPushButton)
        if one.isVisibleTo(page) and one.property("role") == "primary" and one.accessibleName().endswith(WHO)
    ]
    assert len(found) == 1
    return found[0]


def came_back(stage: Stage, **what) -> Visit:
    """Enter a visit of a client whose history was signed ten days ago."""
    client = stage.practice.client()
    stage.practice.history(client)
    stage.practice.clock.forward(days=10)
    return stage.practice.visit(client, **what)


def test_that_nothing_has_changed_is_one_click_and_one_review_of_today(stage):
    visit = came_back(stage)
    page = opened(stage)
    must_show(stage, page, "Anything changed since 23 Nov 2026?")
    click(stage, page, f"Nothing has changed: {WHO}")

    now = stage.practice.clock.now()
    reviews = stage.practice.services.intake.state(visit.client_id).reviews
    assert [(one.at, one.changes) for one in reviews] == [(now, "")]
    must_show(stage, page, f"3 Dec 2026: nothing changed ({reviews[0].by})")
    assert "Anything changed" not in words(page)


def test_that_something_has_changed_leads_to_the_history_and_records_nothing(stage):
    visit = came_back(stage)
    page = opened(stage)
    click(stage, page, f"Something has: {WHO}")

    assert stage.go.routes == [Route("client", visit.client_id, "history")]
    assert stage.practice.services.intake.state(visit.client_id).reviews == ()


def test_whether_anything_changed_is_asked_neither_twice_a_day_nor_after_the_visit_nor_on_another_day(stage):
    visit = came_back(stage)
    page = opened(stage)
    page._go(1)
    assert "Anything changed" not in words(page)
    page._go_today()
    must_show(stage, page, "Anything changed since 23 Nov 2026?")

    stage.practice.signed_note(visit)
    page.refresh()
    assert "Anything changed" not in words(page)


def test_a_change_that_was_recorded_is_not_called_none(stage):
    visit = came_back(stage)
    stage.practice.services.intake.review(visit.client_id, changes="New medicine")
    page = opened(stage)

    assert "changed" not in words(page)
    assert "New medicine" not in words(page)


def test_an_empty_record_says_what_to_do_first(stage):
    page = opened(stage)
    assert "Enter your first client" in words(page)
    empty = next(one for one in page.findChildren(QPushButton) if one.text() == "New client" and not one.icon())
    empty.click()
    assert stage.go.dialogs == [("new_client", "")]


def test_an_empty_day_offers_to_book(stage):
    stage.practice.client()
    page = opened(stage)
    assert "No visit on this day" in words(page)
    assert "0 visits" not in words(page)


def test_a_booked_client_arrives_with_one_click_and_the_next_step_is_the_intake(stage):
    visit = stage.practice.visit(arrived=False)
    page = opened(stage)
    must_show(stage, page, "Booked")
    click(stage, page, f"Arrived: {WHO}")

    assert stage.practice.services.visits.get(visit.id).status is VisitStatus.ARRIVED
    click(stage, page, f"Intake: {WHO}")
    assert stage.go.dialogs == [("intake", visit.client_id)]


def test_the_next_step_follows_the_visit_from_the_history_to_the_receipt(stage):
    client = stage.practice.client()
    visit = stage.practice.visit(client)
    page = opened(stage)
    seen = []

    def step() -> None:
        page.refresh()
        stage.qtbot.waitUntil(lambda: bool([one for one in names(page) if one.endswith(f": {WHO}")]))
        seen.append(next_step(page).text())
        if next_step(page).isEnabled():
            next_step(page).click()

    step()
    stage.practice.history(client)
    step()
    note = stage.practice.note(visit)
    step()
    stage.practice.consent(visit)
    stage.practice.services.notes.sign(note)
    step()
    stage.practice.services.receipts.issue(visit.id, a_charge())
    step()

    assert seen == ["Intake", "Start visit", "Finish note", "Receipt", "Done"]
    assert stage.go.routes == [Route("note", visit.id)] * 2 + [Route("receipt", visit.id, "visit")]
    assert "1 visit, 1 done" in words(page)


def test_a_visit_whose_note_was_entered_in_error_says_so_and_offers_no_receipt(stage):
    note = stage.practice.signed_note()
    stage.practice.services.notes.add(note.id, AddendumKind.ENTERED_IN_ERROR, "Another client's visit.")
    page = opened(stage)

    must_show(stage, page, "Note entered in error")
    assert (next_step(page).text(), next_step(page).isEnabled()) == ("Done", False)


@pytest.mark.parametrize(
    ("word", "shown"), [("Did not come", VisitStatus.NO_SHOW), ("Cancelled", VisitStatus.CANCELLED)]
)
def test_who_did_not_come_can_be_put_back(stage, word, shown):
    visit = stage.practice.visit(arrived=False)
    page = opened(stage)
    click(stage, page, f"{word}: {WHO}")
    assert stage.practice.services.visits.get(visit.id).status is shown

    click(stage, page, f"Put back: {WHO}")
    assert stage.practice.services.visits.get(visit.id).status is VisitStatus.BOOKED


def test_other_days_are_a_click_away_and_today_is_one_click_back(stage):
    client = stage.practice.client()
    stage.practice.visit(client, starts_at=stage.practice.clock.now() + timedelta(days=1), arrived=False)
    page = opened(stage)
    assert "Mon 23 Nov 2026" in words(page)
    assert WHO not in names(page)

    press(page, "Day after")
    must_show(stage, page, WHO)
    assert "Tue 24 Nov 2026" in words(page)
    press(page, "Today")
    press(page, "Day before")
    assert "Sun 22 Nov 2026" in words(page)


def test_the_page_follows_the_calendar_unless_another_day_was_chosen(stage):
    page = opened(stage)
    stage.practice.clock.forward(days=1)
    page.shown()
    assert "Tue 24 Nov 2026" in words(page)

    press(page, "Day before")
    stage.practice.clock.forward(days=1)
    page.shown()
    assert "Mon 23 Nov 2026" in words(page)


def test_what_waits_is_listed_with_one_button_each(stage):
    client = stage.practice.client()
    visit = stage.practice.visit(client)
    stage.practice.note(visit)
    stage.practice.clock.forward(days=2)
    with stage.qtbot.waitSignal(stage.ctx.status.attention) as told:
        page = opened(stage)

    assert told.args == ["1 note is not signed"]
    must_show(stage, page, "Notes older than 24 hours that are not signed")
    press(page, f"Finish note: {WHO}  ·  Mon 23 Nov 2026")
    assert stage.go.routes == [Route("note", visit.id)]


def test_five_of_many_are_listed_and_the_rest_is_counted(stage):
    for number in range(7):
        client = stage.practice.client(first_name=f"Person {number}", birth_date=None, phones=(), email="")
        stage.practice.note(stage.practice.visit(client))
    stage.practice.clock.forward(days=2)
    page = opened(stage)

    must_show(stage, page, "and 2 more")


def test_a_step_that_cannot_be_kept_is_said(stage):
    stage.practice.visit(arrived=False)
    page = opened(stage)
    must_show(stage, page, f"Arrived: {WHO}")
    page.tell(StorageTrouble("The disk is full. Nothing is lost."))

    assert page.banner.text == "The disk is full. Nothing is lost."


def test_a_name_opens_the_record(stage):
    visit = stage.practice.visit()
    page = opened(stage)
    click(stage, page, WHO)

    assert stage.go.routes == [Route("client", visit.client_id)]


def test_every_button_of_a_card_says_whose_it_is(stage):
    stage.practice.visit(arrived=False)
    page = opened(stage)
    must_show(stage, page, f"Arrived: {WHO}")

    assert {f"Did not come: {WHO}", f"Cancelled: {WHO}"} <= names(page)
    assert named(page, WHO, QPushButton).text() == WHO


def test_nothing_holds_on_to_the_page(stage):
    stage.practice.visit()
    assert is_freed(stage, lambda: TodayPage(stage.ctx))
