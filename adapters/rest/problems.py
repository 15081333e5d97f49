"""Errors as RFC 9457 problem details, with a sentence in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers, QueryParams
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import Scope

from adapters.rest.phrases import SENTENCES
from core.dialogue.message import Lang
from core.dialogue.phrases import speech
from core.errors import BadToken, BlobMissing, BlobsAway, NotReady, StoreUnavailable, UnreadableImage

STATUS: Mapping[str, int] = {
    "invalid": 422,
    "nothing_said": 422,
    "not_both": 422,
    "bad_token": 422,
    "bad_window": 422,
    "bad_time": 422,
    "key_reused": 422,
    "answer_lost": 409,
    "no_picture": 404,
    "not_found": 404,
    "method_not_allowed": 405,
    "too_long": 413,
    "too_big": 413,
    "unreadable": 415,
    "unavailable": 503,
    "too_many_streams": 503,
    "unexpected": 500,
    "refused": 400,
    "wrong_host": 421,
    "wrong_origin": 403,
    "not_local": 403,
}
_BY_STATUS = {404: "not_found", 405: "method_not_allowed", 413: "too_long"}


class Problem(HTTPException):
    """Something the caller must hear about; `code` names the sentence. FastAPI lets an HTTPException pass."""

    def __init__(self, code: str) -> None:
        super().__init__(STATUS[code])
        self.code = code


def language(scope: Scope) -> Lang:
    """The language of an answer: `?lang=`, else the better liked one of Accept-Language, else Korean."""
    asked = QueryParams(scope.get("query_string", b"")).get("lang")
    if asked is not None:
        return "en" if asked.startswith("en") else "ko"
    return _preferred(Headers(scope=scope).get("accept-language", ""))


def _preferred(accepted: str) -> Lang:
    likings = {"ko": 0.0, "en": 0.0}
    for part in accepted.split(","):
        tag, _, rest = part.strip().partition(";")
        name = tag.lower().partition("-")[0]
        if name in likings:
            likings[name] = max(likings[name], _weight(rest))
    return "en" if likings["en"] > likings["ko"] else "ko"


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0


def problem(scope: Scope, code: str, detail: str | None = None, **more: object) -> JSONResponse:
    """The answer that tells of a problem; `detail` replaces the sentence that belongs to `code`."""
    lang = language(scope)
    title, sentence = SENTENCES[lang][code]
    body = {
        "type": f"urn:haru:problem:{code}",
        "title": title,
        "status": STATUS[code],
        "detail": detail or sentence,
    } | more
    headers = {"Content-Language": lang} | ({"Retry-After": "1"} if code == "unavailable" else {})
    return JSONResponse(body, STATUS[code], headers, media_type="application/problem+json")


async def _told(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)
    return problem(request.scope, error.code)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    full = isinstance(error.__cause__, OSError)  # what is uploaded passes through a file of the system's
    code = "unavailable" if full else _BY_STATUS.get(error.status_code, "refused")
    answer = problem(request.scope, code)
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    faults = [
        {"pointer": "/" + "/".join(map(str, one["loc"])), "detail": one["msg"]} for one in error.errors()
    ]
    return problem(request.scope, "invalid", errors=faults)


async def _unreadable(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, UnreadableImage)
    code = "too_big" if error.reason == "too_big" else "unreadable"
    sentence = speech(language(request.scope)).unreadable(error.reason)
    return problem(request.scope, code, sentence, reason=error.reason)


async def _bad_token(request: Request, _: Exception) -> JSONResponse:
    return problem(request.scope, "bad_token")


async def _missing(request: Request, _: Exception) -> JSONResponse:
    return problem(request.scope, "no_picture")


async def _unavailable(request: Request, _: Exception) -> JSONResponse:
    return problem(request.scope, "unavailable")


async def _unexpected(request: Request, _: Exception) -> JSONResponse:
    return problem(request.scope, "unexpected")


def install(app: FastAPI) -> None:
    """Have every error of `app` answered with a problem."""
    app.add_exception_handler(Problem, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(UnreadableImage, _unreadable)
    app.add_exception_handler(BadToken, _bad_token)
    app.add_exception_handler(BlobMissing, _missing)
    app.add_exception_handler(BlobsAway, _unavailable)
    app.add_exception_handler(NotReady, _unavailable)
    app.add_exception_handler(StoreUnavailable, _unavailable)
    app.add_exception_handler(Exception, _unexpected)
