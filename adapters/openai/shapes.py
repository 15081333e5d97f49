"""The compound values of an answer: records, unions told apart by their only key, and things of which only what was said
is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from adapters.openai.forms import Form, Json, Schema, wrong

FROM = "from"
PARTS = 60


def closed(properties: Mapping[str, Schema]) -> Schema:
    """An object with these keys, all of them, and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def keyed(data: Json, keys: tuple[str, ...], place: str) -> dict[str, Json]:
    """The data, if it has these keys and no others."""
    if not isinstance(data, dict) or set(data) != set(keys):
        wrong(place, f"must be an object with {', '.join(keys)} and nothing else")
    return data


@dataclass(frozen=True, slots=True)
class Ref:
    """A compound form that is told once, under its name."""

    name: str
    names: Mapping[str, Form]

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        return {"$ref": f"#/$defs/{self.name}"}

    def notation(self) -> str:
        """As a person would jot it down."""
        return self.name

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        return self.names[self.name].plain(value)

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        return self.names[self.name].read(data, place)


@dataclass(frozen=True, slots=True)
class Member:
    """One field of a class of ours."""

    name: str
    form: Form
    usual: object = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """An object with all fields of a class. Of a class with one field it is that field; with none, null."""

    make: Callable[..., object]
    members: tuple[Member, ...]

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        if not self.members:
            return {"type": "null"}
        if len(self.members) == 1:
            return self.members[0].form.schema()
        return closed({member.name: member.form.schema() for member in self.members})

    def notation(self) -> str:
        """As a person would jot it down."""
        if not self.members:
            return "null"
        if len(self.members) == 1:
            return self.members[0].form.notation()
        return "{" + ", ".join(f"{each.name}: {each.form.notation()}" for each in self.members) + "}"

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        found = {each.name: each.form.plain(getattr(value, each.name)) for each in self.members}
        if len(found) < 2:
            return next(iter(found.values()), None)
        return found

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        if not self.members:
            return self.make() if data is None else wrong(place, "must be null")
        if len(self.members) == 1:
            return self.make(**{self.members[0].name: self.members[0].form.read(data, place)})
        found = keyed(data, tuple(each.name for each in self.members), place)
        return self.make(
            **{each.name: each.form.read(found[each.name], f"{place}.{each.name}") for each in self.members}
        )


@dataclass(frozen=True, slots=True)
class Sparse:
    """A list of objects with one key each: only what was said is written, and nothing has to be said to be empty.

    A `quoted` member goes with the words it was read from; `quote` tells which those are, `quoting` keeps them.
    """

    make: Callable[..., object]
    members: tuple[Member, ...]
    needs: str = ""
    quote: Callable[[object, str], str] = field(default=lambda _value, _name: "")
    quoting: Callable[[tuple[tuple[str, str], ...]], Mapping[str, object]] = field(default=lambda _found: {})

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        return {"type": "array", "items": {"anyOf": [closed(_part(member)) for member in self.members]}}

    def notation(self) -> str:
        """As a person would jot it down."""
        return "any of [" + ", ".join(f"{{{_jotted(member)}}}" for member in self.members) + "]"

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        said = (each for each in self.members if getattr(value, each.name) != each.usual)
        return [self._written(each, value) for each in said]

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        if not isinstance(data, list) or len(data) > PARTS:
            wrong(place, f"must be a list of at most {PARTS} objects with one key each")
        found: dict[str, object] = {}
        quotes: list[tuple[str, str]] = []
        for n, part in enumerate(data):
            member = self._of(part, f"{place}[{n}]")
            if member.name in found:
                wrong(place, f"says {member.name} twice")
            assert isinstance(part, dict)
            found[member.name] = member.form.read(part[member.name], f"{place}.{member.name}")
            if member.quoted and part[FROM]:
                quotes.append((member.name, str(part[FROM])))
        if self.needs and self.needs not in found:
            wrong(place, f"must say {self.needs}")
        return self.make(**found, **self.quoting(tuple(quotes)))

    def _written(self, member: Member, value: object) -> Json:
        part: dict[str, Json] = {member.name: member.form.plain(getattr(value, member.name))}
        return part | {FROM: self.quote(value, member.name)} if member.quoted else part

    def _of(self, part: Json, place: str) -> Member:
        name = next(iter(part), "") if isinstance(part, dict) else ""
        member = next((each for each in self.members if each.name == name), None)
        if member is None:
            wrong(place, f"must be an object whose key is one of {', '.join(m.name for m in self.members)}")
        found = keyed(part, tuple(_part(member)), place)
        if member.quoted and not isinstance(found[FROM], str):
            wrong(f"{place}.{FROM}", "must be a string")
        return member


def _part(member: Member) -> dict[str, Schema]:
    words: dict[str, Schema] = {FROM: {"type": "string"}} if member.quoted else {}
    return {member.name: member.form.schema()} | words


def _jotted(member: Member) -> str:
    return f"{member.name}: {member.form.notation()}" + (f", {FROM}: words" if member.quoted else "")


@dataclass(frozen=True, slots=True)
class OneOf:
    """An object whose only key says which of several classes its value is of; `bare` is written without a key.

    No two objects of a union may begin with the same key where schemas are strict: here each has its own.
    """

    forms: Mapping[str, Form]
    classes: Mapping[type, str]
    bare: str = ""

    def schema(self) -> Schema:
        """As a strict JSON schema."""
        tagged = [
            form.schema() if name == self.bare else closed({name: form.schema()})
            for name, form in self.forms.items()
        ]
        return {"anyOf": list[Json](tagged)}

    def notation(self) -> str:
        """As a person would jot it down."""
        return " | ".join(
            form.notation() if name == self.bare else f"{{{name}: {form.notation()}}}"
            for name, form in self.forms.items()
        )

    def plain(self, value: object) -> Json:
        """Our value as JSON."""
        name = self.classes[type(value)]
        found = self.forms[name].plain(value)
        return found if name == self.bare else {name: found}

    def read(self, data: Json, place: str) -> object:
        """JSON as our value."""
        if self.bare and isinstance(data, list):
            return self.forms[self.bare].read(data, place)
        name = next(iter(data), "") if isinstance(data, dict) and len(data) == 1 else ""
        if not isinstance(data, dict) or name not in self.forms or name == self.bare:
            wrong(place, f"must be an object with one key of {', '.join(self.forms)}")
        return self.forms[name].read(data[name], f"{place}.{name}" if place else name)
