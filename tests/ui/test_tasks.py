"""Work off the window's thread: in order, answered on the window's thread, and never waited for for ever."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from rmt_desktop.base.errors import InvalidInput, Problem, UserError
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp) -> Iterator[Tasks]:
    made = Tasks(qapp)
    yield made
    made.close()


def test_work_is_done_elsewhere_and_answered_here(qtbot, tasks):
    seen = []
    tasks.run(tasks, threading.get_ident, lambda ident: seen.append((ident, threading.get_ident())), seen.append)
    assert tasks.is_busy
    qtbot.waitUntil(lambda: bool(seen))

    worker, here = seen[0]
    assert here == threading.get_ident() != worker
    assert not tasks.is_busy


def test_tasks_are_done_one_after_the_other(qtbot, tasks):
    seen: list[int] = []
    for number in range(20):
        tasks.run(tasks, lambda number=number: number, seen.append, lambda _: None)
    qtbot.waitUntil(lambda: len(seen) == 20)

    assert seen == list(range(20))


def test_what_the_user_can_understand_is_handed_on(qtbot, tasks):
    seen: list[UserError] = []

    def refuse() -> None:
        raise UserError("The disk is full.")

    tasks.run(tasks, refuse, lambda _: None, seen.append)
    qtbot.waitUntil(lambda: bool(seen))

    assert seen[0].message == "The disk is full."


def test_a_bug_ends_the_waiting_and_is_raised_where_bugs_are_reported(qtbot, tasks):
    seen: list[UserError] = []

    def break_down() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        tasks.run(tasks, break_down, lambda _: None, seen.append)
        qtbot.waitUntil(lambda: bool(raised))

    assert raised[0][0] is ZeroDivisionError
    assert seen[0].message == "This did not work, because of a mistake in the program."


class Teller:
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.told: list[UserError] = []

    def tell(self, error: UserError) -> None:
        self.told.append(error)


class FieldTeller(Teller):
    """One with fields."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[Problem] = []

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        self.fields += problems


def refuse_name() -> None:
    raise InvalidInput([Problem(field="name", message="Please type a name.")])


def test_a_use_case_that_works_hands_its_value_on():
    seen: list[int] = []

    assert attempt(Teller(), lambda: 7, seen.append)
    assert seen == [7]


def test_bad_input_is_told_beside_its_field_where_there_are_fields():
    plain, fields = Teller(), FieldTeller()

    assert not attempt(plain, refuse_name)
    assert not attempt(fields, refuse_name)
    assert (len(plain.told), len(fields.told)) == (1, 0)
    assert [one.field for one in fields.fields] == ["name"]


def test_a_bug_is_not_swallowed():
    teller = Teller()
    with pytest.raises(ZeroDivisionError):
        attempt(teller, lambda: 1 // 0)

    assert teller.told == []


def test_who_is_gone_when_the_answer_comes_is_not_called(qtbot, tasks):
    seen: list[object] = []
    owner = QObject()

    def refuse() -> None:
        raise UserError("The disk is full.")

    held = threading.Event()
    tasks.run(owner, held.wait, seen.append, seen.append)
    tasks.run(owner, refuse, seen.append, seen.append)
    delete(owner)
    held.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert seen == []
