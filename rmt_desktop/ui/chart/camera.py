"""How the figure lies in the window: scale and place, as a value."""

from dataclasses import dataclass

CLOSEST = 10.0  # times the size that fits


@dataclass(frozen=True, slots=True)
class Camera:
    """Turns millimetres of the figure into pixels of the widget: ``pixels = millimetres * scale + offset``."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def to_pixels(self, x: float, y: float) -> tuple[float, float]:
        """Return where a place of the figure is on the widget."""
        return (x * self.scale + self.dx, y * self.scale + self.dy)

    def to_mm(self, x: float, y: float) -> tuple[float, float]:
        """Return which place of the figure lies under a pixel."""
        return ((x - self.dx) / self.scale, (y - self.dy) / self.scale)


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of so many millimetres in a window of so many pixels, with a margin all round."""

    width_mm: float
    height_mm: float
    width: float
    height: float
    margin: float = 10.0

    def fitted(self, *, least: float = 40.0) -> Camera:
        """Return the camera that shows the whole picture, centred; the room is taken to be ``least`` pixels or more."""
        room = (max(least, self.width - 2 * self.margin), max(least, self.height - 2 * self.margin))
        scale = min(room[0] / self.width_mm, room[1] / self.height_mm)
        return Camera(scale, (self.width - self.width_mm * scale) / 2, (self.height - self.height_mm * scale) / 2)

    def zoomed(self, camera: Camera, factor: float, x: float, y: float) -> Camera:
        """Return the camera nearer or farther by ``factor``, what lies under pixel ``x``, ``y`` staying there."""
        fit = self.fitted().scale
        scale = min(fit * CLOSEST, max(fit, camera.scale * factor))
        mm_x, mm_y = camera.to_mm(x, y)
        return self.held(Camera(scale, x - mm_x * scale, y - mm_y * scale))

    def panned(self, camera: Camera, dx: float, dy: float) -> Camera:
        """Return the camera moved by pixels."""
        return self.held(Camera(camera.scale, camera.dx + dx, camera.dy + dy))

    def held(self, camera: Camera) -> Camera:
        """Return the camera with the picture kept in the window: centred where it is smaller, no gap where larger."""
        return Camera(
            camera.scale,
            _held(camera.dx, self.width_mm * camera.scale, self.width, self.margin),
            _held(camera.dy, self.height_mm * camera.scale, self.height, self.margin),
        )

    def showing(self, camera: Camera, x: float, y: float, *, within: float = 40.0) -> Camera:
        """Return the camera moved no more than needed so that a place in mm is at least ``within`` pixels inside."""
        px, py = camera.to_pixels(x, y)
        dx = min(0.0, self.width - within - px) + max(0.0, within - px)
        dy = min(0.0, self.height - within - py) + max(0.0, within - py)
        return self.panned(camera, dx, dy) if dx or dy else camera


def _held(offset: float, size: float, room: float, margin: float) -> float:
    if size <= room - 2 * margin:
        return (room - size) / 2
    return min(margin, max(room - margin - size, offset))
