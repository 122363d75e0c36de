"""The client page: what it shows at once, what its chips open, reading, printing, and its manners."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.assessments import Pain, RomValue
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.clients import Alert, AlertKind, Client
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.forms.spec import YesNo
from rmt_desktop.domain.homecare import item_from
from rmt_desktop.domain.notes import Goal, Objective, PlanText, Subjective
from rmt_desktop.domain.sides import Side
from rmt_desktop.services.actor import Role
from rmt_desktop.services.changes import Changes
from rmt_desktop.ui.context import Route, UiContext
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.client import ClientPage
from rmt_desktop.ui.widgets.paper_view import PaperView
from rmt_desktop.ui.widgets.trend_plot import TrendPlot
from tests.support.builders import LEFT_SHOULDER, a_chart
from tests.support.catalog import a_catalog, a_rule
from tests.support.pages import (
    Stage,
    a_stage,
    cut_off,
    folder_that_is_none,
    is_freed,
    name_of,
    named,
    names,
    press,
    words,
)
from tests.support.services import Practice

a_stage_for_once = contextmanager(a_stage)


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def maya(practice: Practice) -> Client:
    """A client with an allergy and another name than on papers."""
    return practice.client(
        preferred_name="May", pronouns="she/her", alerts=(Alert(kind=AlertKind.ALLERGY, text="almond oil"),)
    )


def opened(stage: Stage, client: Client, part: str = "") -> ClientPage:
    page = stage.show(ClientPage(stage.ctx, client.id, part))
    if page._timeline.list.lines.rowCount() and page.bar.currentIndex() == 0:
        stage.qtbot.waitUntil(lambda: page._timeline.reader.shown is not None)
    return page


def must_show(stage: Stage, page: ClientPage, text: str) -> None:
    """Wait until a text or a name stands on the page: what is put into a layout is shown a moment later."""
    stage.qtbot.waitUntil(lambda: text in words(page) or text in names(page))


def click(stage: Stage, page: ClientPage, name: str) -> None:
    """Press a button once it is shown."""
    must_show(stage, page, name)
    press(page, name)


def acts(stage: Stage, act: Act, kind: Kind) -> int:
    entries = stage.practice.services.audit_log.search(limit=500).entries
    return sum(1 for entry in entries if entry.event.act is act and entry.event.kind is kind)


def two_notes(practice: Practice, client: Client) -> None:
    """Two signed visits three weeks apart: pain 7 then 3, rotation 45 then 70."""
    for pain, rotation in ((7, 45), (3, 70)):
        visit = practice.visit(client)
        practice.consent(visit)
        note = practice.note(visit)
        turned = RomValue(movement="neck_rotation", label="Rotation", side=Side.LEFT, value=rotation)
        note = replace(
            note,
            subjective=Subjective(concern="Neck", pain=Pain(now=pain)),
            objective=Objective(written={}, rom=(turned,)),
            plan=PlanText(text="Weekly", goals=(Goal(text="Turn the head", by=date(2026, 12, 24)),)),
        )
        practice.services.notes.sign(note)
        practice.clock.forward(days=21)


def test_the_header_says_who_she_is(stage: Stage, maya: Client) -> None:
    page = opened(stage, maya)
    for text in ("May Tremblay", "she/her", "On papers: Maya Tremblay"):
        assert text in words(page)
    assert "38 years old  ·  born 30 Apr 1988  ·  416 555-0187  ·  client number 1" in words(page)
    assert {"Allergy: almond oil", "No health history yet"} <= names(page)
    assert page.title() == "May Tremblay"


def test_opening_the_record_is_logged(stage: Stage, maya: Client) -> None:
    opened(stage, maya)
    assert acts(stage, Act.VIEWED, Kind.CLIENT) == 1


def test_a_flag_shows_its_reason_its_advice_and_its_source(
    practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path, maya: Client
) -> None:
    form = practice.services.intake.form("minimal")
    gate = next(field for field in form.fields() if isinstance(field, YesNo) and not field.only_if)
    rule = a_rule(name=a_catalog().rules[0].name, when=((_clause(gate.key),),))
    catalog = a_catalog(rules=(rule,))
    known = practice.services
    flagged = replace(practice, services=replace(known, intake=replace(known.intake, catalog=catalog)))
    flagged.history(maya, **{gate.key: True})
    with a_stage_for_once(flagged, qtbot, qapp, tmp_path, catalog) as stage:
        page = opened(stage, maya)
        assert "Avoid deep pressure" not in words(page)
        click(stage, page, "Blood thinner")
        must_show(stage, page, "Avoid deep pressure; bruising is likely.")
        must_show(stage, page, f"Because of the answer to: {gate.label}")
        must_show(stage, page, "General knowledge, to be verified by a practitioner.")
        click(stage, page, "Close the explanation")
        assert "Avoid deep pressure" not in words(page)


def test_the_history_tab_counts_the_safety_questions_that_were_not_answered(
    stage: Stage, practice: Practice, maya: Client
) -> None:
    practice.history(maya)
    page = opened(stage, maya, "history")
    must_show(stage, page, "2 safety questions were not answered")


def _clause(key: str) -> object:
    from rmt_desktop.domain.screening import Clause

    return Clause(key=key, values=("yes",))


def test_chips_open_what_they_speak_of(stage: Stage, maya: Client) -> None:
    page = opened(stage, maya)
    click(stage, page, "No health history yet")
    assert stage.go.dialogs == [("intake", maya.id)]
    click(stage, page, "Allergy: almond oil")
    assert page.bar.tabText(page.bar.currentIndex()) == "Details"
    assert "almond oil" in words(page)


def test_the_last_note_is_read_at_once_and_its_view_is_logged_once(stage: Stage, maya: Client) -> None:
    note = stage.practice.signed_note(stage.practice.visit(maya))
    page = opened(stage, maya)
    assert named(page, "Treatment note").pages >= 1  # type: ignore[attr-defined]
    assert acts(stage, Act.VIEWED, Kind.NOTE) == 1
    stage.ctx.changes.announce(Changes.of((Kind.CLIENT, maya.id)))
    assert page._timeline.reader.shown is not None
    assert page._timeline.reader.shown.record == note.id
    assert acts(stage, Act.VIEWED, Kind.NOTE) == 1


def test_by_keyboard_alone_one_reads_down_the_timeline_and_opens(stage: Stage, maya: Client) -> None:
    visit = stage.practice.visit(maya)
    stage.practice.signed_note(visit)
    stage.practice.clock.forward(days=7)
    stage.practice.visit(maya)
    page = opened(stage, maya)
    timeline = page._timeline.list
    assert timeline.hasFocus()
    stage.qtbot.keyClick(timeline, Qt.Key.Key_Down)
    stage.qtbot.waitUntil(lambda: page._timeline.reader.shown.kind is Kind.NOTE)  # type: ignore[union-attr]
    stage.qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert stage.go.routes == [Route("note", visit.id)]


def test_tab_goes_from_the_timeline_to_the_buttons_of_its_paper(stage: Stage, maya: Client) -> None:
    stage.practice.signed_note(stage.practice.visit(maya))
    page = opened(stage, maya)
    must_show(stage, page, "Open the note")
    order = []
    for _ in range(4):
        stage.qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        order.append(name_of(page.focusWidget()))
    assert order == ["Print…", "Save as PDF…", "Open the note", "Treatment note"]


def test_the_chips_come_between_the_main_button_and_the_tabs(stage: Stage, maya: Client) -> None:
    page = opened(stage, maya, "details")
    must_show(stage, page, "No health history yet")
    named(page, "Book a visit").setFocus()
    order = []
    for _ in range(3):
        stage.qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        order.append(name_of(page.focusWidget()))
    assert order == ["Allergy: almond oil", "No health history yet", "Parts of the record"]


def test_a_line_of_the_timeline_says_everything_to_a_screen_reader(stage: Stage, maya: Client) -> None:
    visit = stage.practice.visit(maya)
    stage.practice.consent(visit)
    note = replace(stage.practice.note(visit), chart=Chart(a_chart(2).marks))
    stage.practice.services.notes.keep(note)
    page = opened(stage, maya)
    model = page._timeline.list.lines
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Treatment note, Draft, not signed, Mon 23 Nov 2026, Neck and shoulder pain, body chart with 2 findings"
    )


def test_two_notes_of_one_day_are_told_apart_by_their_time(stage: Stage, maya: Client) -> None:
    first = stage.practice.visit(maya)
    stage.practice.signed_note(first)
    page = opened(stage, maya)
    assert [line.day for line in page._timeline.list.lines.lines] == ["Mon 23 Nov 2026"]
    stage.practice.clock.forward(hours=2)
    stage.practice.signed_note(stage.practice.visit(maya))
    page._timeline.refresh(maya)
    days = [line.day for line in page._timeline.list.lines.lines]

    assert len(set(days)) == 2
    assert all(day.startswith("Mon 23 Nov 2026, ") for day in days)


def test_printing_a_note_is_logged_once_it_is_out(stage: Stage, maya: Client) -> None:
    stage.practice.signed_note(stage.practice.visit(maya))
    page = opened(stage, maya)
    click(stage, page, "Print…")
    assert len(stage.printer.printed) == 1
    assert acts(stage, Act.PRINTED, Kind.NOTE) == 1
    assert page.banner.text == "Sent to the printer Desk printer."


def test_saving_a_note_says_where_it_is_and_that_it_is_not_encrypted(
    stage: Stage, maya: Client, tmp_path: Path
) -> None:
    stage.practice.signed_note(stage.practice.visit(maya))
    stage.ask.paths = [tmp_path / "note.pdf"]
    page = opened(stage, maya)
    click(stage, page, "Save as PDF…")
    assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF")
    assert "not encrypted" in page.banner.text
    assert acts(stage, Act.EXPORTED, Kind.NOTE) == 1


def test_a_folder_that_cannot_be_written_gets_a_sentence_and_no_entry_in_the_log(
    stage: Stage, maya: Client, tmp_path: Path
) -> None:
    stage.practice.signed_note(stage.practice.visit(maya))
    stage.ask.paths = [folder_that_is_none(tmp_path)]
    page = opened(stage, maya)
    click(stage, page, "Save as PDF…")
    assert page.banner.text.startswith("Could not save:")
    assert "Nothing is lost." in page.banner.text
    assert acts(stage, Act.EXPORTED, Kind.NOTE) == 0


def test_an_open_note_offers_to_be_finished(stage: Stage, maya: Client) -> None:
    note = stage.practice.note(stage.practice.visit(maya))
    page = opened(stage, maya)
    assert "This note is still open" in words(page)
    click(stage, page, "Finish note")
    assert stage.go.routes == [Route("note", note.visit_id)]


def test_a_visit_that_is_booked_can_be_moved_on_here(stage: Stage, maya: Client) -> None:
    visit = stage.practice.visit(maya, arrived=False)
    page = opened(stage, maya)
    assert "With Anna Roy" in words(page)
    click(stage, page, "Arrived")
    assert stage.practice.services.visits.get(visit.id).status == "arrived"
    must_show(stage, page, "Intake")
    click(stage, page, "Intake")
    assert stage.go.dialogs == [("intake", maya.id)]


def test_the_main_button_books_or_goes_on_with_the_visit_of_today(stage: Stage, maya: Client) -> None:
    page = opened(stage, maya)
    click(stage, page, "Book a visit")
    assert stage.go.dialogs == [("book", maya.id)]
    visit = stage.practice.visit(maya)
    stage.ctx.changes.announce(Changes.of((Kind.CLIENT, maya.id)))
    click(stage, page, "Open today's visit")
    assert stage.go.routes == [Route("note", visit.id)]


def test_a_note_left_open_on_another_day_is_the_next_thing_to_do(stage: Stage, maya: Client) -> None:
    stage.practice.note(stage.practice.visit(maya))
    stage.practice.clock.forward(days=3)
    page = opened(stage, maya)
    assert "Finish the note of 23 Nov 2026" in names(page)


def test_nothing_has_changed_is_recorded_in_one_press(stage: Stage, maya: Client) -> None:
    stage.practice.history(maya)
    stage.practice.clock.forward(days=200)
    page = opened(stage, maya, "history")
    assert "Health history reviewed 7 months ago" in names(page)
    click(stage, page, "Nothing has changed")
    reviews = stage.practice.services.intake.state(maya.id).reviews
    assert [review.changes for review in reviews] == [""]
    must_show(stage, page, "Health history reviewed today")
    must_show(stage, page, "nothing changed (Anna Roy)")


def test_reading_the_health_history_is_logged(stage: Stage, maya: Client) -> None:
    stage.practice.history(maya)
    page = opened(stage, maya, "history")
    assert acts(stage, Act.VIEWED, Kind.FORM) == 1
    click(stage, page, "Print…")
    assert acts(stage, Act.PRINTED, Kind.FORM) == 1


def test_a_history_that_was_begun_can_be_gone_on_with(stage: Stage, maya: Client) -> None:
    stage.practice.services.intake.start(maya.id, language="en")
    page = opened(stage, maya, "history")
    assert "Begun on Mon 23 Nov 2026, not signed yet." in words(page)
    click(stage, page, "Go on with it")
    assert stage.go.dialogs == [("intake", maya.id)]


def test_a_withdrawn_consent_shows_area_time_action_and_the_exact_words(stage: Stage, maya: Client) -> None:
    visit = stage.practice.visit(maya)
    consent = stage.practice.consent(visit)
    stage.practice.clock.forward(minutes=20)
    change = stage.practice.services.consents.change
    stage.practice.note(visit)
    change(visit.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action="Stopped at once.")
    page = opened(stage, maya, "consents")
    shown = words(page)
    assert "14:22: Shoulder and upper back (left) withdrawn. Stopped at once. (Anna Roy)" in shown
    assert f"Wording 2026-1, fingerprint {consent.text_hash[:12]}" in shown
    assert "We spoke about the risks." in shown
    assert "Consent withdrawn: Shoulder and upper back (left)" in names(page)


def test_receipts_and_sheets_open_with_return(stage: Stage, maya: Client) -> None:
    receipt = stage.practice.receipt(stage.practice.visit(maya))
    care = stage.practice.services.home_care
    plan = care.start(maya.id, visit_id=None, language="en").value
    care.keep(replace(plan, items=(item_from(a_catalog().exercises[0], "en"),)))
    page = opened(stage, maya, "receipts")
    stage.qtbot.keyClick(named(page, "Receipts of this client", Table), Qt.Key.Key_Return)
    page.show_part("homecare")
    table = named(page, "Home-care sheets of this client", Table)
    assert table.rows.data(table.rows.index(0, 1)) == "Chin tuck"
    stage.qtbot.keyClick(table, Qt.Key.Key_Return)
    click(stage, page, "New sheet")
    assert stage.go.routes == [Route("receipt", receipt.id), Route("plan", plan.id), Route("plan", maya.id, "client")]


def test_pain_and_motion_are_drawn_from_the_second_visit_on(stage: Stage, maya: Client) -> None:
    two_notes(stage.practice, maya)
    page = opened(stage, maya)
    plots = [one.accessibleDescription() for one in page.header.findChildren(TrendPlot)]
    assert plots == ["Pain, 0 to 10: 7, 3", "Rotation (left): 45°, 70°"]
    page.show_part("progress")
    shown = words(page)
    assert "Turn the head" in shown
    assert "by 24 Dec 2026" in shown
    assert "The dashed line is the usual range: 80° (AAOS)" in shown


def test_one_visit_is_no_course(stage: Stage, maya: Client) -> None:
    stage.practice.signed_note(stage.practice.visit(maya), subjective=Subjective(pain=Pain(now=7)))
    page = opened(stage, maya)
    assert page.header.findChildren(TrendPlot) == []


def test_archiving_asks_why_and_restoring_brings_her_back(stage: Stage, maya: Client) -> None:
    page = opened(stage, maya)
    stage.ask.reasons = [None, "Moved to Halifax"]
    page.header.archive_asked.emit()
    assert not stage.practice.services.clients.open(maya.id).is_archived
    page.header.archive_asked.emit()
    assert stage.practice.services.clients.open(maya.id).archived_reason == "Moved to Halifax"
    assert "Archived on Mon 23 Nov 2026: Moved to Halifax" in words(page)
    assert "Book a visit" not in names(page)
    page.header.restore_asked.emit()
    assert "Book a visit" in names(page)


def test_a_visit_under_way_keeps_her_from_being_archived(stage: Stage, maya: Client) -> None:
    stage.practice.visit(maya)
    page = opened(stage, maya)
    stage.ask.reasons = ["Moved"]
    page.header.archive_asked.emit()
    assert page.banner.text == "This client has a visit under way. Finish it before archiving."


def test_the_front_desk_reads_no_clinical_note(stage: Stage, maya: Client) -> None:
    stage.practice.signed_note(stage.practice.visit(maya))
    page = stage.show(ClientPage(for_the_desk(stage.ctx), maya.id))
    stage.qtbot.waitUntil(lambda: page._timeline.reader.shown is not None)
    assert page._timeline.reader.shown.kind is Kind.VISIT
    assert "Treatment note" not in words(page)
    assert "Print…" not in names(page)


def test_the_front_desk_sees_that_a_history_is_signed_and_not_what_it_says(stage: Stage, maya: Client) -> None:
    stage.practice.history(maya, blood_thinner=True, reasons="Neck pain")
    page = stage.show(ClientPage(for_the_desk(stage.ctx), maya.id))
    page.show_part("history")
    said = words(page)
    assert "No health history yet" not in said
    assert "Blood thinner" not in said
    assert "Neck pain" not in said
    assert not [paper for paper in page.findChildren(PaperView) if paper.isVisibleTo(page)]


def for_the_desk(ctx: UiContext) -> UiContext:
    known = ctx.services
    desk = replace(known.desk, actor=replace(known.desk.actor, role=Role.DESK))
    parts = ("clients", "visits", "intake", "consents", "notes", "paperwork", "timelines", "receipts", "home_care")
    return replace(
        ctx, services=replace(known, desk=desk, **{part: replace(getattr(known, part), desk=desk) for part in parts})
    )


def test_an_empty_record_says_what_will_stand_there(stage: Stage, maya: Client) -> None:
    page = opened(stage, maya)
    assert "Nothing yet" in words(page)
    for part, text in (
        ("progress", "No treatment yet"),
        ("history", "No health history yet"),
        ("consents", "No consent yet"),
        ("receipts", "No receipt yet"),
        ("homecare", "No home-care sheet yet"),
    ):
        page.show_part(part)
        assert text in words(page)


def test_a_record_named_in_the_route_is_the_one_that_is_read(stage: Stage, maya: Client) -> None:
    first = stage.practice.signed_note(stage.practice.visit(maya))
    stage.practice.clock.forward(days=7)
    stage.practice.signed_note(stage.practice.visit(maya))
    page = opened(stage, maya, first.id)
    stage.qtbot.waitUntil(lambda: page._timeline.reader.shown.record == first.id)  # type: ignore[union-attr]
    assert "Treatment note, Mon 23 Nov 2026" in words(page)


def test_another_clients_change_is_none_of_its_business(stage: Stage, maya: Client) -> None:
    page = opened(stage, maya)
    assert not page.concerns(Changes.of((Kind.CLIENT, "somebody else")))
    assert page.concerns(Changes.of((Kind.CLIENT, maya.id)))


def test_charts_that_are_not_in_sight_are_neither_read_nor_painted(stage: Stage, maya: Client) -> None:
    for _ in range(30):
        note = stage.practice.note(stage.practice.visit(maya))
        stage.practice.services.notes.keep(replace(note, chart=Chart(a_chart(1).marks)))
    page = opened(stage, maya)
    timeline = page._timeline.list
    stage.qtbot.waitUntil(lambda: not timeline._brush.isActive() and bool(timeline._delegate._pictures))
    assert 1 <= len(timeline._delegate._pictures) < 20


@pytest.mark.parametrize("part", ["timeline", "progress", "history", "consents", "details"])
def test_no_text_is_cut_off_when_words_are_forty_per_cent_longer(
    practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path, maya: Client, part: str
) -> None:
    practice.history(maya)
    two_notes(practice, maya)
    with a_stage_for_once(practice, qtbot, qapp, tmp_path, a_catalog(), language="en_XA") as stage:
        nothing_is_cut_off(stage, opened(stage, maya, part))


def nothing_is_cut_off(stage: Stage, page: ClientPage) -> None:
    stage.qtbot.waitUntil(lambda: cut_off(page) == [])


def test_nothing_holds_on_to_the_page(stage: Stage, maya: Client) -> None:
    stage.practice.signed_note(stage.practice.visit(maya))
    assert is_freed(stage, lambda: ClientPage(stage.ctx, maya.id))
