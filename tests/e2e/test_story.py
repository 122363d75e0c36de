"""The whole story, played by the program itself through its real windows, with everything it writes looked at."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.support.story import Told, tell
from tests.support.traces import found_in

PAPERS = {
    "recovery-code.pdf": 1,
    "intake.pdf": 2,
    "note.pdf": 2,
    "note-third-visit.pdf": 1,
    "receipt.pdf": 1,
    "receipt-duplicate.pdf": 1,
    "home-care.pdf": 1,
}
SCREENS = {
    "wizard-clinic", "wizard-therapist", "wizard-taxes", "wizard-fees", "wizard-pass-phrase", "wizard-recovery-code",
    "today-empty", "client-form", "book-visit", "today-arrived", "intake-start", "intake-drawing", "intake-read-back",
    "intake-signature", "intake-flags", "note-begins", "note-marks", "consent-talk", "consent-sign",
    "consent-withdrawn", "note-treatment", "note-before-signing", "note-signed", "receipt-preview", "receipt-issued",
    "home-care", "home-care-given", "client", "client-progress", "intake-review", "door", "door-refused", "reports",
    "receipts", "clients", "settings", "today",
}  # fmt: skip
STEPS = 30  # at least
LOOKED_AT = (320, 200)  # pixels of each picture
FEWEST_COLOURS = 20  # an empty window has fewer


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The story, told once for this file."""
    return tell(tmp_path_factory.mktemp("story"))


def test_every_step_of_the_story_holds(told: Told) -> None:
    assert "FAILED" not in told.text, told.text
    assert told.lines[-1] == "every step held"
    assert [line.split()[0] for line in told.lines[:-1]] == ["ok"] * (len(told.lines) - 1)
    assert len(told.lines) > STEPS
    assert told.exit_code == 0


@pytest.mark.parametrize(("name", "pages"), PAPERS.items())
def test_each_paper_of_the_story_is_a_pdf_with_words_on_every_page(told: Told, name: str, pages: int) -> None:
    assert len(list(_texts(told.out / name))) >= pages
    assert all(len(text.split()) > 5 for text in _texts(told.out / name))


def test_each_screen_of_the_story_leaves_its_picture(told: Told) -> None:
    pictures = {path.stem.partition("-")[2]: path for path in sorted(told.out.glob("*.png"))}
    assert set(pictures) >= SCREENS
    for path in pictures.values():
        with Image.open(path) as picture:
            assert picture.width > 400, path.name
            colours = picture.convert("RGB").resize(LOOKED_AT, Image.Resampling.NEAREST).getcolors(1 << 16) or ()
            assert len(colours) > FEWEST_COLOURS, f"{path.name} is empty"


def test_nothing_of_the_client_can_be_read_on_the_disk_after_any_step_of_the_story(told: Told) -> None:
    assert told.looked_at >= (STEPS if told.could_freeze else 1)
    assert {"vault.db", "vault.db-wal", "keys.json", "preferences.json"} <= told.seen
    assert told.readable == []


def test_the_self_test_leaves_nothing_behind_but_its_papers_and_pictures(told: Told) -> None:
    assert sorted({path.suffix for path in told.out.iterdir()}) == [".pdf", ".png"]
    assert told.left_behind == []


def test_words_on_a_disk_are_found_however_they_are_written(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        (tmp_path / encoding).write_bytes(b"\x00\x01" + "says Élodie Lindqvist".encode(encoding))
    (tmp_path / "Lindqvist.txt").write_bytes(b"")
    (tmp_path / "other").write_bytes(b"Lindqvis")
    found = found_in([tmp_path], ("Lindqvist", "Élodie"))
    assert sorted(one.partition(" in ")[2] for one in found if one.startswith("Lindqvist")) == [
        "Lindqvist.txt", "utf-16-be", "utf-16-le", "utf-8",
    ]  # fmt: skip
    assert len(found) == 7


def _texts(path: Path) -> Iterator[str]:
    document = pypdfium2.PdfDocument(path.read_bytes())
    for page in document:
        yield page.get_textpage().get_text_range()
    document.close()
