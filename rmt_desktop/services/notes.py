"""The treatment note: start, keep every second, decide flags, sign, add; and what earlier visits say beside it."""

from dataclasses import dataclass, replace
from datetime import datetime

from rmt_desktop.base.errors import NotAllowed, UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Act, AuditEvent, Kind, content_detail
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.consent import area_states
from rmt_desktop.domain.forms.answers import FilledForm
from rmt_desktop.domain.ids import ClientId, NoteId, VisitId
from rmt_desktop.domain.notes import (
    Addendum,
    AddendumKind,
    Missing,
    Signing,
    TreatmentNote,
    blank_note,
    missing_before_signing,
)
from rmt_desktop.domain.progress import Trend, trend_of
from rmt_desktop.domain.screening import Decision, Disposition, Flag, written_flags
from rmt_desktop.domain.standing import Standing, WrittenSheet
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.intake import Intake
from rmt_desktop.services.pictures import lost_pictures
from rmt_desktop.services.ports import Unit, Units
from rmt_desktop.services.standing import sheets_of, standing_now, usual_ranges, written_sheets


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A note with its addenda."""

    note: TreatmentNote
    addenda: tuple[Addendum, ...]


class NotReady(UserError):
    """The note cannot be signed yet; ``missing`` says what is in the way."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        self.missing = missing
        super().__init__(N_("The note cannot be signed yet."))


@dataclass(frozen=True, slots=True)
class Notes:
    """Treatment notes."""

    units: Units
    desk: Desk
    intake: Intake

    def open(self, note_id: NoteId) -> NoteFile:
        """Return a note with its addenda; the view is logged. Raises NotFound."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units() as unit:
            note = unit.notes.get(note_id)
            self._log(unit, Act.VIEWED, note, "")
            unit.commit()
            return NoteFile(note, unit.notes.addenda(note_id))

    def of_visit(self, visit_id: VisitId) -> TreatmentNote | None:
        """Return the note of a visit, if it was begun."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.notes.of_visit(visit_id)

    def of_client(self, client_id: ClientId) -> tuple[TreatmentNote, ...]:
        """Return a client's notes, newest visit first."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.notes.of_client(client_id)

    def in_force(self, client_id: ClientId) -> tuple[TreatmentNote, ...]:
        """Return a client's notes without those entered in error, newest visit first: what care builds on."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.notes.in_force(client_id)

    def is_in_error(self, note_id: NoteId) -> bool:
        """Return whether a signed note was declared entered in error: nothing is built on it any more."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.notes.is_in_error(note_id)

    def previous(self, note: TreatmentNote) -> TreatmentNote | None:
        """Return the signed note of the visit before this one that was not entered in error, or None."""
        return next(
            (
                one
                for one in self.in_force(note.client_id)
                if one.is_signed and one.id != note.id and one.service_date <= note.service_date
            ),
            None,
        )

    def start(self, visit_id: VisitId, *, language: str = "en") -> Done[TreatmentNote]:
        """Begin the visit and its note in the therapist's language, or return the note already begun.

        The latter is a view, and logged.
        The client's own drawing of a history signed since her last visit becomes the client's layer of the chart.
        A visit that is over and was never written about can still get its note.
        """
        self.desk.actor.must(May.TREAT)
        with self.units() as unit:
            if (known := unit.notes.of_visit(visit_id)) is not None:
                self._log(unit, Act.VIEWED, known, "")
                unit.commit()
                return Done(known, Changes())
            visit = unit.visits.get(visit_id)
            now = self.desk.time.now()
            note = unit.notes.save(
                blank_note(
                    id=NoteId(self.desk.new_id()),
                    client_id=visit.client_id,
                    visit_id=visit_id,
                    therapist_id=visit.therapist_id,
                    service_date=self.desk.time.day_of(visit.starts_at),
                    started_at=now,
                    language=language,
                    chart=self._own_drawing(unit, visit.client_id),
                )
            )
            if visit.status not in (VisitStatus.STARTED, VisitStatus.DONE):
                unit.visits.save(visit.moved_to(VisitStatus.STARTED, at=now))
            self._log(unit, Act.CREATED, note, "")
            unit.commit()
        return Done(note, _changes(note))

    def keep(self, note: TreatmentNote) -> TreatmentNote:
        """Save the draft as it is. Called within a second of every change.

        The log gets one entry per five minutes of writing, so that it stays readable.
        Raises StaleRecord, NotAllowed (signed meanwhile) or StorageTrouble; what was typed is still in the window.
        """
        self.desk.actor.must(May.TREAT)
        now = self.desk.time.now()
        with self.units() as unit:
            saved = unit.notes.save(replace(note, saved_at=now))
            self.desk.log_draft(unit, Kind.NOTE, saved.id, saved.client_id)
            unit.commit()
        return saved

    def flags(self, note: TreatmentNote) -> tuple[Flag, ...]:
        """Return the flags that hold in this visit: from the history, and raised by hand."""
        self.desk.actor.must(May.READ_RECORD)
        return self.intake.flags(note.client_id, by_hand=note.raised)

    def told(self, note: TreatmentNote) -> FilledForm | None:
        """Return the health history the client signed for this visit, or None: one of an earlier visit is old news."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return self._signed_since_last(unit, note.client_id, before=note.started_at)

    def home_care(self, note: TreatmentNote) -> tuple[WrittenSheet, ...]:
        """Return the home-care sheets given in this visit, the oldest first: what a draft would be signed with."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return written_sheets(sheets_of(unit, note))

    def decide(self, note: TreatmentNote, flag: Flag, decision: Decision, *, text: str) -> TreatmentNote:
        """Return the unsaved note with the therapist's decision about a flag. Raises NotAllowed without words."""
        self.desk.actor.must(May.TREAT)
        if not text.strip():
            raise NotAllowed(N_("Please write in a few words what was decided or advised."))
        return note.decided(
            Disposition(
                rule_id=flag.rule.id,
                rule_name=flag.rule.name.in_(note.language),
                decision=decision,
                text=text.strip(),
                at=self.desk.time.trusted_now(),
                by=self.desk.actor.name,
            )
        )

    def missing(self, note: TreatmentNote) -> tuple[Missing, ...]:
        """Return what stands between this draft and its signature, what blocks first."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return self._missing(unit, note)

    def sign(self, note: TreatmentNote) -> Done[TreatmentNote]:
        """Close the note for good and finish the visit. Raises NotReady with the list of what blocks.

        What its paper shows beside it is kept with the signature, with the home care given so far: a reprint says what
        stood that day, and a sheet given later stands on its own. Own pictures that were taken out of the chart again
        are gone from the vault from then on.
        """
        self.desk.actor.must(May.TREAT)
        now = self.desk.time.trusted_now()
        with self.units() as unit:
            if blocking := tuple(one for one in self._missing(unit, note) if one.blocks):
                raise NotReady(blocking)
            therapist = unit.clinic.therapist(note.therapist_id)
            unit.pictures.keep_only(note.id, {picture.digest for picture in note.chart.pictures})
            signed = unit.notes.save(
                replace(note, saved_at=now).signed(
                    Signing(
                        name=therapist.name,
                        designation=therapist.designation,
                        registration=therapist.registration,
                        at=now,
                        signed_by=therapist.name if therapist.id == self.desk.actor.therapist else self.desk.actor.name,
                        standing=self._standing(unit, note),
                    )
                )
            )
            visit = unit.visits.get(note.visit_id)
            if visit.status is VisitStatus.STARTED:
                unit.visits.save(visit.moved_to(VisitStatus.DONE, at=now))
            self._log(unit, Act.SIGNED, signed, content_detail(unit.notes.fingerprint(signed.id)))
            unit.commit()
        return Done(signed, _changes(signed))

    def add(self, note_id: NoteId, kind: AddendumKind, text: str) -> Done[Addendum]:
        """Add to a signed note. Raises NotAllowed while it is a draft, or when nothing is written."""
        self.desk.actor.must(May.TREAT)
        with self.units() as unit:
            note = unit.notes.get(note_id)
            if not note.is_signed:
                raise NotAllowed(N_("This note is still open; write into the note itself."))
            addendum = Addendum(
                id=self.desk.new_id(),
                note_id=note_id,
                client_id=note.client_id,
                kind=kind,
                text=text.strip(),
                at=self.desk.time.trusted_now(),
                by=self.desk.actor.name,
                designation=self._designation(unit),
            ).checked()
            unit.notes.add_addendum(addendum)
            self._log(unit, Act.ADDED, note, kind)
            unit.commit()
        return Done(addendum, _changes(note))

    def trend(self, client_id: ClientId) -> Trend:
        """Return how pain and the most often measured movement went over the visits."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return trend_of(unit.notes.measured(client_id))

    def _missing(self, unit: Unit, note: TreatmentNote) -> tuple[Missing, ...]:
        consents, changes = unit.consents.of_visit(note.visit_id)
        return missing_before_signing(
            note,
            flags=self.flags(note),
            states=area_states(consents, changes),
            history_reviewed=self._reviewed(unit, note),
            sheet_waits=any(one.given_at is None and one.items for one in sheets_of(unit, note)),
            lost_pictures=lost_pictures(unit, note),
            signs_for="" if note.therapist_id == self.desk.actor.therapist else self._signer(unit, note),
        )

    def _standing(self, unit: Unit, note: TreatmentNote) -> Standing | None:
        history = self.intake.history(note.client_id)
        flags = self.intake.flags_of(history, by_hand=note.raised)
        lines = history.lines if history else ()
        ranges = usual_ranges(note, self.intake.catalog.movements)
        sheets = written_sheets(sheets_of(unit, note))
        words = written_flags(flags, lines, note.language)
        return standing_now(unit, note.client_id, words, ranges, sheets, on=note.service_date)

    def _signer(self, unit: Unit, note: TreatmentNote) -> str:
        return unit.clinic.therapist(note.therapist_id).name

    def _reviewed(self, unit: Unit, note: TreatmentNote) -> bool:
        signed = unit.forms.latest_signed(note.client_id)
        moments = [review.at for review in unit.forms.reviews(note.client_id)]
        if signed is not None and signed.signed_at is not None:
            moments.append(signed.signed_at)
        return any(self.desk.time.day_of(moment) >= note.service_date for moment in moments)

    def _own_drawing(self, unit: Unit, client_id: ClientId) -> Chart:
        form = self._signed_since_last(unit, client_id, before=None)
        return form.chart.of(Layer.CLIENT) if form is not None else Chart()

    def _signed_since_last(self, unit: Unit, client_id: ClientId, *, before: datetime | None) -> FilledForm | None:
        """Return the history in force if it was signed since the last note, or the last one begun before a moment."""
        form = unit.forms.latest_signed(client_id)
        if form is None or form.signed_at is None:
            return None
        begun = [note.started_at for note in unit.notes.measured(client_id)]
        earlier = [at for at in begun if before is None or at < before]
        return None if any(at > form.signed_at for at in earlier) else form

    def _designation(self, unit: Unit) -> str:
        therapist = self.desk.actor.therapist
        return unit.clinic.therapist(therapist).designation if therapist else ""

    def _log(self, unit: Unit, act: Act, note: TreatmentNote, detail: str) -> None:
        self.desk.log(unit, AuditEvent(act=act, kind=Kind.NOTE, record=note.id, client=note.client_id, detail=detail))


def _changes(note: TreatmentNote) -> Changes:
    return Changes.of((Kind.NOTE, note.id), (Kind.VISIT, note.visit_id), (Kind.CLIENT, note.client_id))
