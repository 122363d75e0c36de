"""What the source marks of the tables stand for."""

import tomllib

from rmt_desktop.base.paths import resources
from rmt_desktop.domain.catalog import Source


def sources() -> tuple[Source, ...]:
    """Return the pages behind the marks, in the order of the file. ``GK``, general knowledge, has none."""
    table = tomllib.loads((resources() / "catalog" / "sources.toml").read_text(encoding="utf-8"))
    return tuple(Source(mark=mark, place=place) for mark, place in table["sources"].items())
