"""How much of an exercise, in words: "2 sets of 10, hold 5 seconds, 2–3 times a day"."""

from collections.abc import Iterator

from rmt_desktop.base.i18n import Translator
from rmt_desktop.domain.homecare import Dose


def dose_text(dose: Dose, tr: Translator) -> str:
    """Return the dose as a client reads it, its parts in a list; empty when nothing is said.

    Zero counts as not said. Times of whole minutes are said in minutes. ``frequency`` stands as it was written.
    """
    return ", ".join(_parts(dose, tr))


def _parts(dose: Dose, tr: Translator) -> Iterator[str]:
    if dose.sets and dose.reps:
        yield tr.plural("{count} set of {reps}", "{count} sets of {reps}", dose.sets, reps=dose.reps)
    elif dose.sets:
        yield tr.plural("{count} set", "{count} sets", dose.sets)
    elif dose.reps:
        yield tr.plural("{count} time", "{count} times", dose.reps)
    if dose.hold_seconds and dose.hold_seconds % 60:
        yield tr.plural("hold {count} second", "hold {count} seconds", dose.hold_seconds)
    elif dose.hold_seconds:
        yield tr.plural("hold {count} minute", "hold {count} minutes", dose.hold_seconds // 60)
    if dose.duration_minutes:
        yield tr.plural("{count} minute", "{count} minutes", dose.duration_minutes)
    if dose.rest_seconds and dose.rest_seconds % 60:
        yield tr.plural("rest {count} second", "rest {count} seconds", dose.rest_seconds)
    elif dose.rest_seconds:
        yield tr.plural("rest {count} minute", "rest {count} minutes", dose.rest_seconds // 60)
    if dose.frequency.strip():
        yield dose.frequency.strip()
