"""The recovery code: a typing mistake is found and named, and no code is like another."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rmt_desktop.db.recovery_code import GROUP, GROUPS, LENGTH, SYMBOLS, RecoveryCodeMistyped, new_code, secret_of

CODES = st.builds(new_code)


def test_a_code_is_forty_symbols_in_eight_groups_that_nobody_confuses():
    groups = new_code().split("-")
    assert [len(group) for group in groups] == [GROUP] * GROUPS
    assert not set("01ILO") & set(SYMBOLS)


def test_two_codes_are_never_the_same():
    assert len({new_code() for _ in range(200)}) == 200


@given(CODES)
def test_a_code_is_read_however_it_is_typed(code):
    assert secret_of(code.lower().replace("-", " ")) == secret_of(f" {code} ") == code.replace("-", "")


@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(SYMBOLS))
def test_one_wrong_symbol_is_always_noticed_in_its_group(code, place, symbol):
    plain = code.replace("-", "")
    assume(plain[place] != symbol)
    with pytest.raises(RecoveryCodeMistyped) as refused:
        secret_of(plain[:place] + symbol + plain[place + 1 :])
    assert refused.value.values["group"] == place // GROUP + 1


@given(CODES, st.integers(0, LENGTH - 2))
def test_two_swapped_neighbours_of_a_group_are_always_noticed(code, place):
    plain = code.replace("-", "")
    assume(plain[place] != plain[place + 1])
    assume(place % GROUP != GROUP - 1)
    with pytest.raises(RecoveryCodeMistyped):
        secret_of(plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :])


@given(CODES, st.permutations(range(GROUPS)))
def test_groups_in_the_wrong_order_are_always_noticed(code, order):
    groups = code.split("-")
    assume(list(order) != list(range(GROUPS)))
    with pytest.raises(RecoveryCodeMistyped):
        secret_of("-".join(groups[index] for index in order))


@given(CODES, st.integers(0, LENGTH - 1))
def test_a_missing_symbol_is_counted(code, place):
    plain = code.replace("-", "")
    with pytest.raises(RecoveryCodeMistyped) as refused:
        secret_of(plain[:place] + plain[place + 1 :])
    assert refused.value.values == {"length": 40, "count": 39}


@given(st.text())
def test_whatever_is_typed_gives_a_sentence_and_no_crash(text):
    assume(len(text) < LENGTH)
    with pytest.raises(RecoveryCodeMistyped):
        secret_of(text)
