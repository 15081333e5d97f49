"""Requests and answers as plain data, and how the service says no."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Resource = dict[str, Any]
# How an answer travels: whole, late, slowly, as a connection closed or reset without one, or not at all.
Transport = Literal["whole", "late", "slow", "closed", "reset", "silent"]


@dataclass(frozen=True, slots=True)
class Request:
    """Header names are lower case."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def bearer(self) -> str:
        scheme, _, key = self.headers.get("authorization", "").partition(" ")
        return key.strip() if scheme.lower() == "bearer" else ""


@dataclass(frozen=True, slots=True)
class Response:
    """`body` is JSON when it is a dict, a page when it is text; `delay` is in seconds."""

    status: int
    body: Resource | str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    transport: Transport = "whole"
    delay: float = 0.0

    def content(self) -> bytes:
        if self.body is None:
            return b""
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()

    def head(self) -> dict[str, str]:
        kind = "text/html" if isinstance(self.body, str) else "application/json"
        return {"content-type": kind, **self.headers}


class Refusal(Exception):
    """An error as the service words it."""

    def __init__(
        self, status: int, message: str, code: str | None = None, param: str | None = None, **headers: str
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.param = status, code, param
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def response(self) -> Response:
        kind = {401: "invalid_request_error", 429: "requests", 500: "server_error", 503: "server_error"}
        told = {
            "message": str(self),
            "type": kind.get(self.status, "invalid_request_error"),
            "param": self.param,
            "code": self.code,
        }
        return Response(self.status, {"error": told}, self.headers)
