"""Treatment notes and their addenda."""

from sqlalchemy import Column, Index, String, Table, exists

from rmt_desktop.db.charts import ChartDocument
from rmt_desktop.db.mapping import OWN
from rmt_desktop.db.rows.base import document, key, link, metadata, version, words
from rmt_desktop.db.types import Day, Moment, Word
from rmt_desktop.domain.notes import AddendumKind, Copied, Objective, PlanText, Signing, Subjective
from rmt_desktop.domain.screening import Disposition
from rmt_desktop.domain.treatments import Applied, Response

notes = Table(
    "notes",
    metadata,
    key(),
    version(),
    link("client_id", "clients.id", index=False),
    link("visit_id", "visits.id", unique=True),
    link("therapist_id", "therapists.id", index=False),
    Column("service_date", Day, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("saved_at", Moment),
    Column("language", String(8), nullable=False),
    Column("chart", ChartDocument(), nullable=False),
    document("subjective", Subjective),
    document("objective", Objective),
    words("assessment"),
    document("plan", PlanText),
    document("treatment", tuple[Applied, ...]),
    document("response", Response),
    words("position"),
    words("draping"),
    words("home_care"),
    words("next_visit"),
    words("free_text"),
    document("raised", tuple[str, ...]),
    document("dispositions", tuple[Disposition, ...]),
    document("copied", tuple[Copied, ...]),
    document("signing", Signing, nullable=True),
    Column("signed_at", Moment, info=OWN),
    Index("ix_notes_of_client", "client_id", "service_date"),
    Index("ix_notes_signed_at", "signed_at"),
)

addenda = Table(
    "addenda",
    metadata,
    key(),
    link("note_id", "notes.id"),
    link("client_id", "clients.id", index=False),
    Column("kind", Word(AddendumKind), nullable=False),
    words("text"),
    Column("at", Moment, nullable=False),
    words("by"),
    words("designation"),
)

IN_ERROR = exists().where(addenda.c.note_id == notes.c.id, addenda.c.kind == AddendumKind.ENTERED_IN_ERROR)
"""Whether a note was declared entered in error."""
