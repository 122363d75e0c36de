"""Nothing about a client can be read in any file, and the key is gone when the vault is closed."""

import os
import tempfile
import traceback
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from rmt_desktop.db.copies import copy_database
from rmt_desktop.db.engine import VaultKey, connect
from rmt_desktop.domain.ids import ClientId
from tests.support.builders import a_client
from tests.support.vaults import PASSPHRASE, USER_NAME

SECRETS = ("Quaternary", "Obsidian", "apixabanoid", "zygomatic-whisper", "5550187", "maya@secret.example", "T012345")


def story(practice):
    """Write words of a client into every corner of the record."""
    client = practice.client(
        first_name="Quaternary", last_name="Obsidian", email="maya@secret.example", former_names="Obsidian"
    )
    practice.history(client, blood_thinner=True, reasons="apixabanoid")
    visit = practice.visit(client, reason="zygomatic-whisper")
    practice.signed_note(visit, free_text="zygomatic-whisper " * 500)
    receipt = practice.services.receipts.issue(visit.id, practice.services.receipts.first_charge(visit.id)).value
    practice.services.receipts.void(receipt.id, reason="zygomatic-whisper")
    plan = practice.services.home_care.start(client.id, visit_id=visit.id, language="en").value
    practice.services.home_care.keep(replace(plan, message="zygomatic-whisper"))
    for text in ("obsi", "quat", "555"):
        assert practice.services.clients.find(text)


def everything_in(folder):
    """Return the bytes of all files below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def spellings(secret):
    """Return a text as the encodings in which somebody would look for it."""
    return [secret.encode(), secret.lower().encode(), secret.encode("utf-16-le"), secret.encode().hex().encode()]


def test_no_word_of_a_client_is_in_any_byte_of_the_vault_or_the_temporary_folder(practice, tmp_path, monkeypatch):
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "temp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    story(practice)
    open_files = everything_in(tmp_path)
    assert any(path.name == "vault.db-wal" and data for path, data in open_files.items())
    practice.vault.close()
    for files in (open_files, everything_in(tmp_path)):
        for path, data in files.items():
            for secret in SECRETS:
                assert not any(spelling in data for spelling in spellings(secret)), (path.name, secret)


def test_the_files_say_only_who_may_open_the_vault(practice, tmp_path):
    story(practice)
    practice.vault.close()
    naming = [path.name for path, data in everything_in(tmp_path / "vault").items() if USER_NAME.encode() in data]
    assert sorted(naming) == ["keys.json", "keys.json.bak"]
    assert not any(PASSPHRASE.encode() in data for data in everything_in(tmp_path).values())


def test_every_file_of_a_vault_can_be_read_by_its_owner_only(practice):
    story(practice)
    everybody = 0o077 if os.name == "posix" else 0
    for path in practice.vault.folder.iterdir():
        assert path.stat().st_mode & everybody == 0, path.name


def test_a_copy_is_as_unreadable_as_the_vault(practice, tmp_path):
    story(practice)
    copy_database(practice.vault.folder / "vault.db", tmp_path / "copies" / "copy.db", practice.vault._key)
    data = (tmp_path / "copies" / "copy.db").read_bytes()
    assert len(data) > 100_000
    assert not any(spelling in data for secret in SECRETS for spelling in spellings(secret))


def test_the_text_of_an_error_holds_no_word_of_a_client(furnished):
    twice = a_client(id=ClientId("another"), number=1, last_name="Obsidian", email="maya@secret.example")
    with furnished.unit() as unit, pytest.raises(IntegrityError) as failed:
        unit.clients.save(twice)
    text = "".join(traceback.format_exception(failed.value))
    assert "clients: no row takes the place of another" in text
    assert not any(secret.lower() in text.lower() for secret in SECRETS)


def test_the_key_is_gone_when_the_vault_is_closed(vault):
    key = vault._key
    vault.close()
    with pytest.raises(ValueError, match="dropped"):
        key.use()
    assert key._bytes == bytearray()


def test_another_key_opens_nothing(vault):
    vault.close()
    with pytest.raises(Exception, match="not a database"):
        connect(vault.folder / "vault.db", VaultKey(bytes(32)))


def test_the_settings_that_keep_work_and_secrets_are_in_force(vault):
    settings = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "trusted_schema": 0,
    }
    with vault.unit() as unit:
        found = {name: unit.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in settings}
    assert found == settings
