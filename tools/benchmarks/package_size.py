"""How big the packaged folder is. There is nothing to compare it with but its limit."""

from collections.abc import Iterator

from tools.benchmarks import Bench, NotYet, Result, judged
from tools.compile_messages import ROOT

LIMIT_MB = 170


def measure(bench: Bench) -> Iterator[Result]:
    """Measure ``dist/rmt-desktop`` as it was built last, in megabytes of 10**6 bytes."""
    del bench
    folder = ROOT / "dist" / "rmt-desktop"
    if not folder.exists():
        raise NotYet("there is no built package; run `python3 dev.py build` first")
    size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    yield judged("packaged folder", size / 1e6, "MB", at_most=LIMIT_MB)
