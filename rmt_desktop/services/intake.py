"""The health history: start from last time, keep every keystroke, sign, screen, and ask "anything changed?"."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from rmt_desktop.base.errors import NotAllowed, refuse
from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.forms.answers import (
    FilledForm,
    HistoryReview,
    Line,
    Mode,
    Signature,
    asked_answers,
    transcript,
)
from rmt_desktop.domain.forms.checks import form_problems
from rmt_desktop.domain.forms.intake import TODAY_KEYS, intake_form
from rmt_desktop.domain.forms.spec import Form
from rmt_desktop.domain.ids import ClientId, FormId
from rmt_desktop.domain.screening import Flag, raise_flags, safety_keys, unanswered, written_flags
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.ports import Unit, Units
from rmt_desktop.services.standing import standing_now


@dataclass(frozen=True, slots=True)
class HistoryState:
    """Where a client's health history stands: the signed form, the draft, when it was last looked at, and by whom."""

    signed: FilledForm | None
    draft: FilledForm | None
    reviews: tuple[HistoryReview, ...]

    @property
    def reviewed_at(self) -> datetime | None:
        """When the history was last signed or reviewed."""
        moments = [review.at for review in self.reviews]
        if self.signed is not None and self.signed.signed_at is not None:
            moments.append(self.signed.signed_at)
        return max(moments, default=None)

    def covered(self) -> "HistoryState":
        """Return the same without anything a client told: only when it was, and by whom it was taken."""
        signed = self.signed and replace(self.signed, answers={}, declined=(), lines=(), chart=Chart(), signature=None)
        return replace(self, signed=signed, reviews=tuple(replace(one, changes="") for one in self.reviews))


@dataclass(frozen=True, slots=True)
class Intake:
    """The health history of a client."""

    units: Units
    desk: Desk
    catalog: Catalog

    def form(self, profile: str) -> Form:
        """Return the questions as a province's collection profile allows them."""
        return intake_form(profile, self.catalog.collection)

    def state(self, client_id: ClientId) -> HistoryState:
        """Return where the client's history stands; the desk sees that it is signed and reviewed, not what it says.

        A draft is open to the desk, which puts it before the client.
        """
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            state = HistoryState(
                signed=unit.forms.latest_signed(client_id),
                draft=unit.forms.draft(client_id),
                reviews=unit.forms.reviews(client_id),
            )
        return state if self.desk.actor.may(May.READ_RECORD) else state.covered()

    def open(self, form_id: FormId) -> FilledForm:
        """Return a form that is being read; the view is logged. Raises NotFound.

        The desk opens drafts only.
        """
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units() as unit:
            form = unit.forms.get(form_id)
            if form.signed_at is not None:
                self.desk.actor.must(May.READ_RECORD)
            self._log(unit, Act.VIEWED, form, "")
            unit.commit()
            return form

    def start(self, client_id: ClientId, *, language: str, mode: Mode = Mode.ELECTRONIC) -> Done[FilledForm]:
        """Return the open draft, or a new one filled with the last answers; what is asked anew each visit is blank."""
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            if (draft := unit.forms.draft(client_id)) is not None:
                return Done(draft, Changes())
            clinic = unit.clinic.clinic()
            profile = self.catalog.province(clinic.province if clinic else "ON").collection
            last = unit.forms.latest_signed(client_id)
            answers = {} if last is None else {k: v for k, v in last.answers.items() if k not in TODAY_KEYS}
            form = self.form(profile)
            draft = unit.forms.save(
                FilledForm(
                    id=FormId(self.desk.new_id()),
                    client_id=client_id,
                    form_id=form.id,
                    form_version=form.version,
                    profile=profile,
                    language=language,
                    mode=mode,
                    answers=answers,
                    declined=() if last is None else tuple(key for key in last.declined if key not in TODAY_KEYS),
                    started_at=self.desk.time.now(),
                )
            )
            self._log(unit, Act.CREATED, draft, f"language={language}")
            unit.commit()
        return Done(draft, _changes(draft))

    def keep(self, draft: FilledForm) -> FilledForm:
        """Save the draft as it is, however unfinished; logged once in five minutes of writing.

        Raises StaleRecord or StorageTrouble.
        """
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            saved = unit.forms.save(draft)
            self.desk.log_draft(unit, Kind.FORM, saved.id, saved.client_id)
            unit.commit()
        return saved

    def sign(self, draft: FilledForm, signature: Signature) -> Done[FilledForm]:
        """Freeze the answers with the words they were asked in, and what else their paper shows.

        Raises InvalidInput or NotAllowed.
        """
        self.desk.actor.must(May.DESK)
        form = self.form(draft.profile)
        refuse(form_problems(form, draft.answers, today=self.desk.time.today()))
        signed = draft.signed(
            form=form,
            tr=translator(draft.language),
            signature=signature,
            at=self.desk.time.trusted_now(),
            by=self.desk.actor.name,
        )
        flags = written_flags(self.flags_of(signed), signed.lines, signed.language)
        with self.units() as unit:
            day = self.desk.time.today()
            standing = standing_now(unit, signed.client_id, flags, on=day)
            saved = unit.forms.save(replace(signed, signature=replace(signature, standing=standing)))
            self._log(
                unit, Act.SIGNED, saved, f"version={form.version} mode={draft.mode} sha256={saved.text_hash[:12]}"
            )
            unit.commit()
        return Done(saved, _changes(saved))

    def review(self, client_id: ClientId, *, changes: str = "") -> Done[HistoryReview]:
        """Record "anything changed since last time?"; empty ``changes`` is "no change".

        Raises NotAllowed when no history is signed yet.
        """
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            signed = unit.forms.latest_signed(client_id)
            if signed is None:
                raise NotAllowed(N_("There is no signed health history yet. Start one first."))
            review = HistoryReview(
                id=self.desk.new_id(),
                client_id=client_id,
                form_id=signed.id,
                at=self.desk.time.trusted_now(),
                by=self.desk.actor.name,
                changes=changes.strip(),
            )
            unit.forms.add_review(review)
            self._log(unit, Act.ADDED, signed, "review changed" if review.changes else "review unchanged")
            unit.commit()
        return Done(review, _changes(signed))

    def history(self, client_id: ClientId, *, at: datetime | None = None) -> FilledForm | None:
        """Return the signed history that stood at a moment (None: now), or None when there was none yet."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            if at is None:
                return unit.forms.latest_signed(client_id)
            forms = unit.forms.of_client(client_id)
        signed = ((form.signed_at, form) for form in forms if form.signed_at is not None and form.signed_at <= at)
        return max(signed, key=lambda one: one[0], default=(at, None))[1]

    def flags(self, client_id: ClientId, *, by_hand: Iterable[str] = ()) -> tuple[Flag, ...]:
        """Return the flags of the signed history, and those raised by hand in the visit, gravest first."""
        return self.flags_of(self.history(client_id), by_hand=by_hand)

    def flags_of(
        self, form: FilledForm | None, *, by_hand: Iterable[str] = (), on: date | None = None
    ) -> tuple[Flag, ...]:
        """Return the flags these answers raise; a draft's count too, so that danger shows before the signature.

        In a draft, answers to questions that do not apply any more raise nothing. ``on`` is the day whose rules hold,
        today unless a record of an earlier day is printed.
        """
        day = on or self.desk.time.today()
        rules = [rule for rule in self.catalog.rules if rule.effective <= day]
        answers = form.answers if form else {}
        if form is not None and form.signed_at is None:
            answers = asked_answers(self.form(form.profile), answers)
        return raise_flags(rules, answers, by_hand=by_hand)

    def unanswered(self, form: FilledForm | None) -> tuple[Line, ...]:
        """Return the safety questions that were asked and not answered: no flag does not mean no danger then.

        A signed form is read by its frozen lines; one that is covered says nothing.
        """
        if form is None:
            return ()
        spec = self.form(form.profile)
        lines = form.lines
        if form.signed_at is None:
            lines = transcript(spec, form.answers, form.declined, translator(form.language))
        today = self.desk.time.today()
        return unanswered(lines, safety_keys((rule for rule in self.catalog.rules if rule.effective <= today), spec))

    def questions(self, form: FilledForm) -> dict[str, str]:
        """Return the words of each question by key, as the client saw them: the reasons of a flag."""
        if form.lines:
            return {line.key: line.question for line in form.lines}
        tr = translator(form.language)
        return {field.key: tr(field.label) for field in self.form(form.profile).fields()}

    def set_language(self, draft: FilledForm, language: str) -> FilledForm:
        """Return the unsaved draft to be read in another language."""
        return replace(draft, language=language)

    def _log(self, unit: Unit, act: Act, form: FilledForm, detail: str) -> None:
        self.desk.log(unit, AuditEvent(act=act, kind=Kind.FORM, record=form.id, client=form.client_id, detail=detail))


def _changes(form: FilledForm) -> Changes:
    return Changes.of((Kind.FORM, form.id), (Kind.CLIENT, form.client_id))
