"""A short health history for tests: a handful of questions, so that every page of it can be looked at."""

from rmt_desktop.domain.catalog import Catalog, Collection
from rmt_desktop.domain.screening import Clause
from tests.support.catalog import a_catalog, a_red_flag, a_rule, both

ASKED = ("language", "reasons", "main_areas", "body_chart", "onset", "blood_thinner", "fever", "agree_to_keep")


def a_short_catalog() -> Catalog:
    """Return the small catalogue with eight questions, a caution for blood thinners and an urgent flag for fever."""
    fever = Clause(key="fever", values=("yes",))
    return a_catalog(
        collection=tuple(Collection(key=key, classes={"minimal": "A", "full": "A"}) for key in ASKED),
        rules=(a_rule(), a_red_flag(name=both("Fever or illness"), when=((fever,),))),
    )
