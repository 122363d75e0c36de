"""The picker of techniques finds them by the names people use, offscreen."""

from pathlib import Path

import pytest

from rmt_desktop.app.wiring import Wiring
from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.ui.pages.note.treatment import TreatmentSection
from tests.support.services import Practice
from tests.support.ui import a_context, a_gate

CATALOG = load_catalog()


@pytest.fixture(params=["en", "fr"])
def section(request, qtbot, qapp, practice: Practice, wiring: Wiring, tmp_path: Path):
    gate = a_gate(qapp, CATALOG, wiring.vaults, folder=tmp_path, language=request.param)
    made = TreatmentSection(a_context(gate, practice.services, folder=tmp_path))
    qtbot.addWidget(made)
    yield made
    gate.tasks.close()


def found(section: TreatmentSection, typed: str) -> set[str]:
    """Return the names the picker offers for what is typed."""
    section._picker.completer().setCompletionPrefix(typed)
    rows = section._picker.completer().completionModel()
    return {rows.index(row, 0).data() for row in range(rows.rowCount())}


@pytest.mark.parametrize(
    ("typed", "technique"),
    [
        ("swedish", "effleurage"),
        ("suedois", "petrissage"),
        ("Graston", "instrument_assisted"),
        ("oedeme", "edema_reduction"),
        ("knead", "petrissage"),
    ],
)
def test_a_technique_is_found_by_another_name_and_shown_by_its_own(section, typed, technique):
    own = CATALOG.technique(technique).name.in_(section.ctx.language)

    assert own in found(section, typed)
    assert found(section, typed) <= {one.name.in_(section.ctx.language) for one in CATALOG.techniques}
