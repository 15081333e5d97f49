"""Everything Slack refuses, in Slack's words: one exception, and a function for the answers that say more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.fakes.slack.message import Resource, Response


class Refused(Exception):
    """An `ok: false` answer; `more` stands beside the error's name. Nearly all come with status 200."""

    def __init__(
        self,
        error: str,
        more: Resource | None = None,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(error)
        self.error, self.more, self.status, self.headers = error, more or {}, status, dict(headers or {})

    def response(self) -> Response:
        return Response(self.status, {"ok": False, "error": self.error} | self.more, self.headers)


def arguments(messages: Iterable[str]) -> Refused:
    """What is wrong with a view, or with arguments that are missing."""
    return Refused("invalid_arguments", {"response_metadata": {"messages": _told(messages)}})


def missing(name: str) -> Refused:
    return arguments([f"missing required field: {name}"])


def blocks(messages: list[str]) -> Refused:
    """What is wrong with the blocks of a message."""
    return Refused("invalid_blocks", {"errors": messages, "response_metadata": {"messages": _told(messages)}})


def scope(needed: Iterable[str], provided: Iterable[str]) -> Refused:
    told = {"needed": ",".join(needed), "provided": ",".join(sorted(provided))}
    return Refused("missing_scope", told)


def ratelimited(seconds: int) -> Refused:
    return Refused("ratelimited", status=429, headers={"retry-after": str(seconds)})


def _told(messages: Iterable[str]) -> list[str]:
    return [f"[ERROR] {message}" for message in messages]
