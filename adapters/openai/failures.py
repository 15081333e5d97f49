"""What the service answers instead of a reading, as one error with a closed set of reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from core.errors import ModelFailed, ModelFault

_BY_CODE: Mapping[str, ModelFault] = {
    "model_not_found": "model",
    "model_deprecated": "model",
    "unsupported_model": "model",
    "insufficient_quota": "quota",
    "billing_hard_limit_reached": "quota",
    "invalid_api_key": "key",
    "content_filter": "refused",
    "invalid_prompt": "refused",
    "rate_limit_exceeded": "throttled",
    "server_error": "server",
}
_BY_STATUS: Mapping[int, ModelFault] = {
    401: "key",
    402: "quota",
    403: "forbidden",
    404: "model",
    408: "timeout",
    409: "server",
    410: "model",
    425: "server",
    429: "throttled",
}


def failed(status: int, code: str, param: str, headers: Mapping[str, str]) -> ModelFailed:
    """From an answer of 400 or more."""
    reason: ModelFault = "server" if status >= 500 else _BY_STATUS.get(status, "request")
    if status < 500:
        reason = _BY_CODE.get(code, "model" if param == "model" else reason)
    return ModelFailed(reason, retry_after(headers))


def failed_inside(code: str) -> ModelFailed:
    """From an answer that came, and says that there is none."""
    return ModelFailed(_BY_CODE.get(code, "server"))


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds to wait, where the answer says so: in thousandths, in seconds, or until a date."""
    told = {name.lower(): value.strip() for name, value in headers.items()}
    try:
        if "retry-after-ms" in told:
            return _sane(float(told["retry-after-ms"]) / 1000)
        return _sane(float(told["retry-after"]))
    except KeyError:
        return None
    except ValueError:
        return _until(told.get("retry-after", ""), now or datetime.now(UTC))


def _until(date: str, now: datetime) -> float | None:
    try:
        then = parsedate_to_datetime(date)
    except ValueError:
        return None
    return _sane((then if then.tzinfo else then.replace(tzinfo=UTC)).timestamp() - now.timestamp())


def _sane(seconds: float) -> float | None:
    return seconds if 0 <= seconds < 86_400 else None
