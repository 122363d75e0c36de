"""The dialog in which a kind of marks is made or changed, with a picture of how it will look."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from rmt_desktop.base.errors import Problem, UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.drawing import PAPER, draw_mark
from rmt_desktop.domain.chart.kinds import LONGEST_NAME, ClinicKind
from rmt_desktop.domain.chart.legend import GROUP_NAMES, OWN_INKS, OWN_PATTERNS, OWN_SYMBOLS, Symbol
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Shape
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.services.changes import Done
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.chart.painting import paint
from rmt_desktop.ui.chart.palette import is_dark, symbol_icon
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.dialogs import may_discard
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.fields import Field, Line, Pick
from rmt_desktop.ui.widgets.layouts import Scroll, column, row
from rmt_desktop.ui.widgets.pressing import CheckBox
from rmt_desktop.ui.widgets.text import button, label

SYMBOL_NAMES = {
    Symbol.PLUS: N_("Plus"),
    Symbol.STAR: N_("Star"),
    Symbol.HEXAGON: N_("Hexagon"),
    Symbol.HOURGLASS: N_("Hourglass"),
    Symbol.BOX_DOT: N_("Square with a dot"),
    Symbol.COMB: N_("Comb"),
}
PICTURE = QSize(420, 96)


class Specimen(QWidget):
    """Shows a point and an area of a kind, as they will look on the figure."""

    def __init__(self, name: str, kind: ClinicKind) -> None:
        super().__init__()
        self._kind = kind
        self.setAccessibleName(name)
        self.setFixedHeight(PICTURE.height())
        self.setMinimumWidth(PICTURE.width() // 2)

    def show_kind(self, kind: ClinicKind) -> None:
        """Show another look."""
        self._kind = kind
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint on the colour of paper, as the figure is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(PAPER))
        point = ((48.0, 48.0),)
        area = ((110.0, 26.0), (360.0, 26.0), (380.0, 70.0), (120.0, 72.0))
        for shape, places in ((Shape.AREA, area), (Shape.POINT, point)):
            drawn = draw_mark(_mark(self._kind, shape), places)
            paint(painter, (*drawn.low, *drawn.high))
        painter.end()


class KindDialog(QDialog):
    """Makes or changes one of the clinic's own kinds."""

    def __init__(self, parent: QWidget, ctx: UiContext, kind: ClinicKind) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._kind = kind
        tr = ctx.tr
        title = tr(N_("Edit the kind")) if kind.version else tr(N_("Add a kind"))
        self.setWindowTitle(title)
        self.resize(560, 720)
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        self._name = Line(kind.name, longest=LONGEST_NAME)
        self._name_fr = Line(kind.name_fr, longest=LONGEST_NAME)
        self._group = Pick(tuple((one.value, tr(text)) for one, text in GROUP_NAMES.items()), kind.group)
        self._symbol = Pick(tuple((one.value, tr(SYMBOL_NAMES[one])) for one in OWN_SYMBOLS), kind.symbol)
        self._ink = Pick(tuple((word, tr(one.label)) for word, one in OWN_INKS.items()), kind.ink)
        self._pattern = Pick(tuple((word, tr(one.label)) for word, one in OWN_PATTERNS.items()), kind.pattern)
        self._rated = CheckBox(tr(N_("It has an intensity from 0 to 10")))
        self._rated.setChecked(kind.is_rated)
        self._specimen = Specimen(tr(N_("How it looks")), kind)
        self._fields = (
            Field(tr(N_("Name in English")), self._name, key="name"),
            Field(
                tr(N_("Name in French")),
                self._name_fr,
                hint=tr(N_("Optional; papers in French say it.")),
                key="name_fr",
            ),
            Field(tr(N_("Belongs to")), self._group, key="group"),
            Field(tr(N_("Symbol")), self._symbol, key="symbol"),
            Field(tr(N_("Colour")), self._ink, key="ink"),
            Field(tr(N_("Areas and lines")), self._pattern, key="pattern"),
        )
        self._lay_out(title)
        for pick in (self._group, self._symbol, self._ink, self._pattern):
            pick.currentIndexChanged.connect(self._show_look)
        self._show_look()
        self._name.setFocus()

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed or chosen that is not saved."""
        return self.edited() != self._kind

    def edited(self) -> ClinicKind:
        """Return the kind as it stands in the fields."""
        return replace(
            self._kind,
            name=self._name.text(),
            name_fr=self._name_fr.text(),
            group=self._group.chosen(),
            symbol=self._symbol.chosen(),
            ink=self._ink.chosen(),
            pattern=self._pattern.chosen(),
            is_rated=self._rated.isChecked(),
        )

    def put_away(self) -> bool:
        """Return whether nothing is typed that is not saved."""
        return not self.is_dirty

    def tell(self, error: UserError) -> None:
        """Say what went wrong; what was typed stays."""
        self.banner.say(error.text(self._ctx.tr), "danger")

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside its field."""
        said = {problem.field: problem.text(self._ctx.tr) for problem in problems}
        for field in self._fields:
            field.set_problem(said.get(field.key, ""))

    def save(self) -> None:
        """Keep the kind and close."""
        self.tell_fields(())
        attempt(self, lambda: self._ctx.services.mark_kinds.save(self.edited()), self._saved)

    def reject(self) -> None:
        """Ask before throwing away what was typed."""
        if not self.is_dirty or may_discard(self._ctx.ask, self, self._ctx.tr):
            super().reject()

    def _saved(self, done: Done[ClinicKind]) -> None:
        self._ctx.changes.announce(done.changes)
        self._kind = done.value
        self.accept()

    def _show_look(self) -> None:
        kind = self.edited()
        self._specimen.show_kind(kind)
        for number, symbol in enumerate(OWN_SYMBOLS):
            worn = replace(kind, symbol=symbol.value).kind()
            self._symbol.setItemIcon(number, symbol_icon(worn, on_dark=is_dark(self), size=18))

    def _lay_out(self, title: str) -> None:
        tr = self._ctx.tr
        scroll = Scroll(margin=3 * GRID)
        scroll.content.addWidget(label(title, "title"))
        scroll.content.addWidget(self.banner)
        scroll.content.addWidget(self._specimen)
        for field in self._fields:
            scroll.content.addWidget(field)
        scroll.content.addWidget(self._rated)
        scroll.content.addStretch(1)
        buttons = row(margin=2 * GRID)
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addStretch(1)
        save = button(tr(N_("Save")), self.save, role="primary")
        save.setDefault(True)
        buttons.addWidget(save)
        outer = column(self, spacing=0)
        outer.addWidget(scroll, 1)
        outer.addLayout(buttons)


def _mark(kind: ClinicKind, shape: Shape) -> Mark:
    return Mark(
        id=MarkId("specimen"),
        kind=MarkKind.OWN,
        own=kind.kind(),
        shape=shape,
        layer=Layer.THERAPIST,
        figure="female",
        view="front",
        points=(),
    )
