"""The vault from a user's side: make one, open it, lock it, change the secret, and slow down guessing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rmt_desktop.base.clock import Clock
from rmt_desktop.base.errors import InvalidInput, Problem, VaultTrouble, WrongPassphrase
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.ids import UserId

if TYPE_CHECKING:  # the door needs no more than this module: the ports bring the whole domain with them
    from rmt_desktop.services.ports import OpenedVault, VaultFiles

Value = TypeVar("Value")

SHORTEST_PASSPHRASE = 10
WEAKEST_SCORE = 2  # of 0..4, zxcvbn's scale
FREE_ATTEMPTS = 3
LONGEST_WAIT = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a pass phrase is to guess: ``score`` 0 to 4, ``advice`` a message id, empty when it is good."""

    score: int
    advice: str


class TooManyAttempts(VaultTrouble):
    """Guessing is slowed down; ``until`` is when the next attempt may be made."""

    def __init__(self, until: datetime, seconds: int) -> None:
        self.until = until
        super().__init__(
            N_("The pass phrase was wrong several times. Please wait {seconds} seconds and try again."), seconds=seconds
        )


@dataclass(frozen=True, slots=True)
class Vaults:
    """Makes and opens vaults."""

    files: "VaultFiles"
    clock: Clock
    rate: Callable[[str], int] | None = None

    def exists(self, folder: Path) -> bool:
        """Whether there is a vault in this folder."""
        return self.files.exists(folder)

    def strength(self, passphrase: str) -> Strength:
        """Return how hard a pass phrase is to guess, and what would make it better."""
        if len(passphrase) < SHORTEST_PASSPHRASE:
            return Strength(0, N_("Use at least 10 characters. Four or five words in a row are easy to remember."))
        score = (self.rate or _zxcvbn_score)(passphrase)
        if score < WEAKEST_SCORE:
            return Strength(score, N_("This is easy to guess. Add another word that has nothing to do with the rest."))
        return Strength(score, "")

    def create(self, folder: Path, passphrase: str, user_name: str) -> "tuple[OpenedVault, str]":
        """Make a new vault and return it open, with its recovery code. Raises InvalidInput for a weak pass phrase."""
        self._must_be_strong(passphrase)
        return self.files.create(folder, passphrase, user_name)

    def unlock(self, folder: Path, passphrase: str, *, user: UserId | None = None) -> "tuple[OpenedVault, int]":
        """Open a vault; return it with the number of failed attempts before.

        Raises WrongPassphrase, TooManyAttempts after several of those, or another VaultTrouble.
        """
        return self._guarded(folder, lambda: self.files.unlock(folder, passphrase, user=user))

    def recover(self, folder: Path, code: str, passphrase: str) -> "tuple[OpenedVault, int]":
        """Open a vault with its recovery code and set a new pass phrase."""
        self._must_be_strong(passphrase)
        return self._guarded(folder, lambda: self.files.recover(folder, code, passphrase))

    def verify(self, folder: Path, user: UserId, passphrase: str) -> int:
        """Check a staff member's pass phrase while the vault is open; return how many attempts had failed before.

        Raises WrongPassphrase or TooManyAttempts.
        """
        _, failures = self._guarded(folder, lambda: self.files.verify(folder, user, passphrase))
        return failures

    def change_passphrase(self, folder: Path, user: UserId, old: str, new: str) -> None:
        """Rewrite one key slot. Raises WrongPassphrase or InvalidInput; then nothing is changed."""
        self._must_be_strong(new)
        self.files.change_passphrase(folder, user, old, new)

    def new_recovery_code(self, folder: Path, user: UserId, passphrase: str) -> str:
        """Return a new recovery code; the old one opens nothing any more. Raises WrongPassphrase."""
        return self.files.new_recovery_code(folder, user, passphrase)

    def _guarded(self, folder: Path, attempt: Callable[[], Value]) -> tuple[Value, int]:
        now = self.clock.now()
        failures = self.files.failures(folder)
        if failures and now < (until := failures[-1] + _wait_after(len(failures))) and now >= failures[-1]:
            raise TooManyAttempts(until, ceil((until - now).total_seconds()))
        try:
            opened = attempt()
        except WrongPassphrase:
            self.files.note_failure(folder, now)
            raise
        self.files.clear_failures(folder)
        return opened, len(failures)

    def _must_be_strong(self, passphrase: str) -> None:
        if advice := self.strength(passphrase).advice:
            raise InvalidInput([Problem(field="passphrase", message=advice)])


def _wait_after(failures: int) -> timedelta:
    """Return how long to wait after so many wrong attempts: nothing at first, then doubling from 5 s to 5 min."""
    if failures < FREE_ATTEMPTS:
        return timedelta()
    return min(timedelta(seconds=5 * 2 ** (failures - FREE_ATTEMPTS)), LONGEST_WAIT)


def _zxcvbn_score(passphrase: str) -> int:
    from zxcvbn import zxcvbn

    return int(zxcvbn(passphrase[:72])["score"])
