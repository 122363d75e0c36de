"""What happened with a client, one line each."""

from dataclasses import dataclass
from datetime import datetime

from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.chart.chart import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One line of the timeline. ``record`` is the id of the note, form, receipt, sheet or visit it opens.

    ``state`` is a short machine word the page turns into text: ``signed``, ``draft``, ``in_error``, ``void``,
    ``given``, a visit status. ``label`` is a receipt number or the reason for a visit; ``chart`` the picture of a
    visit; ``visit`` the id of the visit a note belongs to.
    """

    kind: Kind
    record: str
    at: datetime
    state: str
    label: str = ""
    cents: int | None = None
    chart: Chart = Chart()
    visit: str = ""
