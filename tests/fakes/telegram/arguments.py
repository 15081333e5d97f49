"""What a call was told, however it was told: query, form, multipart or JSON, all of it text, as Telegram takes it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from tests.fakes.telegram.message import FORM, JSON, MULTIPART, Request
from tests.fakes.telegram.refusals import Refused, bad

TRUE = ("true", "yes", "1")
BOUNDARY = re.compile(r'boundary="?([^";]+)"?')
NAME = re.compile(r'(?<!file)name="([^"]*)"', re.IGNORECASE)
FILENAME = re.compile(r'filename="([^"]*)"', re.IGNORECASE)
KIND = re.compile(r"^content-type:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Arguments:
    told: dict[str, str]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.told.get(name, "")

    def number(self, name: str, otherwise: int = 0) -> int:
        """What does not begin as a number counts as 0, as Telegram has it."""
        text = self.told.get(name)
        if text is None or text == "":
            return otherwise
        try:
            return int(float(text)) if "." in text or "e" in text.lower() else int(text)
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        return self.told.get(name, "").strip().lower() in TRUE

    def json(self, name: str, refusal: Refused) -> Any:
        """None where nothing, or null, was told."""
        text = self.told.get(name, "").strip()
        if not text:
            return None
        try:
            return json.loads(text)
        except ValueError:
            raise refusal from None


def read(request: Request) -> Arguments:
    """Everything that came with the request; the body's fields before the query's."""
    told = dict(request.query)
    if not request.body:
        return Arguments(told)
    if request.kind == JSON:
        return Arguments(told | _from_json(request.body))
    if request.kind == FORM:
        return Arguments(told | dict(parse_qsl(_utf8(request.body), keep_blank_values=True)))
    if request.kind == MULTIPART:
        fields, uploads = _from_parts(request)
        return Arguments(told | fields, uploads)
    raise bad("unsupported content type")  # guessed


def _utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise bad("strings must be encoded in UTF-8") from None


def _from_json(body: bytes) -> dict[str, str]:
    try:
        found = json.loads(_utf8(body))
    except ValueError:
        raise bad("can't parse JSON object") from None  # guessed
    if not isinstance(found, dict):
        raise bad("can't parse JSON object")  # guessed
    return {name: _as_text(value) for name, value in found.items() if value is not None}


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _from_parts(request: Request) -> tuple[dict[str, str], dict[str, Upload]]:
    found = BOUNDARY.search(request.headers["content-type"])
    if found is None:
        raise bad("boundary not found")  # guessed
    fields: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    for part in (b"\r\n" + request.body).split(b"\r\n--" + found[1].encode())[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = _utf8(head)
        name, given = NAME.search(headers), FILENAME.search(headers)
        if name is not None and given is None:
            fields[name[1]] = _utf8(content)
        elif name is not None and given is not None:
            kind = KIND.search(headers)
            uploads[name[1]] = Upload(given[1], kind[1].strip() if kind else "", content)
    return fields, uploads
