"""What the person has on the screen of the platform: every message in its order, as it looks now."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from core.dialogue.phrases import ko_remote

# A calendar that could not be read in time is told of, and has nothing to do with what the card is about.
UNREAD = re.compile(re.escape(ko_remote.unread(("\n",))).replace("\\\n", ".*") + r"\n\n")


@dataclass(slots=True)
class Shown:
    """A message. `reply` is what we call it: two with the same one are a message that was sent twice."""

    reply: str
    text: str
    buttons: list[list[str]]


@dataclass(slots=True)
class Screen:
    messages: list[Shown] = field(default_factory=list)

    def take(self, told: dict[str, Any]) -> str:
        """Shows it; the platform's id of it."""
        if told["kind"] == "answer":
            return ""
        shown = Shown(told["reply"], told["text"], told["buttons"])
        if told["kind"] == "edit":
            self.messages[int(told["to"])] = shown
            return str(told["to"])
        self.messages.append(shown)
        return str(len(self.messages) - 1)

    def looks(self, since: int = 0) -> list[tuple[str, tuple[str, ...]]]:
        """What each message says by now, and what can be tapped; of one that was sent twice the newest."""
        latest = {shown.reply: shown for shown in self.messages[since:]}
        return [(_told(shown.text), tuple(verb for verb, _ in shown.buttons)) for shown in latest.values()]

    def repeated(self, since: int = 0) -> int:
        """How many messages are there once more than they should be."""
        return sum(count - 1 for count in Counter(shown.reply for shown in self.messages[since:]).values())

    def button(self, verb: str) -> str:
        """The newest one."""
        return next(
            token for shown in reversed(self.messages) for name, token in shown.buttons if name == verb
        )


def _told(text: str) -> str:
    return UNREAD.sub("", text)
