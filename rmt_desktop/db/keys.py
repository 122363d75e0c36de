"""The key file: the vault key, wrapped once for each person and once for the recovery code.

``keys.json`` lies beside the database. The key of a slot comes from the pass phrase by Argon2id and wraps the vault key
by AES-256-GCM; vault, slot, name and parameters are authenticated with it, so that no slot can be moved or renamed.
``keys.json.bak`` is the same file again: without a key file the vault is lost for good. It is never read by itself:
somebody decides to use it, by giving it the name of the other. A checksum tells damage from a wrong pass phrase.
"""

import contextlib
import hashlib
import os
import secrets
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from rmt_desktop.base.errors import VaultTrouble, WrongPassphrase
from rmt_desktop.base.i18n import N_
from rmt_desktop.base.settings import replace_atomically
from rmt_desktop.db.recovery_code import new_code, secret_of
from rmt_desktop.domain.ids import UserId

FORMAT = 1
KEY_BYTES = 32
RECOVERY = "recovery"


class DamagedKeyFile(VaultTrouble):
    """The key file is there but does not hold what was written into it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kdf:
    """How hard a guess is made: Argon2id with so much memory (KiB), passes over it, and lanes (threads).

    The defaults take about a quarter of a second on an ordinary PC and more than RFC 9106 asks where memory is scarce
    (64 MiB, 3 passes).
    """

    memory_kib: int = 65_536
    passes: int = 6
    lanes: int = 2


# Nobody's file asks for more; a damaged or forged one could stop the program with an absurd number.
_MOST = Kdf(memory_kib=1_048_576, passes=64, lanes=16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The vault key wrapped for one person. ``id`` and ``name`` say whom the record knows her as."""

    id: UserId
    name: str
    kdf: Kdf
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The content of a key file. ``vault`` is a random name that ties the slots together."""

    format: int = FORMAT
    vault: str
    slots: tuple[Slot, ...]
    recovery: Slot

    def opened_by(self, passphrase: str, *, user: UserId | None = None) -> tuple[Slot, bytes]:
        """Return the slot a pass phrase opens, of ``user`` or of anybody, and the vault key. Raises WrongPassphrase."""
        for slot in self.slots:
            if user in (None, slot.id) and (key := _unwrap(slot, self.vault, passphrase)) is not None:
                return slot, key
        raise WrongPassphrase(N_("This pass phrase does not open the vault."), hint=N_("Check capital letters."))

    def recovered_by(self, typed: str) -> bytes:
        """Return the vault key for a recovery code. Raises RecoveryCodeMistyped or WrongPassphrase."""
        key = _unwrap(self.recovery, self.vault, secret_of(typed))
        if key is None:
            raise WrongPassphrase(
                N_("This recovery code does not open this vault."),
                hint=N_("It may belong to another vault, or a newer code may have been made since."),
            )
        return key

    def with_passphrase(self, user: UserId, passphrase: str, key: bytes, kdf: Kdf) -> "Keys":
        """Return the file with one person's slot wrapped anew."""
        slots = tuple(
            _wrap(slot.id, slot.name, self.vault, passphrase, key, kdf) if slot.id == user else slot
            for slot in self.slots
        )
        return replace(self, slots=slots)

    def with_recovery(self, key: bytes, kdf: Kdf) -> "tuple[Keys, str]":
        """Return the file with another recovery code, and that code; the old one opens nothing any more."""
        code = new_code()
        slot = _wrap(UserId(RECOVERY), "", self.vault, secret_of(code), key, kdf)
        return replace(self, recovery=slot), code


def new_keys(key: bytes, passphrase: str, user_name: str, kdf: Kdf) -> tuple[Keys, str]:
    """Return the first key file of a vault, with one person in it, and the recovery code."""
    vault, user = secrets.token_hex(16), UserId(secrets.token_hex(16))
    slot = _wrap(user, user_name, vault, passphrase, key, kdf)
    return Keys(vault=vault, slots=(slot,), recovery=slot).with_recovery(key, kdf)


def read_keys(path: Path) -> Keys:
    """Return the content of a key file. Raises DamagedKeyFile, VaultTrouble for a newer format, or OSError."""
    content = path.read_bytes()
    try:
        sealed = msgspec.json.decode(content, type=_Sealed)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _damaged() from error
    if sealed.sha256 != hashlib.sha256(sealed.keys).hexdigest():
        raise _damaged()
    if msgspec.json.decode(sealed.keys, type=_Format).format > FORMAT:
        raise VaultTrouble(
            N_("This vault was made by a newer version of the program."),
            hint=N_("Nothing was changed. Install the newer version to open it."),
        )
    keys = msgspec.json.decode(sealed.keys, type=Keys)
    if not keys.slots or any(_is_absurd(slot.kdf) for slot in (*keys.slots, keys.recovery)):
        raise _damaged()
    return keys


def write_keys(path: Path, keys: Keys) -> None:
    """Replace the key file, then its copy. Raises OSError when the file cannot be written; nothing has changed then.

    A crash leaves each of them whole.
    """
    content = msgspec.json.encode(keys)
    sealed = _Sealed(keys=msgspec.Raw(content), sha256=hashlib.sha256(content).hexdigest())
    replace_atomically(path, msgspec.json.encode(sealed))
    renew_copy(path)


def renew_copy(path: Path) -> None:
    """Make the copy of a key file say what the file says. Where that cannot be, no copy is better than an old one."""
    copy = copy_of(path)
    with contextlib.suppress(OSError):
        content = path.read_bytes()
        if not copy.exists() or copy.read_bytes() != content:
            copy.unlink(missing_ok=True)
            replace_atomically(copy, content)


def copy_of(path: Path) -> Path:
    """Return where the copy of a key file lies."""
    return path.with_name(path.name + ".bak")


class _Sealed(msgspec.Struct, frozen=True):
    keys: msgspec.Raw
    sha256: str


class _Format(msgspec.Struct, frozen=True):
    format: int


def _damaged() -> DamagedKeyFile:
    return DamagedKeyFile(
        N_("The vault's key file, keys.json, is damaged. Nothing was changed."),
        hint=N_(
            "A copy of it lies in the same folder: keys.json.bak. Move the damaged file elsewhere and give the copy "
            "the name keys.json, or restore the last backup."
        ),
    )


def _is_absurd(kdf: Kdf) -> bool:
    return not (
        8 * kdf.lanes <= kdf.memory_kib <= _MOST.memory_kib
        and 1 <= kdf.passes <= _MOST.passes
        and 1 <= kdf.lanes <= _MOST.lanes
    )


def _wrap(id: UserId, name: str, vault: str, secret: str, key: bytes, kdf: Kdf) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    bound = _bound(id, name, vault, kdf)
    wrapped = AESGCM(_derived(secret, salt, kdf)).encrypt(nonce, key, bound)
    return Slot(id=id, name=name, kdf=kdf, salt=salt, nonce=nonce, wrapped=wrapped)


def _unwrap(slot: Slot, vault: str, secret: str) -> bytes | None:
    """Return the vault key, or None when the secret is not the one of this slot."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bound = _bound(slot.id, slot.name, vault, slot.kdf)
    try:
        return AESGCM(_derived(secret, slot.salt, slot.kdf)).decrypt(slot.nonce, slot.wrapped, bound)
    except InvalidTag:
        return None


def _derived(secret: str, salt: bytes, kdf: Kdf) -> bytes:
    """Return the key of a slot. One letter typed in two ways (é as one sign or two) is one letter."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=kdf.passes,
        memory_cost=kdf.memory_kib,
        parallelism=kdf.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _bound(id: UserId, name: str, vault: str, kdf: Kdf) -> bytes:
    """Return what a slot's seal covers beside the key."""
    return msgspec.json.encode(["rmt-vault-key", FORMAT, vault, id, name, kdf.memory_kib, kdf.passes, kdf.lanes])
