"""The one place where what Google answers, or fails to answer, becomes an error of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

from adapters.google.loose import Table, rows, table, text
from core.errors import (
    AccessExpired,
    Barrier,
    Forbidden,
    Gone,
    Invalid,
    RemoteError,
    Stale,
    SwitchedOff,
    Taken,
    Throttled,
    TokenExpired,
    Unreachable,
)

_TOO_MUCH = {
    "rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded", "calendarUsageLimits",
    "variableTermLimitExceeded", "concurrentLimitExceeded", "RATE_LIMIT_EXCEEDED",
}  # fmt: skip
_SWITCHED_OFF = {"accessNotConfigured", "SERVICE_DISABLED"}
_TOO_OLD = {"fullSyncRequired", "updatedMinTooLongAgo"}
_TOKENS = {"syncToken", "pageToken"}
_BARRIERS: dict[str, Barrier] = {
    "requiredAccessLevel": "read_only",
    "forbiddenForNonOrganizer": "not_organizer",
    "insufficientPermissions": "scope",
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": "scope",
}


def refusal(status: int, content: bytes, headers: Mapping[str, str], listing: bool = False) -> RemoteError:
    """What an answer of that status means; `listing`: to the question what changed. Header names are lower case."""
    error = _error(content)
    told = rows(error.get("errors")) + rows(error.get("details"))
    reasons = {text(one.get("reason")) for one in told} - {""}
    said = f"{status} {' '.join(sorted(reasons))}".strip()
    if reasons & _SWITCHED_OFF:
        return SwitchedOff(said)
    if status == 429 or (400 <= status < 500 and _is_too_much(told, reasons)):
        return Throttled(said, retry_after(headers))
    if status == 403:
        return Forbidden(_barrier(reasons))
    if reasons & _TOO_OLD or (listing and status == 410):
        return TokenExpired(said)
    if status in (404, 410):
        return Gone(said) if error else Unreachable(said)  # a page that some gateway shows proves nothing
    if status == 400 and _TOKENS & {text(one.get("location")) for one in told}:
        return TokenExpired(said)  # one that Google never gave, or gave too long ago to know it
    if status == 409 and reasons - {"duplicate"}:
        return Stale(said)
    return _by_status(status, said)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds, from a header that gives seconds or a date."""
    value = headers.get("retry-after", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        until = _date(value)
        if until is None:
            return None
        seconds = (until - (_date(headers.get("date", "")) or datetime.now(UTC))).total_seconds()
    return max(seconds, 0.0) if isfinite(seconds) else None


def _error(content: bytes) -> Table:
    try:
        return table(table(json.loads(content)).get("error"))
    except (ValueError, RecursionError):
        return {}


def _is_too_much(told: list[Table], reasons: set[str]) -> bool:
    return bool(reasons & _TOO_MUCH) or any(one.get("domain") == "usageLimits" for one in told)


def _barrier(reasons: set[str]) -> Barrier:
    return next((barrier for reason, barrier in _BARRIERS.items() if reason in reasons), "other")


def _by_status(status: int, said: str) -> RemoteError:
    if not 400 <= status < 500 or status in (408, 425):
        return Unreachable(said)
    kinds: dict[int, type[RemoteError]] = {401: AccessExpired, 409: Taken, 412: Stale}
    return kinds.get(status, Invalid)(said)


def _date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
