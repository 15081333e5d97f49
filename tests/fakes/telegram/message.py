"""What goes into the world and comes out of it: requests and answers as plain data, free of any transport."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from tests.fakes.telegram.polling import Poll

Resource = dict[str, Any]
# How an answer travels: whole, slowly, as a connection closed or reset without one, or not at all.
Transport = Literal["whole", "slow", "closed", "reset", "silent"]
JSON, FORM, MULTIPART = "application/json", "application/x-www-form-urlencoded", "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Request:
    """`path` is percent-encoded and without the query; header names are lower case."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @classmethod
    def to(cls, target: str, told: Resource | None = None, method: str = "POST") -> Request:
        """A call with JSON for its body, as curl would make it."""
        parts = urlsplit(target)
        query = tuple(parse_qsl(parts.query, keep_blank_values=True))
        body = b"" if told is None else json.dumps(told, ensure_ascii=False).encode()
        return cls(method, parts.path, query, {"content-type": JSON} if body else {}, body)

    @property
    def kind(self) -> str:
        """The body's media type, lower case and bare."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Response:
    """`body` is JSON when it is a dict; `delay` is in seconds. One with a `poll` is not an answer yet."""

    status: int
    body: Resource | str | bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    transport: Transport = "whole"
    delay: float = 0.0
    poll: Poll | None = None

    @property
    def content(self) -> bytes:
        if isinstance(self.body, dict):
            return json.dumps(self.body, ensure_ascii=False).encode()
        return self.body.encode() if isinstance(self.body, str) else self.body or b""


def done(result: Any, description: str | None = None) -> Response:
    told: Resource = {"ok": True, "result": result}
    return Response(200, told | ({"description": description} if description else {}))


def clone(value: Any) -> Any:
    """A deep copy of JSON, several times faster than `copy.deepcopy`."""
    if isinstance(value, dict):
        return {key: clone(item) if isinstance(item, dict | list) else item for key, item in value.items()}
    if isinstance(value, list):
        return [clone(item) if isinstance(item, dict | list) else item for item in value]
    return value
