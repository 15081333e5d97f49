"""What is said in one unit of work, gathered so that it is written at once, with what it was understood to mean."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from adapters.database.codec import encode_meaning
from adapters.database.transcript import Transcript, note_meaning, said_by_them, said_by_us
from core.dialogue.interpretation import Meaning
from core.dialogue.message import ConversationKey
from core.dialogue.reply import Reply
from core.records import Line


class Said:
    """Lines of the transcript that wait for the end of their unit."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._lines: list[dict[str, object]] = []
        self._meanings: list[tuple[ConversationKey, UUID, Meaning]] = []

    def message(self, key: ConversationKey, line: Line) -> None:
        """A person said this."""
        self._lines.append(said_by_them(key, line))

    def reply(self, key: ConversationKey, reply: Reply, at: datetime) -> None:
        """We said this."""
        self._lines.append(said_by_us(key, reply, at))

    def meaning(self, key: ConversationKey, line: UUID, meaning: Meaning) -> None:
        """A message of this conversation was understood to mean that."""
        own = [known for known in self._lines if known["id"] == line]
        for known in own:
            known["intent"] = encode_meaning(meaning)
        if not own:
            self._meanings.append((key, line, meaning))

    def write(self, connection: Connection) -> None:
        """Everything that waits."""
        if self._lines:
            self._transcript.write(connection, self._lines)
        for key, line, meaning in self._meanings:
            note_meaning(connection, key, line, meaning)
        self._lines, self._meanings = [], []
