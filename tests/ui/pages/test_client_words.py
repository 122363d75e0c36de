"""What the client page says, without a window."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.clients import Alert, AlertKind
from rmt_desktop.domain.consent import Agreement, AreaState
from rmt_desktop.domain.screening import Flag, Level
from rmt_desktop.domain.timeline import Happening
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.ui.pages.client.words import (
    FLAG_CHIPS,
    Opens,
    age_words,
    consent_chip,
    first_to_read,
    flag_tone,
    header_chips,
    history_chip,
    line_words,
    merged_flags,
    open_visit,
    reviewed_words,
)
from tests.support.builders import LEFT_SHOULDER, NECK, NOW, TODAY, a_client, a_visit
from tests.support.catalog import a_red_flag, a_rule

EN = translator("en")


def a_flag(**changes: object) -> Flag:
    return Flag(rule=a_rule(**changes), because=("blood_thinner",))


def a_state(agreement: Agreement, area: object = NECK) -> AreaState:
    return AreaState(area=area, agreement=agreement, sensitive=False, at=NOW)  # type: ignore[arg-type]


def a_happening(kind: Kind, state: str, **changes: object) -> Happening:
    return Happening(**{"kind": kind, "record": "r", "at": NOW, "state": state, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(1988, 11, 24), "37 years old"),
        (date(1988, 11, 23), "38 years old"),
        (date(2025, 11, 24), "11 months old"),
        (date(2026, 10, 23), "1 month old"),
        (date(2026, 11, 23), "0 months old"),
    ],
)
def test_an_age_is_in_years_and_of_a_small_child_in_months(born: date, words: str) -> None:
    assert age_words(born, TODAY, EN) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Health history reviewed today"),
        (1, "Health history reviewed yesterday"),
        (13, "Health history reviewed 13 days ago"),
        (14, "Health history reviewed 2 weeks ago"),
        (122, "Health history reviewed 4 months ago"),
        (1100, "Health history reviewed 3 years ago"),
    ],
)
def test_a_review_is_told_in_the_unit_one_would_say(days: int, words: str) -> None:
    assert reviewed_words(TODAY - timedelta(days=days), TODAY, EN) == words


@given(st.integers(min_value=-10, max_value=20_000))
def test_a_review_is_never_told_with_a_zero_or_a_negative_number(days: int) -> None:
    words = reviewed_words(TODAY - timedelta(days=days), TODAY, EN)
    assert " 0 " not in words
    assert "-" not in words


def test_an_old_history_asks_for_a_review_and_a_missing_one_for_the_intake() -> None:
    def chip(reviewed_on: date | None, *, has_draft: bool = False) -> tuple[str, Opens]:
        made = history_chip(reviewed_on=reviewed_on, has_draft=has_draft, today=TODAY, review_months=12, tr=EN)
        return made.tone, made.opens

    assert chip(TODAY - timedelta(days=300)) == ("good", Opens.HISTORY)
    assert chip(TODAY - timedelta(days=400)) == ("caution", Opens.HISTORY)
    assert chip(None) == ("caution", Opens.INTAKE)
    begun = history_chip(reviewed_on=None, has_draft=True, today=TODAY, review_months=12, tr=EN)
    assert begun.text == "Health history begun, not signed"


def test_a_withdrawal_counts_more_than_a_refusal_and_that_more_than_agreement() -> None:
    agreed, declined = a_state(Agreement.AGREED), a_state(Agreement.DECLINED, LEFT_SHOULDER)
    withdrawn = a_state(Agreement.WITHDRAWN, LEFT_SHOULDER)
    assert consent_chip((agreed, withdrawn), EN).text == "Consent withdrawn: Shoulder and upper back (left)"
    assert consent_chip((agreed, withdrawn), EN).tone == "danger"
    assert consent_chip((agreed, declined), EN).tone == "caution"
    assert consent_chip((agreed,), EN).text == "Consent for 1 area"
    assert consent_chip((), EN).text == "No consent recorded at the last visit"


def test_the_gravest_chip_comes_first() -> None:
    client = a_client(
        alerts=(Alert(kind=AlertKind.DESK, text="call"), Alert(kind=AlertKind.ALLERGY, text="nuts")),
    )
    history = history_chip(reviewed_on=TODAY, has_draft=False, today=TODAY, review_months=12, tr=EN)
    consent = consent_chip((a_state(Agreement.WITHDRAWN),), EN)
    chips = header_chips(client, (a_flag(),), consent=consent, history=history, tr=EN)
    assert [chip.text for chip in chips] == [
        "Allergy: nuts",
        "Consent withdrawn: Neck",
        "Blood thinner",
        "Desk: call",
        "Health history reviewed today",
    ]


def test_flags_beyond_the_room_become_one_chip_that_opens_the_history() -> None:
    flags = tuple(a_flag(id=str(number)) for number in range(FLAG_CHIPS + 3))
    history = history_chip(reviewed_on=TODAY, has_draft=False, today=TODAY, review_months=12, tr=EN)
    chips = header_chips(a_client(), flags, consent=None, history=history, tr=EN)
    of_flags = [chip for chip in chips if chip.flag is not None]
    rest = next(chip for chip in chips if chip.text == "3 more flags")
    assert len(of_flags) == FLAG_CHIPS
    assert rest.opens is Opens.HISTORY


@pytest.mark.parametrize("level", list(Level))
def test_only_what_forbids_or_is_urgent_is_red(level: Level) -> None:
    grave = level in (Level.EMERGENCY, Level.URGENT, Level.ABSOLUTE)
    assert (flag_tone(level) == "danger") is grave


def test_flags_of_a_draft_stand_beside_those_of_the_signed_history_once_each() -> None:
    signed = (a_flag(),)
    draft = (a_flag(), Flag(rule=a_red_flag(id="clot"), because=()))
    assert [flag.rule.id for flag in merged_flags(signed, draft)] == ["clot", "anticoagulant"]


def test_the_visit_to_go_on_with_is_the_one_of_today_that_is_not_over() -> None:
    yesterday = a_visit(id="y", starts_at=NOW - timedelta(days=1), status=VisitStatus.STARTED)
    booked = a_visit(id="b", status=VisitStatus.BOOKED)
    here = a_visit(id="h", starts_at=NOW + timedelta(hours=1), status=VisitStatus.ARRIVED)
    done = a_visit(id="d", status=VisitStatus.DONE)
    visits = (here, booked, done, yesterday)
    days = (TODAY, TODAY, TODAY, TODAY - timedelta(days=1))
    assert open_visit(visits, days, TODAY) is here
    assert open_visit((booked, done, yesterday), days[1:], TODAY) is booked
    assert open_visit((done, yesterday), days[2:], TODAY) is yesterday
    assert open_visit((done,), (TODAY,), TODAY) is None


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        *((kind, state) for kind in (Kind.NOTE, Kind.FORM) for state in ("signed", "draft")),
        (Kind.NOTE, "in_error"),
        *((Kind.RECEIPT, state) for state in ("issued", "void")),
        *((Kind.PLAN, state) for state in ("given", "draft")),
        *((Kind.VISIT, str(status)) for status in VisitStatus),
    ],
)
def test_every_line_of_the_timeline_has_words_for_its_state(kind: Kind, state: str) -> None:
    words = line_words(a_happening(kind, state, label="00001"), EN)
    assert words.state
    assert words.state != state
    assert words.icon


def test_a_receipt_line_says_number_and_amount() -> None:
    words = line_words(a_happening(Kind.RECEIPT, "issued", label="00007"), EN, "$118.65")
    assert (words.title, words.detail) == ("Receipt 00007", "$118.65")


def test_reading_begins_with_the_note_of_the_last_visit() -> None:
    receipt = a_happening(Kind.RECEIPT, "issued", at=NOW)
    note = a_happening(Kind.NOTE, "signed", at=NOW - timedelta(hours=2))
    old = a_happening(Kind.NOTE, "signed", at=datetime(2026, 1, 1, tzinfo=UTC))
    assert first_to_read((receipt, note, old)) == 1
    assert first_to_read((receipt, old)) == 0
