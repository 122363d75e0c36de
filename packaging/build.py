"""Build the program folder and, on Debian and Ubuntu, the ``.deb``; called by ``python3 dev.py build``.

Steps: compile the messages, run PyInstaller on ``rmt_desktop.spec``, take debugging symbols out, compress the
figures, add the licences of what is shipped, say how big it all is, and pack. Names carry the version and the
architecture and nothing else, and file times are those of the last commit, so that the same commit gives the same
package.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT)]

from contents import LIMIT_MB, compress_figures  # noqa: E402
from deb import make_deb  # noqa: E402
from licences import write_licences  # noqa: E402

from rmt_desktop import __version__  # noqa: E402
from tools.compile_messages import compile_stale  # noqa: E402

DIST = ROOT / "dist"
FOLDER = DIST / "rmt-desktop"
WITHOUT_HISTORY = 1_767_225_600  # 2026-01-01
WITH_SYMBOLS = (
    "libpython*.so*",
    "python3.*/lib-dynload/*.so",
    "PIL/*.so",
    "PySide6/Qt/lib/libicu*.so*",
    "cryptography/**/*.so",
    "pypdfium2_raw/*.so",
    "sqlalchemy/**/*.so",
    "sqlcipher3/*.so",
)
"""Shared objects that come with debugging symbols: 55 MB nobody can use on a front desk."""


def commit_time() -> int:
    """Return the time of the last commit in seconds, or a fixed day when the sources come without their history."""
    git = shutil.which("git")
    command = [git or "", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    said = subprocess.run(command, check=False, text=True, capture_output=True).stdout.strip() if git else ""
    return int(said) if said else WITHOUT_HISTORY


def freeze() -> None:
    """Run PyInstaller into ``dist/rmt-desktop``. Raises CalledProcessError when it fails."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(DIST), "--workpath", str(ROOT / "build")]
    variables = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(commit_time())}
    subprocess.run([*command, *places, str(HERE / "rmt_desktop.spec")], check=True, cwd=ROOT, env=variables)


def strip_symbols(folder: Path) -> None:
    """Take debugging symbols out of the shared objects known to carry them; Linux only."""
    if sys.platform != "linux" or shutil.which("strip") is None:
        return
    files = [path for pattern in WITH_SYMBOLS for path in folder.glob(pattern) if not path.is_symlink()]
    subprocess.run(["strip", "--strip-unneeded", *map(str, files)], check=True)


def size_mb(folder: Path) -> float:
    """Return the size of all files under a folder in megabytes of 10**6 bytes, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_symlink() or path.is_file()) / 1e6


def report_size(folder: Path) -> None:
    """Print the size against its limit, and the five biggest parts."""
    total = size_mb(folder)
    verdict = "within" if total <= LIMIT_MB else "OVER"
    print(f"{folder.name}: {total:.0f} MB, {verdict} the limit of {LIMIT_MB} MB")
    parts = sorted(
        ((size_mb(part) if part.is_dir() else part.lstat().st_size / 1e6, part) for part in _parts(folder)),
        reverse=True,
    )
    for size, part in parts[:5]:
        print(f"  {size:6.1f}  {part.relative_to(folder).as_posix()}")


def _parts(folder: Path) -> list[Path]:
    inner = folder / "_internal"
    return [*(path for path in folder.iterdir() if path != inner), *(inner.iterdir() if inner.exists() else ())]


def main() -> None:
    """Build everything this system can build."""
    compile_stale()
    freeze()
    strip_symbols(FOLDER / "_internal")
    compress_figures(FOLDER / "_internal" / "rmt_desktop" / "resources" / "figures")
    write_licences(FOLDER / "licences")
    report_size(FOLDER)
    if shutil.which("dpkg-deb"):
        package = make_deb(FOLDER, DIST, version=__version__, epoch=commit_time())
        print(f"{package.relative_to(ROOT).as_posix()}: {package.stat().st_size / 1e6:.0f} MB")
    elif sys.platform == "win32":
        print(f"Next: iscc /DAppVersion={__version__} packaging\\windows\\rmt_desktop.iss")
    elif sys.platform == "darwin":
        print("Next: packaging/macos/README.md says how to sign the bundle and make the disk image.")
    else:
        print(f"No installer is made for {platform.system()} without dpkg-deb; the folder runs where it is.")


if __name__ == "__main__":
    main()
