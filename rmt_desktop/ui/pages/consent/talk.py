"""What was talked about: what will be done, the six points, risks in particular, questions, capacity."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.catalog import ConsentWording
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Field, Line, Paragraph
from rmt_desktop.ui.widgets.layouts import Ends, column
from rmt_desktop.ui.widgets.pressing import CheckBox
from rmt_desktop.ui.widgets.text import button, label

INDENT = 32
COLUMN_GAP = 8


class Points(QWidget):
    """The six points, each with a tick for "talked about" and its sentence in the client's language.

    Where the exact text stands below, its sentences are not said twice: the points are then shown in brief, side by
    side where there is room. ``all_agreed`` is the one press for a talk in which everything was agreed.
    """

    changed = Signal()
    all_agreed = Signal()

    def __init__(self, wording: ConsentWording, tr: Translator) -> None:
        super().__init__()
        self._wording = wording
        self._tr = tr
        self._is_brief = False
        self._ticks: dict[str, QCheckBox] = {}
        self._texts = {element.id: label("", "small", wrap=True) for element in wording.elements}
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        layout = column(self, spacing=2)
        self._all = button(
            tr(N_("All talked about and agreed")),
            self.all_agreed.emit,
            tip=tr(N_("All six points were talked about, and the client agrees to every area")),
        )
        self._all.hide()
        talked = button(tr(N_("All six were talked about")), self.tick_all, role="link")
        layout.addWidget(Ends(Ends(label(tr(N_("Talked about")), "heading"), talked), self._all))
        layout.addWidget(self._problem)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(COLUMN_GAP)
        self._grid.setVerticalSpacing(2)
        layout.addLayout(self._grid)
        for element in wording.elements:
            tick = CheckBox()
            tick.toggled.connect(self._ticked)
            self._ticks[element.id] = tick
            self._texts[element.id].setContentsMargins(INDENT, 0, 0, 0)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Return the room of the widest point: they need not stand side by side."""
        hint = super().minimumSizeHint()
        widest = max((tick.sizeHint().width() for tick in self._ticks.values()), default=0)
        return QSize(widest if self._is_brief else hint.width(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one below the other."""
        super().resizeEvent(event)
        if self._is_brief:
            self._place()

    def show_brief(self, *, brief: bool) -> None:
        """Show the names of the points alone, or each above its sentence; the ticks stay."""
        self._is_brief = brief
        for text in self._texts.values():
            text.setVisible(not brief)
        self._place()

    def offer_all(self, *, offered: bool) -> None:
        """Offer the one press for a talk in which everything was agreed."""
        self._all.setVisible(offered)

    def _place(self) -> None:
        columns = self._columns()
        for number, (element, tick) in enumerate(self._ticks.items()):
            line, place = divmod(number, columns)
            self._grid.addWidget(tick, 2 * line, place)
            self._grid.addWidget(self._texts[element], 2 * line + 1, place)

    def _columns(self) -> int:
        """Return 2 where the names stand beside each other and there is room, else 1."""
        widths = [tick.sizeHint().width() for tick in self._ticks.values()]
        room = max(widths[::2]) + COLUMN_GAP + max(widths[1::2])
        return 2 if self._is_brief and room <= self.width() else 1

    def set_language(self, language: str) -> None:
        """Show the points in another language; the ticks stay."""
        for element in self._wording.elements:
            self._ticks[element.id].setText(element.name.in_(language))
            self._ticks[element.id].setAccessibleDescription(element.text.in_(language))
            self._texts[element.id].setText(element.text.in_(language))
        self._place()

    def value(self) -> tuple[str, ...]:
        """Return the ids of the points that were talked about."""
        return tuple(element for element, tick in self._ticks.items() if tick.isChecked())

    def set_problem(self, text: str) -> None:
        """Show what is missing, or nothing, and go to the first point that is open."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        if text:
            first = next((tick for tick in self._ticks.values() if not tick.isChecked()), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick_all(self) -> None:
        """Take every point as talked about."""
        for tick in self._ticks.values():
            tick.setChecked(True)

    def _ticked(self) -> None:
        self.set_problem("")
        self.changed.emit()


class TalkPart(QWidget):
    """The first part: talking. ``age_rule`` is what the province says about who may consent.

    In brief it shows the points alone; what stands in the text anyway, and what is seldom needed, opens by ``more``,
    a button to be placed beside the text.
    """

    changed = Signal()

    def __init__(self, wording: ConsentWording, tr: Translator, age_rule: str) -> None:
        super().__init__()
        self.setAccessibleName(tr(N_("Talk about it")))
        self.plan, self.risks, self.questions = Paragraph(lines=2), Paragraph(lines=2), Paragraph(lines=1)
        self.points = Points(wording, tr)
        self.capacity = Line(longest=300)
        self.points.changed.connect(self.changed)
        for text in (self.plan, self.risks, self.questions):
            text.textChanged.connect(self.changed)
        self.capacity.textEdited.connect(self.changed)
        plan_hint = tr(N_("Taken over from the plan of the note; change it freely."))
        risks_hint = tr(N_("Taken over from the health history."))
        self._plan = Field(tr(N_("What will be done, in plain words")), self.plan, hint=plan_hint)
        self._rest = (
            Field(tr(N_("Risks for this client in particular")), self.risks, hint=risks_hint),
            Field(tr(N_("Questions the client asked")), self.questions),
            Field(tr(N_("Capacity, if there was any doubt")), self.capacity, hint=age_rule),
        )
        self.more = button(tr(N_("Plan, risks, questions, capacity")), self._show_all, role="link")
        self._is_open = False
        self._is_brief = False
        layout = column(self, spacing=2 * GRID)
        layout.addWidget(self._plan)
        layout.addWidget(self.points)
        for field in self._rest:
            layout.addWidget(field)
        self.show_brief(brief=False)

    def show_brief(self, *, brief: bool) -> None:
        """Show the points alone, with a way to the rest, or everything. The plan is asked for while there is none."""
        self._is_brief = brief
        self.points.show_brief(brief=brief)
        is_open = self._is_open or not brief
        self._plan.setVisible(is_open or not self.plan.toPlainText().strip())
        for field in self._rest:
            field.setVisible(is_open)
        self.more.setVisible(not is_open)

    def _show_all(self) -> None:
        self._is_open = True
        self.show_brief(brief=self._is_brief)
        (self.plan if self.plan.isVisible() else self.risks).setFocus(Qt.FocusReason.OtherFocusReason)
