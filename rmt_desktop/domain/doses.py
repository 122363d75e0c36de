"""How much of an exercise, in words: "2 sets of 10, hold 5 seconds, 2–3 times a day"."""

from collections.abc import Iterator

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.homecare import Dose


def dose_text(dose: Dose, tr: Translator) -> str:
    """Return the dose as a client reads it, its parts in a list; empty when nothing is said.

    Zero counts as not said. Times of whole minutes are said in minutes. ``frequency`` stands as it was written.
    """
    return ", ".join(_parts(dose, tr))


def _parts(dose: Dose, tr: Translator) -> Iterator[str]:
    if dose.sets and dose.reps:
        yield tr.plural(N_("{count} set of {reps}"), N_("{count} sets of {reps}"), dose.sets, reps=dose.reps)
    elif dose.sets:
        yield tr.plural(N_("{count} set"), N_("{count} sets"), dose.sets)
    elif dose.reps:
        yield tr.plural(N_("{count} time"), N_("{count} times"), dose.reps)
    if dose.hold_seconds and dose.hold_seconds % 60:
        yield tr.plural(N_("hold {count} second"), N_("hold {count} seconds"), dose.hold_seconds)
    elif dose.hold_seconds:
        yield tr.plural(N_("hold {count} minute"), N_("hold {count} minutes"), dose.hold_seconds // 60)
    if dose.duration_minutes:
        yield tr.plural(N_("{count} minute"), N_("{count} minutes"), dose.duration_minutes)
    if dose.rest_seconds and dose.rest_seconds % 60:
        yield tr.plural(N_("rest {count} second"), N_("rest {count} seconds"), dose.rest_seconds)
    elif dose.rest_seconds:
        yield tr.plural(N_("rest {count} minute"), N_("rest {count} minutes"), dose.rest_seconds // 60)
    if dose.frequency.strip():
        yield dose.frequency.strip()
