"""What goes into the package and what stays out: the rules of the PyInstaller spec.

PyInstaller collects more than the program uses: every Qt plugin a module could load, desktop libraries of the machine
that builds, translations into forty languages. Each rule here names what is kept and why, so that the folder stays
below its limit and loads the system's own desktop libraries, which get their security updates there.
"""

import gzip
import re
import sys
from pathlib import Path, PurePosixPath

LIMIT_MB = 170
"""The packaged folder may be this big (10**6 bytes to the megabyte)."""

HIDDEN = [
    "logging.config",  # migrations/env.py is read from disk; what it imports is not seen in the code
    "sqlalchemy.dialects.sqlite.pysqlcipher",  # SQLAlchemy finds its dialects by name
    "sqlcipher3.dbapi2",
]

EXCLUDED = [
    "tkinter",
    "numpy",
    "fontTools",  # arabic_reshaper reads fonts with it only where a configuration asks for that
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL._avif",  # codecs and text drawing of Pillow that no paper uses
    "PIL._imagingcms",
    "PIL._imagingft",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "pydoc",
    "pygments",  # colours for code, which no page shows; Mako offers it to who has it
    "rapidfuzz.distance.metrics_cpp",  # likeness of names is asked of rapidfuzz.fuzz alone
    "rapidfuzz.distance.metrics_cpp_avx2",  # the plain build compares a front desk's few names as fast
    "rapidfuzz.fuzz_cpp_avx2",
    "rapidfuzz.process_cpp_avx2",
    "rapidfuzz.process_cpp_impl",
    "readline",
    "pytest",
    "setuptools",
    "sqlite3",  # the store is SQLCipher; nothing may open a plain database by accident
    "ssl",
    "unittest",
]

# No OpenGL integrations: widgets are painted by the processor, on every machine alike.
_PLUGINS = {
    "platforms": "qxcb qwayland qoffscreen qwindows qcocoa",
    "platforminputcontexts": "composeplatforminputcontextplugin ibusplatforminputcontextplugin",
    "platformthemes": "qxdgdesktopportal",
    "iconengines": "qsvgicon",
    "imageformats": "qjpeg qsvg qwebp",
    "printsupport": "cupsprintersupport windowsprintersupport cocoaprintersupport",
    "styles": "qmodernwindowsstyle qmacstyle",
    "wayland-decoration-client": "adwaita bradient",
    "wayland-shell-integration": "xdg-shell",
}
PLUGINS = {kind: frozenset(names.split()) for kind, names in _PLUGINS.items()}

_UNUSED_QT = re.compile(
    r"(lib)?Qt6?(Network|OpenGL|Pdf|Qml|Quick|Sql|VirtualKeyboard|WaylandEglClientHwIntegration|EglF[Ss])\w*"
)

_PYTHON_NEEDS = re.compile(r"lib(python3|ssl|crypto|ffi|lzma|bz2|expat|uuid|mpdec|sqlite3|z)\b.*\.so")
"""System libraries that belong to Python itself and travel with it; the rest is the desktop's, named as Depends."""

_SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")

GUIDE = "rmt_desktop/resources/guide"
"""Where the program looks for its user guide; from source it lies in ``docs/guide``."""

_DATA_NOT_USED = re.compile(r"\.(po|ico|icns|pyi|typed|md)$|(^|/)__pycache__/|(^|/)LICENSE-GPL|(^|/)alembic/templates/")


def compress_figures(folder: Path) -> None:
    """Compress the shapes of the views, which are long texts of numbers; ``catalog.figures`` reads them either way."""
    for path in folder.glob("*_*.json"):
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
        path.unlink()


def is_wanted(entry: tuple[str, str, str]) -> bool:
    """Whether a file PyInstaller collected (its place in the package, its source, its kind) belongs there."""
    place = PurePosixPath(entry[0].replace("\\", "/"))
    if "plugins" in place.parts:
        return _is_wanted_plugin(place)
    if "translations" in place.parts:
        return place.name == "qtbase_fr.qm"
    if _UNUSED_QT.match(place.name):
        return False
    if entry[2] in ("BINARY", "EXTENSION", "SYMLINK"):
        return not _is_desktop_library(place, entry[1])
    return place.is_relative_to(GUIDE) or _DATA_NOT_USED.search(place.as_posix()) is None


def _is_wanted_plugin(place: PurePosixPath) -> bool:
    """Whether this is a Qt plugin the program can need; a kind of plugin not named here is not used."""
    return place.stem.removeprefix("lib") in PLUGINS.get(place.parent.name, frozenset())


def _is_desktop_library(place: PurePosixPath, source: str) -> bool:
    """Whether this shared object was taken from the Linux system and is not one Python itself needs."""
    if sys.platform != "linux" or len(place.parts) > 1:
        return False
    return str(Path(source)).startswith(_SYSTEM_FOLDERS) and _PYTHON_NEEDS.match(place.name) is None
