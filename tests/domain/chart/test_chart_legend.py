"""The legend: every kind has one look, one letter at most, and a group whose kinds stand together."""

from itertools import groupby

import pytest

from rmt_desktop.domain.chart.legend import GROUP_NAMES, LEGEND, STYLES, kind_for_key, kinds_of
from rmt_desktop.domain.chart.marks import Layer, MarkKind
from rmt_desktop.domain.chart.sentences import FINDINGS


def test_every_kind_has_a_look_and_words() -> None:
    assert set(LEGEND) == set(FINDINGS) == set(MarkKind)


def test_no_letter_chooses_two_kinds() -> None:
    letters = [style.key for style in STYLES if style.key]
    assert len(letters) == len(set(letters))


@pytest.mark.parametrize("layer", Layer)
def test_a_letter_chooses_a_kind_of_the_layer_only(layer: Layer) -> None:
    for style in STYLES:
        if style.key:
            chosen = kind_for_key(style.key.lower(), layer)
            assert chosen == (style.kind if layer in style.layers else None)
    assert kind_for_key("", layer) is None


def test_kinds_of_a_group_stand_together() -> None:
    groups = [group for group, _ in groupby(LEGEND[kind].group for kind in kinds_of(Layer.THERAPIST))]
    assert len(groups) == len(set(groups))
    assert set(groups) == set(GROUP_NAMES)
