"""The first question of a new history: in which language, and who holds the mouse."""

from PySide6.QtCore import Signal

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.intake.centre import CentredCard
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import OWN_NAMES, Segments
from rmt_desktop.ui.widgets.layouts import row
from rmt_desktop.ui.widgets.text import button, label

TOGETHER, ALONE, BY_VOICE = "together", "alone", "voice"
CARD_WIDTH = 640

_WAYS = (
    (TOGETHER, N_("On this screen, together")),
    (ALONE, N_("By the client alone")),
    (BY_VOICE, N_("By voice")),
)
_EXPLAINED = {
    TOGETHER: N_("You sit beside each other; either of you clicks and types."),
    ALONE: N_("The screen shows nothing but the questions until you give your pass phrase."),
    BY_VOICE: N_("You read the questions aloud and type the answers. No signature is drawn; it says so in the record."),
}


class BeginView(CentredCard):
    """Asks for language and way. ``started`` carries both."""

    started = Signal(str, str)
    left = Signal()

    def __init__(self, ctx: UiContext, client: Client) -> None:
        super().__init__(ctx.theme, width=CARD_WIDTH)
        tr = ctx.tr
        self._tr = tr
        self._language = Segments(OWN_NAMES, tr(N_("Language of the questions")), touch=True, optional=False)
        self._language.set_value(client.language)
        self._way = Segments(
            tuple((way, tr(text)) for way, text in _WAYS),
            tr(N_("How it is filled in")),
            touch=True,
            optional=False,
            wraps=True,
        )
        self._way.set_value(TOGETHER)
        self._explained = label("", "soft", wrap=True)
        self._way.chosen.connect(self._explain)
        self._start = button(tr(N_("Start")), self._go, role="primary")
        self._start.setDefault(True)
        card = self.card
        card.content.addWidget(label(tr(N_("Health history of {name}"), name=client.shown_name), "title", wrap=True))
        card.content.addWidget(
            label(
                tr(N_("About five minutes. Every answer is kept at once; you can stop and go on later.")),
                "soft",
                wrap=True,
            )
        )
        card.content.addSpacing(GRID)
        card.content.addWidget(label(tr(N_("Language of the questions")), "heading"))
        card.content.addWidget(self._language)
        card.content.addSpacing(GRID)
        card.content.addWidget(label(tr(N_("How it is filled in")), "heading"))
        card.content.addWidget(self._way)
        card.content.addWidget(self._explained)
        card.content.addSpacing(2 * GRID)
        buttons = row()
        buttons.addWidget(button(tr(N_("Cancel")), self.left.emit))
        buttons.addStretch(1)
        buttons.addWidget(self._start)
        card.content.addLayout(buttons)
        self._explain()

    def focus_first(self) -> None:
        """Put the focus where Return starts."""
        self._start.setFocus()

    def _explain(self, _way: str = "") -> None:
        self._explained.setText(self._tr(_EXPLAINED[self._way.value()]))

    def _go(self) -> None:
        self.started.emit(self._language.value(), self._way.value())
