"""``dev.py`` itself, started as a person starts it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.code import ROOT
from tools.compile_messages import ROOT as TOOLS_ROOT

SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def dev(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    without_screen = {name: value for name, value in os.environ.items() if name not in SCREEN}
    command = [sys.executable, str(ROOT / "dev.py"), *arguments]
    return subprocess.run(  # noqa: S603 - our own script
        command, cwd=cwd, env=without_screen, check=False, text=True, capture_output=True
    )


def test_help_names_every_verb(tmp_path: Path) -> None:
    result = dev(cwd=tmp_path)
    assert result.returncode == 0
    for verb in ("run", "test", "check", "build", "bench", "preview", "guide", "i18n", "lock"):
        assert f"python3 dev.py {verb}" in result.stdout


def test_an_unknown_verb_shows_the_help_and_fails(tmp_path: Path) -> None:
    result = dev("rnu", cwd=tmp_path)
    assert result.returncode == 2
    assert "python3 dev.py run" in result.stdout


def test_run_without_a_screen_says_in_one_sentence_what_to_do(tmp_path: Path) -> None:
    result = dev("run", cwd=tmp_path)
    if sys.platform == "linux":
        assert result.returncode == 2
        assert "--self-test --out DIR" in result.stderr
        assert result.stderr.count("\n") == 1


def test_the_program_is_started_in_the_folder_of_the_person(tmp_path: Path) -> None:
    result = dev("run", "--version", cwd=tmp_path)
    assert (result.returncode, result.stdout.strip()) == (0, "RMT Desktop 0.1.0")


def test_tools_know_where_the_project_is() -> None:
    assert TOOLS_ROOT == ROOT
