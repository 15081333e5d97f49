"""What was taken in, how far each conversation is, and when it wants to be woken."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from adapters.database import documents
from adapters.database.keys import is_key, key_columns, key_of
from adapters.database.schema import admitted, conversations, readings
from adapters.database.transaction import COUNTED, Dialect
from core.dialogue.conversation import Conversation
from core.dialogue.message import ConversationKey
from core.dialogue.reading import Reading
from core.records import Account


class Conversations:
    """Inputs, states and readings."""

    def __init__(self, dialect: Dialect) -> None:
        self._admit = dialect.insert(admitted).on_conflict_do_nothing().execution_options(**COUNTED)
        self._load = select(conversations.c.state).where(is_key(conversations))
        save = dialect.insert(conversations)
        self._save = save.on_conflict_do_update(
            index_elements=list(conversations.primary_key),
            set_={name: save.excluded[name] for name in ("user_id", "version", "state", "wake_at")},
        )
        keep = dialect.insert(readings)
        self._keep = keep.on_conflict_do_update(
            index_elements=[readings.c.blob], set_={"reading": keep.excluded.reading, "at": keep.excluded.at}
        )

    def admit(self, connection: Connection, input_id: UUID, at: datetime) -> bool:
        """Whether it is new."""
        return connection.execute(self._admit, {"input_id": input_id, "at": at}).rowcount == 1

    def load(self, connection: Connection, key: ConversationKey) -> Conversation | None:
        """The state as it was saved. Raises Unreadable."""
        text = connection.scalar(self._load, key_of(key))
        return None if text is None else documents.states.read(text)

    def save(self, connection: Connection, account: Account, conversation: Conversation) -> None:
        """Replace the state."""
        row = {
            **key_columns(conversation.key),
            "user_id": account.id,
            "version": conversation.version,
            "state": documents.states.write(conversation),
            "wake_at": conversation.wake_at,
        }
        connection.execute(self._save, row)

    def sleepers(self, connection: Connection, now: datetime, limit: int) -> tuple[ConversationKey, ...]:
        """Those whose time has come, the earliest first."""
        due = conversations.c.wake_at
        key = conversations.c.platform, conversations.c.channel, conversations.c.person
        rows = connection.execute(select(*key).where(due <= now).order_by(due).limit(limit))
        return tuple(ConversationKey(*row) for row in rows)

    def park(self, connection: Connection, key: ConversationKey) -> None:
        """Until it is saved again."""
        asleep = conversations.update().where(is_key(conversations)).values(wake_at=None)
        connection.execute(asleep, key_of(key))

    def keep_reading(self, connection: Connection, blob: str, reading: Reading, at: datetime) -> None:
        """Keep it, or replace it."""
        row = {"blob": blob, "reading": documents.readings.write(reading), "at": at}
        connection.execute(self._keep, row)

    def reading(self, connection: Connection, blob: str) -> Reading | None:
        """What was kept. Raises Unreadable."""
        text = connection.scalar(select(readings.c.reading).where(readings.c.blob == blob))
        return None if text is None else documents.readings.read(text)
