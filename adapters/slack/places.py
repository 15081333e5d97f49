"""Where people are waiting for an answer: who looks, and the addresses that Slack gives for half an hour.

Kept in memory only: without it an answer still comes, in the conversation itself.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from adapters.slack.heard import Place
from core.dialogue.message import ConversationKey

LIFE, MOST_USES = 29 * 60.0, 5
MOST_KEPT = 20_000

Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")


class Recent(Generic[Key, Kept]):
    """A dictionary that forgets what was put in first when it is full."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Kept] = OrderedDict()

    def put(self, key: Key, kept: Kept) -> None:
        """Newest of all now."""
        self._kept[key] = kept
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def get(self, key: Key) -> Kept | None:
        """What was put there last."""
        return self._kept.get(key)

    def drop(self, key: Key) -> None:
        """One that is not there is no error."""
        self._kept.pop(key, None)


@dataclass(slots=True)
class _Way:
    """An address to answer to, and how often it was used."""

    url: str
    until: float
    uses: int = 0


class Places:
    """`now` counts seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._asked: Recent[ConversationKey, _Way] = Recent()
        self._spoke: Recent[ConversationKey, float] = Recent()
        self._shown: Recent[UUID, _Way] = Recent()

    def said(self, key: ConversationKey, place: Place) -> None:
        """Somebody spoke here."""
        self._spoke.put(key, self._now())
        if place.url:
            self._asked.put(key, self._way(place.url))

    def pressed(self, reply: UUID, url: str) -> None:
        """A button below this reply was pressed: the address changes that very message."""
        if url:
            self._shown.put(reply, self._way(url))

    def is_looked_at(self, key: ConversationKey) -> bool:
        """Whether the person spoke here a short while ago, so that a line which passes would be seen."""
        spoke = self._spoke.get(key)
        return spoke is not None and self._now() <= spoke + LIFE

    def to_reply(self, reply: UUID) -> str | None:
        """The address that changes this reply, used once more; None where there is none that lives."""
        return self._use(self._shown, reply)

    def to_asker(self, key: ConversationKey) -> str | None:
        """The address that came with the last command here, used once more."""
        return self._use(self._asked, key)

    def _way(self, url: str) -> _Way:
        return _Way(url, self._now() + LIFE)

    def _use(self, ways: Recent[Key, _Way], key: Key) -> str | None:
        way = ways.get(key)
        if way is None or way.uses >= MOST_USES or self._now() > way.until:
            return None
        way.uses += 1
        return way.url
