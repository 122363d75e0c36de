"""The clinic's own kinds of marks: what it added to the legend, and what it does not draw any more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rmt_desktop.base.errors import Problem, refuse
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.legend import LEGEND, OWN_INKS, OWN_PATTERNS, OWN_SYMBOLS, Group
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.ids import KindId

LONGEST_NAME = 40
LOOKS = len(OWN_SYMBOLS)
TAKEN = N_("Another kind has this symbol. Choose another, so that the two are told apart on a grey print.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicKind:
    """A line of the clinic's list of kinds.

    ``group``, ``symbol``, ``ink`` and ``pattern`` are words of the legend. A kind that is not active is retired: its
    marks stay as they are and no new ones are made. None is ever deleted.
    """

    id: KindId
    version: int = 0
    name: str = ""
    name_fr: str = ""
    group: str = Group.TISSUE.value
    symbol: str = OWN_SYMBOLS[0].value
    ink: str = "grey"
    pattern: str = "open"
    is_rated: bool = False
    is_active: bool = True

    def kind(self) -> OwnKind:
        """Return what a new mark of this kind carries."""
        return OwnKind(
            id=self.id,
            name=self.name,
            name_fr=self.name_fr,
            group=self.group,
            symbol=self.symbol,
            ink=self.ink,
            pattern=self.pattern,
            is_rated=self.is_rated,
        )

    def written(self) -> "ClinicKind":
        """Return the kind with its names without spaces round them."""
        return replace(self, name=" ".join(self.name.split()), name_fr=" ".join(self.name_fr.split()))

    def problems(self, others: Iterable["ClinicKind"], usual_fr: Iterable[str] = ()) -> Iterator[Problem]:
        """Yield everything that keeps the kind from being saved beside the ``others`` of the list.

        ``usual_fr`` are the French names of the program's own kinds: a finding may be typed by either name.
        """
        active = [one for one in others if one.is_active and one.id != self.id]
        names = {style.label.casefold() for style in LEGEND.values()} | {one.name.casefold() for one in active}
        names_fr = {name.casefold() for name in usual_fr} | {one.name_fr.casefold() for one in active if one.name_fr}
        if not self.name:
            yield Problem(field="name", message=N_("Please give the kind a name."))
        elif max(len(self.name), len(self.name_fr)) > LONGEST_NAME:
            yield Problem(field="name", message=N_("A name of a kind has at most 40 letters."))
        elif self.is_active and self.name.casefold() in names:
            yield Problem(field="name", message=N_("There is a kind of this name already."))
        if self.is_active and self.name_fr.casefold() in names_fr:
            yield Problem(field="name_fr", message=N_("There is a kind of this name already."))
        if self.is_active and any(one.symbol == self.symbol for one in active):
            yield Problem(field="symbol", message=TAKEN)

    def checked(self, others: Iterable["ClinicKind"], usual_fr: Iterable[str] = ()) -> "ClinicKind":
        """Return the kind itself, or raise InvalidInput."""
        refuse((*self.problems(others, usual_fr), *self._unknown()))
        return self

    def _unknown(self) -> Iterator[Problem]:
        known = (
            (self.group, set(Group)),
            (self.symbol, set(OWN_SYMBOLS)),
            (self.ink, set(OWN_INKS)),
            (self.pattern, set(OWN_PATTERNS)),
        )
        if any(word not in words for word, words in known):
            yield Problem(field="symbol", message=N_("Please choose how the kind looks."))


def free_symbol(kinds: Iterable[ClinicKind]) -> str:
    """Return a symbol that no kind in use has, empty when all are taken."""
    taken = {one.symbol for one in kinds if one.is_active}
    return next((symbol.value for symbol in OWN_SYMBOLS if symbol.value not in taken), "")


def kinds_in_use(kinds: Iterable[ClinicKind]) -> tuple[OwnKind, ...]:
    """Return what may be drawn, in the order of the list."""
    return tuple(one.kind() for one in kinds if one.is_active)
