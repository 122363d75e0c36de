"""Packaged reference data as domain values.

Every table is read when it is first looked at: all of them take some 45 ms, nearly half of it the home-care library
that only one page shows, while the first page needs 2 ms of them. ``tests/catalog`` reads them all, so no fault waits
there.
"""

from rmt_desktop.catalog import asking, body, clinical, country, sources
from rmt_desktop.catalog.shelf import Shelf
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.chart.choir import ChoirMap


def load_catalog() -> Catalog:
    """Return all reference data. Raises BadTable for a wording or tax table that is not as it must be."""
    return Catalog(
        areas=Shelf(body.areas),
        techniques=Shelf(clinical.techniques),
        movements=Shelf(clinical.movements),
        postures=Shelf(clinical.postures),
        special_tests=Shelf(clinical.special_tests),
        exercises=Shelf(clinical.exercises),
        muscles=Shelf(body.muscles),
        regions=Shelf(body.regions),
        provinces=Shelf(country.provinces),
        rules=Shelf(asking.rules),
        collection=Shelf(asking.collection),
        consent_wording=asking.consent_wording(),
        taxes=country.taxes(),
        sources=Shelf(sources.sources),
        choir=ChoirMap(segments=Shelf(body.choir_segments), regions=Shelf(body.choir_regions)),
    )
