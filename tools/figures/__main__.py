"""``python -m tools.figures [FIGURE VIEW ...] [--out DIR]``: make views, or all of them with the body map."""

import argparse
import time
from pathlib import Path

from tools.figures.bodymap import index, turned_facts, view_facts, write_body, write_positions
from tools.figures.figure import TEMPLATE_POSE, Workshop
from tools.figures.source import body_data
from tools.figures.views import HEAD_VIEWS, LIMB_VIEWS, SHOTS, WHOLE_VIEWS, right_of, taken
from tools.figures.writing import read_layers, write_right, write_view

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "figures"


def main() -> None:
    """Make the views that are asked for."""
    arguments = _arguments()
    CACHE.mkdir(parents=True, exist_ok=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    workshop = Workshop(body_data(CACHE), CACHE)
    layers = read_layers()
    for body in [arguments.figure] if arguments.figure else [] if arguments.map else list(workshop.bodies):
        for view in sorted(arguments.views or views_of(workshop, body), key=lambda name: SHOTS[name].pose):
            began = time.monotonic()
            figure = workshop.figure(body, SHOTS[view].pose)
            write_view(taken(figure, view), workshop.openness(figure), layers, arguments.out)
            if view in LIMB_VIEWS:
                write_right(body, view, arguments.out)
            print(f"{body} {view}: {time.monotonic() - began:.0f} s", flush=True)
    if not arguments.figure:
        write_map(workshop, list(workshop.bodies), arguments.out)


def views_of(workshop: Workshop, body: str) -> tuple[str, ...]:
    """Return the views a body has of its own; some borrow their head, or hands and feet, from another body."""
    return (*WHOLE_VIEWS, *(name for name in (*HEAD_VIEWS, *LIMB_VIEWS) if lender(workshop, body, name) == body))


def lender(workshop: Workshop, body: str, close_up: str) -> str:
    """Return the body of which a close-up is drawn."""
    facts = workshop.bodies[body]
    return facts.head if close_up in HEAD_VIEWS else facts.hands_and_feet


def write_map(workshop: Workshop, figures: list[str], out: Path) -> None:
    """Write the body map of the views that are there: shared topology, positions per pose, and the index of views."""
    write_body(workshop, workshop.figure(workshop.template.name, TEMPLATE_POSE), out / "body.bin.xz")
    poses, views = [], []
    for body in figures:
        own = [name for name in views_of(workshop, body) if (out / f"{body}_{name}.json").is_file()]
        if not own:
            continue
        for pose in dict.fromkeys(SHOTS[name].pose for name in own):
            figure = workshop.figure(body, pose)
            write_positions(figure, out / f"{body}_{pose}.bin.xz")
            poses.append({"figure": body, "pose": pose, "file": f"{body}_{pose}.bin.xz"})
            left = [view_facts(figure, name) for name in own if SHOTS[name].pose == pose]
            views += [*left, *(turned_facts(facts) for facts in left if facts["view"] in LIMB_VIEWS)]
        close_ups = [*HEAD_VIEWS, *LIMB_VIEWS, *map(right_of, LIMB_VIEWS)]
        lent = {name: lender(workshop, body, name) for name in close_ups}
        views += [{"figure": body, "view": name, "borrowed_from": by} for name, by in lent.items() if by != body]
    (out / "index.json").write_text(index(poses, views), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 dev.py figures", description="Make the body chart's figures anew.")
    parser.add_argument("figure", nargs="?", help="one body of tools/figures/data/bodies.toml; all without it")
    parser.add_argument("views", nargs="*", choices=[*SHOTS, []], metavar="view", help="its views; all without them")
    parser.add_argument("--out", type=Path, default=ROOT / "rmt_desktop" / "resources" / "figures", metavar="DIR")
    parser.add_argument("--map", action="store_true", help="only the body map and the index of views")
    return parser.parse_args()


if __name__ == "__main__":
    main()
