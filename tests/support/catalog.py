"""A small catalogue made by hand, so that a test of a rule does not depend on the real reference data."""

from dataclasses import replace
from datetime import date
from typing import Any

from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.catalog import (
    Area,
    Catalog,
    ConsentElement,
    ConsentWording,
    Dosage,
    Exercise,
    Movement,
    Muscle,
    PostureFinding,
    ProvinceFacts,
    Region,
    SpecialTest,
    Technique,
)
from rmt_desktop.domain.forms.collection import Collection
from rmt_desktop.domain.money import TaxComponent, TaxPeriod, TaxTable
from rmt_desktop.domain.screening import Clause, Level, Rule


def both(en: str, fr: str = "") -> Bilingual:
    """Return a text with its French, a made-up one if none is given."""
    return Bilingual(en=en, fr=fr or f"{en} (fr)")


def a_rule(**changes: Any) -> Rule:
    """Return a rule about anticoagulants and deep work."""
    rule = Rule(
        id="anticoagulant",
        level=Level.CAUTION,
        name=both("Blood thinner"),
        cues=both("Takes a medicine that thins the blood"),
        advice=both("Avoid deep pressure; bruising is likely."),
        when=((Clause(key="blood_thinner", values=("yes",)),),),
        tags=("deep",),
        areas=(),
        effective=date(2020, 1, 1),
        source="GK",
        is_red_flag=False,
    )
    return replace(rule, **changes)


def a_red_flag(**changes: Any) -> Rule:
    """Return an urgent rule that blocks the signature of a treatment."""
    return a_rule(
        **{
            "id": "infection",
            "level": Level.URGENT,
            "name": both("Fever with pain"),
            "when": ((Clause(key="fever", values=("yes",)),),),
            "tags": (),
            "is_red_flag": True,
        }
        | changes
    )


def a_technique(technique: str, name: str, *tags: str, grades: tuple[str, ...] = ()) -> Technique:
    """Return a technique with the words rules speak of."""
    return Technique(
        id=technique, name=both(name), description=both(name), cautions=both("None"), tags=tags, grades=grades
    )


def an_exercise(exercise: str, name: str, *muscles: str, region: str = "neck") -> Exercise:
    """Return an exercise for some muscles (English names)."""
    return Exercise(
        id=exercise,
        name=both(name),
        category="stretch",
        region=region,
        muscles=muscles,
        each_side=True,
        purpose=both("Eases tension."),
        steps=(both("Sit tall."), both("Breathe out and turn.")),
        dosage=Dosage(sets=2, hold_seconds=30, frequency=both("twice a day", "deux fois par jour")),
        cautions=(both("Stop if you get dizzy."),),
        progressions=(),
        easier=None,
    )


def a_tax_table() -> TaxTable:
    """Return HST of Ontario since 2010-07-01, GST and QST of Quebec since 2013."""
    return TaxTable(
        (
            TaxPeriod(
                province="ON",
                valid_from=date(2010, 7, 1),
                valid_until=None,
                components=(TaxComponent(name="HST", name_fr="TVH", rate=13_000),),
                source="GK",
            ),
            TaxPeriod(
                province="QC",
                valid_from=date(2013, 1, 1),
                valid_until=None,
                components=(
                    TaxComponent(name="GST", name_fr="TPS", rate=5000),
                    TaxComponent(name="QST", name_fr="TVQ", rate=9975),
                ),
                source="GK",
            ),
        )
    )


def a_province(**changes: Any) -> ProvinceFacts:
    """Return what the program says about Ontario."""
    facts = ProvinceFacts(
        code="ON",
        name=both("Ontario"),
        regulator=both("CMTO", "OMTO"),
        consent_age=both("No fixed age: capacity decides."),
        guardian_below=None,
        age_of_majority=18,
        retention_years=10,
        collection="minimal",
        zone="America/Toronto",
        effective=date(2026, 1, 1),
    )
    return replace(facts, **changes)


def a_catalog(**changes: Any) -> Catalog:
    """Return a catalogue with a little of everything."""
    catalog = Catalog(
        areas=(
            Area(id="neck", name=both("Neck", "Cou"), regions=("neck_back",), has_sides=False),
            Area(id="shoulder_back", name=both("Shoulder and upper back"), regions=("scapula", "shoulder")),
            Area(id="upper_chest", name=both("Upper chest"), regions=("chest",), sensitive=True),
            Area(id="breast", name=both("Breast"), regions=("breast",), sensitive=True, on_request_only=True),
        ),
        techniques=(
            a_technique("deep_tissue", "Deep tissue", "deep"),
            a_technique("trigger_point", "Trigger point release", "pressure"),
            a_technique("joint_mobs", "Joint mobilisation", "joint", grades=("I", "II", "III", "IV")),
        ),
        movements=(
            Movement(
                id="neck_rotation",
                region=both("Neck"),
                name=both("Rotation"),
                unit="deg",
                norm=80,
                norm_text=both("80° (AAOS)"),
                has_sides=True,
                end_feel=both("Tissue stretch"),
            ),
        ),
        postures=(PostureFinding(id="head_forward", name=both("Head forward")),),
        special_tests=(
            SpecialTest(
                id="spurling",
                name=both("Spurling"),
                region=both("Neck"),
                screens_for=both("Nerve root"),
                positive=both("Pain down the arm"),
            ),
        ),
        exercises=(
            an_exercise("chin_tuck", "Chin tuck", "deep neck flexors"),
            an_exercise("levator_stretch", "Levator stretch", "levator scapulae"),
        ),
        muscles=(Muscle(id="levator_scapulae", name=both("Levator scapulae"), figure_id="levator_scapulae"),),
        regions=(Region(id="shoulder", name=both("Shoulder"), group=both("Arm")),),
        provinces=(
            a_province(),
            a_province(code="QC", name=both("Quebec", "Québec"), guardian_below=14, zone="America/Montreal"),
        ),
        rules=(a_rule(), a_red_flag()),
        collection=tuple(
            Collection(key=key, classes={"minimal": "A", "full": "A"})
            for key in ("reasons", "severity_now", "blood_thinner", "fever", "agree_to_keep")
        ),
        consent_wording=ConsentWording(
            version="2026-1",
            effective=date(2026, 1, 1),
            elements=tuple(
                ConsentElement(id=one, name=both(one.capitalize()), text=both(f"We spoke about the {one}."))
                for one in ("nature", "benefits", "risks", "effects", "alternatives", "refusal")
            ),
            agreement=both("I agree.", "J'accepte."),
            sensitive=both("Sensitive areas are agreed for today only."),
        ),
        taxes=a_tax_table(),
    )
    return replace(catalog, **changes)
