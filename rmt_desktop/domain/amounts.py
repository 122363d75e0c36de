"""Amounts of money as people type them."""

import re


def parse_cents(text: str) -> int | None:
    """Return the amount in cents for ``105``, ``105.00``, ``$1,105.50``, ``1 105,50 $`` or ``-20``; None if it is none.

    A comma or point before one or two last digits is the decimal mark; commas before groups of three separate them;
    more than two decimals are refused.
    """
    plain = re.sub(r"[\s\u00a0\u202f$]", "", text).replace("\u2212", "-")
    match = re.fullmatch(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:[.,](\d{1,2}))?", plain)
    if match is None:
        return None
    sign, whole, decimals = match.groups()
    cents = int(whole.replace(",", "")) * 100 + int((decimals or "0").ljust(2, "0"))
    return -cents if sign else cents
