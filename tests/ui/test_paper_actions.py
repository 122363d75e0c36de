"""Papers leaving the program: nothing is lost, and nothing is logged that did not happen."""

import errno
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.base.errors import StorageTrouble
from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.domain.audit import Kind
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.paperwork import Way
from rmt_desktop.ui.context import Page
from rmt_desktop.ui.paper_actions import LONGEST_NAME, PaperActions, file_name, trouble_of, write_file
from tests.support.catalog import a_catalog
from tests.support.pages import Stage, a_stage, folder_that_is_none
from tests.support.services import Practice

PDF = b"%PDF-1.7 a paper"


class Log:
    """Remembers how papers left, and what other pages were told."""

    def __init__(self) -> None:
        self.ways: list[Way] = []
        self.told: list[Changes] = []

    def left(self, way: Way) -> Changes:
        self.ways.append(way)
        return Changes.of((Kind.NOTE, "note-1"))

    def records_changed(self, changes: Changes) -> None:
        self.told.append(changes)


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def page(stage: Stage) -> Page:
    return stage.show(Page(stage.ctx))


@pytest.fixture
def log(stage: Stage) -> Log:
    log = Log()
    stage.ctx.changes.subscribe(log)
    return log


def test_a_printed_paper_is_logged_announced_and_said(stage: Stage, page: Page, log: Log) -> None:
    assert PaperActions(stage.ctx, page).print_plain(PDF, "Note", log.left)
    assert (stage.printer.printed, log.ways) == ([PDF], [Way.PRINTER])
    assert log.told[0].touches(Kind.NOTE, "note-1")
    assert page.banner.text == "Sent to the printer Desk printer."


def test_going_back_in_the_print_dialog_is_no_failure_and_no_print(stage: Stage, page: Page, log: Log) -> None:
    stage.printer.is_on = False
    assert not PaperActions(stage.ctx, page).print_dialog(PDF, "Note", log.left)
    assert (log.ways, page.banner.text) == ([], "")


def test_without_a_printer_a_sentence_says_so_and_nothing_is_logged(stage: Stage, page: Page, log: Log) -> None:
    stage.printer.is_on = False
    assert not PaperActions(stage.ctx, page).print_plain(PDF, "Note", log.left)
    assert (log.ways, page.banner.text) == ([], "Could not print: this computer has no printer.")


def test_a_saved_paper_is_whole_and_the_page_says_where_it_is(
    stage: Stage, page: Page, log: Log, tmp_path: Path
) -> None:
    stage.ask.paths = [tmp_path / "note.pdf"]
    assert PaperActions(stage.ctx, page).save(PDF, "Save the note", "note.pdf", log.left)
    assert (tmp_path / "note.pdf").read_bytes() == PDF
    assert log.ways == [Way.FILE]
    assert page.banner.text.startswith(f"Saved as note.pdf in {tmp_path}.")


def test_going_back_in_the_file_dialog_saves_nothing(stage: Stage, page: Page, log: Log) -> None:
    stage.ask.paths = [None]
    assert not PaperActions(stage.ctx, page).save(PDF, "Save the note", "note.pdf", log.left)
    assert (log.ways, page.banner.text) == ([], "")


def test_a_missing_ending_is_put_on_and_a_file_met_that_way_is_asked_about(
    stage: Stage, page: Page, log: Log, tmp_path: Path
) -> None:
    papers = PaperActions(stage.ctx, page)
    (tmp_path / "dr.shah.pdf").write_bytes(b"older")
    stage.ask.paths, stage.ask.agrees = [tmp_path / "dr.shah", tmp_path / "dr.shah"], [False, True]
    assert not papers.save(PDF, "Save the note", "note.pdf", log.left)
    assert (tmp_path / "dr.shah.pdf").read_bytes() == b"older"
    assert papers.save(PDF, "Save the note", "note.pdf", log.left)
    assert (tmp_path / "dr.shah.pdf").read_bytes() == PDF


def test_a_place_that_cannot_be_written_is_told_and_not_logged(
    stage: Stage, page: Page, log: Log, tmp_path: Path
) -> None:
    stage.ask.paths = [folder_that_is_none(tmp_path)]
    assert not PaperActions(stage.ctx, page).save(PDF, "Save the note", "note.pdf", log.left)
    assert log.ways == []
    assert page.banner.text.startswith("Could not save: the folder")


def test_a_log_that_cannot_be_written_is_told_instead_of_success(stage: Stage, page: Page) -> None:
    def full(_way: Way) -> Changes:
        raise StorageTrouble(N_("The disk is full. Nothing is lost."))

    assert not PaperActions(stage.ctx, page).print_plain(PDF, "Note", full)
    assert page.banner.text == "The disk is full. Nothing is lost."


def test_a_list_is_saved_with_its_own_ending(stage: Stage, page: Page, log: Log, tmp_path: Path) -> None:
    stage.ask.paths = [tmp_path / "log"]
    assert PaperActions(stage.ctx, page).save_table(b"a,b", "Save the log", "log.csv", log.left)
    assert (tmp_path / "log.csv").read_bytes() == b"a,b"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EDQUOT, "is full"),
        (errno.EACCES, "is read-only"),
        (errno.EROFS, "is read-only"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_every_trouble_with_the_disk_has_its_own_sentence(number: int, words: str) -> None:
    trouble = trouble_of(OSError(number, "trouble"), Path("/papers/note.pdf"))
    assert words in trouble.text(translator("en"))
    assert "Nothing is lost." in trouble.text(translator("en"))


def test_a_file_that_cannot_be_replaced_keeps_what_it_held(tmp_path: Path) -> None:
    taken = tmp_path / "note.pdf"
    taken.mkdir()
    with pytest.raises(StorageTrouble):
        write_file(taken, PDF)
    assert [path.name for path in tmp_path.iterdir()] == ["note.pdf"]


@given(st.lists(st.text(), max_size=4))
def test_a_file_name_is_one_that_every_system_takes(parts: list[str]) -> None:
    name = file_name(*parts)
    stem, ending = name.rsplit(".", 1)
    assert ending == "pdf"
    assert 0 < len(stem) <= LONGEST_NAME
    assert all(letter == "-" or letter.isalnum() for letter in stem)
    assert not any(unicodedata.category(letter) in ("Cf", "Cc", "Cs") for letter in stem)


def test_a_file_name_keeps_the_letters_of_every_script() -> None:
    assert file_name("Receipt", "2026-11-23", "Élodie O'Neil 🙂") == "Receipt-2026-11-23-Élodie-O-Neil.pdf"
