"""Going over the regions without a mouse: which one the keyboard is on, and what is said of each."""

from collections import Counter

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import VIEW_PHRASES, Region, View
from rmt_desktop.domain.chart.layers import Layers, LayerShape, shape_names, shapes_at
from rmt_desktop.domain.chart.marks import Place
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.chart.sentences import spoken
from rmt_desktop.domain.chart.walk import Direction, neighbour, reading_order
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.camera import Camera
from rmt_desktop.ui.chart.targets import Targets


class RegionWalk(QObject):
    """The keyboard's place on the figure that ``widget`` shows."""

    pressed = Signal(str)  # region key, by assistive software
    moved = Signal()

    def __init__(self, widget: QWidget, view: View, *, tr: Translator, names: Names) -> None:
        super().__init__(widget)
        self._widget = widget
        self._tr = tr
        self._names = names
        self._view = view
        self._chart = Chart()
        self._layers: Layers = {}
        self._key = ""
        self._targets = Targets(widget)
        self._targets.pressed.connect(self.pressed)
        self._targets.focus_changed.connect(self._follow)
        self.set_view(view)

    @property
    def region(self) -> Region | None:
        """The region the keyboard is on, or was on when it left the figure."""
        return self._view.by_key.get(self._key)

    def has_focus(self) -> bool:
        """Say whether the keyboard is on a region now."""
        return bool(self._targets.focused())

    def set_view(self, view: View) -> None:
        """Walk over another view, from the same region if it shows it."""
        self._view = view
        if self._key not in view.by_key:
            self._key = ""
        self._targets.show(reading_order(view))
        phrase = view.title or self._tr(VIEW_PHRASES.get(view.name, view.name))
        self._widget.setAccessibleName(self._tr(N_("Body chart, {view}"), view=phrase))
        self._say_all()

    def show_chart(self, chart: Chart) -> None:
        """Count these marks in what is said of the regions."""
        before = self._counts()
        self._chart = chart
        after = self._counts()
        changed = {region for region, _ in (before - after) + (after - before)}
        for region in self._view.regions:
            if region.id in changed:
                here = region.key == self._key
                self._targets.name(region.key, self.sentence(region) if here else self._sentence(region, after))

    def show_layers(self, layers: Layers) -> None:
        """Name what these layers of anatomy have where a region is, when the keyboard gets there."""
        self._layers = layers
        self._say_all()

    def shapes(self, region: Region) -> tuple[LayerShape, ...]:
        """Return what the layers of anatomy have in the middle of a region."""
        return shapes_at(self._layers, *region.anchor)

    def place(self, camera: Camera) -> None:
        """Follow the figure on the widget."""
        self._targets.place(camera)

    def start(self) -> Region:
        """Put the keyboard where it was, or at the first region, and return that."""
        region = self.region or reading_order(self._view)[0]
        self.go_to(region.key)
        return region

    def step(self, direction: Direction) -> Region:
        """Put the keyboard on the next region in a direction and return that."""
        here = self.region
        if here is None or not self.has_focus():
            return self.start()
        there = neighbour(self._view, here.key, direction)
        self.go_to(there.key)
        return there

    def go_to(self, key: str) -> None:
        """Put the keyboard on a region. Raises KeyError for one of another view."""
        region = self._view.by_key[key]
        self._key = region.key
        self._targets.name(key, self.sentence(region))
        self._targets.focus(key)

    def announce(self, text: str) -> None:
        """Have a screen reader say something now."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, text))

    def sentence(self, region: Region) -> str:
        """Return what is said of a region: ``Left upper trapezius, back view, 1 finding``, and what layers show."""
        said, names = self._sentence(region, self._counts()), shape_names(self.shapes(region), self._tr.language)
        return self._tr(N_("{region}. Here: {names}"), region=said, names=", ".join(names)) if names else said

    def _say_all(self) -> None:
        counts = self._counts()
        for region in self._view.regions:
            self._targets.name(region.key, self._sentence(region, counts))

    def _sentence(self, region: Region, counts: "Counter[tuple[str, Side]]") -> str:
        both = counts[region.id, Side.BOTH] if region.side is not Side.MIDLINE else 0
        count = counts[region.id, region.side] + both
        title = self._names.title(Place(region=region.id, side=region.side), self._tr)
        return spoken(title, self._view.title or self._view.name, count, tr=self._tr)

    def _counts(self) -> "Counter[tuple[str, Side]]":
        return Counter((mark.place.region, mark.place.side) for mark in self._chart.marks)

    def _follow(self) -> None:
        self._key = self._targets.focused() or self._key
        self.moved.emit()
