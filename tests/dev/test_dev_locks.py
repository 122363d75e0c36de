"""The locks: exact versions with hashes for every system, no addresses, and one inside the other."""

import re
import tomllib

import pytest

from tests.support.code import ROOT

PIN = re.compile(r"^([a-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
LOCKS = ("run.lock", "dev.lock", "figures.lock")


def text(lock: str) -> str:
    return (ROOT / "requirements" / lock).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall(text(lock)))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_version_is_exact_and_has_hashes(lock: str) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", text(lock).strip())
    assert blocks
    assert [block.splitlines()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_holds_an_address(lock: str) -> None:
    assert not re.search(r"://|--index|--find-links|--trusted", text(lock))


def test_developers_get_the_very_versions_that_are_shipped() -> None:
    assert pins("run.lock").items() <= pins("dev.lock").items()


def test_everything_the_program_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {package(one) for one in project["dependencies"]} <= set(pins("run.lock"))
    assert {package(one) for one in project["optional-dependencies"]["dev"]} <= set(pins("dev.lock"))


def package(requirement: str) -> str:
    """Return the name of the package a requirement asks for, spelt as locks spell it (PEP 503)."""
    name = re.split(r"[<>=!~ ;\[]", requirement)[0]
    return re.sub(r"[-_.]+", "-", name).lower()
