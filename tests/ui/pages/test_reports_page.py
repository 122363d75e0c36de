"""The reports page: the day sheet, what is not finished, and the log that proves itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.receipts import Method
from rmt_desktop.services import audit_log
from rmt_desktop.services.actor import Role
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.reports import ReportsPage
from rmt_desktop.ui.pages.reports.audit_report import AuditReport
from rmt_desktop.ui.widgets.fields import Pick
from rmt_desktop.ui.widgets.search_box import SearchBox
from tests.support.catalog import a_catalog
from tests.support.pages import Stage, a_stage, cut_off, is_freed, named, names, press, type_into, words
from tests.support.services import Practice

a_stage_for_once = contextmanager(a_stage)
DAY, UNSIGNED, UNPAID, LOG = range(4)


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


def opened(stage: Stage, report: int = DAY) -> ReportsPage:
    page = stage.show(ReportsPage(stage.ctx))
    page.bar.setCurrentIndex(report)
    return page


def texts(table: Table) -> list[list[str]]:
    """Return every cell of a table."""
    model = table.rows
    columns = range(model.columnCount())
    return [[model.data(model.index(row, column)) for column in columns] for row in range(model.rowCount())]


def choose(pick: Pick, word: str) -> None:
    pick.choose(word)
    pick.activated.emit(pick.currentIndex())


def test_the_day_sheet_says_who_came_when_to_whom_and_for_how_long(stage: Stage) -> None:
    stage.practice.visit()
    page = opened(stage)
    assert texts(named(page, "Visits of the day", Table)) == [
        ["14:02", "Maya Tremblay", "Anna Roy", "Massage therapy, 60 min", "60", "Here"]
    ]
    assert "Mon 23 Nov 2026" in words(page)


def test_one_goes_through_the_days_by_arrows_or_by_typing(stage: Stage) -> None:
    page = opened(stage)
    assert "No visit on this day" in words(page)
    press(page, "Day before")
    assert "Sun 22 Nov 2026" in words(page)
    type_into(stage.qtbot, page, "Day of the sheet", "2026-03-04")
    stage.qtbot.keyClick(named(page, "Day of the sheet", QLineEdit), Qt.Key.Key_Return)
    assert "Wed 4 Mar 2026" in words(page)
    type_into(stage.qtbot, page, "Day of the sheet", "no day")
    stage.qtbot.keyClick(named(page, "Day of the sheet", QLineEdit), Qt.Key.Key_Return)
    assert named(page, "Day of the sheet", QLineEdit).text() == "4 Mar 2026"


def test_the_day_sheet_is_saved_as_a_list_and_that_is_logged(stage: Stage, tmp_path: Path) -> None:
    stage.practice.visit()
    stage.ask.paths = [tmp_path / "day.csv"]
    press(opened(stage), "Save as CSV…")
    assert "Maya Tremblay" in (tmp_path / "day.csv").read_text(encoding="utf-8-sig")
    event = stage.practice.services.audit_log.search(limit=1).entries[0].event
    assert (event.act, event.kind, event.record) == (Act.EXPORTED, Kind.VISIT, "2026-11-23")


def test_open_notes_stand_there_until_they_are_signed(stage: Stage) -> None:
    visit = stage.practice.visit()
    stage.practice.note(visit)
    stage.practice.clock.forward(days=2)
    page = opened(stage, UNSIGNED)
    table = named(page, "Notes that are not signed", Table)
    assert texts(table) == [["Mon 23 Nov 2026  14:02", "Maya Tremblay", "Neck and shoulder pain", "2 days"]]
    stage.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert stage.go.routes == [Route("note", visit.id)]
    stage.practice.signed_note(visit)
    page.refresh()
    assert "Every note is signed" in words(page)


def test_unpaid_receipts_are_listed_with_their_sum(stage: Stage) -> None:
    receipt = stage.practice.receipt(method=Method.UNPAID)
    page = opened(stage, UNPAID)
    table = named(page, "Receipts that are not paid", Table)
    assert texts(table) == [["00001", "Maya Tremblay", "23 Nov 2026", "$118.65", "$118.65"]]
    assert "Together $118.65" in words(page)
    stage.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert stage.go.routes == [Route("receipt", receipt.id)]
    stage.practice.services.receipts.pay(receipt.id, Method.CASH)
    page.refresh()
    assert "Every receipt is paid" in words(page)


def test_the_log_says_who_did_what_with_whose_record(stage: Stage) -> None:
    stage.practice.signed_note()
    page = opened(stage, LOG)
    newest = texts(named(page, "Log", Table))[0]
    assert newest[:5] == ["23 Nov 2026  14:02:11", "Anna Roy", "Signed", "Treatment note", "Maya Tremblay"]
    assert newest[5].startswith("fingerprint ")


def test_reading_the_log_opens_nobodys_record(stage: Stage) -> None:
    stage.practice.signed_note()
    before = len(stage.practice.services.audit_log.search(limit=1000).entries)
    opened(stage, LOG)
    assert len(stage.practice.services.audit_log.search(limit=1000).entries) == before


def test_the_log_is_narrowed_to_an_act_and_to_a_client(stage: Stage) -> None:
    stage.practice.client(first_name="Noor", last_name="Aziz")
    stage.practice.signed_note()
    page = opened(stage, LOG)
    table = named(page, "Log", Table)
    everything = len(texts(table))
    choose(named(page, "What was done", Pick), "doors")
    assert texts(table) == []
    choose(named(page, "What was done", Pick), "all")
    find = named(page, "Only one client", SearchBox)
    stage.qtbot.keyClicks(find, "noor")
    stage.qtbot.keyClick(find, Qt.Key.Key_Return)
    assert {row[4] for row in texts(table)} == {"Noor Aziz"}
    press(page, "Only Noor Aziz: show all clients again")
    assert len(texts(table)) == everything


def test_a_long_log_is_read_page_by_page(stage: Stage) -> None:
    for _ in range(210):
        stage.practice.services.audit_log.note_lock("asked")
    page = opened(stage, LOG)
    table = named(page, "Log", Table)
    assert len(texts(table)) == 200
    assert "The newest 200 entries" in words(page)
    press(page, "Show earlier entries")
    assert len(texts(table)) > 210
    assert "Show earlier entries" not in names(page)


def test_the_log_proves_that_it_is_whole(stage: Stage) -> None:
    stage.practice.signed_note()
    page = opened(stage, LOG)
    press(page, "Verify the log")
    stage.qtbot.waitUntil(lambda: bool(page.banner.text))
    assert page.banner.text == "The log is whole: 8 entries, each fits the one before. Checked at 14:02."
    assert texts(named(page, "Log", Table))[0][2:4] == ["Verified", "Log"]


def test_a_log_that_was_altered_says_where(stage: Stage) -> None:
    page = opened(stage, LOG)
    report = page.reports[LOG]
    assert isinstance(report, AuditReport)
    report._checked(audit_log.Verdict(6, 7))
    assert page.banner.text.startswith("Entry 7 of the log was altered")


def test_a_signed_note_that_was_altered_is_named(stage: Stage) -> None:
    page = opened(stage, LOG)
    report = page.reports[LOG]
    assert isinstance(report, AuditReport)
    report._checked(audit_log.Verdict(9, None, 7))
    assert page.banner.text.startswith("The note signed in entry 7 of the log was altered")


def test_the_whole_log_is_saved_not_only_what_is_on_the_screen(stage: Stage, tmp_path: Path) -> None:
    for _ in range(250):
        stage.practice.services.audit_log.note_lock("asked")
    stage.ask.paths = [tmp_path / "log.csv"]
    page = opened(stage, LOG)
    press(page, "Save as CSV…")
    lines = (tmp_path / "log.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Number,When,Who,What,Kind,Client,Details,Hash"
    assert len(lines) > 250
    event = stage.practice.services.audit_log.search(limit=1).entries[0].event
    assert (event.act, event.kind) == (Act.EXPORTED, Kind.AUDIT)


def test_a_line_of_the_log_opens_the_record_it_is_about(stage: Stage) -> None:
    note = stage.practice.signed_note()
    page = opened(stage, LOG)
    stage.qtbot.keyClick(named(page, "Log", Table), Qt.Key.Key_Return)
    assert stage.go.routes == [Route("client", note.client_id)]


def test_the_front_desk_may_not_read_the_log(stage: Stage) -> None:
    known = stage.ctx.services
    desk = replace(known.desk, actor=replace(known.desk.actor, role=Role.DESK))
    services = replace(known, audit_log=replace(known.audit_log, desk=desk))
    page = stage.show(ReportsPage(replace(stage.ctx, services=services)))
    page.bar.setCurrentIndex(LOG)
    assert page.banner.text == "Your role does not allow this. Ask the owner of the clinic."


def test_by_keyboard_alone_one_reaches_every_report(stage: Stage) -> None:
    page = opened(stage)
    assert page.bar.hasFocus()
    for _ in range(3):
        stage.qtbot.keyClick(page.bar, Qt.Key.Key_Right)
    assert page.bar.currentIndex() == LOG
    stage.qtbot.keyClick(page.bar, Qt.Key.Key_Tab)
    assert named(page, "Only one client", SearchBox).hasFocus()


def test_the_page_reads_anew_each_time_it_is_shown(stage: Stage) -> None:
    page = opened(stage)
    stage.practice.visit(starts_at=stage.practice.clock.now() + timedelta(minutes=30))
    page.shown()
    assert len(texts(named(page, "Visits of the day", Table))) == 1


@pytest.mark.parametrize("report", [DAY, UNSIGNED, UNPAID, LOG])
def test_no_text_is_cut_off_when_words_are_forty_per_cent_longer(
    practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path, report: int
) -> None:
    practice.receipt(method=Method.UNPAID)
    with a_stage_for_once(practice, qtbot, qapp, tmp_path, a_catalog(), language="en_XA") as stage:
        page = opened(stage, report)
        stage.qtbot.waitUntil(lambda: cut_off(page) == [])


def test_nothing_holds_on_to_the_page(stage: Stage) -> None:
    assert is_freed(stage, lambda: ReportsPage(stage.ctx))
