"""The heat map: how often each region of the body was marked in the visits of a period, without anybody's name.

Counted are visits, not marks: five points on one shoulder in one visit count once. It describes where was drawn, for
the therapist's own learning; it says nothing about a client, and below a few clients it is not made at all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rmt_desktop.domain.chart.display import Fill, Item, Stroke
from rmt_desktop.domain.chart.figures import View, key_of
from rmt_desktop.domain.chart.findings import FOUND_KINDS, Charted, Finding
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.ids import ClientId

LEAST_CLIENTS = 5
"""With fewer clients on a map one could tell whose marks they are. A choice of ours, not a rule of any regulator."""

INKS = ("#f7dd8b", "#eaa553", "#cc6b40", "#96363c", "#4c1138")
"""From seldom to often. Each is clearly darker than the one before: told apart in grey and with any colour vision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerHeat:
    """How often each region was marked on one layer: ``visits`` by region key (``scapula.L``).

    ``marked`` is the number of visits with marks on the layer, ``clients`` that of their clients. With too few of them
    ``visits`` is empty and ``is_anonymous`` False.
    """

    visits: Mapping[str, int] = field(default_factory=dict)
    marked: int = 0
    clients: int = 0

    @property
    def is_anonymous(self) -> bool:
        """Whether there are so many clients that the map shows none of them."""
        return self.clients >= LEAST_CLIENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """The heat map of a period: ``visits`` with a signed note in all, and each layer apart."""

    visits: int
    layers: Mapping[Layer, LayerHeat]


@dataclass(frozen=True, slots=True)
class Band:
    """Numbers of visits that share a colour, ``low`` to ``high``, both included."""

    low: int
    high: int
    ink: str


def heat_of(notes: Iterable[Charted]) -> Heat:
    """Return the heat map of notes, read once and in any order."""
    counts: dict[Layer, Counter[str]] = {layer: Counter() for layer in Layer}
    clients: dict[Layer, set[ClientId]] = {layer: set() for layer in Layer}
    marked: Counter[Layer] = Counter()
    visits = 0
    for note in notes:
        visits += 1
        for layer in Layer:
            if keys := _keys(note.findings, layer):
                counts[layer].update(keys)
                clients[layer].add(note.client)
                marked[layer] += 1
    layers = {layer: _layer(counts[layer], marked[layer], len(clients[layer])) for layer in Layer}
    return Heat(visits=visits, layers=layers)


def _layer(counts: Counter[str], marked: int, clients: int) -> LayerHeat:
    return LayerHeat(visits=dict(counts) if clients >= LEAST_CLIENTS else {}, marked=marked, clients=clients)


def _keys(findings: Iterable[Finding], layer: Layer) -> frozenset[str]:
    """Return the keys of the regions a layer has findings in; one on both sides counts on each."""
    return frozenset(
        key_of(one.place.region, side)
        for one in findings
        if one.layer is layer and one.was_found and one.kind in FOUND_KINDS and one.place.region
        for side in one.place.side.single
    )


def bands(most: int) -> tuple[Band, ...]:
    """Return the colours for 1 to ``most`` visits in steps of equal width, no more than there are numbers."""
    count = min(len(INKS), most)
    edges = [most * step // count for step in range(count + 1)] if count else [0]
    inks = [INKS[round(step * (len(INKS) - 1) / max(1, count - 1))] for step in range(count)]
    return tuple(Band(low + 1, high, ink) for low, high, ink in zip(edges, edges[1:], inks, strict=False))


def heated(view: View, visits: Mapping[str, int], colours: Sequence[Band]) -> Iterator[Item]:
    """Yield the regions of a view in the colours of their numbers, with a thin line between them."""
    for region in view.regions:
        ink = next((band.ink for band in colours if band.low <= visits.get(region.key, 0) <= band.high), None)
        if ink is not None:
            yield Fill(region.contour.path, ink)
            yield Stroke(region.contour.path, "#fffaf0", 1.0, 0.6)
