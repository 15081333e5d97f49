"""Faults by rule: which calls and which updates meet one, and what it does to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from random import Random
from typing import Literal, get_args

from tests.fakes.telegram import refusals
from tests.fakes.telegram.message import Response, Transport

Kind = Literal[
    "lost",  # carried out, and the connection closed without an answer
    "reset",  # not carried out, the connection reset
    "timeout",  # not carried out, and nothing comes back
    "slow",  # carried out; the answer drips for `delay` seconds
    "error",  # `status`, not carried out; `words` instead of Telegram's own
    "throttle",  # 429 with `retry_after`, not carried out
    "update_twice",  # the update comes `copies` times more: with its own id, or each with a `fresh` one
    "update_late",  # a webhook is sent it `delay` seconds later, behind others of the same chat
    "file_gone",  # a download finds nothing
    "file_cut",  # a download ends half way
]
TRANSPORTS: dict[str, Transport] = {"lost": "closed", "reset": "reset", "timeout": "silent", "slow": "slow"}
COMMITTED = ("lost", "slow")


@dataclass(slots=True)
class Rule:
    """Strikes calls of a method that match, from the `nth` on, `times` times (None: always), each by chance.

    `method` is a pattern: of the method's name, of "download", or, for updates, of the update's type. `chat`
    narrows it to calls for that chat. `commit` says whether the call is carried out first, where that is not the
    kind's own way; `how` names another way for the answer to be lost.
    """

    kind: Kind
    method: str = "*"
    chat: int | None = None
    nth: int = 1
    times: int | None = 1
    chance: float = 1.0
    status: int = 502
    words: str | None = None
    retry_after: int = 3
    delay: float = 30.0
    copies: int = 1
    fresh: bool = False
    commit: bool | None = None
    how: Transport | None = None
    seen: int = 0
    struck: int = 0

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"no such fault: {self.kind}")

    @property
    def committed(self) -> bool:
        return self.kind in COMMITTED if self.commit is None else self.commit

    def strikes(self, method: str, chat: str, random: Random) -> bool:
        if not fnmatchcase(method.lower(), self.method.lower()):
            return False
        if self.chat is not None and chat != str(self.chat):
            return False
        self.seen += 1
        spent = self.times is not None and self.struck >= self.times
        if self.seen < self.nth or spent or (self.chance < 1 and random.random() >= self.chance):
            return False
        self.struck += 1
        return True


@dataclass(slots=True)
class Faults:
    random: Random
    rules: list[Rule] = field(default_factory=list)

    def add(self, rule: Rule) -> Rule:
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        self.rules.clear()

    def meet(self, method: str, chat: str = "") -> Rule | None:
        """The first rule that strikes this call."""
        return self._first("", method, chat)

    def meet_update(self, kind: str) -> Rule | None:
        return self._first("update_", kind)

    def meet_file(self) -> Rule | None:
        return self._first("file_", "download")

    def _first(self, prefix: str, method: str, chat: str = "") -> Rule | None:
        for rule in self.rules:
            group = rule.kind.split("_")[0] + "_" if "_" in rule.kind else ""
            if group == prefix and rule.strikes(method, chat, self.random):
                return rule
        return None


def carried_out(rule: Rule, answer: Callable[[], Response]) -> Response:
    """The answer to a call that has met this rule."""
    done = answer() if rule.committed else None
    if rule.kind == "throttle":
        return refusals.too_many(rule.retry_after).response()
    if rule.kind == "error":
        return (
            refusals.Refused(rule.status, rule.words).response()
            if rule.words
            else refusals.broken(rule.status)
        )
    transport = rule.how or TRANSPORTS[rule.kind]
    return replace(done or Response(0), transport=transport, delay=rule.delay)
