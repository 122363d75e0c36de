"""The package: what goes in, what it depends on, and how the desktop finds it."""

import configparser
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from rmt_desktop import __version__
from rmt_desktop.base.paths import resources
from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.domain.chart.layers import Anatomy
from tests.support.code import ROOT
from tools import debian
from tools.icons import FOLDER, ICNS_SIZES, ICO_SIZES, PNG_SIZES

PACKAGING = ROOT / "packaging"
sys.path.insert(0, str(PACKAGING))

from contents import compress_figures, is_wanted  # noqa: E402
from deb import APP_ID, depends, metainfo  # noqa: E402
from licences import licence_of, shipped  # noqa: E402

SYSTEM = "/usr/lib/x86_64-linux-gnu/"
WHEELS = "/home/ann/rmt/.venv/lib/python3.11/site-packages/"


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "rmt_desktop/resources/locale/fr/LC_MESSAGES/rmt.mo",
        "rmt_desktop/db/migrations/versions/0001_initial.py",
        "rmt_desktop/resources/guide/fr/index.md",
        "rmt_desktop/resources/guide/pictures/en/note.png",
    ],
)
def test_what_the_program_uses_goes_into_the_package(place: str) -> None:
    assert is_wanted((place, WHEELS + place, "BINARY" if ".so" in place or ".dll" in place else "DATA"))


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "rmt_desktop/resources/locale/fr/LC_MESSAGES/rmt.po",
        "rmt_desktop/resources/icons/app.icns",
    ],
)
def test_what_it_does_not_use_stays_out(place: str) -> None:
    assert not is_wanted((place, WHEELS + place, "BINARY" if ".so" in place else "DATA"))


def test_figures_compressed_for_the_package_are_read_as_they_were(tmp_path: Path) -> None:
    kept = resources() / "figures"
    for path in [kept / "index.json", *kept.glob("neutral_front*.json")]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    compress_figures(tmp_path)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".gz", ".gz", ".json"]
    packed, plain = PackagedFigures(tmp_path), PackagedFigures()
    for name in Anatomy:
        found, expected = (figures.layer("neutral", "front", name) for figures in (packed, plain))
        assert [one.at for one in found] == [one.at for one in expected]
    regions, expected = (figures.view("neutral", "front").regions for figures in (packed, plain))
    assert [one.anchor for one in regions] == [one.anchor for one in expected] != []


def test_libraries_of_the_desktop_come_from_the_system_and_those_of_python_travel() -> None:
    if sys.platform == "linux":
        assert not is_wanted(("libglib-2.0.so.0", SYSTEM + "libglib-2.0.so.0", "BINARY"))
        assert not is_wanted(("libstdc++.so.6", SYSTEM + "libstdc++.so.6", "BINARY"))
        assert is_wanted(("libpython3.11.so.1.0", SYSTEM + "libpython3.11.so.1.0", "BINARY"))
        assert is_wanted(("libffi.so.8", SYSTEM + "libffi.so.8", "BINARY"))


def test_the_spec_stays_short() -> None:
    assert len((PACKAGING / "rmt_desktop.spec").read_text(encoding="utf-8").splitlines()) <= 80


def test_the_deb_depends_on_every_library_the_set_up_knows() -> None:
    named = [one.split(" ")[0] for one in depends().split(", ")]
    assert {library.package for library in (*debian.QT, *debian.SCREEN)} <= set(named)
    assert "libglib2.0-0 | libglib2.0-0t64" in depends()


def test_menu_and_store_name_the_same_program() -> None:
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.read(PACKAGING / "linux" / "rmt-desktop.desktop", encoding="utf-8")
    entry = desktop["Desktop Entry"]
    assert (entry["Exec"], entry["Icon"]) == ("rmt-desktop", "rmt-desktop")
    described = ET.fromstring(metainfo(version=__version__, epoch=1_800_000_000))  # noqa: S314 - our own file
    assert described.findtext("id") == APP_ID
    assert described.findtext("launchable") == "rmt-desktop.desktop"
    release = described.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": __version__, "date": "2027-01-15"}


def test_nothing_shipped_has_a_licence_that_binds_the_whole() -> None:
    """GPL and AGPL do not fit (LGPL, linked dynamically, does); some packages offer both and the LGPL is taken."""
    binding = [one.name for one in shipped() if "GPL" in licence_of(one).replace("LGPL", "")]
    offered_both = {"PySide6_Essentials", "shiboken6"}
    assert set(binding) <= offered_both
    assert all("LGPL" in licence_of(one) for one in shipped() if one.name in offered_both)


@pytest.mark.parametrize("size", PNG_SIZES)
def test_the_icon_exists_in_every_size(size: int) -> None:
    with Image.open(FOLDER / f"app-{size}.png") as picture:
        assert picture.size == (size, size)
        assert picture.getextrema()[3] == (0, 255), "the corners are clear and the middle is not"


def test_windows_and_macos_find_every_size_in_one_file() -> None:
    with Image.open(FOLDER / "app.ico") as ico:
        assert ico.info["sizes"] == {(size, size) for size in ICO_SIZES}
    with Image.open(FOLDER / "app.icns") as icns:
        assert max(width * scale for width, _, scale in icns.info["sizes"]) == max(ICNS_SIZES)
