"""The dependency rules of docs/architecture.md, as import-linter reads them from pyproject.toml."""

import ast
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.support.code import PACKAGE, ROOT, dotted, modules

NETWORK = (
    *("socket", "ssl", "asyncio", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc"),
    *("requests", "httpx", "aiohttp", "urllib3"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
)
NAMES = (  # names that look like addresses: of XML, and of FHIR with its code systems; nothing is fetched from them
    "http://www.w3.org/",
    "http://hl7.org/fhir/StructureDefinition/",
    "http://terminology.hl7.org/CodeSystem/",
    "http://snomed.info/sct",
    "http://unitsofmeasure.org",
    "https://rmt-desktop.example/",
)


@pytest.fixture
def loggers() -> Iterator[None]:
    """Give back to every logger the voice that the linter takes from those it does not know."""
    known = {one: one.disabled for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger)}
    yield
    for one, disabled in known.items():
        one.disabled = disabled


@pytest.mark.usefixtures("loggers")
def test_every_import_contract_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=str(tmp_path))
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_nothing_in_the_package_can_reach_the_network() -> None:
    found = []
    for module in modules(PACKAGE):
        for node in ast.walk(module.tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names] + [node.module or ""]
            found += [f"{module.at(node)} {name}" for name in names if _is_network(name)]
    assert found == []


def test_no_address_of_the_internet_stands_in_the_code() -> None:
    found = [
        f"{module.at(node)} {node.value[:60]}"
        for module in modules(PACKAGE)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(("http://", "https://"))
        and not node.value.startswith(NAMES)
    ]
    assert found == []


def test_only_the_composition_root_wires_services() -> None:
    found = [
        module.at(call)
        for module in modules(PACKAGE)
        for call in module.calls()
        if dotted(call.func).endswith("Wiring") and "app" not in module.path.relative_to(PACKAGE).parts
    ]
    assert found == []


def _is_network(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in NETWORK)
