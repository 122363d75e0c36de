"""Column types: what a value of the domain looks like in a column, the same on every database.

Days and moments are ISO text that sorts like time; nested values are JSON documents. Nothing here knows a table.
"""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Dialect, LargeBinary, String, Text
from sqlalchemy.types import TypeDecorator

_Word = TypeVar("_Word", bound=StrEnum)


class Day(TypeDecorator[date]):
    """A day as ``2026-11-23``."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the day as text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """Return the text as a day."""
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as ``2026-11-23T19:02:11.250000Z``: always of one length, so that text order is time order."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the moment as text. Raises ValueError for one without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be recorded")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the text as a moment in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Word(TypeDecorator[_Word]):
    """One word of an enumeration."""

    impl = String(32)
    cache_ok = True

    def __init__(self, words: type[_Word]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: _Word | str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the word as text. Raises ValueError for one the enumeration does not have."""
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> _Word | None:  # noqa: ARG002
        """Return the text as a word of the enumeration."""
        return None if value is None else self.words(value)


class Document(TypeDecorator[Any]):
    """A nested value as JSON; ``shape`` is its type, such as ``tuple[Phone, ...]``. None is NULL.

    Fields that were added since a document was written take their defaults, unknown ones are passed over.
    """

    impl = Text
    cache_ok = True

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape
        self._decoder: msgspec.json.Decoder[Any] | None = None  # building one takes time; most are never used

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the value as JSON."""
        if value is None:
            return None
        try:
            return msgspec.json.encode(value).decode()
        except UnicodeEncodeError:
            return msgspec.json.encode(_sound_parts(msgspec.to_builtins(value))).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Return the JSON as a value."""
        if value is None:
            return None
        if self._decoder is None:
            self._decoder = msgspec.json.Decoder(self.shape)
        return self._decoder.decode(value)


def picture() -> LargeBinary:
    """Return the type of a column that holds a picture; empty bytes for none."""
    return LargeBinary()


def sound(text: str) -> str:
    """Return text that can be stored. Half an emoji, as some keyboards send it, becomes the replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _sound_parts(value: Any) -> Any:
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, list):
        return [_sound_parts(one) for one in value]
    if isinstance(value, dict):
        return {_sound_parts(key): _sound_parts(one) for key, one in value.items()}
    return value
