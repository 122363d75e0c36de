"""Consent: what was explained, what was agreed area by area, in which words, by whom, and what changed later.

Ontario asks for six elements before assessment, treatment or a change of plan, and for sensitive areas a consent in
writing before each assessment or treatment (domain facts 2.4, S8, S10; texts of 2021, the 2026-09 texts to be verified
by a practitioner). A consent record never changes; a withdrawal or change is a new record that points at it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from rmt_desktop.base.errors import NotAllowed, Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import Area, ProvinceFacts
from rmt_desktop.domain.forms.answers import Mode, Signature
from rmt_desktop.domain.ids import ClientId, ConsentId, VisitId
from rmt_desktop.domain.people import age_on
from rmt_desktop.domain.sides import Areal, Side


class Agreement(StrEnum):
    """What the client said about one area."""

    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


AGREEMENT_NAMES = {
    Agreement.AGREED: N_("agreed"),
    Agreement.DECLINED: N_("declined"),
    Agreement.WITHDRAWN: N_("withdrawn"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaConsent:
    """The client's decision about one area. ``reason`` is the clinical reason, needed for a sensitive area."""

    area: Areal
    agreement: Agreement
    sensitive: bool = False
    requested_by_client: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One consent conversation as recorded.

    ``elements`` are the ids of the six elements that were talked about; ``text`` the exact words shown, ``text_hash``
    their SHA-256, ``text_version`` the version of the wording. ``valid_on`` is the visit's day; sensitive areas hold
    for that day only.
    """

    id: ConsentId
    client_id: ClientId
    visit_id: VisitId
    valid_on: date
    elements: tuple[str, ...]
    plan: str = ""
    risks: str = ""
    questions: str = ""
    areas: tuple[AreaConsent, ...]
    mode: Mode
    signature: Signature | None
    capacity_note: str = ""
    text: str
    text_hash: str
    text_version: str
    language: str
    obtained_at: datetime
    obtained_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentChange:
    """A withdrawal or a change during the visit: which area, what holds now, what was done about it."""

    id: str
    consent_id: ConsentId
    client_id: ClientId
    visit_id: VisitId
    area: Areal
    agreement: Agreement
    action: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaState:
    """What holds for one area now, and since when.

    ``was_agreed`` says whether it was agreed at some moment of the visit, whatever was said of it later.
    """

    area: Areal
    agreement: Agreement
    sensitive: bool
    at: datetime
    action: str = ""
    was_agreed: bool = False

    @property
    def allowed_treatment(self) -> bool:
        """Whether there was a moment of this visit at which the area might be treated."""
        return self.was_agreed or self.agreement is Agreement.AGREED


def text_hash(text: str) -> str:
    """Return the SHA-256 of the exact text that was shown, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def consent_problems(
    consent: Consent, *, elements: Sequence[str], areas: Sequence[Area], needs_guardian: bool
) -> tuple[Problem, ...]:
    """Return what keeps this consent from being recorded.

    ``elements`` are the ids of all six elements, ``areas`` the catalogue, ``needs_guardian`` the provincial age rule.
    """
    found = []
    if missing := [element for element in elements if element not in consent.elements]:
        found.append(
            Problem(
                field="elements",
                message=N_("{count} of the six points have not been talked about yet."),
                values={"count": len(missing)},
            )
        )
    if not consent.areas:
        found.append(Problem(field="areas", message=N_("Choose at least one area and record agree or decline.")))
    on_request = {area.id for area in areas if area.on_request_only}
    for index, one in enumerate(consent.areas):
        if one.agreement is not Agreement.AGREED or not one.sensitive:
            continue
        if consent.mode is Mode.VERBAL:
            found.append(
                Problem(
                    field=f"areas.{index}",
                    message=N_("{area}: a sensitive area needs consent in writing for this visit."),
                    values={"area": one.area.label},
                )
            )
        if not one.reason.strip():
            found.append(
                Problem(
                    field=f"areas.{index}",
                    message=N_("{area}: write the clinical reason for treating a sensitive area."),
                    values={"area": one.area.label},
                )
            )
        if one.area.area in on_request and not one.requested_by_client:
            found.append(
                Problem(
                    field=f"areas.{index}",
                    message=N_("{area}: only at the client's own request and for a clinical reason."),
                    values={"area": one.area.label},
                )
            )
    found.extend(_signature_problems(consent, needs_guardian=needs_guardian))
    return tuple(found)


def _signature_problems(consent: Consent, *, needs_guardian: bool) -> list[Problem]:
    found = []
    if consent.signature is None or not consent.signature.name.strip():
        found.append(Problem(field="signature", message=N_("Please type the name of the person who gives consent.")))
    elif consent.mode is not Mode.VERBAL and not consent.signature.image:
        found.append(
            Problem(field="signature", message=N_("Please sign in the box with the mouse, a finger or a pen."))
        )
    if needs_guardian and consent.signature is not None and consent.signature.role == "client":
        found.append(
            Problem(
                field="signature",
                message=N_("In this province somebody else must consent for a client of this age."),
            )
        )
    return found


def needs_guardian(province: ProvinceFacts, born: date | None, day: date) -> bool:
    """Whether the province's age rule asks for a guardian's or decision-maker's consent (domain facts 1)."""
    return province.guardian_below is not None and born is not None and age_on(born, day) < province.guardian_below


def area_states(consents: Iterable[Consent], changes: Iterable[ConsentChange]) -> tuple[AreaState, ...]:
    """Return what holds for each area of a visit, the latest word of the client counting for each side.

    An area is the same in whichever language it was named; it carries the name it was given last. Both sides are one
    line as long as the same word holds for them.
    """
    states: dict[tuple[str, Side], AreaState] = {}
    spoken: list[Consent | ConsentChange] = [*consents, *changes]
    for word in sorted(spoken, key=_said_at):  # of the same moment the consent comes first: the sort is stable
        if isinstance(word, Consent):
            for one in word.areas:
                _decide(states, one, at=word.obtained_at)
        else:
            _change(states, word)
    return tuple(_joined(states))


def _said_at(word: Consent | ConsentChange) -> datetime:
    return word.obtained_at if isinstance(word, Consent) else word.at


def _decide(states: dict[tuple[str, Side], AreaState], one: AreaConsent, *, at: datetime) -> None:
    for side in one.area.side.single:
        before = states.get((one.area.area, side))
        states[one.area.area, side] = AreaState(
            area=replace(one.area, side=side),
            agreement=one.agreement,
            sensitive=one.sensitive,
            at=at,
            was_agreed=before is not None and before.allowed_treatment,
        )


def _change(states: dict[tuple[str, Side], AreaState], change: ConsentChange) -> None:
    for side in change.area.side.single:
        state = states.get((change.area.area, side))
        if state is not None:
            states[change.area.area, side] = replace(
                state,
                agreement=change.agreement,
                at=change.at,
                action=change.action,
                was_agreed=state.allowed_treatment,
            )


def _joined(states: dict[tuple[str, Side], AreaState]) -> Iterator[AreaState]:
    """Yield the states in order, left and right as one where the same word holds for both."""
    for (area, side), state in states.items():
        other = states.get((area, side.opposite))
        if other is not None and other is not state and replace(other, area=state.area) == state:
            if side is Side.LEFT:
                yield replace(state, area=replace(state.area, side=Side.BOTH))
        else:
            yield state


def uncovered(areas: Iterable[Areal], states: Sequence[AreaState]) -> tuple[Areal, ...]:
    """Return the treated areas to which the client did not agree at any moment of the visit, side by side.

    An area that was declined or withdrawn in the middle of the visit counts as covered: there was a time at which it
    might be treated. Whether it was treated then is what :func:`taken_back` asks about.
    """
    good = [state.area for state in states if state.allowed_treatment]
    return tuple(area for area in areas if not _is_covered(area, good))


def taken_back(areas: Iterable[Areal], states: Sequence[AreaState]) -> dict[Areal, AreaState]:
    """Return the treated areas to which the client agreed at first and does not agree any more, each with what holds.

    They may have been treated before she changed her mind, never after it; the states do not say which it was. Of an
    area on both sides the side that was taken back last speaks.
    """
    found: dict[Areal, AreaState] = {}
    back = [state for state in states if state.was_agreed and state.agreement is not Agreement.AGREED]
    for area in areas:
        about = [state for state in back if state.area.covers(area) or area.covers(state.area)]
        if about:
            found[area] = max(about, key=lambda state: state.at)
    return found


def _is_covered(area: Areal, agreed: Sequence[Areal]) -> bool:
    if any(one.covers(area) for one in agreed):
        return True
    sides = {one.side.value for one in agreed if one.area == area.area}
    return area.side.value == "B" and {"L", "R"} <= sides


def may_change(states: Sequence[AreaState], area: Areal, agreement: Agreement) -> None:
    """Raise NotAllowed when the word on an area cannot change to ``agreement`` in the middle of the visit.

    Something must be recorded for it, a sensitive area is agreed again in writing only, and what is not agreed now
    cannot be withdrawn.
    """
    known = [state for state in states if state.area.covers(area) or area.covers(state.area)]
    if not known:
        raise NotAllowed(N_("No consent is recorded for {area} in this visit."), area=area.label)
    if agreement is Agreement.AGREED and any(state.sensitive for state in known):
        raise NotAllowed(
            N_("{area} is a sensitive area: it is agreed again in writing only. Record a new consent for it."),
            area=area.label,
        )
    if agreement is Agreement.WITHDRAWN and all(state.agreement is not Agreement.AGREED for state in known):
        raise NotAllowed(
            N_("{area} is not agreed at the moment, so there is nothing to withdraw."),
            area=area.label,
        )
