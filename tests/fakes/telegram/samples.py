"""Recorded shapes of everything that Telegram may send: each type of update, each kind of message."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from tests.fakes.telegram.message import Resource, clone


@cache
def _recorded() -> dict[str, dict[str, Resource]]:
    found: dict[str, dict[str, Resource]] = json.loads(
        Path(__file__).with_name("samples.json").read_text("utf-8")
    )
    return found


def updates() -> tuple[str, ...]:
    return tuple(_recorded()["updates"])


def contents() -> tuple[str, ...]:
    return tuple(_recorded()["contents"])


def payload(kind: str) -> Resource:
    """What such an update holds; of a type nobody has heard of, something nobody has heard of."""
    found: Resource = clone(_recorded()["updates"].get(kind, {"from": {"id": 1}, "something": "new"}))
    return found


def content(kind: str) -> Resource:
    """The fields of a message of that kind: `person.say(**content("dice"))`."""
    found: Resource = clone(_recorded()["contents"][kind])
    return found
