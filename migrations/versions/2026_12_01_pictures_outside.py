"""Whether a person lets an engine outside this house read pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_pictures_outside"
down_revision = "2026_11_30_spending"


def upgrade() -> None:
    op.add_column("users", sa.Column("pictures_outside", sa.Boolean, nullable=True))


def downgrade() -> None:
    op.drop_column("users", "pictures_outside")
