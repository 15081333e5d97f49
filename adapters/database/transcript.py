"""What was said: `chat_history` as the lines that pages show. Each change of a line gets the next number."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import BigInteger, Connection, Row, String, bindparam, func, select

from adapters.database import documents
from adapters.database.accounts import is_person, person_of
from adapters.database.codec import encode_meaning
from adapters.database.keys import is_key, key_columns, key_of
from adapters.database.schema import chat_history, identities
from adapters.database.transaction import Dialect
from core.dialogue.interpretation import Meaning
from core.dialogue.message import ConversationKey
from core.dialogue.reply import Reply
from core.records import Line

EPOCH, TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
STAMP = bindparam("b_stamp", type_=BigInteger)
NEXT = func.coalesce(
    select(func.max(chat_history.c.changed) + 1)
    .where(is_key(chat_history), chat_history.c.changed >= STAMP)
    .scalar_subquery(),
    STAMP,
)
SINCE = (
    select(chat_history)
    .where(is_key(chat_history), chat_history.c.changed > bindparam("b_after", type_=BigInteger))
    .order_by(chat_history.c.position.desc())
    .limit(bindparam("b_limit"))
)
REPLY = select(chat_history.c.id).where(
    is_key(chat_history), chat_history.c.sent_as == bindparam("b_sent_as", type_=String)
)
SENT_AS = select(chat_history.c.id, chat_history.c.sent_as).where(
    chat_history.c.id.in_(bindparam("b_ids", expanding=True))
)
MEANT = (
    chat_history.update()
    .where(is_key(chat_history), chat_history.c.id == bindparam("b_id"))
    .values(intent=bindparam("b_intent", type_=chat_history.c.intent.type))
)
REMEMBER = (
    chat_history.update().where(chat_history.c.id == bindparam("b_id")).values(sent_as=bindparam("b_sent_as"))
)


class Transcript:
    """Writes and reads lines."""

    def __init__(self, dialect: Dialect) -> None:
        note = dialect.insert(chat_history)
        owner = select(identities.c.user_id).where(is_person()).scalar_subquery()
        changing = {name: note.excluded[name] for name in ("message", "reply", "changed")}
        changing["intent"] = func.coalesce(note.excluded.intent, chat_history.c.intent)
        changing["blobs"] = func.coalesce(note.excluded.blobs, chat_history.c.blobs)
        self._note = note.values(user_id=owner, position=NEXT, changed=NEXT).on_conflict_do_update(
            index_elements=[chat_history.c.id],
            set_=changing,
            where=is_key(chat_history) & (chat_history.c.role == note.excluded.role),
        )

    def write(self, connection: Connection, lines: Sequence[Mapping[str, object]]) -> None:
        """Add these lines in this order, or change them where they are known; as `said_by_them` and `said_by_us` make them."""
        connection.execute(self._note, lines)


def said_by_them(key: ConversationKey, line: Line) -> dict[str, object]:
    """The row of what a person said."""
    row = {"id": line.id, "role": line.role, "message": line.text, "blobs": documents.write_names(line.blobs)}
    reply = line.reply and documents.replies.write(line.reply)
    return row | {"reply": reply} | _placed(key, line.at)


def said_by_us(key: ConversationKey, reply: Reply, at: datetime) -> dict[str, object]:
    """The row of what we said, as it looks now."""
    row = {"id": reply.id, "role": "assistant", "message": reply.text, "blobs": None}
    return row | {"reply": documents.replies.write(reply)} | _placed(key, at)


def _placed(key: ConversationKey, at: datetime) -> dict[str, object]:
    about = key_columns(key) | key_of(key) | person_of(key)
    return about | {"intent": None, "created_at": at, "b_stamp": (at - EPOCH) // TICK}


def note_meaning(connection: Connection, key: ConversationKey, line: UUID, meaning: Meaning) -> None:
    """What a message of this conversation was understood to mean."""
    connection.execute(MEANT, {**key_of(key), "b_id": line, "b_intent": encode_meaning(meaning)})


def since(connection: Connection, key: ConversationKey, after: int, limit: int) -> tuple[Line, ...]:
    """The newest lines that changed, oldest first."""
    asked = {**key_of(key), "b_after": after, "b_limit": limit}
    return tuple(line(row) for row in reversed(connection.execute(SINCE, asked).all()))


def sent_as(connection: Connection, replies: Collection[UUID]) -> dict[UUID, str | None]:
    """The platform's ids, where we know them."""
    if not replies:
        return {}
    found = connection.execute(SENT_AS, {"b_ids": list(replies)})
    return {row.id: row.sent_as for row in found}


def reply_sent_as(connection: Connection, key: ConversationKey, name: str) -> UUID | None:
    """Our message of that name in this conversation."""
    return connection.scalar(REPLY.limit(1), {**key_of(key), "b_sent_as": name})


def remember_sent(connection: Connection, reply: UUID, name: str) -> None:
    """Keep the platform's id."""
    connection.execute(REMEMBER, {"b_id": reply, "b_sent_as": name})


def line(row: Row[*tuple[object, ...]]) -> Line:
    """Of a reply that cannot be read, the words without its buttons."""
    reply = (
        documents.replies.read_or_log(row.reply, row.id) or Reply(row.id, row.message) if row.reply else None
    )
    return Line(
        id=row.id,
        role=row.role,
        text=row.message,
        at=row.created_at,
        changed=row.changed,
        reply=reply,
        blobs=documents.read_names(row.blobs),
    )
