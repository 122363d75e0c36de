"""The benchmark harness: judging against floor and limit, and the table."""

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.bench import BENCHMARKS, line_of, main
from tools.benchmarks import judged, percentile, timed_ms


def test_the_tightest_limit_counts() -> None:
    result = judged("search", 12.0, "ms", floor=2.0, at_most=16.0, at_most_times=4.0)
    assert (result.limit, result.ratio, result.within) == (8.0, 6.0, False)


def test_an_amount_above_the_floor_is_a_limit_too() -> None:
    result = judged("memory", 150.0, "MB", floor=40.0, at_most_above=120.0)
    assert (result.limit, result.within) == (160.0, True)


def test_a_limit_without_a_floor_has_no_ratio() -> None:
    result = judged("packaged folder", 160.0, "MB", at_most=170.0)
    assert (result.floor, result.ratio, result.within) == (None, None, True)


def test_a_result_must_have_a_limit() -> None:
    with pytest.raises(ValueError, match="no limit"):
        judged("start", 1.0, "s")


def test_the_json_object_has_the_agreed_names() -> None:
    result = judged("start", 1.23456, "s", floor=1.0, at_most_times=1.6)
    assert list(result.as_json()) == ["name", "value", "unit", "floor", "ratio", "limit", "within"]
    assert result.as_json()["value"] == 1.235


def test_a_line_of_the_table_says_whether_it_is_within() -> None:
    assert line_of(judged("start", 1.0, "s", floor=1.0, at_most_times=1.6)).endswith("within")
    assert line_of(judged("start", 2.0, "s", floor=1.0, at_most_times=1.6)).endswith("OVER")


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 1))
def test_a_percentile_is_one_of_the_measured_values(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert percentile(values, 0) <= found <= percentile(values, 1)


def test_warm_up_is_not_counted() -> None:
    calls: list[int] = []
    assert len(timed_ms(lambda: calls.append(1), times=5, warm_up=2)) == 5
    assert len(calls) == 7


def test_an_unknown_benchmark_is_refused_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nonsense"])
    said = capsys.readouterr().err
    assert all(name in said for name in BENCHMARKS)


@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_benchmark_on_the_list_can_be_measured(name: str) -> None:
    assert callable(importlib.import_module(f"tools.benchmarks.{name}").measure)
