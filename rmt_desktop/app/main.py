"""Arguments, the application object, the first window, the exit code."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rmt_desktop.app.options import Options, parse
from rmt_desktop.base import paths
from rmt_desktop.base.settings import Preferences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from rmt_desktop.app.crash import CrashHook
    from rmt_desktop.app.preferences import KeptPreferences
    from rmt_desktop.app.program import Program

NO_START = "RMT Desktop could not start. RMT Desktop n’a pas pu démarrer."  # no language is known yet
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)  # each is drawn for its size


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    if options.command == "demo":
        from rmt_desktop.app.demo.commands import make_vault

        return make_vault(options)
    if options.self_test:
        from rmt_desktop.app.selftest import run

        return run(options)
    return _run_window(options)


def _run_window(options: Options) -> int:
    """Show the window and run until it is closed."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from rmt_desktop.app.crash import CrashHook
    from rmt_desktop.app.garbage import GarbageOnWindowThread
    from rmt_desktop.app.interrupt import Interrupt
    from rmt_desktop.base.logs import start_logging

    start_logging(paths.log_folder())
    app = QApplication(sys.argv[:1])
    garbage = GarbageOnWindowThread()
    hook = CrashHook(paths.log_folder(), lambda report: say(f"{NO_START}\n\n{report}"))
    hook.install()
    app.setApplicationName(paths.APP_FOLDER)
    app.setDesktopFileName("rmt-desktop")
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addFile(str(paths.resources() / "icons" / f"app-{size}.png"))
    app.setWindowIcon(icon)
    program = begin(app, options, hook, say)
    if program is None:
        return 1
    interrupt = Interrupt(program.window.close)
    code = app.exec()
    garbage.remove()
    interrupt.remove()
    hook.remove()
    return code


def begin(app: "QApplication", options: Options, hook: "CrashHook", say: Callable[[str], object]) -> "Program | None":
    """Return the program with its first window shown, or None once it was said why there is none."""
    from rmt_desktop.base.errors import UserError
    from rmt_desktop.base.i18n import translator

    language = options.language
    try:
        preferences = _preferences(options)
        language = preferences.current.language
        program = _program(app, preferences, options)
    except UserError as error:
        say(error.text(translator(language or "en")))
        return None
    except Exception as error:  # a bug this early has no event loop yet that would hand it to the hook
        hook.handle(type(error), error, error.__traceback__)
        return None
    hook.show = program.apologise
    return program


def say(words: str) -> None:
    """Say something where there is no window yet."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.critical(None, "RMT Desktop", words)


def _preferences(options: Options) -> "KeptPreferences":
    """Return this computer's preferences; the first time, the clock is as the system says."""
    from PySide6.QtCore import QLocale

    from rmt_desktop.app.preferences import KeptPreferences, shows_24_hours
    from rmt_desktop.base.settings import PreferencesFile

    first = Preferences(hour24=shows_24_hours(QLocale.system()))
    file = PreferencesFile(paths.config_folder() / "preferences.json", first)
    return KeptPreferences(file, language=options.language, theme=options.theme)


def _program(app: "QApplication", preferences: "KeptPreferences", options: Options) -> "Program":
    from PySide6.QtCore import QSettings

    from rmt_desktop.app.program import Parts, Program
    from rmt_desktop.app.wiring import wire

    settings = QSettings(str(paths.config_folder() / "window.ini"), QSettings.Format.IniFormat)
    if options.demo:
        from rmt_desktop.app.demo.commands import demo_program

        return demo_program(app, preferences, settings, options)
    folder = _folder(options, preferences.current)
    program = Program(app, Parts(wiring=wire(), preferences=preferences, settings=settings, folder=folder))
    program.start()
    return program


def _folder(options: Options, preferences: Preferences) -> Path:
    """Return the vault's folder: said on the command line, used last, or the usual place."""
    if options.vault is not None:
        return options.vault.expanduser().resolve()
    if preferences.last_vault:
        return Path(preferences.last_vault)
    return paths.data_folder() / "clinic"
