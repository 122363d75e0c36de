"""The first start: from the wizard's answers to an encrypted record with a clinic in it, and its recovery code."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from rmt_desktop.app.wiring import Wiring
from rmt_desktop.base.errors import UserError, WrongPassphrase
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.ids import TherapistId
from rmt_desktop.services.bundle import Services
from rmt_desktop.services.papers import RecoveryPaper
from rmt_desktop.services.paperwork import recovery_sheet
from rmt_desktop.services.ports import OpenedVault
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import GateContext
from rmt_desktop.ui.pages.first_run import FirstRunPage, SetUp
from rmt_desktop.ui.paper_actions import saved_words, write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who keeps the open vault. ``take`` gets a new one; ``services`` are its use cases, read anew each time."""

    vault: Callable[[], OpenedVault | None]
    take: Callable[[OpenedVault], object]
    services: Callable[[], Services]


class FirstStart:
    """Runs the wizard's page. A record that was made but, as something came between, not set up is gone on with."""

    def __init__(self, gate: GateContext, wiring: Wiring, folder: Path, holder: Holder) -> None:
        self._gate = gate
        self._wiring = wiring
        self._folder = folder
        self._holder = holder
        self._code = ""
        self.page = FirstRunPage(gate, folder)
        self.page.finished.connect(self._make)
        self.page.print_code_asked.connect(self._print_code)
        self.page.save_code_asked.connect(self._save_code)

    def _make(self, answers: SetUp) -> None:
        """Make the record off the window's thread; the key derivation takes its time."""
        vault = self._holder.vault()
        vaults, folder = self._wiring.vaults, self._folder
        if vault is None:
            self._gate.tasks.run(
                self.page,
                lambda: vaults.create(folder, answers.passphrase, answers.therapist.name),
                lambda made: self._made(answers, *made),
                self.page.tell,
            )
        else:
            self._gate.tasks.run(
                self.page,
                lambda: vaults.new_recovery_code(folder, vault.user.id, answers.passphrase),
                lambda code: self._set_up(answers, code),
                self._refused,
            )

    def _made(self, answers: SetUp, vault: OpenedVault, code: str) -> None:
        if attempt(self.page, lambda: self._holder.take(vault)):
            self._set_up(answers, code)

    def _set_up(self, answers: SetUp, code: str) -> None:
        services = self._holder.services()
        therapist = replace(answers.therapist, id=TherapistId(services.desk.actor.user))
        clinics = services.clinics
        if attempt(self.page, lambda: clinics.set_up(answers.clinic, therapist, answers.services)):
            self._code = code
            self.page.show_code(code)

    def _refused(self, error: UserError) -> None:
        if isinstance(error, WrongPassphrase):
            error = UserError(N_("The record is there already. Please type the pass phrase you opened it with."))
        self.page.tell(error)

    def _sheet(self) -> bytes:
        services = self._holder.services()
        clinic = services.clinics.clinic()
        paper = RecoveryPaper(
            clinic_name=clinic.name,
            code=self._code,
            made_on=services.desk.time.today(),
            language=self._gate.tr.language,
            paper=clinic.paper,
        )
        return recovery_sheet(self._wiring.documents, paper)

    def _print_code(self) -> None:
        title = self._gate.tr(N_("Recovery code"))
        attempt(self.page, lambda: self._gate.printing.print_asking(self.page, self._sheet(), title))

    def _save_code(self) -> None:
        tr = self._gate.tr
        path = self._gate.ask.save_path(self.page, tr(N_("Recovery code")), "recovery-code.pdf", "PDF (*.pdf)")
        if path is not None and attempt(self.page, lambda: write_file(path, self._sheet())):
            self.page.banner.say(saved_words(tr, path), "good")
