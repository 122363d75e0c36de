"""The recovery code: a secret on paper, made so that a typing mistake is told from a wrong code.

Forty letters and digits in eight groups of five, like ``K7M2Q-``. The alphabet has 31 symbols, no two of which look
alike in print (no 0, 1, I, L, O). In each group the fifth symbol is a check over the other four and the number of the
group: 31 is prime, so that one wrong symbol, two swapped neighbours and two groups in the wrong order are always
noticed, and in which group. The 32 symbols that are not checks hold 158 bits.
"""

import secrets

from rmt_desktop.base.errors import VaultTrouble
from rmt_desktop.base.i18n import N_

SYMBOLS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS = 8
GROUP = 5
LENGTH = GROUPS * GROUP


class RecoveryCodeMistyped(VaultTrouble):
    """What was typed cannot be a recovery code. Nothing was tried."""


def new_code() -> str:
    """Return a new random code in its groups, joined by hyphens."""
    groups = ("".join(secrets.choice(SYMBOLS) for _ in range(GROUP - 1)) for _ in range(GROUPS))
    return "-".join(text + _check(text, number) for number, text in enumerate(groups))


def secret_of(typed: str) -> str:
    """Return a typed code without hyphens, spaces and small letters.

    Raises RecoveryCodeMistyped, which names the group where the mistake is.
    """
    code = "".join(character for character in typed.upper() if not character.isspace() and character not in "-–—.")
    if len(code) != LENGTH:
        raise RecoveryCodeMistyped(
            N_("The recovery code has {length} letters and digits; {count} were typed."), length=LENGTH, count=len(code)
        )
    for number in range(GROUPS):
        group = code[number * GROUP : (number + 1) * GROUP]
        if any(symbol not in SYMBOLS for symbol in group) or _check(group[:-1], number) != group[-1]:
            raise RecoveryCodeMistyped(
                N_("There is a typing mistake in group {group} of the recovery code: {text}."),
                hint=N_("The code has no zero, no one, and no letters I, L or O."),
                group=number + 1,
                text=group,
            )
    return code


def _check(text: str, group: int) -> str:
    weighted = sum(weight * SYMBOLS.index(symbol) for weight, symbol in enumerate(text, start=2))
    return SYMBOLS[(weighted + group) % len(SYMBOLS)]
