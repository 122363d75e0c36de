"""One exercise of the library as the client would read it, in either language, with the mark of its source."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.catalog import TO_VERIFY, Exercise, is_to_verify
from rmt_desktop.domain.doses import dose_text
from rmt_desktop.domain.homecare import item_from
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import OWN_NAMES, Segments
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, column, row
from rmt_desktop.ui.widgets.text import label

TAKE_CARE, HARDER, EASIER = N_("Take care"), N_("To make it harder"), N_("To make it easier")
EACH_SIDE = N_("Do it on each side.")


class Reading(Card):
    """Shows one exercise; the language is the reader's choice and not that of the screen."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(margin=0, spacing=0)
        self._ctx = ctx
        self._exercise: Exercise | None = None
        tr = ctx.tr
        self._language = Segments(OWN_NAMES, tr(N_("Language of the exercise")), optional=False)
        self._language.set_value("fr" if ctx.language.startswith("fr") else "en")
        self._language.chosen.connect(lambda _: self._show())
        self._source = label("", "small", wrap=True)
        head = column(spacing=2)
        head.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        line = row(spacing=GRID)
        line.addWidget(label(tr(N_("As the client reads it")), "soft", wrap=True), 1)
        line.addWidget(self._language)
        head.addLayout(line)
        head.addWidget(self._source)
        self.content.addLayout(head)
        self._page = Scroll(margin=2 * GRID, spacing=2 * GRID)
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setAccessibleName(tr(N_("Exercise")))
        self._page.content.setContentsMargins(3 * GRID, 0, 3 * GRID, 3 * GRID)
        self.content.addWidget(self._page, 1)

    @property
    def exercise(self) -> Exercise | None:
        """What is shown."""
        return self._exercise

    @property
    def text(self) -> str:
        """All words shown, a line each."""
        inner = self._page.widget()
        labels = inner.findChildren(QLabel) if inner is not None else []
        return "\n".join(one.text() for one in labels if not one.isHidden())

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Show another exercise, or nothing."""
        self._exercise = exercise
        self._show()

    def _show(self) -> None:
        content, exercise = self._page.content, self._exercise
        clear(content)
        if exercise is None:
            self._source.clear()
            return
        language = self._language.value()
        tr = translator(language)
        item = item_from(exercise, language)
        head = column(spacing=4)
        head.addWidget(label(item.name, "title", wrap=True))
        head.addWidget(label(item.purpose, "soft", wrap=True))
        content.addLayout(head)
        dose = dose_text(item.dose, tr)
        if dose:
            strip = Card("info", margin=GRID + GRID // 2)
            strip.content.addWidget(label(dose[:1].upper() + dose[1:], "strong", wrap=True))
            content.addWidget(strip)
        content.addLayout(_numbered(item.steps))
        if exercise.each_side:
            content.addWidget(label(tr(EACH_SIDE), wrap=True))
        self._list(content, tr(TAKE_CARE), exercise.cautions, language)
        self._list(content, tr(HARDER), exercise.progressions, language)
        self._list(content, tr(EASIER), (exercise.easier,) if exercise.easier else (), language)
        self._source.setText(self._source_words(exercise))
        content.addStretch(1)
        self._page.verticalScrollBar().setValue(0)

    def _list(self, content: QVBoxLayout, heading: str, texts: Sequence[Bilingual], language: str) -> None:
        if not texts:
            return
        part = column(spacing=4)
        part.addWidget(label(heading, "heading"))
        for text in texts:
            part.addWidget(label(text.in_(language), wrap=True))
        content.addLayout(part)

    def _source_words(self, exercise: Exercise) -> str:
        """Return the mark of the source, for the therapist and not for the client."""
        tr = self._ctx.tr
        source = exercise.source.replace("GK", tr(N_("general knowledge")))
        if is_to_verify(exercise.source):
            return tr(N_("Source: {source}, {mark}"), source=source, mark=tr(TO_VERIFY))
        return tr(N_("Source: {source}"), source=source)


def _numbered(steps: Sequence[str]) -> QVBoxLayout:
    layout = column(spacing=6)
    for number, step in enumerate(steps, start=1):
        line = row(spacing=GRID)
        count = label(str(number), "strong")
        count.setMinimumWidth(2 * GRID)
        line.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(step, wrap=True), 1)
        layout.addLayout(line)
    return layout
