"""What requests were answered, for those who ask again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Connection, bindparam, func, select

from adapters.database.keys import is_key, key_columns, key_of
from adapters.database.schema import answers, chat_history
from adapters.database.transaction import COUNTED, Dialect
from core.dialogue.message import ConversationKey
from core.records import Answer

NEWEST = func.coalesce(
    select(func.max(chat_history.c.changed)).where(is_key(chat_history)).scalar_subquery(),
    bindparam("b_none", 0, type_=BigInteger),
)
KNOWN = select(answers.c.digest, answers.c.since, answers.c.answer).where(
    answers.c.request == bindparam("b_request")
)
KEEP = answers.update().where(answers.c.request == bindparam("b_request")).values(answer=bindparam("b_text"))


class Answers:
    """Each request once."""

    def __init__(self, dialect: Dialect) -> None:
        claim = dialect.insert(answers).values(since=NEWEST)
        self._claim = claim.on_conflict_do_nothing().execution_options(**COUNTED)

    def claim(
        self, connection: Connection, request: UUID, key: ConversationKey, digest: str, at: datetime
    ) -> Answer | None:
        """None where it is new."""
        row = {"request": request, **key_columns(key), "digest": digest, "at": at}
        if connection.execute(self._claim, {**row, **key_of(key)}).rowcount == 1:
            return None
        return Answer(*connection.execute(KNOWN, {"b_request": request}).one())


def keep(connection: Connection, request: UUID, text: str) -> None:
    """What it was answered."""
    connection.execute(KEEP, {"b_request": request, "b_text": text})
