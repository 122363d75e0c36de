"""A context for pages: the real look, the real services, scripted answers, and a record of where pages want to go."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.base.settings import Preferences
from rmt_desktop.catalog import atlas
from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.catalog.shelf import Shelf
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.chart.atlas import Atlas
from rmt_desktop.domain.ids import ClientId, UserId, VisitId
from rmt_desktop.services.bundle import Services
from rmt_desktop.services.vault import Vaults
from rmt_desktop.ui.changes import ChangeBus
from rmt_desktop.ui.chart.thumb import Thumbs
from rmt_desktop.ui.context import GateContext, Opened, Route, Status, UiContext
from rmt_desktop.ui.dialogs import Question
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.printing import Printing
from rmt_desktop.ui.tasks import Tasks
from rmt_desktop.ui.theme import Theme, load_fonts
from rmt_desktop.ui.window_state import WindowState


@dataclass
class ScriptedAsk:
    """Answers questions from lists and remembers what was asked. An unexpected question fails the test."""

    agrees: list[bool] = field(default_factory=list)
    reasons: list[str | None] = field(default_factory=list)
    paths: list[Path | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def confirm(self, _parent: QWidget, question: Question) -> bool:
        self.asked.append(question.title)
        assert self.agrees, f"unexpected question: {question.title}"
        return self.agrees.pop(0)

    def reason(self, _parent: QWidget, question: Question) -> str | None:
        self.asked.append(question.title)
        assert self.reasons, f"unexpected question: {question.title}"
        return self.reasons.pop(0)

    def save_path(self, _parent: QWidget, title: str, _name: str, _kinds: str) -> Path | None:
        self.asked.append(title)
        assert self.paths, f"unexpected file dialog: {title}"
        return self.paths.pop(0)

    def open_path(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        return self.save_path(parent, title, "", kinds)


@dataclass
class RecordedGo:
    """Remembers where pages wanted to go."""

    routes: list[Route] = field(default_factory=list)
    dialogs: list[tuple[str, str]] = field(default_factory=list)

    def to(self, route: Route) -> None:
        self.routes.append(route)

    def back(self) -> None:
        self.routes.append(Route("back"))

    def new_client(self, name: str = "") -> None:
        self.dialogs.append(("new_client", name))

    def edit_client(self, client_id: ClientId) -> None:
        self.dialogs.append(("edit_client", client_id))

    def book(self, client_id: ClientId | None = None) -> None:
        self.dialogs.append(("book", client_id or ""))

    def intake(self, client_id: ClientId) -> None:
        self.dialogs.append(("intake", client_id))

    def consent(self, visit_id: VisitId) -> None:
        self.dialogs.append(("consent", visit_id))

    def consent_changed(self, visit_id: VisitId) -> None:
        self.dialogs.append(("consent_changed", visit_id))

    def help(self) -> None:
        self.dialogs.append(("help", ""))


@dataclass
class HeldPreferences:
    """Preferences without a file."""

    current: Preferences = Preferences()

    def change(self, preferences: Preferences) -> None:
        self.current = preferences


def a_gate(
    app: QApplication,
    catalog: Catalog,
    vaults: Vaults,
    *,
    folder: Path,
    language: str = "en",
    theme: str = "light",
    percent: int = 100,
    ask: ScriptedAsk | None = None,
    today: date = date(2026, 11, 23),
) -> GateContext:
    """Return what the pages before the vault is open get, the application dressed like the real one."""
    resources = paths.resources()
    load_fonts(resources / "fonts")
    look = Theme(theme, percent, resources / "styles")
    if app.styleSheet() != look.style_sheet():  # dressing anew what is still alive from the test before takes seconds
        look.apply(app)
    preferences = HeldPreferences(replace(Preferences(), language=language, theme=theme, text_scale=percent))
    return GateContext(
        tr=translator(language),
        theme=look,
        icons=Icons(resources / "icons", look.colour("ink"), look.colour("accent"), look.colour("field")),
        ask=ask or ScriptedAsk(),
        tasks=Tasks(app),
        printing=Printing(lambda: "", lambda _name: None),
        state=WindowState(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)),
        prefs=preferences,
        vaults=vaults,
        catalog=catalog,
        today=lambda: today,
    )


def a_context(gate: GateContext, services: Services, *, folder: Path, go: RecordedGo | None = None) -> UiContext:
    """Return a page's whole context over real services."""
    figures = PackagedFigures()
    return UiContext(
        **{name: getattr(gate, name) for name in GateContext.__dataclass_fields__},
        changes=ChangeBus(),
        status=Status(),
        opened=Opened(folder=folder, user=UserId("user"), user_name="Robin Tremblay", lock=lambda: None),
        services=services,
        figures=figures,
        atlas=Atlas(Shelf(atlas.patterns), figures),
        thumbs=lambda: Thumbs(figures),
        go=go or RecordedGo(),
    )
