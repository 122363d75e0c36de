"""One way from a slot to a use case: what the user can understand becomes a banner, everything else is a bug."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from rmt_desktop.base.errors import InvalidInput, Problem, UserError

Value = TypeVar("Value")


class Tells(Protocol):
    """A page or dialog that can show what went wrong."""

    def tell(self, error: UserError) -> None:
        """Show a sentence; what was typed stays."""
        ...


class TellsFields(Tells, Protocol):
    """One that can also show problems beside their fields."""

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside its field."""
        ...


def attempt(where: Tells, action: Callable[[], Value], then: Callable[[Value], object] | None = None) -> bool:
    """Run ``action`` and hand its result to ``then``. A UserError is told and False returned; bugs go on up."""
    try:
        value = action()
    except InvalidInput as error:
        if hasattr(where, "tell_fields"):
            where.tell_fields(error.problems)
        else:
            where.tell(error)
        return False
    except UserError as error:
        where.tell(error)
        return False
    if then is not None:
        then(value)
    return True
