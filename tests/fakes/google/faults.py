"""Faults by rule: which requests meet one, and what it does to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from random import Random
from typing import Literal, get_args

from tests.fakes.google import refusals
from tests.fakes.google.message import Request, Response, Transport

Kind = Literal[
    "lost",  # carried out, and the connection closed without an answer
    "reset",  # not carried out, the connection reset
    "timeout",  # not carried out, and nothing comes back
    "duplicate",  # carried out twice; the second answer comes back
    "slow",  # carried out; the answer drips for `delay` seconds
    "error",  # `status`, not carried out
    "throttle",  # 403 rateLimitExceeded, or 429 with Retry-After; not carried out
    "expire",  # the access token has just run out, and stays so
    "drift",  # carried out; then the event that was written gets a new etag by itself
    "push_lost",
    "push_twice",
    "push_late",  # by `delay` seconds, behind others that came later
]
TRANSPORTS: dict[str, Transport] = {
    "lost": "closed",
    "reset": "reset",
    "timeout": "silent",
    "slow": "slow",
}
COMMITTED = ("lost", "slow")


@dataclass(slots=True)
class Rule:
    """Strikes requests that match, from the `nth` on, `times` times (None: always), each with that chance.

    `commit` says whether the request is carried out first, where that is not the kind's own way; `how` names
    another way for the answer to be lost. For pushes, `path` is the address they go to.
    """

    kind: Kind
    method: str = "*"
    path: str = "*"
    nth: int = 1
    times: int | None = 1
    chance: float = 1.0
    status: int = 503
    reason: str | None = None
    retry_after: float | None = None
    delay: float = 30.0
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

    def strikes(self, method: str, path: str, random: Random) -> bool:
        if not fnmatchcase(method, self.method) or not fnmatchcase(path, self.path):
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
        """The first rule that strikes this request."""
        return self._first(request.method, request.path, push=False)

    def meet_push(self, address: str) -> Rule | None:
        return self._first("POST", address, push=True)

    def _first(self, method: str, path: str, push: bool) -> Rule | None:
        for rule in self.rules:
            if rule.kind.startswith("push_") == push and rule.strikes(method, path, self.random):
                return rule
        return None

    def carried_out(self, rule: Rule, request: Request, answer: Callable[[Request], Response]) -> Response:
        """The answer to a request that has met this rule."""
        if rule.kind in ("expire", "drift"):
            return answer(request)  # what they change, the world changes
        if rule.kind == "duplicate":
            answer(request)
            return answer(request)
        done = answer(request) if rule.committed else None
        if rule.kind in ("error", "throttle"):
            return _refusal(rule).response()
        transport = rule.how or TRANSPORTS[rule.kind]
        return replace(done or Response(0), transport=transport, delay=rule.delay)


def _refusal(rule: Rule) -> refusals.Refused:
    if rule.kind == "throttle":
        status = 403 if rule.status == 503 else rule.status
        return refusals.rate(rule.reason or "rateLimitExceeded", status, rule.retry_after)
    refused = refusals.broken(rule.status)
    if rule.reason:
        refused = refusals.Refused(rule.status, rule.reason, refused.message)
    if rule.retry_after is not None:
        refused.headers["retry-after"] = f"{rule.retry_after:g}"
    return refused
