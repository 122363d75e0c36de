"""Act three: the first visit, from the first look at the posture to the signature."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from rmt_desktop.app.selftest.player import StepFailed
from rmt_desktop.app.selftest.stage import Stage
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.pages.note import NotePage

CONTROL = Qt.KeyboardModifier.ControlModifier
AREAS = ("Neck", "Upper shoulder (left)", "Shoulder blade (left)", "Upper chest (left)")


def first(stage: Stage) -> None:
    """Assess, explain, treat, and sign."""
    p = stage.play
    with p.step("the visit starts with the client's own drawing on the chart"):
        p.click("Start visit: Maya Lindqvist")
        p.find(NotePage, "")
        stage.must(_note(stage).chart.of(Layer.CLIENT), "the client's own marks must be on the chart")
        p.picture("note-begins")
    _assess(stage, pain=7, left=45, right=62)
    with p.step("posture: head forward, rounded shoulders"):
        p.pick("Add a posture finding", "Head forward")
        p.pick("Add a posture finding", "Rounded shoulders")
        found = {one.id for one in _note(stage).objective.posture}
        stage.must(found == {"head_forward", "rounded_shoulders"}, f"posture is {sorted(found)}")
    _mark_findings(stage)
    with p.step("plan and goals are written"):
        p.write("Clinical impression", "Overload of neck and left shoulder girdle.")
        p.write("Treatment plan", "Free neck rotation, settle levator scapulae and rhomboids, change the desk.")
        p.write("Goals, one a line", "Work a full day at the laptop with pain 3/10 or less")
        p.write("How often", "Once a week for four weeks")
    _talk_about_consent(stage)
    _treat(stage)
    sign(stage)


def _assess(stage: Stage, *, pain: int, left: int, right: int) -> None:
    p = stage.play
    with p.step(f"pain {pain}/10; neck rotation {left}° left and {right}° right, side-bending measured"):
        p.write("What the client says", "Nagging pain in neck and left shoulder, worse after a day at the laptop.")
        p.click(f"Pain now: {pain}")
        p.write("Neck rotation, left", str(left))
        p.write("Neck rotation, right", str(right))
        p.write("Neck side-bending, left", "28")
        p.write("Neck side-bending, right", "40")
        values = {(one.movement, one.side): one.value for one in _note(stage).objective.rom}
        stage.must(values.get(("cervical_rotation", Side.LEFT)) == left, f"the record says {values}")


def _mark_findings(stage: Stage) -> None:
    p = stage.play
    with p.step("a hypertonic muscle and two trigger points are marked and write their sentences"):
        stage.mark("Back", "trap_up.L", "Hypertonic muscle", 6)
        stage.mark_muscle("Back", "rhomboid.L", "Active trigger point", 7)
        _said_to_be(stage, "Left rhomboids")
        stage.mark_muscle("Back", "levator.L", "Active trigger point", 6)
        _said_to_be(stage, "Left levator")
        p.picture("note-marks")
        note = _note(stage)
        marks = note.chart.of(Layer.THERAPIST).marks
        stage.must(len(marks) == 3, f"{len(marks)} marks instead of 3")
        stage.must(all(mark.place.side is Side.LEFT for mark in marks), "every mark must be on the left")
        for words in ("levator scapulae: active trigger point, 6/10", "active trigger point, 7/10"):
            stage.must(
                words in note.objective.palpation, f"the text does not say “{words}”: {note.objective.palpation}"
            )


def _said_to_be(stage: Stage, place: str) -> None:
    """Choose another muscle for the mark just made, where the program named a different one."""
    chip = f"Said to be in: {place}"
    if stage.play.has(QAbstractButton, chip):
        stage.play.click(chip)


def _talk_about_consent(stage: Stage) -> None:
    p = stage.play

    def talk() -> None:
        p.picture("consent-begins")
        for area in AREAS:
            if not p.has(QAbstractButton, f"{area}: Agrees"):
                p.pick("Add an area", area)
            p.click(f"{area}: Agrees")
        p.write("Clinical reason: Upper chest (left)", "Shortened pectoral muscles pull the shoulders forward")
        p.click("All six were talked about")
        p.write("Questions the client asked", "Whether deep work is safe with her medicine; adapted pressure agreed.")
        p.picture("consent-talk")
        p.click("Next: read and sign")
        stage.sign()
        p.picture("consent-sign")
        p.click("Record consent")

    with p.step("consent is explained in six points, area by area, the upper chest in writing"):
        p.in_dialogs(lambda: p.click("Consent"), talk)
        states = {one.area.area: one for one in stage.services.consents.of_visit(_note(stage).visit_id).states}
        stage.must(states["upper_chest"].sensitive, "the upper chest must be recorded as sensitive")
        stage.must(all(one.agreement is Agreement.AGREED for one in states.values()), "all areas must be agreed")


def _treat(stage: Stage) -> None:
    p = stage.play
    with p.step("deep tissue, trigger-point release and grade II mobilisation; the anticoagulant speaks at once"):
        _technique(stage, "Deep tissue", 12, "moderate")
        rule = next(flag.rule for flag in stage.services.notes.flags(_note(stage)) if flag.rule.id == "anticoagulant")
        said = p.has(QLabel, f"{rule.name.en}: {rule.advice.en}")
        stage.must(said, "deep work must show what the anticoagulant means for it")
        p.picture("note-caution")
        _technique(stage, "Trigger-point", 8, "light")
        _technique(stage, "Joint mobilization", 5, "", grade="Grade II")
        p.write("How the client responded", "Warmth and ease; no dizziness; rotation freer on the left.")
        p.click("Pain after treatment: 4")
        p.write("Home care given", "Levator stretch and shoulder blade squeeze, twice a day.")
        p.picture("note-treatment")
        treatment = _note(stage).treatment
        stage.must(
            [one.minutes for one in treatment] == [12, 8, 5], f"minutes are {[one.minutes for one in treatment]}"
        )
        stage.must(treatment[2].grade == "II", f"grade is {treatment[2].grade}")


def _technique(stage: Stage, name: str, minutes: int, pressure: str, *, grade: str = "") -> None:
    p = stage.play
    p.pick("Add a technique", name)
    number = len(_note(stage).treatment)
    line = f"{_note(stage).treatment[-1].label}, line {number}"
    p.write(f"Minutes: {line}", str(minutes))
    if pressure:
        p.click(f"Pressure: {line}: {pressure}")
    if grade:
        p.write(f"Grade: {line}", grade)


def sign(stage: Stage) -> None:
    """Sign the note with the keyboard and see that it is closed."""
    p = stage.play
    with p.step("the note is signed; from now on it can only be added to"):
        page = p.find(NotePage, "")
        p.key(Qt.Key.Key_Return, CONTROL)
        p.picture("note-before-signing")
        p.click("Sign now" if p.has(QAbstractButton, "Sign now") else "Sign anyway")
        p.wait(lambda: page.note.is_signed, "the signature")
        p.find(QAbstractButton, "Add to the note")
        p.picture("note-signed")
        stored = stage.services.notes.of_visit(page.note.visit_id)
        if stored is None or not stored.is_signed:
            raise StepFailed("the note in the record is not signed")


def _note(stage: Stage) -> TreatmentNote:
    """Return the note on the page."""
    return stage.play.find(NotePage, "").note
