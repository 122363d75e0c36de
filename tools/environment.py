"""The project's own Python environment: ``.venv`` with exactly the versions of a lock file.

A stamp beside the packages remembers which lock they came from, so that an unchanged lock costs nothing and needs no
network. An installation that was cut short is made anew.
"""

import contextlib
import hashlib
import importlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tools import debian
from tools.debian import Run, SetupTrouble, quietly

RUN_LOCK = "run.lock"
DEV_LOCK = "dev.lock"
"""The developers' lock holds everything of the run-time lock, in the same versions."""
FIGURES_LOCK = "figures.lock"
"""What the figure generator needs, in an environment of its own."""

_REDIRECTIONS = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME")


class Environment:
    """Makes, repairs and fills an environment under ``root``; ``name`` is its folder.

    ``say`` gets a sentence whenever something takes long; ``run`` starts a command and keeps its output.
    """

    def __init__(
        self, root: Path, *, say: Callable[[str], None] = print, run: Run = quietly, name: str = ".venv"
    ) -> None:
        self._venv = root / name
        self._locks = root / "requirements"
        self._say = say
        self._run = run

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        if sys.platform == "win32":
            return self._venv / "Scripts" / "python.exe"
        return self._venv / "bin" / "python"

    def ensure(self, lock: str) -> Path:
        """Return the interpreter, after installing what ``lock`` asks for. Raises SetupTrouble."""
        if self._is_current(lock) or (lock == RUN_LOCK and self._is_current(DEV_LOCK)):
            return self.python
        if self._unfinished.exists() or not self._works():
            self._make()
        self._fill(lock)
        return self.python

    def _is_current(self, lock: str) -> bool:
        stamp = self._stamp(lock)
        if self._unfinished.exists() or not stamp.is_file() or stamp.read_text(encoding="ascii") != self._digest(lock):
            return False
        return self._works()

    def _works(self) -> bool:
        """Whether the interpreter starts and still sees its own packages; a new system Python would not."""
        if not self.python.exists():
            return False
        probe = "import importlib.util as u, sys; sys.exit(u.find_spec('pip') is None)"
        return self._run([str(self.python), "-c", probe]).returncode == 0

    def system_packages(self) -> tuple[str, ...]:
        """Return the Debian packages without which this Python cannot make an environment that is still to be made."""
        return () if _can_make() or self._works() else (debian.venv_package(),)

    def _make(self) -> None:
        if not _can_make():
            raise SetupTrouble("This Python cannot make environments: its modules venv and ensurepip are missing.")
        self._say(f"Making {self._venv.name}, the program's own Python environment (once).")
        result = self._run([sys.executable, "-m", "venv", "--clear", str(self._venv)])
        if result.returncode != 0:
            raise SetupTrouble(f"{_tail(result.stdout)}\nThe folder {self._venv} could not be made.")

    def _fill(self, lock: str) -> None:
        self._say(f"Installing the packages of requirements/{lock} (once, a minute or two).")
        self._unfinished.touch()
        result = self._run([str(self.python), *self.pip_arguments(lock)])
        if result.returncode != 0:
            raise SetupTrouble(
                f"{_tail(result.stdout)}\nThe packages could not be installed. "
                "If the internet was away, try again; nothing else is needed."
            )
        self._stamp(lock).write_text(self._digest(lock), encoding="ascii")
        self._unfinished.unlink()

    def pip_arguments(self, lock: str) -> list[str]:
        """Return how pip is called: locked hashes, no resolving, no building from source."""
        options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--disable-pip-version-check"]
        return ["-m", "pip", "install", "--quiet", "--no-input", *options, "-r", str(self._locks / lock)]

    @property
    def _unfinished(self) -> Path:
        return self._venv / "unfinished"

    def _stamp(self, lock: str) -> Path:
        return self._venv / f"{lock}.sha256"

    def _digest(self, lock: str) -> str:
        return hashlib.sha256((self._locks / lock).read_bytes()).hexdigest()


def child_environment(root: Path) -> dict[str, str]:
    """Return the environment variables for the program and the tools: our packages found, nothing redirected."""
    variables = {name: value for name, value in os.environ.items() if name not in _REDIRECTIONS}
    variables["PYTHONPATH"] = str(root)
    variables["PYTHONUTF8"] = "1"
    return variables


def start(python: Path, arguments: Sequence[str], *, root: Path, cwd: Path | None = None) -> int:
    """Run the environment's Python with our terminal and return its exit code."""
    process = subprocess.Popen([str(python), *arguments], cwd=cwd, env=child_environment(root))
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C reached the child too; it decides how to end
            return process.wait()


def become(python: Path, arguments: Sequence[str], *, root: Path) -> int:
    """Turn this process into the environment's Python, so that signals reach the program; on Windows, run it."""
    if sys.platform == "win32":
        return start(python, arguments, root=root)
    os.execve(python, [str(python), *arguments], child_environment(root))  # noqa: S606 - no shell is meant
    raise AssertionError("execve does not come back")


def _can_make() -> bool:
    importlib.invalidate_caches()  # apt may have brought the module a moment ago
    return importlib.util.find_spec("ensurepip") is not None


def _tail(output: str) -> str:
    """Return what matters of a failed command's output: its errors, or its end when it names none."""
    lines = output.strip().splitlines()
    return "\n".join([line for line in lines if line.startswith("ERROR")] or lines[-15:])
