"""Codes by which two conversations become one person's, and what is to be deleted from the blob store."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_linking"
down_revision = "2026_11_25_reminding"
KEY = ("platform", "channel", "person")


def upgrade() -> None:
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.String(255), nullable=False) for name in KEY),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("expires_at", instant, nullable=False),
        *(sa.Column(f"taker_{name}", sa.String(255), nullable=True) for name in KEY),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_links_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sa.UniqueConstraint("digest", name="uq_links_digest"),
    )
    op.create_index("ix_links_user_id", "links", ["user_id"])
    op.create_index("ix_links_expires_at", "links", ["expires_at"])
    op.create_table(
        "doomed",
        sa.Column("blob", sa.String(255), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("at", instant, nullable=False),
        sa.PrimaryKeyConstraint("blob", name="pk_doomed"),
    )
    op.create_index("ix_doomed_at", "doomed", ["at"])
    op.create_index("ix_doomed_user_id", "doomed", ["user_id"])


def downgrade() -> None:
    op.drop_table("doomed")
    op.drop_table("links")
