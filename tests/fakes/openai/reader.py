"""A reader that answers as a model would: the house's own rules, written in the form that was asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import get_args

from adapters.openai.codec import encode
from core.dialogue.interpretation import (
    CreateEvents,
    EventProposal,
    Interpretation,
    Quote,
    Quoted,
    Request,
    Utterance,
)
from core.dialogue.reading import Line, Reading
from core.language.understand import language_of, understand
from tests.fakes.openai.parameters import Question


def read(question: Question, seen: Mapping[str, str] = MappingProxyType({})) -> str:
    """The answer to a question, as JSON. `seen`: what a picture that is shown says where its lines say otherwise, as long."""
    context, told = (json.loads(text) for text in question.turns[0][1])
    reading = understood(told, context, seen if question.pictures else {})
    return write(reading)


def understood(told: dict, context: dict, seen: Mapping[str, str] = MappingProxyType({})) -> Interpretation:
    """What the offline reader makes of both parts, with the words it was read from: those of the lines."""
    request = _request(told, context)
    reading = understand(looked_at(request, seen) if request.reading else request)
    text = request.text if request.reading is None else request.reading.text
    if isinstance(reading.meaning, CreateEvents):
        events = tuple(quoting(event, text) for event in reading.meaning.events)
        return replace(reading, meaning=CreateEvents(events))
    return reading


def looked_at(request: Request, seen: Mapping[str, str]) -> Request:
    """The request as its picture shows it."""
    assert request.reading is not None and all(len(line) == len(shown) for line, shown in seen.items())
    lines = tuple(replace(line, text=seen.get(line.text, line.text)) for line in request.reading.lines)
    text = "\n".join(line.text for line in lines)
    return replace(request, reading=replace(request.reading, text=text, lines=lines))


def quoting(event: EventProposal, text: str) -> EventProposal:
    """Every field that needs a quote gets the event's own stretch."""
    empty = EventProposal()
    start, end = event.evidence or (0, len(text))
    words = text[start:end] if event.evidence else text.strip().split("\n")[0]
    fields: tuple[Quoted, ...] = get_args(Quoted)
    said = (name for name in fields if getattr(event, name) != getattr(empty, name))
    return replace(event, quotes=tuple(Quote(name, words) for name in said))


def write(reading: Interpretation) -> str:
    return json.dumps(encode(reading), ensure_ascii=False, separators=(",", ":"))


def _request(told: dict, context: dict) -> Request:
    if "picture" in told:
        return Request("", "ko", reading=_reading(told["picture"]))
    talk = tuple(Utterance(turn["by"], turn["text"]) for turn in context.get("earlier", ()))
    return Request(
        told["message"],
        language_of(told["message"], "ko"),
        context.get("open_question"),
        talk,
        tuple(context.get("open_cards", ())),
    )


def _reading(picture: dict) -> Reading:
    lines = tuple(
        Line(text, 95, left, top, right, bottom) for left, top, right, bottom, text in picture["lines"]
    )
    text = "\n".join(line.text for line in lines)
    return Reading(text, lines, 95.0, picture["width"], picture["height"])
