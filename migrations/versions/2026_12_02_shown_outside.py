"""Whether a person lets a model outside this house look at pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_12_02_shown_outside"
down_revision = "2026_12_01_pictures_outside"


def upgrade() -> None:
    op.add_column("users", sa.Column("shown_outside", sa.Boolean, nullable=True))


def downgrade() -> None:
    op.drop_column("users", "shown_outside")
