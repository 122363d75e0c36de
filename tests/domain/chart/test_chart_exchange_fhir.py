"""Findings as FHIR: every resource is one of the standard, and says what the mark says."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given

from rmt_desktop.base.i18n import translator
from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.exchange import mark_of, plain_mark
from rmt_desktop.domain.chart.exchange_fhir import FhirWords, fhir_file
from rmt_desktop.domain.chart.marks import Depth, Layer, Mark, MarkKind, Place
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from tests.support.chart_strategies import CHARTS
from tests.support.charts import a_mark_in, every_kind, names

WORDS = FhirWords(names=names(), tr=translator("en"))
NOW = datetime(2026, 11, 23, 19, 2, 11, tzinfo=UTC)


def a_bundle(*marks: Mark, is_final: bool = True) -> dict[str, Any]:
    """Return a Bundle as a stranger reads it, after the standard's own check."""
    text = fhir_file(Chart(marks), record="note-1", words=WORDS, is_final=is_final, made_at=NOW)
    Bundle.model_validate_json(text)
    made: dict[str, Any] = json.loads(text)
    return made


def resources(made: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in made["entry"] if one["resource"]["resourceType"] == kind]


@given(CHARTS)
def test_any_chart_makes_a_bundle_of_the_standard(chart: Chart) -> None:
    made = a_bundle(*chart.marks)
    assert len(resources(made, "Observation")) == len(chart.marks)


def test_every_kind_makes_one_observation_with_its_name() -> None:
    marks = [mark for mark in every_kind() if mark.kind is not MarkKind.UNKNOWN]
    codes = [one["code"]["coding"][0]["code"] for one in resources(a_bundle(*marks), "Observation")]
    assert codes == [mark.kind.value for mark in marks]


def test_a_finding_says_kind_value_place_side_time_and_who_found_it() -> None:
    mark = a_mark_in("scapula.L", by="Anna Roy", at=NOW, place=Place(region="scapula", side=Side.LEFT))
    made = a_bundle(mark)
    (finding,), (place,) = resources(made, "Observation"), resources(made, "BodyStructure")
    assert finding["status"] == "final"
    assert finding["valueQuantity"] | {"value": 7, "code": "{score}"} == finding["valueQuantity"]
    assert finding["effectiveDateTime"] == "2026-11-23T19:02:11.000Z"
    assert finding["performer"] == [{"display": "Anna Roy"}]
    assert place["location"]["coding"] == [
        {"system": "https://rmt-desktop.example/fhir/body-region", "code": "scapula"}
    ]
    assert place["locationQualifier"][0]["coding"][0]["code"] == "7771000"
    named = finding["bodySite"]["extension"][0]["valueReference"]["reference"]
    assert named in [one["fullUrl"] for one in made["entry"] if one["resource"] is place]


def test_a_finding_is_counted_in_segments_of_the_choir_body_map_where_the_tables_are_there() -> None:
    mark = a_mark_in("scapula.R")
    words = replace(WORDS, choir=load_catalog().choir)
    text = fhir_file(Chart((mark,)), record="note-1", words=words, is_final=True, made_at=NOW)
    Bundle.model_validate_json(text)
    assert b'"system": "https://rmt-desktop.example/fhir/choir-body-map-segment"' in text
    assert b'"code": "209"' in text
    assert b"choir" not in fhir_file(Chart((mark,)), record="note-1", words=WORDS, is_final=True, made_at=NOW)


@pytest.mark.parametrize(("side", "codes"), [(Side.RIGHT, ["24028007"]), (Side.BOTH, ["51440002"]), (Side.MIDLINE, [])])
def test_a_side_is_named_where_there_is_one(side: Side, codes: list[str]) -> None:
    (place,) = resources(a_bundle(a_mark_in("scapula.L", place=Place(region="scapula", side=side))), "BodyStructure")
    assert [one["coding"][0]["code"] for one in place.get("locationQualifier", [])] == codes


def test_what_else_was_asked_stands_in_components() -> None:
    mark = a_mark_in("scapula.L", tenderness=3, depth=Depth.DEEP, length=60, refers_to="occiput", is_reproduced=True)
    (finding,) = resources(a_bundle(mark), "Observation")
    said = {one["code"]["coding"][0]["code"]: one for one in finding["component"]}
    assert said["tenderness"]["valueQuantity"]["value"] == 3
    assert said["depth"]["valueCodeableConcept"]["text"] == "deep"
    assert said["length"]["valueQuantity"]["value"] == 60
    assert said["refers_to"]["valueString"] == "occiput"
    assert said["referral_reproduced"]["valueBoolean"] is True


def test_what_the_client_drew_is_told_by_the_client_and_a_draft_is_not_final() -> None:
    made = a_bundle(a_mark_in("scapula.L", layer=Layer.CLIENT, by="Maya Chen"), is_final=False)
    (finding,) = resources(made, "Observation")
    assert finding["status"] == "preliminary"
    assert finding["category"][0]["coding"][0]["code"] == "survey"
    assert finding["performer"] == [finding["subject"]]
    assert "Maya" not in json.dumps(made)


def test_an_arrow_is_derived_from_the_trigger_point_it_belongs_to() -> None:
    point = a_mark_in("scapula.L")
    arrow = replace(point, id=MarkId("mark-2"), of=point.id)
    made = a_bundle(point, arrow)
    names_of = {one["fullUrl"]: one["resource"] for one in made["entry"]}
    _, second = resources(made, "Observation")
    assert names_of[second["derivedFrom"][0]["reference"]] is resources(made, "Observation")[0]


def test_a_finding_beside_the_body_has_no_place_and_one_of_a_newer_program_keeps_its_own_word() -> None:
    beside = a_mark_in("scapula.L", place=Place())
    newer = mark_of(plain_mark(replace(beside, id=MarkId("mark-2"))) | {"kind": "cupped"})
    made = a_bundle(beside, newer)
    assert resources(made, "BodyStructure") == []
    assert resources(made, "Observation")[1]["code"]["coding"][0]["code"] == "cupped"
