"""Views: where one looks at a figure from, what of it is shown, and the picture's buffers.

Right, up and towards the viewer are directions of the body's own axes; a view's box is in millimetres along right
and up.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tools.figures.arrays import Array, unit, units
from tools.figures.figure import Figure
from tools.figures.raster import Seen, rasterised

ARM = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
HAND = ("wrist", "finger", "metacarpal")
MARGIN = 14.0
BLEED = 4.0
"""Close-ups are rendered so much larger on each side that the cut edge of the body lies outside the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Directions of a view (rows: right, up, towards the viewer) and its box: left, bottom, right, top."""

    axes: Array
    box: tuple[float, float, float, float]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        left, bottom, right, top = self.box
        return round(right - left, 2), round(top - bottom, 2)

    def to_picture(self) -> Array:
        """Return the 3 x 4 matrix from the body's axes to the picture: x right, y down, depth; all millimetres."""
        left, _, _, top = self.box
        right, up, near = self.axes
        return np.array([[*right, -left], [*(-up), top], [*near, 0.0]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """What a kind of view is: its pose, the part of the body drawn, and how to aim.

    ``pixels`` per millimetre are worked with, ``shown`` per millimetre are written into the shading's pictures.
    """

    pose: str
    part: str
    pixels: float
    shown: float
    is_close: bool
    aim: Callable[[Figure, Array], Camera]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One rendered view. ``depth`` is millimetres towards the viewer (nan outside), ``looks`` the surface's
    direction."""

    figure: Figure
    name: str
    shot: Shot
    camera: Camera
    seen: Seen
    depth: Array
    looks: Array

    @property
    def pixels(self) -> float:
        """Pixels per millimetre."""
        return self.shot.pixels

    @property
    def bleed(self) -> float:
        """How many millimetres more than the picture are rendered on each side."""
        return BLEED if self.shot.is_close else 0.0

    @property
    def bleed_pixels(self) -> int:
        """The same in pixels."""
        return round(self.bleed * self.pixels)

    @property
    def inside(self) -> Array:
        """Where the body is."""
        return self.seen.hit

    @property
    def fine(self) -> float:
        """By how much lines and borders are finer here than in a whole-body view."""
        return 0.5 if self.shot.is_close else 1.0

    def masked(self, values: Array, elsewhere: float = 0.0) -> Array:
        """Return values, given per pixel of the body, as a picture."""
        found = np.full(self.inside.shape, elsewhere, np.asarray(values).dtype)
        found[self.inside] = values
        return found


def camera_of(figure: Figure, name: str) -> Camera:
    """Return where a view looks from and what it frames."""
    shot = SHOTS[name]
    return shot.aim(figure, PARTS[shot.part](figure))


def taken(figure: Figure, name: str) -> View:
    """Render a view."""
    shot = SHOTS[name]
    drawn = PARTS[shot.part](figure)
    corners = figure.triangles[drawn[figure.triangles].all(1)]
    camera = shot.aim(figure, drawn)
    right, up, near = camera.axes
    matrix = camera.to_picture()
    bleed = BLEED if shot.is_close else 0.0
    points = (figure.vertices @ matrix[:, :3].T + matrix[:, 3] + (bleed, bleed, 0)) * shot.pixels
    width, height = (round((length + 2 * bleed) * shot.pixels) for length in camera.size)
    seen = rasterised(points, corners, width, height)
    looks = units(seen.values(figure.normals))
    return View(
        figure=figure,
        name=name,
        shot=shot,
        camera=camera,
        seen=seen,
        depth=np.where(seen.hit, seen.depth / shot.pixels, np.nan),
        looks=np.stack([looks @ right, looks @ up, looks @ near], -1).astype(np.float32),
    )


def _axes(right: tuple[int, int, int], near: tuple[int, int, int]) -> Array:
    return np.array([right, (0, 1, 0), near], float)


FROM = {
    "front": _axes((1, 0, 0), (0, 0, 1)),
    "back": _axes((-1, 0, 0), (0, 0, -1)),
    "left": _axes((0, 0, -1), (1, 0, 0)),
    "right": _axes((0, 0, 1), (-1, 0, 0)),
}


def _whole(side: str) -> Callable[[Figure, Array], Camera]:
    def aim(figure: Figure, drawn: Array) -> Camera:
        x, y = figure.vertices[drawn] @ FROM[side][0], figure.vertices[drawn] @ FROM[side][1]
        low = np.floor(x.min() - MARGIN), np.floor(y.min() - MARGIN)
        high = np.ceil(x.max() + MARGIN), np.ceil(y.max() + MARGIN)
        return Camera(axes=FROM[side], box=(float(low[0]), float(low[1]), float(high[0]), float(high[1])))

    return aim


def _head(side: str) -> Callable[[Figure, Array], Camera]:
    def aim(figure: Figure, drawn: Array) -> Camera:
        del drawn
        top = float(figure.vertices[:, 1].max()) + 12
        tall = top - float(figure.heads["neck01"][1]) + 0.0353 * figure.body.height  # down to the collar bones
        middle = 0.0 if side in ("front", "back") else float(figure.heads["head"][2] + 18) * FROM[side][0][2]
        half = tall * (0.46 if side in ("front", "back") else 0.5)
        return Camera(axes=FROM[side], box=(middle - half, top - tall, middle + half, top))

    return aim


def _hand(face: int) -> Callable[[Figure, Array], Camera]:
    """Aim at the left hand, fingers up; ``face`` is 1 for the palm, -1 for the back."""

    def aim(figure: Figure, drawn: Array) -> Camera:
        del drawn
        up = unit(figure.heads["finger3-1.L"] - figure.heads["wrist.L"])
        near = unit(np.array([0, 0, 1.0]) - up * up[2]) * face
        right = np.cross(up, near)
        shown = (figure.held_by(*HAND) > 0.5) & (figure.vertices[:, 0] > 0)
        x, y = figure.vertices[shown] @ right, figure.vertices[shown] @ up
        bottom = float(figure.heads["wrist.L"] @ up) - 34
        box = (float(x.min()) - 14, bottom, float(x.max()) + 14, float(y.max()) + 10)
        return Camera(axes=np.stack([right, up, near]), box=box)

    return aim


TOES_OUT = np.array([np.sin(np.radians(7)), 0, np.cos(np.radians(7))])


def _foot_from_above(figure: Figure, drawn: Array) -> Camera:
    """Look at the left foot obliquely from the front, toes down."""
    tilt = np.radians(52)
    near = np.array([0, np.sin(tilt), 0]) + TOES_OUT * np.cos(tilt)
    up = np.array([0, np.cos(tilt), 0]) - TOES_OUT * np.sin(tilt)
    return _around_foot(figure, drawn & (figure.template[:, 1] < 100), up, near, above=16)


def _foot_from_below(figure: Figure, drawn: Array) -> Camera:
    return _around_foot(figure, drawn, TOES_OUT, np.array([0, -1.0, 0]), above=12)


def _around_foot(figure: Figure, shown: Array, up: Array, near: Array, *, above: float) -> Camera:
    right = np.cross(up, near)
    x, y = figure.vertices[shown] @ right, figure.vertices[shown] @ up
    box = (float(x.min()) - 14, float(y.min()) - 12, float(x.max()) + 14, float(y.max()) + above)
    return Camera(axes=np.stack([right, up, near]), box=box)


def _all(figure: Figure) -> Array:
    return np.ones(len(figure.vertices), bool)


def _without_arms(figure: Figure) -> Array:
    return figure.held_by(*ARM) < 0.999


def _hand_of(side: int) -> Callable[[Figure], Array]:
    return lambda figure: (figure.held_by("lowerarm", *HAND) > 0.5) & (figure.template[:, 0] * side > 0)


def _foot_of(side: int) -> Callable[[Figure], Array]:
    return lambda figure: (figure.held_by("lowerleg", "foot", "toe") > 0.5) & (figure.template[:, 0] * side > 0)


def _sole_of(side: int) -> Callable[[Figure], Array]:
    return lambda figure: _foot_of(side)(figure) & (figure.template[:, 1] < 62)


PARTS = {
    "whole": _all,
    "no_arms": _without_arms,
    "left_hand": _hand_of(1),
    "left_foot": _foot_of(1),
    "left_sole": _sole_of(1),
    "right_hand": _hand_of(-1),
    "right_foot": _foot_of(-1),
    "right_sole": _sole_of(-1),
}
"""What of the body a view draws, as vertices; a face is drawn when all its corners are."""

SHOTS = {
    **{
        side: Shot(pose=pose, part="whole", pixels=2, shown=1.5, is_close=False, aim=_whole(side))
        for side, pose in (("front", "anatomical"), ("back", "anatomical"), ("left", "lateral"), ("right", "lateral"))
    },
    **{
        f"head_{side}": Shot(pose="anatomical", part=part, pixels=4.5, shown=4, is_close=True, aim=_head(side))
        for side, part in (("front", "whole"), ("back", "whole"), ("left", "no_arms"), ("right", "no_arms"))
    },
    "hand_palmar_left": Shot(pose="hand", part="left_hand", pixels=6, shown=5, is_close=True, aim=_hand(1)),
    "hand_dorsal_left": Shot(pose="hand", part="left_hand", pixels=6, shown=5, is_close=True, aim=_hand(-1)),
    "foot_dorsal_left": Shot(
        pose="anatomical", part="left_foot", pixels=4.5, shown=4, is_close=True, aim=_foot_from_above
    ),
    "foot_plantar_left": Shot(
        pose="anatomical", part="left_sole", pixels=4.5, shown=4, is_close=True, aim=_foot_from_below
    ),
}
WHOLE_VIEWS = ("front", "back", "left", "right")
HEAD_VIEWS = tuple(name for name in SHOTS if name.startswith("head"))
LIMB_VIEWS = tuple(name for name in SHOTS if name.startswith(("hand", "foot")))
"""The left hand and foot; those of the right are their mirror images."""


def right_of(name: str) -> str:
    """Return what a view or a part of the left is called on the right."""
    return name.replace("left", "right")
