"""The page of one home-care sheet: chosen from the findings, changed, ordered, saved while made, given, frozen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from rmt_desktop.base.errors import NotFound
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.domain.ids import PlanId, VisitId
from rmt_desktop.domain.notes import AddendumKind
from rmt_desktop.services.actor import Role
from rmt_desktop.services.changes import Changes
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.keeper import TRY_AGAIN_MS
from rmt_desktop.ui.pages.homecare import HomeCarePage
from rmt_desktop.ui.pages.homecare.item_card import ItemCard
from rmt_desktop.ui.pages.homecare.sheet_form import SheetForm
from rmt_desktop.ui.widgets.paper_view import PaperView
from tests.support.builders import a_chart
from tests.support.catalog import a_catalog, an_exercise
from tests.support.pages import (
    Stage,
    a_stage,
    folder_that_is_none,
    hold,
    is_freed,
    name_of,
    named,
    names,
    press,
    type_into,
    words,
)
from tests.support.services import Practice

LIBRARY = (
    an_exercise("chin_tuck", "Chin tuck", "deep neck flexors"),
    an_exercise("squeeze", "Blade squeeze", "rhomboids", region="upper back"),
    an_exercise("levator_stretch", "Levator stretch", "levator scapulae"),
)
CHIN, SQUEEZE, LEVATOR = "Chin tuck", "Blade squeeze", "Levator stretch"


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    catalog = replace(a_catalog(), exercises=LIBRARY)
    for made in a_stage(practice, qtbot, qapp, tmp_path, catalog):
        home_care = replace(made.ctx.services.home_care, catalog=catalog)
        made.ctx = replace(made.ctx, services=replace(made.ctx.services, home_care=home_care))
        yield made


@pytest.fixture
def visit(practice: Practice) -> VisitId:
    """A visit with a trigger point in the left levator scapulae."""
    note = practice.note()
    practice.services.notes.keep(replace(note, chart=a_chart(1)))
    return note.visit_id


def opened(stage: Stage, visit: VisitId) -> HomeCarePage:
    return stage.show(HomeCarePage(stage.ctx, visit, "visit"))


def kept(stage: Stage, visit: VisitId) -> HomeCarePlan:
    """Return the visit's sheet as it is in the record."""
    client = stage.practice.services.visits.get(visit).client_id
    return next(plan for plan in stage.practice.services.home_care.of_client(client) if plan.visit_id == visit)


def on_sheet(page: HomeCarePage) -> list[str]:
    """Return the exercises in the order in which they stand on the page."""
    tools = [one for one in page.findChildren(QToolButton) if one.accessibleName().startswith("Remove: ")]
    shown = [one for one in tools if one.isVisibleTo(page)]
    return [one.accessibleName()[8:] for one in sorted(shown, key=lambda one: one.mapTo(page, QPoint()).y())]


def stand(stage: Stage, page: HomeCarePage, *exercises: str) -> None:
    """Wait until the exercises stand on the page in this order."""
    stage.qtbot.waitUntil(lambda: on_sheet(page) == list(exercises))


def add(page: HomeCarePage, *exercises: str) -> None:
    for exercise in exercises:
        press(page, f"Add: {exercise}")


def test_what_fits_the_findings_stands_first(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    assert "For what was marked today" in words(page)
    rows = [one for one in names(page) if one.startswith("Add: ")]
    assert len(rows) == 3
    heights = {name: named(page, f"Add: {name}").mapTo(page, QPoint()).y() for name in (CHIN, SQUEEZE, LEVATOR)}
    assert heights[LEVATOR] < heights[CHIN] < heights[SQUEEZE]


def test_three_exercises_are_on_paper_in_four_presses(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, LEVATOR, CHIN, SQUEEZE)
    press(page, "Give and print")
    plan = kept(stage, visit)
    assert [item.name for item in plan.items] == [LEVATOR, CHIN, SQUEEZE]
    assert plan.given_by == "Anna Roy"
    assert len(stage.printer.printed) == 1
    assert page.banner.text == "Sent to the printer Desk printer."


def test_what_is_done_is_in_the_record_within_a_second(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    with stage.qtbot.waitSignal(stage.ctx.status.saved, timeout=1000) as saved:
        add(page, LEVATOR)
        named(page, "A word to begin with", QPlainTextEdit).setPlainText("Gently, Maya.")
    assert saved.args == ["Saved 14:02:11"]
    plan = kept(stage, visit)
    assert [item.exercise for item in plan.items] == ["levator_stretch"]
    assert plan.message == "Gently, Maya."


def test_what_is_saved_again_and_again_is_never_taken_for_somebody_elses(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    for exercise in (LEVATOR, CHIN, SQUEEZE):
        with stage.qtbot.waitSignal(stage.ctx.status.saved, timeout=1000):
            add(page, exercise)
    message = named(page, "A word to begin with", QPlainTextEdit)
    with stage.qtbot.waitSignal(stage.ctx.status.saved, timeout=1000):
        stage.qtbot.keyClicks(message, "Hello")
    assert page.banner.text == ""
    assert kept(stage, visit).message == "Hello"


def test_an_exercise_on_the_sheet_cannot_be_added_twice(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    assert f"Add: {CHIN}" not in names(page)
    assert not named(page, f"On the sheet: {CHIN}").isEnabled()


def test_a_removed_exercise_can_be_put_back_as_it_was(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN, LEVATOR)
    press(page, f"Change dose and words: {CHIN}")
    named(page, f"Own words for this client: {CHIN}", QPlainTextEdit).setPlainText("At every red light")
    press(page, f"Remove: {CHIN}")
    assert on_sheet(page) == [LEVATOR]
    press(page, "Undo")
    stand(stage, page, CHIN, LEVATOR)
    assert page.leave()
    assert kept(stage, visit).items[0].own_words == "At every red light"


def test_dose_and_words_are_changed_in_the_card(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    assert "2 sets, hold 30 seconds, twice a day" in words(page)
    press(page, f"Change dose and words: {CHIN}")
    named(page, f"Sets: {CHIN}", QSpinBox).setValue(3)
    named(page, f"Times: {CHIN}", QSpinBox).setValue(8)
    hold = named(page, f"Hold (s): {CHIN}", QSpinBox)
    hold.setValue(hold.minimum())
    type_into(stage.qtbot, page, f"How often: {CHIN}", "every hour")
    assert "3 sets of 8, every hour" in words(page)
    assert page.leave()
    dose = kept(stage, visit).items[0].dose
    assert (dose.sets, dose.reps, dose.hold_seconds, dose.frequency) == (3, 8, None, "every hour")


def test_items_move_with_buttons_and_with_alt_and_arrows(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN, SQUEEZE, LEVATOR)
    press(page, f"Move up: {LEVATOR}")
    stand(stage, page, CHIN, LEVATOR, SQUEEZE)
    control = named(page, f"Remove: {CHIN}", QToolButton)
    control.setFocus()
    stage.qtbot.keyClick(control, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    stand(stage, page, LEVATOR, CHIN, SQUEEZE)
    assert control.hasFocus()
    assert not named(page, f"Move up: {LEVATOR}", QToolButton).isEnabled()
    assert not named(page, f"Move down: {SQUEEZE}", QToolButton).isEnabled()


def test_an_item_is_dragged_to_another_place(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN, SQUEEZE, LEVATOR)
    stand(stage, page, CHIN, SQUEEZE, LEVATOR)
    card = named(page, CHIN)
    handle = next(one for one in card.findChildren(QLabel) if not one.pixmap().isNull())
    last = named(page, LEVATOR)
    target = handle.mapFrom(page, last.mapTo(page, last.rect().bottomLeft()))
    stage.qtbot.mousePress(handle, Qt.MouseButton.LeftButton)
    stage.qtbot.mouseMove(handle, target)
    stage.qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=target)
    stand(stage, page, SQUEEZE, LEVATOR, CHIN)


def test_by_keyboard_alone_an_exercise_is_found_and_the_sheet_printed(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    find = named(page, "Find an exercise", QLineEdit)
    assert find.hasFocus()
    stage.qtbot.keyClicks(find, "chin")
    stage.qtbot.keyClick(find, Qt.Key.Key_Return)
    assert on_sheet(page) == [CHIN]
    find.clear()
    stage.qtbot.keyClick(find, Qt.Key.Key_Down)
    first = named(page, f"Add: {LEVATOR}")
    assert first.hasFocus()
    stage.qtbot.keyClick(first, Qt.Key.Key_Return)
    stand(stage, page, CHIN, LEVATOR)
    hold(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(stage.printer.printed) == 1


def test_words_and_kinds_narrow_the_library(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    type_into(stage.qtbot, page, "Find an exercise", "rhomb")
    assert [one for one in sorted(names(page)) if one.startswith("Add: ")] == [f"Add: {SQUEEZE}"]
    assert "For what was marked today" not in words(page)
    type_into(stage.qtbot, page, "Find an exercise", "zzz")
    assert "Nothing is found. Try a shorter word." in words(page)


def test_the_language_of_the_sheet_is_not_that_of_the_screen(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    press(page, "Language of the sheet: Français")
    assert page.leave()
    plan = kept(stage, visit)
    assert plan.language == "fr"
    assert plan.items[0].name == "Chin tuck (fr)"
    assert "deux fois par jour" in words(page)
    assert f"Remove: {CHIN} (fr)" in names(page)


def test_the_preview_shows_the_sheet_as_it_is(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    named(page, "Large print", QCheckBox).click()
    stage.qtbot.waitUntil(lambda: bool(stage.documents.papers) and stage.documents.last.plan.large_print)
    assert [item.name for item in stage.documents.last.plan.items] == [CHIN]
    assert named(page, "Home-care sheet", PaperView).pages >= 1


def test_in_a_narrow_window_the_preview_takes_the_place_of_the_library(stage: Stage, visit: VisitId) -> None:
    page = stage.show(HomeCarePage(stage.ctx, visit, "visit"), width=860)
    assert "Home-care sheet" not in names(page)
    named(page, "Preview", QCheckBox).click()
    assert "Home-care sheet" in names(page)
    assert "Find an exercise" not in names(page)


def test_a_sheet_that_was_given_shows_the_paper_and_can_be_printed_again(
    stage: Stage, visit: VisitId, tmp_path: Path
) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    stage.ask.paths = [tmp_path / "sheet.pdf", None]
    press(page, "Give and save as PDF…")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert "Given Mon 23 Nov 2026, 14:02, by Anna Roy" in words(page)
    assert f"Remove: {CHIN}" not in names(page)
    press(page, "Save as PDF…")
    press(page, "Print")
    assert len(stage.printer.printed) == 1
    entries = stage.practice.services.audit_log.search(client=kept(stage, visit).client_id).entries
    acts = [entry.event.act for entry in entries if entry.event.kind is Kind.PLAN]
    assert [str(act) for act in acts] == ["printed", "exported", "signed", "created"]


def test_without_a_printer_the_sheet_is_given_and_a_sentence_says_so(stage: Stage, visit: VisitId) -> None:
    stage.printer.is_on = False
    page = opened(stage, visit)
    add(page, CHIN)
    press(page, "Give and print")
    assert kept(stage, visit).given_at is not None
    assert page.banner.text == "Could not print: this computer has no printer."


def test_a_folder_that_cannot_be_written_is_a_sentence(stage: Stage, visit: VisitId, tmp_path: Path) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    stage.ask.paths = [folder_that_is_none(tmp_path)]
    press(page, "Give and save as PDF…")
    assert page.banner.text.startswith("Could not save")


def test_a_new_sheet_begins_from_one_that_was_given(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    press(page, "Give and print")
    press(page, "New sheet from this one")
    route = stage.go.routes[-1]
    assert (route.page, route.part) == ("plan", "")
    again = stage.show(HomeCarePage(stage.ctx, route.record))
    assert on_sheet(again) == [CHIN]
    add(again, LEVATOR)
    assert again.leave()
    assert [item.name for item in kept(stage, visit).items] == [CHIN, LEVATOR]


def test_an_empty_sheet_is_not_given(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    press(page, "Give and print")
    assert page.banner.text == "The sheet is empty. Choose an exercise or write a message first."
    assert stage.printer.printed == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("2026-11-01", "The next visit is a day in the past."), ("soon", "Please write the day like 2026-12-14.")],
)
def test_a_next_visit_that_cannot_be_is_said_beside_its_field(
    stage: Stage, visit: VisitId, typed: str, sentence: str
) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    type_into(stage.qtbot, page, "Next visit", typed)
    press(page, "Give and print")
    assert sentence in words(page)
    assert kept(stage, visit).given_at is None
    type_into(stage.qtbot, page, "Next visit", "2026-12-14")
    press(page, "Give and print")
    assert kept(stage, visit).follow_up == date(2026, 12, 14)


def test_a_dose_from_elsewhere_that_cannot_be_is_shown_in_its_card(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    page.leave()
    plan = kept(stage, visit)
    item = plan.items[0]
    odd = replace(item, dose=replace(item.dose, reps=5000))
    stage.practice.services.home_care.keep(plan.with_item(odd))
    again = opened(stage, visit)
    press(again, "Give and print")
    assert "Chin tuck: please type a number from 0 to 100." in words(again)
    assert kept(stage, visit).given_at is None


def test_a_full_disk_is_said_and_leaving_asks_before_anything_is_lost(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    stage.disk.is_full = True
    add(page, CHIN)
    stage.ask.agrees = [False]
    assert not page.leave()
    assert page.banner.text == "The disk is full. Nothing is lost."
    assert on_sheet(page) == [CHIN]
    stage.disk.is_full = False
    assert page.leave()
    assert page.banner.text == ""
    assert [item.name for item in kept(stage, visit).items] == [CHIN]


def test_what_could_not_be_saved_is_saved_without_another_letter(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    stage.disk.is_full = True
    with stage.qtbot.waitSignal(stage.ctx.status.saved, timeout=1000) as failed:
        add(page, CHIN)
    assert failed.args == ["Not saved yet"]
    stage.disk.is_full = False
    with stage.qtbot.waitSignal(stage.ctx.status.saved, timeout=TRY_AGAIN_MS + 1000):
        pass
    assert page.banner.text == ""
    assert [item.name for item in kept(stage, visit).items] == [CHIN]


def test_a_day_that_cannot_be_read_is_asked_about_before_it_is_left(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    type_into(stage.qtbot, page, "Next visit", "soon")
    stage.ask.agrees = [False, True]
    assert not page.leave()
    assert named(page, "Next visit", QLineEdit).text() == "soon"
    plan = stage.practice.services.home_care.keep(replace(kept(stage, visit), message="From the other room"))
    stage.ctx.changes.announce(Changes.of((Kind.PLAN, plan.id)))
    assert named(page, "Next visit", QLineEdit).text() == "soon"
    assert page.leave()


def test_a_sheet_saved_elsewhere_meanwhile_is_not_overwritten(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    other = kept(stage, visit)
    stage.practice.services.home_care.keep(replace(other, message="From the other room"))
    add(page, CHIN)
    stage.ask.agrees = [False]
    assert not page.leave()
    assert kept(stage, visit).message == "From the other room"
    stage.ask.agrees = [False, True]
    press(page, "Show the saved sheet")
    assert on_sheet(page) == [CHIN]
    press(page, "Show the saved sheet")
    assert named(page, "A word to begin with", QPlainTextEdit).toPlainText() == "From the other room"
    assert on_sheet(page) == []


def test_a_change_elsewhere_is_shown_when_nothing_is_unsaved_here(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    plan = stage.practice.services.home_care.keep(replace(kept(stage, visit), message="From the other room"))
    stage.ctx.changes.announce(Changes.of((Kind.PLAN, plan.id)))
    assert named(page, "A word to begin with", QPlainTextEdit).toPlainText() == "From the other room"


def test_ten_thousand_letters_and_other_alphabets_are_kept(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    text = ("שלום 🙂 " + "x" * 60 + "\n") * 150
    named(page, "A word to begin with", QPlainTextEdit).setPlainText(text[:10_000])
    assert page.leave()
    assert kept(stage, visit).message == text[:10_000]


def test_the_front_desk_sees_no_findings_but_the_whole_library(stage: Stage, visit: VisitId) -> None:
    services = stage.ctx.services
    desk = replace(services.desk, actor=replace(services.desk.actor, role=Role.DESK))
    seen = replace(services, desk=desk, notes=replace(services.notes, desk=desk))
    stage.ctx = replace(stage.ctx, services=seen)
    page = opened(stage, visit)
    assert "For what was marked" not in words(page)
    assert "All exercises" in words(page)


def test_without_a_visit_the_newest_findings_are_offered_with_their_day(stage: Stage, visit: VisitId) -> None:
    stage.practice.clock.forward(days=10)
    client = stage.practice.services.visits.get(visit).client_id
    page = stage.show(HomeCarePage(stage.ctx, client, "client"))
    assert "For what was marked on 23 Nov 2026" in words(page)


def test_a_sheet_that_is_not_there_is_refused_before_a_page_is_shown(stage: Stage) -> None:
    with pytest.raises(NotFound):
        HomeCarePage(stage.ctx, PlanId("nothing"))


def test_the_ways_on_are_the_client_and_the_receipt(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    press(page, "Give and print")
    press(page, "Open the client")
    press(page, "Receipt")
    assert stage.go.routes == [Route("client", kept(stage, visit).client_id), Route("receipt", visit, "visit")]


def test_from_a_given_sheet_one_press_leads_back_to_the_note(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN)
    press(page, "Give and print")
    press(page, "Back to the note")
    assert stage.go.routes == [Route("note", visit)]


def test_a_sheet_of_a_visit_whose_note_is_in_error_offers_no_receipt(stage: Stage) -> None:
    note = stage.practice.signed_note()
    stage.practice.services.notes.add(note.id, AddendumKind.ENTERED_IN_ERROR, "Another client's visit.")
    page = opened(stage, note.visit_id)
    add(page, CHIN)
    press(page, "Give and print")
    assert "Receipt" not in names(page)
    assert {"Back to the note", "Open the client"} <= names(page)


def test_the_page_is_freed_on_close(stage: Stage, visit: VisitId) -> None:
    assert is_freed(stage, lambda: HomeCarePage(stage.ctx, visit, "visit"))
    page = opened(stage, visit)
    add(page, CHIN)
    press(page, "Give and print")
    stage.close()
    del page
    assert is_freed(stage, lambda: HomeCarePage(stage.ctx, visit, "visit"))


def test_the_exercise_added_last_is_in_sight(stage: Stage, visit: VisitId) -> None:
    page = stage.show(HomeCarePage(stage.ctx, visit, "visit"), height=420)
    add(page, CHIN, SQUEEZE, LEVATOR)
    area = page.findChild(SheetForm)
    card = named(page, LEVATOR)
    stage.qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    assert area.viewport().rect().contains(card.mapTo(area.viewport(), card.rect().bottomLeft()))


def test_screen_readers_meet_the_items_in_the_order_of_the_sheet(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN, SQUEEZE)
    press(page, f"Move up: {SQUEEZE}")
    cards = [one.accessibleName() for one in page.findChildren(ItemCard)]
    assert cards == [SQUEEZE, CHIN]


def test_tab_goes_through_the_sheet_from_top_to_bottom(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    add(page, CHIN, SQUEEZE)
    press(page, f"Move up: {SQUEEZE}")
    press(page, f"Change dose and words: {SQUEEZE}")
    expected = [
        f"Change dose and words: {SQUEEZE}",
        f"Remove: {SQUEEZE}",
        f"Sets: {SQUEEZE}",
        f"Own words for this client: {SQUEEZE}",
        f"Change dose and words: {CHIN}",
        f"Remove: {CHIN}",
        "A word to begin with",
        "When to stop and call",
        "Next visit",
        "Give and print",
    ]
    start = widget = named(page, expected[0])
    walked = []
    while not walked or widget is not start:
        walked.append(name_of(widget))
        widget = widget.nextInFocusChain()
    assert [name for name in walked if name in expected] == expected


# What to mind for this client


@pytest.fixture
def thinned(stage: Stage, visit: VisitId) -> VisitId:
    """The visit of a client who takes a blood thinner, with a library that has a caution for it."""
    minded = (replace(LIBRARY[0], cautions_for=("anticoagulant",)), *LIBRARY[1:])
    stage.ctx = replace(stage.ctx, catalog=replace(stage.ctx.catalog, exercises=minded))
    services = stage.practice.services
    stage.practice.history(services.clients.open(services.visits.get(visit).client_id), blood_thinner=True)
    return visit


def test_the_clients_flags_stand_above_the_sheet_with_their_advice(stage: Stage, thinned: VisitId) -> None:
    page = opened(stage, thinned)

    flag = named(page, "Adapt: Blood thinner")
    assert flag.toolTip() == flag.accessibleDescription() == "Avoid deep pressure; bruising is likely."
    press(page, "Adapt: Blood thinner")
    assert page.banner.text == "Blood thinner: Avoid deep pressure; bruising is likely."


def test_an_exercise_with_a_caution_for_this_client_says_so_in_the_list_and_on_the_sheet(
    stage: Stage, thinned: VisitId
) -> None:
    page = opened(stage, thinned)
    marked, free = named(page, f"Add: {CHIN}"), named(page, f"Add: {SQUEEZE}")
    assert marked.accessibleDescription() == "Caution: Blood thinner"
    assert free.accessibleDescription() == ""
    assert marked.heightForWidth(300) > free.heightForWidth(300)

    press(page, f"Add: {SQUEEZE}")
    press(page, f"Add: {CHIN}")

    cautions = [
        one.text() for one in page.findChildren(QLabel) if one.text() == "Blood thinner: Stop if you get dizzy."
    ]
    assert len(cautions) == 1
    assert on_sheet(page) == [SQUEEZE, CHIN]
    assert stage.ask.asked == []


def test_the_desk_sees_no_flags_above_the_sheet(stage: Stage, thinned: VisitId) -> None:
    services = stage.ctx.services
    desk = replace(services.desk, actor=replace(services.desk.actor, role=Role.DESK))
    seen = replace(
        services, desk=desk, notes=replace(services.notes, desk=desk), intake=replace(services.intake, desk=desk)
    )
    stage.ctx = replace(stage.ctx, services=seen)

    assert not [name for name in names(opened(stage, thinned)) if "Blood thinner" in name]
