"""What a form is made of. Specs are prose-like constants; dialogs, papers, checks and translations come from them.

A spec holds no layout, no callbacks and no conditions beyond ``shown_if`` and ``only_if``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

Condition = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question. ``key`` is permanent; ``label`` and ``why`` are message ids; ``why`` is "why we ask".

    ``shown_if`` pairs a key with the answers (``yes``, ``no`` or an option) under which this question applies; any one
    pair that holds is enough. Every pair of ``only_if`` must hold as well. ``needed`` questions cannot be skipped: only
    name and consent are.
    """

    key: str
    label: str
    why: str = ""
    hint: str = ""
    shown_if: tuple[Condition, ...] = ()
    only_if: tuple[Condition, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """A line, or a paragraph when ``lines`` is above one."""

    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Field):
    """Yes or no; with ``detail`` (a message id) a follow-up line when the answer is yes, kept as ``key.detail``."""

    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible answer: permanent ``id`` and label (a message id).

    ``alone`` marks "none of these": it stands by itself, and a ticked symptom beside it counts more.
    """

    id: str
    label: str
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of several options; the answer is the option's id."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Many(Field):
    """Any of several options; the answer is a tuple of ids. ``detail`` adds a line of free text, ``key.detail``."""

    options: tuple[Option, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Field):
    """A whole number from ``low`` to ``high`` with a word at each end."""

    low: int = 0
    high: int = 10
    low_label: str = ""
    high_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Field):
    """A day, kept as ISO text. ``past`` forbids the future."""

    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumber(Field):
    """A phone number as typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Field):
    """A sentence to read, with nothing to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Custom(Field):
    """A place for a hand-made widget named ``widget`` (``chart``, ``signature``)."""

    widget: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One page of questions."""

    id: str
    title: str
    fields: tuple[Field, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form with a permanent id and a version that changes with every change of a question."""

    id: str
    version: str
    title: str
    sections: tuple[Section, ...]

    def fields(self) -> Iterator[Field]:
        """Yield every field in the order of the pages."""
        for section in self.sections:
            yield from section.fields

    def field(self, key: str) -> Field:
        """Return one field. Raises KeyError if there is none."""
        for field in self.fields():
            if field.key == key:
                return field
        raise KeyError(key)
