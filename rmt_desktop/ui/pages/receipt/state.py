"""What the receipt page decides, without any widget: what still keeps a receipt back, and what the next print says."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rmt_desktop.base.errors import Problem, UserError
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.clinic import Service, fee_problems
from rmt_desktop.domain.ids import ClientId, ServiceId, VisitId
from rmt_desktop.domain.money import NoTaxRate
from rmt_desktop.domain.receipts import Receipt, ReceiptFile
from rmt_desktop.ui.context import Route

FAR_MINUTES = 10  # undressing and talking take that long in any visit
IN_THE_FORM = frozenset({"fee_cents", "fee_reason", "client_agreed", "reason"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something outside the form that keeps the receipt back: a sentence, and the button and place that cure it."""

    text: str
    word: str = ""
    route: Route | None = None


def gaps(problems: Iterable[Problem], tr: Translator, *, visit: VisitId, client: ClientId) -> tuple[Gap, ...]:
    """Return the problems that no field of the form can cure, each with the place that can."""
    cures = {
        "visit": (N_("Open the note"), Route("note", visit)),
        "therapist": (N_("Open Settings"), Route("settings", "", "therapists")),
        "client": (N_("Open the client"), Route("client", client)),
    }
    found = []
    for problem in problems:
        if problem.field not in IN_THE_FORM:
            word, route = cures.get(problem.field, ("", None))
            found.append(Gap(text=problem.text(tr), word=tr(word), route=route))
    return tuple(found)


def trouble_gap(error: UserError, tr: Translator) -> Gap:
    """Return what keeps even the preview from being made, with the way to the tax table where that is the cure."""
    if isinstance(error, NoTaxRate):
        return Gap(text=error.text(tr), word=tr(N_("Open Settings")), route=Route("settings", "", "taxes"))
    return Gap(text=error.text(tr))


def fee_trouble(cents: int | None) -> Problem | None:
    """Return what is wrong with the fee as typed (None: no amount at all), or None."""
    if cents is None:
        return Problem(field="fee_cents", message=N_("Please type an amount like 105.00."))
    return next(fee_problems("fee_cents", cents), None)


def proposed(receipt: Receipt, replacing: Receipt | None) -> Receipt:
    """Return a receipt for the preview, naming the one it is to replace."""
    return replace(receipt, replaces=replacing.label) if replacing is not None else receipt


def offered_services(services: Iterable[Service], wanted: ServiceId | None) -> tuple[Service, ...]:
    """Return the fee list to choose from: what is offered now, and the booked one though it is not any more."""
    return tuple(one for one in services if one.is_active or one.id == wanted)


def service_named(services: Iterable[Service], receipt: Receipt) -> ServiceId | None:
    """Return the line of the fee list a receipt was made from, None where its name was changed since."""
    named = [one for one in services if one.name == receipt.service]
    return next((one.id for one in sorted(named, key=lambda one: one.minutes != receipt.minutes)), None)


def is_far_from(noted: int, charged: int) -> bool:
    """Whether the minutes written in the note are so far from those on the receipt that an insurer would ask."""
    return noted > 0 and abs(noted - charged) >= FAR_MINUTES


def next_print(file: ReceiptFile) -> str:
    """Return the sentence (a message id) on what the next print of a receipt says."""
    if file.void is not None:
        return N_("Every print says VOID, with the day and the reason.")
    if file.prints:
        return N_("It left the clinic before: the next print is marked DUPLICATE with today’s date.")
    return N_("The first print is the original; every later one is marked DUPLICATE.")


def with_label(files: Iterable[ReceiptFile], label: str) -> Receipt | None:
    """Return the receipt with this number as printed, or None."""
    return next((file.receipt for file in files if label and file.receipt.label == label), None)
