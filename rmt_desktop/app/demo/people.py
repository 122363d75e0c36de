"""Invented clients. Any likeness to a living person is chance; phone numbers use the range kept for fiction."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from rmt_desktop.domain.clients import Alert, AlertKind, Client
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.people import Address, Contact, Phone

WOMEN = (
    "Maya", "Élodie", "Aisha", "Nora", "Claire", "Ji-woo", "Priya", "Sofia", "Hanna", "Léa", "Ingrid", "Fatima",
    "Grace", "Odette", "Yuki", "Marisol", "Wanda", "Zoé", "Tamar", "Beatrix",
)  # fmt: skip
MEN = (
    "Luc", "Omar", "Daniel", "Étienne", "Kofi", "Marco", "Vikram", "Sven", "Thomas", "Andrés", "Wei", "Patrick",
    "Joël", "Samir", "Callum", "Noah", "Théo", "Ivan", "Raj", "Felix",
)  # fmt: skip
FAMILIES = (
    "Lindqvist", "Bouchard", "Rahman", "O'Connell", "Tremblay", "Park", "Desai", "Moretti", "Schneider", "Gagnon",
    "Haugen", "Diallo", "Whitfield", "Lévesque", "Tanaka", "Reyes", "Kowalska", "Beaulieu", "Levi", "Novak",
    "Fournier", "Haddad", "MacLeod", "Pelletier", "Mensah", "Rossi", "Iyer", "Larsen", "Baker", "Ortega",
    "Zhang", "Murphy", "Gauthier", "Nassar", "Fraser", "Singh", "Roy", "Petrov", "Kaur", "Wagner",
)  # fmt: skip
STREETS = ("Maple Street", "Harbour Road", "Rue des Érables", "King Street West", "Willow Crescent", "Station Road")
TOWNS = (("Guelph", "N1H"), ("Kitchener", "N2G"), ("Ottawa", "K1P"), ("Hamilton", "L8P"), ("Sudbury", "P3E"))
WORK = ("software developer", "nurse", "carpenter", "teacher", "violinist", "bus driver", "student", "gardener", "")
ALERTS = (
    Alert(kind=AlertKind.ALLERGY, text="nut oils"),
    Alert(kind=AlertKind.ALLERGY, text="lavender scent"),
    Alert(kind=AlertKind.CAUTION, text="blood thinner"),
    Alert(kind=AlertKind.DESK, text="prefers e-mail"),
)


def invented(count: int, *, seed: int, now: datetime, first_number: int = 1) -> Iterator[Client]:
    """Yield ``count`` clients; the same seed gives the same people. The first is always Maya of the user guide."""
    chance = random.Random(seed)  # noqa: S311 - invented people need no secrets
    for index in range(count):
        client = _client(chance, index, now)
        yield replace(_maya(client) if index == 0 else client, number=first_number + index)


def _client(chance: random.Random, index: int, now: datetime) -> Client:
    is_woman = chance.random() < 0.6
    first = chance.choice(WOMEN if is_woman else MEN)
    last = chance.choice(FAMILIES)
    if index >= len(FAMILIES):
        last = f"{last}-{chance.choice(FAMILIES)}" if chance.random() < 0.3 else last
    town, code = chance.choice(TOWNS)
    is_french = chance.random() < 0.2
    phone = (
        f"519 555-{100 + index % 100:04d}"
        if index < 100
        else f"{chance.choice(('226', '519', '613'))} 555-{index % 10000:04d}"
    )
    return Client(
        id=ClientId(f"{chance.getrandbits(128):032x}"),
        first_name=first,
        last_name=last,
        birth_date=date(1940, 1, 1) + timedelta(days=chance.randrange(365 * 68)),
        figure="female" if is_woman else "male",
        phones=(Phone(number=phone),),
        email=f"{first}.{last}{index}@example.ca".lower().replace("'", "").replace(" ", "")
        if chance.random() < 0.7
        else "",
        address=Address(
            line1=f"{chance.randrange(1, 400)} {chance.choice(STREETS)}",
            city=town,
            province="ON",
            postal_code=f"{code} {chance.randrange(1, 9)}A{chance.randrange(1, 9)}",
        ),
        occupation=chance.choice(WORK),
        emergency=Contact(name=f"{chance.choice(WOMEN + MEN)} {last}", relation="family", phone="519 555-0199"),
        language="fr" if is_french else "en",
        alerts=(chance.choice(ALERTS),) if chance.random() < 0.25 else (),
        created_at=now - timedelta(days=chance.randrange(30, 700)),
    )


def _maya(client: Client) -> Client:
    return replace(
        client,
        first_name="Maya",
        last_name="Lindqvist",
        pronouns="she/her",
        birth_date=date(1988, 4, 30),
        figure="female",
        email="maya.lindqvist@example.ca",
        occupation="software developer",
        language="en",
        alerts=(Alert(kind=AlertKind.ALLERGY, text="nut oils"), Alert(kind=AlertKind.CAUTION, text="blood thinner")),
    )
