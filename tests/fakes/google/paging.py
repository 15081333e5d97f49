"""Sync tokens and page tokens: opaque outside, and inside what a list was asked and how far it has come."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from tests.fakes.google import refusals
from tests.fakes.google.message import Resource
from tests.fakes.google.store import Tracked


@dataclass(frozen=True, slots=True)
class SyncToken:
    """`asked` is what the first request asked for and later ones may not change; `at` is a Unix time."""

    what: str
    epoch: int
    count: int
    at: int
    asked: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class PageToken:
    """The last key given out, and the count of changes when the first page was."""

    what: str
    asked: str
    last: list[Any]
    count: int


def sealed(token: SyncToken | PageToken) -> str:
    text = json.dumps(list(asdict(token).values()), separators=(",", ":"))
    return base64.urlsafe_b64encode(f"{zlib.crc32(text.encode()):08x}{text}".encode()).decode()


def opened_sync(text: str, what: str) -> SyncToken:
    values = _opened(text)
    if values is None or len(values) != len(fields(SyncToken)) or values[0] != what:
        raise refusals.invalid("Invalid sync token value.", ("parameter", "syncToken"))
    return SyncToken(*values)


def opened_page(text: str, what: str, asked: str) -> PageToken:
    values = _opened(text)
    if values is None or len(values) != len(fields(PageToken)) or values[:2] != [what, asked]:
        raise refusals.invalid("Invalid page token value.", ("parameter", "pageToken"))
    return PageToken(*values)


def _opened(text: str) -> list[Any] | None:
    try:
        plain = base64.urlsafe_b64decode(text.encode()).decode()
        sum_, body = plain[:8], plain[8:]
        return list(json.loads(body)) if f"{zlib.crc32(body.encode()):08x}" == sum_ else None
    except ValueError:
        return None


def fresh(token: SyncToken, tracked: Tracked, now: datetime, life: timedelta) -> SyncToken:
    """Refuses a token that has outlived its life or what it counts."""
    if (
        token.epoch != tracked.epoch
        or token.count > tracked.count
        or now.timestamp() - token.at > life.total_seconds()
    ):
        raise refusals.full_sync_required()
    return token


def fingerprint(params: Resource, names: Iterable[str]) -> str:
    """The parameters that belong to a query, in a form that can be compared."""
    return json.dumps({name: params[name] for name in sorted(names) if name in params}, sort_keys=True)


def page(
    rows: list[tuple[list[Any], Any]], params: Resource, last: list[Any] | None, usual: int, most: int
) -> tuple[list[Any], list[Any] | None]:
    """The rows after `last`, as many as a page holds, and the key to go on from if there are more."""
    if last is not None:
        rows = [row for row in rows if row[0] > last]
    size = min(params.get("maxResults", usual), most)
    more = len(rows) > size
    return [item for _, item in rows[:size]], rows[size - 1][0] if more else None
