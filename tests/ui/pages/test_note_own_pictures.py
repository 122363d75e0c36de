"""A picture comes into an open note, is drawn on, belongs to a finding, and goes; what is no picture is refused."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.layers import Anatomy, LayerChoice
from rmt_desktop.domain.chart.marks import Mark, MarkKind, Place, Shape
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.visits import Visit
from rmt_desktop.services.chart_exchange import ChartForm
from rmt_desktop.ui.chart.details import FindingDetails
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.picture_dialog import PhotoDialog, PictureDialog
from rmt_desktop.ui.chart.tools import NOTHING_TO_FILL, ToolName
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.pages.note.chart_look import ChartLook
from tests.support.builders import a_treatment
from tests.support.catalog import a_catalog
from tests.support.chart_editor import drag
from tests.support.charts import a_mark_in
from tests.support.notes import kept, opened
from tests.support.pages import Stage, a_stage
from tests.support.pictures import a_bomb, a_heic, a_moving_gif, a_photo, an_own_picture, an_svg
from tests.support.services import Practice

RED = (200, 0, 0)


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def visit(practice: Practice) -> Visit:
    return practice.visit()


@pytest.fixture
def page(stage: Stage, visit: Visit) -> NotePage:
    """An open note with one finding on the back."""
    page = opened(stage, visit)
    editor(page).replace_chart(Chart((a_mark_in("scapula.L", id=MarkId("felt")),)), "Mark")
    return page


def editor(page: NotePage) -> ChartEditor:
    return page._draft.chart


def a_file(tmp_path: Path, content: bytes | None = None) -> Path:
    path = tmp_path / "knee.jpg"
    path.write_bytes(a_photo() if content is None else content)
    return path


def dialog_of(page: NotePage) -> PictureDialog:
    (dialog,) = page.findChildren(PictureDialog)
    return dialog


def agree(dialog: PictureDialog, name: str = "Knee, 3 Nov") -> None:
    dialog.name.setText(name)
    dialog.consent.setChecked(True)
    dialog.add.click()


def add(stage: Stage, page: NotePage, path: Path) -> str:
    """Add a picture through the menu and return its id."""
    stage.ask.paths.append(path)
    (action,) = [one for one in editor(page).tabs._own.menu().actions() if one.text() == "Add a picture…"]
    action.trigger()
    agree(dialog_of(page))
    return editor(page).chart().pictures[-1].id


def tab(page: NotePage, name: str = "Knee, 3 Nov") -> QPushButton:
    (found,) = [
        one
        for one in editor(page).tabs.findChildren(QPushButton)
        if one.accessibleName() == f"Own picture: {name}" and not one.isHidden()
    ]
    return found


def colour_at(page: NotePage, x: float, y: float) -> tuple[int, int, int]:
    """Return what is painted at a place given as shares of the picture."""
    canvas = editor(page).canvas
    pixel = canvas.pixels(x * canvas.view.width, y * canvas.view.height)
    density = canvas.devicePixelRatioF()
    colour = canvas.grab().toImage().pixelColor(int(pixel.x() * density), int(pixel.y() * density))
    return (colour.red(), colour.green(), colour.blue())


def saved(stage: Stage, page: NotePage, visit: Visit) -> TreatmentNote:
    """Return the note as it is in the record when the page is left."""
    assert page.leave()
    return kept(stage, visit)


def choose(page: NotePage, tool: ToolName, kind: MarkKind = MarkKind.SCAR) -> None:
    editor(page)._begin_kind(kind)
    editor(page)._choose_tool(tool)


def said(page: NotePage) -> str:
    return page.banner.text


def test_a_picture_is_added_shown_under_its_name_and_kept(
    stage: Stage, page: NotePage, visit: Visit, tmp_path: Path
) -> None:
    picture_id = add(stage, page, a_file(tmp_path))
    assert editor(page).view() == picture_id
    assert tab(page).isChecked()
    assert colour_at(page, 0.05, 0.05) == pytest.approx(RED, abs=25)
    assert colour_at(page, 0.5, 0.5) == pytest.approx((210, 180, 160), abs=10)
    assert editor(page).canvas.accessibleName() == "Body chart, Knee, 3 Nov"
    (picture,) = saved(stage, page, visit).chart.pictures
    assert (picture.id, picture.is_agreed) == (picture_id, True)


def test_the_body_and_the_picture_are_one_press_apart(stage: Stage, page: NotePage, tmp_path: Path) -> None:
    picture_id = add(stage, page, a_file(tmp_path))
    editor(page).tabs._buttons["back"].click()
    assert (editor(page).view(), tab(page).isChecked()) == ("back", False)
    tab(page).click()
    assert (editor(page).view(), tab(page).isChecked()) == (picture_id, True)
    assert editor(page).tabs.value() == picture_id


def test_what_is_drawn_on_a_picture_is_a_finding_without_a_place_on_the_body(
    qtbot: QtBot, stage: Stage, page: NotePage, visit: Visit, tmp_path: Path
) -> None:
    picture_id = add(stage, page, a_file(tmp_path))
    choose(page, ToolName.MEASURE)
    drag(qtbot, editor(page), (300, 300), (600, 300))
    scar = editor(page).chart().marks[-1]
    assert (scar.figure, scar.view, scar.place, scar.spots) == (PICTURE, picture_id, Place(), ())
    assert scar.length is None
    assert "On “Knee, 3 Nov”: scar." in saved(stage, page, visit).objective.palpation
    editor(page).set_view("front")
    assert not editor(page).canvas.shows(scar)


@pytest.mark.parametrize("tool", [ToolName.POINT, ToolName.STROKE, ToolName.AREA, ToolName.BRUSH, ToolName.ARROW])
def test_every_tool_that_draws_draws_on_a_picture(
    qtbot: QtBot, stage: Stage, page: NotePage, tmp_path: Path, tool: ToolName
) -> None:
    picture_id = add(stage, page, a_file(tmp_path))
    choose(page, tool, MarkKind.ACHING)
    drag(qtbot, editor(page), (200, 200), (400, 260), (420, 500), (180, 480))
    assert [mark.view for mark in editor(page).chart().marks] == ["back", picture_id]


def test_a_finding_on_a_picture_can_be_moved(qtbot: QtBot, stage: Stage, page: NotePage, tmp_path: Path) -> None:
    add(stage, page, a_file(tmp_path))
    choose(page, ToolName.POINT, MarkKind.TENDER)
    drag(qtbot, editor(page), (200, 200))
    choose(page, ToolName.SELECT)
    drag(qtbot, editor(page), (200, 200), (300, 250), (500, 400))
    moved = editor(page).chart().marks[-1]
    assert moved.points[0].x == pytest.approx(0.5, abs=0.01)
    assert moved.place == Place()


def test_filling_says_that_a_picture_has_nothing_to_fill(
    qtbot: QtBot, stage: Stage, page: NotePage, tmp_path: Path
) -> None:
    add(stage, page, a_file(tmp_path))
    choose(page, ToolName.FILL, MarkKind.ACHING)
    drag(qtbot, editor(page), (300, 300))
    assert editor(page).status.text() == NOTHING_TO_FILL
    assert len(editor(page).chart().marks) == 1


def test_a_picture_is_marked_without_a_mouse(stage: Stage, page: NotePage, tmp_path: Path) -> None:
    add(stage, page, a_file(tmp_path))
    canvas = editor(page).canvas
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert canvas.walk.region is not None
    assert canvas.walk.sentence(canvas.walk.region) == "Upper left of the picture, Knee, 3 Nov"
    canvas.mark_here()
    (point,) = editor(page).chart().marks[-1].points
    assert (point.x, point.y) == pytest.approx((1 / 6, 1 / 6), abs=0.01)


def test_the_list_names_the_picture_and_keeps_the_finding_on_it(
    qtbot: QtBot, stage: Stage, page: NotePage, tmp_path: Path
) -> None:
    add(stage, page, a_file(tmp_path))
    choose(page, ToolName.POINT, MarkKind.TENDER)
    drag(qtbot, editor(page), (200, 200))
    editor(page).sidebar.show_list()
    model = editor(page).list.model
    cells = [model.index(1, column) for column in range(model.columnCount())]
    assert "Knee, 3 Nov" in [model.data(cell) for cell in cells]
    place = next(cell for cell in cells if model.data(cell) == "Knee, 3 Nov")
    assert not model.flags(place) & Qt.ItemFlag.ItemIsEditable


def test_without_consent_or_name_nothing_is_added_and_nothing_is_lost(
    stage: Stage, page: NotePage, tmp_path: Path
) -> None:
    stage.ask.paths.append(a_file(tmp_path))
    editor(page).tabs.add_pressed.emit()
    dialog = dialog_of(page)
    dialog.name.setText("Left knee")
    dialog.add.click()
    assert "ask the client" in dialog._problem.text()
    dialog.consent.setChecked(True)
    dialog.name.setText(" ")
    dialog.add.click()
    assert dialog._field.problem
    assert editor(page).chart().pictures == ()
    dialog.day.setText("the other day")
    agree(dialog, "Left knee")
    assert dialog._taken_on.problem
    dialog.day.setText("2026-11-03")
    agree(dialog, "Left knee")
    (picture,) = editor(page).chart().pictures
    assert (picture.name, picture.taken_on) == ("Left knee", date(2026, 11, 3))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (an_svg(), "SVG"),
        (a_heic(), "HEIC"),
        (a_moving_gif(), "Moving"),
        (a_bomb(), "60 megapixels"),
        (a_photo()[:-400], "not complete"),
        (b"", "not a picture"),
    ],
    ids=["svg", "heic", "gif", "200 megapixels", "truncated", "empty"],
)
def test_a_file_that_is_no_picture_is_refused_and_the_chart_stays(
    stage: Stage, page: NotePage, tmp_path: Path, content: bytes, words: str
) -> None:
    before = editor(page).chart()
    stage.ask.paths.append(a_file(tmp_path, content))
    editor(page).tabs.add_pressed.emit()
    assert words in said(page)
    assert page.findChildren(PictureDialog) == []
    assert editor(page).chart() == before


def test_a_file_that_is_not_there_is_named(stage: Stage, page: NotePage, tmp_path: Path) -> None:
    stage.ask.paths.append(tmp_path / "gone.jpg")
    editor(page).tabs.add_pressed.emit()
    assert "gone.jpg" in said(page)


def test_undo_takes_a_picture_back_and_redo_brings_it_again(stage: Stage, page: NotePage, tmp_path: Path) -> None:
    picture_id = add(stage, page, a_file(tmp_path))
    editor(page).undo()
    assert editor(page).view() == "front"
    assert editor(page).chart().pictures == ()
    editor(page).redo()
    tab(page).click()
    assert editor(page).view() == picture_id
    assert colour_at(page, 0.05, 0.05) == pytest.approx(RED, abs=25)


def test_taking_a_picture_out_asks_where_something_was_drawn_on_it(
    qtbot: QtBot, stage: Stage, page: NotePage, tmp_path: Path
) -> None:
    picture_id = add(stage, page, a_file(tmp_path))
    choose(page, ToolName.POINT, MarkKind.TENDER)
    drag(qtbot, editor(page), (200, 200))
    stage.ask.agrees.append(False)
    editor(page).tabs.remove_pressed.emit(picture_id)
    assert len(editor(page).chart().pictures) == 1
    stage.ask.agrees.append(True)
    editor(page).tabs.remove_pressed.emit(picture_id)
    assert [mark.id for mark in editor(page).chart().marks] == ["felt"]
    assert (editor(page).chart().pictures, editor(page).view()) == ((), "front")
    editor(page).undo()
    assert len(editor(page).chart().marks) == 2
    assert tab(page).text() == "Knee, 3 Nov"


def test_a_note_opens_again_with_its_pictures(stage: Stage, page: NotePage, visit: Visit, tmp_path: Path) -> None:
    picture_id = add(stage, page, a_file(tmp_path))
    page.leave()
    again = opened(stage, visit)
    assert editor(again).view() in ("front", "back")
    tab(again).click()
    assert editor(again).view() == picture_id
    assert colour_at(again, 0.05, 0.05) == pytest.approx(RED, abs=25)


def test_a_picture_is_dropped_onto_the_chart(page: NotePage, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(a_file(tmp_path)))])
    nothing = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, mime, *nothing)
    QApplication.sendEvent(editor(page).canvas, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(editor(page).canvas, QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, *nothing))
    agree(dialog_of(page))
    assert len(editor(page).chart().pictures) == 1


def test_a_copied_picture_is_pasted_and_an_empty_clipboard_says_so(page: NotePage) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(image)
    editor(page).tabs.paste_pressed.emit()
    agree(dialog_of(page), "Screen")
    assert [(one.width, one.height) for one in editor(page).chart().pictures] == [(60, 40)]
    QGuiApplication.clipboard().clear()
    editor(page).tabs.paste_pressed.emit()
    assert "not a picture" in said(page)


def details_of(page: NotePage, mark_id: str = "felt") -> FindingDetails:
    editor(page).show_mark(MarkId(mark_id))
    editor(page)._open_details()
    (dialog,) = editor(page).findChildren(FindingDetails)
    return dialog


def test_a_finding_carries_a_photo_that_can_be_looked_at_and_removed(
    stage: Stage, page: NotePage, visit: Visit, tmp_path: Path
) -> None:
    dialog = details_of(page)
    assert not dialog.photo.look.isVisible()
    stage.ask.paths.append(a_file(tmp_path))
    dialog.photo.add.click()
    agree(dialog_of(page), "Bruise")
    mark = editor(page).chart().mark(MarkId("felt"))
    assert mark is not None
    assert mark.photo == editor(page).chart().pictures[0].id
    assert editor(page).tabs._titles == {}
    assert saved(stage, page, visit).chart.mark(MarkId("felt")) == mark
    dialog.photo.look.click()
    (look,) = dialog.findChildren(PhotoDialog)
    assert look.windowTitle() == "Bruise"
    look.accept()
    dialog.photo.remove.click()
    assert editor(page).chart().pictures == ()
    assert editor(page).chart().marks == (replace(mark, photo=""),)
    assert dialog.photo.add.isVisible()
    dialog.accept()


def test_all_that_is_asked_of_a_finding_fits_on_a_low_screen(
    qtbot: QtBot, stage: Stage, page: NotePage, tmp_path: Path
) -> None:
    add(stage, page, a_file(tmp_path))
    choose(page, ToolName.MEASURE, MarkKind.TRIGGER_ACTIVE)
    drag(qtbot, editor(page), (300, 300), (600, 300))
    dialog = details_of(page, editor(page).chart().marks[-1].id)
    assert dialog.height() < dialog.screen().availableGeometry().height()
    assert dialog._asked.verticalScrollBar().maximum() > 0
    dialog.accept()


def test_where_on_the_picture_is_typed_in_the_details(
    qtbot: QtBot, stage: Stage, page: NotePage, tmp_path: Path
) -> None:
    add(stage, page, a_file(tmp_path))
    choose(page, ToolName.MEASURE)
    drag(qtbot, editor(page), (300, 300), (600, 300))
    dialog = details_of(page, editor(page).chart().marks[-1].id)
    QTest.keyClicks(dialog.where, "medial edge")
    QTest.keyClicks(dialog.length, "6")
    assert dialog._sentence.text() == "On “Knee, 3 Nov”, medial edge: scar, 6 cm long."
    dialog.accept()


def test_a_note_whose_picture_was_damaged_opens_and_says_its_findings(
    stage: Stage, practice: Practice, visit: Visit
) -> None:
    note = practice.note(visit)
    lost = Mark(
        id=MarkId("lost"),
        kind=MarkKind.SCAR,
        shape=Shape.POINT,
        layer=a_mark_in("scapula.L").layer,
        figure=PICTURE,
        view="picture-1",
        points=a_mark_in("scapula.L").points,
    )
    practice.services.notes.keep(replace(note, chart=Chart((lost,), (an_own_picture(),))))
    page = opened(stage, visit)
    assert editor(page).tabs._titles == {}
    editor(page).show_mark(MarkId("lost"))
    assert editor(page).view() == "front"
    assert editor(page)._said(lost) == "On “Knee, 3 Nov”: scar."
    (action,) = [one for one in editor(page).tabs._own.menu().actions() if "Knee, 3 Nov" in one.text()]
    stage.ask.agrees.append(True)
    action.trigger()
    assert editor(page).chart() == Chart()
    assert not [one for one in editor(page).tabs._own.menu().actions() if "Knee, 3 Nov" in one.text()]


def test_nothing_the_camera_wrote_gets_into_the_record(
    stage: Stage, page: NotePage, visit: Visit, tmp_path: Path
) -> None:
    add(stage, page, a_file(tmp_path, a_photo(turned=6)))
    note = saved(stage, page, visit)
    ((picture, content),) = stage.ctx.services.pictures.of_note(note).values()
    assert (picture.width, picture.height) == (480, 640)
    assert not Image.open(io.BytesIO(content)).getexif()


def test_whose_left_is_left_is_not_said_of_a_picture(stage: Stage, page: NotePage, tmp_path: Path) -> None:
    add(stage, page, a_file(tmp_path))
    assert "mirrored" in editor(page).status.text()
    editor(page).set_view("back")
    assert editor(page).status.text() == "L is the client's left, R the client's right."


def test_layers_atlas_and_another_figure_leave_a_picture_as_it_is(
    qtbot: QtBot, stage: Stage, page: NotePage, tmp_path: Path
) -> None:
    picture_id = add(stage, page, a_file(tmp_path))
    editor(page).set_anatomy(LayerChoice(shown=frozenset(Anatomy)))
    editor(page).sidebar.atlas_toggled.emit(True)
    editor(page).set_figure("male")
    choose(page, ToolName.POINT, MarkKind.TENDER)
    drag(qtbot, editor(page), (300, 300))
    assert editor(page).view() == picture_id
    assert editor(page).chart().marks[-1].view == picture_id
    assert colour_at(page, 0.05, 0.05) == pytest.approx(RED, abs=25)


def test_a_signed_note_shows_its_pictures(
    qtbot: QtBot, stage: Stage, page: NotePage, visit: Visit, practice: Practice, tmp_path: Path
) -> None:
    picture_id = add(stage, page, a_file(tmp_path))
    choose(page, ToolName.POINT, MarkKind.TENDER)
    drag(qtbot, editor(page), (200, 200))
    note = saved(stage, page, visit)
    practice.consent(visit)
    signed = practice.services.notes.sign(replace(note, treatment=(a_treatment(),))).value
    look = ChartLook(page, stage.ctx, signed, figure="female")
    qtbot.addWidget(look)
    look.show_mark(signed.chart.marks[-1].id)
    assert look.chart.view() == picture_id
    assert b"Knee, 3 Nov" in practice.services.paperwork.note(signed.id)


def test_data_and_pictures_of_the_chart_can_be_saved_from_a_picture(
    stage: Stage, page: NotePage, visit: Visit, tmp_path: Path
) -> None:
    picture_id = add(stage, page, a_file(tmp_path))
    exchange = stage.ctx.services.chart_exchange
    note = saved(stage, page, visit)
    made = {form: exchange.file(note, form, figure=PICTURE, view=picture_id, language="en") for form in ChartForm}
    assert b'"name": "Knee, 3 Nov"' in made[ChartForm.DATA]
    assert b"Knee, 3 Nov" in made[ChartForm.SVG]
    assert len(made[ChartForm.DATA]) < 20_000
