"""Papers: gather what stands on them, have them laid out, and log that they left the program."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.chart.layers import Anatomy
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.domain.ids import FormId, NoteId, ReceiptId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.receipts import Receipt, ReceiptFile, ReceiptPrint
from rmt_desktop.domain.screening import written_flags
from rmt_desktop.domain.standing import Standing, WrittenFlag
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.clinics import Clinics
from rmt_desktop.services.intake import Intake
from rmt_desktop.services.papers import HomeCarePaper, IntakePaper, NotePaper, ReceiptPaper, RecoveryPaper
from rmt_desktop.services.pictures import kept_pictures
from rmt_desktop.services.ports import Documents, Units
from rmt_desktop.services.standing import sheets_of, usual_ranges, written_sheets

RecordPaper = TypeVar("RecordPaper", NotePaper, IntakePaper)


class Way(StrEnum):
    """How a paper left the program."""

    PRINTER = "printer"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Paperwork:
    """Every paper of the clinic. Making one logs nothing; ``left`` is called when it really was printed or saved."""

    units: Units
    desk: Desk
    clinics: Clinics
    intake: Intake
    catalog: Catalog
    documents: Documents

    def preview_receipt(self, receipt: Receipt) -> bytes:
        """Return a receipt that has no number yet, for the screen only."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        clinic = self.clinics.clinic()
        return self.documents.receipt(
            ReceiptPaper(receipt=receipt, paper=clinic.paper, preview=True, is_demo=clinic.is_demo)
        )

    def receipt(self, file: ReceiptFile, *, to_print: bool = False) -> bytes:
        """Return an issued receipt. One that is to be printed again is marked DUPLICATE with today's date."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        clinic = self.clinics.clinic()
        again = to_print and bool(file.prints)
        return self.documents.receipt(
            ReceiptPaper(
                receipt=file.receipt,
                paper=clinic.paper,
                void=file.void,
                voided_on=self.desk.time.day_of(file.void.at) if file.void else None,
                paid_since=file.paid_since,
                duplicate_on=self.desk.time.today() if again else None,
                is_demo=clinic.is_demo,
            )
        )

    def home_care(self, plan: HomeCarePlan) -> bytes:
        """Return a home-care sheet as it is now."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        clinic = self.clinics.clinic()
        with self.units(reading=True) as unit:
            client = unit.clients.get(plan.client_id)
            visit = unit.visits.get(plan.visit_id) if plan.visit_id else None
            therapist = unit.clinic.therapist(visit.therapist_id) if visit else None
        moment = plan.given_at or self.desk.time.now()
        return self.documents.home_care(
            HomeCarePaper(
                plan=plan,
                client_name=client.shown_name,
                clinic=clinic,
                therapist=therapist,
                on=self.desk.time.day_of(moment),
                paper=clinic.paper,
            )
        )

    def note(self, note_id: NoteId, *, layers: frozenset[Anatomy] = frozenset()) -> bytes:
        """Return the printed record of a visit, in the language it was written in. Raises NotAllowed for the desk.

        A signed note is printed with what stood when it was signed. One signed before that was kept, and a draft, is
        printed with the present facts. ``layers`` of anatomy are shown under the marks of its chart.
        """
        self.desk.actor.must(May.READ_RECORD)
        clinic = self.clinics.clinic()
        with self.units(reading=True) as unit:
            note = unit.notes.get(note_id)
            consents, changes = unit.consents.of_visit(note.visit_id)
            client, therapist = unit.clients.get(note.client_id), unit.clinic.therapist(note.therapist_id)
            sheets = () if note.is_signed else written_sheets(sheets_of(unit, note))
            paper = NotePaper(
                note=note,
                addenda=unit.notes.addenda(note_id),
                client=client.drawn(on=note.service_date, otherwise=clinic.figure),
                visit=unit.visits.get(note.visit_id),
                therapist=therapist,
                clinic=clinic,
                zone=clinic.zone,
                consents=consents,
                changes=changes,
                flags=(),
                sheets=sheets,
                pictures=tuple(kept_pictures(unit, note_id, note.chart).values()),
                printed_at=self.desk.time.now(),
                printed_by=self.desk.actor.name,
                language=note.language,
                paper=clinic.paper,
                layers=layers,
            )
        if (signing := note.signing) is None or signing.standing is None:
            ranges = usual_ranges(note, self.catalog.movements)
            return self.documents.note(replace(paper, flags=self._flags_of_note(note), ranges=ranges))
        signed_by = replace(
            therapist, name=signing.name, designation=signing.designation, registration=signing.registration
        )
        stood = _as_it_stood(paper, signing.standing)
        standing = signing.standing
        return self.documents.note(replace(stood, therapist=signed_by, ranges=standing.ranges, sheets=standing.sheets))

    def intake_form(self, form_id: FormId) -> bytes:
        """Return a health history; a signed one with what stood when it was signed, as on the note's paper."""
        self.desk.actor.must(May.READ_RECORD)
        clinic = self.clinics.clinic()
        with self.units(reading=True) as unit:
            form = unit.forms.get(form_id)
            day = self.desk.time.day_of(form.signed_at or form.started_at)
            client = unit.clients.get(form.client_id).drawn(on=day, otherwise=clinic.figure)
            paper = IntakePaper(
                form=form,
                client=client,
                clinic=clinic,
                zone=clinic.zone,
                reviews=tuple(one for one in unit.forms.reviews(form.client_id) if one.form_id == form_id),
                printed_at=self.desk.time.now(),
                printed_by=self.desk.actor.name,
                paper=clinic.paper,
            )
        if form.signature is not None and form.signature.standing is not None:
            return self.documents.intake(_as_it_stood(paper, form.signature.standing))
        flags = self.intake.flags_of(form, on=day)
        return self.documents.intake(replace(paper, flags=written_flags(flags, form.lines, form.language)))

    def unprintable(self, text: str) -> tuple[str, ...]:
        """Return the characters of a name or note that no paper can show."""
        return self.documents.unprintable(text)

    def left(self, kind: Kind, record: str, client: str, way: Way) -> Changes:
        """Log that a paper was printed or saved; a receipt's next print is then a duplicate."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units() as unit:
            if kind is Kind.RECEIPT:
                unit.receipts.add_print(
                    ReceiptPrint(
                        receipt_id=ReceiptId(record),
                        at=self.desk.time.now(),
                        on=self.desk.time.today(),
                        by=self.desk.actor.name,
                    )
                )
            act = Act.PRINTED if way is Way.PRINTER else Act.EXPORTED
            self.desk.log(unit, AuditEvent(act=act, kind=kind, record=record, client=client, detail=way))
            unit.commit()
        return Changes.of((kind, record), (Kind.CLIENT, client))

    def _flags_of_note(self, note: TreatmentNote) -> tuple[WrittenFlag, ...]:
        history = self.intake.history(note.client_id, at=note.signing.at if note.signing else None)
        flags = self.intake.flags_of(history, by_hand=note.raised, on=note.service_date)
        return written_flags(flags, history.lines if history else (), note.language)


def _as_it_stood(paper: RecordPaper, standing: Standing) -> RecordPaper:
    return replace(
        paper,
        clinic=standing.of_clinic(paper.clinic),
        client=standing.of_client(paper.client),
        zone=standing.zone,
        flags=standing.flags,
    )


def recovery_sheet(documents: Documents, paper: RecoveryPaper) -> bytes:
    """Return the sheet with the recovery code; it is never filed and never logged with its content."""
    return documents.recovery(paper)
