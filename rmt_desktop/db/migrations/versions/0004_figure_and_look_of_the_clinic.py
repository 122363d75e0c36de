"""The clinic chooses the body that is drawn for its clients, and how the skin of figures looks.

Clinics of before keep what they saw: the figure chosen for each client, and skin with muscle landmarks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

COLUMNS = (("figure", sa.String(), "neutral"), ("look", sa.String(32), "ghost"))


def upgrade() -> None:
    """Add both to the clinic; rows of before get the values, new ones must say theirs."""
    for name, kind, value in COLUMNS:
        op.add_column("clinic", sa.Column(name, kind, nullable=False, server_default=value))
    with op.batch_alter_table("clinic") as table:
        for name, kind, _ in COLUMNS:
            table.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
