"""The audit log: every view, change, print, export and log-in, each entry chained to the one before by its hash.

Ontario's custodians must log who dealt with whose record, when and what kind of information (PHIPA s. 10.1,
domain facts 2.5; whether the section is proclaimed was not confirmed, the college's guide asks for the log already).
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

FIRST_HASH = "0" * 64


class Act(StrEnum):
    """What was done with a record."""

    CREATED = "created"
    CHANGED = "changed"
    VIEWED = "viewed"
    SIGNED = "signed"
    ADDED = "added"
    VOIDED = "voided"
    PRINTED = "printed"
    EXPORTED = "exported"
    ARCHIVED = "archived"
    UNLOCKED = "unlocked"
    LOCKED = "locked"
    REFUSED = "refused"
    SECRET_CHANGED = "secret_changed"  # noqa: S105 - the name of an act
    VERIFIED = "verified"
    CLOCK_CORRECTED = "clock_corrected"
    SEARCHED = "searched"


class Kind(StrEnum):
    """What kind of record an entry, or a change notice, is about."""

    CLINIC = "clinic"
    THERAPIST = "therapist"
    SERVICE = "service"
    CLIENT = "client"
    VISIT = "visit"
    FORM = "form"
    CONSENT = "consent"
    NOTE = "note"
    RECEIPT = "receipt"
    PLAN = "plan"
    MARK_KIND = "mark_kind"
    VAULT = "vault"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """What is to be logged, before the log has given it its number, time and place in the chain.

    ``detail`` holds names of fields, document kinds and numbers; never the content of a record.
    """

    act: Act
    kind: Kind
    record: str = ""
    client: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One line of the log. ``seq`` counts from 1 without gaps; ``hash`` covers all other fields and ``previous``."""

    seq: int
    at: datetime
    user: str
    user_name: str
    event: AuditEvent
    previous: str
    hash: str


def entry_hash(*, seq: int, at: datetime, user: str, user_name: str, event: AuditEvent, previous: str) -> str:
    """Return the SHA-256 of an entry's content and the hash of the entry before, in hexadecimal."""
    content = json.dumps(
        [seq, at.isoformat(), user, user_name, asdict(event), previous], ensure_ascii=False, sort_keys=True
    )
    return hashlib.sha256(content.encode()).hexdigest()


def chained(event: AuditEvent, *, seq: int, at: datetime, user: str, user_name: str, previous: str) -> AuditEntry:
    """Return the entry that follows the one whose hash is ``previous``."""
    return AuditEntry(
        seq=seq,
        at=at,
        user=user,
        user_name=user_name,
        event=event,
        previous=previous,
        hash=entry_hash(seq=seq, at=at, user=user, user_name=user_name, event=event, previous=previous),
    )


def first_break(entries: Iterable[AuditEntry], *, previous: str = FIRST_HASH, seq: int = 1) -> int | None:
    """Return the number of the first entry that was altered, removed or put in, or None if the chain holds."""
    for entry in entries:
        expected = entry_hash(
            seq=entry.seq,
            at=entry.at,
            user=entry.user,
            user_name=entry.user_name,
            event=entry.event,
            previous=previous,
        )
        if entry.seq != seq or entry.previous != previous or entry.hash != expected:
            return seq
        previous, seq = entry.hash, seq + 1
    return None


def changed_fields(before: Any, after: Any) -> tuple[str, ...]:
    """Return the names of the fields in which two values of one dataclass differ, ``version`` left out."""
    if before is None or not is_dataclass(after):
        return ()
    return tuple(
        f.name for f in fields(after) if f.name != "version" and getattr(before, f.name) != getattr(after, f.name)
    )


_CONTENT = "content="


def content_detail(fingerprint: str) -> str:
    """Return the detail of a signature that says what was signed, so that the chain covers it."""
    return f"{_CONTENT}{fingerprint}"


def content_of(event: AuditEvent) -> str:
    """Return the fingerprint of what was signed, or nothing where the entry names none."""
    return event.detail.removeprefix(_CONTENT) if event.detail.startswith(_CONTENT) else ""
