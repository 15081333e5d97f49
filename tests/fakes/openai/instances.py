"""Whether a value is what a schema describes, for the schemas that `strictness` lets pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}


def wrong(value: Any, schema: Any) -> str | None:
    """Where and why it is not; None where it is."""
    return next(_faults(value, schema, schema, "$"), None)


def _faults(value: Any, schema: Any, root: Any, place: str) -> Iterator[str]:
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
        yield from _faults(value, schema, root, place)
        return
    if "anyOf" in schema:
        if all(next(_faults(value, each, root, place), None) for each in schema["anyOf"]):
            yield f"{place}: {value!r:.80} is none of {len(schema['anyOf'])} kinds"
        return
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_is(value, kind) for kind in kinds):
        yield f"{place}: {value!r:.80} is no {kinds}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r:.80} is none of {schema['enum']}"
    if isinstance(value, dict):
        yield from _of_object(value, schema, root, place)
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _faults(each, schema["items"], root, f"{place}[{number}]")


def _of_object(value: Any, schema: Any, root: Any, place: str) -> Iterator[str]:
    if set(value) != set(schema["properties"]):
        yield f"{place}: has {sorted(value)}, not {sorted(schema['properties'])}"
        return
    for name, inner in schema["properties"].items():
        yield from _faults(value[name], inner, root, f"{place}.{name}")


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))
