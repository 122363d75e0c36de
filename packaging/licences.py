"""The licences of everything that is shipped, put beside the program: one list, and each package's own texts."""

import re
import shutil
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "run.lock"
_TEXT = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)

_INTRODUCTION = """\
RMT Desktop is licensed under the Apache License 2.0 (LICENSE).
It is shipped with the packages below, each under its own licence; their texts are in the folders of their names.

Qt and PySide6 are used under the GNU Lesser General Public License, version 3 (LGPL-3.0.txt, which builds on
GPL-3.0.txt). They are separate shared libraries in the folder _internal/PySide6: you may replace them with your own
builds of the same interface. Their source code is published by the Qt Project.

"""


def shipped() -> list[Distribution]:
    """Return the run-time packages that are installed here; those for other systems are not."""
    found = []
    for name in _LOCKED.findall(LOCK.read_text(encoding="utf-8")):
        try:
            found.append(distribution(name))
        except PackageNotFoundError:
            continue
    return sorted(found, key=lambda one: one.name.lower())


def licence_of(one: Distribution) -> str:
    """Return what a package says of its licence in one line."""
    said = "".join((one.metadata.get_all("License-Expression") or one.metadata.get_all("License") or [])[:1])
    if not said or "\n" in said.strip():
        labels = [label for label in one.metadata.get_all("Classifier") or [] if label.startswith("License ::")]
        said = ", ".join(label.rsplit(" :: ", maxsplit=1)[-1] for label in labels)
    return said.strip() or "see its texts"


def write_licences(folder: Path) -> None:
    """Fill a folder with the list, our own licence, the LGPL with the GPL it builds on, and every package's texts."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", folder)
    for path in (ROOT / "packaging" / "licences").glob("*.txt"):
        shutil.copy(path, folder)
    lines = []
    for one in shipped():
        lines.append(f"{one.name} {one.version}: {licence_of(one)}\n")
        for file in one.files or ():
            if ".dist-info/" in file.as_posix() and _TEXT.search(file.name):
                target = folder / one.name / file.name
                target.parent.mkdir(exist_ok=True)
                shutil.copy(str(file.locate()), target)
    (folder / "README.txt").write_text(_INTRODUCTION + "".join(lines), encoding="utf-8")
