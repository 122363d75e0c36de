"""The documents speak of files that exist, and every decision is on the list."""

import re
from pathlib import Path

import pytest

from tests.support.code import PACKAGE, ROOT

DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "packaging").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PATH = re.compile(r"`((?:[a-z_]+/)+[A-Za-z_0-9.-]*)`|^\d\s+.*?\b(ui/\S+\.py)", re.MULTILINE)
MADE = ("dist/", "build/", "sharing/")


def where(name: str) -> bool:
    """Whether a path in a text exists, seen from the project or from the package."""
    return any((base / name).exists() for base in (ROOT, PACKAGE, ROOT / "packaging"))


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_and_path_in_a_document_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    lost = [link for link in LINK.findall(text) if not (document.parent / link).exists()]
    paths = {first or second for first, second in PATH.findall(text)}
    lost += [path for path in sorted(paths) if not path.startswith(MADE) and not where(path)]
    assert lost == []


def test_every_decision_is_on_the_list_with_options_and_a_status() -> None:
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    pages = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04d}" for number in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert page.name in listed
        assert text.startswith(f"# {page.name[:4]} ")
        assert all(part in text for part in ("Status: ", "## In question", "## Considered", "## Decided")), page.name
