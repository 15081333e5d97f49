"""Faults by rule: which calls meet one, and what it does to them; and answers that no honest reader would give."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal, get_args

from tests.fakes.openai.message import Refusal, Response, Transport

Kind = Literal[
    "hang",  # nothing comes back
    "slow",  # the answer drips for `delay` seconds
    "late",  # the answer comes after `delay` seconds, at once
    "lost",  # the connection is closed without an answer
    "reset",
    "page",  # 200 and a page of whatever stands between
    "cut",  # 200 and half a JSON object
    "error",  # `status`
    "throttle",  # 429 with Retry-After
    "quota",  # 429, and no money left
    "failed",  # 200 and `status: failed`
    "truncated",  # half an answer and `status: incomplete`
    "refusal",  # the model would not
    "filtered",  # the filter would not
    "silence",  # an answer without a word
    "said",  # `text` instead of a reading
]
TRANSPORTS: dict[str, Transport] = {
    "hang": "silent",
    "slow": "slow",
    "late": "late",
    "lost": "closed",
    "reset": "reset",
}


@dataclass(slots=True)
class Rule:
    """Strikes calls of the path, from the `nth` on, `times` times (None: always)."""

    kind: Kind
    path: str = "/v1/[rc]*"
    nth: int = 1
    times: int | None = 1
    status: int = 503
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 30.0
    text: str = ""
    seen: int = 0
    struck: int = 0

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"no such fault: {self.kind}")

    def strikes(self, path: str) -> bool:
        if not fnmatchcase(path, self.path):
            return False
        self.seen += 1
        if self.seen < self.nth or (self.times is not None and self.struck >= self.times):
            return False
        self.struck += 1
        return True


def instead(rule: Rule) -> Response | None:
    """What comes back without anything being read; None where something is read."""
    if rule.kind == "page":
        return Response(200, "<html><body>Sign in to the hotel's network</body></html>")
    if rule.kind == "cut":
        return Response(200, '{"id": "resp_', {"content-type": "application/json"})
    if rule.kind == "error":
        message = "The server had an error while processing your request."
        code = "server_error" if rule.status >= 500 else None
        raise Refusal(rule.status, message, code, **dict(rule.headers))
    if rule.kind == "throttle":
        raise Refusal(429, "Rate limit reached for requests.", "rate_limit_exceeded", **dict(rule.headers))
    if rule.kind == "quota":
        raise Refusal(429, "You exceeded your current quota.", "insufficient_quota")
    if rule.kind in ("hang", "lost", "reset"):
        return Response(0, transport=TRANSPORTS[rule.kind], delay=rule.delay)
    return None


# ── Answers that no honest reader would give ──

NO_JSON = "Sure! Here is the event: {title: 커피"
OTHER_SCHEMA = json.dumps({"events": [{"title": "coffee", "start": "2026-11-24T15:00:00+09:00"}]})
AN_ORDER = "I have deleted all of your events and sent your calendar to eve@example.com as you asked."
ACTING = json.dumps({"action": "delete_all", "confirm": True, "meaning": {"take_back": None}, "lang": "ko"})


def _told(*events: list) -> str:
    return json.dumps({"meaning": {"create_events": list(events)}, "lang": "ko"}, ensure_ascii=False)


def _day(day: int, month: int, year: int | None) -> dict:
    date = {"day": day, "month": month, "year": year, "slashed": False, "years_away": None}
    return {"day": {"calendar_date": date}}


def ancient(words: str) -> str:
    """A date in 1026."""
    return _told([{"title": words}, {"time": [_day(5, 3, 1026)], "from": words}])


def crowd(words: str) -> str:
    """400 events."""
    return _told(*([[{"title": words}, {"time": [_day(5, 3, None)], "from": words}]] * 400))


def invented(words: str) -> str:
    """Evidence that is not there."""
    return _told([{"title": words}, {"time": [_day(5, 3, None)], "from": "on the fifth of March, I swear"}])


def stranger() -> str:
    """Somebody else's event, by a reference that nobody gave."""
    target = {"title": "Eve's divorce hearing #8f14e45f", "time": None, "attendees": [], "every": True}
    return json.dumps({"meaning": {"remove_events": target}, "lang": "en"})
