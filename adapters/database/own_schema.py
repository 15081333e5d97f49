"""Tables of what is a person's own beside their calendar: codes that link, and what is to be deleted from the blob store."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table, Uuid

from adapters.database.columns import key, metadata, owner
from adapters.database.types import Instant

links = Table(
    "links",
    metadata,
    Column("id", Uuid, primary_key=True),
    owner(),
    *key(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("expires_at", Instant, nullable=False),
    *key("taker_", given=False),
    Index(None, "user_id"),
    Index(None, "expires_at"),
)

# Outlives its account: what was erased still has to be deleted there.
doomed = Table(
    "doomed",
    metadata,
    Column("blob", String(255), primary_key=True),
    Column("user_id", Uuid),
    Column("at", Instant, nullable=False),
    Index(None, "at"),
    Index(None, "user_id"),
)
