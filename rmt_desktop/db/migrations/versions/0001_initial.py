"""The first tables.

Columns are named by plain types, not by those of the program: a step says for ever what it made.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.String(64)
MOMENT = sa.String(27)  # 2026-11-23T19:02:11.250000Z
DAY = sa.String(10)  # 2026-11-23
WORD = sa.String(32)


def upgrade() -> None:
    """Make the tables of the first release."""
    _people()
    _visits()
    _receipts()
    _log()


def _people() -> None:
    op.create_table(
        "clinic",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("province", sa.String(2), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("paper", WORD, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=False),
        sa.Column("tax", sa.Text(), nullable=False),
        sa.Column("receipt_prefix", sa.String(), nullable=False),
        sa.Column("first_receipt_number", sa.Integer(), nullable=False),
        sa.Column("review_months", sa.Integer(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_clinic"),
        sa.CheckConstraint("id = 1", name=op.f("ck_clinic_only")),
    )
    op.create_table(
        "therapists",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("designation", sa.String(), nullable=False),
        sa.Column("regulator", sa.String(), nullable=False),
        sa.Column("registration", sa.String(), nullable=False),
        sa.Column("valid_until", DAY, nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_therapists"),
    )
    op.create_table(
        "services",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_fr", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_services"),
    )
    op.create_table(
        "clients",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("preferred_name", sa.String(), nullable=False),
        sa.Column("former_names", sa.String(), nullable=False),
        sa.Column("pronouns", sa.String(), nullable=False),
        sa.Column("birth_date", DAY, nullable=True),
        sa.Column("figure", sa.String(), nullable=False),
        sa.Column("phones", sa.Text(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("occupation", sa.String(), nullable=False),
        sa.Column("emergency", sa.Text(), nullable=False),
        sa.Column("guardian", sa.Text(), nullable=False),
        sa.Column("physician", sa.Text(), nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("alerts", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=True),
        sa.Column("archived_at", MOMENT, nullable=True),
        sa.Column("archived_reason", sa.String(), nullable=False),
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column("last_visit_at", MOMENT, nullable=True),
        sa.Column("history_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_clients"),
        sa.UniqueConstraint("number", name="uq_clients_number"),
    )
    op.create_index("ix_clients_birth_date", "clients", ["birth_date"])
    op.create_index("ix_clients_history", "clients", ["is_archived", "history_at"])
    op.create_index("ix_clients_seen", "clients", ["is_archived", "last_visit_at", "sort_name"])
    op.create_table(
        "client_terms",
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column(
            "client_id", ID, sa.ForeignKey("clients.id", name="fk_client_terms_client_id_clients"), nullable=False
        ),
        sa.PrimaryKeyConstraint("is_archived", "rank", "term", "sort_name", "client_id", name="pk_client_terms"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_client_terms_of_client", "client_terms", ["client_id", "term"])
    op.create_table(
        "images",
        sa.Column("id", ID, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_images"),
    )


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("client_id", ID, sa.ForeignKey("clients.id", name="fk_visits_client_id_clients"), nullable=False),
        sa.Column(
            "therapist_id", ID, sa.ForeignKey("therapists.id", name="fk_visits_therapist_id_therapists"), nullable=False
        ),
        sa.Column("service_id", ID, sa.ForeignKey("services.id", name="fk_visits_service_id_services"), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("status", WORD, nullable=False),
        sa.Column("status_at", MOMENT, nullable=True),
        sa.Column("also_present", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
    )
    op.create_index("ix_visits_of_client", "visits", ["client_id", "starts_at"])
    op.create_index("ix_visits_starts_at", "visits", ["starts_at"])
    op.create_index("ix_visits_status", "visits", ["status", "starts_at"])
    op.create_table(
        "forms",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("client_id", ID, sa.ForeignKey("clients.id", name="fk_forms_client_id_clients"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("form_version", sa.String(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("mode", WORD, nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("declined", sa.Text(), nullable=False),
        sa.Column("chart", sa.Text(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("signed_at", MOMENT, nullable=True),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column(
            "signature_image", ID, sa.ForeignKey("images.id", name="fk_forms_signature_image_images"), nullable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_forms"),
    )
    op.create_index("ix_forms_of_client", "forms", ["client_id", "signed_at"])
    op.create_table(
        "reviews",
        sa.Column("id", ID, nullable=False),
        sa.Column("client_id", ID, sa.ForeignKey("clients.id", name="fk_reviews_client_id_clients"), nullable=False),
        sa.Column("form_id", ID, sa.ForeignKey("forms.id", name="fk_reviews_form_id_forms"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("changes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
    )
    op.create_index("ix_reviews_form_id", "reviews", ["form_id"])
    op.create_index("ix_reviews_of_client", "reviews", ["client_id", "at"])
    op.create_table(
        "consents",
        sa.Column("id", ID, nullable=False),
        sa.Column("client_id", ID, sa.ForeignKey("clients.id", name="fk_consents_client_id_clients"), nullable=False),
        sa.Column("visit_id", ID, sa.ForeignKey("visits.id", name="fk_consents_visit_id_visits"), nullable=False),
        sa.Column("valid_on", DAY, nullable=False),
        sa.Column("elements", sa.Text(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("risks", sa.String(), nullable=False),
        sa.Column("questions", sa.String(), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("mode", WORD, nullable=False),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("capacity_note", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("obtained_at", MOMENT, nullable=False),
        sa.Column("obtained_by", sa.String(), nullable=False),
        sa.Column(
            "signature_image", ID, sa.ForeignKey("images.id", name="fk_consents_signature_image_images"), nullable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("ix_consents_client_id", "consents", ["client_id"])
    op.create_index("ix_consents_visit_id", "consents", ["visit_id"])
    op.create_table(
        "consent_changes",
        sa.Column("id", ID, nullable=False),
        sa.Column(
            "consent_id",
            ID,
            sa.ForeignKey("consents.id", name="fk_consent_changes_consent_id_consents"),
            nullable=False,
        ),
        sa.Column(
            "client_id", ID, sa.ForeignKey("clients.id", name="fk_consent_changes_client_id_clients"), nullable=False
        ),
        sa.Column(
            "visit_id", ID, sa.ForeignKey("visits.id", name="fk_consent_changes_visit_id_visits"), nullable=False
        ),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("agreement", WORD, nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_consent_changes"),
    )
    op.create_index("ix_consent_changes_client_id", "consent_changes", ["client_id"])
    op.create_index("ix_consent_changes_consent_id", "consent_changes", ["consent_id"])
    op.create_index("ix_consent_changes_visit_id", "consent_changes", ["visit_id"])
    op.create_table(
        "notes",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("client_id", ID, sa.ForeignKey("clients.id", name="fk_notes_client_id_clients"), nullable=False),
        sa.Column("visit_id", ID, sa.ForeignKey("visits.id", name="fk_notes_visit_id_visits"), nullable=False),
        sa.Column(
            "therapist_id", ID, sa.ForeignKey("therapists.id", name="fk_notes_therapist_id_therapists"), nullable=False
        ),
        sa.Column("service_date", DAY, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("saved_at", MOMENT, nullable=True),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("chart", sa.Text(), nullable=False),
        sa.Column("subjective", sa.Text(), nullable=False),
        sa.Column("objective", sa.Text(), nullable=False),
        sa.Column("assessment", sa.String(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("treatment", sa.Text(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("draping", sa.String(), nullable=False),
        sa.Column("home_care", sa.String(), nullable=False),
        sa.Column("next_visit", sa.String(), nullable=False),
        sa.Column("free_text", sa.String(), nullable=False),
        sa.Column("raised", sa.Text(), nullable=False),
        sa.Column("dispositions", sa.Text(), nullable=False),
        sa.Column("copied", sa.Text(), nullable=False),
        sa.Column("signing", sa.Text(), nullable=True),
        sa.Column("signed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.UniqueConstraint("visit_id", name="uq_notes_visit_id"),
    )
    op.create_index("ix_notes_of_client", "notes", ["client_id", "service_date"])
    op.create_index("ix_notes_signed_at", "notes", ["signed_at"])
    op.create_table(
        "addenda",
        sa.Column("id", ID, nullable=False),
        sa.Column("note_id", ID, sa.ForeignKey("notes.id", name="fk_addenda_note_id_notes"), nullable=False),
        sa.Column("client_id", ID, sa.ForeignKey("clients.id", name="fk_addenda_client_id_clients"), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("designation", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_addenda"),
    )
    op.create_index("ix_addenda_note_id", "addenda", ["note_id"])
    op.create_table(
        "plans",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("client_id", ID, sa.ForeignKey("clients.id", name="fk_plans_client_id_clients"), nullable=False),
        sa.Column("visit_id", ID, sa.ForeignKey("visits.id", name="fk_plans_visit_id_visits"), nullable=True),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("stop_text", sa.String(), nullable=False),
        sa.Column("follow_up", DAY, nullable=True),
        sa.Column("large_print", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("given_at", MOMENT, nullable=True),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
    )
    op.create_index("ix_plans_of_client", "plans", ["client_id", "created_at"])
    op.create_index("ix_plans_visit_id", "plans", ["visit_id"])


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("id", ID, nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("client_id", ID, sa.ForeignKey("clients.id", name="fk_receipts_client_id_clients"), nullable=False),
        sa.Column("visit_id", ID, sa.ForeignKey("visits.id", name="fk_receipts_visit_id_visits"), nullable=False),
        sa.Column("client_name", sa.String(), nullable=False),
        sa.Column("service_date", DAY, nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("service_fr", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("fee_cents", sa.Integer(), nullable=False),
        sa.Column("taxes", sa.Text(), nullable=False),
        sa.Column("payments", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.Column("issued_on", DAY, nullable=False),
        sa.Column("issued_by", sa.String(), nullable=False),
        sa.Column("fee_reason", sa.String(), nullable=False),
        sa.Column("paid_by", sa.String(), nullable=False),
        sa.Column("replaces", sa.String(), nullable=False),
        sa.Column("logo_image", ID, sa.ForeignKey("images.id", name="fk_receipts_logo_image_images"), nullable=True),
        sa.Column(
            "signature_image", ID, sa.ForeignKey("images.id", name="fk_receipts_signature_image_images"), nullable=True
        ),
        sa.Column("owed_cents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipts"),
        sa.UniqueConstraint("number", name="uq_receipts_number"),
    )
    op.create_index("ix_receipts_client_id", "receipts", ["client_id"])
    op.create_index("ix_receipts_issued_on", "receipts", ["issued_on"])
    op.create_index(
        "ix_receipts_owed",
        "receipts",
        ["number"],
        sqlite_where=sa.text("owed_cents <> 0"),
        postgresql_where=sa.text("owed_cents <> 0"),
    )
    op.create_index("ix_receipts_visit_id", "receipts", ["visit_id"])
    op.create_table(
        "voids",
        sa.Column("receipt_id", ID, sa.ForeignKey("receipts.id", name="fk_voids_receipt_id_receipts"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("replaced_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("receipt_id", name="pk_voids"),
    )
    op.create_table(
        "prints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receipt_id", ID, sa.ForeignKey("receipts.id", name="fk_prints_receipt_id_receipts"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_prints"),
    )
    op.create_index("ix_prints_receipt_id", "prints", ["receipt_id"])
    op.create_table(
        "payments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "receipt_id", ID, sa.ForeignKey("receipts.id", name="fk_payments_receipt_id_receipts"), nullable=False
        ),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("method", WORD, nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_payments"),
    )
    op.create_index("ix_payments_receipt_id", "payments", ["receipt_id"])


def _log() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("user_name", sa.String(), nullable=False),
        sa.Column("act", WORD, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("client", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
    )
    op.create_index("ix_audit_of_client", "audit", ["client", "seq"])
    op.create_index("ix_audit_of_record", "audit", ["record", "act", "seq"])
    op.create_index("ix_audit_of_user", "audit", ["user", "seq"])
