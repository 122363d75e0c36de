"""The object graph: which adapter stands behind which port. Read it with a finger; nothing is wired elsewhere.

What is slow to load is loaded when it is first used: the use cases and SQLAlchemy when a vault is opened, ReportLab
when a paper is made. The window with the pass-phrase field is on the screen before any of them.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, cast
from zoneinfo import ZoneInfo

from rmt_desktop.base.clock import Clock, SystemClock
from rmt_desktop.db.keys import Kdf
from rmt_desktop.db.vault import VaultFolder
from rmt_desktop.services.vault import Vaults

if TYPE_CHECKING:
    from rmt_desktop.domain.catalog import Catalog
    from rmt_desktop.domain.chart.atlas import Atlas
    from rmt_desktop.domain.chart.figures import Figures
    from rmt_desktop.services.bundle import Services
    from rmt_desktop.services.ports import Documents, OpenedVault, PictureFiles

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """What is there before a vault is open, and how the use cases of an open one are made."""

    clock: Clock
    vaults: Vaults
    documents: "Documents"
    catalog: "Catalog"
    figures: "Figures"
    atlas: "Atlas"
    new_id: Callable[[], str]

    def services(self, vault: "OpenedVault") -> "Services":
        """Return the use cases of an open vault. Call it again when the first therapist has been entered."""
        return build_services(
            vault, clock=self.clock, documents=self.documents, catalog=self.catalog, new_id=self.new_id
        )


def wire(
    *,
    clock: Clock | None = None,
    kdf: Kdf = Kdf(),
    documents: "Documents | None" = None,
    catalog: "Catalog | None" = None,
    new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
) -> Wiring:
    """Return the program's wiring; tests and the demo hand in their own clock, key derivation, papers or ids."""
    clock = clock or SystemClock()
    catalog = catalog or cast("Catalog", Later(_packaged_catalog))
    figures = cast("Figures", Later(_packaged_figures))
    return Wiring(
        clock=clock,
        vaults=Vaults(VaultFolder(clock, kdf=kdf), clock),
        documents=documents or cast("Documents", Later(lambda: _pdf_documents(catalog, figures))),
        catalog=catalog,
        figures=figures,
        atlas=cast("Atlas", Later(lambda: _packaged_atlas(figures))),
        new_id=new_id,
    )


def build_services(
    vault: "OpenedVault", *, clock: Clock, documents: "Documents", catalog: "Catalog", new_id: Callable[[], str]
) -> "Services":
    """Return the use cases of an open vault, in the name of the person who opened it.

    She is the owner until a vault can hold more people.
    """
    from rmt_desktop.domain.clinic import therapist_of
    from rmt_desktop.services.actor import Actor, Desk, Role
    from rmt_desktop.services.audit_log import AuditLog
    from rmt_desktop.services.bundle import Services
    from rmt_desktop.services.chart_exchange import ChartExchange
    from rmt_desktop.services.clients import Clients
    from rmt_desktop.services.clinics import Clinics
    from rmt_desktop.services.consents import Consents
    from rmt_desktop.services.findings import Findings
    from rmt_desktop.services.homecare import HomeCare
    from rmt_desktop.services.intake import Intake
    from rmt_desktop.services.local_time import RecordTime
    from rmt_desktop.services.mark_kinds import MarkKinds
    from rmt_desktop.services.notes import Notes
    from rmt_desktop.services.paperwork import Paperwork
    from rmt_desktop.services.pictures import Pictures
    from rmt_desktop.services.receipts import Receipts
    from rmt_desktop.services.timeline import Timelines
    from rmt_desktop.services.visits import Visits

    with vault.unit(reading=True) as unit:
        latest = unit.audit.last()
        therapist = therapist_of(vault.user.id, vault.user.name, unit.clinic.therapists())
    actor = Actor(
        user=vault.user.id, name=vault.user.name, role=Role.OWNER, therapist=therapist.id if therapist else None
    )
    units = vault.unit
    time = RecordTime(clock, ClinicZone(vault), latest.at if latest else None)
    desk = Desk(time=time, new_id=new_id, actor=actor)
    clinics = Clinics(units, desk)
    intake = Intake(units, desk, catalog)
    return Services(
        desk=desk,
        clinics=clinics,
        clients=Clients(units, desk),
        visits=Visits(units, desk),
        intake=intake,
        consents=Consents(units, desk, catalog),
        notes=Notes(units, desk, intake),
        mark_kinds=MarkKinds(units, desk),
        pictures=Pictures(units, desk, cast("PictureFiles", Later(_picture_files))),
        receipts=Receipts(units, desk, catalog),
        home_care=HomeCare(units, desk, catalog),
        paperwork=Paperwork(units, desk, clinics, intake, catalog, documents),
        chart_exchange=ChartExchange(units, desk, catalog, documents),
        timelines=Timelines(units, desk),
        findings=Findings(units, desk),
        audit_log=AuditLog(units, desk),
    )


class ClinicZone:
    """Gives the clinic's time zone, UTC before it is set up, without a look at the vault for every date of a list."""

    def __init__(self, vault: "OpenedVault") -> None:
        self._vault = vault
        self._read_after = -1
        self._zone = ZoneInfo("UTC")

    def __call__(self) -> ZoneInfo:
        """Return the zone, read again after anything was written."""
        writes = self._vault.writes
        if writes != self._read_after:
            with self._vault.unit(reading=True) as unit:
                clinic = unit.clinic.clinic()
            self._zone = ZoneInfo(clinic.zone if clinic else "UTC")
            self._read_after = writes
        return self._zone


class Later(Generic[Made]):
    """Stands for a value that is made when one of its parts is first asked for."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._made: Made | None = None

    def __getattr__(self, name: str) -> object:
        """Return a part of the value."""
        if self._made is None:
            self._made = self._make()
        return getattr(self._made, name)


def _pdf_documents(catalog: "Catalog", figures: "Figures") -> "Documents":
    from rmt_desktop.documents.render import PdfDocuments

    return PdfDocuments(catalog=catalog, figures=figures)


def _packaged_catalog() -> "Catalog":
    from rmt_desktop.catalog.loader import load_catalog

    return load_catalog()


def _packaged_atlas(figures: "Figures") -> "Atlas":
    from rmt_desktop.catalog import atlas
    from rmt_desktop.catalog.shelf import Shelf
    from rmt_desktop.domain.chart.atlas import Atlas

    return Atlas(Shelf(atlas.patterns), figures)


def _picture_files() -> "PictureFiles":
    from rmt_desktop.ui.picture_files import QtPictureFiles

    return QtPictureFiles()


def _packaged_figures() -> "Figures":
    from rmt_desktop.catalog.figures import PackagedFigures

    return PackagedFigures()
