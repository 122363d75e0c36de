"""Run by Alembic: takes the open connection it is given and migrates in that connection's transaction."""

from alembic import context

from rmt_desktop.db.rows import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
