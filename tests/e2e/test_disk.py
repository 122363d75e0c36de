"""A disk that is really full: what is typed stays in the window, is said to be unsaved, and is saved when it can be."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel

from rmt_desktop.ui.context import Route
from tests.support.journey import CONCERN, Journey
from tests.support.small_disk import SmallDisk, small_disk
from tests.support.ui import ScriptedAsk
from tests.support.vaults import PASSPHRASE

LONG = "Stiff since Monday. " * 1000  # more than fits into what the database has free


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A small disk."""
    with small_disk(tmp_path / "disk") as made:
        yield made


@pytest.fixture
def journey(arrive: Callable[..., Journey], clinic: Path, disk: SmallDisk) -> Iterator[Journey]:
    """The program with a vault on the small disk; there is room at the end, so that it can be closed."""
    shutil.copytree(clinic, disk.folder / "vault")
    yield arrive(vault=disk.folder / "vault", ask=ScriptedAsk()).unlock()
    disk.make_room()


if sys.platform != "win32":

    def test_a_full_disk_is_said_at_once_and_the_note_saves_itself_when_there_is_room(
        journey: Journey, disk: SmallDisk
    ) -> None:
        visit = journey.a_visit()
        page = journey.open_note(visit)
        journey.hand.write(CONCERN, "Before.")
        journey.hand.wait(lambda: journey.stored(visit).subjective.concern == "Before.", "the first save")
        disk.fill()
        journey.paste(CONCERN, LONG)
        journey.hand.write("Clinical impression", "Typed while the disk is full")
        journey.hand.wait(lambda: page.banner.text, "the sentence about the disk")
        assert disk.sentence in page.banner.text
        assert journey.hand.has(QLabel, "Not saved yet")
        assert page.note.subjective.concern == "Before." + LONG
        assert journey.stored(visit).subjective.concern == "Before."
        disk.make_room()
        journey.hand.wait(lambda: not page.banner.text, "the note to save itself")
        kept = journey.stored(visit)
        assert kept.subjective.concern == "Before." + LONG
        assert kept.assessment == "Typed while the disk is full"
        assert journey.services.audit_log.verify().broken_at is None

    def test_with_a_full_disk_neither_leaving_nor_locking_nor_closing_loses_the_note(
        journey: Journey, disk: SmallDisk
    ) -> None:
        visit = journey.a_visit()
        page = journey.open_note(visit)
        disk.fill()
        journey.paste(CONCERN, LONG)
        window = journey.program.window
        journey.answers.agrees = [False, False, False]
        journey.hand.click("Clients")
        journey.hand.click("Lock")
        assert not window.close()
        assert journey.answers.asked == ["Leave although not everything is kept?"] * 3
        assert window.isVisible()
        assert journey.note is page
        assert page.note.subjective.concern == LONG
        disk.make_room()
        journey.hand.click("Lock")
        journey.unlock()
        assert journey.stored(visit).subjective.concern == LONG

    def test_a_full_disk_when_nobody_is_there_covers_the_note_instead_of_closing_it(
        journey: Journey, disk: SmallDisk
    ) -> None:
        page = journey.open_note(journey.a_visit())
        disk.fill()
        journey.paste(CONCERN, LONG)
        journey.is_alone(minutes=11)
        assert journey.program.is_covered
        assert not journey.program.window.close()
        disk.make_room()
        journey.hand.write("Pass phrase", PASSPHRASE)
        journey.hand.click("Unlock")
        journey.hand.wait(lambda: not journey.program.is_covered, "the cover to be lifted")
        assert journey.note is page
        assert page.note.subjective.concern == LONG

    def test_a_receipt_for_which_the_disk_has_no_room_stays_filed_and_no_half_file_is_left(
        journey: Journey, disk: SmallDisk
    ) -> None:
        visit = journey.a_signed_visit()
        journey.go.to(Route("receipt", visit, "visit"))
        target = disk.folder / "receipt.pdf"
        journey.answers.paths = [target, target]
        journey.hand.click("Issue only")
        disk.fill()
        journey.hand.click("Save as PDF…")
        assert disk.paper_sentence in journey.hand.banner()
        assert "Nothing is lost" in journey.hand.banner()
        assert [path.name for path in disk.folder.iterdir() if path.name != "ballast"] == ["vault"]
        disk.make_room()
        journey.hand.click("Save as PDF…")
        text = pypdfium2.PdfDocument(target.read_bytes())[0].get_textpage().get_text_range()
        assert "DUPLICATE" not in text
