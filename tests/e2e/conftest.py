"""What journeys start from: a closed vault of a clinic that is set up, and the program in front of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.clock import FrozenClock
from tests.support.journey import Journey, a_clinic_vault


@pytest.fixture(scope="session")
def clinic_template(tmp_path_factory: pytest.TempPathFactory, vault_template: Path) -> Path:
    """A closed vault to copy."""
    return a_clinic_vault(tmp_path_factory.mktemp("clinic") / "vault", vault_template, FrozenClock())


@pytest.fixture
def clinic(clinic_template: Path, tmp_path: Path) -> Path:
    """The closed vault of a clinic that is set up."""
    return Path(shutil.copytree(clinic_template, tmp_path / "clinic"))


@pytest.fixture
def arrive(qapp: QApplication, clinic: Path, tmp_path: Path, clock: FrozenClock) -> Iterator[Callable[..., Journey]]:
    """Start the program in front of the clinic's vault, or of another; everything is closed afterwards."""
    begun: list[Journey] = []

    def start(**given: Any) -> Journey:
        parts = {"app": qapp, "vault": clinic, "home": tmp_path / "computer", "clock": clock}
        begun.append(Journey(**(parts | given)))
        return begun[-1].start()

    yield start
    while begun:
        begun.pop().close()


@pytest.fixture
def journey(arrive: Callable[..., Journey]) -> Journey:
    """The program with the clinic's vault open."""
    return arrive().unlock()
