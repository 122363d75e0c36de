"""Money: whole cents, half a cent rounded up, parts that add up, rates by province and day."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.formats import money, percent
from rmt_desktop.domain.amounts import parse_cents
from rmt_desktop.domain.money import LARGEST_FEE_CENTS, NoTaxRate, TaxComponent, TaxPeriod, TaxTable, tax_cents
from tests.support.catalog import a_tax_table

CENTS = st.integers(0, LARGEST_FEE_CENTS)
RATES = st.integers(0, 30_000)


@pytest.mark.parametrize(
    ("net", "rate", "tax"),
    [(10_500, 13_000, 1365), (10_500, 9975, 1047), (50, 13_000, 7), (4, 13_000, 1), (3, 13_000, 0), (0, 13_000, 0),
     (100, 5000, 5), (10, 5000, 1), (-10, 5000, -1), (-10_500, 13_000, -1365)],
)  # fmt: skip
def test_tax_by_hand(net, rate, tax):
    assert tax_cents(net, rate) == tax


@given(CENTS, RATES)
def test_tax_is_the_exact_product_with_half_a_cent_rounded_up(net, rate):
    exact = Decimal(net) * rate / 100_000
    assert tax_cents(net, rate) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@given(CENTS, RATES)
def test_the_tax_of_a_refund_is_that_of_the_charge(net, rate):
    assert tax_cents(-net, rate) == -tax_cents(net, rate)


@given(CENTS, CENTS, RATES)
def test_a_higher_fee_never_has_a_lower_tax(one, other, rate):
    low, high = sorted((one, other))
    assert tax_cents(low, rate) <= tax_cents(high, rate)


def a_period(start, end, rate):
    """Return a tax of Ontario for some days."""
    return TaxPeriod(
        province="ON",
        valid_from=start,
        valid_until=end,
        components=(TaxComponent(name="T", name_fr="T", rate=rate),),
        source="GK",
    )


def test_the_rate_is_the_one_of_the_day_both_ends_included():
    change = date(2027, 1, 1)
    table = TaxTable((a_period(date(2010, 7, 1), change - timedelta(days=1), 13_000), a_period(change, None, 14_000)))
    assert table.components("ON", change - timedelta(days=1))[0].rate == 13_000
    assert table.components("ON", change)[0].rate == 14_000
    assert table.components("ON", date(2010, 7, 1))[0].rate == 13_000


@pytest.mark.parametrize(("province", "day"), [("ON", date(2010, 6, 30)), ("XX", date(2026, 1, 1))])
def test_a_missing_rate_is_a_sentence_and_never_zero(province, day):
    with pytest.raises(NoTaxRate) as refused:
        a_tax_table().components(province, day)
    assert refused.value.values == {"province": province, "day": day.isoformat()}


@given(st.integers(-(10**9), 10**9))
def test_an_amount_on_paper_is_read_back_as_the_same_amount(cents):
    assert parse_cents(money(cents, "en")) == parse_cents(money(cents, "fr")) == cents


@pytest.mark.parametrize(
    ("cents", "english", "french"),
    [(10_500, "$105.00", "105,00\u00a0$"), (123_456_789, "$1,234,567.89", "1\u00a0234\u00a0567,89\u00a0$"),
     (-5, "−$0.05", "−0,05\u00a0$")],
)  # fmt: skip
def test_amounts_as_people_in_canada_write_them(cents, english, french):
    assert (money(cents, "en"), money(cents, "fr")) == (english, french)


@pytest.mark.parametrize(
    ("rate", "english", "french"),
    [(13_000, "13%", "13\u00a0%"), (9975, "9.975%", "9,975\u00a0%"), (0, "0%", "0\u00a0%")],
)
def test_rates_as_people_in_canada_write_them(rate, english, french):
    assert (percent(rate, "en"), percent(rate, "fr")) == (english, french)
