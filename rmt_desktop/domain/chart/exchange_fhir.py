"""The findings of a chart as FHIR R4: a Bundle of ``Observation`` and ``BodyStructure`` resources.

FHIR is the exchange standard of HL7; names of fields and code systems are those of its release 4 (4.0.1). Codes of our
own stand under names of our own. Laterality is SNOMED CT, as in the standard's own examples of ``BodyStructure``.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from rmt_desktop.base.errors import Translate
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.choir import ChoirMap
from rmt_desktop.domain.chart.exchange import plain_mark
from rmt_desktop.domain.chart.legend import choice_of, kind_name
from rmt_desktop.domain.chart.marks import Depth, Layer, Mark, Place
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.chart.sentences import DEPTHS, sentence
from rmt_desktop.domain.sides import Side

OURS = "https://rmt-desktop.example/fhir"
KINDS, VALUES = f"{OURS}/mark-kind", f"{OURS}/mark-value"
REGIONS, MUSCLES = f"{OURS}/body-region", f"{OURS}/body-muscle"
CHOIR = f"{OURS}/choir-body-map-segment"  # it has no system of its own that is published
CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
BODY_SITE = "http://hl7.org/fhir/StructureDefinition/bodySite"  # core extension of R4; a field of its own from R5 on
SNOMED, UCUM = "http://snomed.info/sct", "http://unitsofmeasure.org"

_SIDES = {
    Side.LEFT: ("7771000", "Left"),
    Side.RIGHT: ("24028007", "Right"),
    Side.BOTH: ("51440002", "Right and left"),
}

Resource = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FhirWords:
    """In whose words: names of regions and muscles, the translator of the same language, and the CHOIR body map."""

    names: Names
    tr: Translate
    choir: ChoirMap = ChoirMap()


def fhir_file(chart: Chart, *, record: str, words: FhirWords, is_final: bool, made_at: datetime) -> bytes:
    """Return the findings as a Bundle in JSON; ``record`` is the note they stand in. It names no client."""
    made = bundle(chart, record=record, words=words, is_final=is_final, made_at=made_at)
    return (json.dumps(made, indent=1) + "\n").encode("ascii")


def bundle(chart: Chart, *, record: str, words: FhirWords, is_final: bool, made_at: datetime) -> Resource:
    """Return the findings as a Bundle; ``is_final`` where the note is signed."""
    patient = _name("patient", record)
    resources = [(patient, {"resourceType": "Patient"})]
    for mark in chart.marks:
        if _has_place(mark):
            resources.append((_name("place", mark.id), _structure(mark, patient, words)))
        resources.append((_name("finding", mark.id), _observation(mark, chart, patient, words, is_final=is_final)))
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": _moment(made_at),
        "entry": [{"fullUrl": name, "resource": _tidy(resource)} for name, resource in resources],
    }


def _observation(mark: Mark, chart: Chart, patient: str, words: FhirWords, *, is_final: bool) -> Resource:
    told = mark.layer is Layer.CLIENT
    code = mark.own.id if mark.own is not None else str(plain_mark(mark)["kind"])
    shown = kind_name(choice_of(mark), words.tr, words.names.language)
    made: Resource = {
        "resourceType": "Observation",
        "status": "final" if is_final else "preliminary",
        "category": [{"coding": [{"system": CATEGORIES, "code": "survey" if told else "exam"}]}],
        "code": {"coding": [{"system": KINDS, "code": code, "display": shown}], "text": shown},
        "subject": {"reference": patient},
        "note": [{"text": sentence(mark, words.names, words.tr, chart=chart)}],
    }
    if mark.at is not None:
        made["effectiveDateTime"] = _moment(mark.at)
    if told:
        made["performer"] = [{"reference": patient}]
    elif mark.by.strip():
        made["performer"] = [{"display": mark.by}]
    if mark.intensity is not None:
        made["valueQuantity"] = _score(mark.intensity)
    if _has_place(mark):
        link = {"url": BODY_SITE, "valueReference": {"reference": _name("place", mark.id)}}
        made["bodySite"] = {"extension": [link], **_location(mark.place, words)}
    if chart.mark(mark.of) is not None:
        made["derivedFrom"] = [{"reference": _name("finding", mark.of)}]
    if components := list(_components(mark, words)):
        made["component"] = components
    return made


def _components(mark: Mark, words: FhirWords) -> Iterator[Resource]:
    """Yield what else was asked of a finding, each with its value."""
    if mark.tenderness is not None:
        yield _component("tenderness", valueQuantity=_score(mark.tenderness))
    if mark.depth is not Depth.UNSAID:
        concept = {"coding": [{"system": VALUES, "code": mark.depth.value}], "text": words.tr(DEPTHS[mark.depth])}
        yield _component("depth", valueCodeableConcept=concept)
    if mark.length is not None:
        millimetres = {"value": mark.length, "unit": "mm", "system": UCUM, "code": "mm"}
        yield _component("length", valueQuantity=millimetres)
    if mark.refers_to.strip():
        yield _component("refers_to", valueString=mark.refers_to)
    if mark.is_reproduced:
        yield _component("referral_reproduced", valueBoolean=True)
    for code in words.choir.codes(mark):
        yield _component("choir_segment", valueCodeableConcept={"coding": [{"system": CHOIR, "code": str(code)}]})
    if mark.leads_to != Place():
        yield _component("radiates_to", valueCodeableConcept=_location(mark.leads_to, words))


def _component(code: str, **value: object) -> Resource:
    return {"code": {"coding": [{"system": VALUES, "code": code}]}, **value}


def _structure(mark: Mark, patient: str, words: FhirWords) -> Resource:
    made: Resource = {
        "resourceType": "BodyStructure",
        "location": _location(mark.place, words),
        "patient": {"reference": patient},
    }
    if side := _SIDES.get(mark.place.side):
        code, shown = side
        made["locationQualifier"] = [{"coding": [{"system": SNOMED, "code": code, "display": shown}]}]
    return made


def _location(place: Place, words: FhirWords) -> Resource:
    """Return a place as a concept: region and muscle by our ids, and both with the side in words."""
    coding = [
        {"system": system, "code": code} for system, code in ((REGIONS, place.region), (MUSCLES, place.muscle)) if code
    ]
    return {"coding": coding, "text": words.names.title(place, words.tr)}


def _has_place(mark: Mark) -> bool:
    return bool(mark.place.region.strip() or mark.place.muscle.strip())


def _tidy(value: Any) -> Any:
    """Return a value without empty parts, and texts with plain spaces only: the standard takes no others."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [kept for one in value if (kept := _tidy(one)) not in ("", [], {})]
    if isinstance(value, dict):
        return {key: kept for key, one in value.items() if (kept := _tidy(one)) not in ("", [], {})}
    return value


def _score(value: int) -> Resource:
    return {"value": value, "unit": "score", "system": UCUM, "code": "{score}"}


def _name(kind: str, record: str) -> str:
    """Return the name of a resource: the same for the same record, and telling nothing of it."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{OURS}/{kind}/{record}')}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
