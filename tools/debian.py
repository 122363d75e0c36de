"""Shared libraries and tools the program needs from a Debian or Ubuntu system, and how they get there.

Qt's wheels bring Qt itself but not the libraries every desktop has: OpenGL's dispatcher, fontconfig, the X and Wayland
clients. What is missing is found by trying to load it, so that nothing is asked of apt on a machine that has it all.
The package reads the same table to say what its ``.deb`` depends on.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class SetupTrouble(Exception):
    """The machine lacks something this script cannot bring; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library by the name the loader asks for, and the Debian 12 package that holds it."""

    soname: str
    package: str


def _libraries(table: str) -> tuple[Library, ...]:
    return tuple(Library(*line.split()) for line in table.strip().splitlines())


QT = _libraries("""
    libEGL.so.1         libegl1
    libGL.so.1          libgl1
    libX11.so.6         libx11-6
    libxkbcommon.so.0   libxkbcommon0
    libfontconfig.so.1  libfontconfig1
    libfreetype.so.6    libfreetype6
    libdbus-1.so.3      libdbus-1-3
    libglib-2.0.so.0    libglib2.0-0
    libzstd.so.1        libzstd1
    libstdc++.so.6      libstdc++6
    libcups.so.2        libcups2
""")
"""What Qt needs even without a screen; CUPS is how it finds printers."""

SCREEN = _libraries("""
    libX11-xcb.so.1         libx11-xcb1
    libxcb.so.1             libxcb1
    libxcb-cursor.so.0      libxcb-cursor0
    libxcb-icccm.so.4       libxcb-icccm4
    libxcb-image.so.0       libxcb-image0
    libxcb-keysyms.so.1     libxcb-keysyms1
    libxcb-randr.so.0       libxcb-randr0
    libxcb-render.so.0      libxcb-render0
    libxcb-render-util.so.0 libxcb-render-util0
    libxcb-shape.so.0       libxcb-shape0
    libxcb-shm.so.0         libxcb-shm0
    libxcb-sync.so.1        libxcb-sync1
    libxcb-util.so.1        libxcb-util1
    libxcb-xfixes.so.0      libxcb-xfixes0
    libxcb-xkb.so.1         libxcb-xkb1
    libxkbcommon-x11.so.0   libxkbcommon-x11-0
    libwayland-client.so.0  libwayland-client0
    libwayland-cursor.so.0  libwayland-cursor0
""")
"""What a real X or Wayland screen needs beside :data:`QT`."""

RENAMED = {"libglib2.0-0": "libglib2.0-0t64", "libcups2": "libcups2t64"}
"""Packages that carry another name since Debian 13 and Ubuntu 24.04; apt knows the old names there too."""


class Prefix(Enum):
    """What stands before ``apt-get``: nothing for root, ``sudo``, or no way at all."""

    ROOT = ""
    SUDO = "sudo"
    NOBODY = "-"

    @classmethod
    def of_this_person(cls) -> "Prefix":
        """Return how the person who runs this may call apt."""
        if sys.platform != "win32" and os.geteuid() == 0:
            return cls.ROOT
        return cls.SUDO if shutil.which("sudo") else cls.NOBODY


Run = Callable[[Sequence[str]], "subprocess.CompletedProcess[str]"]


def quietly(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    """Run a command with its output kept for the case that it fails."""
    return subprocess.run(
        command,
        check=False,
        encoding="utf-8",
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def is_debian() -> bool:
    """Whether this is Debian, Ubuntu or one of their children."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def can_load(soname: str) -> bool:
    """Whether the dynamic loader finds a library by this name."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing(libraries: Iterable[Library], loads: Callable[[str], bool] = can_load) -> tuple[Library, ...]:
    """Return the libraries that cannot be loaded, in the order of the table."""
    return tuple(library for library in libraries if not loads(library.soname))


def missing_for_build() -> tuple[str, ...]:
    """Return the packages PyInstaller needs and does not find: ``objdump``, and Python as a shared library."""
    packages = [] if shutil.which("objdump") else ["binutils"]
    name = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
    if sys.base_prefix == "/usr" and not can_load(f"{name}.so.1.0"):
        packages.append(name)
    return tuple(packages)


def venv_package() -> str:
    """Return the package that completes this system's ``venv`` module."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def install(
    packages: Sequence[str], *, why: str, say: Callable[[str], None], run: Run = quietly, prefix: Prefix | None = None
) -> None:
    """Install packages with apt, through sudo unless we are root. Raises SetupTrouble with the command to type."""
    prefix = prefix or Prefix.of_this_person()
    by_hand = f"apt-get install -y {' '.join(packages)}"
    if prefix is Prefix.NOBODY:
        raise SetupTrouble(f"{why} Please ask an administrator to run: {by_hand}")
    say(f"{why} Installing {' '.join(packages)}{' with sudo' if prefix is Prefix.SUDO else ''} (once).")
    apt = [*prefix.value.split(), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    wait = ["-o", "DPkg::Lock::Timeout=120"]  # the system's own updates may be at work
    command = [*apt, "install", "-y", "--no-install-recommends", *wait, *packages]
    result = run(command)
    if result.returncode != 0:
        # A machine fresh from its image has no package lists yet, and an old list names versions that are gone.
        run([*apt, "update"])
        result = run(command)
    if result.returncode != 0:
        tail = "\n".join(result.stdout.strip().splitlines()[-8:])
        raise SetupTrouble(f"{tail}\n{why} apt could not install it. Please run: {f'{prefix.value} {by_hand}'.strip()}")


def provide(
    libraries: Iterable[Library], packages: Sequence[str] = (), *, say: Callable[[str], None], run: Run = quietly
) -> None:
    """Make sure Qt's libraries and some packages are there, in one call of apt. Raises SetupTrouble.

    On other systems than Debian and Ubuntu the missing libraries are only named: Qt may bring them, or start without.
    """
    wanted = missing(libraries)
    if is_debian():
        names = sorted({library.package for library in wanted} | set(packages))
        if names:
            install(names, why="A few system packages are missing.", say=say, run=run)
    elif wanted:
        names = [library.soname for library in wanted]
        say(f"Qt may not start: please install {', '.join(names)} with your system's package tool.")
