"""What stood when a record was signed, so that its paper says the same years later.

A clinic moves, a client marries, a rule is reworded by an update. None of that may change what a signed note or health
history looks like when it is printed again: an auditor compares it with the copy in another file (domain facts 2.3).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from rmt_desktop.domain.chart.looks import Look
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.clinic import Clinic
from rmt_desktop.domain.levels import Level
from rmt_desktop.domain.people import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """An answer that raised a flag, with its question in the words the client read. ``key`` names the question."""

    key: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFlag:
    """A flag as it stands on paper, in the paper's language; it no longer needs the rule it came from.

    ``because`` are the reasons in the order they were asked, empty when nobody wrote the questions down or when the
    therapist raised the flag herself (``by_hand``).
    """

    rule_id: str
    level: Level
    name: str
    advice: str
    source: str
    by_hand: bool
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualRange:
    """What a measured movement was compared with, as it stands on paper; ``unit`` is ``deg`` or ``mm``."""

    movement: str
    text: str
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenExercise:
    """An exercise a client was given, in the words of her sheet: its name, how much, and what was added for her."""

    name: str
    dose: str = ""
    own_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSheet:
    """A home-care sheet given in a visit, as the note tells of it; the sheet itself is kept beside the note."""

    exercises: tuple[WrittenExercise, ...]
    message: str = ""
    given_at: datetime
    given_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The facts on a paper that are not part of the record itself: clinic, client, clock, flags, ranges of that day.

    ``zone`` is the IANA time zone the clinic told its times by. ``sheets`` is the home care given before a note was
    signed; what is given later stands on its own. Numbers and ids never change and are not kept again. Records signed
    before the clinic could choose a ``look`` were printed with the one that stands for it here.
    """

    zone: str
    clinic_name: str
    clinic_address: Address
    clinic_phone: str
    first_name: str
    last_name: str
    preferred_name: str
    pronouns: str
    birth_date: date | None
    figure: str
    flags: tuple[WrittenFlag, ...] = ()
    ranges: tuple[UsualRange, ...] = ()
    sheets: tuple[WrittenSheet, ...] = ()
    look: Look = Look.GHOST

    @classmethod
    def now(
        cls,
        clinic: Clinic,
        client: Client,
        flags: Iterable[WrittenFlag],
        ranges: Iterable[UsualRange] = (),
        sheets: Iterable[WrittenSheet] = (),
    ) -> "Standing":
        """Return what stands at this moment."""
        return cls(
            zone=clinic.zone,
            clinic_name=clinic.name,
            clinic_address=clinic.address,
            clinic_phone=clinic.phone,
            first_name=client.first_name,
            last_name=client.last_name,
            preferred_name=client.preferred_name,
            pronouns=client.pronouns,
            birth_date=client.birth_date,
            figure=client.figure,
            flags=tuple(flags),
            ranges=tuple(ranges),
            sheets=tuple(sheets),
            look=clinic.look,
        )

    def of_clinic(self, clinic: Clinic) -> Clinic:
        """Return the clinic with the letterhead and the skin of figures it had; its printer and zone are today's.

        A logo usually shows the name, so today's is left out where the clinic had another name.
        """
        logo = clinic.logo if clinic.name == self.clinic_name else b""
        return replace(
            clinic,
            name=self.clinic_name,
            address=self.clinic_address,
            phone=self.clinic_phone,
            logo=logo,
            look=self.look,
        )

    def of_client(self, client: Client) -> Client:
        """Return the client as she was named, and drawn, that day."""
        return replace(
            client,
            first_name=self.first_name,
            last_name=self.last_name,
            preferred_name=self.preferred_name,
            pronouns=self.pronouns,
            birth_date=self.birth_date,
            figure=self.figure,
        )
