"""``--demo`` and ``rmt-desktop demo``: open or write an invented clinic."""

import getpass
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from rmt_desktop.app.demo.clinic import Wanted, fill
from rmt_desktop.app.options import Options
from rmt_desktop.app.preferences import KeptPreferences
from rmt_desktop.app.program import Parts, Program
from rmt_desktop.app.wiring import wire
from rmt_desktop.base import paths
from rmt_desktop.base.errors import StorageTrouble, UserError
from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.ui.theme import Theme, load_fonts
from rmt_desktop.ui.widgets.signature_pad import SignaturePad

PASSPHRASE = "maple river stone bridge"  # noqa: S105 - opens invented people only, and is shown on the door
THERAPIST = "Robin Tremblay"
VARIABLE = "RMT_PASSPHRASE"


def demo_program(app: QApplication, preferences: KeptPreferences, settings: QSettings, options: Options) -> Program:
    """Return the program with a throw-away clinic open; its folder is deleted when the program ends.

    Raises StorageTrouble when there is no room for it.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="rmt-demo-"))
    except OSError as error:
        raise StorageTrouble(N_("There is no room for a demo clinic on this computer.")) from error
    wiring = wire()
    program = Program(
        app,
        Parts(
            wiring=wiring,
            preferences=preferences,
            settings=settings,
            folder=folder,
            passphrase_hint=PASSPHRASE,
            throw_away=True,
        ),
    )
    try:
        vault, _ = wiring.vaults.create(folder, PASSPHRASE, THERAPIST)
        try:
            fill(vault, wiring, _wanted(options, preferences.current.language))
            program.adopt(vault)
        except BaseException:
            vault.close()
            raise
    except BaseException:
        program.end()  # the folder goes with it
        raise
    return program


def make_vault(options: Options) -> int:
    """Write an invented clinic into a new vault and return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts(paths.resources() / "fonts")
    passphrase = os.environ.get(VARIABLE) or getpass.getpass("Pass phrase for the new vault: ")
    wiring = wire()
    try:
        vault, code = wiring.vaults.create(options.vault or Path(), passphrase, THERAPIST)
        fill(vault, wiring, _wanted(options, "en"), _report)
        vault.close()
    except UserError as error:
        print(error.text(translator("en")), file=sys.stderr)  # noqa: T201 - a command talks to its terminal
        return 1
    print(f"\n{options.clients} clients in {options.vault}; recovery code {code}")  # noqa: T201
    del app
    return 0


def _wanted(options: Options, language: str) -> Wanted:
    return Wanted(
        clients=options.clients,
        visits=options.visits,
        seed=options.seed,
        signature=_signature(),
        language="fr" if language == "fr" else "en",
    )


def _signature() -> bytes:
    """Return the invented therapist's signature."""
    pad = SignaturePad(Theme("light", 100, paths.resources() / "styles"), "", "")
    pad.adopt(THERAPIST)
    return pad.png()


def _report(done: int, wanted: int) -> None:
    print(f"\r{done} of {wanted} clients", end="", flush=True)  # noqa: T201
