#!/usr/bin/env python3
"""RMT Desktop for developers and for everybody who runs it from source. Needs Python 3.11 or newer, nothing else.

    python3 dev.py run [ARGS]      start the program; ARGS go to it (--demo, --self-test --out DIR, ...)
    python3 dev.py test [ARGS]     run the tests; ARGS go to pytest
    python3 dev.py check           formatting, lint, types, layers, messages; prints the sizes of the code
    python3 dev.py build           build the program folder and the installer for this system into dist/
    python3 dev.py bench [ARGS]    measure the program against its floors (--json FILE, or names of benchmarks)
    python3 dev.py preview [NAME]  open one window or paper with sample data (--out FILE.png to draw it instead)
    python3 dev.py guide           make the pictures of the user guide anew from the program itself
    python3 dev.py figures [FIGURE VIEW ...] [--out DIR]   make the figures of the body chart anew (minutes each)
    python3 dev.py i18n [--check]  bring the French messages in step with the program, or say what is wrong
    python3 dev.py lock [ARGS]     work out requirements/*.lock anew (--upgrade takes newer versions)

On Windows write `py dev.py` for `python3 dev.py`. The first call makes .venv with exactly the locked versions;
on Debian and Ubuntu it also installs the system libraries Qt needs, and says so.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python reads this sentence
    sys.exit(f"RMT Desktop needs Python 3.11 or newer; this is {sys.version_info[0]}.{sys.version_info[1]}.")

from tools import compile_messages, debian
from tools.debian import SetupTrouble
from tools.environment import DEV_LOCK, FIGURES_LOCK, RUN_LOCK, Environment, become, child_environment, start

ROOT = Path(__file__).resolve().parent
WITHOUT_SCREEN = ("--self-test", "demo", "--help", "-h", "--version")

CHECKS = (
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("lint", ["-m", "ruff", "check", "."]),
    ("types", ["-m", "mypy"]),
    ("types of the tools", ["-m", "mypy", "dev.py", "tools", "packaging/build.py"]),
    ("layers", ["-c", "from importlinter.cli import lint_imports_command as check; check()"]),
    ("messages", ["-m", "tools.messages", "--check"]),
)


def say(sentence: str) -> None:
    """Tell the person at the terminal, without getting into the program's own output."""
    print(sentence, file=sys.stderr, flush=True)


def run(arguments: list[str]) -> int:
    """Start the program in the folder we were called from."""
    on_screen = has_screen()
    if not on_screen and not set(arguments) & set(WITHOUT_SCREEN):
        say(
            "There is no screen here: start this on the computer's desktop, "
            "or try `python3 dev.py run --self-test --out DIR`, which needs none."
        )
        return 2
    python = prepared(RUN_LOCK, on_screen=on_screen)
    return become(python, ["-m", "rmt_desktop", *arguments], root=ROOT)


def test(arguments: list[str]) -> int:
    """Run the tests, on all cores when it is the whole suite."""
    python = prepared(DEV_LOCK)
    places = [argument for argument in arguments if not argument.startswith("-")]
    spread = [] if places or any(one.startswith(("-n", "--pdb")) for one in arguments) else ["-n", "auto"]
    return start(python, ["-m", "pytest", *spread, *map(_from_here, arguments)], root=ROOT, cwd=ROOT)


def check(arguments: list[str]) -> int:
    """Run every check even when one fails, print what failed, and end with the sizes of the code."""
    del arguments
    python = prepared(DEV_LOCK)
    failed = [name for name, command in CHECKS if not _holds(python, name, command)]
    start(python, ["-m", "tools.sizes"], root=ROOT, cwd=ROOT)
    say(f"Failed: {', '.join(failed)}" if failed else "Everything holds.")
    return 1 if failed else 0


def build(arguments: list[str]) -> int:
    """Build the folder and the installer."""
    python = prepared(DEV_LOCK)
    if debian.is_debian() and (packages := debian.missing_for_build()):
        debian.install(packages, why="Building needs a few system tools.", say=say)
    return start(python, [str(ROOT / "packaging" / "build.py"), *arguments], root=ROOT)


def bench(arguments: list[str]) -> int:
    """Measure."""
    return start(prepared(DEV_LOCK), ["-m", "tools.bench", *arguments], root=ROOT)


def preview(arguments: list[str]) -> int:
    """Show one thing with sample data."""
    python = prepared(DEV_LOCK, on_screen=has_screen())
    return start(python, ["-m", "tools.preview", *arguments], root=ROOT)


def guide(arguments: list[str]) -> int:
    """Shoot the pictures of the user guide."""
    return start(prepared(DEV_LOCK), ["-m", "tools.guide_pictures", *arguments], root=ROOT)


def figures(arguments: list[str]) -> int:
    """Make the body chart's figures, in an environment of their own: what draws them is larger than the program."""
    environment = Environment(ROOT, say=say, name="build/figures-venv")
    if sys.platform == "linux" and (packages := environment.system_packages()):
        debian.provide((), packages, say=say)
    return start(environment.ensure(FIGURES_LOCK), ["-m", "tools.figures", *arguments], root=ROOT)


def i18n(arguments: list[str]) -> int:
    """Keep or check the French messages."""
    return start(prepared(DEV_LOCK), ["-m", "tools.messages", *arguments], root=ROOT)


def lock(arguments: list[str]) -> int:
    """Work out all locks for all systems, with hashes and without addresses."""
    python = prepared(DEV_LOCK)
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-emit-index-url"]
    sources = ((RUN_LOCK, ["pyproject.toml"]), (DEV_LOCK, ["pyproject.toml", "--extra", "dev"]))
    for name, source in (*sources, (FIGURES_LOCK, ["requirements/figures.in"])):
        target = ["--output-file", f"requirements/{name}"]
        command = ["-m", "uv", "pip", "compile", "--quiet", *options, *source, *target, *arguments]
        if code := start(python, command, root=ROOT, cwd=ROOT):
            return code
    return 0


VERBS = {one.__name__: one for one in (run, test, check, build, bench, preview, guide, figures, i18n, lock)}


def prepared(lock_name: str, *, on_screen: bool = False) -> Path:
    """Return an interpreter that has all that ``lock_name`` names, Qt's system libraries and the French messages."""
    environment = Environment(ROOT, say=say)
    if sys.platform == "linux":
        libraries = (*debian.QT, *(debian.SCREEN if on_screen else ()))
        debian.provide(libraries, environment.system_packages(), say=say)
    python = environment.ensure(lock_name)
    compile_messages.compile_stale()
    return python


def has_screen() -> bool:
    """Whether windows can be shown, or the person chose herself how Qt draws."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def _holds(python: Path, name: str, command: list[str]) -> bool:
    began = time.monotonic()
    result = subprocess.run(
        [str(python), *command],
        cwd=ROOT,
        env=child_environment(ROOT),
        check=False,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    verdict = "FAILED" if result.returncode else "holds"
    print(f"{name:<20} {verdict:<7} {time.monotonic() - began:5.1f} s", flush=True)
    if result.returncode:
        print(result.stdout)
    return result.returncode == 0


def _from_here(argument: str) -> str:
    """Return a path typed in another folder as the tests' own folder sees it; anything else as it is."""
    path = Path(argument.split("::", maxsplit=1)[0])
    return argument if argument.startswith("-") or not path.exists() else str(Path.cwd() / argument)


def main(arguments: list[str]) -> int:
    """Do what the first argument says and return the exit code."""
    verb, *rest = arguments or ["--help"]
    if verb not in VERBS:
        print(__doc__)
        return 0 if verb in ("--help", "-h", "help") else 2
    try:
        return VERBS[verb](rest)
    except SetupTrouble as trouble:
        say(str(trouble))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
