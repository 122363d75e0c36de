"""The key file: every secret opens its own slot, and damage is told from a wrong pass phrase."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.errors import VaultTrouble, WrongPassphrase
from rmt_desktop.db.keys import DamagedKeyFile, Kdf, Keys, copy_of, new_keys, read_keys, renew_copy, write_keys
from rmt_desktop.domain.ids import UserId
from tests.support.vaults import CHEAP

KEY = bytes(range(32))


@dataclass(frozen=True)
class Written:
    """A key file on disk, its content and its recovery code."""

    path: Path
    keys: Keys
    code: str


@pytest.fixture
def written(tmp_path) -> Written:
    keys, code = new_keys(KEY, "correct horse", "Anna Roy", CHEAP)
    write_keys(tmp_path / "keys.json", keys)
    return Written(tmp_path / "keys.json", keys, code)


def test_the_pass_phrase_opens_the_key_and_says_who_it_was(written):
    slot, key = read_keys(written.path).opened_by("correct horse")
    assert (slot.name, key) == ("Anna Roy", KEY)


def test_a_wrong_pass_phrase_opens_nothing(written):
    with pytest.raises(WrongPassphrase):
        read_keys(written.path).opened_by("correct horses")


def test_a_pass_phrase_opens_only_its_own_slot_when_a_person_is_named(written):
    with pytest.raises(WrongPassphrase):
        read_keys(written.path).opened_by("correct horse", user=UserId("somebody else"))


@pytest.mark.parametrize("typed", ["Zoé Élan", "Zoe\u0301 E\u0301lan"])
def test_an_accent_typed_in_two_ways_is_one_pass_phrase(typed):
    keys, _ = new_keys(KEY, "Zoé Élan", "Anna Roy", CHEAP)
    assert keys.opened_by(typed)[1] == KEY


@given(st.text())
def test_any_text_can_be_a_pass_phrase(passphrase):
    keys, _ = new_keys(KEY, passphrase, "Anna Roy", CHEAP)
    assert keys.opened_by(passphrase)[1] == KEY


def test_the_recovery_code_opens_the_key(written):
    assert read_keys(written.path).recovered_by(written.code.lower()) == KEY


def test_a_recovery_code_of_another_vault_opens_nothing(written):
    _, other = new_keys(KEY, "x", "y", CHEAP)
    with pytest.raises(WrongPassphrase):
        written.keys.recovered_by(other)


def test_a_new_pass_phrase_replaces_the_old_one_and_leaves_the_recovery_code(written):
    keys, code = written.keys, written.code
    changed = keys.with_passphrase(keys.slots[0].id, "another phrase", KEY, CHEAP)
    assert changed.opened_by("another phrase")[1] == KEY
    assert changed.recovered_by(code) == KEY
    with pytest.raises(WrongPassphrase):
        changed.opened_by("correct horse")


def test_a_new_recovery_code_makes_the_old_one_useless(written):
    keys, old = written.keys, written.code
    changed, new = keys.with_recovery(KEY, CHEAP)
    assert changed.recovered_by(new) == KEY
    with pytest.raises(WrongPassphrase):
        changed.recovered_by(old)


def test_a_slot_of_one_vault_cannot_be_used_in_another(written):
    other, _ = new_keys(KEY, "x", "y", CHEAP)
    with pytest.raises(WrongPassphrase):
        replace(other, slots=written.keys.slots).opened_by("correct horse")


@pytest.mark.parametrize("change", [{"name": "Mallory"}, {"id": "mallory"}, {"kdf": replace(CHEAP, passes=2)}])
def test_a_slot_whose_words_were_changed_opens_nothing(written, change):
    keys = written.keys
    forged = replace(keys, slots=(replace(keys.slots[0], **change),))
    with pytest.raises(WrongPassphrase):
        forged.opened_by("correct horse")


def test_one_secret_gives_another_slot_each_time(written):
    again, _ = new_keys(KEY, "correct horse", "Anna Roy", CHEAP)
    assert again.slots[0].wrapped != written.keys.slots[0].wrapped


def test_every_single_damaged_byte_of_the_file_is_noticed(written):
    good = written.path.read_bytes()
    for place in range(len(good)):
        written.path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        with pytest.raises(DamagedKeyFile):
            read_keys(written.path)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff\xfe", b"null", b'{"keys": {}, "sha256": ""}'])
def test_what_is_not_a_key_file_is_damaged(tmp_path, content):
    (tmp_path / "keys.json").write_bytes(content)
    with pytest.raises(DamagedKeyFile, match="damaged"):
        read_keys(tmp_path / "keys.json")


@pytest.mark.parametrize("kdf", [Kdf(memory_kib=2**31), Kdf(passes=10_000), Kdf(lanes=0), Kdf(memory_kib=1)])
def test_a_file_that_asks_for_absurd_work_is_damaged(written, kdf):
    keys = written.keys
    write_keys(written.path, replace(keys, slots=(replace(keys.slots[0], kdf=kdf),)))
    with pytest.raises(DamagedKeyFile):
        read_keys(written.path)


def test_a_file_without_anybody_in_it_is_damaged(written):
    write_keys(written.path, replace(written.keys, slots=()))
    with pytest.raises(DamagedKeyFile):
        read_keys(written.path)


def test_a_newer_format_is_told_apart_from_damage(written):
    write_keys(written.path, replace(written.keys, format=2))
    with pytest.raises(VaultTrouble, match="newer version") as refused:
        read_keys(written.path)
    assert not isinstance(refused.value, DamagedKeyFile)


def test_the_copy_is_the_same_file_and_follows_each_change(written):
    write_keys(written.path, written.keys.with_passphrase(written.keys.slots[0].id, "another phrase", KEY, CHEAP))
    assert copy_of(written.path).read_bytes() == written.path.read_bytes()
    assert read_keys(copy_of(written.path)).opened_by("another phrase")[1] == KEY


def test_a_change_holds_also_when_its_copy_cannot_be_written(written):
    copy_of(written.path).unlink()
    copy_of(written.path).mkdir()  # a file cannot take the place of a folder
    changed = written.keys.with_passphrase(written.keys.slots[0].id, "another phrase", KEY, CHEAP)
    write_keys(written.path, changed)
    assert read_keys(written.path) == changed


def test_a_change_that_cannot_be_written_leaves_nothing_half_done(written):
    written.path.unlink()
    written.path.mkdir()
    changed, _ = written.keys.with_recovery(KEY, CHEAP)
    with pytest.raises(OSError, match="irectory"):
        write_keys(written.path, changed)
    assert read_keys(copy_of(written.path)) == written.keys
    assert sorted(one.name for one in written.path.parent.iterdir()) == ["keys.json", "keys.json.bak"]


@pytest.mark.parametrize("old", [None, b"", b"the file of last year"])
def test_a_copy_that_is_missing_or_old_is_made_anew(written, old):
    copy = copy_of(written.path)
    copy.unlink()
    if old is not None:
        copy.write_bytes(old)
    renew_copy(written.path)
    assert copy.read_bytes() == written.path.read_bytes()


def test_neither_the_key_nor_the_pass_phrase_nor_the_code_is_in_the_file(written):
    text = written.path.read_text()
    assert "correct horse" not in text
    assert not any(group in text for group in written.code.split("-"))
    assert KEY.hex() not in text


def test_only_its_owner_may_read_the_file(written):
    everybody = 0o077 if os.name == "posix" else 0  # Windows keeps rights elsewhere
    assert written.path.stat().st_mode & everybody == 0


def test_what_protects_a_real_vault_is_no_less_than_rfc_9106_asks():
    kdf = Kdf()
    assert kdf.memory_kib >= 65_536
    assert kdf.passes >= 3
