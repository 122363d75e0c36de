"""Vaults kept from each version of the tables: what was written then must be read for ever.

``python -m tests.support.kept_vault`` writes the one of today's version anew. Do that only while the version is not
released; afterwards a kept vault is never touched again, and the next version gets its own.
"""

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rmt_desktop.app.wiring import wire
from rmt_desktop.db.schema import HEAD
from rmt_desktop.domain.assessments import Pain, RomValue
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.kinds import ClinicKind
from rmt_desktop.domain.chart.marks import MarkKind
from rmt_desktop.domain.clients import Alert, AlertKind
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.ids import KindId, MarkId
from rmt_desktop.domain.notes import AddendumKind, Objective, Subjective
from rmt_desktop.domain.receipts import Method
from rmt_desktop.domain.sides import Side
from rmt_desktop.services.bundle import Services
from rmt_desktop.services.pictures import NewPicture
from rmt_desktop.services.ports import PlainPicture
from tests.support.builders import (
    CHEST,
    NOW,
    PIXEL,
    a_charge,
    a_chart,
    a_clinic,
    a_plan_item,
    a_service,
    a_therapist,
    an_area_consent,
)
from tests.support.catalog import a_catalog
from tests.support.clock import CountingIds, FrozenClock
from tests.support.services import PlainDocuments, Practice
from tests.support.vaults import CHEAP

KEPT = Path(__file__).resolve().parents[1] / "data" / "vaults"
PASSPHRASE = "a vault that is kept for ever"  # noqa: S105 - of a vault of invented people
PIXELS = PlainPicture(content=PIXEL, width=1, height=1)
README = """# A vault of version {version}

Written by `python -m tests.support.kept_vault` with invented people. It is opened by every later program in
`tests/db/test_db_kept_vaults.py`, which must find what `facts.json` says.

* Pass phrase: `{passphrase}`
* Recovery code: `{code}`

Never change these files once version {version} is released.
"""


def keep(folder: Path) -> None:
    """Write the vault of today's version, and what is in it."""
    shutil.rmtree(folder, ignore_errors=True)
    clock = FrozenClock()
    wiring = wire(clock=clock, kdf=CHEAP, documents=PlainDocuments(), catalog=a_catalog(), new_id=CountingIds())
    vault, code = wiring.vaults.create(folder, PASSPHRASE, "Anna Roy")
    wiring.services(vault).clinics.set_up(a_clinic(logo=PIXEL), a_therapist(), (a_service(),))
    practice = Practice(wiring.services(vault), clock, vault)
    play(practice)
    found = facts(practice.services)
    vault.close()
    (folder / "vault.lock").unlink()
    (folder / "facts.json").write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(README.format(version=HEAD, passphrase=PASSPHRASE, code=code), encoding="utf-8")


def play(practice: Practice) -> None:
    """Write something of every kind: a visit from the history to the paid receipt, a draft, an archived client."""
    services, clock = practice.services, practice.clock
    maya = practice.client(
        preferred_name="May",
        former_names="Côté",
        alerts=(Alert(kind=AlertKind.ALLERGY, text="Nuts"),),
    )
    practice.history(maya, blood_thinner=True, severity_now=7, reasons="Élancement à l'épaule")
    visit = practice.visit(maya)
    chest = an_area_consent(area=CHEST, sensitive=True, reason="Pectoralis pain")
    practice.consent(visit, an_area_consent(), chest, plan="Release the levator")
    clock.forward(minutes=30)
    services.consents.change(visit.id, CHEST, Agreement.WITHDRAWN, action="Stopped at once.")
    rotation = RomValue(movement="neck_rotation", label="Rotation", side=Side.LEFT, value=45, painful=True)
    ganglion = ClinicKind(id=KindId("kind-1"), name="Ganglion", name_fr="Kyste ganglionnaire", symbol="hexagon")
    ganglion = services.mark_kinds.save(ganglion).value
    lump = replace(a_chart(1).marks[0], id=MarkId("lump"), kind=MarkKind.OWN, own=ganglion.kind())
    picture = services.pictures.add(
        practice.note(visit), PIXELS, NewPicture(name="Knee, 3 Nov", is_agreed=True, taken_on=date(2026, 11, 3))
    ).value
    practice.signed_note(
        visit,
        chart=a_chart(6).with_mark(lump).with_picture(picture),
        subjective=Subjective(concern="Stiff neck", pain=Pain(now=7, best=3, worst=8)),
        objective=Objective(
            written={"mark-1": "Left levator: tender"}, palpation="Left levator: tender", rom=(rotation,)
        ),
    )
    note = services.notes.of_visit(visit.id)
    services.notes.add(note.id, AddendumKind.LATE_ENTRY, "No soreness the next day.")
    first = services.receipts.issue(visit.id, a_charge(method=Method.UNPAID)).value
    charge = a_charge(method=Method.UNPAID, fee_cents=9000, fee_reason="Student", client_agreed=True)
    second = services.receipts.replace(first.id, charge, reason="Wrong fee").value
    services.receipts.pay(second.id, Method.TRANSFER)
    plan = services.home_care.start(maya.id, visit_id=visit.id, language="fr").value
    services.home_care.give(replace(plan, items=(a_plan_item(),), message="Doucement"))
    clock.set(NOW + timedelta(days=21))
    services.intake.review(maya.id, changes="New pillow")
    draft = practice.note(practice.visit(maya, reason="Follow-up"))
    services.notes.keep(replace(draft, assessment="Looser", chart=Chart()))
    gone = practice.client(first_name="مايا", last_name="Ng", phones=(), email="")
    services.mark_kinds.retire(ganglion.id)
    services.clients.archive(gone.id, reason="Moved away")


def facts(services: Services) -> dict[str, Any]:
    """Return what a vault says, in words that do not depend on how the program spells its values."""
    (maya,) = services.clients.find("tremblay")
    (gone,) = services.clients.find("", archived=True)
    client = services.clients.open(maya.id)
    draft, signed = services.notes.of_client(maya.id)
    history = services.intake.state(maya.id)
    consent = services.consents.of_client(maya.id)
    pictures = [
        [picture.name, str(picture.taken_on), picture.is_agreed, len(content)]
        for picture, content in services.pictures.of_note(signed).values()
    ]
    kinds = [[one.name, one.name_fr, one.symbol, one.is_active] for one in services.mark_kinds.all()]
    own = [[mark.own.name, mark.own.name_fr, mark.own.symbol] for mark in signed.chart.marks if mark.own is not None]
    later = {name: said for name, said in (("pictures", pictures), ("kinds", kinds), ("own marks", own)) if said}
    return later | {
        "clinic": [services.clinics.clinic().name, len(services.clinics.clinic().logo)],
        "therapists": [[one.name, one.registration, len(one.signature)] for one in services.clinics.therapists()],
        "services": [[one.name, one.name_fr, one.minutes, one.price_cents] for one in services.clinics.services()],
        "client": [client.shown_name, client.legal_name, client.number, str(client.birth_date), client.alerts[0].text],
        "archived": [gone.name, client.former_names],
        "history": [[line.question, line.answer] for line in history.signed.lines],
        "history hash": history.signed.text_hash,
        "reviews": [[one.at.isoformat(), one.changes] for one in history.reviews],
        "consent": [[one.text_hash, one.signature.name, len(one.signature.image)] for one in consent.consents],
        "consent now": sorted([state.area.label, state.agreement.value] for state in consent.states),
        "note": [signed.subjective.concern, signed.subjective.pain.now, signed.objective.palpation],
        "rotation": [[one.label, one.side.value, one.value] for one in signed.objective.rom],
        "chart": [[mark.id, mark.kind.value, len(mark.points), mark.points[0].x] for mark in signed.chart.marks],
        "signed": [signed.signing.name, signed.signing.registration, signed.signing.at.isoformat()],
        "addenda": [[one.kind.value, one.text] for one in services.notes.open(signed.id).addenda],
        "draft": [draft.assessment, draft.is_signed],
        "receipts": [
            [
                file.receipt.label, file.receipt.client_name, str(file.receipt.service_date), file.receipt.fee_cents,
                file.receipt.total_cents, [[tax.name, tax.cents, tax.number] for tax in file.receipt.taxes],
                file.receipt.issuer.registration, len(file.receipt.issuer.logo), len(file.receipt.issuer.signature),
                file.void.reason if file.void else "", file.receipt.replaces, file.balance_cents,
            ]
            for file in services.receipts.of_client(maya.id)
        ],
        "home care": [[one.items[0].name, one.message, one.language] for one in services.home_care.of_client(maya.id)],
        "visits": [[one.starts_at.isoformat(), one.reason, one.status] for one in services.visits.of_client(maya.id)],
    }  # fmt: skip


if __name__ == "__main__":
    keep(KEPT / HEAD)
