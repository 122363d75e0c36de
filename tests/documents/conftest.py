"""The papers as the program makes them, over the small catalogue of the tests and the packaged figures."""

import pytest

from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.documents.render import PdfDocuments
from tests.documents.samples import a_note_paper
from tests.support.catalog import a_catalog


@pytest.fixture(scope="session")
def documents() -> PdfDocuments:
    return PdfDocuments(catalog=a_catalog(), figures=PackagedFigures())


@pytest.fixture(scope="session")
def visit_record(documents: PdfDocuments) -> bytes:
    """The record of the story's first visit, made once for all who only read it."""
    return documents.note(a_note_paper())
