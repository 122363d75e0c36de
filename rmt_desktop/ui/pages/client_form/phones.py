"""The client's own phones: one line for each use, and what the rules say about them by their place."""

from collections.abc import Sequence
from dataclasses import replace

from rmt_desktop.base.errors import Problem
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.people import Phone
from rmt_desktop.ui.forms.written import phone_line
from rmt_desktop.ui.pages.client_form.part import show_text

PHONES = "phones."  # how a problem of a phone begins; the rules go on with its place, the form with its kind


class PhoneLines:
    """A line for the mobile, the home and the work phone; they stand in different rows of the form."""

    def __init__(self) -> None:
        self.mobile, self.home, self.work = phone_line(), phone_line(), phone_line()
        self._lines = {"mobile": self.mobile, "home": self.home, "work": self.work}

    def show(self, client: Client) -> None:
        """Show the first phone of each kind."""
        numbers = {phone.kind: phone.number for phone in reversed(client.phones)}
        for kind, line in self._lines.items():
            show_text(line, numbers.get(kind, ""))

    def edited(self, client: Client) -> Client:
        """Return the client with the phones as typed, in their order; one that has no line here stays as it is."""
        lines = dict(self._lines)
        kept = [
            replace(phone, number=lines.pop(phone.kind).text()) if phone.kind in lines else phone
            for phone in client.phones
        ]
        typed = [Phone(number=line.text(), kind=kind) for kind, line in lines.items()]
        return replace(client, phones=tuple(phone for phone in (*kept, *typed) if phone.number.strip()))


def by_kind(problem: Problem, phones: Sequence[Phone]) -> Problem:
    """Return the problem of a phone by what the phone is for, where the form has its line."""
    place = problem.field.removeprefix(PHONES)
    if not (problem.field.startswith(PHONES) and place.isdecimal()):
        return problem
    return replace(problem, field=f"{PHONES}{phones[int(place)].kind}")
