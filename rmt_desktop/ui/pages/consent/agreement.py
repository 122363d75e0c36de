"""The second part of a consent: the exact text, how it is given, and who signs."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.forms.answers import Mode, Signature
from rmt_desktop.ui.forms.signer import PAD_HEIGHT, SignerForm
from rmt_desktop.ui.theme import GRID, Theme
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.fields import Field
from rmt_desktop.ui.widgets.layouts import Card, Ends, Scroll, column
from rmt_desktop.ui.widgets.picture_pick import PicturePick
from rmt_desktop.ui.widgets.text import label

CLOSE_TEXT_HEIGHT = 96  # at least, where the talk stands on the same page
TEXT_MARGIN = GRID + GRID // 2
CLOSE_PAD_HEIGHT = 100

_MODES = (
    (Mode.ELECTRONIC, N_("Signed on this screen")),
    (Mode.VERBAL, N_("By voice")),
    (Mode.WRITTEN, N_("Signed on paper")),
)


class AgreementPart(QWidget):
    """Shows the text that will be kept and takes the signature.

    ``look_at`` names what is to be scrolled into sight; ``beside_text`` stands at the end of the text's heading.
    """

    changed = Signal()
    look_at = Signal(QWidget)

    def __init__(
        self,
        tr: Translator,
        theme: Theme,
        client: Client,
        *,
        roles: Sequence[str],
        choose_scan: Callable[[], Path | None],
        beside_text: QWidget,
    ) -> None:
        super().__init__()
        self._tr = tr
        self.setAccessibleName(tr(N_("Read and sign")))
        self._text = label("", wrap=True, selectable=True)
        self._mode = Segments(
            tuple((mode.value, tr(text)) for mode, text in _MODES),
            tr(N_("How consent is given")),
            optional=False,
            wraps=True,
        )
        self._mode.set_value(Mode.ELECTRONIC.value)
        self._mode.chosen.connect(self._mode_chosen)
        self._signer = SignerForm(tr, theme, client, roles)
        self._signer.changed.connect(self.changed)
        self._scan = PicturePick(tr, tr(N_("Photo or scan of the signed paper")), choose_scan)
        self._scan.changed.connect(self._scanned)
        self._scan_field = Field(tr(N_("Photo or scan of the signed paper")), self._scan, key="scan")
        self._build(beside_text, is_restricted="client" not in roles)
        self._mode_chosen(Mode.ELECTRONIC.value)

    @property
    def mode(self) -> Mode:
        """How consent is given."""
        return Mode(self._mode.value())

    def signature(self) -> Signature:
        """Return name, role and hand; on paper the picture of the paper stands for the hand."""
        signed = self._signer.signature()
        if self.mode is Mode.WRITTEN:
            return Signature(image=self._scan.png(), name=signed.name, role=signed.role)
        return signed

    def show_text(self, text: str) -> None:
        """Show the exact words that will be kept; who has signed other words is asked to sign again."""
        self._text.setText(text)
        if self._signer.show_words(text):
            QTimer.singleShot(0, self, lambda: self.look_at.emit(self._signer))  # once the sentence has its room

    def show_close(self, *, close: bool) -> None:
        """Stand close, so that talk and signature fit one page, or show the text in full, without a scroll of its own.

        Close to the talk, the text takes the room that is left over.
        """
        self._layout.setSpacing(GRID if close else 2 * GRID)
        self._signer.set_pad_height(CLOSE_PAD_HEIGHT if close else PAD_HEIGHT)
        self._words.setVisible(close)
        (self._words.content if close else self._paper.content).insertWidget(0, self._text)
        margin = 0 if close else TEXT_MARGIN
        self._paper.content.setContentsMargins(margin, margin, margin, margin)

    def show_problems(self, problems: Iterable[Problem]) -> bool:
        """Show what the signature lacks; return whether anything does."""
        found = tuple(problems)
        scan = next((one for one in found if one.field == "scan"), None)
        self._scan_field.set_problem(scan.text(self._tr) if scan else "")
        first = self._signer.show_problems(found) or (self._scan_field if scan else None)
        if first is not None:
            self.look_at.emit(first)
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def _build(self, beside_text: QWidget, *, is_restricted: bool) -> None:
        tr = self._tr
        self._paper = paper = Card("sunken", margin=0)
        self._words = words = Scroll(margin=TEXT_MARGIN)
        words.content.addWidget(self._text)
        words.content.addStretch(1)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        words.setMinimumHeight(CLOSE_TEXT_HEIGHT)
        words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words.setAccessibleName(tr(N_("The exact text that is kept")))
        paper.content.addWidget(words)
        self._layout = layout = column(self, spacing=2 * GRID)
        layout.addWidget(Ends(label(tr(N_("The exact text that is kept")), "heading"), beside_text))
        layout.addWidget(paper, 1)
        layout.addWidget(Field(tr(N_("How consent is given")), self._mode))
        if is_restricted:
            who = tr(N_("In this province somebody else must consent for a client of this age."))
            layout.addWidget(label(who, "strong", wrap=True))
        layout.addWidget(self._signer)
        layout.addWidget(self._scan_field)

    def _mode_chosen(self, _word: str) -> None:
        self._signer.set_drawn(
            self.mode is Mode.ELECTRONIC,
            self._tr(N_("Nothing is signed. The name says who gave consent by voice."))
            if self.mode is Mode.VERBAL
            else "",
        )
        self._scan_field.setVisible(self.mode is Mode.WRITTEN)
        self.changed.emit()

    def _scanned(self) -> None:
        self._scan_field.set_problem("")
        self.changed.emit()
