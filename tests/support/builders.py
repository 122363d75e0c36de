"""Values with sensible defaults: ``a_client(last_name="Roy")`` says only what the test is about."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place, Point, Shape
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.clinic import Clinic, Service, TaxRegistration, Therapist
from rmt_desktop.domain.consent import Agreement, AreaConsent, Consent, ConsentChange, text_hash
from rmt_desktop.domain.forms.answers import FilledForm, HistoryReview, Line, Mode, Signature, hash_of
from rmt_desktop.domain.homecare import Dose, HomeCarePlan, PlanItem
from rmt_desktop.domain.ids import (
    ClientId,
    ConsentId,
    FormId,
    MarkId,
    NoteId,
    PlanId,
    ReceiptId,
    ServiceId,
    TherapistId,
    VisitId,
)
from rmt_desktop.domain.money import TaxLine
from rmt_desktop.domain.notes import Addendum, AddendumKind, Objective, Signing, TreatmentNote
from rmt_desktop.domain.people import Address, Phone
from rmt_desktop.domain.receipts import Charge, Issuer, Method, Payment, Receipt, ReceiptDraft, ReceiptVoid, issued
from rmt_desktop.domain.sides import Areal, Side
from rmt_desktop.domain.treatments import Applied, Pressure
from rmt_desktop.domain.visits import Visit, VisitStatus

NOW = datetime(2026, 11, 23, 19, 2, 11, 250_000, tzinfo=UTC)  # 14:02 in Toronto
TODAY = date(2026, 11, 23)

# The smallest picture that is one: a transparent pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000b4944415478da636000020000050001e9fadcd80000000049454e44ae426082"
)

NECK = Areal("neck", Side.MIDLINE, "Neck")
LEFT_SHOULDER = Areal("shoulder_back", Side.LEFT, "Shoulder and upper back")
CHEST = Areal("upper_chest", Side.BOTH, "Upper chest")


def a_clinic(**changes: Any) -> Clinic:
    """Return a clinic in Toronto that is registered for HST."""
    clinic = Clinic(
        name="Harbour Massage Therapy",
        address=Address(line1="12 Front St E", city="Toronto", province="ON", postal_code="M5E 1B1"),
        phone="416 555-0142",
        tax=TaxRegistration(registered_from=date(2020, 1, 1), gst_hst_number="123456789 RT0001"),
    )
    return replace(clinic, **changes)


def a_therapist(**changes: Any) -> Therapist:
    """Return a therapist who may sign notes and receipts."""
    therapist = Therapist(
        id=TherapistId("therapist-1"),
        name="Anna Roy",
        regulator="CMTO",
        registration="T012345",
        signature=PIXEL,
    )
    return replace(therapist, **changes)


def a_service(**changes: Any) -> Service:
    """Return an hour's treatment at $105."""
    service = Service(
        id=ServiceId("service-60"),
        name="Massage therapy, 60 min",
        name_fr="Massothérapie, 60 min",
        minutes=60,
        price_cents=10_500,
    )
    return replace(service, **changes)


def a_client(**changes: Any) -> Client:
    """Return Maya, who has the story's neck and shoulder pain."""
    client = Client(
        id=ClientId("client-1"),
        first_name="Maya",
        last_name="Tremblay",
        birth_date=date(1988, 4, 30),
        phones=(Phone(number="416 555-0187"),),
        email="maya@example.ca",
        figure="female",
    )
    return replace(client, **changes)


def a_visit(**changes: Any) -> Visit:
    """Return a visit of Maya's that begins now."""
    visit = Visit(
        id=VisitId("visit-1"),
        client_id=ClientId("client-1"),
        therapist_id=TherapistId("therapist-1"),
        service_id=ServiceId("service-60"),
        starts_at=NOW,
        minutes=60,
        reason="Neck and shoulder pain",
        status=VisitStatus.ARRIVED,
        status_at=NOW,
    )
    return replace(visit, **changes)


def a_mark(**changes: Any) -> Mark:
    """Return an active trigger point in the left levator scapulae."""
    mark = Mark(
        id=MarkId("mark-1"),
        kind=MarkKind.TRIGGER_ACTIVE,
        shape=Shape.POINT,
        layer=Layer.THERAPIST,
        figure="female",
        view="back",
        points=(Point(0.45, 0.2),),
        place=Place(region="shoulder", muscle="levator_scapulae", side=Side.LEFT),
        intensity=7,
    )
    return replace(mark, **changes)


def a_chart(marks: int = 1) -> Chart:
    """Return a chart with so many marks, every third of them a stroke of twenty points."""
    made = []
    for number in range(marks):
        shape = Shape.STROKE if number % 3 == 2 else Shape.POINT
        points = tuple(
            Point(round(0.3 + step / 50, 5), round(0.2 + number / 500, 5))
            for step in range(20 if shape is Shape.STROKE else 1)
        )
        made.append(a_mark(id=MarkId(f"mark-{number}"), shape=shape, points=points))
    return Chart(tuple(made))


def a_note(**changes: Any) -> TreatmentNote:
    """Return the draft of the note of a_visit()."""
    note = TreatmentNote(
        id=NoteId("note-1"),
        client_id=ClientId("client-1"),
        visit_id=VisitId("visit-1"),
        therapist_id=TherapistId("therapist-1"),
        service_date=TODAY,
        started_at=NOW,
        objective=Objective(written={}),
    )
    return replace(note, **changes)


def a_signing(**changes: Any) -> Signing:
    """Return Anna Roy's name under a note."""
    return replace(Signing(name="Anna Roy", designation="RMT", registration="T012345", at=NOW), **changes)


def an_addendum(**changes: Any) -> Addendum:
    """Return an addendum to a_note()."""
    addendum = Addendum(
        id="addendum-1",
        note_id=NoteId("note-1"),
        client_id=ClientId("client-1"),
        kind=AddendumKind.ADDENDUM,
        text="Called the next day: no soreness.",
        at=NOW,
        by="Anna Roy",
        designation="RMT",
    )
    return replace(addendum, **changes)


def a_treatment(**changes: Any) -> Applied:
    """Return deep-tissue work on the left shoulder."""
    applied = Applied(
        technique="deep_tissue",
        label="Deep tissue",
        areas=(LEFT_SHOULDER,),
        minutes=20,
        pressure=Pressure.DEEP,
    )
    return replace(applied, **changes)


def a_signature(**changes: Any) -> Signature:
    """Return Maya's hand."""
    return replace(Signature(image=PIXEL, name="Maya Tremblay"), **changes)


def an_area_consent(**changes: Any) -> AreaConsent:
    """Return an agreed area that is not sensitive."""
    return replace(AreaConsent(area=LEFT_SHOULDER, agreement=Agreement.AGREED), **changes)


def a_consent(**changes: Any) -> Consent:
    """Return a consent to work on the left shoulder."""
    text = "I agree to the treatment as it was explained to me."
    consent = Consent(
        id=ConsentId("consent-1"),
        client_id=ClientId("client-1"),
        visit_id=VisitId("visit-1"),
        valid_on=TODAY,
        elements=("nature", "benefits"),
        areas=(an_area_consent(),),
        mode=Mode.ELECTRONIC,
        signature=a_signature(),
        text=text,
        text_hash=text_hash(text),
        text_version="2026-1",
        language="en",
        obtained_at=NOW,
        obtained_by="Anna Roy",
    )
    return replace(consent, **changes)


def a_consent_change(**changes: Any) -> ConsentChange:
    """Return the withdrawal of a_consent() for the left shoulder."""
    change = ConsentChange(
        id="change-1",
        consent_id=ConsentId("consent-1"),
        client_id=ClientId("client-1"),
        visit_id=VisitId("visit-1"),
        area=LEFT_SHOULDER,
        agreement=Agreement.WITHDRAWN,
        action="Stopped at once.",
        at=NOW,
        by="Anna Roy",
    )
    return replace(change, **changes)


def a_filled_form(**changes: Any) -> FilledForm:
    """Return the draft of a health history."""
    form = FilledForm(
        id=FormId("form-1"),
        client_id=ClientId("client-1"),
        form_id="health_history",
        form_version="1",
        profile="minimal",
        language="en",
        answers={"blood_thinner": True, "severity_now": 7, "reasons": "Stiff neck", "allergies": ("nuts", "latex")},
        started_at=NOW,
    )
    return replace(form, **changes)


def a_signed_form(**changes: Any) -> FilledForm:
    """Return a health history that was signed."""
    lines = (Line(key="blood_thinner", section="Health", question="Do you take a blood thinner?", answer="Yes"),)
    form = a_filled_form(
        lines=lines, text_hash=hash_of(lines), signature=a_signature(), signed_at=NOW, recorded_by="Anna Roy"
    )
    return replace(form, **changes)


def a_review(**changes: Any) -> HistoryReview:
    """Return "no change" to a_signed_form()."""
    review = HistoryReview(
        id="review-1", client_id=ClientId("client-1"), form_id=FormId("form-1"), at=NOW, by="Anna Roy"
    )
    return replace(review, **changes)


def a_charge(**changes: Any) -> Charge:
    """Return the posted fee, paid by debit card."""
    return replace(Charge(fee_cents=10_500, method=Method.DEBIT, language="en"), **changes)


def a_receipt_draft(**changes: Any) -> ReceiptDraft:
    """Return a receipt for a_visit() that has no number yet."""
    draft = ReceiptDraft(
        client=a_client(),
        therapist=a_therapist(),
        clinic=a_clinic(),
        service=a_service(),
        visit_id=VisitId("visit-1"),
        service_date=TODAY,
        minutes=60,
        charge=a_charge(),
    )
    return replace(draft, **changes)


def a_tax_line(**changes: Any) -> TaxLine:
    """Return 13 % HST on $105."""
    return replace(
        TaxLine(name="HST", name_fr="TVH", rate=13_000, cents=1365, number="123456789 RT0001"),
        **changes,
    )


def a_receipt(*, draft: ReceiptDraft | None = None, **changes: Any) -> Receipt:
    """Return the first receipt of the clinic, for a_visit()."""
    receipt = issued(
        draft or a_receipt_draft(),
        id=ReceiptId("receipt-1"),
        number=1,
        taxes=(a_tax_line(),),
        at=NOW,
        today=TODAY,
        by="Anna Roy",
    )
    return replace(receipt, **changes)


def an_issuer(**changes: Any) -> Issuer:
    """Return the clinic and therapist as they stand on a_receipt()."""
    return replace(a_receipt().issuer, **changes)


def a_void(**changes: Any) -> ReceiptVoid:
    """Return the voiding of a_receipt()."""
    void = ReceiptVoid(receipt_id=ReceiptId("receipt-1"), reason="Wrong fee", at=NOW, by="Anna Roy")
    return replace(void, **changes)


def a_payment(**changes: Any) -> Payment:
    """Return $118.65 in cash."""
    return replace(Payment(cents=11_865, method=Method.CASH, on=TODAY), **changes)


def a_plan_item(**changes: Any) -> PlanItem:
    """Return a chin tuck, ten times."""
    item = PlanItem(
        exercise="chin_tuck",
        name="Chin tuck",
        purpose="Brings the head back over the shoulders.",
        steps=("Sit tall.", "Slide the chin straight back."),
        dose=Dose(sets=2, reps=10, frequency="twice a day"),
        cautions=("Stop if you get dizzy.",),
    )
    return replace(item, **changes)


def a_plan(**changes: Any) -> HomeCarePlan:
    """Return a home-care sheet with one exercise that was not given yet."""
    plan = HomeCarePlan(
        id=PlanId("plan-1"),
        client_id=ClientId("client-1"),
        visit_id=VisitId("visit-1"),
        language="en",
        items=(a_plan_item(),),
        created_at=NOW,
    )
    return replace(plan, **changes)


def an_event(**changes: Any) -> AuditEvent:
    """Return the opening of Maya's record."""
    event = AuditEvent(act=Act.VIEWED, kind=Kind.CLIENT, record="client-1", client="client-1")
    return replace(event, **changes)
