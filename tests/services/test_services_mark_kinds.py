"""The clinic's own kinds of marks in the record: kept, logged, retired, and never in the way of an old chart."""

from dataclasses import replace

import pytest

from rmt_desktop.base.errors import InvalidInput, NotFound, StaleRecord
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.kinds import ClinicKind
from rmt_desktop.domain.chart.marks import MarkKind
from rmt_desktop.domain.ids import KindId
from rmt_desktop.domain.notes import Objective
from tests.support.charts import a_mark_in
from tests.support.services import Practice


def added(practice: Practice, name: str = "Ganglion", **changes: object) -> ClinicKind:
    kinds = practice.services.mark_kinds
    return kinds.save(replace(kinds.blank(), name=name, **changes)).value  # type: ignore[arg-type]


def test_a_kind_is_kept_and_logged(practice: Practice) -> None:
    kind = added(practice, " Ganglion  cyst ")
    assert practice.services.mark_kinds.all() == (kind,)
    assert (kind.name, kind.version) == ("Ganglion cyst", 1)
    event = practice.services.audit_log.search(limit=1).entries[0].event
    assert (event.act, event.kind, event.record) == (Act.CREATED, Kind.MARK_KIND, kind.id)


def test_each_new_kind_gets_a_symbol_of_its_own(practice: Practice) -> None:
    symbols = [added(practice, f"Kind {number}").symbol for number in range(6)]
    assert len(set(symbols)) == 6
    with pytest.raises(InvalidInput):
        added(practice, "One more")


def test_no_two_kinds_have_one_name_in_french_either(practice: Practice) -> None:
    added(practice, "Lump", name_fr="Bosse")
    for taken in ("Cicatrice", "bosse"):
        with pytest.raises(InvalidInput) as refused:
            added(practice, "Another", name_fr=taken)
        assert [problem.field for problem in refused.value.problems] == ["name_fr"]


def test_a_retired_kind_is_offered_no_more_and_its_marks_read_as_before(practice: Practice) -> None:
    kinds = practice.services.mark_kinds
    kind = added(practice)
    visit = practice.visit()
    lump = a_mark_in("scapula.L", kind=MarkKind.OWN, own=kind.kind(), intensity=None)
    practice.signed_note(visit, chart=Chart((lump,)), objective=Objective(written={}))
    kinds.save(replace(kind, name="Lump"))
    kinds.retire(kind.id)
    assert kinds.in_use() == ()
    assert [one.is_active for one in kinds.all()] == [False]
    note = practice.services.notes.of_visit(visit.id)
    assert note is not None
    assert note.chart.marks[0].own == kind.kind()
    assert kinds.take_up(kind.id).value.is_active
    assert [one.name for one in kinds.in_use()] == ["Lump"]


def test_a_kind_cannot_be_taken_up_again_beside_one_that_looks_alike(practice: Practice) -> None:
    kind = added(practice)
    practice.services.mark_kinds.retire(kind.id)
    added(practice, "Cyst", symbol=kind.symbol)
    with pytest.raises(InvalidInput):
        practice.services.mark_kinds.take_up(kind.id)


def test_a_stale_change_is_refused_and_an_unknown_kind_is_not_found(practice: Practice) -> None:
    kind = added(practice)
    practice.services.mark_kinds.save(replace(kind, name="Lump"))
    with pytest.raises(StaleRecord):
        practice.services.mark_kinds.save(replace(kind, name="Bump"))
    with pytest.raises(NotFound):
        practice.services.mark_kinds.retire(KindId("?"))
