"""All use cases of an open vault in one value; what a page may call."""

from dataclasses import dataclass

from rmt_desktop.services.actor import Desk
from rmt_desktop.services.audit_log import AuditLog
from rmt_desktop.services.chart_exchange import ChartExchange
from rmt_desktop.services.clients import Clients
from rmt_desktop.services.clinics import Clinics
from rmt_desktop.services.consents import Consents
from rmt_desktop.services.findings import Findings
from rmt_desktop.services.homecare import HomeCare
from rmt_desktop.services.intake import Intake
from rmt_desktop.services.mark_kinds import MarkKinds
from rmt_desktop.services.notes import Notes
from rmt_desktop.services.paperwork import Paperwork
from rmt_desktop.services.pictures import Pictures
from rmt_desktop.services.receipts import Receipts
from rmt_desktop.services.timeline import Timelines
from rmt_desktop.services.visits import Visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The use cases, wired once when the vault is opened."""

    desk: Desk
    clinics: Clinics
    mark_kinds: MarkKinds
    clients: Clients
    visits: Visits
    intake: Intake
    consents: Consents
    notes: Notes
    pictures: Pictures
    receipts: Receipts
    home_care: HomeCare
    paperwork: Paperwork
    chart_exchange: ChartExchange
    timelines: Timelines
    findings: Findings
    audit_log: AuditLog
