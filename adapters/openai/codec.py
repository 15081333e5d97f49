"""A reading as the JSON that a model answers with, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator

from adapters.openai.forms import Json, Malformed, Schema
from adapters.openai.grammar import grammar
from core.dialogue.interpretation import Interpretation

NAME = "reading"
LONGEST = 60_000
DEEPEST = 60


def schema() -> Schema:
    """The strict JSON schema of an answer."""
    return grammar().schema()


def notation() -> str:
    """The same for the eye."""
    return grammar().notation()


def encode(reading: Interpretation) -> Json:
    """What a model would answer to be understood so. Where evidence stands is not part of it: code finds that."""
    return grammar().root.plain(reading)


def decode(text: str) -> Interpretation:
    """What a model answered. Raises Malformed, which says what is wrong."""
    if not text.strip():
        raise Malformed("the answer is empty")
    if len(text) > LONGEST:
        raise Malformed("the answer is far too long")
    if max(_depths(text), default=0) > DEEPEST:
        raise Malformed("the answer is nested too deeply")
    try:
        data: Json = json.loads(text)
    except ValueError as error:
        raise Malformed(f"the answer is no JSON: {error}") from None
    found = grammar().root.read(data, "")
    assert isinstance(found, Interpretation)
    return found


def _depths(text: str) -> Iterator[int]:
    """How deep brackets are nested, those within strings included: a bound, and Python's own parser needs one."""
    depth = 0
    for sign in text:
        depth += (sign in "[{") - (sign in "]}")
        yield depth
