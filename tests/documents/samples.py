"""Papers with everything on them, for tests and for looking at: the story of Maya, the clinic's hand and its logo."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

from PIL import Image, ImageDraw

from rmt_desktop.domain.assessments import Outcome, Pain, Posture, RomKind, RomValue, TestResult
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer, MarkKind, Place, Point, Shape
from rmt_desktop.domain.clinic import PaperSize
from rmt_desktop.domain.forms.answers import Line, hash_of
from rmt_desktop.domain.homecare import Dose, HomeCarePlan
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import Copied, Goal, Objective, PlanText, Subjective, TreatmentNote
from rmt_desktop.domain.screening import Decision, Disposition, Flag, written_flags
from rmt_desktop.domain.sides import Side
from rmt_desktop.domain.treatments import Pressure, Response
from rmt_desktop.services.papers import HomeCarePaper, IntakePaper, NotePaper, ReceiptPaper, RecoveryPaper
from rmt_desktop.services.standing import usual_ranges
from tests.support.builders import (
    CHEST,
    NECK,
    NOW,
    TODAY,
    a_client,
    a_clinic,
    a_consent,
    a_consent_change,
    a_mark,
    a_note,
    a_plan,
    a_plan_item,
    a_receipt,
    a_review,
    a_signature,
    a_signed_form,
    a_signing,
    a_therapist,
    a_treatment,
    a_visit,
    an_area_consent,
    an_issuer,
)
from tests.support.catalog import a_catalog, a_rule


def a_hand(*, width: int = 620, height: int = 180) -> bytes:
    """Return a signature as the pad makes it: dark strokes on nothing."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    x, points = 30, []
    for index, lift in enumerate((120, 30, 140, 60, 120, 80, 130, 50, 110, 90, 100, 70, 105, 95)):
        points.append((x, lift))
        x += 40 - index
    pen.line(points, fill=(20, 30, 80, 255), width=5, joint="curve")
    return _png(image)


def a_logo() -> bytes:
    """Return a plain mark: two leaves of colour."""
    image = Image.new("RGB", (360, 140), "white")
    pen = ImageDraw.Draw(image)
    pen.ellipse((10, 10, 130, 130), fill=(11, 97, 96))
    pen.ellipse((90, 30, 190, 130), fill=(214, 158, 92))
    return _png(image)


def a_receipt_paper(**changes: Any) -> ReceiptPaper:
    """Return a receipt with logo and signature on Letter paper."""
    issuer = an_issuer(
        logo=a_logo(), signature=a_hand(), regulator="College of Massage Therapists of Ontario (CMTO)",
        clinic_email="hello@harbour.example",
    )  # fmt: skip
    paper = ReceiptPaper(receipt=a_receipt(issuer=issuer, number=42), paper=PaperSize.LETTER)
    return replace(paper, **changes)


def with_receipt(paper: ReceiptPaper, **changes: Any) -> ReceiptPaper:
    """Return the paper with its receipt changed."""
    return replace(paper, receipt=replace(paper.receipt, **changes))


def with_issuer(paper: ReceiptPaper, **changes: Any) -> ReceiptPaper:
    """Return the paper with its issuer changed."""
    return with_receipt(paper, issuer=replace(paper.receipt.issuer, **changes))


def a_home_care_paper(**changes: Any) -> HomeCarePaper:
    """Return three exercises for Maya on Letter paper; ``large_print``, ``language``… change its plan."""
    items = (
        a_plan_item(
            dose=Dose(sets=2, reps=10, hold_seconds=5, frequency="2–3 times a day"),
            steps=(
                "Sit or stand tall and look straight ahead.",
                "Slide your chin straight back, as if making a double chin. Do not tip your head up or down.",
                "Hold gently. You should feel a light stretch at the base of the skull.",
                "Relax and return to the start.",
            ),
            cautions=("Move gently. Stop if you feel dizzy, see double, or get arm tingling.",),
            own_words="Do this at every tea break, Maya. Twice is better than never!",
        ),
        a_plan_item(
            exercise="levator",
            name="Levator scapulae stretch",
            purpose="Eases a stiff neck when turning the head.",
            dose=Dose(sets=1, reps=3, hold_seconds=30, frequency="1–2 times a day"),
            steps=(
                "Sit tall. Hold the chair seat with one hand behind you.",
                "Turn your head about half-way to the other side.",
                "Look down toward your armpit.",
                "Hold, then come back slowly. Switch sides.",
            ),
            cautions=("Do not pull hard. Stop with dizziness or arm tingling.",),
        ),
        a_plan_item(
            exercise="heat",
            name="Moist heat",
            purpose="Relaxes a tight muscle before you stretch.",
            dose=Dose(duration_minutes=15, frequency="once a day"),
            steps=("Lay a warm, damp towel on your shoulder.",),
            cautions=("Never sleep on heat.", "Check your skin after five minutes."),
        ),
    )
    plan_changes = {name: changes.pop(name) for name in list(changes) if name in HomeCarePlan.__dataclass_fields__}
    plan = a_plan(
        items=items,
        message="Your neck moves better already. Ten calm minutes a day keep it that way.",
        stop_text="Stop and call us if the pain gets clearly worse, or if you feel numbness, tingling, weakness or "
        "dizziness.",
        follow_up=date(2026, 12, 14),
    )
    paper = HomeCarePaper(
        plan=replace(plan, **plan_changes),
        client_name="Maya Tremblay",
        clinic=a_clinic(logo=a_logo()),
        therapist=a_therapist(signature=a_hand()),
        on=TODAY,
        paper=PaperSize.LETTER,
    )
    return replace(paper, **changes)


def a_full_note(**changes: Any) -> TreatmentNote:
    """Return the signed note of the story's first visit, with something in every section."""
    note = a_note(
        chart=a_drawn_chart(),
        subjective=Subjective(
            concern="Nagging neck and shoulder pain from laptop work for months, worse in the evening.",
            since_last="Sleeps on two pillows now.",
            pain=Pain(now=7, best=4, worst=9),
        ),
        objective=Objective(
            posture=(
                Posture(id="head_forward", label="Head forward"),
                Posture(id="rounded_shoulders", label="Rounded shoulders", side=Side.BOTH),
            ),
            posture_text="Left shoulder a little higher.",
            rom=(
                RomValue(movement="neck_rotation", label="Neck rotation", side=Side.LEFT, value=45, painful=True),
                RomValue(movement="neck_rotation", label="Neck rotation", side=Side.RIGHT, value=60),
                RomValue(movement="neck_flexion", label="Neck flexion", side=Side.MIDLINE, value=40),
                RomValue(
                    movement="jaw_opening", label="Jaw opening", side=Side.MIDLINE, value=38, kind=RomKind.PASSIVE
                ),
            ),
            tests=(
                TestResult(
                    test="spurling", label="Spurling", side=Side.LEFT, outcome=Outcome.NEGATIVE, comment="no arm pain"
                ),
            ),
            palpation="Left levator scapulae: active trigger point, 7/10.\nLeft rhomboids: hypertonic.",
            written={},
            other="Skin warm and dry.",
        ),
        assessment="Findings fit a myofascial neck and shoulder pattern from sustained posture.",
        plan=PlanText(
            text="Four visits, then look again.",
            goals=(Goal(text="Turn the head to park the car", measure="70° to the left", by=date(2026, 12, 14)),),
            frequency="Once a week",
            reassess_on=date(2026, 12, 14),
        ),
        treatment=(
            a_treatment(),
            a_treatment(technique="trigger_point", label="Trigger point release", minutes=10, pressure=None),
            a_treatment(
                technique="joint_mobs", label="Joint mobilisation", areas=(NECK,), minutes=5, pressure=Pressure.LIGHT,
                grade="II", comment="Stopped when it pinched.",
            ),
        ),
        response=Response(text="Warm and loose; no dizziness.", pain_after=4, adverse="None."),
        position="Prone, then supine",
        draping="Draped, arms free",
        home_care="Chin tuck, levator stretch.",
        next_visit="In one week; look at the right side too.",
        dispositions=(
            Disposition(
                rule_id="anticoagulant",
                rule_name="Anticoagulants",
                decision=Decision.TREATED_ADAPTED,
                text="No friction; moderate pressure only.",
                at=NOW,
                by="Anna Roy",
            ),
        ),
        copied=(Copied(section="plan", of=date(2026, 11, 2), reviewed=True),),
        signing=a_signing(),
    )  # fmt: skip
    return replace(note, **changes)


def a_drawn_chart() -> Chart:
    """Return marks of both layers on two views: what Maya drew, and what was found."""
    stroke = tuple(Point(0.40 + step / 100, 0.19 + step / 300) for step in range(8))
    area = (Point(0.36, 0.2), Point(0.42, 0.19), Point(0.43, 0.24), Point(0.37, 0.25))
    levator = Place(region="scapula", muscle="levator", side=Side.LEFT)
    return Chart(
        (
            a_mark(id=MarkId("c1"), kind=MarkKind.ACHING, layer=Layer.CLIENT, shape=Shape.STROKE, points=stroke,
                   place=Place(region="scapula", muscle="trap_upper", side=Side.LEFT)),
            a_mark(id=MarkId("c2"), kind=MarkKind.STIFF, layer=Layer.CLIENT, view="front", intensity=4,
                   points=(Point(0.47, 0.16),), place=Place(region="neck_front", side=Side.RIGHT)),
            a_mark(id=MarkId("t1"), points=(Point(0.42, 0.2),), place=levator),
            a_mark(id=MarkId("t2"), kind=MarkKind.HYPERTONIC, shape=Shape.AREA, points=area, intensity=None,
                   place=Place(region="scapula", muscle="rhomboid", side=Side.LEFT), note="ropy"),
        )
    )  # fmt: skip


def a_note_paper(**changes: Any) -> NotePaper:
    """Return the printed record of the story's first visit; ``**changes`` of the note are given with ``note=``."""
    area = an_area_consent()
    chest = an_area_consent(area=CHEST, sensitive=True, reason="Tight pectorals pull the shoulder forward")
    consent = a_consent(
        elements=("nature", "benefits", "risks", "effects", "alternatives", "refusal"),
        plan="Deep tissue, trigger points, gentle joint work on neck and left shoulder.",
        risks="Bruises come more easily with the anticoagulant.",
        questions="How long will it be sore?",
        areas=(area, chest),
        signature=a_signature(image=a_hand()),
        capacity_note="Understands and repeats it in her own words.",
    )
    paper = NotePaper(
        note=a_full_note(),
        addenda=(),
        client=a_client(number=12, preferred_name="May", pronouns="she/her"),
        visit=a_visit(also_present="Sister, at the client's wish"),
        therapist=a_therapist(),
        clinic=a_clinic(logo=a_logo()),
        zone="America/Toronto",
        consents=(consent,),
        changes=(a_consent_change(area=CHEST, action="Stopped at once and covered the chest."),),
        flags=written_flags((Flag(rule=a_rule(id="anticoagulant"), because=("blood_thinner",)),), (), "en"),
        ranges=usual_ranges(a_full_note(), a_catalog().movements),
        printed_at=NOW,
        printed_by="Anna Roy",
        language="en",
        paper=PaperSize.LETTER,
    )
    return replace(paper, **changes)


def an_intake_paper(**changes: Any) -> IntakePaper:
    """Return Maya's health history with her drawing and one review."""
    lines = (
        Line(key="reasons", section="Why you come", question="What brings you here?", answer="Neck and shoulder pain."),
        Line(key="goals", section="Why you come", question="What would you like to be able to do again?", answer=""),
        Line(
            key="blood_thinner",
            section="Your health",
            question="Do you take medicine that thins the blood (anticoagulant)?",
            answer="Yes: Apixaban, twice a day",
        ),
        Line(key="surgery", section="Your health", question="Any surgery?", answer="", declined=True),
        Line(key="pregnant", section="Your health", question="Are you pregnant, or could you be?", answer="No"),
    )
    form = a_signed_form(
        lines=lines,
        text_hash=hash_of(lines),
        chart=Chart(a_drawn_chart().of(Layer.CLIENT).marks),
        signature=a_signature(image=a_hand()),
    )
    paper = IntakePaper(
        form=form,
        client=a_client(number=12, preferred_name="May", pronouns="she/her"),
        clinic=a_clinic(logo=a_logo()),
        zone="America/Toronto",
        reviews=(a_review(), a_review(id="review-2", changes="New medicine for blood pressure.", by="Front desk")),
        printed_at=NOW,
        printed_by="Anna Roy",
        paper=PaperSize.LETTER,
    )
    return replace(paper, **changes)


def a_recovery_paper(**changes: Any) -> RecoveryPaper:
    """Return the sheet with the recovery code."""
    paper = RecoveryPaper(
        clinic_name="Harbour Massage Therapy",
        code="K7M2Q-9TZ4H-WX3BP-R8N6D-4GJ7F-Y2K5V-CM9QA-H6T3E",
        made_on=TODAY,
        language="en",
        paper=PaperSize.LETTER,
    )
    return replace(paper, **changes)


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
