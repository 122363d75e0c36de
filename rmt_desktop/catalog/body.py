"""The body's tables: figure regions and muscles by name, and the areas one agrees to have treated."""

from rmt_desktop.catalog.entries import Entry, from_csv, from_toml
from rmt_desktop.domain.catalog import Area, Muscle, Region
from rmt_desktop.domain.chart.choir import ChoirRegion, ChoirSegment, Face
from rmt_desktop.domain.sides import Side


def regions() -> tuple[Region, ...]:
    """Return every region of the figures, head to foot."""
    return from_csv(
        "regions.csv",
        lambda row: Region(id=row.text("id"), name=row.both("name"), group=row.both("group")),
    )


def muscles() -> tuple[Muscle, ...]:
    """Return every muscle of the figures, head to foot."""
    return from_csv(
        "muscles.csv",
        lambda row: Muscle(id=row.text("id"), name=row.both("name"), figure_id=row.text("figure_id")),
    )


def choir_segments() -> tuple[ChoirSegment, ...]:
    """Return the segments of the CHOIR body map, by number."""
    return from_csv(
        "choir_segments.csv",
        lambda row: ChoirSegment(
            code=int(row.text("code")),
            face=Face(row.text("face")),
            part=row.text("part"),
            side=Side(row.text("side")),
            source=row.text("source"),
        ),
    )


def choir_regions() -> tuple[ChoirRegion, ...]:
    """Return for every region of the figures the part of the CHOIR body map it lies in."""
    return from_csv(
        "choir_regions.csv",
        lambda row: ChoirRegion(
            region=row.text("region"),
            front=row.text("front", ""),
            back=row.text("back", ""),
            source=row.text("source"),
        ),
    )


def areas() -> tuple[Area, ...]:
    """Return the treatment areas, head to foot. Regions named in no area are charted but never treated."""
    return from_toml("areas.toml", "area", _area)


def _area(entry: Entry) -> Area:
    return Area(
        id=entry.text("id"),
        name=entry.both("name"),
        regions=entry.texts("regions"),
        has_sides=entry.flag("sides"),
        sensitive=entry.flag("sensitive"),
        on_request_only=entry.flag("on_request_only"),
        source=entry.text("source"),
    )
