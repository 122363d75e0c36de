"""How much a form may ask: each question's class under each collection profile. The classes themselves are data."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """How a question may be asked, by profile: ``A`` of every client, ``R`` where relevant, ``N`` never."""

    key: str
    classes: Mapping[str, str]
    source: str = ""
