"""What a strict schema may be: an object at the root, every key required, nothing besides, no words that are not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

DEEPEST, MOST_PROPERTIES, MOST_ENUMS, MOST_LETTERS = 10, 5_000, 1_000, 120_000
KNOWN = frozenset(
    """type properties required additionalProperties items enum const anyOf $ref $defs definitions description title
    pattern format multipleOf maximum exclusiveMaximum minimum exclusiveMinimum minItems maxItems""".split()
)
TYPES = frozenset("string number boolean integer object array null".split())


def wrong(schema: Any) -> str | None:
    """Why a schema is not taken; None where it is."""
    if not isinstance(schema, dict):
        return "schema must be a JSON Schema of 'type: \"object\"'"
    if schema.get("type") != "object" or "anyOf" in schema:
        return "schema must have type 'object' and not have 'anyOf' at the top level."
    return next(_faults(schema, schema, ()), None) or _too_large(schema)


def _faults(schema: Any, root: Any, place: tuple[str, ...]) -> Iterator[str]:
    where = f"In context={place}, "
    if not isinstance(schema, dict):
        yield where + "schema must be an object."
        return
    for word in schema.keys() - KNOWN:
        yield where + f"'{word}' is not permitted."
    if "$ref" in schema:
        if len(schema) > 1:
            yield where + "$ref cannot have keywords beside it."
        if _target(schema["$ref"], root) is None:
            yield where + f"reference '{schema['$ref']}' can not be resolved."
        return
    yield from _own(schema, where)
    yield from _inner(schema, root, place)


def _own(schema: Any, where: str) -> Iterator[str]:
    kinds = schema.get("type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "anyOf" not in schema and not set(kinds) <= TYPES:
        yield where + "schema must have a 'type' key."
    if "object" in kinds:
        properties = schema.get("properties", {})
        if schema.get("additionalProperties") is not False:
            yield where + "'additionalProperties' is required to be supplied and to be false."
        if list(schema.get("required", ())) != list(properties):
            yield where + "'required' must include every key in properties."
    if "array" in kinds and "items" not in schema:
        yield where + "array schema missing items."
    if "enum" in schema and (not schema["enum"] or len(set(map(repr, schema["enum"]))) < len(schema["enum"])):
        yield where + "enum must have unique values, and at least one."


def _inner(schema: Any, root: Any, place: tuple[str, ...]) -> Iterator[str]:
    for name, inner in schema.get("properties", {}).items():
        yield from _faults(inner, root, (*place, "properties", name))
    for name, inner in schema.get("$defs", {}).items():
        yield from _faults(inner, root, (*place, "$defs", name))
    if "items" in schema:
        yield from _faults(schema["items"], root, (*place, "items"))
    for number, inner in enumerate(schema.get("anyOf", ())):
        yield from _faults(inner, root, (*place, "anyOf", str(number)))
    keys = [next(iter(each["properties"])) for each in _objects(schema.get("anyOf", ()), root)]
    if len(set(keys)) < len(keys):
        yield f"In context={place}, objects provided via 'anyOf' must not share identical first keys."


def _objects(schemas: Any, root: Any) -> Iterator[Any]:
    for schema in schemas:
        found = _target(schema["$ref"], root) if "$ref" in schema else schema
        if isinstance(found, dict) and "anyOf" in found:
            yield from _objects(found["anyOf"], root)
        elif isinstance(found, dict) and found.get("properties"):
            yield found


def _target(ref: str, root: Any) -> Any:
    found = root
    for step in ref.removeprefix("#").strip("/").split("/") if ref != "#" else ():
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _too_large(schema: Any) -> str | None:
    deep = depth(schema, schema, frozenset())
    if deep > DEEPEST:
        return f"{deep} levels of nesting exceeds limit of {DEEPEST}."
    objects = [each for each in _walk(schema) if "properties" in each]
    enums = [value for each in _walk(schema) for value in each.get("enum", ())]
    names = [name for each in objects for name in each["properties"]] + list(schema.get("$defs", ()))
    if sum(len(each["properties"]) for each in objects) > MOST_PROPERTIES:
        return f"too many properties: the limit is {MOST_PROPERTIES}."
    if len(enums) > MOST_ENUMS:
        return f"too many enum values: the limit is {MOST_ENUMS}."
    if sum(map(len, [*names, *map(str, enums)])) > MOST_LETTERS:
        return f"the schema's names and values are longer than {MOST_LETTERS} characters."
    return None


def depth(schema: Any, root: Any, within: frozenset[str]) -> int:
    """Levels of objects and arrays, through references; what holds itself is counted once."""
    if "$ref" in schema:
        ref = schema["$ref"]
        return 0 if ref in within else depth(_target(ref, root), root, within | {ref})
    inner = [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]
    level = 1 if inner else 0
    below = max((depth(each, root, within) for each in inner), default=0)
    beside = max((depth(each, root, within) for each in schema.get("anyOf", ())), default=0)
    return max(level + below, beside)


def _walk(schema: Any) -> Iterator[Any]:
    if isinstance(schema, dict):
        yield schema
        for name, inner in schema.items():
            values = (
                inner.values() if name in ("properties", "$defs") else inner if name == "anyOf" else [inner]
            )
            for each in values if isinstance(inner, dict | list) else ():
                yield from _walk(each)
