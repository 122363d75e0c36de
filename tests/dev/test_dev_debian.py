"""System packages: what is missing is found by loading it, installed in one call, or named with the command."""

import subprocess
from collections.abc import Sequence

import pytest

from tools.debian import QT, RENAMED, SCREEN, Prefix, SetupTrouble, install, missing


class Apt:
    """An apt that fails until its lists were updated, or for ever."""

    def __init__(self, *, needs_update: bool = False, broken: bool = False) -> None:
        self.commands: list[Sequence[str]] = []
        self._stale = needs_update
        self._broken = broken

    def __call__(self, command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        self.commands.append(command)
        if "update" in command:
            self._stale = False
        failed = self._broken or (self._stale and "install" in command)
        return subprocess.CompletedProcess(command, 100 if failed else 0, stdout="E: Unable to locate package\n")


def asked(apt: Apt, prefix: Prefix) -> str:
    said: list[str] = []
    install(["libegl1", "libgl1"], why="Qt needs them.", say=said.append, run=apt, prefix=prefix)
    return " ".join(said)


def test_only_what_cannot_be_loaded_is_missing() -> None:
    assert missing(QT, loads=lambda _soname: True) == ()
    assert [one.package for one in missing(QT, loads=lambda soname: soname != "libEGL.so.1")] == ["libegl1"]


def test_root_installs_in_one_call_and_says_what() -> None:
    apt = Apt()
    assert asked(apt, Prefix.ROOT) == "Qt needs them. Installing libegl1 libgl1 (once)."
    assert len(apt.commands) == 1
    assert apt.commands[0][0] == "env"
    assert list(apt.commands[0][-2:]) == ["libegl1", "libgl1"]


def test_another_person_installs_with_sudo_and_is_told() -> None:
    apt = Apt()
    assert "with sudo" in asked(apt, Prefix.SUDO)
    assert apt.commands[0][0] == "sudo"


def test_who_may_not_install_gets_the_command_to_pass_on() -> None:
    apt = Apt()
    with pytest.raises(SetupTrouble, match="administrator to run: apt-get install -y libegl1 libgl1"):
        asked(apt, Prefix.NOBODY)
    assert apt.commands == []


def test_a_machine_without_package_lists_gets_them_first() -> None:
    apt = Apt(needs_update=True)
    asked(apt, Prefix.ROOT)
    assert ["update" in command for command in apt.commands] == [False, True, False]


def test_what_apt_cannot_do_is_said_with_its_words_and_the_command() -> None:
    with pytest.raises(SetupTrouble, match=r"Unable to locate[\s\S]*Please run: sudo apt-get install"):
        asked(Apt(broken=True), Prefix.SUDO)


def test_each_library_stands_in_the_tables_once() -> None:
    names = [library.soname for library in (*QT, *SCREEN)]
    assert sorted(names) == sorted(set(names))
    assert set(RENAMED) <= {library.package for library in QT}
