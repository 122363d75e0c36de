"""The program from start to end: first window, opening and locking the vault, and what happens when it closes."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from rmt_desktop.app.idle import IdleWatch
from rmt_desktop.app.preferences import KeptPreferences
from rmt_desktop.app.wiring import Wiring
from rmt_desktop.base import paths
from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_, Translator, translator
from rmt_desktop.base.settings import Preferences
from rmt_desktop.services.bundle import Services
from rmt_desktop.services.papers import RecoveryPaper
from rmt_desktop.services.paperwork import recovery_sheet
from rmt_desktop.services.ports import OpenedVault
from rmt_desktop.ui.changes import ChangeBus
from rmt_desktop.ui.context import GateContext, Opened, Route, Status, UiContext
from rmt_desktop.ui.dialogs import Ask, QtAsk
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.pages.unlock import UnlockPage
from rmt_desktop.ui.printing import Printing
from rmt_desktop.ui.tasks import Tasks
from rmt_desktop.ui.theme import Theme, load_fonts
from rmt_desktop.ui.window import MainWindow
from rmt_desktop.ui.window_state import WindowState

LOOKS = ("language", "theme", "text_scale", "hour24")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the program is made of; tests and the self-test hand in their own."""

    wiring: Wiring
    preferences: KeptPreferences
    settings: QSettings
    folder: Path
    ask: Callable[[Translator], Ask] = QtAsk
    passphrase_hint: str = ""
    throw_away: bool = False


class Program(QObject):
    """One running program with one window."""

    def __init__(self, app: QApplication, parts: Parts) -> None:
        super().__init__()
        self._app = app
        self._parts = parts
        self._vault: OpenedVault | None = None
        self._services: Services | None = None
        self._qt_texts = QTranslator(self)
        self._route = Route("today")
        self._clinic_name = ""
        self.tasks = Tasks(self)
        self._state = WindowState(parts.settings)
        self._idle = IdleWatch(
            parts.wiring.clock, lambda: parts.preferences.current.auto_lock_minutes, self._lock_when_idle
        )
        app.installEventFilter(self._idle)
        load_fonts(paths.resources() / "fonts")
        parts.preferences.changed = self._preferences_changed
        self._dress()
        self.window = MainWindow(self._tr, self._icons, self._state, paths.guide())
        self.window.closing.connect(self.end)

    @property
    def is_open(self) -> bool:
        """Whether a vault is open."""
        return self._vault is not None

    @property
    def services(self) -> Services:
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

    def adopt(self, vault: OpenedVault) -> None:
        """Go on with a vault that is open already: the demo clinic."""
        self._opened((vault, 0))
        self.window.show()

    def apologise(self, report: str) -> None:
        """Show the apology for a bug; the program goes on."""
        from rmt_desktop.ui.crash_dialog import CrashDialog

        dialog = CrashDialog(self.window, self._tr, report)
        dialog.exec()
        dialog.deleteLater()

    def lock(self, reason: str = "asked") -> bool:
        """Close the vault, drop its key and show the door. Return False when something could not be saved first."""
        if self._vault is None:
            return True
        navigator = self.window.navigator
        if navigator is not None:
            if not navigator.leave():
                return False
            self._route = navigator.route
        self._clinic_name = self.services.clinics.clinic().name
        self._close_vault(reason)
        self._show_door(N_("Locked because nobody used the computer for a while.") if reason == "idle" else "")
        return True

    def end(self) -> None:
        """Close the vault and let go of everything; called when the window closes."""
        self._idle.stop()
        self._app.removeEventFilter(self._idle)
        if self.window.navigator is not None:
            self.window.navigator.end()
        self._close_vault("closed")
        self.tasks.close()
        if self._parts.throw_away:
            shutil.rmtree(self._parts.folder, ignore_errors=True)

    # The door

    def _show_wizard(self) -> None:
        from rmt_desktop.ui.pages.first_run import FirstRunPage

        page = FirstRunPage(self._gate(), self._parts.folder)
        page.finished.connect(lambda answers: self._set_up(page, answers))
        page.language_asked.connect(self._change_language)
        page.left.connect(self._show_shell)
        page.print_code_asked.connect(lambda: self._paper_code(page, to_print=True))
        page.save_code_asked.connect(lambda: self._paper_code(page, to_print=False))
        self.window.show_door(page)
        page.focus_first()

    def _set_up(self, page: Any, answers: Any) -> None:
        wiring, folder = self._parts.wiring, self._parts.folder

        def made(result: tuple[OpenedVault, str]) -> None:
            vault, self._code = result
            self._take(vault, 0)
            self.services.clinics.set_up(answers.clinic, answers.therapist, answers.services)
            self._services = wiring.services(vault)
            page.show_code(self._code)

        self.tasks.run(
            lambda: wiring.vaults.create(folder, answers.passphrase, answers.therapist.name), made, page.tell
        )

    def _paper_code(self, page: Any, *, to_print: bool) -> None:
        clinic = self.services.clinics.clinic()
        paper = RecoveryPaper(
            clinic_name=clinic.name,
            code=self._code,
            made_on=self.services.desk.time.today(),
            language=self._tr.language,
            paper=clinic.paper,
        )
        pdf = recovery_sheet(self._parts.wiring.documents, paper)
        title = self._tr(N_("Recovery code"))
        try:
            if to_print:
                self._printing().print_asking(page, pdf, title)
            elif path := self._parts.ask(self._tr).save_path(page, title, "recovery-code.pdf", "PDF (*.pdf)"):
                path.write_bytes(pdf)
        except UserError as error:
            page.tell(error)
        except OSError:
            page.tell(UserError(N_("The file could not be written there. Please choose another folder.")))

    def _show_door(self, words: str = "") -> None:
        page = UnlockPage(self._gate(), self._parts.folder, self._clinic_name)
        vaults, folder = self._parts.wiring.vaults, self._parts.folder
        page.unlock_asked.connect(
            lambda secret: self.tasks.run(lambda: vaults.unlock(folder, secret), self._opened, page.tell)
        )
        page.recovery_asked.connect(
            lambda code, secret: self.tasks.run(lambda: vaults.recover(folder, code, secret), self._opened, page.tell)
        )
        self.window.show_door(page)
        if hint := self._parts.passphrase_hint:
            page.say(self._tr(N_("The pass phrase of the demo clinic is: {passphrase}"), passphrase=hint))
        elif words:
            page.say(self._tr(words))
        page.focus_first()

    # The open vault

    def _opened(self, result: tuple[OpenedVault, int]) -> None:
        vault, failures = result
        self._take(vault, failures)
        if self.services.clinics.is_set_up():
            self._show_shell()
        else:
            self._show_wizard()

    def _take(self, vault: OpenedVault, failures: int) -> None:
        self._vault = vault
        self._services = self._parts.wiring.services(vault)
        self.services.audit_log.note_unlock(failures)
        if not self._parts.throw_away:
            preferences = self._parts.preferences
            preferences.change(replace(preferences.current, last_vault=str(vault.folder)))

    def _show_shell(self) -> None:
        if self._vault is None:
            return
        navigator = self.window.prepare()
        gate = self._gate()
        context = UiContext(
            **{name: getattr(gate, name) for name in GateContext.__dataclass_fields__},
            changes=ChangeBus(),
            status=Status(self.window),
            opened=Opened(
                folder=self._vault.folder,
                user=self._vault.user.id,
                user_name=self._vault.user.name,
                lock=self._lock_by_hand,
            ),
            services=self.services,
            figures=self._parts.wiring.figures,
            go=navigator,
        )
        self.window.show_shell(context, self._route)
        self._idle.start()

    def _lock_by_hand(self) -> None:
        self.lock()

    def _lock_when_idle(self) -> None:
        if not self.lock("idle"):
            self._idle.start()

    def _close_vault(self, reason: str) -> None:
        self._idle.stop()
        if self._vault is None:
            return
        with suppress(UserError):  # a full disk must not keep the key in memory
            self.services.audit_log.note_lock(reason)
        self._vault.close()
        self._vault, self._services = None, None

    # The look

    def _preferences_changed(self, before: Preferences, after: Preferences) -> None:
        if all(getattr(before, name) == getattr(after, name) for name in LOOKS):
            return
        navigator = self.window.navigator
        if navigator is not None:
            self._route = navigator.route
            navigator.end()
        self._dress()
        if self.is_open and navigator is not None:
            self._show_shell()

    def _change_language(self, language: str) -> None:
        preferences = self._parts.preferences
        preferences.change(replace(preferences.current, language=language))
        self._show_wizard()

    def _dress(self) -> None:
        current = self._parts.preferences.current
        self._tr = translator(current.language)
        resources = paths.resources()
        self._theme = Theme(current.theme, current.text_scale, resources / "styles")
        self._theme.apply(self._app)
        colour = self._theme.colour
        self._icons = Icons(resources / "icons", colour("ink"), colour("accent"), colour("field"))
        self._app.removeTranslator(self._qt_texts)
        if current.language == "fr":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._qt_texts.load(QLocale(QLocale.Language.French), "qtbase", "_", folder):
                self._app.installTranslator(self._qt_texts)

    def _gate(self) -> GateContext:
        wiring = self._parts.wiring
        return GateContext(
            tr=self._tr,
            theme=self._theme,
            icons=self._icons,
            ask=self._parts.ask(self._tr),
            tasks=self.tasks,
            printing=self._printing(),
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
