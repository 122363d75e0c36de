"""Answers to a form, and the filled form as it is kept: exactly what was asked and answered that day."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rmt_desktop.base.errors import NotAllowed, Translate
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.forms.spec import Choice, Custom, Field, Form, Many, Option, Scale, Statement, YesNo
from rmt_desktop.domain.ids import ClientId, FormId
from rmt_desktop.domain.standing import Standing

Answer = bool | int | str | tuple[str, ...]
Answers = Mapping[str, Answer]


class Mode(StrEnum):
    """How answers or a consent were obtained."""

    ELECTRONIC = "electronic"
    VERBAL = "verbal"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One question and answer as they were read that day; ``declined`` is "prefer not to say".

    ``offered`` is what could be ticked: "none of these" means nothing without it.
    """

    key: str
    section: str
    question: str
    answer: str
    declined: bool = False
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Somebody's hand: a PNG of the strokes (empty for a verbal record), the typed name, and the role.

    ``role`` is ``client``, ``guardian`` or ``decision_maker``. ``standing`` is what stood when a health history was
    signed; None for a consent, whose paper is the note's, and for what was signed before it was kept.
    """

    image: bytes
    name: str
    role: str = "client"
    standing: Standing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """The answers to one form. A draft until ``signed_at``; then it never changes.

    ``lines`` are frozen at signing and ``text_hash`` is the SHA-256 of them; ``profile`` is the province's collection
    profile under which the questions were chosen.
    """

    id: FormId
    version: int = 0
    client_id: ClientId
    form_id: str
    form_version: str
    profile: str
    language: str
    mode: Mode = Mode.ELECTRONIC
    answers: dict[str, Answer]
    declined: tuple[str, ...] = ()
    chart: Chart = Chart()
    started_at: datetime
    lines: tuple[Line, ...] = ()
    text_hash: str = ""
    signature: Signature | None = None
    signed_at: datetime | None = None
    recorded_by: str = ""

    def signed(self, *, form: Form, tr: Translate, signature: Signature, at: datetime, by: str) -> "FilledForm":
        """Return the form frozen with the words it was read in, and only with what was asked.

        Its version is the one of the questions it is signed with, whichever it was begun with.
        Raises NotAllowed when signed already or unnamed.
        """
        if self.signed_at is not None:
            raise NotAllowed(N_("This form is signed already; a signed form does not change."))
        if not signature.name.strip():
            raise NotAllowed(N_("Please type the name of the person who signs."))
        if self.mode is not Mode.VERBAL and not signature.image:
            raise NotAllowed(N_("Please sign in the box with the mouse, a finger or a pen."))
        lines = transcript(form, self.answers, self.declined, tr)
        return replace(
            self,
            form_version=form.version,
            answers=asked_answers(form, self.answers),
            declined=tuple(line.key for line in lines if line.declined),
            lines=lines,
            text_hash=hash_of(lines),
            signature=signature,
            signed_at=at,
            recorded_by=by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryReview:
    """ "Anything changed since last time?" answered on one day: ``changes`` is empty for no change."""

    id: str
    client_id: ClientId
    form_id: FormId
    at: datetime
    by: str
    changes: str = ""


def is_shown(field: Field, answers: Answers) -> bool:
    """Whether a question applies, given the answers so far."""
    if not all(answered(answers.get(key), wanted) for key, wanted in field.only_if):
        return False
    return not field.shown_if or any(answered(answers.get(key), wanted) for key, wanted in field.shown_if)


def asked_answers(form: Form, answers: Answers) -> dict[str, Answer]:
    """Return only the answers to questions that apply, with their details.

    Whoever takes back the answer a follow-up hangs on has taken back the follow-up too: it raises no flag and is not
    signed. "None of these" is dropped when something else is ticked beside it.
    """
    kept: dict[str, Answer] = {}
    for field in form.fields():
        if not is_shown(field, kept):
            continue
        given = answers.get(field.key)
        if given is not None:
            kept[field.key] = _without_contradiction(field, given)
        detail = answers.get(detail_key(field.key))
        if detail and _has_detail(field, given):
            kept[detail_key(field.key)] = detail
    return kept


def detail_key(key: str) -> str:
    """Return the key under which the free text beside an answer is kept."""
    return f"{key}.detail"


def _without_contradiction(field: Field, given: Answer) -> Answer:
    if not isinstance(field, Many) or not isinstance(given, tuple):
        return given
    alone = {option.id for option in field.options if option.alone}
    rest = tuple(item for item in given if item not in alone)
    return rest or given


def _has_detail(field: Field, given: Answer | None) -> bool:
    match field:
        case YesNo(detail=detail):
            return bool(detail) and given is True
        case Many(detail=detail):
            return bool(detail)
    return False


def answered(given: Answer | None, wanted: tuple[str, ...]) -> bool:
    """Whether an answer is, or contains, one of ``wanted`` (``yes``, ``no``, option ids). A skipped one never is."""
    if given is None:
        return False
    if isinstance(given, bool):
        return ("yes" if given else "no") in wanted
    if isinstance(given, tuple):
        return any(item in wanted for item in given)
    return str(given) in wanted


def transcript(form: Form, answers: Answers, declined: tuple[str, ...], tr: Translate) -> tuple[Line, ...]:
    """Return every question that applied with its answer in words, in the translator's language.

    Unanswered questions stand there with an empty answer: what was asked is part of the record.
    """
    answers = asked_answers(form, answers)
    lines = []
    for section in form.sections:
        for field in section.fields:
            if isinstance(field, Statement | Custom) or not is_shown(field, answers):
                continue
            lines.append(
                Line(
                    key=field.key,
                    section=tr(section.title),
                    question=tr(field.label),
                    answer=answer_text(field, answers, tr),
                    declined=field.key in declined,
                    offered=tuple(tr(option.label) for option in field.options if not option.alone)
                    if isinstance(field, Many)
                    else (),
                )
            )
    return tuple(lines)


def answer_text(field: Field, answers: Answers, tr: Translate) -> str:
    """Return one answer in words, its detail behind it; empty when the question was skipped."""
    given = answers.get(field.key)
    detail = str(answers.get(detail_key(field.key), ""))
    if given is None or given == ():
        return detail
    words = _words(field, given, tr)
    return tr(N_("{answer}: {detail}"), answer=words, detail=detail) if detail else words


def _words(field: Field, given: Answer, tr: Translate) -> str:
    match field:
        case YesNo():
            return tr(N_("Yes")) if given else tr(N_("No"))
        case Choice(options=options):
            return tr(_label(options, str(given)))
        case Many(options=options) if isinstance(given, tuple):
            return ", ".join(tr(_label(options, item)) for item in given)
        case Scale(high=high):
            return f"{given}/{high}"
    return str(given)


def hash_of(lines: tuple[Line, ...]) -> str:
    """Return the SHA-256 of what was asked and answered, in hexadecimal."""
    content = json.dumps([_hashed(line) for line in lines], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _hashed(line: Line) -> list[str | bool | list[str]]:
    """Return what counts of a line; lines kept without the choices offered hash as they always have."""
    counted: list[str | bool | list[str]] = [line.section, line.question, line.answer, line.declined]
    return [*counted, list(line.offered)] if line.offered else counted


def _label(options: tuple[Option, ...], wanted: str) -> str:
    return next((option.label for option in options if option.id == wanted), wanted)
