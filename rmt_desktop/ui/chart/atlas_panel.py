"""The trigger-point atlas beside the picture: find a muscle, or see which muscles may refer to a place.

The panel only says what is to be shown; the points and zones are painted on the picture by whoever owns it.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.catalog import Exercise, SpecialTest
from rmt_desktop.domain.chart.atlas import PATTERN_NOT_PROOF, REACH_NAMES, Atlas, Pattern, Referral
from rmt_desktop.domain.chart.atlas_drawing import pattern_items
from rmt_desktop.domain.chart.display import Item
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.marks import Mark, Place
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.sides import SIDE_NAMES, Side
from rmt_desktop.ui.chart.atlas_card import PatternCard
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.fields import Line
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, column
from rmt_desktop.ui.widgets.text import clearable, label

NARROWEST = 260  # pixels
_LEAST_LIST = 150

Row = tuple[Pattern, Referral | None]


class _Rows(QListWidget):
    """A list whose Escape gives the choice back."""

    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of the chosen row on Escape; all other keys walk through the list."""
        if event.key() == Qt.Key.Key_Escape and self.currentItem() is not None:
            self.escaped.emit()
            return
        super().keyPressEvent(event)


class AtlasPanel(QWidget):
    """A search for a muscle, the list of what may refer to a place, and what is known of the chosen one.

    ``pattern_shown`` carries the pattern (None: no more) and the client's side whenever the choice changes.
    """

    pattern_shown = Signal(object, object)

    def __init__(
        self,
        atlas: Atlas,
        tr: Translator,
        *,
        names: Names,
        tests: Sequence[SpecialTest] = (),
        exercises: Sequence[Exercise] = (),
    ) -> None:
        super().__init__()
        self._atlas = atlas
        self._tr = tr
        self._names = names
        self._tests: Mapping[str, SpecialTest] = {one.id: one for one in tests}
        self._exercises: Mapping[str, Exercise] = {one.id: one for one in exercises}
        self._rows: tuple[Row, ...] = ()
        self.search = Line(placeholder=tr(N_("Find a muscle")))
        self.sides = Segments(
            ((Side.LEFT, tr(N_("Left"))), (Side.RIGHT, tr(N_("Right")))), tr(N_("Side of the atlas")), optional=False
        )
        self.heading = label("", "heading", wrap=True)
        self.list = _Rows()
        self._about = Scroll(margin=0, spacing=GRID)
        self._build()
        self.clear()

    def chosen(self) -> tuple[Pattern | None, Side]:
        """Return the pattern that is shown, None when none is, and the side."""
        index = self.list.currentRow()
        return (self._rows[index][0] if index >= 0 else None, self._side())

    def items(self, view: View) -> tuple[Item, ...]:
        """Return what is to be painted of the chosen pattern in a view, nothing when none is chosen."""
        pattern, side = self.chosen()
        return pattern_items(pattern, side, view, self._atlas) if pattern is not None else ()

    def show_at(self, view: View, x: float, y: float, marks: Iterable[Mark] = ()) -> tuple[Referral, ...]:
        """List the muscles that may refer to a place of a view (mm); those with an active point in ``marks`` first.

        Returns what is listed.
        """
        found = self._atlas.refers_at(view, x, y, marks)
        region = view.region_at(x, y)
        if region is None:
            self._list((), self._tr(N_("Click on the body to see which muscles may refer there.")))
            return ()
        place = self._names.on_side(Place(region=region.id, side=region.side), self._tr)
        rows = tuple((one.pattern, one) for one in found)
        if rows:
            self._list(rows, self._tr(N_("What may refer here: {place}"), place=place))
        else:
            self._list((), self._tr(N_("The atlas knows no muscle that refers here: {place}"), place=place))
        return found

    def show_pattern(self, pattern: Pattern, side: Side) -> None:
        """Choose a muscle as if it had been searched for and picked."""
        self.sides.set_value(side)
        self.search.clear()
        self._find()
        self.list.setCurrentRow(next(number for number, row in enumerate(self._rows) if row[0] is pattern))

    def clear(self) -> None:
        """Choose nothing and list the whole atlas."""
        self.search.clear()
        self.sides.set_value(self._side())
        self._find()

    def _build(self) -> None:
        tr = self._tr
        set_role(self.search, "search")
        self.search.setAccessibleName(tr(N_("Find a muscle in the atlas, in English or French")))
        clearable(self.search, tr(N_("Empty the search")))
        self.search.textEdited.connect(lambda _: self._find())
        self.search.textChanged.connect(lambda text: self._find() if not text else None)
        self.search.returnPressed.connect(self._take_first)
        self.sides.chosen.connect(lambda _: self._side_chosen())
        set_role(self.list, "hits")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(_LEAST_LIST)
        self.list.currentRowChanged.connect(lambda _: self._row_chosen())
        self.list.escaped.connect(lambda: self.list.setCurrentRow(-1))
        self._about.setMinimumHeight(_LEAST_LIST)
        proof = Card("caution", margin=GRID)
        proof.content.addWidget(label(tr(PATTERN_NOT_PROOF), "small", wrap=True))
        layout = column(self)
        for widget in (self.search, self.sides, self.heading):
            layout.addWidget(widget)
        layout.addWidget(self.list, 2)
        layout.addWidget(self._about, 3)
        layout.addWidget(proof)
        self.setMinimumWidth(NARROWEST)

    def _find(self) -> None:
        rows = tuple((pattern, None) for pattern in self._atlas.find(self.search.text()))
        self._list(rows, self._tr(N_("Muscles") if rows else N_("No muscle of the atlas is called so.")))

    def _list(self, rows: tuple[Row, ...], heading: str) -> None:
        before = self.chosen()[0] if self._rows else None
        self._rows = rows
        with QSignalBlocker(self.list):
            self.list.clear()
            for row in rows:
                self.list.addItem(self._item(row))
            self.list.setCurrentRow(-1)
        self.heading.setText(heading)
        self.list.setAccessibleName(heading)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, heading))
        self._show_about()
        if before is not None:
            self.pattern_shown.emit(None, self._side())

    def _item(self, row: Row) -> QListWidgetItem:
        pattern, referral = row
        name = pattern.name.in_(self._tr.language)
        if referral is None:
            return QListWidgetItem(name)
        marked = N_("{muscle}\n{side}, {zone}, active point charted")
        words = marked if referral.is_marked else N_("{muscle}\n{side}, {zone}")
        zone, side = self._tr(REACH_NAMES[referral.reach]), self._tr(SIDE_NAMES[referral.side])
        return QListWidgetItem(self._tr(words, muscle=name, side=side, zone=zone))

    def _row_chosen(self) -> None:
        """Show the chosen muscle, on the side it was found on."""
        index = self.list.currentRow()
        referral = self._rows[index][1] if index >= 0 else None
        if referral is not None:
            self.sides.set_value(referral.side)
        self._show_about()
        self.pattern_shown.emit(*self.chosen())

    def _side_chosen(self) -> None:
        pattern, side = self.chosen()
        if pattern is not None:
            self.pattern_shown.emit(pattern, side)

    def _side(self) -> Side:
        return Side(self.sides.value() or Side.LEFT)

    def _take_first(self) -> None:
        if self._rows:
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            self.list.setFocus()

    def _show_about(self) -> None:
        clear(self._about.content)
        pattern, _ = self.chosen()
        if pattern is None:
            if self._rows:
                hint = self._tr(N_("Choose a muscle to see its points and zones on the picture."))
                self._about.content.addWidget(label(hint, "soft", wrap=True))
        else:
            tests = [self._tests[one] for one in pattern.tests if one in self._tests]
            exercises = [self._exercises[one] for one in pattern.exercises if one in self._exercises]
            self._about.content.addWidget(PatternCard(pattern, tests, exercises, self._tr))
        self._about.content.addStretch(1)
