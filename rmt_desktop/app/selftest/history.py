"""Act two: Maya answers her health history, draws where it hurts, and signs."""

from PySide6.QtWidgets import QAbstractButton

from rmt_desktop.app.selftest.player import StepFailed
from rmt_desktop.app.selftest.stage import Stage
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.sides import Side

BLOOD_THINNER = "Do you take a blood thinner or a medicine against clots?"
MEDICINES = "any_medicines"
MOST_PAGES = 20


def fill_in(stage: Stage) -> None:
    """Go through the questions and sign."""
    p = stage.play
    with p.step("the health history is answered page by page, drawn and signed"):
        p.in_dialogs(lambda: p.click("Intake: Maya Lindqvist"), lambda: _answer(stage))
    with p.step("the anticoagulant is flagged, with the answer that raised it"):
        maya = stage.maya().id
        flags = {flag.rule.id: flag for flag in stage.services.intake.flags(maya)}
        stage.must("anticoagulant" in flags, f"no flag for the anticoagulant among {sorted(flags)}")
        stage.must("blood_thinner" in flags["anticoagulant"].because, "the flag must name the answer that raised it")
        stage.must("deep" in flags["anticoagulant"].rule.tags, "the flag must speak of deep work")
    with p.step("her own drawing lies on her left side, and the text is frozen with its hash"):
        signed = stage.services.intake.state(stage.maya().id).signed
        if signed is None:
            raise StepFailed("no signed history")
        marks = signed.chart.of(Layer.CLIENT).marks
        stage.must(marks and all(mark.place.side is Side.LEFT for mark in marks), "the drawing must be on the left")
        stage.must(len(signed.text_hash) == 64 and signed.lines, "the words must be frozen")


def _answer(stage: Stage) -> None:
    p = stage.play
    p.picture("intake-start")
    p.click("Start")
    for _ in range(MOST_PAGES):
        _answer_page(stage)
        if p.has(QAbstractButton, "Sign"):
            break
        p.click("Next")
    stage.must(p.has(QAbstractButton, "Sign"), "the last page must ask for the signature")
    p.picture("intake-read-back")
    stage.sign()
    p.picture("intake-signature")
    p.click("Sign")
    p.picture("intake-flags")
    p.click("Close")


def _answer_page(stage: Stage) -> None:
    """Answer what this page asks, if it is one of the story's."""
    p = stage.play
    form = stage.services.intake.form("minimal")
    labels = {field.key: field.label for field in form.fields()}

    def asked(key: str, answer: str = "") -> bool:
        return p.has(QAbstractButton, f"{labels[key]}: {answer}")

    if asked("main_areas", "Neck"):
        p.write(labels["reasons"], "Nagging pain in neck and left shoulder for months, from laptop work")
        p.write(labels["goals"], "Work a day at the laptop without pain")
        p.click(f"{labels['main_areas']}: Neck")
        p.click(f"{labels['main_areas']}: Shoulder")
        p.picture("intake-concern")
    elif p.has(QAbstractButton, "Aching"):
        stage.mark("Back", "trap_up.L", "Aching", 7)
        p.picture("intake-drawing")
    elif asked("severity_now", "7"):
        p.click(f"{labels['severity_now']}: 7")
        p.picture("intake-pattern")
    elif asked("head_neck_signs"):
        for key in ("head_neck_signs", "nerve_signs", "limb_signs", "chest_signs", "general_signs"):
            if asked(key, "None of these"):
                p.click(f"{labels[key]}: None of these")
        p.picture("intake-safety")
    elif asked(MEDICINES, "Yes"):
        p.click(f"{labels[MEDICINES]}: Yes")
        p.click(f"{BLOOD_THINNER}: Yes")
        p.write(f"{BLOOD_THINNER}: Which one?", "Eliquis")
        p.picture("intake-medicines")
    elif asked("fever", "No"):
        p.click(f"{labels['fever']}: No")
    elif asked("agree_to_keep", "Yes"):
        p.click(f"{labels['agree_to_keep']}: Yes")
