"""The vendor's reference as a table: which methods there are and what they take, which fields a type has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("bot_api.txt")
METHOD = re.compile(r"(?P<name>\w+) -> (?P<returns>\S+?):?(?: (?P<fields>.*))?")
PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "String": (str,),
    "Float": (int, float),
    "Boolean": (bool,),
}


@dataclass(frozen=True, slots=True)
class Field:
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    returns: str
    parameters: dict[str, Field]


def _fields(text: str) -> dict[str, Field]:
    found = (word.partition(":") for word in text.split())
    return {name.removesuffix("!"): Field(kind, name.endswith("!")) for name, _, kind in found}


@cache
def _lines() -> list[str]:
    return [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@cache
def methods() -> dict[str, Method]:
    """By name in lower case: Telegram does not mind how it is written."""
    found = (METHOD.fullmatch(line) for line in _lines() if " -> " in line)
    made = (Method(m["name"], m["returns"], _fields(m["fields"] or "")) for m in found if m)
    return {method.name.lower(): method for method in made}


@cache
def types() -> dict[str, dict[str, Field]]:
    lines = (line.partition(":") for line in _lines() if " -> " not in line)
    return {name: _fields(fields) for name, _, fields in lines}


def update_types() -> tuple[str, ...]:
    """Every kind of update that the API knows."""
    return tuple(name for name in types()["Update"] if name != "update_id")


def faults(kind: str, value: Any, where: str = "") -> list[str]:
    """What the reference would not know in this value: fields, their types, and those that are not there."""
    where = where or kind
    if kind == "Object":
        return []
    if "|" in kind and not kind.startswith("["):
        tries = [faults(one, value, where) for one in kind.split("|")]
        return min(tries, key=len)
    if kind.startswith("["):
        return _list_faults(kind[1:-1], value, where)
    if kind.startswith("'"):
        return [] if value == kind[1:-1] else [f"{where}: {value!r} is not {kind}"]
    if kind in PLAIN:
        return _plain_faults(kind, value, where)
    return _object_faults(kind, value, where)


def _list_faults(kind: str, value: Any, where: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{where}: a list is expected"]
    return [fault for at, item in enumerate(value) for fault in faults(kind, item, f"{where}[{at}]")]


def _plain_faults(kind: str, value: Any, where: str) -> list[str]:
    fits = isinstance(value, PLAIN[kind]) and isinstance(value, bool) == (kind == "Boolean")
    return [] if fits else [f"{where}: {value!r} is no {kind}"]


def _object_faults(kind: str, value: Any, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where}: an object is expected"]
    known = types()[kind]
    found = [f"{where}.{name}: {kind} has no such field" for name in value if name not in known]
    found += [f"{where}.{name}: missing" for name, one in known.items() if one.required and name not in value]
    for name, item in value.items():
        if name in known:
            found += faults(known[name].kind, item, f"{where}.{name}")
    return found
