"""What the intake dialog decides: which pages apply, which are done, where to go on, and what a signature lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rmt_desktop.base.errors import Problem, Translate
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.answers import (
    Answer,
    Answers,
    FilledForm,
    Line,
    Mode,
    Signature,
    asked_answers,
    detail_key,
    is_shown,
    transcript,
)
from rmt_desktop.domain.forms.checks import section_problems
from rmt_desktop.domain.forms.spec import Custom, Form, Section, Statement
from rmt_desktop.domain.screening import Flag

SEEN = "pages_seen"
"""Where an open draft keeps its bookmark among the answers: the pages looked at, the last one being open now.

It is no question of the form, so it is not among the answers once the form is signed.
"""

SIGN = "sign"
"""The last step of every history, after the form's own pages."""


class StepState(StrEnum):
    """How far a page has come."""

    NEW = "new"
    OPEN = "open"
    DONE = "done"
    EMPTY = "empty"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page as it is read back: its id, its title, and the questions that were answered or declined."""

    section: str
    title: str
    lines: tuple[Line, ...]
    skipped: int


def applying(form: Form, answers: Answers) -> tuple[Section, ...]:
    """Return the pages with at least one question that applies."""
    asked = asked_answers(form, answers)
    return tuple(
        section
        for section in form.sections
        if any(not isinstance(field, Statement) and is_shown(field, asked) for field in section.fields)
    )


def seen(draft: FilledForm) -> tuple[str, ...]:
    """Return the pages looked at so far, the one open now last."""
    pages = draft.answers.get(SEEN)
    return pages if isinstance(pages, tuple) else ()


def opened(draft: FilledForm, step: str) -> FilledForm:
    """Return the draft with its bookmark at a step."""
    pages = (*(one for one in seen(draft) if one != step), step)
    return replace(draft, answers={**draft.answers, SEEN: pages})


def step_to_open(draft: FilledForm, form: Form) -> str:
    """Return the step that is open, to begin or go on with: the bookmark if it applies, else the first page."""
    steps = steps_of(form, draft.answers)
    return next((one for one in reversed(seen(draft)) if one in steps), steps[0])


def steps_of(form: Form, answers: Answers) -> tuple[str, ...]:
    """Return the ids of the pages that apply, and of the signature after them."""
    return (*(section.id for section in applying(form, answers)), SIGN)


def states(form: Form, draft: FilledForm, *, today: date) -> dict[str, StepState]:
    """Return how far each step has come; a page nobody has opened is new, whatever it holds."""
    pages = seen(draft)
    asked = asked_answers(form, draft.answers)
    found = {SIGN: StepState.NEW}
    for section in applying(form, draft.answers):
        if section.id not in pages:
            found[section.id] = StepState.NEW
        elif any(True for _ in section_problems(section, asked, today=today)):
            found[section.id] = StepState.WRONG
        else:
            found[section.id] = StepState.DONE if _has_told(section, draft, asked) else StepState.EMPTY
    here = step_to_open(draft, form)
    if found[here] is not StepState.WRONG:
        found[here] = StepState.OPEN
    return found


def _has_told(section: Section, draft: FilledForm, asked: Answers) -> bool:
    """Whether anything was answered, declined or drawn on a page."""
    for field in section.fields:
        if field.key in draft.declined or (isinstance(field, Custom) and draft.chart):
            return True
        if any(asked.get(key) not in (None, (), "") for key in (field.key, detail_key(field.key))):
            return True
    return False


def with_answer(draft: FilledForm, key: str, answer: Answer | None) -> FilledForm:
    """Return the draft with one answer given, or taken back with None."""
    answers = {known: value for known, value in draft.answers.items() if known != key}
    if answer is not None:
        answers[key] = answer
    return replace(draft, answers=answers)


def with_declined(draft: FilledForm, key: str, *, declined: bool) -> FilledForm:
    """Return the draft with a question declined, its answer gone, or open again."""
    others = tuple(one for one in draft.declined if one != key)
    if not declined:
        return replace(draft, declined=others)
    gone = {key, detail_key(key)}
    answers = {known: value for known, value in draft.answers.items() if known not in gone}
    return replace(draft, answers=answers, declined=(*others, key))


def is_drawn(section: Section) -> bool:
    """Whether a page is one drawing and nothing else."""
    return all(isinstance(field, Custom | Statement) for field in section.fields) and any(
        isinstance(field, Custom) for field in section.fields
    )


def section_of(form: Form, key: str) -> str:
    """Return the id of the page a question stands on, empty for a key that is no question."""
    return next((section.id for section in form.sections if any(one.key == key for one in section.fields)), "")


def chapters(form: Form, draft: FilledForm, tr: Translate) -> tuple[Chapter, ...]:
    """Return the answers to be read back before signing, page by page, in the words they were asked in."""
    lines = {line.key: line for line in transcript(form, draft.answers, draft.declined, tr)}
    found = []
    for section in applying(form, draft.answers):
        mine = [lines[field.key] for field in section.fields if field.key in lines]
        told = tuple(line for line in mine if line.answer or line.declined)
        found.append(Chapter(section.id, tr(section.title), told, len(mine) - len(told)))
    return tuple(found)


def told(lines: Iterable[Line]) -> tuple[Chapter, ...]:
    """Return a signed form's answers page by page, without the questions that were skipped."""
    pages: dict[str, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.section, []).append(line)
    return tuple(
        Chapter("", title, kept, 0)
        for title, mine in pages.items()
        for kept in [tuple(line for line in mine if line.answer or line.declined)]
    )


def signature_problems(signature: Signature, mode: Mode) -> tuple[Problem, ...]:
    """Return what is missing below the answers: the typed name, and the hand unless they were given by voice."""
    found = []
    if not signature.name.strip():
        found.append(Problem(field="name", message=N_("Please type the name of the person who signs.")))
    if mode is not Mode.VERBAL and not signature.image:
        found.append(
            Problem(field="signature", message=N_("Please sign in the box with the mouse, a finger or a pen."))
        )
    return tuple(found)


def gravest(flags: Sequence[Flag]) -> str:
    """Return the tone of the gravest flag: ``danger`` when one blocks treatment, else ``caution``; empty for none."""
    if not flags:
        return ""
    return "danger" if any(flag.blocks or flag.rule.level == "absolute" for flag in flags) else "caution"


def lines_of(form: FilledForm, spec: Form, tr: Translate) -> tuple[Line, ...]:
    """Return questions and answers of a form: as signed, or of a draft as they would be signed now."""
    return form.lines or transcript(spec, form.answers, form.declined, tr)


def because(flag: Flag, lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the questions with the answers that raised a flag."""
    return tuple(line for line in lines if line.key in flag.because)
