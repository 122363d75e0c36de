"""Another process of the program, run and ended by a test."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def child(verb: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run ``tests.support.child`` and talk to it by lines; it is killed at the end of the block, without warning."""
    command = [sys.executable, "-m", "tests.support.child", verb, str(folder)]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield process
        finally:
            process.kill()
