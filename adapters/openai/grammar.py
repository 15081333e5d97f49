"""The form of an answer, read off core's own classes: what they can hold can be answered, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from adapters.openai.bounds import EVENTS, NUMBERS, TEXTS
from adapters.openai.forms import (
    ANCHOR,
    CLOCK,
    DATE,
    Choice,
    Flag,
    Form,
    Json,
    Listed,
    Maybe,
    Schema,
    Text,
)
from adapters.openai.shapes import Member, OneOf, Record, Ref, Sparse
from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import Day, Spoken, TimeExpression
from core.dialogue.interpretation import (
    CreateEvents,
    EventProposal,
    Interpretation,
    Meaning,
    Patch,
    Quote,
    Quoted,
)

SPARSE = (EventProposal, Spoken, Patch, Recurrence)
UNIONS: Mapping[str, object] = {"Meaning": Meaning, "Time": TimeExpression, "Day": Day}
OURS = {
    (Interpretation, "source"),
    (Interpretation, "usage"),
    (Interpretation, "rest"),
    (EventProposal, "evidence"),
    (EventProposal, "quotes"),
    (EventProposal, "misread"),
}
"""What code fills in."""


class Grammar:
    """All forms by name. `root` is an answer as a whole."""

    def __init__(self) -> None:
        self.names: dict[str, Form] = {}
        self.root = self._record(Interpretation)

    def schema(self) -> Schema:
        """The strict JSON schema of an answer."""
        told: dict[str, Json] = {name: form.schema() for name, form in self.names.items()}
        return {**self.root.schema(), "$defs": told}

    def notation(self) -> str:
        """The same for the eye, a line a form."""
        told = [("Answer", self.root), *self.names.items()]
        return "\n".join(f"{name} = {form.notation()}" for name, form in told)

    def _of(self, kind: object) -> Form:
        parts = get_args(kind)
        if get_origin(kind) in (Union, UnionType):
            return self._union(kind, parts)
        if get_origin(kind) is Literal:
            return Choice(tuple(map(str, parts)))
        if isinstance(kind, type) and is_dataclass(kind):
            plain = kind not in SPARSE and len(_fields(kind)) < 2
            return self._record(kind) if plain else self._named(kind.__name__, lambda: self._class(kind))
        return _PLAIN[kind]

    def _union(self, kind: object, parts: tuple[object, ...]) -> Form:
        inner = tuple(part for part in parts if part is not NoneType)
        if len(inner) == 1:
            return Maybe(self._of(inner[0]))
        name = next(name for name, union in UNIONS.items() if set(get_args(union)) == set(inner))
        found = self._named(name, lambda: self._one_of(inner))
        return Maybe(found) if len(inner) < len(parts) else found

    def _one_of(self, classes: tuple[object, ...]) -> OneOf:
        known = {each: _snake(each.__name__) for each in classes if isinstance(each, type)}
        forms = {name: self._of(each) for each, name in known.items()}
        return OneOf(forms, known, next((name for each, name in known.items() if each in SPARSE), ""))

    def _named(self, name: str, make: Callable[[], Form]) -> Form:
        if name not in self.names:
            ref = Ref(name, self.names)
            self.names[name] = ref  # a form may hold itself
            self.names[name] = make()
        return Ref(name, self.names)

    def _class(self, kind: type) -> Form:
        return self._sparse(kind) if kind in SPARSE else self._record(kind)

    def _record(self, kind: type) -> Record:
        return Record(kind, tuple(self._members(kind)))

    def _sparse(self, kind: type) -> Sparse:
        members = tuple(self._members(kind))
        needs = "freq" if kind is Recurrence else ""
        if kind is EventProposal:
            return Sparse(kind, members, needs, _quote, _quoting)
        return Sparse(kind, members, needs)

    def _members(self, kind: type) -> Iterator[Member]:
        hints = get_type_hints(kind)
        for each in _fields(kind):
            if (kind, each.name) not in OURS:
                form = self._field(kind, each.name, hints[each.name])
                if kind in SPARSE and isinstance(form, Maybe):
                    form = form.form
                quoted = kind is EventProposal and each.name in get_args(Quoted)
                yield Member(each.name, form, each.default, quoted)

    def _field(self, kind: type, name: str, hint: object) -> Form:
        inner = [part for part in get_args(hint) if part is not NoneType]
        if get_origin(hint) in (Union, UnionType) and len(inner) == 1:
            return Maybe(self._field(kind, name, inner[0]))
        if get_origin(hint) is tuple:
            item = self._field(kind, name, get_args(hint)[0])
            return _listed(kind, item, get_args(hint))
        if hint is int:
            return NUMBERS[kind, name]
        return TEXTS[kind, name] if (kind, name) in TEXTS else self._of(hint)


def _listed(kind: type, item: Form, parts: tuple[object, ...]) -> Listed:
    if Ellipsis not in parts:
        return Listed(item, len(parts), len(parts))
    return Listed(item, EVENTS, 1) if kind is CreateEvents else Listed(item)


def _fields(kind: type) -> tuple[Field[object], ...]:
    assert is_dataclass(kind)
    return fields(kind)


_PLAIN: Mapping[object, Form] = {
    str: Text(),
    bool: Flag(),
    date: DATE,
    time: CLOCK,
    datetime: ANCHOR,
}


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _quote(event: object, name: str) -> str:
    assert isinstance(event, EventProposal)
    return next((each.words for each in event.quotes if each.field == name), "")


def _quoting(found: tuple[tuple[str, str], ...]) -> Mapping[str, object]:
    return {"quotes": tuple(Quote(_field_of(name), words) for name, words in found)}


def _field_of(name: str) -> Quoted:
    known: tuple[Quoted, ...] = get_args(Quoted)
    return next(each for each in known if each == name)


@cache
def grammar() -> Grammar:
    """Made once."""
    return Grammar()
