"""Whether a record that was opened still holds what was written into it."""

from typing import TYPE_CHECKING

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_

if TYPE_CHECKING:
    from rmt_desktop.services.audit_log import AuditLog
    from rmt_desktop.services.ports import OpenedVault


class BrokenLog(UserError):
    """The log of the record was altered, or a signed note that it names."""


def check_record(vault: "OpenedVault", log: "AuditLog") -> None:
    """Read every page of the database and follow the chain of the log; takes seconds for a large record.

    Raises VaultTrouble for a damaged page and BrokenLog for an entry that does not follow from the one before, or
    whose note is not what was signed then.
    """
    vault.check()
    verdict = log.verify()
    if verdict.altered_at is not None:
        raise BrokenLog(
            N_("The note signed in entry {number} of the log was altered after it was signed."),
            hint=N_("Keep a copy of the vault as it is now and ask for help. Reports, Audit log says more."),
            number=verdict.altered_at,
        )
    if verdict.broken_at is not None:
        raise BrokenLog(
            N_("The log of this record was altered at entry {number}."),
            hint=N_("Keep a copy of the vault as it is now and ask for help. Reports, Audit log says more."),
            number=verdict.broken_at,
        )
