"""Money in whole cents and taxes in dated tables.

A tax is computed once on the amount of a receipt and rounded half a cent up (Excise Tax Act s. 165.2; GK, to be
verified by a practitioner). Quebec's tax is taken on the price without the federal one (domain facts 3.3; GK).
"""

from dataclasses import dataclass
from datetime import date

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_

WHOLE = 100_000
LARGEST_FEE_CENTS = 1_000_000


class NoTaxRate(UserError):
    """The tax table says nothing for this province and date; no receipt can be made until it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxComponent:
    """One tax: its name on paper (``HST``) and its rate in parts per 100 000 of the price before tax."""

    name: str
    name_fr: str
    rate: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxPeriod:
    """The taxes of one province from one day to another (both included; ``until`` None = still in force)."""

    province: str
    valid_from: date
    valid_until: date | None
    components: tuple[TaxComponent, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxLine:
    """One tax line of a receipt, as computed that day."""

    name: str
    name_fr: str
    rate: int
    cents: int
    number: str


@dataclass(frozen=True, slots=True)
class TaxTable:
    """All dated rates the program knows."""

    periods: tuple[TaxPeriod, ...]

    def components(self, province: str, day: date) -> tuple[TaxComponent, ...]:
        """Return the taxes in force where and when the treatment was given. Raises NoTaxRate when none is known."""
        for period in self.periods:
            if (
                period.province == province
                and period.valid_from <= day
                and (period.valid_until is None or day <= period.valid_until)
            ):
                return period.components
        raise NoTaxRate(
            N_("There is no tax rate for {province} on {day} in the tax table."),
            hint=N_("Check the date of the visit. Settings, Taxes shows for which days there are rates."),
            province=province,
            day=day.isoformat(),
        )


def tax_cents(net_cents: int, rate: int) -> int:
    """Return the tax on a price in cents, half a cent rounded up (away from zero for a refund)."""
    size = (abs(net_cents) * rate * 2 + WHOLE) // (2 * WHOLE)
    return size if net_cents >= 0 else -size
