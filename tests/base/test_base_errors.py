"""Errors a person can read: all problems at once, or none."""

import pytest

from rmt_desktop.base.errors import InvalidInput, Problem, refuse


def test_nothing_wrong_refuses_nothing():
    assert refuse(iter(())) is None


def test_everything_wrong_is_named_at_once():
    problems = [Problem(field="name", message="Please type a name."), Problem(field="fee", message="Too much.")]
    with pytest.raises(InvalidInput, match="Please type a name") as refused:
        refuse(iter(problems))
    assert refused.value.problems == tuple(problems)
