"""What the pages of the health history are written with: blocks of questions behind a gate, and a few shared words."""

from dataclasses import dataclass, field, replace

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.spec import Field, Option, YesNo

NONE = Option(id="none", label=N_("None of these"), alone=True)
TICK_ALL = N_("Tick all that apply.")
WHERE = N_("Where?")
WHICH = N_("Which one?")
WHERE_AND_WHEN = N_("Where, and when?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Questions that belong together.

    Where a profile lets a question be asked only when it is relevant, ``gate`` is asked first and opens the rest.
    """

    fields: tuple[Field, ...]
    gate: YesNo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it is written, before a profile decides what of it is asked."""

    id: str
    title: str
    intro: str = ""
    blocks: tuple[Block, ...] = field(default=())


def behind(gate: YesNo, question: Field) -> Field:
    """Return the question as one that applies only when the gate was answered with yes."""
    return replace(question, only_if=((gate.key, ("yes",)), *question.only_if))
