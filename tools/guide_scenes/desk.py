"""The front desk: the day, the search, the list of clients, a new client, and one client's record."""

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit

from rmt_desktop.domain.ids import VisitId
from rmt_desktop.domain.receipts import Method
from rmt_desktop.domain.visits import VisitCard
from rmt_desktop.ui.pages.client.timeline_list import TimelineList
from rmt_desktop.ui.widgets.paper_view import PaperView
from tools.guide_scenes.studio import Studio

TOP = QRect(0, 0, 1280, 236)  # the end of a line of the day


def day(studio: Studio) -> None:
    """Shoot a day under way: one visit done, one in treatment, one here, and what waits."""
    earlier, today = _cards(studio, days_ago=1), _cards(studio, days_ago=0)
    studio.services.notes.start(VisitId(earlier[0].visit.id), language=studio.say.language)
    _treated(studio, today[0], paid=True)
    _treated(studio, today[1], paid=False)
    studio.click("Day before")
    studio.click("Day after")
    studio.shoot("today")


def search(studio: Studio) -> None:
    """Shoot what is found for a few letters."""
    studio.write_into(studio.tr("Find a client or a command"), "lin")
    studio.shoot_part("search", TOP)
    studio.play.find(QLineEdit, studio.tr("Find a client or a command")).clear()


def clients(studio: Studio) -> None:
    """Shoot the list of clients."""
    studio.click("Clients")
    studio.shoot("clients")


def new_client(studio: Studio) -> None:
    """Enter a client who stands at the desk, and shoot both dialogs."""

    def details() -> None:
        studio.write("First name", "Camille")
        studio.write("Last name", "Roy")
        studio.write("Birth date", "1994-02-17")
        studio.write("Mobile phone", "519-555-0177")
        studio.write("Allergies", studio.say("latex"))
        studio.shoot("client-new")
        studio.click("Save and start a visit")

    def book() -> None:
        studio.write("Reason for the visit", studio.say("Stiff upper back", "Raideur au haut du dos"))
        studio.shoot("visit-book")
        studio.click("The client is here now")

    studio.click("Today")
    studio.play.in_dialogs(lambda: studio.click("New client"), details, book)


def client(studio: Studio) -> None:
    """Shoot Maya's record: the timeline with a note open, and how it goes."""
    studio.play.open_client(studio.maya)
    studio.play.find(TimelineList, "").choose(studio.services.notes.of_client(studio.maya)[0].id)
    paper = studio.play.find(PaperView, "")
    studio.play.wait(lambda: paper.pages, "the note")
    studio.shoot("client")
    studio.play.choose_tab(studio.tr("Plan and progress"))
    studio.shoot("client-progress")
    studio.click("Today")


def _cards(studio: Studio, *, days_ago: int) -> tuple[VisitCard, ...]:
    visits = studio.services.visits
    return visits.day(studio.day(-days_ago))


def _treated(studio: Studio, card: VisitCard, *, paid: bool) -> None:
    """Begin a visit's note; where it is paid, sign it and issue the receipt too."""
    services = studio.services
    note = services.notes.start(card.visit.id, language=studio.say.language).value
    if paid:
        services.notes.sign(replace(note, free_text=studio.say("Seen and treated.", "Vu et traité.")))
        charge = services.receipts.first_charge(card.visit.id)
        services.receipts.issue(card.visit.id, replace(charge, method=Method.DEBIT))
