"""Who a clinical paper is about, so that no page can be taken for somebody else's."""

from datetime import date

from rmt_desktop.base.formats import long_date
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import fact
from rmt_desktop.documents.flow import Card, Row
from rmt_desktop.documents.style import TEAL_TINT, semibold
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.people import age_on


def client_card(client: Client, *, on: date, tr: Translator) -> Card:
    """Return name, preferred name, birth date with the age ``on`` that day, and client number."""
    strong = semibold(10.5, leading=14)
    name = client.legal_name
    if client.preferred_name:
        name = tr(N_("{name}, called {preferred}"), name=name, preferred=client.preferred_name)
    born = "–"
    if client.birth_date is not None:
        day, years = long_date(client.birth_date, tr.language), age_on(client.birth_date, on)
        born = tr.plural("{date} ({count} year)", "{date} ({count} years)", years, date=day)
    facts = [
        fact(tr(N_("Client")), name, strong),
        fact(tr(N_("Birth date")), born, strong),
        fact(tr(N_("Client number")), str(client.number), strong),
    ]
    shares = [5.0, 4.0, 2.4]
    if client.pronouns:
        facts.insert(1, fact(tr(N_("Pronouns")), client.pronouns, strong))
        shares = [5, 2.1, 4.5, 2.3]
    return Card([Row(facts, shares, gap=10)], ground=TEAL_TINT, padding=10, radius=5, after=10)
