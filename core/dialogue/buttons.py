"""Buttons carry references, never data: a verb, what it is about, which revision it was shown on, and a choice."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from typing import Literal, cast, get_args
from uuid import UUID

from core.errors import BadToken

Verb = Literal[
    "confirm", "discard", "edit", "tick", "choose", "undo", "this", "following", "all",
    "calendar", "notify", "answer", "connect", "copy", "disconnect", "claim", "follow", "unfollow", "target",
    "join", "snooze", "move", "seen", "set", "link", "bring", "export", "erase", "more", "outside",
]  # fmt: skip
VERBS: frozenset[str] = frozenset(get_args(Verb))
TOKEN_LIMIT = 64
ANEW = UUID(int=0)
"""What `connect` is about where it names no account that waits: the way to Google is opened once more."""


@dataclass(frozen=True, slots=True)
class Press:
    """A tap. `ref` names a card, a question, a group of the ledger or a remote calendar.

    `choice` counts from 1, 0 where there is none.
    """

    verb: Verb
    ref: UUID
    revision: int = 0
    choice: int = 0


@dataclass(frozen=True, slots=True)
class Button:
    """What a person reads, and what a tap on it means; `draft` where it is about one draft of its card."""

    label: str
    press: Press
    draft: UUID | None = None


def pack(press: Press) -> str:
    """The token of a press, at most 64 bytes of ASCII."""
    ref = urlsafe_b64encode(press.ref.bytes).decode("ascii").rstrip("=")
    return f"{press.verb}.{ref}.{press.revision}.{press.choice}"


def unpack(token: str) -> Press:
    """The press behind a token.

    Raises BadToken for anything that `pack` did not write.
    """
    parts = token.split(".")
    if len(token) > TOKEN_LIMIT or len(parts) != 4 or parts[0] not in VERBS:
        raise BadToken(token[:TOKEN_LIMIT])
    try:
        ref = UUID(bytes=urlsafe_b64decode(parts[1] + "=="))
        press = Press(cast("Verb", parts[0]), ref, int(parts[2]), int(parts[3]))
    except (ValueError, NotBase64) as error:
        raise BadToken(token[:TOKEN_LIMIT]) from error
    if pack(press) != token:
        raise BadToken(token[:TOKEN_LIMIT])
    return press
