"""Act four: the receipt with its tax, the home-care sheet, and the record on paper."""

from PySide6.QtWidgets import QAbstractButton

from rmt_desktop.app.selftest.stage import Stage


def receipt(stage: Stage) -> None:
    """Issue the receipt and read it back."""
    p = stage.play
    with p.step("the receipt shows HST and is saved as a PDF"):
        p.click("Receipt")
        p.find(QAbstractButton, "Issue and save as PDF…")
        p.picture("receipt-preview")
        stage.save_as("receipt.pdf")
        p.click("Issue and save as PDF…")
        p.find(QAbstractButton, "Void…")
        p.picture("receipt-issued")
        stage.paper(
            "receipt.pdf",
            "Maya Lindqvist",
            "Robin Tremblay",
            "M658",
            "College of Massage Therapists of Ontario",
            "$105.00",
            "13%",
            "$13.65",
            "$118.65",
            "123456789 RT0001",
            "60 minutes",
        )
    with p.step("a second print is marked as a duplicate"):
        stage.save_as("receipt-duplicate.pdf")
        p.click("Save as PDF…")
        text = stage.paper("receipt-duplicate.pdf", "$118.65")
        stage.must("DUPLICATE" in text.upper(), "the second print must say DUPLICATE")
    with p.step("without a printer the program says what to do, and the receipt stays filed"):
        if not p.has_printer():
            p.click("Print")
            stage.must("printer" in p.banner(), f"the banner says “{p.banner()}”")


def home_care(stage: Stage) -> None:
    """Give two exercises found by what was marked."""
    p = stage.play
    with p.step("two exercises for what was marked today are given and saved as a sheet"):
        p.click("Home-care sheet")
        p.click("Add: Levator scapulae stretch")
        p.click("Add: Shoulder blade squeeze")
        p.picture("home-care")
        stage.save_as("home-care.pdf")
        p.click("Give and save as PDF…")
        stage.paper("home-care.pdf", "Maya", "Levator scapulae stretch", "Shoulder blade squeeze")
        p.picture("home-care-given")
        plans = stage.services.home_care.of_client(stage.maya().id)
        stage.must(plans and plans[0].given_at, "what was given must stay in the record")


def record(stage: Stage) -> None:
    """Open the client and save note and history as papers."""
    p = stage.play
    with p.step("the client page shows everything that happened"):
        p.open_client(stage.maya().id)
        p.picture("client")
    with p.step("the note and the health history are saved as papers"):
        note = stage.services.notes.of_client(stage.maya().id)[0]
        p.open_note(note.visit_id)
        stage.save_as("note.pdf")
        p.click("Save as PDF…")
        stage.paper(
            "note.pdf", "Maya Lindqvist", "levator scapulae", "Head forward", "45", "Upper chest", "Robin Tremblay"
        )
        signed = stage.services.intake.state(stage.maya().id).signed
        if signed is not None:
            (stage.answers.out / "intake.pdf").write_bytes(stage.services.paperwork.intake_form(signed.id))
        stage.paper("intake.pdf", "Maya Lindqvist", "Eliquis")
