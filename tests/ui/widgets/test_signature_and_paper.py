"""Signing by hand, by name or by picture; and showing a paper as it is."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.ui.forms.therapist import SignatureField
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.widgets.paper_view import WIDEST, PaperView
from rmt_desktop.ui.widgets.signature_pad import SignaturePad
from tests.support.pages import press, words


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return Theme(request.param, 100, paths.resources() / "styles")


@pytest.fixture
def pad(qtbot: QtBot, theme: Theme) -> SignaturePad:
    made = SignaturePad(theme, "Signature", "Sign here")
    qtbot.addWidget(made)
    made.resize(480, 150)
    with qtbot.waitExposed(made):
        made.show()
    return made


def ink_of(png: bytes) -> int:
    """Return how many pixels of a signature are inked."""
    image = QImage.fromData(png)
    assert (image.width(), image.height()) == (1280, 400)
    return sum(1 for x in range(0, 1280, 4) for y in range(0, 400, 4) if image.pixelColor(x, y).alpha() > 60)


def test_a_hand_signs_and_the_ground_stays_clear(qtbot, pad):
    assert pad.is_empty
    assert pad.png() == b""
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    qtbot.mouseMove(pad, QPoint(200, 90))
    with qtbot.waitSignal(pad.changed):
        qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 90))

    assert not pad.is_empty
    corner: QColor = QImage.fromData(pad.png()).pixelColor(0, 0)
    assert corner.alpha() == 0


def test_the_prompt_is_not_stretched_with_the_pad(pad):
    def letters() -> int:
        """Return how wide the prompt is, in pixels of the screen."""
        image = pad.grab().toImage()
        top = pad.height() * 162 // 200
        rows = range(top, pad.height() - 4)
        inked = [x for x in range(8, pad.width() - 8) if any(image.pixelColor(x, y).lightness() < 200 for y in rows)]
        return inked[-1] - inked[0]

    narrow = letters()
    pad.resize(1200, 150)

    assert abs(letters() - narrow) <= 2


def test_a_typed_name_is_a_signature_for_who_cannot_draw(pad):
    pad.adopt("  Anna Roy ")

    assert ink_of(pad.png()) > 50


def test_the_longest_name_fits_onto_the_sheet(pad):
    pad.adopt("Maximiliana-Alexandrina " * 4)
    image = QImage.fromData(pad.png())

    assert all(image.pixelColor(x, y).alpha() == 0 for x in (2, 1277) for y in range(0, 400, 4))


def test_one_way_of_signing_takes_the_place_of_the_other(pad):
    pad.draw([[(40, 40), (200, 120), (300, 60)]])
    drawn = pad.png()
    pad.adopt("Anna Roy")
    adopted = pad.png()
    assert drawn != adopted
    pad.show_picture(drawn)
    assert not pad.is_empty
    pad.clear()
    assert pad.is_empty
    assert pad.png() == b""


def test_a_signature_shown_again_is_the_same_ink(pad):
    pad.draw([[(40, 40), (200, 120), (300, 60)]])
    before = pad.png()
    pad.show_picture(before)

    assert abs(ink_of(pad.png()) - ink_of(before)) <= ink_of(before) // 5


def test_where_one_signs_the_pad_has_the_same_white_in_every_theme(pad):
    assert pad.grab().toImage().pixelColor(pad.width() // 2, 20) == QColor("#ffffff")


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> SignatureField:
    made = SignatureField(translator("en"), theme, "Signature", lambda: "", lambda: Path("gone.png"))
    qtbot.addWidget(made)
    made.resize(500, 260)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_without_a_typed_name_it_is_said_what_is_missing(field):
    press(field, "Use the typed name as signature")
    assert "Please type the name first." in words(field)
    field.pad.adopt("Anna Roy")
    assert "Please type the name first." not in words(field)


def test_a_picture_that_cannot_be_read_is_said_and_nothing_changes(field):
    field.pad.adopt("Anna Roy")
    before = field.png()
    press(field, "Import a picture…")

    assert len(words(field)) > 20
    assert field.png() == before


def a_pdf(pages: int) -> bytes:
    data = BytesIO()
    canvas = Canvas(data, pagesize=(612, 792))
    for number in range(pages):
        canvas.drawString(72, 700, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return data.getvalue()


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> PaperView:
    made = PaperView(theme, "Receipt, page")
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def sheets(view: PaperView) -> list[str]:
    return [one.accessibleName() for one in view.widget().children() if getattr(one, "accessibleName", str)()]


def test_every_page_has_its_name(view):
    view.show_pdf(a_pdf(3))

    assert view.pages == 3
    assert sheets(view) == ["Receipt, page 1", "Receipt, page 2", "Receipt, page 3"]


def test_every_page_can_be_read_to_who_does_not_see_it(view):
    view.show_pdf(a_pdf(2))
    pages = [QAccessible.queryAccessibleInterface(one) for one in view.widget().children() if isinstance(one, QWidget)]

    assert [one.text(QAccessible.Text.Description) for one in pages] == ["Page 1", "Page 2"]


def test_a_paper_is_as_wide_as_its_room_and_never_wider_than_can_be_read(qtbot, view):
    view.show_pdf(a_pdf(1))
    narrow = view.widget().findChildren(object, "", Qt.FindChildOption.FindDirectChildrenOnly)
    assert narrow
    assert view._shown_width <= 500
    view.resize(1600, 400)
    qtbot.waitUntil(lambda: view._shown_width == WIDEST)

    assert view.pages == 1


def test_the_same_paper_is_not_drawn_twice_and_another_one_is(view):
    paper = a_pdf(2)
    view.show_pdf(paper)
    before = sheets(view)
    view.show_pdf(paper)
    assert sheets(view) == before
    view.show_pdf(a_pdf(1))
    assert view.pages == 1
