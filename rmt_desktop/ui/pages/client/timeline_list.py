"""The list of everything that happened with a client: painted rows, so that 200 visits scroll like 20."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.timeline import Happening
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.client.words import LineWords, first_to_read, line_words
from rmt_desktop.ui.theme import GRID

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ICON = 20  # pixels
THUMB_WIDTH = 40  # pixels
LARGEST_SHARED = 16  # pixels; larger text puts day and state on lines of their own


class Line:
    """One row: what happened, its words and its day as they are shown."""

    __slots__ = ("day", "findings", "happening", "words")

    def __init__(self, ctx: UiContext, happening: Happening, day: date, *, with_time: bool = False) -> None:
        money = "" if happening.cents is None else ctx.money(happening.cents)
        self.happening = happening
        self.words: LineWords = line_words(happening, ctx.tr, money)
        self.day = ctx.day(day)
        if with_time:
            self.day = ctx.tr(N_("{day}, {time}"), day=self.day, time=ctx.time(happening.at))
        self.findings = ""
        if count := happening.findings:
            self.findings = ctx.tr.plural("body chart with {count} finding", "body chart with {count} findings", count)

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = (self.words.title, self.words.state, self.day, self.words.detail, self.findings)
        return ", ".join(part for part in parts if part)


class LinesModel(QAbstractListModel):
    """The rows, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows and says."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.words.detail or None
        return line if role == Qt.ItemDataRole.UserRole else None


class LineDelegate(QStyledItemDelegate):
    """Paints a row: icon, title with its state, day, what it was about, and the small body chart.

    Charts are painted after the words, one at a time, so that a long record opens at once.
    """

    picture_wanted = Signal()

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._thumbs = ctx.thumbs()
        self._pictures: dict[str, QImage] = {}
        self._wanted: dict[str, tuple[Happening, QSize, float]] = {}
        self._figure = "female"
        theme = ctx.theme
        self._strong, self._small = theme.font(strong=True), theme.font("small")
        self._title_height = QFontMetrics(self._strong).height()
        self._small_height = QFontMetrics(self._small).height()
        self._is_large = theme.sizes.small > LARGEST_SHARED

    def forget(self, figure: str) -> None:
        """Forget the pictures painted so far: other rows are shown, drawn on ``figure``."""
        self._pictures.clear()
        self._wanted.clear()
        self._figure = figure

    def paint_wanted(self) -> bool:
        """Paint one picture that was asked for, the oldest wish first; return whether more are wanted."""
        if self._wanted:
            record = next(iter(self._wanted))
            happening, size, density = self._wanted.pop(record)
            on_dark = self._ctx.theme.colours.is_dark
            chart = self._ctx.services.timelines.chart(happening)
            picture = self._thumbs.paint(chart, self._figure, size, on_dark=on_dark, density=density)
            self._pictures[record] = picture
        return bool(self._wanted)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the lines of text."""
        lines = 3 if self._is_large else 2
        return QSize(200, 2 * GRID + self._title_height + lines * (self._small_height + 2) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        room = QRect(option.rect)
        painter.save()
        self._paint_ground(painter, option, room)
        inner = room.adjusted(GRID + 4, GRID, -GRID, -GRID)
        icon = self._ctx.icons.get(line.words.icon, "accent", ICON)
        icon.paint(painter, QRect(inner.left(), inner.top(), ICON, ICON))
        inner.setLeft(inner.left() + ICON + GRID + 4)
        if line.happening.findings:
            place = QRect(inner.right() - THUMB_WIDTH, room.top() + 3, THUMB_WIDTH, room.height() - 6)
            density = painter.device().devicePixelRatio()
            if (picture := self._pictures.get(line.happening.record)) is not None:
                painter.drawImage(place.topLeft(), picture)
            else:
                self._wanted[line.happening.record] = (line.happening, place.size(), density)
                self.picture_wanted.emit()
            inner.setRight(place.left() - GRID)
        self._paint_words(painter, inner, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect) -> None:
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ctx.theme.colour("accent_soft" if selected else "raised"))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 8, 8)

    def _paint_words(self, painter: QPainter, room: QRect, line: Line) -> None:
        colour, words = self._ctx.theme.colour, line.words
        painter.setFont(self._strong)
        metrics = painter.fontMetrics()
        painter.setPen(colour("ink"))
        top = QRect(room.left(), room.top(), room.width(), self._title_height)
        painter.drawText(top, 0, metrics.elidedText(words.title, Qt.TextElideMode.ElideRight, top.width()))
        painter.setFont(self._small)
        metrics = painter.fontMetrics()
        line_room = QRect(room.left(), top.bottom() + 3, room.width(), self._small_height)
        painter.setPen(colour("soft"))
        painter.drawText(line_room, 0, line.day)
        if self._is_large:
            line_room = rest = line_room.translated(0, self._small_height + 2)
        else:
            rest = line_room.adjusted(metrics.horizontalAdvance(line.day) + GRID, 0, 0, 0)
        painter.setPen(colour(words.tone))
        painter.drawText(rest, 0, metrics.elidedText(words.state, Qt.TextElideMode.ElideRight, rest.width()))
        last = line_room.translated(0, self._small_height + 2)
        painter.setPen(colour("soft"))
        painter.drawText(last, 0, metrics.elidedText(words.detail, Qt.TextElideMode.ElideRight, last.width()))


class TimelineList(QListView):
    """The rows with their manners: arrows choose, Return or a double click opens."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self.lines = LinesModel()
        self._delegate = LineDelegate(ctx)
        self._brush = QTimer(self, singleShot=True, interval=0)
        self._brush.timeout.connect(self._paint_next)
        self._delegate.picture_wanted.connect(self._brush.start)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(ctx.tr(N_("What happened, newest first")))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._at(index)))

    def show_happenings(self, happenings: Sequence[Happening], figure: str) -> None:
        """Show other rows; the record chosen before stays chosen, else the one to begin with is."""
        before = self.current()
        self._delegate.forget(figure)
        days = [self._ctx.local_day(one.at) for one in happenings]
        alike = Counter((one.kind, day) for one, day in zip(happenings, days, strict=True))
        self.lines.show_lines(
            [
                Line(self._ctx, one, day, with_time=alike[one.kind, day] > 1)
                for one, day in zip(happenings, days, strict=True)
            ]
        )
        if happenings:
            records = [one.record for one in happenings]
            known = before is not None and before.record in records
            row = records.index(before.record) if before is not None and known else first_to_read(happenings)
            self.setCurrentIndex(self.lines.index(row))

    def choose(self, record: str) -> None:
        """Choose the line of one record, if there is one."""
        for row, line in enumerate(self.lines.lines):
            if line.happening.record == record:
                self.setCurrentIndex(self.lines.index(row))

    def current(self) -> Happening | None:
        """Return what is chosen, or None."""
        index = self.currentIndex()
        return self._at(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def closed(self) -> None:
        """Paint no more pictures."""
        self._brush.stop()

    def _paint_next(self) -> None:
        if self._delegate.paint_wanted():
            self._brush.start()
        self.viewport().update()

    def _at(self, index: Index) -> Happening:
        return self.lines.lines[index.row()].happening

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._at(index))
