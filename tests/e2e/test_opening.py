"""The door: each thing that can be wrong with a vault has its own sentence, and nothing is changed by trying."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from rmt_desktop.db.schema import HEAD, alembic_version
from rmt_desktop.domain.audit import Act
from tests.support.clock import FrozenClock
from tests.support.journey import Journey
from tests.support.processes import child
from tests.support.vaults import PASSPHRASE, vault_files

WRONG = "not the pass phrase"


def test_guessing_is_slowed_down_and_the_right_pass_phrase_opens_after_the_wait(
    arrive: Callable[..., Journey], clock: FrozenClock
) -> None:
    journey = arrive()
    for _ in range(3):
        assert journey.try_to_unlock(WRONG) == "This pass phrase does not open the vault. Check capital letters."
    told = journey.try_to_unlock(PASSPHRASE)
    assert told == "The pass phrase was wrong several times. Please wait 5 seconds and try again."
    clock.forward(seconds=4)
    assert "wait 1 seconds" in journey.try_to_unlock(PASSPHRASE)
    clock.forward(seconds=1)
    assert journey.try_to_unlock(PASSPHRASE) == ""


def test_a_vault_that_another_window_has_open_is_not_opened_twice(arrive: Callable[..., Journey], clinic: Path) -> None:
    journey = arrive()
    with child("hold", clinic) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        told = journey.try_to_unlock(PASSPHRASE)
    assert told.startswith("This vault is open already in another window.")
    assert "two programs must not write into one vault" in told
    assert journey.try_to_unlock(PASSPHRASE) == ""


def _spoil_keys(clinic: Path) -> None:
    content = (clinic / "keys.json").read_bytes()
    (clinic / "keys.json").write_bytes(content.replace(b'"slots"', b'"slits"'))


def _spoil_database(clinic: Path) -> None:
    content = bytearray((clinic / "vault.db").read_bytes())
    content[len(content) // 2 + 100] ^= 1  # on a page that nothing but the check reads when a vault is opened
    (clinic / "vault.db").write_bytes(bytes(content))


def _empty_database(clinic: Path) -> None:
    (clinic / "vault.db").write_bytes(b"")


def _lose_database(clinic: Path) -> None:
    (clinic / "vault.db").unlink()


def _use_with_newer_program(clinic: Path) -> None:
    vault = vault_files().unlock(clinic, PASSPHRASE)
    with vault.unit() as unit:
        unit.connection.execute(alembic_version.update().values(version_num=f"{int(HEAD) + 1:04d}"))
        unit.commit()
    vault.close()


TROUBLES: dict[str, tuple[Callable[[Path], None], str]] = {
    "key file": (_spoil_keys, "The vault's key file, keys.json, is damaged. Nothing was changed."),
    "database": (_spoil_database, "The vault's database is damaged and cannot be read. Nothing was changed."),
    "empty database": (_empty_database, "The vault's database is damaged and cannot be read. Nothing was changed."),
    "no database": (_lose_database, "is not complete: the file vault.db is missing. Nothing was changed."),
    "newer": (_use_with_newer_program, "was last used by a newer version of the program. Nothing was changed."),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_vault_that_cannot_be_opened_says_why_and_is_left_as_it_is(
    arrive: Callable[..., Journey], clinic: Path, name: str
) -> None:
    spoil, sentence = TROUBLES[name]
    spoil(clinic)
    before = _content(clinic)
    journey = arrive()
    assert sentence in journey.try_to_unlock(PASSPHRASE)
    assert _content(clinic) == before
    assert journey.hand.find(QAbstractButton, "Unlock").isEnabled()


def test_the_copy_of_the_key_file_opens_the_vault_as_the_sentence_says(
    arrive: Callable[..., Journey], clinic: Path
) -> None:
    journey = arrive().unlock()
    journey.a_visit()
    journey.hand.click("Lock")
    _spoil_keys(clinic)
    assert "keys.json.bak" in journey.try_to_unlock(PASSPHRASE)
    (clinic / "keys.json.bak").replace(clinic / "keys.json")
    journey.unlock()
    assert [one.name for one in journey.services.clients.find("Maya")] == ["Maya Tremblay"]


def test_the_recovery_code_opens_the_vault_and_sets_another_pass_phrase(
    arrive: Callable[..., Journey], clinic: Path
) -> None:
    user = vault_files().users(clinic)[0].id
    code = vault_files().new_recovery_code(clinic, user, PASSPHRASE)
    journey = arrive()
    journey.hand.click("I have lost my pass phrase")
    journey.hand.write("Recovery code", code)
    journey.hand.write("New pass phrase", "four new words together")
    journey.hand.click("Open and set the new pass phrase")
    journey.hand.wait(lambda: journey.program.is_open, "the vault")
    newest = [one.event for one in journey.services.audit_log.search(acts=frozenset({Act.SECRET_CHANGED})).entries]
    assert [event.detail for event in newest] == ["passphrase by recovery code"]
    journey.hand.click("Lock")
    assert journey.try_to_unlock(PASSPHRASE) != ""
    assert journey.try_to_unlock("four new words together") == ""


def _content(folder: Path) -> dict[str, bytes]:
    """Return what lies in a vault's folder, but for its lock and the times of attempts."""
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("vault.lock", "attempts.json")
    }
