"""The tables of the country: what the program says about each province, and its dated taxes."""

from collections.abc import Iterator
from datetime import date

from rmt_desktop.catalog.entries import Entry, built, from_toml, toml_table
from rmt_desktop.domain.catalog import ProvinceFacts
from rmt_desktop.domain.money import TaxComponent, TaxPeriod, TaxTable


def provinces() -> tuple[ProvinceFacts, ...]:
    """Return the facts of the thirteen provinces and territories, by English name."""
    return from_toml("provinces.toml", "province", _province)


def taxes() -> TaxTable:
    """Return the dated taxes on massage therapy."""
    return tax_table(toml_table("tax_rates.toml"))


def tax_table(whole: Entry) -> TaxTable:
    """Return the tax table written in a file. Raises BadTable.

    While massage therapy is not taxable, a province has a period without taxes: the exemption, should it come, is one
    more entry of the table.
    """
    names = dict(built(whole.parts("tax"), lambda tax: (tax.text("name"), tax.text("name_fr"))))
    taxable = built(whole.parts("massage"), _span)
    rates = built(whole.parts("rate"), lambda entry: _period(entry, names))
    whole.all_read()
    return TaxTable(tuple(period for rate in rates for period in _clipped(rate, taxable)))


def _province(entry: Entry) -> ProvinceFacts:
    return ProvinceFacts(
        code=entry.text("code"),
        name=entry.both("name"),
        regulator=entry.both("regulator"),
        titles=entry.maybe_both("titles"),
        consent_age=entry.both("consent_age"),
        guardian_below=entry.maybe_whole("guardian_below"),
        age_of_majority=entry.whole("age_of_majority"),
        retention_years=entry.whole("retention_years"),
        collection=entry.text("collection"),
        zone=entry.text("zone"),
        effective=entry.day("effective"),
        source=entry.text("source"),
    )


_Span = tuple[date, date | None, bool]


def _span(entry: Entry) -> _Span:
    entry.text("source")
    return entry.day("valid_from"), entry.maybe_day("valid_until"), entry.flag("taxable")


def _period(entry: Entry, names: dict[str, str]) -> TaxPeriod:
    return TaxPeriod(
        province=entry.text("province"),
        valid_from=entry.day("valid_from"),
        valid_until=entry.maybe_day("valid_until"),
        components=built(entry.parts("taxes"), lambda tax: _component(tax, names)),
        source=entry.text("source"),
    )


def _component(tax: Entry, names: dict[str, str]) -> TaxComponent:
    name = tax.text("name")
    if name not in names:
        raise tax.bad(name, "is no tax this table knows")
    return TaxComponent(name=name, name_fr=names[name], rate=tax.whole("per_100000"))


def _clipped(rate: TaxPeriod, taxable: tuple[_Span, ...]) -> Iterator[TaxPeriod]:
    for begins, ends, is_taxable in taxable:
        start = max(rate.valid_from, begins)
        last = min((day for day in (rate.valid_until, ends) if day is not None), default=None)
        if last is None or start <= last:
            yield TaxPeriod(
                province=rate.province,
                valid_from=start,
                valid_until=last,
                components=rate.components if is_taxable else (),
                source=rate.source,
            )
