"""Dates and times of the record on paper: local, in the paper's language, 24 hours so that none is read twice."""

from datetime import datetime
from zoneinfo import ZoneInfo

from rmt_desktop.base.formats import clock_time, long_date
from rmt_desktop.base.i18n import N_, Translator


def moment(at: datetime, zone: ZoneInfo, tr: Translator) -> str:
    """Return ``23 November 2026, 14:02`` for a moment in UTC, as the clinic's clock showed it."""
    day = long_date(at.astimezone(zone).date(), tr.language)
    return tr(N_("{date}, {time}"), date=day, time=clock_time(at, zone))
