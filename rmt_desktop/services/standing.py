"""Keep, with a signature, what the paper of a record needs beside the record."""

from collections.abc import Iterable
from datetime import date

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.catalog import Movement
from rmt_desktop.domain.doses import dose_text
from rmt_desktop.domain.homecare import HomeCarePlan, PlanItem
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.standing import Standing, UsualRange, WrittenExercise, WrittenFlag, WrittenSheet
from rmt_desktop.services.ports import Unit


def standing_now(
    unit: Unit,
    client_id: ClientId,
    flags: Iterable[WrittenFlag],
    ranges: Iterable[UsualRange] = (),
    sheets: Iterable[WrittenSheet] = (),
    *,
    on: date,
) -> Standing | None:
    """Return the clinic and the client as they are now, with these flags; None before the clinic is set up.

    ``on`` is the day the record tells of: a child is drawn as a child of that day.
    """
    clinic = unit.clinic.clinic()
    if clinic is None:
        return None
    client = unit.clients.get(client_id).drawn(on=on, otherwise=clinic.figure)
    return Standing.now(clinic, client, flags, ranges, sheets)


def usual_ranges(note: TreatmentNote, movements: Iterable[Movement]) -> tuple[UsualRange, ...]:
    """Return the usual range of every movement measured in a note, in its language."""
    measured = {value.movement for value in note.objective.rom}
    return tuple(
        UsualRange(movement=one.id, text=one.norm_text.in_(note.language), unit=one.unit, source=one.source)
        for one in movements
        if one.id in measured
    )


def sheets_of(unit: Unit, note: TreatmentNote) -> tuple[HomeCarePlan, ...]:
    """Return the home-care sheets of a note's visit, given or not, the oldest first."""
    plans = (one for one in unit.plans.of_client(note.client_id) if one.visit_id == note.visit_id)
    return tuple(sorted(plans, key=lambda one: one.given_at or one.created_at))


def written_sheets(plans: Iterable[HomeCarePlan]) -> tuple[WrittenSheet, ...]:
    """Return those sheets that were given, each in the language the client got it in."""
    return tuple(
        WrittenSheet(
            exercises=tuple(_written(item, plan.language) for item in plan.items),
            message=plan.message.strip(),
            given_at=plan.given_at,
            given_by=plan.given_by,
        )
        for plan in plans
        if plan.given_at is not None
    )


def _written(item: PlanItem, language: str) -> WrittenExercise:
    dose = dose_text(item.dose, translator(language))
    return WrittenExercise(name=item.name, dose=dose, own_words=item.own_words.strip())
