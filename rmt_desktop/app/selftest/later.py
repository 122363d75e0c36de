"""Act five: a second visit, the third one three weeks after the first, and the door."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget

from rmt_desktop.app.selftest.clinic import PASSPHRASE
from rmt_desktop.app.selftest.stage import Stage
from rmt_desktop.app.selftest.visit import sign
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.pages.unlock import UnlockPage
from rmt_desktop.ui.widgets.trend_plot import TrendPlot

AREAS = ("Neck", "Upper shoulder (left)", "Upper chest (left)")


def second_visit(stage: Stage) -> None:
    """A week later: nothing changed, less pain."""
    stage.days_pass(7)
    with stage.play.step("a week later: nothing changed since last time, in one step"):
        _arrive(stage)
        _start(stage)
    _measure(stage, pain=5, left=58)
    sign(stage)


def third_visit(stage: Stage) -> None:
    """Three weeks after the first: pain 3, rotation 70; consent for one area is withdrawn in the middle."""
    stage.days_pass(14)
    p = stage.play
    with p.step("three weeks after the first visit Maya is here again"):
        _arrive(stage)
        _start(stage)
    _measure(stage, pain=3, left=70)
    with p.step("consent is recorded, then withdrawn for the upper chest in the middle of the visit (F9)"):
        p.in_dialogs(lambda: p.click("Consent"), lambda: _agree(stage))
        p.in_dialogs(lambda: p.click("Consent changed (F9)"), lambda: _withdraw(stage))
        p.picture("note-withdrawn")
        states = {one.area.area: one for one in _states(stage)}
        stage.must(states["upper_chest"].agreement is Agreement.WITHDRAWN, "the withdrawal must stand in the record")
        stage.must(states["neck"].agreement is Agreement.AGREED, "the other areas must stay agreed")
    sign(stage)
    with p.step("the record on paper shows the withdrawal with its time"):
        stage.save_as("note-third-visit.pdf")
        p.click("Save as PDF…")
        stage.paper("note-third-visit.pdf", "withdrawn", "Upper chest", "70")
    with p.step("the client page shows pain 7 to 3 and rotation 45° to 70° as a small plot"):
        p.open_client(stage.maya().id)
        said = p.descriptions(TrendPlot)
        stage.must("7, 5, 3" in said and "45°, 58°, 70°" in said, f"the plots say “{said}”")
        p.picture("client-progress")


def lock_and_open(stage: Stage) -> None:
    """Lock, be refused with a wrong pass phrase, and come back."""
    p = stage.play
    with p.step("locked: nothing of a client is on the screen; a wrong pass phrase is refused with a sentence"):
        p.click("Lock")
        page = p.find(UnlockPage, "")
        stage.must(not p.has(QLabel, "Maya"), "the door must show no client")
        p.picture("door")
        p.write("Pass phrase", "harbour violet ladder twelve")
        p.click("Unlock")
        p.wait(lambda: page.banner.text, "the sentence about the pass phrase")
        p.picture("door-refused")
    with p.step("the right pass phrase opens it, and the record is all there"):
        p.write("Pass phrase", PASSPHRASE)
        p.click("Unlock")
        p.wait(lambda: stage.program.is_open, "the vault")
        stage.must(len(stage.services.notes.of_client(stage.maya().id)) == 3, "three notes must be there")


def verify_the_log(stage: Stage) -> None:
    """The log proves itself."""
    p = stage.play
    with p.step("the log of everything that was done holds from its first entry to its last"):
        verdict = stage.services.audit_log.verify()
        stage.must(verdict.broken_at is None and verdict.entries > 20, f"{verdict}")
        for page in ("Reports", "Receipts", "Clients", "Home care", "Settings", "Today"):
            p.click(page)
            p.picture(page.lower().replace(" ", "-"))


def _arrive(stage: Stage) -> None:
    """Book a visit for now from the client's page."""
    p = stage.play

    def book() -> None:
        p.write("Reason for the visit", "Neck and left shoulder, follow-up")
        p.click("The client is here now")

    p.open_client(stage.maya().id)
    p.in_dialogs(lambda: p.click("Book a visit"), book)


def _start(stage: Stage) -> None:
    """Ask whether anything changed, and start the visit."""
    p = stage.play
    maya = stage.maya().id

    def review() -> None:
        p.picture("intake-review")
        p.click("No change")

    p.in_dialogs(lambda: p.open_intake(maya), review)
    p.click("Today")
    p.click("Start visit: Maya Lindqvist")
    p.find(NotePage, "")


def _measure(stage: Stage, *, pain: int, left: int) -> None:
    p = stage.play
    with p.step(f"pain {pain}/10, neck rotation {left}° to the left"):
        p.write("What the client says", "Better; notices it only late in the day.")
        p.click(f"Pain now: {pain}")
        p.write("Neck rotation, left", str(left))
        note = p.find(NotePage, "").note
        values = {(one.movement, one.side): one.value for one in note.objective.rom}
        stage.must(values.get(("cervical_rotation", Side.LEFT)) == left, f"the record says {values}")
        p.picture("note-follow-up")


def _agree(stage: Stage) -> None:
    p = stage.play
    for area in AREAS:
        if not p.has(QAbstractButton, f"{area}: Agrees"):
            p.pick("Add an area", area)
        p.click(f"{area}: Agrees")
    p.write("Clinical reason: Upper chest (left)", "Shortened pectoral muscles")
    p.click("All six were talked about")
    p.click("Next: read and sign")
    stage.sign()
    p.click("Record consent")


def _withdraw(stage: Stage) -> None:
    p = stage.play
    areas = p.find(QListWidget, "Which area?")
    rows = [areas.item(row).text() for row in range(areas.count())]
    areas.setCurrentRow(next(row for row, text in enumerate(rows) if "Upper chest" in text))
    p.settle()
    p.click("What holds now?: Withdrawn")
    p.click("Stopped at once")
    p.picture("consent-withdrawn")
    p.click("Record")


def _states(stage: Stage) -> tuple:  # type: ignore[type-arg]
    note = stage.play.find(NotePage, "").note
    return stage.services.consents.of_visit(note.visit_id).states
