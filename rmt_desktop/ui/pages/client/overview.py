"""Everything the header of the client page shows, read in one go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.consent import AreaState
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.progress import Trend
from rmt_desktop.domain.screening import Flag
from rmt_desktop.domain.visits import Visit, VisitStatus
from rmt_desktop.services.intake import HistoryState
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.client.words import merged_flags, open_visit

Value = TypeVar("Value")

NO_TREND = Trend()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A client at a glance. ``states`` is None when she was never treated, or for a role without clinical notes."""

    client: Client
    today: date
    visit: Visit | None
    history: HistoryState
    flags: tuple[Flag, ...]
    questions: dict[str, str]
    states: tuple[AreaState, ...] | None
    trend: Trend
    review_months: int

    @property
    def has_trend(self) -> bool:
        """Whether there is a course to draw: one point is none."""
        return max(len(self.trend.pain), len(self.trend.motion)) >= 2


def read_overview(ctx: UiContext, client_id: ClientId) -> Overview:
    """Return what stands in the header. The view is logged. Raises NotFound."""
    services = ctx.services
    client = services.clients.open(client_id)
    visits = services.visits.of_client(client_id)
    history = services.intake.state(client_id)
    last = next((visit for visit in visits if visit.status in (VisitStatus.STARTED, VisitStatus.DONE)), None)
    today = services.desk.time.today()
    return Overview(
        client=client,
        today=today,
        visit=open_visit(visits, [ctx.local_day(visit.starts_at) for visit in visits], today),
        history=history,
        flags=merged_flags(services.intake.flags_of(history.signed), services.intake.flags_of(history.draft)),
        questions=_questions(ctx, history),
        states=if_allowed(lambda: services.consents.of_visit(last.id).states, None) if last is not None else None,
        trend=if_allowed(lambda: services.notes.trend(client_id), NO_TREND),
        review_months=services.clinics.clinic().review_months,
    )


def if_allowed(read: Callable[[], Value], otherwise: Value) -> Value:
    """Return what ``read`` returns, or ``otherwise`` for a role that may not read it."""
    try:
        return read()
    except NotAllowed:
        return otherwise


def _questions(ctx: UiContext, history: HistoryState) -> dict[str, str]:
    """Return the words of every question asked, those the client signed before those of an open draft."""
    asked: dict[str, str] = {}
    for form in (history.draft, history.signed):
        if form is not None:
            asked |= ctx.services.intake.questions(form)
    return asked
