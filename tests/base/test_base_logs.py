"""The log never holds what a client said, whoever writes into it and however."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmt_desktop.base.logs import start_logging

NAME = "Marguerite Lindqvist"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """The file of a log that was just begun."""
    root = logging.getLogger("rmt_desktop")
    before, level = list(root.handlers), root.level
    start_logging(tmp_path / "logs")
    yield tmp_path / "logs" / "rmt-desktop.log"
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.mark.parametrize("layer", ["db", "services", "documents", "ui"])
def test_what_a_layer_with_client_data_adds_to_its_words_is_dropped(file: Path, layer: str) -> None:
    logging.getLogger(f"rmt_desktop.{layer}.thing").info("kept %s", NAME)
    written = file.read_text(encoding="utf-8")
    assert f"rmt_desktop.{layer}.thing kept" in written
    assert NAME not in written


def test_an_error_is_logged_by_its_kind_and_not_by_its_text(file: Path) -> None:
    try:
        raise ValueError(NAME)
    except ValueError:
        logging.getLogger("rmt_desktop.app.thing").info("failed", exc_info=True)
    written = file.read_text(encoding="utf-8")
    assert "failed [ValueError]" in written
    assert NAME not in written
    assert "Traceback" not in written


def test_a_folder_that_cannot_be_written_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    root = logging.getLogger("rmt_desktop")
    before = list(root.handlers)
    start_logging(tmp_path / "file" / "logs")
    (added,) = set(root.handlers) - set(before)
    root.removeHandler(added)
    assert isinstance(added, logging.NullHandler)
