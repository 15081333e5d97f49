"""What goes into the world and comes out of it: requests and answers as plain data, free of any transport."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message as Part
from typing import Any, Literal, TypeVar, cast
from urllib.parse import parse_qsl, urlsplit

Resource = dict[str, Any]
Held = TypeVar("Held")
# How an answer travels: whole, slowly, as a connection closed or reset without one, or not at all.
Transport = Literal["whole", "slow", "closed", "reset", "silent"]
FORM, MULTIPART, JSON = "application/x-www-form-urlencoded", "multipart/form-data", "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """`path` is without the query; header names are lower case."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @classmethod
    def to(
        cls, method: str, target: str, headers: Mapping[str, str] | None = None, body: Any = b""
    ) -> Request:
        """From a request target that still carries its query; a dict as body is sent as JSON."""
        parts = urlsplit(target)
        told = {name.lower(): value for name, value in (headers or {}).items()}
        if isinstance(body, dict | list):
            body = json.dumps(body).encode()
            told.setdefault("content-type", f"{JSON}; charset=utf-8")
        query = tuple(parse_qsl(parts.query, keep_blank_values=True))
        return cls(method, parts.path, query, told, body)

    @property
    def kind(self) -> str:
        """The body's media type, lower case and bare."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def bearer(self) -> str | None:
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" and token.strip() else None

    @property
    def basic(self) -> tuple[str, str] | None:
        """Name and secret of HTTP Basic; None where there are none."""
        scheme, _, text = self.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            name, _, secret = b64decode(text).decode().partition(":")
        except ValueError:
            return None
        return name, secret

    def form(self) -> Resource:
        """The query and a form's fields together."""
        told: Resource = dict(self.query)
        if self.kind == FORM:
            told |= parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)
        elif self.kind == MULTIPART:
            told |= {name: content.decode("utf-8", "replace") for name, content in self.parts().items()}
        return told

    def parts(self) -> dict[str, bytes]:
        """The parts of a multipart form by their names."""
        head = f"content-type: {self.headers['content-type']}\r\n\r\n".encode()
        whole = message_from_bytes(head + self.body)
        found = whole.get_payload() if whole.is_multipart() else []
        parts = [part for part in found if isinstance(part, Part)]
        return {
            str(part.get_param("name", "", "content-disposition")): bytes(
                part.get_payload(decode=True) or b""
            )
            for part in parts
        }

    def json(self) -> Any:
        """The body as JSON; None when there is none. Raises ValueError for anything else."""
        return json.loads(self.body) if self.body else None


@dataclass(frozen=True, slots=True)
class Response:
    """`body` is JSON when it is a dict, a page when it is text; `delay` is in seconds."""

    status: int
    body: Resource | str | bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    transport: Transport = "whole"
    delay: float = 0.0

    def content(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        if self.body is None:
            return b""
        text = self.body if isinstance(self.body, str) else json.dumps(self.body, ensure_ascii=False)
        return text.encode()

    def head(self) -> dict[str, str]:
        """The headers, with the content's type, in lower case."""
        told = {name.lower(): value for name, value in self.headers.items()}
        kind = (
            "application/json; charset=utf-8" if isinstance(self.body, dict) else "text/html; charset=utf-8"
        )
        return {"content-type": kind} | told


def clone(value: Held) -> Held:
    """A deep copy of JSON, several times faster than `copy.deepcopy`."""
    found: Any = value
    if isinstance(found, dict):
        found = {key: clone(item) if isinstance(item, dict | list) else item for key, item in found.items()}
    elif isinstance(found, list):
        found = [clone(item) if isinstance(item, dict | list) else item for item in found]
    return cast("Held", found)
