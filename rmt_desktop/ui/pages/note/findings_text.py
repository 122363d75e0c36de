"""The text the marks write into: each sentence leads to its mark on the chart, and is found from there."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.palpation import Span, spans
from rmt_desktop.ui.widgets.fields import Paragraph

FOLLOW = "Ctrl+J"
TIP = N_("Click: show this finding on the chart ({keys})")


class FindingsText(Paragraph):
    """Palpation in words. A click on a mark's sentence asks to see the mark, Ctrl+J in it to go there."""

    mark_asked = Signal(str)
    mark_followed = Signal(str)

    def __init__(self, tr: Translator, *, lines: int = 3, readonly: bool = False) -> None:
        super().__init__(lines=lines)
        self._tr = tr
        self._written: Mapping[str, str] = {}
        self._hovered: Span | None = None
        self.setReadOnly(readonly)
        if readonly:  # with a cursor, so that the keyboard can go from sentence to sentence
            flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(flags)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def set_written(self, written: Mapping[str, str]) -> None:
        """Say which sentence each mark wrote, by its id."""
        self._written = written
        self._hover(None)

    def go_to(self, mark_id: MarkId) -> bool:
        """Put the focus and the cursor on the sentence of a mark; False when it has none here any more."""
        span = next((one for one in self._spans() if one.mark == mark_id), None)
        if span is None:
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self._cursor(span)
        cursor.setPosition(cursor.selectionStart())  # a cursor alone: a key typed next replaces nothing
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._hover(span)
        return True

    # What the keyboard and the pointer do

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+J for this text while it has the focus, and say over a sentence what a click does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _follows(event):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self._tr(TIP, keys=FOLLOW) if self._hovered is not None else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the mark of the sentence the cursor is in: Ctrl+J, or Return where nothing can be typed."""
        enters = self.isReadOnly() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (_follows(event) or enters):
            super().keyPressEvent(event)
        elif (span := self._at(self.textCursor())) is not None:
            self.mark_followed.emit(span.mark)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the sentence the pointer is on."""
        super().mouseMoveEvent(event)
        self._hover(self._under(event.position().toPoint()) if not event.buttons() else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the mark of the sentence that was clicked; a selection is made to be copied or typed over."""
        super().mouseReleaseEvent(event)
        span = self._under(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and span is not None and not self.textCursor().hasSelection():
            self.mark_asked.emit(span.mark)

    def leaveEvent(self, event: QEvent) -> None:
        """Mark nothing when the pointer is gone."""
        super().leaveEvent(event)
        self._hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the chart above what a text usually offers."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        span = self._at(self.textCursor()) if by_key else self._under(event.pos())
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if span is not None:
            first = menu.actions()[0]
            show = menu.addAction(self._tr(N_("Show on the chart")))
            show.setShortcut(QKeySequence(FOLLOW))
            asked = self.mark_followed if by_key else self.mark_asked
            show.triggered.connect(lambda: asked.emit(span.mark))
            menu.insertAction(first, show)
            menu.insertSeparator(first)
        menu.popup(event.globalPos())

    # Where the sentences stand

    def _spans(self) -> tuple[Span, ...]:
        return spans(self.toPlainText(), self._written)

    def _under(self, pixel: QPoint) -> Span | None:
        """Return the sentence at a place of the text's picture, None below the last line."""
        cursor = self.cursorForPosition(pixel)
        return self._at(cursor) if pixel.y() <= self.cursorRect(cursor).bottom() else None

    def _at(self, cursor: QTextCursor) -> Span | None:
        place = len(_head(self.toPlainText(), cursor.position()))
        return next((one for one in self._spans() if one.start <= place <= one.end), None)

    def _cursor(self, span: Span) -> QTextCursor:
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text[: span.start]))
        cursor.setPosition(_units(text[: span.end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _hover(self, span: Span | None) -> None:
        if span == self._hovered:
            return
        self._hovered = span
        shape = Qt.CursorShape.PointingHandCursor if span is not None else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        shown = []
        if span is not None:
            lit = QTextEdit.ExtraSelection()
            lit.cursor = self._cursor(span)
            lit.format.setFontUnderline(True)
            shown.append(lit)
        self.setExtraSelections(shown)


def _follows(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_J and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _units(text: str) -> int:
    """Return how long Qt takes a text to be: it counts what lies beyond the first 65 536 characters twice."""
    return len(text.encode("utf-16-le")) // 2


def _head(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")
