"""Arguments, the application object, the first window, the exit code."""

import sys
from pathlib import Path

from rmt_desktop.app.options import Options, parse
from rmt_desktop.base import paths
from rmt_desktop.base.settings import Preferences

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
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from rmt_desktop.app.crash import CrashHook
    from rmt_desktop.app.preferences import KeptPreferences
    from rmt_desktop.app.program import Parts, Program
    from rmt_desktop.app.wiring import wire
    from rmt_desktop.base.logs import start_logging
    from rmt_desktop.base.settings import PreferencesFile

    start_logging(paths.log_folder())
    app = QApplication(sys.argv[:1])
    app.setApplicationName(paths.APP_FOLDER)
    app.setDesktopFileName("rmt-desktop")
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addFile(str(paths.resources() / "icons" / f"app-{size}.png"))
    app.setWindowIcon(icon)
    config = paths.config_folder()
    preferences = KeptPreferences(
        PreferencesFile(config / "preferences.json"), language=options.language, theme=options.theme
    )
    settings = QSettings(str(config / "window.ini"), QSettings.Format.IniFormat)
    if options.demo:
        from rmt_desktop.app.demo.commands import demo_program

        program = demo_program(app, preferences, settings, options)
    else:
        program = Program(
            app,
            Parts(
                wiring=wire(), preferences=preferences, settings=settings, folder=_folder(options, preferences.current)
            ),
        )
        program.start()
    hook = CrashHook(paths.log_folder(), program.apologise)
    hook.install()
    code = app.exec()
    hook.remove()
    return code


def _folder(options: Options, preferences: Preferences) -> Path:
    """Return the vault's folder: said on the command line, used last, or the usual place."""
    if options.vault is not None:
        return options.vault.expanduser().resolve()
    if preferences.last_vault:
        return Path(preferences.last_vault)
    return paths.data_folder() / "clinic"
