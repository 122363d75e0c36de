"""The last page: all answers read back in the client's words, then name, role and signature."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.forms.answers import Line, Mode, Signature
from rmt_desktop.ui.forms.signer import SignerForm
from rmt_desktop.ui.forms.unanswered import unanswered_label
from rmt_desktop.ui.pages.intake.read_back import ReadBack
from rmt_desktop.ui.pages.intake.state import Chapter
from rmt_desktop.ui.theme import GRID, Theme
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, column, row
from rmt_desktop.ui.widgets.text import button, label, line


class SigningPage(Scroll):
    """Reads the answers back and takes the signature. ``change_asked`` carries the id of a page to open again."""

    change_asked = Signal(str)

    def __init__(self, tr: Translator, theme: Theme, client: Client, mode: Mode, recorder: str) -> None:
        super().__init__(margin=3 * GRID, spacing=2 * GRID)
        self._tr = tr
        self._open_box, read = QWidget(), QWidget()  # a screen reader reads widgets in the order they were put in
        self._open, self._summary = column(self._open_box), column(read)
        self._signer = SignerForm(tr, theme, client)
        self._signer.set_drawn(
            mode is not Mode.VERBAL,
            tr(N_("The answers were given by voice and typed by {name}. No signature is drawn."), name=recorder),
        )
        self.setAccessibleName(tr(N_("Read and sign")))
        head = row(spacing=2 * GRID)
        head.addWidget(label(tr(N_("Please read your answers")), "title", wrap=True), 1)
        head.addWidget(button(tr(N_("Go to the signature")), self._go_down, role="link"))
        self.content.addLayout(head)
        self.content.addWidget(
            label(tr(N_("This is what will be kept. You can change any page before you sign.")), "soft", wrap=True)
        )
        self.content.addWidget(self._open_box)
        self.content.addWidget(read)
        self.content.addSpacing(GRID)
        self.content.addWidget(line())
        self.content.addWidget(label(tr(N_("Sign")), "title"))
        self.content.addWidget(self._signer)
        self.content.addStretch(1)

    @property
    def has_hand(self) -> bool:
        """Whether a signature is drawn that is not given yet."""
        return self._signer.has_hand

    def show_answers(self, chapters: Sequence[Chapter], drawn: dict[str, Sequence[str]], chart: Chart) -> None:
        """Read the answers back; who has signed other answers, or another drawing, is asked to sign again."""
        self._signer.show_words((tuple(chapters), chart))
        clear(self._summary)
        self._summary.addWidget(ReadBack(self._tr, chapters, drawn=drawn, change=self.change_asked.emit))

    def show_open(self, lines: Sequence[Line], section: str) -> None:
        """Say how many safety questions are open and lead to page ``section`` with the first; it forbids nothing."""
        clear(self._open)
        self._open_box.setVisible(bool(lines))
        if not lines:
            return
        box = Card("caution", margin=GRID + 4)
        words = row(spacing=2 * GRID)
        words.addWidget(unanswered_label(lines, self._tr), 1)
        there = partial(self.change_asked.emit, section)
        words.addWidget(button(self._tr(N_("Go to these questions")), there, role="quiet"))
        box.content.addLayout(words)
        self._open.addWidget(box)

    def take_over(self, signature: Signature) -> None:
        """Go on with who signs, as typed before the language was changed."""
        self._signer.take_over(signature)

    def signature(self) -> Signature:
        """Return name, role and hand as they stand."""
        return self._signer.signature()

    def _go_down(self) -> None:
        self.ensureWidgetVisible(self._signer)
        self._signer.focus_first()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what the signature lacks, and go there."""
        first = self._signer.show_problems(problems)
        if first is not None:
            self.ensureWidgetVisible(first)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Begin at the top: the answers are read before they are signed."""
        self.verticalScrollBar().setValue(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
