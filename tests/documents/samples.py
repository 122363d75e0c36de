"""Papers with everything on them, for tests and for looking at: the story of Maya, the clinic's hand and its logo."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

from PIL import Image, ImageDraw

from rmt_desktop.domain.clinic import PaperSize
from rmt_desktop.domain.homecare import Dose, HomeCarePlan
from rmt_desktop.services.papers import HomeCarePaper, ReceiptPaper
from tests.support.builders import (
    TODAY,
    a_clinic,
    a_plan,
    a_plan_item,
    a_receipt,
    a_therapist,
    an_issuer,
)


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


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
