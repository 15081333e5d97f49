"""The discovery document that the client library ships, as a table of methods that checks what is sent.

What the document only says in prose (closed sets of words, what is read-only) stands here in tables.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.fakes.google import refusals
from tests.fakes.google.message import Resource
from tests.fakes.google.moments import INSTANT, day, instant

WHERE = Path("discovery_cache") / "documents" / "calendar.v3.json"
WORDS = {
    ("Event", "status"): {"confirmed", "tentative", "cancelled"},
    ("Event", "transparency"): {"opaque", "transparent"},
    ("Event", "visibility"): {"default", "public", "private", "confidential"},
    ("Event", "eventType"): {
        "default", "birthday", "focusTime", "fromGmail", "outOfOffice", "workingLocation",
    },
    ("EventAttendee", "responseStatus"): {"needsAction", "declined", "tentative", "accepted"},
    ("EventReminder", "method"): {"email", "popup"},
    ("AclRule", "role"): {
        "none", "freeBusyReader", "reader", "writerWithoutPrivateAccess", "writer", "owner",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    kind: str
    form: str | None
    required: bool
    repeated: bool
    words: frozenset[str]
    lowest: int | None
    highest: int | None

    def read(self, text: str) -> Any:
        if self.kind == "boolean":
            return self._boolean(text)
        if self.kind == "integer":
            return self._number(text)
        if self.words and text not in self.words:
            allowed = ", ".join(sorted(self.words))
            raise self._refused(f"Invalid string value: '{text}'. Allowed values: [{allowed}]")
        if self.form == "date-time" and (instant(text) is None):
            raise self._refused(f"Invalid value '{text}'. Value must be an RFC 3339 timestamp.")
        return text

    def _boolean(self, text: str) -> bool:
        if text.lower() not in ("true", "false"):
            raise self._refused(f"Invalid boolean value: '{text}'.")
        return text.lower() == "true"

    def _number(self, text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise self._refused(f"Invalid integer value: '{text}'.") from None
        low = self.lowest if self.lowest is not None else -(2**31)
        high = self.highest if self.highest is not None else 2**31 - 1
        if not low <= number <= high:
            raise self._refused(f"Invalid value '{text}'. Values must be within the range: [{low}, {high}]")
        return number

    def _refused(self, message: str) -> refusals.Refused:
        return refusals.bad_parameter(self.name, message)


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    http: str
    path: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    body: str | None
    obligatory: tuple[str, ...]
    needed: tuple[str, ...]
    scopes: frozenset[str]

    def values(self, places: Mapping[str, str], query: tuple[tuple[str, str], ...]) -> Resource:
        """The parameters, typed; refuses unknown, repeated, malformed and missing ones."""
        found: Resource = dict(places)
        for name, text in query:
            parameter = self.parameters.get(name)
            if parameter is None or name in places:
                raise refusals.unknown_name(name, "query")
            if parameter.repeated:
                found.setdefault(name, []).append(parameter.read(text))
            elif name in found:
                raise refusals.bad_parameter(name, f"Parameter '{name}' is given more than once.")
            else:
                found[name] = parameter.read(text)
        for name in self.obligatory:
            if name not in found:
                raise refusals.required(f"Required parameter: {name}", ("parameter", name))
        return found

    def at(self, segments: list[str]) -> dict[str, str] | None:
        """What stands in the placeholders, if this path is the method's."""
        places = {}
        for ours, theirs in zip(self.path, segments, strict=True):
            if ours[0] == "{":
                places[ours[1:-1]] = unquote(theirs)
            elif ours != theirs:
                return None
        return places


class Discovery:
    """The methods by path, and the schemas that bodies are held to."""

    def __init__(self, document: Resource) -> None:
        self.root = "/" + document["servicePath"].strip("/")
        self.revision: str = document["revision"]
        self.schemas: dict[str, Resource] = document["schemas"]
        self.methods: dict[tuple[str, int], list[Method]] = {}
        for method in _methods(document, document["resources"]):
            self.methods.setdefault((method.http, len(method.path)), []).append(method)

    def find(self, http: str, path: str) -> tuple[Method, dict[str, str]]:
        """The method a path below the root names, and its places. Fixed words go before placeholders."""
        segments = path.split("/")
        for method in self.methods.get((http, len(segments)), ()):
            places = method.at(segments)
            if places is not None:
                return method, places
        raise refusals.not_found()

    def check(self, method: Method, body: Any, strict: bool) -> Resource:
        """The body of a call, held to its schema; unknown names are refused, or dropped where not strict."""
        if method.body is None:
            return {}
        if body is None:
            body = {}
        if not isinstance(body, dict):
            raise refusals.bad_value("", "Object", body)
        checked: Resource = self._object(self.schemas[method.body], body, "", method.body, strict)
        for name in method.needed:
            if checked.get(name) is None:
                raise refusals.required(_missing(name))
        return checked

    def writable(self, schema: str) -> frozenset[str]:
        """The fields a client may set: all but those the document calls read-only."""
        fields = self.schemas[schema]["properties"].items()
        fixed = {name for name, field in fields if "Read-only" in field.get("description", "")}
        return frozenset(name for name, _ in fields) - fixed - {"etag", "kind"}

    def _object(self, schema: Resource, value: Resource, where: str, owner: str, strict: bool) -> Resource:
        fields, others = schema.get("properties", {}), schema.get("additionalProperties")
        found = {}
        for name, item in value.items():
            field = fields.get(name, others)
            if field is not None:
                place = f"{where}.{name}" if where else name
                found[name] = self._value(field, item, place, (owner, name), strict)
            elif strict:
                raise refusals.unknown_name(name, where or owner)
        return found

    def _value(self, field: Resource, value: Any, where: str, named: tuple[str, str], strict: bool) -> Any:
        if value is None:
            return None
        target = field.get("$ref")
        if target:
            field = self.schemas[target]
        kind = field["type"]
        if kind == "any":
            return value
        if kind == "object" and isinstance(value, dict):
            return self._object(field, value, where, target or named[0], strict)
        if kind == "array" and isinstance(value, list):
            return [self._value(field["items"], item, f"{where}[]", named, strict) for item in value]
        if not SCALARS.get(kind, _never)(value, field.get("format")):
            raise refusals.bad_value(where, kind, value)
        if named in WORDS and value not in WORDS[named]:
            raise refusals.invalid(f"Invalid value for: {value!r} is not a valid value")
        return value


def _text(value: Any, form: str | None) -> bool:
    if form == "int64":
        return isinstance(value, int) or (isinstance(value, str) and value.lstrip("-").isdigit())
    if not isinstance(value, str):
        return False
    if form == "date":
        return day(value) is not None
    return form != "date-time" or INSTANT.fullmatch(value) is not None


def _number(value: Any, _form: str | None) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -(2**31) <= value < 2**31


def _boolean(value: Any, _form: str | None) -> bool:
    return isinstance(value, bool)


def _never(_value: Any, _form: str | None) -> bool:
    return False


SCALARS: dict[str, Callable[[Any, str | None], bool]] = {
    "string": _text,
    "integer": _number,
    "boolean": _boolean,
}


def _missing(name: str) -> str:
    return f"Missing {name} time." if name in ("start", "end") else f"Missing {name}."


def _methods(document: Resource, resources: Resource) -> list[Method]:
    return [
        _method(document, method)
        for resource in resources.values()
        for method in sorted(resource["methods"].values(), key=lambda found: found["path"].count("{"))
    ]


def _method(document: Resource, method: Resource) -> Method:
    given = document["parameters"] | method.get("parameters", {})
    return Method(
        method["id"],
        method["httpMethod"],
        tuple(method["path"].split("/")),
        {name: _parameter(name, found) for name, found in given.items()},
        method.get("request", {}).get("$ref"),
        tuple(name for name, parameter in given.items() if parameter.get("required")),
        _needed(document, method),
        frozenset(method["scopes"]),
    )


def _needed(document: Resource, method: Resource) -> tuple[str, ...]:
    """The fields without which a body is refused."""
    body = document["schemas"].get(method.get("request", {}).get("$ref"), {})
    fields = body.get("properties", {}).items()
    return tuple(
        name for name, field in fields if method["id"] in field.get("annotations", {}).get("required", ())
    )


def _parameter(name: str, found: Resource) -> Parameter:
    low, high = found.get("minimum"), found.get("maximum")
    return Parameter(
        name,
        found["type"],
        found.get("format"),
        found.get("required", False),
        found.get("repeated", False),
        frozenset(found.get("enum", ())),
        None if low is None else int(low),
        None if high is None else int(high),
    )


@lru_cache(maxsize=1)
def shipped() -> Discovery:
    return Discovery(document())


def document() -> Resource:
    """The document of the installed client library; the library itself is not imported."""
    spec = find_spec("googleapiclient")
    if spec is None or spec.origin is None:
        raise RuntimeError("google-api-python-client is not installed")
    found: Resource = json.loads((Path(spec.origin).parent / WHERE).read_text("utf-8"))
    return found
