"""Alembic's side of `adapters/database/migrate.py`: runs the versions on the connection that it is given."""

from __future__ import annotations

from alembic import context

from adapters.database.columns import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
