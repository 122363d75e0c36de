"""Own pictures of notes lie in a table of their own; charts say what they are called."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of own pictures."""
    op.create_table(
        "pictures",
        sa.Column(
            "note_id", sa.String(64), sa.ForeignKey("notes.id", name="fk_pictures_note_id_notes"), nullable=False
        ),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("note_id", "digest", name="pk_pictures"),
    )
