"""What every page may use, and what every page is: a widget with a title, a banner, and manners when it is left.

The pages before the vault is open stand on this module too, so what only the others need is not loaded by it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base import formats
from rmt_desktop.base.errors import InvalidInput, Problem, UserError
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.base.settings import Preferences
from rmt_desktop.domain.ids import ClientId, UserId, VisitId
from rmt_desktop.services.vault import Vaults
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.dialogs import Ask
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.tasks import Tasks
from rmt_desktop.ui.theme import GRID, Theme
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.layouts import column
from rmt_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from rmt_desktop.domain.catalog import Catalog
    from rmt_desktop.domain.chart.atlas import Atlas
    from rmt_desktop.domain.chart.figures import Figures
    from rmt_desktop.domain.chart.names import Names
    from rmt_desktop.services.bundle import Services
    from rmt_desktop.services.changes import Changes, Done
    from rmt_desktop.ui.changes import ChangeBus
    from rmt_desktop.ui.chart.thumb import Thumbs
    from rmt_desktop.ui.printing import Printing

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Route:
    """Where to go: the page's name, the record it shows, and a place within it."""

    page: str
    record: str = ""
    part: str = ""


class Go(Protocol):
    """The ways from one page to another; pages know these, not each other."""

    def to(self, route: Route) -> None:
        """Show a page, if the present one lets itself be left."""
        ...

    def back(self) -> None:
        """Show the page before."""
        ...

    def new_client(self, name: str = "") -> None:
        """Ask for a new client in a dialog, then open the record."""
        ...

    def edit_client(self, client_id: ClientId) -> None:
        """Change a client's details in a dialog."""
        ...

    def book(self, client_id: ClientId | None = None) -> None:
        """Enter a visit in a dialog."""
        ...

    def intake(self, client_id: ClientId) -> None:
        """Fill in the health history in a dialog."""
        ...

    def consent(self, visit_id: VisitId) -> None:
        """Talk about consent and record it in a dialog."""
        ...

    def consent_changed(self, visit_id: VisitId) -> None:
        """Record a withdrawal or change in a dialog (F9)."""
        ...

    def help(self) -> None:
        """Open the page of the user guide about this screen."""
        ...


class Status(QObject):
    """The quiet line at the bottom: when was saved, and the one thing that needs attention."""

    saved = Signal(str)
    attention = Signal(str)


class PreferencesHolder(Protocol):
    """Machine preferences that can be read and changed."""

    @property
    def current(self) -> Preferences:
        """What is in force."""
        ...

    def change(self, preferences: Preferences) -> None:
        """Keep other preferences and put them into force."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class GateContext:
    """What the pages before the vault is open may use: the first-run wizard and the unlock page."""

    tr: Translator
    theme: Theme
    icons: Icons
    ask: Ask
    tasks: Tasks
    printing: "Printing"
    state: WindowState
    prefs: PreferencesHolder
    vaults: Vaults
    catalog: "Catalog"
    today: Callable[[], date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The open vault as the pages may know it: where it lies, whose slot opened it, and how to lock it."""

    folder: Path
    user: UserId
    user_name: str
    lock: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class UiContext(GateContext):
    """Everything a page may use. A new one is made when the language or the theme changes.

    ``thumbs`` returns the painter of small charts; it is one for all pages, as a figure takes long to paint first.
    """

    changes: "ChangeBus"
    status: Status
    opened: Opened
    services: "Services"
    figures: "Figures"
    atlas: "Atlas"
    thumbs: Callable[[], "Thumbs"]
    go: Go

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self.tr.language

    def names(self, language: str = "") -> "Names":
        """Return the names of regions and muscles in the screen's language, or in another."""
        from rmt_desktop.domain.chart.names import names_in

        catalog = self.catalog
        return names_in(language or self.language, regions=catalog.regions, muscles=catalog.muscles)

    def zone(self) -> ZoneInfo:
        """Return the clinic's time zone."""
        return self.services.clinics.zone()

    def time(self, moment: datetime, *, seconds: bool = False) -> str:
        """Return a local time of day as this computer shows it."""
        return formats.clock_time(moment, self.zone(), hour24=self.prefs.current.hour24, seconds=seconds)

    def day(self, moment: datetime | date) -> str:
        """Return ``Mon 23 Nov 2026`` for a day or for the clinic's day of a moment."""
        return formats.day_date(self.local_day(moment), self.language)

    def short_day(self, moment: datetime | date) -> str:
        """Return ``23 Nov 2026``."""
        return formats.short_date(self.local_day(moment), self.language)

    def local_day(self, moment: datetime | date) -> date:
        """Return the clinic's day on which a moment falls; a day is itself."""
        return self.services.desk.time.day_of(moment) if isinstance(moment, datetime) else moment

    def money(self, cents: int) -> str:
        """Return an amount as this language writes it."""
        return formats.money(cents, self.language)


class Page(QWidget):
    """One page. Subclasses build themselves into ``body`` and read what they show in ``refresh``."""

    help_topic = "index"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self.ctx = ctx
        self.tr_ = ctx.tr
        self._is_stale = False
        self.setProperty("role", "ground")
        self.banner = Banner(ctx.theme, ctx.icons, ctx.tr(N_("Close this message")))
        outer = column(self, spacing=0)
        top = column(margin=0)
        top.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        top.addWidget(self.banner)
        outer.addLayout(top)
        self.body = column(spacing=0)
        outer.addLayout(self.body, 1)
        ctx.changes.subscribe(self)

    def title(self) -> str:
        """Return the page's name for the window's title and screen readers."""
        return ""

    def refresh(self) -> None:
        """Read again what is shown."""

    def concerns(self, changes: "Changes") -> bool:
        """Whether a change touches what is shown; every change does unless a page knows better."""
        return True

    def leave(self) -> bool:
        """Save what is unsaved and return whether the page may be left."""
        return True

    def put_away(self) -> bool:
        """Keep what can be kept without a question, because nobody is there to answer one.

        Return whether the page may then be closed without a loss; False where something typed cannot be kept yet.
        """
        return True

    def closed(self) -> None:
        """Let go of everything; the page is not shown again."""
        self.ctx.changes.forget(self)

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        self.setFocus()

    def records_changed(self, changes: "Changes") -> None:
        """Read again if concerned: now when visible, else when shown next."""
        if not self.concerns(changes):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def shown(self) -> None:
        """Read again if something changed while the page was hidden."""
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def tell(self, error: UserError) -> None:
        """Show a sentence above the page."""
        self.banner.say(error.text(self.tr_), "danger")

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show the first problem above the page; pages with fields show each beside its own."""
        self.tell(InvalidInput(problems))

    def write(
        self,
        action: Callable[[], "Done[Value]"],
        then: Callable[[Value], object] | None = None,
    ) -> bool:
        """Run a use case that writes, tell the other pages what it touched, and hand its value to ``then``."""
        return attempt(self, action, lambda done: self._written(done, then))

    def _written(self, done: "Done[Value]", then: Callable[[Value], object] | None) -> None:
        self.banner.clear()
        self.ctx.changes.announce(done.changes, origin=self)
        if then is not None:
            then(done.value)
