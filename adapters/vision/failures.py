"""What comes from Vision, or from the way to it, instead of a reading: one error with a closed set of reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from core.errors import SightFailed, SightFault

_BY_STATUS: Mapping[int, SightFault] = {
    401: "key",
    403: "forbidden",
    408: "timeout",
    409: "server",
    429: "throttled",
    499: "server",
    504: "timeout",
}
_BY_CODE: Mapping[int, SightFault] = {
    3: "picture",
    4: "timeout",
    7: "forbidden",
    8: "throttled",
    16: "key",
}
"""Codes of google.rpc.Status, as an image's own error has them."""
LONGEST = 86_400
Told: TypeAlias = Any
"""What the libraries of HTTP and of gRPC make of an answer, each in its own way."""


def failed(error: Exception) -> SightFailed:
    """From whatever the library raised: of the service, of the way there, of who asks, or of what cannot be read."""
    from google.api_core.exceptions import GoogleAPICallError
    from google.auth.exceptions import GoogleAuthError, TransportError
    from requests import ConnectionError as Unconnected
    from requests import RequestException, Timeout

    match error:
        case GoogleAPICallError():
            status = int(error.code or 500)
            reason: SightFault = "server" if status >= 500 else "request"
            return SightFailed(_BY_STATUS.get(status, reason), retry_after(error))
        case Timeout():
            return SightFailed("timeout")
        case Unconnected() | TransportError():
            return SightFailed("unreachable")
        case GoogleAuthError() | OSError() if not isinstance(error, RequestException):
            return SightFailed("key")
        case _:
            return SightFailed("broken")


def failed_inside(code: int) -> SightFailed:
    """From an answer that came, and says that this picture has none."""
    return SightFailed(_BY_CODE.get(code, "server"))


def retry_after(error: Told) -> float | None:
    """Seconds to wait, where the answer says so: in its details or in a header."""
    told = [*_from_details(error.details or ()), *_from_header(error.response)]
    return next((seconds for seconds in told if 0 <= seconds < LONGEST), None)


def _from_details(details: Iterable[Any]) -> Iterable[float]:
    """RetryInfo is JSON over HTTP and a message over gRPC."""
    for detail in details:
        if hasattr(detail, "retry_delay"):
            yield detail.retry_delay.seconds + detail.retry_delay.nanos / 1e9
        elif isinstance(detail, dict) and str(detail.get("@type", "")).endswith("google.rpc.RetryInfo"):
            yield from _seconds(str(detail.get("retryDelay", "")).removesuffix("s"))


def _from_header(response: Told) -> Iterable[float]:
    headers = getattr(response, "headers", None)
    return _seconds(headers.get("retry-after", "")) if headers is not None else ()


def _seconds(text: str) -> Iterable[float]:
    try:
        return (float(text),)
    except ValueError:
        return ()
