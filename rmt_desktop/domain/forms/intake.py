"""The health history: which of its questions a province's collection profile lets us ask, and how.

Ontario asks for what is needed and no more (domain facts 0.2 and 4.1, S4, S5b): a question that is not for every client
stands behind another that makes it relevant, and what may never be asked is in no form. Fewer rules elsewhere let the
same questions stand open.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.answers import detail_key
from rmt_desktop.domain.forms.collection import Collection
from rmt_desktop.domain.forms.intake_concern import ABOUT, BODY, CONCERN, PATTERN
from rmt_desktop.domain.forms.intake_conditions import JOINTS, NERVES, OTHER, PREGNANCY
from rmt_desktop.domain.forms.intake_health import HEART, MEDICINES, RECENT
from rmt_desktop.domain.forms.intake_parts import Block, Page, behind
from rmt_desktop.domain.forms.intake_safety import SAFETY
from rmt_desktop.domain.forms.intake_visit import COMFORT, FINISH, TODAY
from rmt_desktop.domain.forms.spec import Field, Form, Section, Statement

FORM_ID = "health_history"
VERSION = "2026.2"
PAGES = (
    ABOUT,
    CONCERN,
    BODY,
    PATTERN,
    SAFETY,
    RECENT,
    MEDICINES,
    HEART,
    NERVES,
    JOINTS,
    OTHER,
    PREGNANCY,
    TODAY,
    COMFORT,
    FINISH,
)

_ANEW = (
    *("onset", "severity_now", "severity_best", "severity_worst"),
    *("head_neck_signs", "headache_signs", "nerve_signs", "back_signs", "chest_signs", "belly_signs"),
    *("limb_signs", "general_signs"),
    *("any_recent", "surgery", "injury", "head_injury", "head_injury_signs", "injections", "hospital"),
    *("arthritis_flare", "any_pregnancy", "pregnancy", "pregnancy_signs", "postpartum"),
    *("fever", "any_skin", "skin", "any_dulling", "pain_med", "alcohol", "migraine_now", "agree_to_keep"),
)
TODAY_KEYS: frozenset[str] = frozenset(_ANEW) | frozenset(detail_key(key) for key in _ANEW)
"""Answers that hold for a day or some weeks only; they are never taken over from an earlier history."""


def intake_form(profile: str, collection: Sequence[Collection]) -> Form:
    """Return the questions a collection profile (``minimal`` or ``full``) allows, in the client's words.

    A question nobody has classified counts as one that may never be asked.
    """
    classes = {one.key: one.classes.get(profile, "N") for one in collection}
    sections = []
    earlier: dict[str, Field] = {}
    for page in PAGES:
        fields = tuple(_that_can_apply(_allowed(page, classes), earlier))
        if fields:
            sections.append(Section(id=page.id, title=page.title, intro=page.intro, fields=fields))
    return Form(id=FORM_ID, version=VERSION, title=N_("Health history"), sections=tuple(sections))


def _allowed(page: Page, classes: Mapping[str, str]) -> Iterator[Field]:
    for block in page.blocks:
        yield from _of_block(block, classes)


def _of_block(block: Block, classes: Mapping[str, str]) -> Iterator[Field]:
    gate_is_asked = False
    for field in block.fields:
        match classes.get(field.key, "N"):
            case _ if isinstance(field, Statement):
                yield field
            case "A":
                yield field
            case "R" if block.gate is not None:
                if not gate_is_asked:
                    gate_is_asked = True
                    yield block.gate
                yield behind(block.gate, field)
            case "R" if field.only_if or field.shown_if:
                yield field


def _that_can_apply(fields: Iterable[Field], earlier: dict[str, Field]) -> Iterator[Field]:
    """Yield the questions whose conditions speak of questions that are asked; ``earlier`` grows with each.

    A follow-up takes over the conditions of the question it hangs on, so each question says by itself when it applies.
    """
    for field in fields:
        shown_if = tuple(one for one in field.shown_if if one[0] in earlier)
        if all(key in earlier for key, _ in field.only_if) and bool(shown_if) is bool(field.shown_if):
            inherited = (one for key, _ in field.only_if for one in earlier[key].only_if)
            only_if = tuple(dict.fromkeys((*inherited, *field.only_if)))
            earlier[field.key] = replace(field, shown_if=shown_if, only_if=only_if)
            yield earlier[field.key]
