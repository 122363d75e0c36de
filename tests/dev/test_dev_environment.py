"""The environment of ``dev.py``: made once, filled from the lock with its hashes, repaired when it was cut short."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tools.debian import SetupTrouble
from tools.environment import DEV_LOCK, RUN_LOCK, Environment


@dataclass
class Machine:
    """A machine that makes environments and installs packages by writing down that it did."""

    venv: Path
    commands: list[Sequence[str]] = field(default_factory=list)
    pip_works: bool = True
    python_works: bool = True

    def run(self, command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        self.commands.append(command)
        code = 0
        if "venv" in command:
            for place in ("bin/python", "Scripts/python.exe"):
                (self.venv / place).parent.mkdir(parents=True, exist_ok=True)
                (self.venv / place).touch()
            self.python_works = True
            (self.venv / "unfinished").unlink(missing_ok=True)  # --clear
        elif "install" in command:
            code = 0 if self.pip_works else 1
        elif "-c" in command:
            code = 0 if self.python_works else 1
        return subprocess.CompletedProcess(command, code, stdout="ERROR: no network\n")

    def made(self) -> int:
        return sum("venv" in command for command in self.commands)

    def filled(self) -> int:
        return sum("install" in command for command in self.commands)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    locks = tmp_path / "requirements"
    locks.mkdir()
    (locks / RUN_LOCK).write_text("one==1\n", encoding="utf-8")
    (locks / DEV_LOCK).write_text("one==1\ntwo==2\n", encoding="utf-8")
    return Machine(tmp_path / ".venv")


@pytest.fixture
def environment(tmp_path: Path, machine: Machine) -> Environment:
    return Environment(tmp_path, say=lambda _sentence: None, run=machine.run)


def test_a_fresh_clone_gets_an_environment_filled_from_the_lock(environment: Environment, machine: Machine) -> None:
    python = environment.ensure(RUN_LOCK)
    assert python.exists()
    assert (machine.made(), machine.filled()) == (1, 1)


def test_packages_are_installed_by_hash_and_never_built(environment: Environment, machine: Machine) -> None:
    environment.ensure(RUN_LOCK)
    command = next(command for command in machine.commands if "install" in command)
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(command)
    assert command[-1].endswith(RUN_LOCK)


def test_an_unchanged_lock_costs_nothing(environment: Environment, machine: Machine) -> None:
    environment.ensure(RUN_LOCK)
    environment.ensure(RUN_LOCK)
    assert (machine.made(), machine.filled()) == (1, 1)


def test_a_changed_lock_is_installed_into_the_same_environment(
    environment: Environment, machine: Machine, tmp_path: Path
) -> None:
    environment.ensure(RUN_LOCK)
    (tmp_path / "requirements" / RUN_LOCK).write_text("one==2\n", encoding="utf-8")
    environment.ensure(RUN_LOCK)
    assert (machine.made(), machine.filled()) == (1, 2)


def test_the_developers_lock_is_enough_to_run(environment: Environment, machine: Machine) -> None:
    environment.ensure(DEV_LOCK)
    environment.ensure(RUN_LOCK)
    assert machine.filled() == 1


def test_the_run_time_lock_is_not_enough_to_develop(environment: Environment, machine: Machine) -> None:
    environment.ensure(RUN_LOCK)
    environment.ensure(DEV_LOCK)
    assert machine.filled() == 2


def test_a_failed_installation_says_so_and_is_made_anew(environment: Environment, machine: Machine) -> None:
    machine.pip_works = False
    with pytest.raises(SetupTrouble, match=r"no network[\s\S]*try again"):
        environment.ensure(RUN_LOCK)
    machine.pip_works = True
    environment.ensure(RUN_LOCK)
    assert (machine.made(), machine.filled()) == (2, 2)


def test_an_installation_that_was_cut_short_is_made_anew(environment: Environment, machine: Machine) -> None:
    environment.ensure(RUN_LOCK)
    (machine.venv / "unfinished").touch()
    environment.ensure(RUN_LOCK)
    assert (machine.made(), machine.filled()) == (2, 2)


def test_an_environment_whose_python_is_gone_is_made_anew(environment: Environment, machine: Machine) -> None:
    environment.ensure(RUN_LOCK)
    machine.python_works = False
    environment.ensure(RUN_LOCK)
    assert (machine.made(), machine.filled()) == (2, 2)
