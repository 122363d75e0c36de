"""What the client says: in the therapist's words or in her own, and her pain in numbers."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.assessments import Pain
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.note.sections import Section, show_text
from rmt_desktop.ui.pages.note.state import not_written
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import Strip
from rmt_desktop.ui.widgets.text import button, label

PAINS = (
    ("now", N_("Now"), N_("Pain now")),
    ("best", N_("Best"), N_("Pain at best")),
    ("worst", N_("Worst"), N_("Pain at worst")),
)


class SubjectiveSection(Section):
    """What the client says, and her pain. What she told before the visit is one step away from being written here."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, N_("Subjective"))
        tr = ctx.tr
        self._told: tuple[str, ...] = ()
        self._told_pain: dict[str, int] = {}
        self._concern = self.paragraph(N_("What the client says"), lines=3)
        self._concern.textChanged.connect(self._offer)
        self._use = button(
            tr(N_("Use the client's own words")),
            self._write_told,
            role="quiet",
            icon=ctx.icons.get("pen-line", "accent", 18),
        )
        self.content.addWidget(self._use, 0, Qt.AlignmentFlag.AlignLeft)
        self._use.hide()
        self._since = self.paragraph(N_("Since the last visit"), lines=1)
        self._strips: dict[str, Strip] = {}
        self.content.addWidget(label(tr(N_("Pain, 0 to 10"))))
        self.content.addLayout(self._build_pains())

    def offer_words(self, told: Sequence[str], pain: Pain) -> None:
        """Offer to write down what the client told before the visit, a line each, and her pain in numbers.

        Nothing is offered where she told nothing.
        """
        self._told = tuple(told)
        self._told_pain = {key: value for key, _, _ in PAINS if (value := getattr(pain, key)) is not None}
        numbers = (
            self.tr_(N_("{pain}: {value}/10"), pain=self.tr_(text), value=self._told_pain[key])
            for key, _, text in PAINS
            if key in self._told_pain
        )
        self._use.setToolTip("\n".join((*told, *numbers)))
        self._offer()

    def fill(self, note: TreatmentNote, previous: TreatmentNote | None) -> None:
        """Show words and numbers."""
        show_text(self._concern, note.subjective.concern)
        show_text(self._since, note.subjective.since_last)
        for key, strip in self._strips.items():
            strip.set_value(getattr(note.subjective.pain, key))
        self._offer()

    def taken_into(self, note: TreatmentNote) -> TreatmentNote:
        """Return the note with words and numbers."""
        return replace(
            note,
            subjective=replace(
                note.subjective,
                concern=self._concern.toPlainText(),
                since_last=self._since.toPlainText(),
                pain=Pain(
                    now=self._strips["now"].value(),
                    best=self._strips["best"].value(),
                    worst=self._strips["worst"].value(),
                ),
            ),
        )

    def _build_pains(self) -> QGridLayout:
        tr = self.tr_
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(6)
        for number, (key, short, text) in enumerate(PAINS):
            strip = Strip(tr(text))
            strip.chosen.connect(self.tell_edit)
            strip.chosen.connect(self._offer)
            self._strips[key] = strip
            grid.addWidget(label(tr(short), "soft"), number, 0)
            grid.addWidget(strip, number, 1)
        return grid

    def _offer(self, *_: object) -> None:
        words = not_written(self._told, self._concern.toPlainText())
        self._use.setVisible(bool(words) or any(self._strips[key].value() is None for key in self._told_pain))

    def _write_told(self) -> None:
        """Write what is not there yet below what is typed, as if it were typed: Ctrl+Z takes it back.

        Her numbers go where none is chosen; a number that is chosen stays.
        """
        for key, value in self._told_pain.items():
            if self._strips[key].value() is None:
                self._strips[key].set_value(value)
        text = self._concern.toPlainText()
        lines = "\n".join(not_written(self._told, text))
        self._concern.setFocus()
        cursor = self._concern.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f"\n{lines}" if lines and text.strip() and not text.endswith("\n") else lines)
        self._concern.setTextCursor(cursor)
        self.tell_edit()
        self._offer()
