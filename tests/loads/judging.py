"""What became of pictures that were sent: each is on one card, or was told about in one honest sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.dialogue.phrases import speech

MOST = 10
HONEST = {speech("ko").unreadable(reason) for reason in ("gave_up", "broken", "timeout")}
SOME = {speech("ko").some_unreadable(count): count for count in range(1, MOST + 1)}


@dataclass(frozen=True, slots=True)
class Fate:
    """Of the pictures of one message. `right`: on a card at the moment that they tell."""

    sent: int
    cards: int
    on_cards: int
    told: int
    right: int
    said: tuple[str, ...]

    @property
    def wrong(self) -> str:
        """What is wrong with it; nothing where there is nothing."""
        if self.cards > 1:
            return f"{self.cards} cards: {self.said}"
        if self.on_cards + self.told != self.sent:
            return f"{self.sent} sent, {self.on_cards} on a card, {self.told} told: {self.said}"
        return ""


def fate(answers: Sequence[dict[str, Any]], moments: Sequence[datetime]) -> Fate:
    """Of pictures that hold one event each."""
    cards = [reply for reply in answers if reply["drafts"]]
    starts = [draft["start"] for reply in cards for draft in reply["drafts"]]
    right = sum(any(start.startswith(f"{one:%Y-%m-%dT%H:%M}") for start in starts) for one in moments)
    told = sum(_told(reply["text"], len(moments)) for reply in answers if not reply["drafts"])
    return Fate(
        len(moments), len(cards), len(starts), told, right, tuple(one["text"][:80] for one in answers)
    )


def _told(text: str, sent: int) -> int:
    """Of how many a message says that they could not be read."""
    first, *rest = text.splitlines()
    if first in SOME and all(line in HONEST for line in rest):
        return SOME[first]
    return sent if all(line in HONEST for line in (first, *rest)) else 0
