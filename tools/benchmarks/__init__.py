"""The single benchmarks, one module each, and what they share: results judged against a floor measured in the same run.

A benchmark module has one function ``measure(bench: Bench) -> Iterator[Result]``; ``tools.bench`` lists the modules.
The floor is the least any program could do for the same task, measured in the same process or in one started the same
way, so that a slow machine makes both slow and the ratio stays true.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.compile_messages import ROOT

PASSPHRASE = "six calm hands at noon"  # noqa: S105 - of throw-away vaults full of invented people


class NotYet(Exception):
    """A part of the program this benchmark needs is not there; the text says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of the table. ``limit`` is in ``unit``; ``floor`` and ``ratio`` are None where nothing is compared."""

    name: str
    value: float
    unit: str
    floor: float | None
    ratio: float | None
    limit: float
    within: bool

    def as_json(self) -> dict[str, object]:
        """Return the result as the object written to the JSON file, numbers rounded to what can be told apart."""
        return {key: _rounded(value) for key, value in asdict(self).items()}


def _rounded(value: object) -> object:
    return round(value, 3) if isinstance(value, float) else value


def judged(
    name: str,
    value: float,
    unit: str,
    *,
    floor: float | None = None,
    at_most: float | None = None,
    at_most_times: float | None = None,
    at_most_above: float | None = None,
) -> Result:
    """Return a result with the tightest of its limits: a number, a multiple of the floor, or an amount above it."""
    limits = [] if at_most is None else [at_most]
    if floor is not None and at_most_times is not None:
        limits.append(floor * at_most_times)
    if floor is not None and at_most_above is not None:
        limits.append(floor + at_most_above)
    if not limits:
        raise ValueError(f"{name} has no limit")
    limit = min(limits)
    ratio = value / floor if floor else None
    return Result(name=name, value=value, unit=unit, floor=floor, ratio=ratio, limit=limit, within=value <= limit)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` (0 to 1) of the values lie, the nearest measured one."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def timed_ms(work: Callable[[], object], *, times: int, warm_up: int = 3) -> list[float]:
    """Return how long each of ``times`` calls took in milliseconds, after some that are not counted."""
    for _ in range(warm_up):
        work()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append((time.perf_counter() - began) * 1000)
    return found


@dataclass(frozen=True, slots=True)
class Bench:
    """What a benchmark may use: a folder for vaults that outlive the run, and one that does not.

    ``share`` makes every vault smaller, to try a benchmark without waiting; its numbers then mean nothing.
    """

    vaults: Path
    scratch: Path
    share: float = 1.0

    def vault(self, *, clients: int, visits: int) -> Path:
        """Return an encrypted vault of invented clients with so many visits each, made once and kept.

        Raises NotYet when the program cannot make one.
        """
        clients = max(1, round(clients * self.share))
        folder = self.vaults / f"{clients}x{visits}"
        if (folder / "made").exists():
            return folder / "vault"
        folder.mkdir(parents=True, exist_ok=True)
        wanted = ["--vault", str(folder / "vault"), "--clients", str(clients), "--visits", str(visits), "--seed", "1"]
        result = subprocess.run(
            [sys.executable, "-m", "rmt_desktop", "demo", *wanted],
            env={**os.environ, "RMT_PASSPHRASE": PASSPHRASE, "QT_QPA_PLATFORM": "offscreen"},
            cwd=ROOT,
            check=False,
            text=True,
            capture_output=True,
        )
        if result.returncode != 0 or not (folder / "vault").exists():
            raise NotYet(f"the program cannot make a vault of {clients} clients: {result.stderr.strip()[-300:]}")
        (folder / "made").touch()
        return folder / "vault"
