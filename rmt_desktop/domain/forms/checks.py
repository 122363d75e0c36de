"""What is wrong with the answers to a form: the needed ones missing, numbers out of range, impossible dates."""

from collections.abc import Iterator
from datetime import date

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.answers import Answer, Answers, asked_answers, is_shown
from rmt_desktop.domain.forms.spec import Date, Field, Form, PhoneNumber, Scale, Section
from rmt_desktop.domain.people import phone_problems


def form_problems(form: Form, answers: Answers, *, today: date) -> Iterator[Problem]:
    """Yield every problem of every page; answers to questions that do not apply any more are not looked at."""
    answers = asked_answers(form, answers)
    for section in form.sections:
        yield from section_problems(section, answers, today=today)


def section_problems(section: Section, answers: Answers, *, today: date) -> Iterator[Problem]:
    """Yield the problems of one page; questions that do not apply are not looked at."""
    for field in section.fields:
        if not is_shown(field, answers):
            continue
        given = answers.get(field.key)
        if field.needed and not given:
            yield Problem(field=field.key, message=N_("Please answer this one; we cannot go on without it."))
        elif given is not None:
            yield from _value_problems(field, given, today)


def _value_problems(field: Field, given: Answer, today: date) -> Iterator[Problem]:
    match field:
        case Scale(low=low, high=high) if not (isinstance(given, int) and low <= given <= high):
            yield Problem(
                field=field.key,
                message=N_("Please choose a number from {low} to {high}."),
                values={"low": low, "high": high},
            )
        case Date(past=past):
            yield from _date_problems(field.key, str(given), today, past=past)
        case PhoneNumber():
            yield from phone_problems(field.key, str(given))


def _date_problems(key: str, text: str, today: date, *, past: bool) -> Iterator[Problem]:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        yield Problem(field=key, message=N_("This is not a date. Please write it as year-month-day, 1988-04-30."))
        return
    if past and day > today:
        yield Problem(field=key, message=N_("This date is in the future. Please check the year."))
