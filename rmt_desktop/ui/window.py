"""The main window: rail, search, lock, status line, and the page in the middle. No logic of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QMainWindow, QSizePolicy, QStackedWidget, QToolButton, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.ui.actions import Actions
from rmt_desktop.ui.aside import ShellAside
from rmt_desktop.ui.context import GateContext, Route, UiContext
from rmt_desktop.ui.dialogs import Question
from rmt_desktop.ui.navigation import HELP_KEY, Navigator
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.pressing import ToolButton
from rmt_desktop.ui.widgets.search_box import Hit, SearchBox
from rmt_desktop.ui.widgets.text import button, label
from rmt_desktop.ui.window_state import WindowState

RAIL = (
    ("today", N_("Today"), "calendar-days"),
    ("clients", N_("Clients"), "users"),
    ("receipts", N_("Receipts"), "receipt-text"),
    ("homecare", N_("Home care"), "leaf"),
    ("reports", N_("Reports"), "chart-column"),
    ("settings", N_("Settings"), "settings"),
)
RAIL_OF_PAGE = {"client": "clients", "note": "today", "receipt": "receipts", "plan": "homecare"}
CLIENTS_FOUND = 8


class Shell(QWidget):
    """What is around the pages while the vault is open."""

    def __init__(self, ctx: UiContext, navigator: Navigator, stack: QStackedWidget, actions: Actions) -> None:
        super().__init__()
        self._ctx = ctx
        self._navigator = navigator
        self._actions = actions
        tr = ctx.tr
        self._rail: dict[str, QToolButton] = {}
        self.search = SearchBox(
            ctx.icons,
            tr(N_("Find a client or a command")),
            tr(N_("Find a client or a command (Ctrl+K)")),
            self._find,
            clear=tr(N_("Empty the search field")),
        )
        middle = column()
        middle.addWidget(self._build_top())
        if ctx.services.clinics.clinic().is_demo:
            demo = label(tr(N_("Demo clinic with invented people. Everything is gone when you close it.")), "demo")
            demo.setAlignment(Qt.AlignmentFlag.AlignCenter)
            middle.addWidget(demo)
        middle.addWidget(stack, 1)
        outer = row(self, spacing=0)
        outer.addWidget(self._build_rail())
        outer.addLayout(middle, 1)
        navigator.moved.connect(self._mark)

    def _build_rail(self) -> QWidget:
        rail = QFrame()
        set_role(rail, "rail")
        layout = column(rail, margin=GRID, spacing=4)
        for page, text, icon in RAIL:
            made = ToolButton()
            set_role(made, "rail")
            made.setText(self._ctx.tr(text))
            made.setIcon(self._ctx.icons.get(icon, size=22))
            made.setIconSize(QSize(22, 22))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            made.clicked.connect(partial(self._go, page))
            self._rail[page] = made
            layout.addWidget(made)
        layout.addStretch(1)
        return rail

    def _build_top(self) -> QWidget:
        tr, icons = self._ctx.tr, self._ctx.icons
        top = QFrame()
        set_role(top, "top")
        layout = row(top, spacing=GRID)
        layout.setContentsMargins(3 * GRID, GRID + 4, 3 * GRID, 4)
        self.search.setMaximumWidth(560)
        layout.addWidget(self.search, 3)
        layout.addStretch(1)
        layout.addWidget(label(self._ctx.opened.user_name, "soft"))
        lock = button(tr(N_("Lock")), self._ctx.opened.lock, role="quiet", icon=icons.get("lock", "accent", 18))
        lock.setToolTip("Ctrl+L")
        layout.addWidget(lock)
        return top

    def _go(self, page: str) -> None:
        self._navigator.to(Route(page))
        self._mark(self._navigator.route.page, "")

    def _mark(self, page: str, _title: str) -> None:
        chosen = RAIL_OF_PAGE.get(page, page)
        for name, made in self._rail.items():
            made.setChecked(name == chosen)
            icon = next(icon for one, _, icon in RAIL if one == name)
            made.setIcon(self._ctx.icons.get(icon, "accent" if name == chosen else "ink", 22))

    def _find(self, text: str) -> tuple[Hit, ...]:
        ctx = self._ctx
        hits = []
        for one in ctx.services.clients.find(text, limit=CLIENTS_FOUND):
            born = ctx.short_day(one.birth_date) if one.birth_date else ""
            detail = "  ".join(part for part in (born, one.phone) if part)
            go = partial(self._navigator.to, Route("client", one.id))
            hits.append(Hit(text=one.name, detail=detail, icon="user-round", chosen=go))
        for command, action in self._actions.found(text):
            keys, icon = action.shortcut().toString(), command.icon or "check"
            hits.append(Hit(text=ctx.tr(command.text), detail=keys, icon=icon, chosen=action.trigger))
        name = text.strip()
        if len(name) > 1 and not name[0].isdigit():
            new = partial(self._navigator.new_client, name)
            words = ctx.tr(N_("New client “{name}”"), name=name)
            hits.append(Hit(text=words, detail="", icon="user-plus", chosen=new))
        return tuple(hits)


class MainWindow(QMainWindow):
    """Holds either the door (first run, unlock) or the shell with the pages."""

    closing = Signal()
    lock_asked = Signal()

    def __init__(self, state: WindowState, guide: Path) -> None:
        super().__init__()
        self._state = state
        self._guide = guide
        self._gate: GateContext | None = None
        self._navigator: Navigator | None = None
        self._actions: Actions | None = None
        self._shell: Shell | None = None
        self._aside: ShellAside | None = None
        self._may_close = False
        self._saved = QLabel()
        self._attention = QLabel()
        self.setMinimumSize(900, 480)  # a screen of 1920 x 1080 pixels at 200 % has 960 x 540
        self.setWindowTitle("RMT Desktop")
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._saved)
        bar.addPermanentWidget(self._attention)
        bar.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        state.restore(self)

    @property
    def navigator(self) -> Navigator | None:
        """The way between pages, while the vault is open."""
        return self._navigator

    def show_door(self, page: QWidget, gate: GateContext) -> None:
        """Show the first-run wizard or the unlock page; nothing of a record stays on the screen, or in memory."""
        if self._navigator is not None:
            self._navigator.end()
        if self._aside is not None:
            self._aside.let_go()
            self._aside = None
        self._drop_actions()
        self._gate, self._navigator, self._shell = gate, None, None
        self.menuBar().hide()
        self.statusBar().hide()
        self._saved.clear()
        self._attention.clear()
        self.setWindowTitle("RMT Desktop")
        self.setCentralWidget(page)
        QShortcut(QKeySequence(HELP_KEY), page).activated.connect(partial(self._help_at_door, gate, page))

    def prepare(self) -> Navigator:
        """Return the navigator that the pages' context needs; ``show_shell`` follows."""
        self._stack = QStackedWidget()
        self._navigator = Navigator(self._stack, self._guide)
        return self._navigator

    def show_shell(self, ctx: UiContext, route: Route) -> None:
        """Show the pages of an open vault."""
        if self._navigator is None:
            raise RuntimeError("prepare() comes first")
        self._gate = ctx
        navigator = self._navigator
        self._drop_actions()
        self._actions = Actions(self, ctx.tr, ctx.icons, self._handlers(ctx, navigator))
        self.menuBar().show()
        self._actions.fill(self.menuBar())
        self.statusBar().show()
        for said in (self._saved, self._attention):
            said.clear()  # it may be in the language before
        ctx.status.saved.connect(self._saved.setText)
        ctx.status.attention.connect(self._attention.setText)
        navigator.moved.connect(self._name)
        navigator.handed_over.connect(self._put_aside)
        self._shell = Shell(ctx, navigator, self._stack, self._actions)
        self.setCentralWidget(self._shell)
        navigator.begin(ctx, route)

    def focus_search(self) -> None:
        """Put the focus into the search field and select what is there."""
        if self._shell is not None:
            self._shell.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._shell.search.selectAll()

    def close_now(self) -> None:
        """Close without asking again."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is open first; the page asks before anything is lost."""
        if not self._may_close and not self._may_leave():
            event.ignore()
            return
        self._state.remember(self)
        self.closing.emit()
        event.accept()

    def _put_aside(self, is_handed_over: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Leave nothing of the record behind the questions a client answers alone."""
        if self._aside is not None:
            self._aside.put_back()
            self._aside = None
        if is_handed_over and self._actions is not None:
            self._aside = ShellAside(self, self._actions)

    def _help_at_door(self, gate: GateContext, page: QWidget) -> None:
        """Open the user guide where no vault is open; a lost pass phrase is looked up here."""
        from rmt_desktop.ui.pages.guide import GuideDialog

        guide = GuideDialog(self, gate, self._guide, getattr(page, "help_topic", "index"))
        guide.exec()
        guide.deleteLater()

    def _drop_actions(self) -> None:
        """Let go of the commands: what they do holds on to the record."""
        if self._actions is not None:
            self.menuBar().clear()
            self._actions.close()
            self._actions = None

    def _may_leave(self) -> bool:
        if self._navigator is not None:
            return self._navigator.leave()
        loss: str = getattr(self.centralWidget(), "would_lose", "")
        if self._gate is None or not loss:
            return True
        tr = self._gate.tr
        return self._gate.ask.confirm(
            self,
            Question(
                title=tr(N_("Close although not everything is saved?")),
                text=tr(loss),
                yes=tr(N_("Close and lose it")),
                no=tr(N_("Stay")),
                is_danger=True,
            ),
        )

    def _name(self, _page: str, title: str) -> None:
        self.setWindowTitle(f"{title} – RMT Desktop" if title else "RMT Desktop")

    def _handlers(self, ctx: UiContext, navigator: Navigator) -> dict[str, Callable[[], object]]:
        places: dict[str, Callable[[], object]] = {
            f"go.{page}": partial(navigator.to, Route(page)) for page, _, _ in RAIL
        }
        return places | {
            "go.search": self.focus_search,
            "go.back": navigator.back,
            "client.new": navigator.new_client,
            "visit.book": partial(self._book, navigator),
            "visit.consent": partial(self._ask_page, "change_consent"),
            "visit.sign": partial(self._ask_page, "sign"),
            "vault.lock": ctx.opened.lock,
            "app.close": self.close,
            "help.page": navigator.help,
            "help.about": partial(navigator.to, Route("settings", "", "about")),
        }

    def _book(self, navigator: Navigator) -> None:
        """Book a visit; on a client's page it is hers."""
        at = navigator.route
        navigator.book(ClientId(at.record) if at.page == "client" else None)

    def _ask_page(self, what: str) -> None:
        """Hand a command to the page shown, if it knows it."""
        page = self._navigator.page if self._navigator is not None else None
        act = getattr(page, what, None)
        if callable(act):
            act()
