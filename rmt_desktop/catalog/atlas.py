"""The packaged trigger-point atlas: its tables in words, and its points and zones as they were laid on the skin.

``resources/atlas/*.toml`` are written by hand, ``skin.json.xz`` is made from them by ``python -m tools.atlas``; the
format of both is described in ``resources/atlas/README.md``.
"""

import hashlib
import json
import lzma
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from rmt_desktop.base.paths import resources
from rmt_desktop.catalog import body, clinical
from rmt_desktop.catalog.entries import BadTable, Entry, built
from rmt_desktop.domain.catalog import Exercise
from rmt_desktop.domain.chart.atlas import Pattern, Reach, ReferralZone
from rmt_desktop.domain.chart.body import Spot

TABLES = ("head_neck.toml", "shoulder.toml", "arm.toml", "trunk.toml", "hip_thigh.toml", "leg_foot.toml")
"""Head to foot, which is also the order in which patterns are offered."""

SKIN_FILE = "skin.json.xz"
EASING = frozenset({"stretch", "self_massage"})  # what of the home-care library belongs with a trigger point
_TENTHS = 10.0


def tables() -> Iterator[dict[str, Any]]:
    """Yield every entry of the tables as it is written."""
    for name in TABLES:
        yield from tomllib.loads(_content(name).decode("utf-8"))["pattern"]


def digest() -> str:
    """Return what tells whether places or zones of the tables changed since they were laid on the skin."""
    written = [[one["id"], one["points"], one["essential"], one["spill"]] for one in tables()]
    return hashlib.sha256(json.dumps(written).encode()).hexdigest()


def laid_digest() -> str:
    """Return the digest of the tables from which points and zones were laid on the skin."""
    found: str = _skin()["digest"]
    return found


def patterns() -> tuple[Pattern, ...]:
    """Return the whole atlas, head to foot. Raises BadTable for a table that is not as it must be."""
    reader = _Reader(_skin()["patterns"])
    entries = (Entry(f"atlas {one.get('id')}", one) for one in tables())
    return built(entries, reader.pattern)


class _Reader:
    """Builds patterns with the skin they lie on, the figures' muscles and the exercises that name those."""

    def __init__(self, skin: Mapping[str, Any]) -> None:
        self._skin = skin
        self._muscles = {muscle.id: muscle for muscle in body.muscles()}
        self._exercises = [one for one in clinical.exercises() if one.category in EASING]

    def pattern(self, entry: Entry) -> Pattern:
        muscles, also, pattern_id = entry.texts("muscles"), entry.texts("also"), entry.text("id")
        for key in ("points", "essential", "spill"):
            entry.texts(key)  # told again by the skin
        try:
            shapes = [self._muscles[one] for one in muscles]
            laid = self._skin[pattern_id]
        except KeyError as missing:
            raise entry.bad(str(missing), "is not known") from None
        cues = {muscle.name.en.partition(" (")[0].casefold() for muscle in shapes}
        cues |= {name.casefold() for name in (entry.both("name").en, *also)}
        return Pattern(
            id=pattern_id,
            name=entry.both("name"),
            where=entry.both("where"),
            refers=entry.both("refers"),
            complaints=entry.both("complaints"),
            caution=entry.maybe_both("caution"),
            sensitive=entry.flag("sensitive"),
            muscles=tuple(muscle.figure_id for muscle in shapes),
            also=(*also, *(text for muscle in shapes for text in (muscle.name.en, muscle.name.fr))),
            tests=entry.texts("tests"),
            exercises=tuple(one.id for one in self._exercises if _is_for(one, cues)),
            points=tuple(Spot(*spot) for spot in laid["points"]),
            zones=(
                _zone(Reach.ESSENTIAL, laid["essential"]),
                _zone(Reach.SPILL_OVER, laid["spill"]),
            ),
            source=entry.text("source"),
        )


def _skin() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(lzma.decompress(_content(SKIN_FILE)))
    return found


def _is_for(exercise: Exercise, cues: set[str]) -> bool:
    return not cues.isdisjoint(muscle.casefold() for muscle in exercise.muscles)


def _zone(reach: Reach, laid: Mapping[str, Any]) -> ReferralZone:
    corners: Sequence[int] = list(accumulate(laid["corners"]))
    depths = {corner: depth / _TENTHS for corner, depth in zip(corners, laid["depths"], strict=True)}
    return ReferralZone(reach=reach, depths=depths, mm2=float(laid["mm2"]))


def _content(name: str) -> bytes:
    path = resources() / "atlas" / name
    if not path.is_file():
        raise BadTable(f"{name} is missing")
    return path.read_bytes()
