"""Fixtures that give all use cases on the real store: an encrypted vault in the test's folder, a clock that stands.

``services`` is a new vault; in ``practice`` the first run is done, and its methods bring a visit to any point:
``practice.signed_note()`` is one line and goes through the use cases like the program does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from rmt_desktop.app.wiring import Wiring, wire
from rmt_desktop.db.opened import OpenVault
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.consent import AreaConsent, Consent
from rmt_desktop.domain.forms.answers import FilledForm
from rmt_desktop.domain.ids import ServiceId, TherapistId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.receipts import Receipt
from rmt_desktop.domain.visits import Visit
from rmt_desktop.services.bundle import Services
from rmt_desktop.services.consents import ConsentTalk
from rmt_desktop.services.papers import ChartPaper, HomeCarePaper, IntakePaper, NotePaper, ReceiptPaper, RecoveryPaper
from tests.support.builders import (
    NOW,
    a_charge,
    a_client,
    a_clinic,
    a_service,
    a_signature,
    a_therapist,
    a_treatment,
    an_area_consent,
)
from tests.support.catalog import a_catalog
from tests.support.clock import CountingIds, FrozenClock
from tests.support.vaults import CHEAP, a_template, a_vault


class PlainDocuments:
    """Papers as plain text: the kind and the value that would have been laid out."""

    def receipt(self, paper: ReceiptPaper) -> bytes:
        return repr(paper).encode()

    def home_care(self, paper: HomeCarePaper) -> bytes:
        return repr(paper).encode()

    def note(self, paper: NotePaper) -> bytes:
        return repr(paper).encode()

    def intake(self, paper: IntakePaper) -> bytes:
        return repr(paper).encode()

    def chart_svg(self, paper: ChartPaper) -> bytes:
        return repr(paper).encode()

    def chart_png(self, paper: ChartPaper) -> bytes:
        return repr(paper).encode()

    def recovery(self, paper: RecoveryPaper) -> bytes:
        return repr(paper).encode()

    def unprintable(self, text: str) -> tuple[str, ...]:
        return tuple(character for character in text if character == "\u6f22")


@dataclass(frozen=True)
class Practice:
    """A clinic at work: its use cases, and short ways to any point of a visit."""

    services: Services
    clock: FrozenClock
    vault: OpenVault

    def client(self, **changes: Any) -> Client:
        """Enter a client, Maya unless said otherwise."""
        blank = self.services.clients.blank(language="en")
        return self.services.clients.save(replace(a_client(**changes), id=blank.id)).value

    def visit(self, client: Client | None = None, **given: Any) -> Visit:
        """Enter a visit of somebody who stands at the desk."""
        client = client or self.client()
        asked = {"starts_at": self.clock.now(), "reason": "Neck and shoulder pain", "arrived": True} | given
        return self.services.visits.book(
            client.id, therapist=TherapistId("therapist-1"), service=ServiceId("service-60"), **asked
        ).value

    def history(self, client: Client, **answers: Any) -> FilledForm:
        """Fill in and sign a health history."""
        intake = self.services.intake
        draft = intake.start(client.id, language="en").value
        draft = intake.keep(replace(draft, answers={"agree_to_keep": True} | answers))
        return intake.sign(draft, a_signature()).value

    def consent(self, visit: Visit, *areas: AreaConsent, **changes: Any) -> Consent:
        """Record a consent with all six elements talked about."""
        talk = ConsentTalk(
            visit_id=visit.id,
            language="en",
            elements=tuple(one.id for one in a_catalog().consent_wording.elements),
            areas=areas or (an_area_consent(),),
            signature=a_signature(),
        )
        return self.services.consents.record(replace(talk, **changes)).value

    def note(self, visit: Visit | None = None) -> TreatmentNote:
        """Begin the note of a visit."""
        return self.services.notes.start((visit or self.visit()).id).value

    def signed_note(self, visit: Visit | None = None, **changes: Any) -> TreatmentNote:
        """Treat with consent and sign the note."""
        visit = visit or self.visit()
        self.consent(visit)
        note = replace(self.note(visit), **{"treatment": (a_treatment(),), **changes})
        return self.services.notes.sign(note).value

    def follow_up(self, **changes: Any) -> Visit:
        """Enter a visit three weeks after one that was signed with these ``changes``; consent is given in both."""
        client = self.client()
        self.history(client)
        self.signed_note(self.visit(client), **changes)
        self.clock.forward(days=21)
        visit = self.visit(client)
        self.consent(visit)
        return visit

    def receipt(self, visit: Visit | None = None, **charge: Any) -> Receipt:
        """Treat, sign and issue the receipt."""
        visit = visit or self.visit()
        self.signed_note(visit)
        return self.services.receipts.issue(visit.id, a_charge(**charge)).value


@pytest.fixture
def clock() -> FrozenClock:
    """The clock of a test, standing at 14:02 in Toronto on 23 November 2026."""
    return FrozenClock(NOW)


@pytest.fixture(scope="session")
def vault_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty vault to copy."""
    return a_template(tmp_path_factory.mktemp("template") / "vault")


@pytest.fixture
def wiring(clock: FrozenClock) -> Wiring:
    """The program's wiring with a clock that stands, counting ids, a small catalogue and plain papers."""
    return wire(clock=clock, kdf=CHEAP, documents=PlainDocuments(), catalog=a_catalog(), new_id=CountingIds())


@pytest.fixture
def vault(tmp_path: Path, vault_template: Path, clock: FrozenClock) -> Iterator[OpenVault]:
    """An empty vault, open."""
    opened = a_vault(tmp_path / "vault", vault_template, clock)
    yield opened
    opened.close()


@pytest.fixture
def services(wiring: Wiring, vault: OpenVault) -> Services:
    """The use cases of a vault whose first run is not done."""
    return wiring.services(vault)


@pytest.fixture
def practice(wiring: Wiring, vault: OpenVault, clock: FrozenClock) -> Practice:
    """A clinic with one therapist and one line in its fee list."""
    wiring.services(vault).clinics.set_up(a_clinic(), a_therapist(), (a_service(),))
    return Practice(wiring.services(vault), clock, vault)
