"""What every test stands on: Qt without a screen, folders of its own, and guards against what a test leaves behind."""

import gc
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

HEADED = "--headed" in sys.argv
if not HEADED:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

if sys.platform == "linux":
    import resource

    # What asks for more memory fails and is named, instead of taking the whole machine down.
    MOST_MEMORY = 8 << 30
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY if hard == resource.RLIM_INFINITY else hard, hard))

COLLECTED = pytest.StashKey[int]()  # tests after which garbage was collected
PLAIN: set[type] = set()  # kinds of objects known to be neither timer nor thread: most of the hundred thousand

pytest_plugins = ("tests.support.services",)

settings.register_profile("rmt", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("rmt")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--headed", action="store_true", help="show the windows of the ui tests on the screen")
    parser.addoption("--update-snapshots", action="store_true", help="write the golden files anew instead of comparing")


FULL_COLLECTION_EVERY = 100  # tests; it looks at every object made since they were collected


def pytest_collection_finish() -> None:
    """Leave garbage to the thread that runs the tests: one that talks to other processes must destroy no widget.

    What was loaded to find the tests stays; it is not looked at again.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Collect garbage where widgets may be destroyed, young garbage after each test, all of it now and then."""
    count = item.session.stash.setdefault(COLLECTED, 0) + 1
    item.session.stash[COLLECTED] = count
    gc.collect(2 if count % FULL_COLLECTION_EVERY == 0 else 1)


@pytest.fixture(scope="session")
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--update-snapshots"))


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep preferences, vaults and logs of a test in its own folder, on every platform."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))


@pytest.fixture(autouse=True)
def _no_unexpected_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a logged warning. A test that expects one asserts on ``caplog`` and then calls ``caplog.clear()``."""
    yield
    unexpected = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    assert not unexpected, f"unexpected log: {unexpected}"


@pytest.fixture(autouse=True)
def _no_leftovers_of_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail when a test that uses Qt leaves a window, a running thread or an active timer behind."""
    yield
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        return
    from PySide6.QtCore import QThread, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    left = [f"visible {widget!r}" for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for thing in gc.get_objects():
        kind = type(thing)
        if kind in PLAIN:
            continue
        if not issubclass(kind, (QTimer, QThread)):
            PLAIN.add(kind)
            continue
        if not isValid(thing):
            continue
        if isinstance(thing, QTimer) and thing.isActive():
            left.append(f"active {thing!r}")
        elif isinstance(thing, QThread) and thing.isRunning() and thing is not QThread.currentThread():
            left.append(f"running {thing!r}")
    assert not left, f"left behind: {left}"
