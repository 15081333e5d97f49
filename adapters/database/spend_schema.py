"""The table of what a model was asked: one row for each account, day and model, and one for everybody together."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Index, String, Table, Uuid

from adapters.database.columns import metadata

# `user_id` is no foreign key: the row of the whole house has nobody's.
spent = Table(
    "spent",
    metadata,
    Column("user_id", Uuid, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("model", String(255), primary_key=True),
    Column("asked", BigInteger, nullable=False),
    Column("answered", BigInteger, nullable=False),
    Column("cached", BigInteger, nullable=False),
    Column("calls", BigInteger, nullable=False),
    Index(None, "day"),
)
