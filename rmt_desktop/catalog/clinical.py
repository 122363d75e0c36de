"""The clinical tables: techniques, movements, posture findings, special tests and home-care exercises."""

from rmt_desktop.catalog.entries import Entry, from_csv, from_toml
from rmt_desktop.domain.catalog import Dosage, Exercise, Movement, PostureFinding, SpecialTest, Technique


def techniques() -> tuple[Technique, ...]:
    """Return the massage techniques, in the order in which they are offered."""
    return from_toml("techniques.toml", "technique", _technique)


def movements() -> tuple[Movement, ...]:
    """Return the joint movements with their usual ranges, head to foot."""
    return from_csv("movements.csv", _movement)


def postures() -> tuple[PostureFinding, ...]:
    """Return the posture findings, head to foot."""
    return from_csv(
        "postures.csv",
        lambda row: PostureFinding(
            id=row.text("id"), name=row.both("name"), has_sides=row.flag("sides"), source=row.text("source")
        ),
    )


def special_tests() -> tuple[SpecialTest, ...]:
    """Return the orthopaedic tests, head to foot."""
    return from_csv(
        "special_tests.csv",
        lambda row: SpecialTest(
            id=row.text("id"),
            name=row.both("name"),
            region=row.both("region"),
            screens_for=row.both("screens_for"),
            positive=row.both("positive"),
            source=row.text("source"),
        ),
    )


def exercises() -> tuple[Exercise, ...]:
    """Return the home-care library, head to foot."""
    return from_toml("home_care.toml", "exercise", _exercise)


def _technique(entry: Entry) -> Technique:
    return Technique(
        id=entry.text("id"),
        name=entry.both("name"),
        description=entry.both("description"),
        cautions=entry.both("cautions"),
        also=entry.texts("also"),
        tags=entry.texts("tags"),
        grades=entry.texts("grades"),
        source=entry.text("source"),
    )


def _movement(row: Entry) -> Movement:
    return Movement(
        id=row.text("id"),
        region=row.both("region"),
        name=row.both("name"),
        unit=row.text("unit"),
        norm=row.maybe_whole("norm"),
        norm_text=row.both("norm_text"),
        has_sides=row.flag("sides"),
        end_feel=row.both("end_feel"),
        source=row.text("source"),
    )


def _exercise(entry: Entry) -> Exercise:
    return Exercise(
        id=entry.text("id"),
        name=entry.both("name"),
        category=entry.text("category"),
        region=entry.text("region"),
        muscles=entry.texts("muscles"),
        each_side=entry.flag("each_side"),
        purpose=entry.both("purpose"),
        steps=entry.list_of_both("steps"),
        dosage=_dosage(entry.part("dosage")),
        cautions=entry.list_of_both("cautions"),
        cautions_for=entry.texts("cautions_for"),
        progressions=entry.list_of_both("progressions"),
        easier=entry.maybe_both("easier"),
        source=entry.text("source"),
    )


def _dosage(entry: Entry) -> Dosage:
    dosage = Dosage(
        sets=entry.maybe_whole("sets"),
        reps=entry.maybe_whole("reps"),
        hold_seconds=entry.maybe_whole("hold_seconds"),
        duration_minutes=entry.maybe_whole("duration_minutes"),
        rest_seconds=entry.maybe_whole("rest_seconds"),
        frequency=entry.maybe_both("frequency"),
    )
    entry.all_read()
    return dosage
