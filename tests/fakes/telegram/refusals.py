"""Everything the Bot API refuses, in its words: one exception, and a function for each answer that is parametrised.

Words marked `guessed` are not known from Telegram; their code is.
"""

from __future__ import annotations

from tests.fakes.telegram.message import Resource, Response

GATEWAY = (
    "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n"
    "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
PHRASES = {
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


class Refused(Exception):
    """An error answer; `parameters` is what a client can act upon."""

    def __init__(self, code: int, description: str, parameters: Resource | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code, self.description, self.parameters = code, description, parameters or {}

    def response(self) -> Response:
        told: Resource = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            told["parameters"] = self.parameters
        pause = self.parameters.get("retry_after")
        return Response(self.code, told, {} if pause is None else {"retry-after": str(pause)})


def bad(words: str) -> Refused:
    """400; a sentence begins small, a constant stays as it is."""
    small = words if words[:2].isupper() else words[:1].lower() + words[1:]
    return Refused(400, f"Bad Request: {small}")


def entities(words: str) -> Refused:
    return Refused(400, f"Bad Request: can't parse entities: {words}")


def button(words: str) -> Refused:
    return Refused(400, f"Bad Request: can't parse inline keyboard button: {words}")


def forbidden(words: str) -> Refused:
    return Refused(403, f"Forbidden: {words}")


def conflict(words: str) -> Refused:
    return Refused(409, f"Conflict: {words}")


# ── what many methods answer ──

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def unauthorized() -> Refused:
    return Refused(401, "Unauthorized")


def no_such_method() -> Refused:
    return Refused(404, "Not Found: method not found")


def not_found() -> Refused:
    return Refused(404, "Not Found")


def too_large() -> Refused:
    return Refused(413, "Request Entity Too Large")


def upgraded(to: int) -> Refused:
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refused(400, words, {"migrate_to_chat_id": to})


def too_many(seconds: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def unplayed(name: str) -> Refused:
    """A method that Telegram has and this stand-in has not."""
    return Refused(501, f"Not Implemented: the stand-in does not play {name}")


def broken(code: int) -> Response:
    """A fault of Telegram's own: its gateway answers with a page, its servers with JSON."""
    phrase = PHRASES.get(code, "Internal Server Error")
    if code in (502, 503, 504):
        return Response(code, GATEWAY.format(f"{code} {phrase}"), {"content-type": "text/html"})
    return Refused(code, phrase).response()
