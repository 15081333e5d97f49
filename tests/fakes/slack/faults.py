"""Faults by rule: which calls and which deliveries meet one, and what it does to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from random import Random
from typing import Literal, get_args

from tests.fakes.slack.message import Request, Response, Transport

Kind = Literal[
    "lost",  # carried out, and the connection closed without an answer
    "reset",  # not carried out, the connection reset
    "timeout",  # not carried out, and nothing comes back
    "duplicate",  # carried out twice; the second answer comes back
    "slow",  # carried out; the answer drips for `delay` seconds
    "error",  # `status`, not carried out
    "throttle",  # 429 with Retry-After, not carried out
    "refuse",  # 200 and `ok: false` with `reason`, not carried out
    "expire",  # the token has just run out
    "revoke",  # the token has just been taken back
    "login",  # the login page instead of a file, whatever the token
    "push_lost",  # never delivered
    "push_twice",  # delivered twice, alike to the letter
    "push_copies",  # delivered `copies` times more under other ids, without a retry's headers
    "push_late",  # by `delay` seconds, behind others that came later
    "push_unsigned",  # with a signature that is not Slack's
    "push_stale",  # signed ten minutes ago
]
TRANSPORTS: dict[str, Transport] = {
    "lost": "closed",
    "reset": "reset",
    "timeout": "silent",
    "slow": "slow",
}
COMMITTED = ("lost", "slow")
PASSED_ON = ("expire", "revoke", "login")


@dataclass(slots=True)
class Rule:
    """Strikes what matches, from the `nth` on, `times` times (None: always), each with that chance.

    `path` is a call's path, as `/api/chat.*`; for deliveries it is their name, as `events_api/message.im`,
    `interactive/block_actions` or `slash_commands/*`. `commit` says whether a call is carried out first, where
    that is not the kind's own way; `how` names another way for the answer to be lost.
    """

    kind: Kind
    path: str = "*"
    nth: int = 1
    times: int | None = 1
    chance: float = 1.0
    status: int = 503
    reason: str = "internal_error"
    retry_after: int = 1
    delay: float = 30.0
    copies: int = 10
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

    def strikes(self, path: str, random: Random) -> bool:
        if not fnmatchcase(path, self.path):
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

    def meet(self, request: Request) -> Rule | None:
        """The first rule that strikes this call."""
        return self._first(request.path, push=False)

    def meet_push(self, name: str) -> Rule | None:
        return self._first(name, push=True)

    def _first(self, path: str, push: bool) -> Rule | None:
        for rule in self.rules:
            if rule.kind.startswith("push_") == push and rule.strikes(path, self.random):
                return rule
        return None

    def carried_out(self, rule: Rule, request: Request, answer: Callable[[Request], Response]) -> Response:
        """The answer to a call that has met this rule."""
        if rule.kind in PASSED_ON:
            return answer(request)  # what they change, the world changes
        if rule.kind == "duplicate":
            answer(request)
            return answer(request)
        done = answer(request) if rule.committed else None
        if rule.kind in ("error", "throttle", "refuse"):
            return _refusal(rule)
        return replace(done or Response(0), transport=rule.how or TRANSPORTS[rule.kind], delay=rule.delay)


def _refusal(rule: Rule) -> Response:
    if rule.kind == "error":
        return Response(rule.status, "<html><body>Server Error</body></html>")
    if rule.kind == "throttle":
        return Response(429, {"ok": False, "error": "ratelimited"}, {"retry-after": str(rule.retry_after)})
    return Response(200, {"ok": False, "error": rule.reason})
