"""Documents as they lie in the database: JSON text. What was read or written lately is not read again."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID

from adapters.database import codec
from core.calendar.event import Event
from core.dialogue.conversation import Conversation
from core.dialogue.effects import Owable
from core.dialogue.reading import Reading
from core.dialogue.reply import Reply
from core.errors import Unreadable

log = logging.getLogger(__name__)
T = TypeVar("T")


class Shelf(Generic[T]):
    """One kind of document. Values are immutable, so the last `room` of them are kept by their text."""

    def __init__(
        self, kind: str, encode: Callable[[T], codec.Json], decode: Callable[[codec.Json], T], room: int = 0
    ) -> None:
        self._kind, self._encode, self._decode, self._room = kind, encode, decode, room
        self._known: dict[str, T] = {}
        self._lock = Lock()  # statements run in several threads

    def write(self, value: T) -> str:
        """The text of a value."""
        text = dumps(self._encode(value))
        self._keep(text, value)
        return text

    def read(self, text: str, about: UUID | None = None) -> T:
        """The value of a text. Raises Unreadable for what `write` did not write; `about` is the id of its row."""
        value = self._known.get(text)
        if value is None:
            try:
                value = self._decode(json.loads(text))
            except Exception as error:  # what is damaged may be anything
                raise Unreadable(self._kind, about) from error
            self._keep(text, value)
        return value

    def read_or_log(self, text: str, about: UUID) -> T | None:
        """The value, or None and a line in the log: one that cannot be read must not hide the others."""
        try:
            return self.read(text, about)
        except Unreadable as error:
            log.error("%s", error, extra={"about": str(about)})
            return None

    def _keep(self, text: str, value: T) -> None:
        if self._room:
            with self._lock:
                if len(self._known) >= self._room:
                    del self._known[next(iter(self._known))]
                self._known[text] = value


def dumps(data: object) -> str:
    """Compact JSON; escaped all through where it holds halves of surrogate pairs, which no database takes."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(data, separators=(",", ":"))
    return text


def storable(text: str) -> str:
    """JSON text that is not ours, in a form that every database takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return dumps(json.loads(text))
    return text


states: Shelf[Conversation] = Shelf("a conversation", codec.encode_state, codec.decode_state, room=200)
events: Shelf[Event] = Shelf("an event", codec.encode_event, codec.decode_event, room=4000)
replies: Shelf[Reply] = Shelf("a reply", codec.encode_reply, codec.decode_reply, room=400)
effects: Shelf[Owable] = Shelf("an owed effect", codec.encode_effect, codec.decode_effect, room=100)
readings: Shelf[Reading] = Shelf("a reading", codec.encode_reading, codec.decode_reading)


def write_names(names: Sequence[str]) -> str | None:
    """A list of names, or nothing where there are none."""
    return dumps(list(names)) if names else None


def read_names(text: str | None) -> tuple[str, ...]:
    """The names of `write_names`; none where nobody can tell."""
    try:
        return tuple(map(str, json.loads(text))) if text else ()
    except (ValueError, TypeError):
        return ()
