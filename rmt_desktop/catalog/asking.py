"""The tables of asking and agreeing: screening rules, how each question may be asked, the wording of consent."""

from datetime import date

from rmt_desktop.catalog.entries import Entry, built, from_csv, toml_table
from rmt_desktop.domain.catalog import ConsentElement, ConsentWording
from rmt_desktop.domain.forms.collection import Collection
from rmt_desktop.domain.screening import Clause, Level, Rule

PROFILES = ("minimal", "full")
CLASSES = ("A", "R", "N")


def rules() -> tuple[Rule, ...]:
    """Return the screening rules: red flags first, then contraindications and cautions."""
    return (*_rules("red_flags.toml", is_red_flag=True), *_rules("contraindications.toml", is_red_flag=False))


def collection() -> tuple[Collection, ...]:
    """Return how each question may be asked under each collection profile."""
    return from_csv("collection.csv", _question)


def consent_wording() -> ConsentWording:
    """Return the wording of consent in force."""
    whole = toml_table("consent.toml")
    wording = ConsentWording(
        version=whole.text("version"),
        effective=whole.day("effective"),
        elements=built(whole.parts("element"), _element),
        agreement=whole.both("agreement"),
        sensitive=whole.both("sensitive"),
        source=whole.text("source"),
    )
    whole.all_read()
    return wording


def _rules(file: str, *, is_red_flag: bool) -> tuple[Rule, ...]:
    whole = toml_table(file)
    effective = whole.day("effective")
    found = built(whole.parts("rule"), lambda entry: _rule(entry, effective, is_red_flag=is_red_flag))
    whole.all_read()
    return found


def _rule(entry: Entry, effective: date, *, is_red_flag: bool) -> Rule:
    return Rule(
        id=entry.text("id"),
        level=Level(entry.text("level")),
        name=entry.both("name"),
        cues=entry.both("cues"),
        advice=entry.both("advice"),
        when=tuple(
            tuple(Clause(key=clause[0], values=clause[1:]) for clause in group) for group in entry.lists("when")
        ),
        tags=entry.texts("tags"),
        areas=entry.texts("areas"),
        effective=entry.maybe_day("effective") or effective,
        source=entry.text("source"),
        is_red_flag=is_red_flag,
    )


def _question(entry: Entry) -> Collection:
    classes = {profile: entry.text(profile) for profile in PROFILES}
    if not set(classes.values()) <= set(CLASSES):
        raise entry.bad("class", "is none of A, R and N")
    return Collection(key=entry.text("key"), classes=classes, source=entry.text("source"))


def _element(entry: Entry) -> ConsentElement:
    return ConsentElement(
        id=entry.text("id"), name=entry.both("name"), text=entry.both("text"), source=entry.text("source")
    )
