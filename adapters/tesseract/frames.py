"""What goes through the pipes between us and the child: frames with a length before them."""

from __future__ import annotations

import json
import struct
from dataclasses import astuple
from typing import Any, cast, get_args

from core.dialogue.reading import Line, Reading
from core.errors import ImageFault, UnreadableImage

HEAD = struct.Struct(">I")
MAX_ANSWER = 8 * 2**20
READY = b"ready"


def pack(body: bytes) -> bytes:
    """One frame."""
    return HEAD.pack(len(body)) + body


def answer(reading: Reading) -> bytes:
    """A reading as the body of a frame."""
    lines = [astuple(line) for line in reading.lines]
    parts = [reading.text, lines, reading.confidence, reading.width, reading.height]
    return json.dumps({"reading": parts}, ensure_ascii=False).encode()


def refusal(fault: ImageFault) -> bytes:
    """A reason for not reading as the body of a frame."""
    return json.dumps({"fault": fault}).encode()


def _reading(parts: list[Any]) -> Reading:
    text, lines, confidence, width, height = parts
    return Reading(str(text), tuple(map(_line, lines)), float(confidence), int(width), int(height))


def _line(parts: list[Any]) -> Line:
    text, confidence, left, top, right, bottom, doubted = parts
    box = float(left), float(top), float(right), float(bottom)
    return Line(str(text), int(confidence), *box, tuple(int(at) for at in doubted))


def told_fault(body: bytes) -> ImageFault | None:
    """The reason in a refusal; None for everything else."""
    try:
        fault = json.loads(body).get("fault")
    except (ValueError, AttributeError):
        return None
    return cast("ImageFault", fault) if fault in get_args(ImageFault) else None


def unpack(body: bytes) -> Reading:
    """The reading in an answer. Raises UnreadableImage for a refusal, and for what makes no sense."""
    fault = told_fault(body)
    if fault is not None:
        raise UnreadableImage(fault)
    try:
        return _reading(json.loads(body)["reading"])
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise UnreadableImage("broken") from error
