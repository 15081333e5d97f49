"""Everything Google refuses, in Google's words: one exception, and a function for each answer it gives."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fakes.google.message import Resource, Response


class Refused(Exception):
    """An error answer; `location` is (type, name), as in ("parameter", "syncToken")."""

    def __init__(
        self,
        code: int,
        reason: str,
        message: str,
        domain: str = "global",
        location: tuple[str, str] | None = None,
        status: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{code} {reason}: {message}")
        self.code, self.reason, self.message, self.domain = code, reason, message, domain
        self.location, self.status, self.headers = location, status, dict(headers or {})

    def response(self) -> Response:
        detail: Resource = {"domain": self.domain, "reason": self.reason, "message": self.message}
        if self.location:
            detail["locationType"], detail["location"] = self.location
        error: Resource = {"errors": [detail], "code": self.code, "message": self.message}
        if self.status:
            error["status"] = self.status
        return Response(self.code, {"error": error}, self.headers)


# ── 400 ──


def invalid(message: str = "Invalid Value", location: tuple[str, str] | None = None) -> Refused:
    return Refused(400, "invalid", message, location=location)


def required(message: str, location: tuple[str, str] | None = None) -> Refused:
    return Refused(400, "required", message, location=location)


def bad_parameter(name: str, message: str) -> Refused:
    return Refused(400, "invalidParameter", message, location=("parameter", name))


def unknown_name(name: str, where: str) -> Refused:
    if where == "query":
        text = f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter.'
    else:
        text = f"Invalid JSON payload received. Unknown name \"{name}\" at '{where}': Cannot find field."
    return Refused(400, "badRequest", text, status="INVALID_ARGUMENT")


def bad_value(where: str, kind: str, value: object) -> Refused:
    text = f"Invalid value at '{where}' ({kind}), {value!r}"
    return Refused(400, "badRequest", text, status="INVALID_ARGUMENT")


def unreadable() -> Refused:
    return Refused(400, "parseError", "This API does not support parsing form-encoded input.")


def empty_range(location: tuple[str, str] | None = None) -> Refused:
    return Refused(400, "timeRangeEmpty", "The specified time range is empty.", "calendar", location)


# ── 401 and 403 ──


def login_required() -> Refused:
    told = {"www-authenticate": 'Bearer realm="https://accounts.google.com/"'}
    return Refused(
        401, "required", "Login Required.", location=("header", "Authorization"), status="UNAUTHENTICATED",
        headers=told,
    )  # fmt: skip


def bad_credentials() -> Refused:
    told = {"www-authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"'}
    return Refused(
        401, "authError", "Invalid Credentials", location=("header", "Authorization"),
        status="UNAUTHENTICATED", headers=told,
    )  # fmt: skip


def missing_scope() -> Refused:
    told = {"www-authenticate": 'Bearer realm="https://accounts.google.com/", error="insufficient_scope"'}
    text = "Request had insufficient authentication scopes."
    return Refused(403, "insufficientPermissions", text, status="PERMISSION_DENIED", headers=told)


def role_too_low(needed: str = "writer") -> Refused:
    return Refused(
        403, "requiredAccessLevel", f"You need to have {needed} access to this calendar.", "calendar"
    )


def forbidden(message: str = "Forbidden") -> Refused:
    return Refused(403, "forbidden", message)


def not_the_organizer() -> Refused:
    text = "Shared properties can only be changed by the organizer of the event."
    return Refused(403, "forbiddenForNonOrganizer", text, "calendar")


def user_rate() -> Refused:
    return Refused(403, "userRateLimitExceeded", "User Rate Limit Exceeded", "usageLimits")


def rate(reason: str = "rateLimitExceeded", code: int = 403, retry_after: float | None = None) -> Refused:
    told = {} if retry_after is None else {"retry-after": f"{retry_after:g}"}
    text = "Calendar usage limits exceeded." if reason == "quotaExceeded" else "Rate Limit Exceeded"
    return Refused(code, reason, text, "usageLimits", headers=told)


# ── 404 to 412 ──


def not_found(message: str = "Not Found") -> Refused:
    return Refused(404, "notFound", message)


def duplicate() -> Refused:
    return Refused(409, "duplicate", "The requested identifier already exists.")


def deleted() -> Refused:
    return Refused(410, "deleted", "Resource has been deleted")


def full_sync_required() -> Refused:
    text = "Sync token is no longer valid, a full sync is required."
    return Refused(410, "fullSyncRequired", text, "calendar", ("parameter", "syncToken"))


def updated_min_too_long_ago() -> Refused:
    text = "The requested minimum modification time lies too far in the past."
    return Refused(410, "updatedMinTooLongAgo", text, "calendar", ("parameter", "updatedMin"))


def stale() -> Refused:
    return Refused(412, "conditionNotMet", "Precondition Failed", location=("header", "If-Match"))


# ── 5xx ──


def broken(code: int) -> Refused:
    reasons = {500: "backendError", 501: "notImplemented", 502: "badGateway", 503: "backendError"}
    texts = {500: "Backend Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable"}
    return Refused(code, reasons.get(code, "backendError"), texts.get(code, "Backend Error"))
