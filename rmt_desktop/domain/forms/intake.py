"""The health history."""

from collections.abc import Sequence

from rmt_desktop.domain.catalog import Collection
from rmt_desktop.domain.forms.spec import Form

TODAY_KEYS: frozenset[str] = frozenset()


def intake_form(profile: str, collection: Sequence[Collection]) -> Form:
    """Return the questions a collection profile allows."""
    raise NotImplementedError
