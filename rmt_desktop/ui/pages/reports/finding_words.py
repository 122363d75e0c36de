"""Questions about findings in words, for the page that asks them and for the log that keeps them."""

import re
from collections.abc import Callable
from datetime import date

from rmt_desktop.base.formats import short_date
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.findings import FindingQuestion, Period, kind_labels
from rmt_desktop.domain.chart.legend import LEGEND
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.sides import Side

_ANYWHERE = {
    None: N_("anywhere"),
    Side.LEFT: N_("anywhere on the left"),
    Side.RIGHT: N_("anywhere on the right"),
}
_DAYS = r"days=(?P<first>\d{4}-\d\d-\d\d)/(?P<last>\d{4}-\d\d-\d\d)"
_ASKED = re.compile(
    rf"kinds=(?P<kinds>[\w,]+)(?: (?P<what>muscle|region)=(?P<id>\w+))?(?: side=(?P<side>[LR]))? {_DAYS}"
    r" clients=(?P<count>\d+)",
    re.ASCII,
)
_MAPPED = re.compile(rf"heat {_DAYS} visits=(?P<count>\d+)", re.ASCII)


class FindingWords:
    """Says questions in one language. ``names`` is asked when it is first needed: the tables are long."""

    def __init__(self, tr: Translator, names: Callable[[], Names]) -> None:
        self._tr = tr
        self._names = names

    def question(self, question: FindingQuestion) -> str:
        """Return a question as one line."""
        return self._tr(
            N_("{finding}: {place}, {days}"),
            finding=", ".join(map(self._tr, kind_labels(question.kinds))),
            place=self.place(question),
            days=self.period(question.period),
        )

    def place(self, question: FindingQuestion) -> str:
        """Return where is asked about, for the middle of a line."""
        if question.muscle or question.region:
            return self._names().on_side(question.place, self._tr)
        return self._tr(_ANYWHERE[question.side])

    def period(self, period: Period) -> str:
        """Return the days of a period."""
        language = self._tr.language
        return self._tr(
            N_("{first} to {last}"),
            first=short_date(period.first, language),
            last=short_date(period.last, language),
        )

    def logged(self, detail: str) -> str | None:
        """Return the detail of a log entry about a question in words, or None where it is about something else."""
        if match := _ASKED.fullmatch(detail):
            question = _question(match)
            if question is None:
                return None
            count = int(match["count"])
            return self._tr.plural(
                "{count} client named; {question}",
                "{count} clients named; {question}",
                count,
                question=self.question(question),
            )
        if (match := _MAPPED.fullmatch(detail)) and (period := _period(match)) is not None:
            return self._tr.plural(
                "heat map of {count} visit, {days}; nobody named",
                "heat map of {count} visits, {days}; nobody named",
                int(match["count"]),
                days=self.period(period),
            )
        return None


def _question(match: re.Match[str]) -> FindingQuestion | None:
    """Return the question a log entry holds, None where this program does not know its kinds or days."""
    period = _period(match)
    known = {kind.value: kind for kind in LEGEND}
    words = match["kinds"].split(",")
    if period is None or not all(word in known for word in words):
        return None
    return FindingQuestion(
        kinds=frozenset(known[word] for word in words),
        period=period,
        muscle=match["id"] if match["what"] == "muscle" else "",
        region=match["id"] if match["what"] == "region" else "",
        side=Side(match["side"]) if match["side"] else None,
    )


def _period(match: re.Match[str]) -> Period | None:
    try:
        return Period(first=date.fromisoformat(match["first"]), last=date.fromisoformat(match["last"]))
    except ValueError:
        return None
