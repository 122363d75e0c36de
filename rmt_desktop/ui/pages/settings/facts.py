"""The facts the program relies on, as lines to read: each with the day it holds from and where it comes from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from rmt_desktop.base.formats import percent
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.catalog import Catalog, ProvinceFacts
from rmt_desktop.domain.screening import LEVEL_NAMES, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact: its name, what kind it is, its text in paragraphs, from when it holds, and its source marks."""

    name: str
    kind: str
    text: tuple[str, ...]
    since: date | None
    source: str

    def has(self, word: str) -> bool:
        """Whether a word in lower case stands anywhere in it."""
        return any(word in part.casefold() for part in (self.name, self.kind, *self.text))


def red_flags(catalog: Catalog, tr: Translator) -> Iterator[Fact]:
    """Yield the red flags."""
    yield from (_rule(rule, tr) for rule in catalog.rules if rule.is_red_flag)


def cautions(catalog: Catalog, tr: Translator) -> Iterator[Fact]:
    """Yield contraindications and cautions."""
    yield from (_rule(rule, tr) for rule in catalog.rules if not rule.is_red_flag)


def techniques(catalog: Catalog, tr: Translator) -> Iterator[Fact]:
    """Yield the techniques with their cautions."""
    language = tr.language
    for one in catalog.techniques:
        text = (one.description.in_(language), one.cautions.in_(language))
        yield Fact(name=one.name.in_(language), kind=tr(N_("Technique")), text=text, since=None, source=one.source)


def movements(catalog: Catalog, tr: Translator) -> Iterator[Fact]:
    """Yield the movements with their usual ranges."""
    language = tr.language
    for one in catalog.movements:
        yield Fact(
            name=tr(N_("{region}: {movement}"), region=one.region.in_(language), movement=one.name.in_(language)),
            kind=tr(N_("Usual range")),
            text=(one.norm_text.in_(language), one.end_feel.in_(language)),
            since=None,
            source=one.source,
        )


def provinces(catalog: Catalog, tr: Translator) -> Iterator[Fact]:
    """Yield what is said about each province and territory."""
    for one in catalog.provinces:
        yield Fact(
            name=one.name.in_(tr.language),
            kind=tr(N_("Province")),
            text=tuple(_of_province(one, tr)),
            since=one.effective,
            source=one.source,
        )


def taxes(catalog: Catalog, tr: Translator) -> Iterator[Fact]:
    """Yield the dated tax rates."""
    names = {one.code: one.name.in_(tr.language) for one in catalog.provinces}
    for period in catalog.taxes.periods:
        rates = tuple(
            f"{one.name_fr if tr.language == 'fr' else one.name} {percent(one.rate, tr.language)}"
            for one in period.components
        )
        if period.valid_until is not None:
            rates = (*rates, tr(N_("until {day}"), day=period.valid_until.isoformat()))
        yield Fact(
            name=names.get(period.province, period.province),
            kind=tr(N_("Tax")),
            text=rates or (tr(N_("no tax")),),
            since=period.valid_from,
            source=period.source,
        )


def consent(catalog: Catalog, tr: Translator) -> Iterator[Fact]:
    """Yield the wording of consent in force."""
    wording, language = catalog.consent_wording, tr.language
    kind = tr(N_("Wording {version}"), version=wording.version)
    for one in wording.elements:
        yield Fact(
            name=one.name.in_(language),
            kind=kind,
            text=(one.text.in_(language),),
            since=wording.effective,
            source=one.source or wording.source,
        )
    for name, text in ((N_("Agreement"), wording.agreement), (N_("Sensitive areas"), wording.sensitive)):
        yield Fact(name=tr(name), kind=kind, text=(text.in_(language),), since=wording.effective, source=wording.source)


def sources(catalog: Catalog, tr: Translator) -> Iterator[Fact]:
    """Yield the pages behind the source marks. Nothing is opened: the program uses no internet."""
    for one in catalog.sources:
        yield Fact(name=one.mark, kind=tr(N_("Source")), text=(one.place,), since=None, source=one.mark)


Tables = dict[str, tuple[str, Callable[[Catalog, Translator], Iterator[Fact]]]]
TABLES: Tables = {
    "red_flags": (N_("Red flags"), red_flags),
    "cautions": (N_("Contraindications and cautions"), cautions),
    "techniques": (N_("Techniques"), techniques),
    "movements": (N_("Range of motion"), movements),
    "consent": (N_("Wording of consent"), consent),
    "provinces": (N_("Provinces and territories"), provinces),
    "taxes": (N_("Taxes"), taxes),
    "sources": (N_("Sources"), sources),
}


def _rule(rule: Rule, tr: Translator) -> Fact:
    language = tr.language
    return Fact(
        name=rule.name.in_(language),
        kind=tr(LEVEL_NAMES[rule.level]),
        text=(rule.cues.in_(language), rule.advice.in_(language)),
        since=rule.effective,
        source=rule.source,
    )


def _of_province(one: ProvinceFacts, tr: Translator) -> Iterator[str]:
    yield tr(N_("Regulator or associations: {names}"), names=one.regulator.in_(tr.language))
    yield tr(N_("Consent: {rule}"), rule=one.consent_age.in_(tr.language))
    years, majority = one.retention_years, one.age_of_majority
    yield tr(
        N_("Records are kept at least {years} years; for a minor, from the age of {majority} on."),
        years=years,
        majority=majority,
    )
