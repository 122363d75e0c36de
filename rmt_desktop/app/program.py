"""The program from start to end: first window, opening and locking the vault, and what happens when it closes."""

import importlib
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from rmt_desktop.app.garbage import let_go
from rmt_desktop.app.idle import IdleWatch
from rmt_desktop.app.look import Look
from rmt_desktop.app.preferences import KeptPreferences
from rmt_desktop.app.record_check import check_record
from rmt_desktop.app.wiring import Wiring
from rmt_desktop.base import paths
from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.base.settings import Preferences
from rmt_desktop.ui.context import GateContext, Opened, Route, Status, UiContext
from rmt_desktop.ui.dialogs import Ask, QtAsk
from rmt_desktop.ui.pages.unlock import UnlockPage
from rmt_desktop.ui.printing import Printing
from rmt_desktop.ui.tasks import Tasks
from rmt_desktop.ui.window import MainWindow
from rmt_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from rmt_desktop.app.first_start import FirstStart
    from rmt_desktop.services.bundle import Services
    from rmt_desktop.services.ports import OpenedVault
    from rmt_desktop.ui.chart.thumb import Thumbs
    from rmt_desktop.ui.cover import Cover
    from rmt_desktop.ui.pages.first_run import SetUp

NEEDED_TO_OPEN = ("rmt_desktop.db.opened", "rmt_desktop.services.bundle")
NEEDED_ONCE_OPEN = ("rmt_desktop.ui.changes", "rmt_desktop.ui.pages.today")
LOADED_AFTER_MS = 50  # the door is painted by then
LET_GO_AFTER_MS = 200  # dialogs that were open are gone and the pages destroyed by then
CHECKED_AFTER_MS = 4000  # the first page is painted and read by then


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the program is made of; tests and the self-test hand in their own."""

    wiring: Wiring
    preferences: KeptPreferences
    settings: QSettings
    folder: Path
    ask: Callable[[Translator], Ask] = QtAsk
    printing: Printing | None = None
    passphrase_hint: str = ""
    throw_away: bool = False


class Program(QObject):
    """One running program with one window."""

    def __init__(self, app: QApplication, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._vault: OpenedVault | None = None
        self._services: Services | None = None
        self._first_start: FirstStart | None = None
        self._cover: Cover | None = None
        self._thumbs: Thumbs | None = None
        self._route = Route("today")
        self._clinic_name = ""
        self.tasks = Tasks(self)
        self._state = WindowState(parts.settings)
        self._idle = IdleWatch(
            app, parts.wiring.clock, lambda: parts.preferences.current.auto_lock_minutes, self.lock_when_idle
        )
        self._loading = QTimer(self, singleShot=True, interval=LOADED_AFTER_MS)
        self._loading.timeout.connect(self._load_while_typing)
        self._letting_go = QTimer(self, singleShot=True, interval=LET_GO_AFTER_MS)
        self._letting_go.timeout.connect(let_go)
        self._checking = QTimer(self, singleShot=True, interval=CHECKED_AFTER_MS)
        self._checking.timeout.connect(self._check_record)
        self._look = Look(app, parts.preferences.current)
        parts.preferences.changed = self._preferences_changed
        self.window = MainWindow(self._state, paths.guide())
        self.window.closing.connect(self.end)

    @property
    def is_open(self) -> bool:
        """Whether a vault is open."""
        return self._vault is not None

    @property
    def is_covered(self) -> bool:
        """Whether a vault is open below a cover that waits for the pass phrase."""
        return self._cover is not None

    @property
    def services(self) -> "Services":
        """The use cases of the open vault."""
        if self._services is None:
            raise RuntimeError("no vault is open")
        return self._services

    def start(self) -> None:
        """Show the first window: the wizard where there is no vault, the door where there is one."""
        if self._parts.wiring.vaults.exists(self._parts.folder):
            self._show_door()
        else:
            self._show_wizard()
        self.window.show()

    def adopt(self, vault: "OpenedVault") -> None:
        """Go on with a vault that is open already: the demo clinic."""
        self._take(vault, 0)
        self._go_on()
        self.window.show()

    def apologise(self, report: str) -> None:
        """Show the apology for a bug; the program goes on."""
        from rmt_desktop.ui.crash_dialog import CrashDialog

        dialog = CrashDialog(self.window, self._look.tr, report)
        dialog.exec()
        dialog.deleteLater()

    def touch(self) -> None:
        """Count the idle time from now; who turns the clock says so."""
        self._idle.touch()

    def lock(self) -> bool:
        """Close the vault, drop its key and show the door. Return False when something could not be saved first."""
        navigator = self.window.navigator
        if self._vault is not None and navigator is not None and not navigator.leave():
            return False
        self._lock("asked")
        return True

    def lock_when_idle(self) -> None:
        """Lock without a question. Where not everything can be put away, cover the windows instead."""
        if self._vault is None:
            return
        navigator = self.window.navigator
        if navigator is None or navigator.put_away():
            self._lock("idle", N_("Locked because nobody used the computer for a while."))
        else:
            self._spread_cover(self._vault)

    def end(self) -> None:
        """Close the vault and let go of everything; called when the window closes."""
        self._idle.stop()
        self._loading.stop()
        self._letting_go.stop()
        if self.window.navigator is not None:
            self.window.navigator.end()
        self._close_vault("closed")
        self.tasks.close()
        if self._parts.throw_away:
            shutil.rmtree(self._parts.folder, ignore_errors=True)

    # The door

    def _show_wizard(self, answers: "SetUp | None" = None, step: int = 0) -> None:
        from rmt_desktop.app.first_start import FirstStart, Holder

        holder = Holder(vault=lambda: self._vault, take=lambda vault: self._take(vault, 0), services=self._now_services)
        gate = self._gate()
        self._first_start = FirstStart(gate, self._parts.wiring, self._parts.folder, holder)
        page = self._first_start.page
        page.language_asked.connect(lambda language: self._change_language(language, page.answers(), page.step))
        page.left.connect(self._go_on)
        self.window.show_door(page, gate)
        if answers is not None:
            page.show_answers(answers, step)
        page.focus_first()

    def _change_language(self, language: str, answers: "SetUp", step: int) -> None:
        """Say everything in another language; what was typed so far stays."""
        preferences = self._parts.preferences
        preferences.change(replace(preferences.current, language=language))
        self._show_wizard(answers, step)

    def _show_door(self, words: str = "") -> None:
        gate = self._gate()
        page = UnlockPage(gate, self._parts.folder, self._clinic_name)
        vaults, folder = self._parts.wiring.vaults, self._parts.folder
        page.unlock_asked.connect(lambda secret: self._open(page, lambda: vaults.unlock(folder, secret)))
        page.recovery_asked.connect(
            lambda code, secret: self._open(page, lambda: vaults.recover(folder, code, secret), recovered=True)
        )
        self.window.show_door(page, gate)
        if hint := self._parts.passphrase_hint:
            page.say(gate.tr(N_("The pass phrase of the demo clinic is: {passphrase}"), passphrase=hint))
        elif words:
            page.say(gate.tr(words))
        page.focus_first()
        self._loading.start()

    def _load_while_typing(self) -> None:
        """Load what opens a vault on the worker: a pass phrase takes longer to type than this takes."""
        self.tasks.run(self, lambda: _load(NEEDED_TO_OPEN), lambda _: None, lambda _: None)

    def _open(
        self, page: UnlockPage, unlock: "Callable[[], tuple[OpenedVault, int]]", *, recovered: bool = False
    ) -> None:
        """Open the vault on the worker; what is needed next is loaded meanwhile."""
        self.tasks.run(page, unlock, lambda result: self._opened(page, *result, recovered=recovered), page.tell)
        QTimer.singleShot(0, self, lambda: _load(NEEDED_ONCE_OPEN))

    # The open vault

    def _opened(self, page: UnlockPage, vault: "OpenedVault", failures: int, *, recovered: bool) -> None:
        try:
            self._take(vault, failures, recovered=recovered)
        except UserError as error:  # the log cannot be written: nothing may be seen without leaving a trace
            self._close_vault("closed")
            page.tell(error)
            return
        self._go_on()

    def _take(self, vault: "OpenedVault", failures: int, *, recovered: bool = False) -> None:
        self._letting_go.stop()
        self._vault = vault
        self._services = self._parts.wiring.services(vault)
        self.services.audit_log.note_unlock(failures, recovered=recovered)
        if not self._parts.throw_away:
            preferences = self._parts.preferences
            preferences.change(replace(preferences.current, last_vault=str(vault.folder)))

    def _now_services(self) -> "Services":
        return self.services

    def _go_on(self) -> None:
        """Show the pages, or the wizard while the clinic is not set up."""
        if self._vault is None:
            return
        if not self.services.clinics.is_set_up():
            self._show_wizard()
            return
        self._first_start = None
        self._services = self._parts.wiring.services(self._vault)  # who acts is a therapist since the wizard was left
        self._show_shell(self._vault)
        self._checking.start()

    def _check_record(self) -> None:
        """Look on the worker whether the record and its log still hold what was written into them."""
        vault = self._vault
        if vault is not None:
            log = self.services.audit_log
            self.tasks.run(
                self, lambda: check_record(vault, log), lambda _: None, lambda error: self._warn(vault, error)
            )

    def _warn(self, vault: "OpenedVault", error: UserError) -> None:
        navigator = self.window.navigator
        if vault is self._vault and navigator is not None and navigator.page is not None:
            navigator.page.tell(error)

    def _show_shell(self, vault: "OpenedVault") -> None:
        from rmt_desktop.ui.changes import ChangeBus

        navigator = self.window.prepare()
        gate = self._gate()
        context = UiContext(
            **{name: getattr(gate, name) for name in GateContext.__dataclass_fields__},
            changes=ChangeBus(),
            status=Status(navigator),
            opened=Opened(folder=vault.folder, user=vault.user.id, user_name=vault.user.name, lock=self.lock),
            services=self.services,
            figures=self._parts.wiring.figures,
            atlas=self._parts.wiring.atlas,
            thumbs=self._make_thumbs,
            go=navigator,
        )
        self.window.show_shell(context, self._route)
        self._idle.start()

    def _make_thumbs(self) -> "Thumbs":
        if self._thumbs is None:
            from rmt_desktop.ui.chart.thumb import Thumbs

            self._thumbs = Thumbs(self._parts.wiring.figures)
        return self._thumbs

    def _lock(self, reason: str, words: str = "") -> None:
        if self._vault is None:
            return
        navigator = self.window.navigator
        if navigator is not None:
            self._route = navigator.route
        with suppress(UserError):  # a folder that cannot be read must not keep the vault open
            self._clinic_name = self.services.clinics.clinic().name
        if navigator is not None:
            navigator.end()  # a list that is still shown would look for its dates in a closed vault
        self._close_vault(reason)
        self._show_door(words)
        self._letting_go.start()

    def _spread_cover(self, vault: "OpenedVault") -> None:
        from rmt_desktop.ui.cover import Cover

        with suppress(UserError):
            self.services.audit_log.note_lock("idle")
        self._cover = Cover(self._gate(), vault.folder, vault.user.id, vault.user.name)
        self._cover.lifted.connect(self._uncovered)
        self._cover.spread()

    def _uncovered(self, failures: int) -> None:
        self._cover = None
        self._idle.start()
        with suppress(UserError):
            self.services.audit_log.note_unlock(failures)

    def _close_vault(self, reason: str) -> None:
        self._idle.stop()
        self._checking.stop()
        if self._vault is None:
            return
        with suppress(UserError):  # a full disk must not keep the key in memory
            self.services.audit_log.note_lock(reason)
        self._vault.close()
        self._vault, self._services = None, None

    # The look

    def _preferences_changed(self, before: Preferences, after: Preferences) -> None:
        if after.looks_like(before):
            return
        navigator = self.window.navigator
        if navigator is not None:
            self._route = navigator.route
            navigator.end()
        self._look.wear(after)
        if self._vault is not None and navigator is not None:
            self._show_shell(self._vault)
            self._tell(N_("These settings are in use."))

    def _tell(self, words: str) -> None:
        """Say on the page shown that it is done."""
        navigator = self.window.navigator
        if navigator is not None and navigator.page is not None:
            navigator.page.banner.say(self._look.tr(words), "good")

    def _gate(self) -> GateContext:
        wiring, look = self._parts.wiring, self._look
        return GateContext(
            tr=look.tr,
            theme=look.theme,
            icons=look.icons,
            ask=self._parts.ask(look.tr),
            tasks=self.tasks,
            printing=self._parts.printing or self._printing(),
            state=self._state,
            prefs=self._parts.preferences,
            vaults=wiring.vaults,
            catalog=wiring.catalog,
            today=self._today,
        )

    def _printing(self) -> Printing:
        preferences = self._parts.preferences
        return Printing(
            lambda: preferences.current.printer,
            lambda name: preferences.change(replace(preferences.current, printer=name)),
        )

    def _today(self) -> date:
        """Return the computer's own day: the clinic has not said its time zone yet."""
        return self._parts.wiring.clock.now().astimezone().date()


def _load(names: tuple[str, ...]) -> None:
    for name in names:
        importlib.import_module(name)
