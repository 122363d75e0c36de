"""One row of the library: a button that paints itself, because seventy of them must be there at once."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import Exercise
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.homecare.state import Caution, kind_words
from rmt_desktop.ui.theme import GRID

ICON = 18
PADDING = 6
INSET = GRID + 2


class ExerciseRow(QAbstractButton):
    """An exercise with its part of the body and its kind; pressing it puts it on the sheet.

    A ``caution`` names the flags of the client that the exercise's cautions speak of.
    """

    def __init__(self, ctx: UiContext, exercise: Exercise, caution: Caution | None = None) -> None:
        super().__init__()
        self._ctx = ctx
        self._name = exercise.name.in_(ctx.language)
        self._kind = kind_words(exercise, ctx.tr)
        self._fonts = (ctx.theme.font(), ctx.theme.font("small"))
        self._metrics = tuple(QFontMetrics(font) for font in self._fonts)
        self._heights: dict[int, int] = {}
        self._caution = ctx.tr(N_("Caution: {flags}"), flags=caution.flags) if caution else ""
        purpose = exercise.purpose.in_(ctx.language)
        self.setToolTip("\n".join((purpose, self._caution, caution.words)) if caution else purpose)
        self.setAccessibleDescription(self._caution)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_taken(is_taken=False)

    def set_taken(self, *, is_taken: bool) -> None:
        """Show whether the exercise is on the sheet."""
        words = N_("On the sheet: {exercise}") if is_taken else N_("Add: {exercise}")
        self.setAccessibleName(self._ctx.tr(words, exercise=self._name))
        self.setEnabled(not is_taken)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and Return to the list; a button would take the arrows for Tab."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room of the words on two lines."""
        return QSize(160, self.heightForWidth(160))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at this width; a long name takes a second line."""
        return self._name_height(width) + self._metrics[1].lineSpacing() * (2 if self._caution else 1) + 2 * PADDING

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, words, sign and focus ring."""
        colour, painter = self._ctx.theme.colour, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accent_soft" if self.isDown() else "raised" if self.isEnabled() and self.underMouse() else ""
        if ground or self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        width, height = self._text_width(self.width()), self._name_height(self.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setFont(self._fonts[0])
        painter.setPen(colour("ink" if self.isEnabled() else "soft"))
        painter.drawText(QRect(INSET, PADDING, width, height), flags, self._name)
        painter.setFont(self._fonts[1])
        painter.setPen(colour("soft"))
        painter.drawText(QRect(INSET, PADDING + height, width, self.height()), Qt.AlignmentFlag.AlignLeft, self._kind)
        if self._caution:
            top, line = PADDING + height + self._metrics[1].lineSpacing(), self._metrics[1].lineSpacing()
            painter.setPen(colour("caution"))
            words = self._metrics[1].elidedText(self._caution, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(INSET, top, width, line), Qt.AlignmentFlag.AlignLeft, words)
        sign = self._ctx.icons.pixmap("plus" if self.isEnabled() else "check", "accent", ICON, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - INSET - ICON, (self.height() - ICON) // 2, sign)
        painter.end()

    def _text_width(self, width: int) -> int:
        return max(40, width - 2 * INSET - ICON - GRID)

    def _name_height(self, width: int) -> int:
        """Return the height of the name at a width of the row; layouts ask for the same ones over and over."""
        if width not in self._heights:
            room = QRect(0, 0, self._text_width(width), 10_000)
            self._heights[width] = self._metrics[0].boundingRect(room, Qt.TextFlag.TextWordWrap, self._name).height()
        return self._heights[width]
