"""Papers as values: all that stands on them, gathered by the use cases and laid out by ``documents``."""

from dataclasses import dataclass
from datetime import date, datetime

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import Look
from rmt_desktop.domain.chart.layers import Anatomy
from rmt_desktop.domain.chart.pictures import OwnPicture
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.clinic import Clinic, PaperSize, Therapist
from rmt_desktop.domain.consent import Consent, ConsentChange
from rmt_desktop.domain.forms.answers import FilledForm, HistoryReview
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.domain.notes import Addendum, TreatmentNote
from rmt_desktop.domain.receipts import Payment, Receipt, ReceiptVoid
from rmt_desktop.domain.standing import UsualRange, WrittenFlag, WrittenSheet
from rmt_desktop.domain.visits import Visit

KeptPictures = tuple[tuple[OwnPicture, bytes], ...]
"""Own pictures of a visit with their bytes, as far as they are kept whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPaper:
    """A receipt to print. ``duplicate_on`` is the day of the reprint; ``preview`` marks a draft without a number.

    ``voided_on`` is the day a void receipt was declared void, as the clinic's calendar had it. ``paid_since`` are
    payments that came after the receipt was made. ``is_demo`` stamps the paper as worthless.
    """

    receipt: Receipt
    paper: PaperSize
    void: ReceiptVoid | None = None
    voided_on: date | None = None
    paid_since: tuple[Payment, ...] = ()
    duplicate_on: date | None = None
    preview: bool = False
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeCarePaper:
    """A home-care sheet to print; its language and print size are the plan's."""

    plan: HomeCarePlan
    client_name: str
    clinic: Clinic
    therapist: Therapist | None
    on: date
    paper: PaperSize


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePaper:
    """The printed record of one visit: note, consents with their changes, flags and addenda, in ``language``.

    Of a signed note, clinic, client, therapist, flags, usual ranges and home care are those of the day it was signed,
    and all its times, later additions too, are told in the ``zone`` of that day; only ``printed_at`` is told by the
    clinic's present clock. ``layers`` of anatomy lie under the chart's marks: chosen for this print, no part of the
    record.
    """

    note: TreatmentNote
    addenda: tuple[Addendum, ...]
    client: Client
    visit: Visit
    therapist: Therapist
    clinic: Clinic
    zone: str
    consents: tuple[Consent, ...]
    changes: tuple[ConsentChange, ...]
    flags: tuple[WrittenFlag, ...]
    ranges: tuple[UsualRange, ...] = ()
    sheets: tuple[WrittenSheet, ...] = ()
    pictures: KeptPictures = ()
    printed_at: datetime
    printed_by: str
    language: str
    paper: PaperSize
    layers: frozenset[Anatomy] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakePaper:
    """A signed health history with the client's drawing and its later reviews, in the language it was signed in.

    Clinic, client, flags and ``zone`` are those of the day it was signed, as on the note's paper.
    """

    form: FilledForm
    client: Client
    clinic: Clinic
    zone: str
    reviews: tuple[HistoryReview, ...]
    flags: tuple[WrittenFlag, ...] = ()
    printed_at: datetime
    printed_by: str
    paper: PaperSize


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPaper:
    """One view of a body chart as a picture of its own; it names no client.

    ``modest`` dresses the figure; ``layers`` of anatomy lie under the marks.
    """

    chart: Chart
    figure: str
    view: str
    language: str
    modest: bool = True
    look: Look = Look.GHOST
    pictures: KeptPictures = ()
    layers: frozenset[Anatomy] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPaper:
    """The sheet with the recovery code, to be locked away. ``is_demo`` stamps the paper as worthless."""

    clinic_name: str
    code: str
    made_on: date
    language: str
    paper: PaperSize
    is_demo: bool = False
