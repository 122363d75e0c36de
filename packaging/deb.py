"""Pack the program folder as a ``.deb`` for Debian 12 and its children.

The program lives in ``/usr/lib/rmt-desktop``; ``/usr/bin/rmt-desktop`` points at it. There are no maintainer scripts:
menus and icon caches are refreshed by the triggers of the packages that own them.
"""

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tools import debian

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ICONS = ROOT / "rmt_desktop" / "resources" / "icons"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
APP_ID = "org.rmtdesktop.RMTDesktop"
MAINTAINER = "RMT Desktop contributors <contributors@rmtdesktop.invalid>"

CONTROL = """\
Package: rmt-desktop
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Section: misc
Priority: optional
Installed-Size: {installed_kb}
Depends: {depends}
Recommends: cups
Description: record system of a massage-therapy clinic
 RMT Desktop walks with a registered massage therapist through the visit: health
 history, assessment on a body chart, consent, treatment note, receipt and
 home-care sheet. Records are encrypted on this computer; no internet is needed.
"""


def depends() -> str:
    """Return the packages the program needs of the system, from the table the set-up uses too."""
    libc = platform.libc_ver()[1]
    names = {library.package for library in (*debian.QT, *debian.SCREEN)}
    named = [f"{name} | {debian.RENAMED[name]}" if name in debian.RENAMED else name for name in sorted(names)]
    return ", ".join([f"libc6 (>= {libc})", "libgcc-s1", "tzdata", "zlib1g", *named])


def make_deb(folder: Path, target: Path, *, version: str, epoch: int) -> Path:
    """Return the package made from the program folder; ``epoch`` is the time every file in it carries, in seconds."""
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, text=True, capture_output=True
    ).stdout.strip()
    tree = ROOT / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_out(folder, tree, version=version, epoch=epoch)
    control = CONTROL.format(
        version=version,
        architecture=architecture,
        maintainer=MAINTAINER,
        installed_kb=sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024,
        depends=depends(),
    )
    _write(tree / "DEBIAN" / "control", control)
    _write(tree / "DEBIAN" / "md5sums", _checksums(tree))
    _settle(tree, epoch)
    package = target / f"rmt-desktop_{version}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=variables)
    return package


def _lay_out(folder: Path, tree: Path, *, version: str, epoch: int) -> None:
    share = tree / "usr" / "share"
    shutil.copytree(folder, tree / "usr" / "lib" / "rmt-desktop", symlinks=True)
    link = tree / "usr" / "bin" / "rmt-desktop"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/rmt-desktop/rmt-desktop")
    _copy(HERE / "linux" / "rmt-desktop.desktop", share / "applications" / "rmt-desktop.desktop")
    for size in ICON_SIZES:
        place = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        _copy(ICONS / f"app-{size}.png", place / "rmt-desktop.png")
    _copy(ICONS / "app.svg", share / "icons" / "hicolor" / "scalable" / "apps" / "rmt-desktop.svg")
    _write(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo(version=version, epoch=epoch))
    _copy(HERE / "linux" / "copyright", share / "doc" / "rmt-desktop" / "copyright")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    _write(share / "doc" / "rmt-desktop" / "changelog.gz", gzip.compress(changes, mtime=epoch))


def metainfo(*, version: str, epoch: int) -> str:
    """Return the AppStream description with this version as its release."""
    day = datetime.fromtimestamp(epoch, tz=UTC).date()
    text = (HERE / "linux" / f"{APP_ID}.metainfo.xml").read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@DATE@", day.isoformat())


def _copy(source: Path, target: Path) -> None:
    _write(target, source.read_bytes())


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _checksums(tree: Path) -> str:
    files = sorted(path for path in (tree / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    lines = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]  # noqa: S324
    return "".join(lines)


def _settle(tree: Path, epoch: int) -> None:
    """Give every file plain permissions and one time: what was executable stays so."""
    for path in (tree, *sorted(tree.rglob("*"))):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
