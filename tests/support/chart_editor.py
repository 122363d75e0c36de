"""The body chart in a test: made, clicked and drawn on."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.marks import Layer, Mark
from rmt_desktop.ui.chart.editor import ChartEditor
from tests.support.charts import FIGURES, names, new_ids

LEFT = Qt.MouseButton.LeftButton


def make_editor(layer: Layer = Layer.THERAPIST) -> ChartEditor:
    made = ChartEditor(FIGURES, translator("en"), new_ids(), layer=layer, modest=True, names=names())
    made.set_view("back")
    made.resize(620, 900)
    return made


def at(editor: ChartEditor, key: str) -> QPoint:
    """Return the pixel of a region's anchor."""
    return editor.canvas.pixels(*editor.canvas.view.by_key[key].anchor)


def press_button(editor: ChartEditor, name: str) -> None:
    """Click the button with this accessible name."""
    buttons = [one for one in editor.findChildren(QToolButton) if one.accessibleName() == name]
    assert len(buttons) == 1, name
    buttons[0].click()


def drag(qtbot: QtBot, editor: ChartEditor, *points: tuple[float, float]) -> None:
    """Draw through places in millimetres."""
    pixels = [editor.canvas.pixels(x, y) for x, y in points]
    qtbot.mousePress(editor.canvas, LEFT, pos=pixels[0])
    for pixel in pixels[1:]:
        move(editor, pixel)
    qtbot.mouseRelease(editor.canvas, LEFT, pos=pixels[-1])


def move(editor: ChartEditor, to: QPoint) -> None:
    """Move the pointer with the left button down."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(editor.canvas.mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(editor.canvas, event)


def only(editor: ChartEditor) -> Mark:
    """Return the one mark of the chart."""
    (mark,) = editor.chart().marks
    return mark
