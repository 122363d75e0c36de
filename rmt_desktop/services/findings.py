"""Questions across all charts of the clinic: who had such a finding, and where was marked how often.

Whoever asks sees parts of many records at once. So nothing is answered before it stands in the log: what was asked and
how many were found, and for each client named that she was, so that she can be told who looked at her record.
"""

from dataclasses import dataclass

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.chart.findings import FindingQuestion, Found, Period, found
from rmt_desktop.domain.chart.heat import Heat, heat_of
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.ports import Unit, Units


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Who was found, the latest first, each with the name as lists show it."""

    question: FindingQuestion
    clients: tuple[tuple[str, Found], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Searches over the charts of signed notes. Long ones take a while: run them off the window's thread."""

    units: Units
    desk: Desk

    def ask(self, question: FindingQuestion) -> Answer:
        """Return whose charts answer a question, once question and answer are logged. Raises NotAllowed.

        The log gets one entry for the question and one for each client in the answer, which names the question's.
        """
        self.desk.actor.must(May.READ_RECORD)
        _check(question.period)
        with self.units(reading=True) as unit:  # a long look must not keep anybody from writing
            answer = found(question, unit.notes.charted(question.period.first, question.period.last))
            named = tuple((unit.clients.get(one.client).shown_name, one) for one in answer)
        with self.units() as unit:
            self._log(unit, question.detail(len(answer)))
            entry = unit.audit.last()
            seen = f"answer to={entry.seq}" if entry is not None else ""
            for one in answer:
                self.desk.log(unit, AuditEvent(act=Act.VIEWED, kind=Kind.NOTE, client=one.client, detail=seen))
            unit.commit()
        return Answer(question=question, clients=named)

    def heat(self, period: Period) -> Heat:
        """Return how often each region was marked in a period, once that is logged. Raises NotAllowed.

        Layers with marks of too few clients come without their numbers.
        """
        self.desk.actor.must(May.READ_RECORD)
        _check(period)
        with self.units(reading=True) as unit:
            heat = heat_of(unit.notes.charted(period.first, period.last))
        with self.units() as unit:
            days = f"{period.first.isoformat()}/{period.last.isoformat()}"
            self._log(unit, f"heat days={days} visits={heat.visits}")
            unit.commit()
        return heat

    def _log(self, unit: Unit, detail: str) -> None:
        self.desk.log(unit, AuditEvent(act=Act.SEARCHED, kind=Kind.NOTE, detail=detail))


def _check(period: Period) -> None:
    if period.is_empty:
        raise NotAllowed(N_("The first day must not be after the last one."))
