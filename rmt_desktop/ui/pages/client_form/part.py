"""What every part of the client form is: fields that show a client and give her back with what is typed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from PySide6.QtWidgets import QLineEdit

from rmt_desktop.domain.clients import Client, Payer
from rmt_desktop.domain.people import Address, Contact

Value = TypeVar("Value", Client, Address, Contact, Payer)


class Part(Protocol):
    """Some fields of the form, by what they are for."""

    def show(self, client: Client) -> None:
        """Put what is known of the client into the fields."""

    def edited(self, client: Client) -> Client:
        """Return the client with what is typed in these fields."""


def show_text(line: QLineEdit, text: str) -> None:
    """Show a text from its beginning."""
    line.setText(text)
    line.setCursorPosition(0)


def show_texts(lines: Mapping[str, QLineEdit], value: object) -> None:
    """Show the texts of a value in the lines of the same names."""
    for name, line in lines.items():
        show_text(line, getattr(value, name))


def with_texts(lines: Mapping[str, QLineEdit], value: Value) -> Value:
    """Return the value with what is typed in the lines of the same names."""
    typed: dict[str, Any] = {name: line.text() for name, line in lines.items()}
    return replace(value, **typed)
