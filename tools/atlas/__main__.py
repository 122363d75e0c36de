"""``python -m tools.atlas``: lay the atlas's points and zones on the skin.

Reads ``resources/atlas/*.toml`` and the figures, writes ``resources/atlas/skin.json.xz``. To be run after an edit of
the tables; not after figures are made anew, for the skin's corners stay.
"""

import json
import lzma

from rmt_desktop.base.paths import resources
from rmt_desktop.catalog.atlas import SKIN_FILE, digest, tables
from rmt_desktop.catalog.figures import PackagedFigures
from tools.atlas.anchors import FIGURE, BadAnchor, Body
from tools.atlas.spreading import SkinNet
from tools.atlas.strokes import depths_of

_TENTHS = 10


def main() -> None:
    """Write the file."""
    figures = PackagedFigures()
    body = Body(figures)
    net = SkinNet(figures.surface(FIGURE, "front"))
    faults: list[str] = []
    laid = {}
    for entry in tables():
        try:
            laid[str(entry["id"])] = _laid(entry, body, net)
        except BadAnchor as fault:
            faults.append(f"{entry['id']}: {fault}")
    if faults:
        raise SystemExit("\n".join(faults))
    text = json.dumps({"digest": digest(), "patterns": laid}, separators=(",", ":"))
    target = resources() / "atlas" / SKIN_FILE
    target.write_bytes(lzma.compress(text.encode(), preset=9))
    print(f"{len(laid)} patterns, {target.stat().st_size / 1000:.0f} kB")


def _laid(entry: dict[str, object], body: Body, net: SkinNet) -> dict[str, object]:
    spots = [body.spot(body.anchor(str(text))) for text in _list(entry["points"])]
    zones = {}
    for name in ("essential", "spill"):
        depths = depths_of([str(text) for text in _list(entry[name])], body, net)
        corners = sorted(depths)
        zones[name] = {
            "mm2": round(net.area(depths)),
            "corners": [b - a for a, b in zip([0, *corners], corners, strict=False)],
            "depths": [round(depths[corner] * _TENTHS) for corner in corners],
        }
    return {"points": spots, **zones}


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


if __name__ == "__main__":
    main()
