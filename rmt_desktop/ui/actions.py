"""Every command once: id, words, shortcut, icon, and its menu. Menus and the search field read from here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.ui.icons import Icons


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing that can be done from anywhere. ``menu`` and ``text`` are message ids, ``words`` extra search words."""

    id: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    words: str = ""


FILE, GO_TO, CLIENT, VISIT, HELP = N_("&File"), N_("&Go to"), N_("&Client"), N_("&Visit"), N_("&Help")

COMMANDS = (
    Command(id="go.today", menu=GO_TO, text=N_("Today"), shortcut="Ctrl+1", icon="calendar-days"),
    Command(id="go.clients", menu=GO_TO, text=N_("Clients"), shortcut="Ctrl+2", icon="users"),
    Command(id="go.receipts", menu=GO_TO, text=N_("Receipts"), shortcut="Ctrl+3", icon="receipt-text"),
    Command(id="go.homecare", menu=GO_TO, text=N_("Home care"), shortcut="Ctrl+4", icon="leaf"),
    Command(id="go.reports", menu=GO_TO, text=N_("Reports"), shortcut="Ctrl+5", icon="chart-column", words=N_("log")),
    Command(id="go.settings", menu=GO_TO, text=N_("Settings"), shortcut="Ctrl+6", icon="settings"),
    Command(id="go.search", menu=GO_TO, text=N_("Find a client"), shortcut="Ctrl+K", icon="search"),
    Command(id="go.back", menu=GO_TO, text=N_("Go back"), shortcut="Alt+Left", icon="arrow-left"),
    Command(id="client.new", menu=CLIENT, text=N_("New client"), shortcut="Ctrl+N", icon="user-plus"),
    Command(id="visit.book", menu=VISIT, text=N_("Book a visit"), shortcut="Ctrl+B", icon="calendar-plus"),
    Command(id="visit.consent", menu=VISIT, text=N_("Consent changed"), shortcut="F9", icon="hand"),
    Command(id="visit.sign", menu=VISIT, text=N_("Sign the note"), shortcut="Ctrl+Return", icon="signature"),
    Command(id="vault.lock", menu=FILE, text=N_("Lock"), shortcut="Ctrl+L", icon="lock"),
    Command(id="app.close", menu=FILE, text=N_("Close"), shortcut="Ctrl+Q", icon="log-out"),
    Command(id="help.page", menu=HELP, text=N_("Guide to this page"), shortcut="F1", icon="circle-question-mark"),
    Command(id="help.about", menu=HELP, text=N_("About RMT Desktop"), icon="info"),
)

ON_MAC_ELSEWHERE = "app.close"  # the system's own application menu has it


class Actions:
    """The commands as Qt actions of one window."""

    def __init__(
        self, window: QWidget, tr: Translator, icons: Icons, handlers: Mapping[str, Callable[[], object]]
    ) -> None:
        self._window = window
        self._tr = tr
        self._actions: dict[str, QAction] = {}
        self._menus: list[QMenu] = []
        for command in COMMANDS:
            action = QAction(tr(command.text), window)
            if command.icon:
                action.setIcon(icons.get(command.icon, size=18))
            if command.shortcut:
                action.setShortcut(QKeySequence(command.shortcut))
                action.setAutoRepeat(False)  # a key that is held must not sign what it has just asked about
            handler = handlers[command.id]
            action.triggered.connect(lambda _=False, handler=handler: handler())
            window.addAction(action)
            self._actions[command.id] = action

    def close(self) -> None:
        """Take all commands and menus from the window and let go of what they do."""
        self._drop_menus()
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = {}

    def suspend(self, bar: QMenuBar) -> None:
        """Let no command act, by key, menu or voice, until ``resume``."""
        bar.clear()
        self._drop_menus()
        for action in self._actions.values():
            action.setEnabled(False)

    def resume(self, bar: QMenuBar) -> None:
        """Let the commands act again."""
        for action in self._actions.values():
            action.setEnabled(True)
        self.fill(bar)

    def _drop_menus(self) -> None:
        for menu in self._menus:
            menu.deleteLater()  # the bar would keep it
        self._menus = []

    def get(self, command: str) -> QAction:
        """Return one action."""
        return self._actions[command]

    def fill(self, bar: QMenuBar) -> None:
        """Put every command into its menu."""
        for name in (FILE, GO_TO, CLIENT, VISIT, HELP):
            menu = bar.addMenu(self._tr(name))
            self._menus.append(menu)
            for command in COMMANDS:
                if command.menu == name:
                    menu.addAction(self._actions[command.id])

    def found(self, text: str) -> tuple[tuple[Command, QAction], ...]:
        """Return the commands whose words begin with what was typed."""
        wanted = text.casefold().split()
        return tuple(
            (command, self._actions[command.id])
            for command in COMMANDS
            if wanted and all(self._has_word(command, one) for one in wanted)
        )

    def _has_word(self, command: Command, beginning: str) -> bool:
        words = f"{self._tr(command.text)} {self._tr(command.words)}".casefold().split()
        return any(word.startswith(beginning) for word in words)
