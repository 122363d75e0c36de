"""Vaults on disk: made, opened, recovered, and refused with a sentence of its own; a refusal changes nothing."""

import hashlib
import shutil
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmt_desktop.base.errors import UserError, VaultTrouble, WrongPassphrase
from rmt_desktop.db.folder_lock import FolderLock
from rmt_desktop.db.keys import DamagedKeyFile, read_keys
from rmt_desktop.db.opened import CHECKED_AT_ONCE_BYTES
from rmt_desktop.db.recovery_code import RecoveryCodeMistyped
from rmt_desktop.db.schema import HEAD, NewerVault, Schema, alembic_version
from rmt_desktop.db.troubles import DamagedVault, VaultOpenAlready
from rmt_desktop.db.vault import VaultFolder
from rmt_desktop.domain.ids import UserId
from tests.support.builders import NOW, a_client, a_clinic
from tests.support.clock import FrozenClock
from tests.support.processes import child
from tests.support.small_disk import small_disk
from tests.support.vaults import CHEAP, PASSPHRASE, USER_NAME, a_vault, vault_files


@pytest.fixture
def files():
    return vault_files()


@pytest.fixture
def folder(tmp_path, vault_template) -> Path:
    """Return the folder of a vault that is closed and has one client in it."""
    vault = a_vault(tmp_path / "vault", vault_template)
    with vault.unit() as unit:
        unit.clients.save(a_client(number=1))
        unit.commit()
    vault.close()
    return vault.folder


def state(folder: Path) -> dict[str, str]:
    """Return a fingerprint of every file that holds the vault."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.suffix in (".db", ".json", ".bak")
    }


def client_names(vault) -> list[str]:
    """Return the names of all clients."""
    with vault.unit(reading=True) as unit:
        return [one.name for one in unit.clients.find((), limit=9, archived=False)]


def refused(files, folder: Path, passphrase: str = PASSPHRASE) -> UserError:
    """Return the error with which a vault is refused, after seeing that nothing was changed and the lock is free."""
    before = state(folder)
    with pytest.raises(UserError) as caught:
        files.unlock(folder, passphrase)
    assert state(folder) == before
    assert caught.value.text(lambda text, **values: text.format(**values) if values else text)
    return caught.value


def test_a_new_vault_is_open_and_empty_and_opens_again_with_its_pass_phrase(files, tmp_path):
    vault, code = files.create(tmp_path / "new" / "vault", PASSPHRASE, USER_NAME)
    assert vault.user.name == USER_NAME
    assert client_names(vault) == []
    vault.close()
    assert len(code.split("-")) == 8
    files.unlock(vault.folder, PASSPHRASE).close()


def test_what_was_saved_is_there_after_closing_and_opening(files, folder):
    vault = files.unlock(folder, PASSPHRASE)
    assert client_names(vault) == ["Maya Tremblay"]
    vault.close()


def test_a_folder_has_a_vault_as_soon_as_any_part_of_one_is_in_it(files, folder, tmp_path):
    assert files.exists(folder)
    assert not files.exists(tmp_path)
    assert not files.exists(tmp_path / "nowhere")
    for name in ("keys.json", "keys.json.bak"):
        (folder / name).unlink()
    assert files.exists(folder)


def test_a_vault_is_never_made_over_another_one(files, folder):
    before = state(folder)
    with pytest.raises(VaultTrouble, match="already"):
        files.create(folder, "another phrase", "Mallory")
    assert state(folder) == before


def test_a_vault_that_cannot_be_opened_after_it_was_made_leaves_nothing_behind(tmp_path):
    made = tmp_path / "vault"
    with pytest.raises(NewerVault):  # the last step of all fails: the program is older than the tables it has made
        VaultFolder(FrozenClock(), kdf=CHEAP, schema=Schema(head="0000")).create(made, PASSPHRASE, "Anna Roy")
    assert {path.name for path in made.iterdir()} <= {"vault.lock"}
    vault, _ = vault_files().create(made, PASSPHRASE, "Anna Roy")
    vault.close()


def test_the_users_are_known_before_the_vault_is_open(files, folder):
    assert [user.name for user in files.users(folder)] == [USER_NAME]


def test_a_wrong_pass_phrase_is_refused(files, folder):
    assert isinstance(refused(files, folder, "correct horse"), WrongPassphrase)


def test_a_missing_folder_is_named(files, tmp_path):
    with pytest.raises(VaultTrouble, match="cannot be found"):
        files.unlock(tmp_path / "unplugged", PASSPHRASE)


@pytest.mark.parametrize("name", ["keys.json", "vault.db"])
def test_a_missing_file_is_named(files, folder, name):
    (folder / name).unlink()
    assert refused(files, folder).values["name"] == name


def test_a_damaged_key_file_is_refused_and_its_copy_opens_the_vault_when_somebody_puts_it_there(files, folder):
    (folder / "keys.json").write_bytes(b"garbage")
    error = refused(files, folder)
    assert isinstance(error, DamagedKeyFile)
    assert "keys.json.bak" in error.hint
    shutil.copy(folder / "keys.json.bak", folder / "keys.json")
    files.unlock(folder, PASSPHRASE).close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"not a database, but long enough to look like one" * 200,
        lambda data: data[: len(data) // 2],
        lambda data: data[:4096],
        lambda data: b"\0" * 4096 + data[4096:],
        lambda data: data[:20] + b"XXXX" + data[24:],
        lambda data: data[:-100] + bytes(100),
        lambda data: data[:40_000] + bytes(4096) + data[44_096:],
        lambda data: data[4096:],
    ],
    ids=["empty", "text", "half", "one page", "first page", "header", "last page", "a page", "shifted"],
)
def test_a_damaged_database_is_refused(files, folder, damage):
    database = folder / "vault.db"
    database.write_bytes(damage(database.read_bytes()))
    assert isinstance(refused(files, folder), DamagedVault)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_single_wrong_bit_anywhere_is_noticed_or_changes_nothing(vault_template, tmp_path_factory, place, bit):
    folder = tmp_path_factory.mktemp("bit") / "vault"
    a_vault(folder, vault_template).close()
    database = folder / "vault.db"
    data = bytearray(database.read_bytes())
    data[int(place * len(data))] ^= 1 << bit
    database.write_bytes(data)
    with pytest.raises(DamagedVault):
        vault_files().unlock(folder, PASSPHRASE)


def test_a_large_vault_opens_unchecked_and_says_that_it_is_damaged_when_the_page_is_read(files, folder):
    vault = files.unlock(folder, PASSPHRASE)
    with vault.unit() as unit:
        unit.clinic.save_clinic(a_clinic(logo=bytes(CHECKED_AT_ONCE_BYTES)))
        unit.commit()
    vault.close()
    database = folder / "vault.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 1
    database.write_bytes(data)
    vault = files.unlock(folder, PASSPHRASE)
    assert client_names(vault) == ["Maya Tremblay"]
    with vault.unit(reading=True) as unit, pytest.raises(DamagedVault):
        unit.clinic.clinic()
    with pytest.raises(DamagedVault):
        vault.check()
    assert client_names(vault) == ["Maya Tremblay"]
    vault.close()


def test_a_lost_copy_of_the_key_file_comes_back_when_the_vault_is_opened(files, folder):
    (folder / "keys.json.bak").unlink()
    files.unlock(folder, PASSPHRASE).close()
    assert (folder / "keys.json.bak").read_bytes() == (folder / "keys.json").read_bytes()


def test_a_newer_vault_is_refused_politely(files, folder):
    vault = files.unlock(folder, PASSPHRASE)
    with vault.unit() as unit:
        unit.connection.execute(alembic_version.update().values(version_num=f"{int(HEAD) + 1:04d}"))
        unit.commit()
    vault.close()
    error = refused(files, folder)
    assert isinstance(error, NewerVault)
    assert "newer version" in error.message


def test_a_vault_that_is_open_in_another_process_is_refused(files, folder):
    with child("hold", folder) as other:
        assert other.stdout.readline() == "open\n"
        error = refused(files, folder)
    assert isinstance(error, VaultOpenAlready)
    assert "another window" in error.message


def test_a_vault_that_is_open_on_another_computer_names_it(files, folder):
    with child("hold", folder) as other:
        other.stdout.readline()
        (folder / "vault.lock").write_text("front-desk-2")
        error = refused(files, folder)
    assert error.values == {"computer": "front-desk-2"}


def test_a_vault_that_is_open_in_this_process_is_refused_a_second_time_until_it_is_closed(files, folder):
    first = files.unlock(folder, PASSPHRASE)
    with pytest.raises(VaultOpenAlready):
        files.unlock(folder, PASSPHRASE)
    assert client_names(first) == ["Maya Tremblay"]
    first.close()
    files.unlock(folder, PASSPHRASE).close()


def test_a_lock_that_cannot_be_written_is_given_back(files, folder, tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        shutil.copytree(folder, disk.folder / "vault")
        (disk.folder / "vault" / "vault.lock").write_bytes(b"")  # it needs room for the computer's name
        disk.fill()
        with pytest.raises(OSError, match=r"No space|too large") as full:
            FolderLock(disk.folder / "vault")
        kept = full.value.__traceback__  # as long as the error is looked at, the half-made lock is alive
        disk.make_room()
        files.unlock(disk.folder / "vault", PASSPHRASE).close()
        assert kept is not None


def test_the_death_of_a_process_frees_the_vault(files, folder):
    with child("hold", folder) as other:
        other.stdout.readline()
        other.kill()
        other.wait()
        vault = files.unlock(folder, PASSPHRASE)
    assert client_names(vault) == ["Maya Tremblay"]
    vault.close()


def test_a_wrong_pass_phrase_does_not_keep_the_folder_locked(files, folder):
    refused(files, folder, "wrong")
    files.unlock(folder, PASSPHRASE).close()


def test_the_recovery_code_opens_the_vault_and_gives_a_new_pass_phrase(files, tmp_path):
    vault, code = files.create(tmp_path / "vault", PASSPHRASE, USER_NAME)
    vault.close()
    recovered = files.recover(vault.folder, code.lower(), "a new pass phrase")
    assert recovered.user.name == USER_NAME
    recovered.close()
    files.unlock(vault.folder, "a new pass phrase").close()
    with pytest.raises(WrongPassphrase):
        files.unlock(vault.folder, PASSPHRASE)
    files.recover(vault.folder, code, "and again").close()


@pytest.mark.parametrize(
    ("code", "error"),
    [("ABCDE", RecoveryCodeMistyped), ("-".join(["22222"] * 8), RecoveryCodeMistyped)],
)
def test_a_mistyped_recovery_code_changes_nothing(files, folder, code, error):
    before = state(folder)
    with pytest.raises(error):
        files.recover(folder, code, "a new pass phrase")
    assert state(folder) == before


def test_a_recovery_code_of_another_vault_changes_nothing(files, folder, tmp_path):
    other, code = files.create(tmp_path / "other", PASSPHRASE, USER_NAME)
    other.close()
    before = state(folder)
    with pytest.raises(WrongPassphrase):
        files.recover(folder, code, "a new pass phrase")
    assert state(folder) == before


def test_a_recovery_of_a_damaged_database_leaves_the_pass_phrase_as_it_was(files, tmp_path):
    vault, code = files.create(tmp_path / "vault", PASSPHRASE, USER_NAME)
    vault.close()
    (vault.folder / "vault.db").write_bytes(b"x" * 9000)
    with pytest.raises(DamagedVault):
        files.recover(vault.folder, code, "a new pass phrase")
    assert read_keys(vault.folder / "keys.json").opened_by(PASSPHRASE)


def test_the_pass_phrase_is_changed_while_the_vault_is_open(files, folder):
    vault = files.unlock(folder, PASSPHRASE)
    files.change_passphrase(folder, vault.user.id, PASSPHRASE, "a new pass phrase")
    assert client_names(vault) == ["Maya Tremblay"]
    vault.close()
    files.unlock(folder, "a new pass phrase").close()


@pytest.mark.parametrize("use", ["change_passphrase", "new_recovery_code", "verify"])
def test_a_secret_is_changed_or_checked_only_with_the_right_pass_phrase(files, folder, use):
    user = files.users(folder)[0].id
    before = state(folder)
    arguments = ("wrong", "new") if use == "change_passphrase" else ("wrong",)
    with pytest.raises(WrongPassphrase):
        getattr(files, use)(folder, user, *arguments)
    with pytest.raises(WrongPassphrase):
        getattr(files, use)(folder, UserId("nobody"), PASSPHRASE, *arguments[1:])
    assert state(folder) == before


def test_a_pass_phrase_is_checked_without_opening_anything(files, folder):
    with child("hold", folder) as other:
        other.stdout.readline()
        before = state(folder)
        files.verify(folder, files.users(folder)[0].id, PASSPHRASE)
        assert state(folder) == before


def test_a_new_recovery_code_replaces_the_old_one(files, tmp_path):
    vault, old = files.create(tmp_path / "vault", PASSPHRASE, USER_NAME)
    new = files.new_recovery_code(vault.folder, vault.user.id, PASSPHRASE)
    vault.close()
    with pytest.raises(WrongPassphrase):
        files.recover(vault.folder, old, "a new pass phrase")
    files.recover(vault.folder, new, "a new pass phrase").close()


def test_failed_attempts_are_remembered_until_they_are_cleared(files, folder):
    times = [NOW + timedelta(seconds=number) for number in range(3)]
    for moment in times:
        files.note_failure(folder, moment)
    assert vault_files().failures(folder) == tuple(times)
    files.clear_failures(folder)
    assert files.failures(folder) == ()


def test_only_so_many_attempts_are_remembered(files, folder):
    for number in range(120):
        files.note_failure(folder, NOW + timedelta(seconds=number))
    assert len(files.failures(folder)) == 100
    assert files.failures(folder)[-1] == NOW + timedelta(seconds=119)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, 2]", b'["yesterday"]', b"\xff"])
def test_an_unreadable_list_of_attempts_is_an_empty_one(files, folder, content):
    (folder / "attempts.json").write_bytes(content)
    assert files.failures(folder) == ()


if sys.platform != "win32":

    def open_to_all(folder: Path) -> None:
        """Let everybody read the folder and enter those above it."""
        for path in (*folder.iterdir(), folder, *folder.parents):
            if path == Path(tempfile.gettempdir()):
                break
            path.chmod(0o755 if path.is_dir() else 0o644)

    @pytest.mark.parametrize("rights", [0o555, 0o444, 0o000])
    def test_a_folder_that_may_not_be_written_read_or_entered_is_refused_with_a_sentence(folder, rights):
        open_to_all(folder)
        folder.chmod(rights)
        try:
            with child("as_nobody", folder) as other:
                line = other.stdout.readline()
        finally:
            folder.chmod(0o755)
        assert line == "True VaultTrouble The files in the folder {folder} cannot be read or written.\n"


def test_a_vault_cannot_be_made_below_a_file(files, tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    with pytest.raises(VaultTrouble, match="cannot be read or written"):
        files.create(in_the_way / "vault", PASSPHRASE, USER_NAME)
    assert in_the_way.read_text() == "x"


def test_a_new_vault_is_not_in_the_way_of_other_files_in_its_folder(files, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear client")
    (tmp_path / "vault.db.new").write_text("left by a crash")
    vault, _ = files.create(tmp_path, PASSPHRASE, USER_NAME)
    vault.close()
    assert (tmp_path / "letter.txt").read_text() == "Dear client"
    assert not (tmp_path / "vault.db.new").exists()
