"""Measure the program against its floors and print the table; never run as a test.

    python3 dev.py bench [NAME ...] [--json FILE]

Each benchmark runs in a process of its own, one after the other, so that none warms or burdens the next. The JSON file
holds a list of objects ``name, value, unit, floor, ratio, limit, within``.
"""

import argparse
import importlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tools.benchmarks import Bench, NotYet, Result
from tools.compile_messages import ROOT

BENCHMARKS = (
    "start",
    "search",
    "open_chart",
    "figure_views",
    "pen",
    "autosave",
    "receipt",
    "memory",
    "package_size",
)
"""The modules of ``tools.benchmarks`` in the order of the table. A new benchmark is a module there and a name here."""

VAULTS = ROOT / "build" / "bench"
NOT_YET = 75
"""Exit code of a child whose subject does not exist yet."""


def measured(name: str, share: float) -> list[Result]:
    """Run one benchmark in this process. Raises NotYet."""
    if importlib.util.find_spec(f"tools.benchmarks.{name}") is None:
        raise NotYet("this benchmark is still to be written")
    module = importlib.import_module(f"tools.benchmarks.{name}")
    with tempfile.TemporaryDirectory(prefix="rmt-bench-") as scratch:
        return list(module.measure(Bench(VAULTS, Path(scratch), share)))


def in_child(name: str, share: float) -> tuple[list[Result], str]:
    """Run one benchmark in a process of its own; return its results, or none and the reason."""
    result = subprocess.run(
        [sys.executable, "-m", "tools.bench", "--one", name, "--share", str(share)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        text=True,
        capture_output=True,
    )
    if result.returncode == 0:
        return [Result(**one) for one in json.loads(result.stdout.splitlines()[-1])], ""
    if result.returncode == NOT_YET:
        return [], result.stdout.strip()
    return [], f"broken: {(result.stderr.strip().splitlines() or ['no output'])[-1]}"


def line_of(one: Result) -> str:
    """Return one line of the table."""
    floor = "" if one.floor is None else f"{one.floor:.4g}"
    ratio = "" if one.ratio is None else f"{one.ratio:.2f} x"
    verdict = "within" if one.within else "OVER"
    value = f"{one.value:.4g} {one.unit}"
    return f"{one.name:<44} {value:>12} {floor:>9} {ratio:>8} {one.limit:>9.4g}  {verdict}"


def table(names: list[str], share: float) -> tuple[list[Result], bool]:
    """Run the named benchmarks, print the table as it grows, and return the results and whether any broke."""
    print(f"{'what':<44} {'measured':>12} {'floor':>9} {'ratio':>8} {'limit':>9}")
    found: list[Result] = []
    broken = False
    for name in names:
        results, reason = in_child(name, share)
        for one in results:
            print(line_of(one), flush=True)
        if reason:
            print(f"{name:<44} not measured: {reason}", flush=True)
            broken = broken or reason.startswith("broken")
        found += results
    return found, broken


def main(arguments: list[str]) -> int:
    """Run what was asked for; the exit code tells a broken benchmark, not a slow one."""
    parser = argparse.ArgumentParser(
        prog="dev.py bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there")
    parser.add_argument("--one", choices=BENCHMARKS, help=argparse.SUPPRESS)
    parser.add_argument(
        "--share",
        type=float,
        default=1.0,
        metavar="0.01",
        help="with smaller vaults, to try it: the numbers mean nothing",
    )
    given = parser.parse_args(arguments)
    if given.one:
        return _be_child(given.one, given.share)
    if unknown := sorted(set(given.names) - set(BENCHMARKS)):
        parser.error(f"there is no benchmark called {unknown[0]}; there are {', '.join(BENCHMARKS)}")
    results, broken = table(list(given.names or BENCHMARKS), given.share)
    if given.json:
        given.json.write_text(json.dumps([one.as_json() for one in results], indent=2) + "\n", encoding="utf-8")
    return 1 if broken else 0


def _be_child(name: str, share: float) -> int:
    try:
        results = measured(name, share)
    except NotYet as reason:
        print(reason)
        return NOT_YET
    print(json.dumps([asdict(one) for one in results]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
