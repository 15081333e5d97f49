"""The gate in front of everything: this machine only, our own page only, bounded bodies, careful headers."""

from __future__ import annotations

import re
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from adapters.rest.problems import Problem, problem

PICTURE_LIMIT = 20 * 1024 * 1024
JSON_LIMIT = 1024 * 1024
_ENVELOPE = 64 * 1024  # what multipart adds around a picture
_UPLOAD = "/api/v1/image/process"
_PROBES = ("/healthz", "/readyz")
_READING = ("GET", "HEAD", "OPTIONS")
_OWN_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)

_IMAGES = "img-src 'self' blob:"
_HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; script-src 'self'; style-src 'self'; {_IMAGES}; connect-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Gate:
    """ASGI middleware. `local`: only this machine can reach us; without a login nobody else may come in.

    `doors` are paths that prove by themselves who comes, and are open to everybody. Pictures may be shown from `pictures`.
    """

    def __init__(self, app: ASGIApp, local: bool, doors: Collection[str] = (), pictures: str = "") -> None:
        self._app = app
        self._local = local
        self._open = frozenset((*_PROBES, *doors))
        shown = f"{_IMAGES} {pictures}" if pictures else _IMAGES
        self._headers = {name: value.replace(_IMAGES, shown) for name, value in _HEADERS.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        refusal = None if scope["path"] in self._open else _refusal(scope, self._local)
        if refusal is not None:
            return await problem(scope, refusal)(scope, receive, self._guarded(send))
        return await self._app(scope, _bounded(scope, receive), self._guarded(send))

    def _guarded(self, send: Send) -> Send:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        return with_headers


def _refusal(scope: Scope, local: bool) -> str | None:
    if not local:
        return "not_local"
    headers = Headers(scope=scope)
    if not _OWN_HOST.fullmatch(
        headers.get("host", "")
    ):  # whatever the port: a container's may be published as another
        return "wrong_host"
    if scope["method"] not in _READING and not _from_here(headers):
        return "wrong_origin"
    limit, code = _limit(scope)
    return code if _announced(headers) > limit else None


def _from_here(headers: Headers) -> bool:
    """Browsers send Origin with every write; who sends neither it nor Sec-Fetch-Site is no browser."""
    origin = headers.get("origin")
    if origin is None:
        return "sec-fetch-site" not in headers
    return origin.lower() == f"http://{headers['host'].lower()}"


def _limit(scope: Scope) -> tuple[int, str]:
    """How many bytes a body may have, and what is said where it has more."""
    return (PICTURE_LIMIT + _ENVELOPE, "too_big") if scope["path"] == _UPLOAD else (JSON_LIMIT, "too_long")


def _announced(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def _bounded(scope: Scope, receive: Receive) -> Receive:
    """Counts what comes in and stops at the limit, whatever was announced."""
    left, code = _limit(scope)

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise Problem(code)
        return message

    return counted
