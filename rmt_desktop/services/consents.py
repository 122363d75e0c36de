"""Consent: the words, the record of the conversation, and what changes later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rmt_desktop.base.errors import NotAllowed, refuse
from rmt_desktop.base.i18n import N_, Translator, translator
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.consent import (
    AGREEMENT_NAMES,
    Agreement,
    AreaConsent,
    AreaState,
    Consent,
    ConsentChange,
    area_states,
    consent_problems,
    may_change,
    needs_guardian,
    text_hash,
)
from rmt_desktop.domain.forms.answers import Mode, Signature
from rmt_desktop.domain.ids import ClientId, ConsentId, VisitId
from rmt_desktop.domain.sides import Areal
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.ports import Unit, Units


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTalk:
    """What was talked about, before it is recorded: the dialog's content."""

    visit_id: VisitId
    language: str
    elements: tuple[str, ...] = ()
    plan: str = ""
    risks: str = ""
    questions: str = ""
    areas: tuple[AreaConsent, ...] = ()
    mode: Mode = Mode.ELECTRONIC
    signature: Signature | None = None
    capacity_note: str = ""


@dataclass(frozen=True, slots=True)
class VisitConsent:
    """All consent of one visit, and what holds for each area now."""

    consents: tuple[Consent, ...]
    changes: tuple[ConsentChange, ...]

    @property
    def states(self) -> tuple[AreaState, ...]:
        """What holds for each area now."""
        return area_states(self.consents, self.changes)


@dataclass(frozen=True, slots=True)
class Consents:
    """Consent to assessment and treatment."""

    units: Units
    desk: Desk
    catalog: Catalog

    def of_visit(self, visit_id: VisitId) -> VisitConsent:
        """Return the consent of one visit."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return VisitConsent(*unit.consents.of_visit(visit_id))

    def of_client(self, client_id: ClientId) -> VisitConsent:
        """Return all consent a client ever gave, with its changes."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return VisitConsent(*unit.consents.of_client(client_id))

    def text(self, talk: ConsentTalk) -> str:
        """Return the exact words this conversation puts before the client, in her language."""
        return consent_text(self.catalog, talk, translator(talk.language))

    def guardian_needed(self, visit_id: VisitId) -> bool:
        """Whether the province's age rule asks for somebody else's consent."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return self._guardian_needed(unit, visit_id)

    def record(self, talk: ConsentTalk) -> Done[Consent]:
        """Keep a consent with its exact text and hash.

        Raises InvalidInput naming what is missing, NotAllowed once the note of the visit is signed.
        """
        self.desk.actor.must(May.TREAT)
        wording = self.catalog.consent_wording
        now = self.desk.time.trusted_now()
        text = self.text(talk)
        with self.units() as unit:
            visit = unit.visits.get(talk.visit_id)
            _must_be_open(unit, visit.id)
            consent = Consent(
                id=ConsentId(self.desk.new_id()),
                client_id=visit.client_id,
                visit_id=visit.id,
                valid_on=self.desk.time.day_of(visit.starts_at),
                elements=talk.elements,
                plan=talk.plan.strip(),
                risks=talk.risks.strip(),
                questions=talk.questions.strip(),
                areas=talk.areas,
                mode=talk.mode,
                signature=talk.signature,
                capacity_note=talk.capacity_note.strip(),
                text=text,
                text_hash=text_hash(text),
                text_version=wording.version,
                language=talk.language,
                obtained_at=now,
                obtained_by=self.desk.actor.name,
            )
            problems = consent_problems(
                consent,
                elements=[element.id for element in wording.elements],
                areas=self.catalog.areas,
                needs_guardian=self._guardian_needed(unit, visit.id),
            )
            refuse(problems)
            unit.consents.add(consent)
            self._log(unit, Act.SIGNED, consent, f"wording={wording.version} sha256={consent.text_hash[:12]}")
            unit.commit()
        return Done(consent, _changes(consent.client_id, consent.visit_id))

    def change(self, visit_id: VisitId, area: Areal, agreement: Agreement, *, action: str) -> Done[ConsentChange]:
        """Record a withdrawal or change in the middle of the visit, and what was done.

        Raises NotAllowed for a change that makes no sense, or once the note of the visit is signed.
        """
        self.desk.actor.must(May.TREAT)
        with self.units() as unit:
            _must_be_open(unit, visit_id)
            consents, changes = unit.consents.of_visit(visit_id)
            may_change(area_states(consents, changes), area, agreement)
            about = _latest_about(consents, area)
            change = ConsentChange(
                id=self.desk.new_id(),
                consent_id=about.id,
                client_id=about.client_id,
                visit_id=visit_id,
                area=area,
                agreement=agreement,
                action=action.strip(),
                at=self.desk.time.trusted_now(),
                by=self.desk.actor.name,
            )
            unit.consents.add_change(change)
            self._log(unit, Act.ADDED, about, f"{agreement} area={area.area}")
            unit.commit()
        return Done(change, _changes(change.client_id, visit_id))

    def _guardian_needed(self, unit: Unit, visit_id: VisitId) -> bool:
        visit = unit.visits.get(visit_id)
        clinic = unit.clinic.clinic()
        born = unit.clients.get(visit.client_id).birth_date
        province = self.catalog.province(clinic.province if clinic else "ON")
        return needs_guardian(province, born, self.desk.time.day_of(visit.starts_at))

    def _log(self, unit: Unit, act: Act, consent: Consent, detail: str) -> None:
        self.desk.log(
            unit,
            AuditEvent(act=act, kind=Kind.CONSENT, record=consent.id, client=consent.client_id, detail=detail),
        )


def _changes(client_id: ClientId, visit_id: VisitId) -> Changes:
    return Changes.of((Kind.CONSENT, visit_id), (Kind.VISIT, visit_id), (Kind.CLIENT, client_id))


def _must_be_open(unit: Unit, visit_id: VisitId) -> None:
    """Raise NotAllowed once the note of the visit is signed: the consent of the visit is closed with it."""
    note = unit.notes.of_visit(visit_id)
    if note is not None and note.is_signed:
        raise NotAllowed(
            N_("The note of this visit is signed, and its consent is closed with it. Write an addendum to the note.")
        )


def _latest_about(consents: Sequence[Consent], area: Areal) -> Consent:
    """Return the latest consent that speaks of an area, on any of its sides."""
    by_time = sorted(consents, key=lambda one: one.obtained_at, reverse=True)
    return next(
        consent for consent in by_time if any(one.area.covers(area) or area.covers(one.area) for one in consent.areas)
    )


def consent_text(catalog: Catalog, talk: ConsentTalk, tr: Translator) -> str:
    """Return the text a client agrees to: plan, the six elements, the areas with her decisions, and the agreement."""
    wording = catalog.consent_wording
    parts: list[str] = []
    if talk.plan.strip():
        parts.append(tr(N_("What will be done: {plan}"), plan=talk.plan.strip()))
    parts.extend(f"{one.name.in_(talk.language)}. {one.text.in_(talk.language)}" for one in wording.elements)
    if talk.risks.strip():
        parts.append(tr(N_("For this treatment in particular: {risks}"), risks=talk.risks.strip()))
    parts.extend(_area_lines(talk.areas, tr))
    if any(one.sensitive for one in talk.areas):
        parts.append(wording.sensitive.in_(talk.language))
    parts.append(wording.agreement.in_(talk.language))
    return "\n".join(parts)


def _area_lines(areas: Iterable[AreaConsent], tr: Translator) -> Iterable[str]:
    for one in areas:
        line = tr(N_("{area}: {decision}"), area=one.area.text(tr), decision=tr(AGREEMENT_NAMES[one.agreement]))
        yield f"{line} ({one.reason.strip()})" if one.reason.strip() else line
