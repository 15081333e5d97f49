"""Whether a person lets a model outside this house read along."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_outside"
down_revision = "2026_11_28_tidying"


def upgrade() -> None:
    op.add_column("users", sa.Column("outside", sa.Boolean, nullable=True))


def downgrade() -> None:
    op.drop_column("users", "outside")
