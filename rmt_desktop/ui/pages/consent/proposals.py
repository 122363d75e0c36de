"""What the consent dialogs propose and allow: areas, plan, risks, who signs, and what may change during the visit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rmt_desktop.base.errors import Problem, Translate
from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.domain.catalog import Area, Catalog
from rmt_desktop.domain.chart.marks import Mark, MarkKind
from rmt_desktop.domain.consent import Agreement, AreaConsent, AreaState
from rmt_desktop.domain.forms.answers import Mode, Signature
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.screening import BLOCKING, Flag
from rmt_desktop.domain.sides import Areal, Side
from rmt_desktop.services.consents import ConsentTalk

_NOT_TREATED = frozenset({MarkKind.AVOID})
_SIDES = {
    frozenset({Side.LEFT}): Side.LEFT,
    frozenset({Side.RIGHT}): Side.RIGHT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One area on the list: decided, or still open (``agreement`` is None)."""

    area: Areal
    sensitive: bool = False
    on_request_only: bool = False
    agreement: Agreement | None = None
    reason: str = ""
    requested: bool = False

    def decided(self) -> AreaConsent | None:
        """Return the decision to record, or None while there is none."""
        if self.agreement is None:
            return None
        return AreaConsent(
            area=self.area,
            agreement=self.agreement,
            sensitive=self.sensitive,
            requested_by_client=self.requested,
            reason=self.reason.strip(),
        )


def proposed_areas(catalog: Catalog, note: TreatmentNote | None, language: str) -> tuple[Areal, ...]:
    """Return the areas this visit speaks of: where treatment is written down, then where the chart has marks.

    Marks that say "avoid" propose nothing. An area named on both sides is one entry for both. An area that is treated
    only at the client's own request is never proposed.
    """
    if note is None:
        return ()
    sides: dict[str, set[Side]] = {}
    for applied in note.treatment:
        for treated in applied.areas:
            sides.setdefault(treated.area, set()).add(treated.side)
    for mark in note.chart.marks:
        area = area_of(catalog, mark)
        if area is not None:
            sides.setdefault(area.id, set()).add(mark.place.side)
    known = {area.id: area for area in catalog.areas}
    return tuple(known[one].on(_side(which), language) for one, which in sides.items() if one in known)


def area_of(catalog: Catalog, mark: Mark) -> Area | None:
    """Return the area a mark would be treated in, one that is not sensitive where there is a choice; None for none."""
    if mark.kind in _NOT_TREATED:
        return None
    fitting = [area for area in catalog.areas_of_region(mark.place.region) if not area.on_request_only]
    return min(fitting, key=lambda area: area.sensitive, default=None)


def as_proposed(catalog: Catalog, area: Areal) -> Proposed:
    """Return an area for the list, knowing whether it is sensitive."""
    entry = catalog.area(area.area)
    return Proposed(area=area, sensitive=entry.sensitive, on_request_only=entry.on_request_only)


def in_language(catalog: Catalog, area: Areal, language: str) -> Areal:
    """Return an area with its name in a language; one the catalogue does not know any more keeps the name it has."""
    entry = next((one for one in catalog.areas if one.id == area.area), None)
    return entry.on(area.side, language) if entry is not None else area


def sides_to_offer(area: Area) -> tuple[Side, ...]:
    """Return the sides on which an area can be chosen."""
    return (Side.LEFT, Side.RIGHT, Side.BOTH) if area.has_sides else (Side.MIDLINE,)


def proposed_plan(note: TreatmentNote | None, tr: Translate) -> str:
    """Return what will be done in words: the note's plan, or else the techniques already written down."""
    if note is None:
        return ""
    if note.plan.text.strip():
        return note.plan.text.strip()
    return "\n".join(
        tr(
            N_("{technique}: {areas}"),
            technique=applied.label,
            areas=", ".join(area.text(tr) for area in applied.areas),
        )
        if applied.areas
        else applied.label
        for applied in note.treatment
    )


def proposed_risks(flags: Iterable[Flag], language: str) -> str:
    """Return the risks in particular: what the cautions of this client's history advise, a line each.

    Red flags are not among them: they ask for a decision before any treatment, not for consent to a risk.
    """
    tr = translator(language)
    return "\n".join(
        tr(N_("{flag}: {advice}"), flag=flag.rule.name.in_(language), advice=flag.rule.advice.in_(language))
        for flag in flags
        if flag.rule.level not in BLOCKING and not flag.rule.is_red_flag
    )


def signers(*, guardian_needed: bool) -> tuple[str, ...]:
    """Return the roles that may sign: not the client herself where the province asks for somebody else."""
    others = ("guardian", "decision_maker")
    return others if guardian_needed else ("client", *others)


def open_areas(proposed: Iterable[Areal], states: Sequence[AreaState]) -> tuple[Areal, ...]:
    """Return the proposed areas for which nothing agreed holds yet in this visit."""
    agreed = [state.area for state in states if state.agreement is Agreement.AGREED]
    return tuple(area for area in proposed if not any(one.covers(area) for one in agreed))


def possible_changes(state: AreaState) -> tuple[Agreement, ...]:
    """Return what an area's consent may be changed to in the middle of the visit.

    A sensitive area that was withdrawn or declined needs consent in writing again; a change cannot give it.
    """
    return tuple(
        one
        for one in (Agreement.WITHDRAWN, Agreement.AGREED, Agreement.DECLINED)
        if one is not state.agreement
        and not (one is Agreement.AGREED and state.sensitive)
        and not (one is Agreement.WITHDRAWN and state.agreement is Agreement.DECLINED)
    )


def _side(sides: set[Side]) -> Side:
    return _SIDES.get(frozenset(sides - {Side.MIDLINE}), Side.BOTH)


def undecided_areas(proposed: Sequence[Proposed]) -> tuple[Problem, ...]:
    """Return a problem for each area on the list that is neither agreed nor declined yet."""
    return tuple(
        Problem(
            field=f"areas.{index}",
            message=N_("{area}: choose agrees or declines, or take it off the list."),
            values={"area": one.area.label},
        )
        for index, one in enumerate(proposed)
        if one.agreement is None
    )


def talk_problems(proposed: Sequence[Proposed], talk: ConsentTalk) -> tuple[Problem, ...]:
    """Return what is missing before the talk can be judged as a whole: open decisions, and the picture of the paper."""
    found = [*undecided_areas(proposed)]
    if talk.mode is Mode.WRITTEN and (talk.signature is None or not talk.signature.image):
        found.append(Problem(field="scan", message=N_("Add a photo or a scan of the signed paper.")))
    return tuple(found)


def placed(problems: Iterable[Problem], signature: Signature) -> tuple[Problem, ...]:
    """Return the problems with those of the signature placed at the part that causes them: the name or the hand."""
    part = "signature" if signature.name else "name"
    return tuple(replace(one, field=part) if one.field == "signature" else one for one in problems)
