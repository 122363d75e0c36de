"""Provinces, taxes and the wording of consent."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.catalog.country import tax_table
from rmt_desktop.catalog.entries import BadTable, Entry
from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.money import NoTaxRate, TaxTable

CATALOG = load_catalog()
PROVINCES = ("AB", "BC", "MB", "NB", "NL", "NT", "NS", "NU", "ON", "PE", "QC", "SK", "YT")


def total(table: TaxTable, province: str, day: date) -> int:
    return sum(component.rate for component in table.components(province, day))


def test_all_thirteen_provinces_and_territories_are_there_by_name() -> None:
    assert tuple(facts.code for facts in CATALOG.provinces) == PROVINCES
    assert [facts.name.en for facts in CATALOG.provinces] == sorted(facts.name.en for facts in CATALOG.provinces)


def test_only_quebec_and_new_brunswick_know_an_age_for_consent() -> None:
    ages = {facts.code: facts.guardian_below for facts in CATALOG.provinces if facts.guardian_below is not None}
    assert ages == {"QC": 14, "NB": 16}


def test_only_ontario_asks_the_least() -> None:
    assert {facts.code for facts in CATALOG.provinces if facts.collection == "minimal"} == {"ON"}
    assert {facts.collection for facts in CATALOG.provinces} == {"minimal", "full"}


def test_records_are_kept_ten_years_and_sixteen_in_british_columbia() -> None:
    years = {facts.code: facts.retention_years for facts in CATALOG.provinces}
    assert years.pop("BC") == 16
    assert set(years.values()) == {10}
    assert {facts.age_of_majority for facts in CATALOG.provinces} == {18, 19}


@pytest.mark.parametrize("code", PROVINCES)
def test_every_province_has_a_zone_the_computer_knows(code: str) -> None:
    assert ZoneInfo(CATALOG.province(code).zone).key.startswith("America/")


@pytest.mark.parametrize(
    ("province", "rate"),
    [("ON", 13_000), ("NB", 15_000), ("NL", 15_000), ("PE", 15_000), ("NS", 14_000), ("QC", 14_975), ("AB", 5_000)],
)
def test_a_visit_of_november_2026_carries_the_rate_of_its_province(province: str, rate: int) -> None:
    assert total(CATALOG.taxes, province, date(2026, 11, 23)) == rate


def test_nova_scotia_changed_its_rate_on_the_first_of_april_2025() -> None:
    assert total(CATALOG.taxes, "NS", date(2025, 3, 31)) == 15_000
    assert total(CATALOG.taxes, "NS", date(2025, 4, 1)) == 14_000


def test_a_day_before_the_table_begins_has_no_rate() -> None:
    with pytest.raises(NoTaxRate):
        CATALOG.taxes.components("ON", date(2025, 3, 31))


def test_taxes_are_named_in_both_languages() -> None:
    names = {(one.name, one.name_fr) for period in CATALOG.taxes.periods for one in period.components}
    assert names == {("HST", "TVH"), ("GST", "TPS"), ("QST", "TVQ")}


@given(day=st.dates(min_value=date(2025, 4, 1), max_value=date(2100, 1, 1)), province=st.sampled_from(PROVINCES))
def test_every_day_from_april_2025_on_has_exactly_one_rate(day: date, province: str) -> None:
    fitting = [
        period
        for period in CATALOG.taxes.periods
        if period.province == province
        and period.valid_from <= day
        and (period.valid_until is None or day <= period.valid_until)
    ]
    assert len(fitting) == 1


def a_tax_file(massage: list[dict[str, object]], tax: str = "HST") -> Entry:
    return Entry(
        "tax_rates.toml",
        {
            "tax": [{"name": "HST", "name_fr": "TVH"}],
            "massage": massage,
            "rate": [
                {
                    "province": "ON",
                    "valid_from": date(2020, 1, 1),
                    "taxes": [{"name": tax, "per_100000": 13_000}],
                    "source": "GK",
                }
            ],
        },
    )


def test_an_exemption_ends_the_tax_on_its_day_and_not_before() -> None:
    table = tax_table(
        a_tax_file(
            [
                {
                    "valid_from": date(1991, 1, 1),
                    "valid_until": date(2027, 6, 30),
                    "taxable": True,
                    "source": "S47",
                },
                {"valid_from": date(2027, 7, 1), "taxable": False, "source": "S99"},
            ]
        )
    )
    assert total(table, "ON", date(2027, 6, 30)) == 13_000
    assert table.components("ON", date(2027, 7, 1)) == ()


def test_a_tax_without_a_name_in_both_languages_is_refused() -> None:
    with pytest.raises(BadTable, match="PST is no tax this table knows"):
        tax_table(a_tax_file([{"valid_from": date(1991, 1, 1), "taxable": True, "source": "S47"}], tax="PST"))


def test_the_wording_of_consent_has_the_six_elements_in_plain_short_sentences() -> None:
    wording = CATALOG.consent_wording
    assert [element.id for element in wording.elements] == [
        "nature",
        "benefits",
        "risks",
        "alternatives",
        "without_treatment",
        "right_to_stop",
    ]
    assert all(len(element.text.en.split()) <= 45 for element in wording.elements)
    assert wording.version


def test_the_sensitive_sentence_says_in_writing_this_visit_and_at_any_time() -> None:
    sensitive = CATALOG.consent_wording.sensitive
    assert all(words in sensitive.en for words in ("in writing", "this visit only", "decline", "withdraw", "any time"))
    assert all(words in sensitive.fr for words in ("par écrit", "cette visite seulement", "refuser", "en tout temps"))
