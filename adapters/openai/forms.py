"""The plain values of an answer. Each form knows its schema, its notation, and the way to our value and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import NoReturn, Protocol, TypeAlias
from zoneinfo import ZoneInfo

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Schema: TypeAlias = "dict[str, Json]"
NOON = time(12, tzinfo=UTC)
LONGEST = 2_000


class Malformed(ValueError):
    """An answer that is no reading. The sentence says where and why, for whoever gave it."""


def wrong(place: str, why: str) -> NoReturn:
    """Raises Malformed."""
    raise Malformed(f"{place.lstrip('.') or 'the answer'} {why}")


class Form(Protocol):
    """One kind of value."""

    def schema(self) -> Schema:
        """As a strict JSON schema."""

    def notation(self) -> str:
        """As a person would jot it down."""

    def plain(self, value: object) -> Json:
        """Our value as JSON."""

    def read(self, data: Json, place: str) -> object:
        """JSON as our value. Raises Malformed; `place` is where it stands."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        return {"type": "string"}

    def notation(self) -> str:
        """As a person would jot it down."""
        return "string"

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        return str(value)

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        if not isinstance(data, str):
            wrong(place, "must be a string")
        if len(data) > LONGEST:
            wrong(place, f"must not be longer than {LONGEST} characters")
        return data


@dataclass(frozen=True, slots=True)
class Written:
    """A value that is written as text in a fixed way, such as a date; `example` shows how."""

    example: str
    read_text: Callable[[str], object]
    write: Callable[[object], str] = str

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        return {"type": "string"}

    def notation(self) -> str:
        """As a person would jot it down."""
        return f'"{self.example}"'

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        return self.write(value)

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        if not isinstance(data, str) or len(data) > LONGEST:
            wrong(place, f"must be written like {self.example}")
        try:
            return self.read_text(data)
        except (ValueError, KeyError, OSError):
            wrong(place, f"must be written like {self.example}")


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number within bounds. The bounds are ours alone: not every server takes them in a schema."""

    least: int
    most: int

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        return {"type": "integer"}

    def notation(self) -> str:
        """As a person would jot it down."""
        return "int"

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        assert isinstance(value, int)
        return value

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        if isinstance(data, bool) or not isinstance(data, int):
            wrong(place, "must be a whole number")
        if not self.least <= data <= self.most:
            wrong(place, f"must be from {self.least} to {self.most}")
        return data


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        return {"type": "boolean"}

    def notation(self) -> str:
        """As a person would jot it down."""
        return "bool"

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        return bool(value)

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        if not isinstance(data, bool):
            wrong(place, "must be true or false")
        return data


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words. Long lists are told once, in the instructions, under `name`."""

    words: tuple[str, ...]
    name: str = ""

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        return {"type": "string", "enum": list(self.words)}

    def notation(self) -> str:
        """As a person would jot it down."""
        return self.name or "|".join(f'"{word}"' for word in self.words)

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        return str(value)

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        if data not in self.words:
            wrong(place, f"must be one of {self.name or ', '.join(self.words)}")
        return data


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value, or null where nothing was said."""

    form: Form

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        return {"anyOf": [self.form.schema(), {"type": "null"}]}

    def notation(self) -> str:
        """As a person would jot it down."""
        return f"{self.form.notation()}|null"

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        return None if value is None else self.form.plain(value)

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        return None if data is None else self.form.read(data, place)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values in order. How many there may be is checked here: not every server takes it in a schema."""

    form: Form
    most: int = 60
    least: int = 0

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        return {"type": "array", "items": self.form.schema()}

    def notation(self) -> str:
        """As a person would jot it down."""
        return f"[{self.form.notation()}…]"

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        assert isinstance(value, tuple)
        return [self.form.plain(each) for each in value]

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        if not isinstance(data, list):
            wrong(place, "must be a list")
        if not self.least <= len(data) <= self.most:
            wrong(place, f"must hold {self.least} to {self.most}, not {len(data)}")
        return tuple(self.form.read(each, f"{place}[{n}]") for n, each in enumerate(data))


YEARS = range(1970, 2200)


def _date(text: str) -> date:
    day = date.fromisoformat(text)
    if day.year not in YEARS or len(text) != len("2027-03-05"):
        raise ValueError
    return day


def _iso(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()[:10]


DATE = Written("2027-03-05", _date, _iso)
CLOCK = Written("07:30", lambda text: time.fromisoformat(text).replace(tzinfo=None))
ANCHOR = Written("2026-11-20", lambda text: datetime.combine(_date(text), NOON), _iso)
"""A day that was written above the words: its noon in UTC stands for the person's own."""
ZONE = Written("Asia/Seoul", lambda text: ZoneInfo(text).key)


def matching(pattern: str, example: str) -> Written:
    """Text of a pattern, kept as it is."""

    def read(text: str) -> object:
        if re.fullmatch(pattern, text) is None:
            raise ValueError
        return text

    return Written(example, read)
