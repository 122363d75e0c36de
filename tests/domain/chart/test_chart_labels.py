"""The numbers beside marks: readable, and near what they number."""

from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.display import Label
from rmt_desktop.domain.chart.geometry import Box
from rmt_desktop.domain.chart.labels import apart, box_of

SIZE = 20.0


def a_number(text: str, x: float = 0.0, y: float = 0.0) -> Label:
    return Label(x, y, text, SIZE, "#a00000", "#ffffff")


def labels(*given: Label) -> list[Label]:
    return apart(given)


def test_numbers_that_are_apart_stay_where_they_are() -> None:
    one, two = a_number("1"), a_number("2", x=3 * SIZE)

    assert labels(one, two) == [one, two]


def test_two_numbers_of_one_place_stand_beside_each_other() -> None:
    one, two = labels(a_number("1"), a_number("2"))

    assert (one.x, one.y) == (0, 0)
    assert 0.8 * SIZE < abs(two.x) + abs(two.y) < 1.1 * SIZE


def test_no_number_covers_a_point() -> None:
    point = Box(-10, -10, 10, 10)
    (number,) = apart([a_number("7")], [point])
    box = box_of(number)
    assert box.left >= 10 or box.right <= -10 or box.top >= 10 or box.bottom <= -10
    assert abs(number.x) + abs(number.y) < 3 * SIZE


@given(st.lists(st.tuples(st.integers(-40, 40), st.integers(-40, 40)), min_size=1, max_size=20))
def test_no_number_covers_another(places: list[tuple[int, int]]) -> None:
    found = labels(*(a_number(str(number), x, y) for number, (x, y) in enumerate(places, start=1)))

    assert [label.text for label in found] == [str(number) for number in range(1, len(places) + 1)]
    for index, one in enumerate(found):
        for other in found[:index]:
            wide = SIZE * (0.3 * len(one.text) + 0.3 * len(other.text))
            assert abs(one.x - other.x) >= wide or abs(one.y - other.y) >= 0.9 * SIZE
