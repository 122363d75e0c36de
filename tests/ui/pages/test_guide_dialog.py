"""The guide: topics, search, links that lead nowhere outside, and what happens when it is not there."""

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.base import paths
from rmt_desktop.ui.pages.guide import TOPICS, Guide, GuideDialog
from rmt_desktop.ui.widgets.markdown_view import slug
from tests.support.catalog import a_catalog
from tests.support.pages import Stage, a_stage, named
from tests.support.services import Practice

IMAGE = QTextDocument.ResourceType.ImageResource.value
Open = Callable[[str], GuideDialog]


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A small guide with a picture, and one page in French."""
    folder = tmp_path / "guide"
    (folder / "pictures").mkdir(parents=True)
    picture = QImage(3000, 1000, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    picture.save(str(folder / "pictures" / "today.png"))
    pages = {
        "index": "# Welcome\n\nSee [the day](today.md) or [keys](shortcuts.md#in-the-list). **Strong** words.\n",
        "today": "# Today\n\nThe visits of the day.\n\n![The day](pictures/today.png)\n",
        "shortcuts": "# Shortcuts\n\n" + "Many words.\n\n" * 80 + "## In the list\n\nArrows choose a visit.\n",
        "zebra": "# An extra page\n\nNothing known.\n",
    }
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "fr").mkdir()
    (folder / "fr" / "today.md").write_text("# Aujourd'hui\n", encoding="utf-8")
    return folder


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def opened(stage: Stage, guide: Path, qtbot: QtBot) -> Iterator[Open]:
    """Opens the dialog at a topic, and closes it when the test ends."""
    parent = QWidget()
    qtbot.addWidget(parent)
    shown: list[GuideDialog] = []

    def show(topic: str, folder: Path = guide) -> GuideDialog:
        dialog = GuideDialog(parent, stage.ctx, folder, topic)
        shown.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    yield show
    for dialog in shown:
        dialog.close()


def listed(dialog: GuideDialog) -> list[str]:
    return [dialog.list.item(place).text() for place in range(dialog.list.count())]


def test_topics_stand_in_their_order_by_the_title_of_their_page(opened: Open) -> None:
    dialog = opened("today")
    assert listed(dialog) == ["Welcome", "Today", "Shortcuts", "An extra page"]
    assert dialog.list.currentItem().text() == "Today"
    assert "The visits of the day." in dialog.sheet.toPlainText()


def test_a_topic_that_is_missing_shows_the_first_page(opened: Open) -> None:
    assert opened("reports").topic == "index"


def test_without_any_guide_a_sentence_says_so(opened: Open, tmp_path: Path) -> None:
    dialog = opened("today", tmp_path / "nowhere")
    assert dialog.sheet.toPlainText() == "The guide is not installed with this copy of the program."
    assert listed(dialog) == []


def test_typing_finds_pages_by_any_word(opened: Open) -> None:
    dialog = opened("index")
    type_into_(dialog, "arrows")
    assert listed(dialog) == ["Shortcuts"]
    assert dialog.topic == "shortcuts"
    assert dialog.sheet.textCursor().selectedText().lower() == "arrows"
    type_into_(dialog, "no such word anywhere")
    assert listed(dialog) == []
    assert dialog.topic == "shortcuts"


def type_into_(dialog: GuideDialog, text: str) -> None:
    named(dialog, "Find in the guide", QLineEdit).setText(text)


def test_a_link_leads_to_another_topic_and_to_a_heading(opened: Open) -> None:
    dialog = opened("index")
    dialog.follow("today.md")
    assert dialog.topic == "today"
    dialog.follow("shortcuts.md#in-the-list")
    assert dialog.topic == "shortcuts"
    assert dialog.sheet.verticalScrollBar().value() > 500


def test_pages_long_and_short_stand_there_once_whatever_was_read_before(opened: Open) -> None:
    dialog = opened("shortcuts")
    for topic, heading in (("today", "Today"), ("shortcuts", "In the list"), ("index", "Welcome"), ("today", "Today")):
        dialog.follow(f"{topic}.md")
        assert dialog.sheet.toPlainText().splitlines().count(heading) == 1
        dialog.resize(dialog.width() - 20, dialog.height())
        assert dialog.sheet.toPlainText().splitlines().count(heading) == 1


def test_strong_words_are_set_in_the_strong_letters_of_the_program(stage: Stage, opened: Open) -> None:
    sheet = opened("index").sheet
    strong = sheet.document().find("Strong")
    assert strong.charFormat().font().weight() == stage.ctx.theme.font(strong=True).weight()
    assert strong.charFormat().font().pixelSize() == stage.ctx.theme.font().pixelSize()
    assert sheet.document().find("words").charFormat().font().weight() == stage.ctx.theme.font().weight()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_title_of_the_guide_has_room_in_the_list_of_topics(opened: Open, language: str) -> None:
    written = Guide(paths.guide(), language)
    shown = opened("index").list
    shown.clear()
    shown.addItems([written.title(topic) for topic in written.topics()])
    assert shown.count() == len(TOPICS)
    assert shown.sizeHintForColumn(0) <= shown.viewport().width()


def test_an_address_on_the_internet_is_shown_and_never_opened(opened: Open) -> None:
    dialog = opened("index")
    dialog.sheet.anchorClicked.emit(QUrl("https://example.ca/page"))
    assert dialog.address.endswith("https://example.ca/page")
    assert dialog.topic == "index"
    dialog.follow("today.md")
    assert dialog.address == ""


def test_a_picture_is_never_wider_than_its_room(opened: Open) -> None:
    sheet = opened("today").sheet
    picture = sheet.loadResource(IMAGE, QUrl("pictures/today.png"))
    assert isinstance(picture, QImage)
    assert 0 < picture.deviceIndependentSize().width() < sheet.viewport().width()


@pytest.mark.parametrize(
    "address", ["https://example.ca/a.png", "file:///etc/hostname", "../../../secret.png", "no.png"]
)
def test_pictures_come_from_the_guide_alone(opened: Open, guide: Path, address: str) -> None:
    secret = QImage(2, 2, QImage.Format.Format_RGB32)
    secret.fill(QColor("red"))
    secret.save(str(guide.parent.parent / "secret.png"))
    assert opened("today").sheet.loadResource(IMAGE, QUrl(address)) is None


def test_by_keyboard_alone_one_reads_another_topic_and_closes(stage: Stage, opened: Open) -> None:
    dialog = opened("index")
    dialog.list.setFocus()
    stage.qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.topic == "today"
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_page_in_the_screens_language_comes_before_the_english_one(guide: Path) -> None:
    french = Guide(guide, "fr")
    assert french.title("today") == "Aujourd'hui"
    assert french.title("index") == "Welcome"


@pytest.mark.parametrize("topic", ["../secret", "/etc/passwd", "", "a b", "index.md"])
def test_a_topic_never_leads_out_of_the_guide(guide: Path, topic: str) -> None:
    (guide.parent / "secret.md").write_text("# Secret\n")
    assert Guide(guide, "en").path(topic) is None


def test_a_page_that_cannot_be_read_is_empty(guide: Path) -> None:
    (guide / "today.md").write_bytes(b"\xff\xfe broken")
    assert Guide(guide, "en").text("today") == ""


def test_headings_are_named_as_links_name_them() -> None:
    assert slug("In the list: keys & more") == "in-the-list-keys-more"
    assert len(set(TOPICS)) == len(TOPICS)


def test_nothing_holds_on_to_the_dialog(stage: Stage, guide: Path, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = GuideDialog(parent, stage.ctx, guide, "index")
    reference = weakref.ref(dialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    del dialog
    gc.collect()
    assert reference() is None
