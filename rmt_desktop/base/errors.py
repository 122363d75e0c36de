"""Errors a person can read.

A :class:`UserError` is expected: bad input, a rule that forbids, a disk that is full. Its text is a sentence for a
receptionist, translated when it is shown. Everything that is not a ``UserError`` is a bug and goes to the crash dialog.
"""

import dataclasses
from collections.abc import Iterable
from typing import Protocol


class Translate(Protocol):
    """The one thing an error needs of a translator."""

    def __call__(self, text: str, /, **values: object) -> str:
        """Return ``text`` in the language, its named placeholders filled."""
        ...


class UserError(Exception):
    """Something the user can understand and act on.

    ``message`` and ``hint`` are message ids (marked with ``N_``) with named placeholders filled from ``values``.
    """

    def __init__(self, message: str, *, hint: str = "", **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.values = values

    def text(self, tr: Translate) -> str:
        """Return the whole sentence, hint included, in the translator's language."""
        parts = [tr(self.message, **self.values)]
        if self.hint:
            parts.append(tr(self.hint, **self.values))
        return " ".join(parts)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with one field: ``field`` is its dotted path, ``message`` a message id."""

    field: str
    message: str
    values: dict[str, object] = dataclasses.field(default_factory=dict)

    def text(self, tr: Translate) -> str:
        """Return the sentence to show beside the field."""
        return tr(self.message, **self.values)


class InvalidInput(UserError):
    """What was typed cannot be kept as it is; each problem names its field."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems[0].message)
        self.values = self.problems[0].values


def refuse(problems: Iterable[Problem]) -> None:
    """Raise InvalidInput if there is any problem."""
    if found := tuple(problems):
        raise InvalidInput(found)


class NotAllowed(UserError):
    """A rule of the record, or the role of the person signed in, forbids this."""


class StaleRecord(UserError):
    """Somebody else saved the record since it was read; nothing was overwritten."""


class NotFound(UserError):
    """The record asked for is not in the store."""


class StorageTrouble(UserError):
    """The world's fault, not ours: disk full, folder read-only, file locked. What was there is still there."""


class VaultTrouble(UserError):
    """The vault cannot be opened, and why. Nothing was changed."""


class WrongPassphrase(VaultTrouble):
    """The pass phrase (or recovery code) does not open this vault."""


class PrintTrouble(UserError):
    """The paper could not be printed; the document itself is filed."""
