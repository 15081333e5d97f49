"""A ConversationKey as columns and as parameters."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, and_, bindparam

from core.dialogue.message import ConversationKey


def is_key(table: Table) -> ColumnElement[bool]:
    """Matches the rows of the conversation in a `key_of`."""
    return and_(*(table.c[name] == bindparam(f"b_{name}") for name in ("platform", "channel", "person")))


def key_of(key: ConversationKey) -> dict[str, object]:
    """The parameters of `is_key`."""
    return {"b_platform": key.platform, "b_channel": key.channel, "b_person": key.user}


def key_columns(key: ConversationKey) -> dict[str, object]:
    """The key as values of a row."""
    return {"platform": key.platform, "channel": key.channel, "person": key.user}
