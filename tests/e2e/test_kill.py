"""The computer dies in the middle of a note: at most a second of writing or drawing is gone, and the record is whole.

What was written is known to the letter: ``typist`` prints each of its acts with the time. When to kill is drawn from
the seed that the test run prints at its beginning.
"""

import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from rmt_desktop.app.wiring import wire
from rmt_desktop.base.clock import SystemClock
from rmt_desktop.domain.ids import VisitId
from tests.e2e.typist import WORDS
from tests.support.builders import a_client
from tests.support.processes import ROOT
from tests.support.services import Practice
from tests.support.story import own_folders
from tests.support.traces import found_in
from tests.support.vaults import CHEAP, PASSPHRASE, vault_files

ROUNDS = 4
EARLIEST_S, LATEST_S = 0.0, 3.0  # after the first act
AT_MOST_LOST_S = 1.0
READABLE = ("Marguerite", "Lindqvist", "shoulder blade", "trigger point", "a pulling pain", "416 555-0187")


@dataclass(frozen=True)
class Killed:
    """What the hand had done when the process was killed: ``acts`` are (time, characters, marks)."""

    at: float
    acts: list[tuple[float, int, int]]

    def must_have(self, index: int) -> int:
        """Return how much was there a second before the end."""
        return max((act[index] for act in self.acts if act[0] <= self.at - AT_MOST_LOST_S), default=0)

    def may_have(self, index: int) -> int:
        """Return how much can have been there at the end; the act after the last line was never told of."""
        return self.acts[-1][index] + 1


@pytest.fixture
def visit(clinic: Path) -> VisitId:
    """A visit of today in the clinic's vault, which is closed again."""
    clock = SystemClock()
    vault = vault_files(clock).unlock(clinic, PASSPHRASE)
    practice = Practice(wire(clock=clock, kdf=CHEAP).services(vault), clock, vault)  # type: ignore[arg-type]
    booked = practice.visit(practice.client(first_name="Marguerite", last_name=a_client().last_name + "-Lindqvist"))
    vault.close()
    return booked.id


def test_a_note_survives_being_killed_at_any_moment_but_for_its_last_second(
    clinic: Path, visit: VisitId, tmp_path: Path
) -> None:
    text, marks = "", 0
    for _ in range(ROUNDS):
        killed = _work_and_kill(clinic, visit, tmp_path, after_s=random.uniform(EARLIEST_S, LATEST_S))  # noqa: S311
        vault = vault_files().unlock(clinic, PASSPHRASE)
        services = wire(kdf=CHEAP).services(vault)
        vault.check()
        assert services.audit_log.verify().broken_at is None
        note = services.notes.of_visit(visit)
        assert note is not None
        vault.close()
        before, text, marks_before, marks = text, note.subjective.concern, marks, len(note.chart.marks)
        assert text == (WORDS * (1 + len(text) // len(WORDS)))[: len(text)]
        assert max(killed.must_have(1), len(before)) <= len(text) <= killed.may_have(1)
        assert max(killed.must_have(2), marks_before) <= marks <= killed.may_have(2)
        assert found_in([clinic, tmp_path / "computer"], READABLE) == []


def _work_and_kill(clinic: Path, visit: VisitId, folder: Path, *, after_s: float) -> Killed:
    """Let somebody work in the note and kill the process ``after_s`` seconds after her first act."""
    command = [sys.executable, "-m", "tests.e2e.typist", str(clinic), visit, str(random.randrange(10**6))]  # noqa: S311
    moments: list[float] = []
    with subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=ROOT, env=own_folders(folder), stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None

        def kill() -> None:
            moments.append(time.time())
            process.kill()

        try:
            lines = [process.stdout.readline()]
            threading.Timer(after_s, kill).start()
            lines += process.stdout.readlines()
        finally:
            process.kill()
    acts = [line.split() for line in lines if line.endswith("\n")]
    return Killed(moments[0], [(float(at), int(written), int(drawn)) for at, written, drawn in acts])
