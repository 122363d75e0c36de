"""What was talked about: what will be done, the six points, risks in particular, questions, capacity."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.catalog import ConsentWording
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Field, Line, Paragraph
from rmt_desktop.ui.widgets.layouts import Scroll, column, row
from rmt_desktop.ui.widgets.pressing import CheckBox
from rmt_desktop.ui.widgets.text import button, label

INDENT = 32


class Points(QWidget):
    """The six points, each with a tick for "talked about" and its sentence in the client's language."""

    changed = Signal()

    def __init__(self, wording: ConsentWording, tr: Translator) -> None:
        super().__init__()
        self._wording = wording
        self._tr = tr
        self._ticks: dict[str, QCheckBox] = {}
        self._texts = {element.id: label("", "small", wrap=True) for element in wording.elements}
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        layout = column(self, spacing=2)
        head = row()
        head.addWidget(label(tr(N_("Talked about")), "heading"), 1)
        head.addWidget(button(tr(N_("All six were talked about")), self._tick_all, role="link"))
        layout.addLayout(head)
        layout.addWidget(self._problem)
        for element in wording.elements:
            tick = CheckBox()
            tick.toggled.connect(self._ticked)
            self._ticks[element.id] = tick
            below = row(spacing=0)
            below.addSpacing(INDENT)
            below.addWidget(self._texts[element.id], 1)
            layout.addWidget(tick)
            layout.addLayout(below)

    def set_language(self, language: str) -> None:
        """Show the points in another language; the ticks stay."""
        for element in self._wording.elements:
            self._ticks[element.id].setText(element.name.in_(language))
            self._ticks[element.id].setAccessibleDescription(element.text.in_(language))
            self._texts[element.id].setText(element.text.in_(language))

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

    def _tick_all(self) -> None:
        for tick in self._ticks.values():
            tick.setChecked(True)

    def _ticked(self) -> None:
        self.set_problem("")
        self.changed.emit()


class TalkPage(Scroll):
    """The first step: talking. ``age_rule`` is what the province says about who may consent."""

    changed = Signal()

    def __init__(self, wording: ConsentWording, tr: Translator, age_rule: str) -> None:
        super().__init__(margin=3 * GRID, spacing=2 * GRID)
        self.setAccessibleName(tr(N_("Talk about it")))
        self.points = Points(wording, tr)
        self.plan, self.risks, self.questions = Paragraph(lines=2), Paragraph(lines=2), Paragraph(lines=1)
        self.capacity = Line(longest=300)
        self.points.changed.connect(self.changed)
        for text in (self.plan, self.risks, self.questions):
            text.textChanged.connect(self.changed)
        self.capacity.textEdited.connect(self.changed)
        self.content.addWidget(
            Field(
                tr(N_("What will be done, in plain words")),
                self.plan,
                hint=tr(N_("Taken over from the plan of the note; change it freely.")),
            )
        )
        self.content.addWidget(self.points)
        self.content.addWidget(
            Field(
                tr(N_("Risks for this client in particular")),
                self.risks,
                hint=tr(N_("Taken over from the health history.")),
            )
        )
        self.content.addWidget(Field(tr(N_("Questions the client asked")), self.questions))
        self.content.addWidget(
            Field(
                tr(N_("Capacity, if there was any doubt")),
                self.capacity,
                hint=age_rule,
            )
        )
        self.content.addStretch(1)
