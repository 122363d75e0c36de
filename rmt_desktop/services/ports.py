"""What the use cases need of the world. Adapters satisfy these by shape; nothing here is inherited."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self
from zoneinfo import ZoneInfo

from rmt_desktop.domain.audit import AuditEntry, AuditEvent
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.findings import Charted
from rmt_desktop.domain.chart.kinds import ClinicKind
from rmt_desktop.domain.clients import Client, ClientSummary
from rmt_desktop.domain.clinic import Clinic, Service, Therapist
from rmt_desktop.domain.consent import Consent, ConsentChange
from rmt_desktop.domain.forms.answers import FilledForm, HistoryReview
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.domain.ids import (
    ClientId,
    FormId,
    KindId,
    NoteId,
    PlanId,
    ReceiptId,
    ServiceId,
    TherapistId,
    UserId,
    VisitId,
)
from rmt_desktop.domain.notes import Addendum, TreatmentNote
from rmt_desktop.domain.progress import Measured
from rmt_desktop.domain.receipts import Payment, Receipt, ReceiptFile, ReceiptPrint, ReceiptVoid
from rmt_desktop.domain.timeline import Happening
from rmt_desktop.domain.visits import Visit, VisitCard
from rmt_desktop.services.papers import (
    ChartPaper,
    HomeCarePaper,
    IntakePaper,
    NotePaper,
    ReceiptPaper,
    RecoveryPaper,
)


class ClinicStore(Protocol):
    """The clinic, its therapists and its fee list. ``save`` methods return the value with its new version."""

    def clinic(self) -> Clinic | None: ...
    def save_clinic(self, clinic: Clinic) -> Clinic: ...
    def therapists(self) -> tuple[Therapist, ...]: ...
    def therapist(self, id: TherapistId, /) -> Therapist: ...
    def save_therapist(self, therapist: Therapist) -> Therapist: ...
    def services(self) -> tuple[Service, ...]: ...
    def service(self, id: ServiceId, /) -> Service: ...
    def save_service(self, service: Service) -> Service: ...
    def mark_kinds(self) -> tuple[ClinicKind, ...]: ...
    def mark_kind(self, id: KindId, /) -> ClinicKind: ...
    def save_mark_kind(self, kind: ClinicKind) -> ClinicKind: ...


class ClientStore(Protocol):
    """Clients. ``save`` inserts version 0 and otherwise replaces, raising StaleRecord when somebody was faster."""

    def get(self, id: ClientId, /) -> Client: ...
    def save(self, client: Client) -> Client: ...
    def next_number(self) -> int: ...
    def find(self, terms: Sequence[str], *, limit: int, archived: bool) -> tuple[ClientSummary, ...]:
        """Return clients each of whose ``terms`` begins one of their search terms, best rank first, then by name.

        Without terms: the clients seen last, then by name. ``archived`` asks for the archived ones instead.
        """
        ...

    def count(self, *, archived: bool) -> int: ...
    def candidates(self, client: Client) -> tuple[ClientSummary, ...]:
        """Return clients with the same birth date, a shared phone number, or a family name beginning alike."""
        ...


class VisitStore(Protocol):
    """Visits and the cards of a day."""

    def get(self, id: VisitId, /) -> Visit: ...
    def save(self, visit: Visit) -> Visit: ...
    def of_client(self, client: ClientId) -> tuple[Visit, ...]: ...
    def cards(self, start: datetime, end: datetime) -> tuple[VisitCard, ...]:
        """Return the cards of visits that begin in the half-open span, in the order of the day."""
        ...

    def unsigned_before(self, moment: datetime) -> tuple[VisitCard, ...]:
        """Return the cards of started visits before ``moment`` whose note is not signed, oldest first."""
        ...


class FormStore(Protocol):
    """Filled forms and the reviews of the history. A signed form is never replaced."""

    def get(self, id: FormId, /) -> FilledForm: ...
    def save(self, form: FilledForm) -> FilledForm: ...
    def of_client(self, client: ClientId) -> tuple[FilledForm, ...]:
        """Return all forms of a client, newest first."""
        ...

    def latest_signed(self, client: ClientId) -> FilledForm | None: ...
    def draft(self, client: ClientId) -> FilledForm | None: ...
    def add_review(self, review: HistoryReview) -> None: ...
    def reviews(self, client: ClientId) -> tuple[HistoryReview, ...]:
        """Return the reviews, newest first."""
        ...

    def due(self, before: datetime, *, limit: int) -> tuple[ClientSummary, ...]:
        """Return clients in care whose history was last signed or reviewed before ``before``."""
        ...


class ConsentStore(Protocol):
    """Consents and their changes: only ever added."""

    def add(self, consent: Consent) -> None: ...
    def add_change(self, change: ConsentChange) -> None: ...
    def of_visit(self, visit: VisitId) -> tuple[tuple[Consent, ...], tuple[ConsentChange, ...]]: ...
    def of_client(self, client: ClientId) -> tuple[tuple[Consent, ...], tuple[ConsentChange, ...]]: ...


class NoteStore(Protocol):
    """Notes and addenda. A signed note is never replaced."""

    def get(self, id: NoteId, /) -> TreatmentNote: ...
    def save(self, note: TreatmentNote) -> TreatmentNote: ...
    def of_visit(self, visit: VisitId) -> TreatmentNote | None: ...
    def of_client(self, client: ClientId) -> tuple[TreatmentNote, ...]:
        """Return all notes of a client, newest visit first."""
        ...

    def in_force(self, client: ClientId) -> tuple[TreatmentNote, ...]:
        """Return the notes of a client that were not entered in error, newest visit first."""
        ...

    def is_in_error(self, id: NoteId, /) -> bool:
        """Return whether a note was declared entered in error."""
        ...

    def measured(self, client: ClientId) -> tuple[Measured, ...]:
        """Return what was measured at each visit of a client, newest visit first, without notes entered in error."""
        ...

    def charted(self, first: date, last: date, /) -> Iterator[Charted]:
        """Yield the findings of signed notes of a period that were not entered in error, a few notes at a time."""
        ...

    def fingerprint(self, id: NoteId, /) -> str:
        """Return a fingerprint of all that is stored of a note, for the log entry of its signature."""
        ...

    def is_as_signed(self, id: NoteId, fingerprint: str, /) -> bool:
        """Return whether what is stored of a note is what the fingerprint was taken of."""
        ...

    def add_addendum(self, addendum: Addendum) -> None: ...
    def addenda(self, note: NoteId) -> tuple[Addendum, ...]: ...


class PictureStore(Protocol):
    """The bytes of own pictures, each with the note it was added to. Those of a signed note neither come nor go."""

    def add(self, note: NoteId, content: bytes) -> str:
        """Keep a picture unless it is there already, and return its digest: SHA-256 in hexadecimal."""
        ...

    def content(self, note: NoteId, digest: str) -> bytes:
        """Return the bytes of a picture. Raises NotFound, also where they are not those of the digest."""
        ...

    def digests(self, note: NoteId) -> frozenset[str]: ...
    def keep_only(self, note: NoteId, digests: Collection[str]) -> None:
        """Take away the pictures of a note that are not among these."""
        ...


class ReceiptStore(Protocol):
    """Receipts, voids, prints and later payments: only ever added. Numbers are gap-free within the transaction."""

    def next_number(self, first: int) -> int: ...
    def add(self, receipt: Receipt) -> None: ...
    def file(self, id: ReceiptId, /) -> ReceiptFile: ...
    def of_visit(self, visit: VisitId) -> ReceiptFile | None:
        """Return the receipt of a visit that is in force, or None."""
        ...

    def of_client(self, client: ClientId) -> tuple[ReceiptFile, ...]: ...
    def recent(
        self, *, limit: int, unpaid_only: bool = False, since: date | None = None, number: str = ""
    ) -> tuple[ReceiptFile, ...]:
        """Return receipts, newest first: those owed, issued since a day, whose number begins with ``number``."""
        ...

    def add_void(self, void: ReceiptVoid) -> None: ...
    def add_print(self, print_: ReceiptPrint) -> None: ...
    def add_payment(self, receipt: ReceiptId, payment: Payment) -> None: ...


class PlanStore(Protocol):
    """Home-care sheets. A sheet that was given is never replaced."""

    def get(self, id: PlanId, /) -> HomeCarePlan: ...
    def save(self, plan: HomeCarePlan) -> HomeCarePlan: ...
    def of_client(self, client: ClientId) -> tuple[HomeCarePlan, ...]: ...
    def of_visit(self, visit: VisitId) -> HomeCarePlan | None: ...


class TimelineStore(Protocol):
    """What happened with a client, read across the other stores."""

    def of_client(self, client: ClientId, *, clinical: bool) -> tuple[Happening, ...]:
        """Return what happened, in no order; without ``clinical`` no notes and no drawings."""
        ...

    def chart(self, happening: Happening, /) -> Chart:
        """Return the body chart of a note or a health history. Raises NotFound."""
        ...


class AuditStore(Protocol):
    """The log. Entries are made by ``Unit.log``; here they are only read."""

    def last(self) -> AuditEntry | None: ...
    def entries(self, *, client: str = "", before_seq: int | None = None, limit: int = 200) -> tuple[AuditEntry, ...]:
        """Return entries, newest first, of one client if named."""
        ...

    def chain(self, *, after_seq: int = 0, limit: int = 2000) -> tuple[AuditEntry, ...]:
        """Return entries in order, for verification."""
        ...

    def last_of(self, record: str, act: str) -> AuditEntry | None:
        """Return the newest entry with this act about this record, or None."""
        ...


class Unit(Protocol):
    """One transaction. Leaving it without ``commit`` undoes everything."""

    clinic: ClinicStore
    clients: ClientStore
    visits: VisitStore
    forms: FormStore
    consents: ConsentStore
    notes: NoteStore
    pictures: PictureStore
    receipts: ReceiptStore
    plans: PlanStore
    timeline: TimelineStore
    audit: AuditStore

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def log(self, event: AuditEvent, *, at: datetime, user: str, user_name: str) -> None:
        """Append one entry to the chain, in this transaction."""
        ...

    def commit(self) -> None:
        """Make it so. Raises StorageTrouble when the disk is full or the folder read-only; nothing is half-written."""
        ...


class Units(Protocol):
    """Gives transactions."""

    def __call__(self, *, reading: bool = False) -> Unit:
        """Return a unit to be begun with ``with``.

        ``reading`` promises that nothing will be written: such a unit never waits for another one, and may stand
        inside any; one that writes may stand only inside one that writes, and holds if that one is committed.
        """
        ...


class User(Protocol):
    """Who opened the vault, as her key slot names her."""

    @property
    def id(self) -> UserId: ...
    @property
    def name(self) -> str: ...


class OpenedVault(Protocol):
    """An unlocked vault. ``close`` drops the key and releases the lock on the folder; it may be called twice."""

    @property
    def user(self) -> User: ...
    @property
    def folder(self) -> Path: ...
    @property
    def writes(self) -> int:
        """How many units were committed; while it stays the same, what was read before is still true."""
        ...

    def unit(self, *, reading: bool = False) -> Unit: ...
    def check(self) -> None:
        """Read every page of the database; takes seconds for a large one. Raises VaultTrouble when one is damaged."""
        ...

    def close(self) -> None: ...


class VaultFiles(Protocol):
    """Vaults on disk. Every method raises a VaultTrouble with its own sentence and then has changed nothing."""

    def exists(self, folder: Path) -> bool: ...
    def create(self, folder: Path, passphrase: str, user_name: str) -> tuple[OpenedVault, str]:
        """Make a new vault and return it open, with its recovery code (groups of letters and digits, shown once)."""
        ...

    def unlock(self, folder: Path, passphrase: str, *, user: UserId | None = None) -> OpenedVault:
        """Open a vault, migrating it if it is older than the program."""
        ...

    def recover(self, folder: Path, code: str, passphrase: str) -> OpenedVault:
        """Open a vault with the recovery code and give the first user a new pass phrase."""
        ...

    def verify(self, folder: Path, user: UserId, passphrase: str) -> None:
        """Check a pass phrase without opening anything. Raises WrongPassphrase."""
        ...

    def change_passphrase(self, folder: Path, user: UserId, old: str, new: str) -> None: ...
    def new_recovery_code(self, folder: Path, user: UserId, passphrase: str) -> str:
        """Replace the recovery code; the old one opens nothing any more."""
        ...

    def users(self, folder: Path) -> tuple[User, ...]: ...
    def failures(self, folder: Path) -> tuple[datetime, ...]:
        """Return the times of failed attempts since the last successful one."""
        ...

    def note_failure(self, folder: Path, at: datetime) -> None: ...
    def clear_failures(self, folder: Path) -> None: ...


class Documents(Protocol):
    """Papers as PDF bytes. The same paper always gives the same bytes."""

    def receipt(self, paper: ReceiptPaper) -> bytes: ...
    def home_care(self, paper: HomeCarePaper) -> bytes: ...
    def note(self, paper: NotePaper) -> bytes: ...
    def intake(self, paper: IntakePaper) -> bytes: ...
    def chart_svg(self, paper: ChartPaper) -> bytes: ...
    def chart_png(self, paper: ChartPaper) -> bytes: ...
    def recovery(self, paper: RecoveryPaper) -> bytes: ...
    def unprintable(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that no font of the papers has; they print as empty boxes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPicture:
    """A picture ready to be kept, ``width`` x ``height`` pixels: upright, and nothing but its pixels in the file."""

    content: bytes
    width: int
    height: int


class PictureFiles(Protocol):
    """Reads picture files of strangers."""

    def size(self, content: bytes) -> tuple[int, int]:
        """Return width and height in pixels as the file's head says, without unpacking it; (0, 0) for no picture."""
        ...

    def plain(self, content: bytes, *, longest: int, most_bytes: int) -> PlainPicture | None:
        """Return the picture turned as the camera was held, scaled and written anew without what the camera added.

        No side has more than ``longest`` pixels, the file not more than ``most_bytes``. None for a damaged one.
        """
        ...


class LocalTime(Protocol):
    """Time as the record needs it: never going back, and with the clinic's days."""

    @property
    def is_behind(self) -> bool:
        """Whether the computer's clock is behind the record by more than two minutes."""
        ...

    @property
    def clock(self) -> str:
        """What the computer's clock says, as the clinic reads it."""
        ...

    @property
    def latest(self) -> str:
        """The time of the newest entry of the record, as the clinic reads it."""
        ...

    def clock_now(self) -> datetime:
        """Return what the computer's clock says in UTC, whatever is recorded already."""
        ...

    def go_on_from(self, moment: datetime) -> None:
        """Count from a moment that lies before what is recorded; only after the log has said so."""
        ...

    def now(self) -> datetime: ...
    def trusted_now(self) -> datetime:
        """Return the time for a signature or receipt. Raises NotAllowed when the computer's clock was set back."""
        ...

    def zone(self) -> ZoneInfo: ...
    def today(self) -> date: ...
    def day_of(self, moment: datetime) -> date: ...
    def start_of(self, day: date) -> datetime:
        """Return the UTC moment at which a local day begins."""
        ...
