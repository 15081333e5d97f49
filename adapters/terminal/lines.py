"""What a line of a script holds. What it does not hold is said in English: scripts are written by programs."""

from __future__ import annotations

import json
from typing import Any

from adapters.terminal import phrases


def line_of(text: str) -> dict[str, Any]:
    """The object, its words without the halves of characters that nothing can store. Raises ValueError."""
    line = json.loads(text)
    if not isinstance(line, dict):
        raise ValueError(phrases.NOT_A_LINE)
    return {name: _whole(value) if isinstance(value, str) else value for name, value in line.items()}


def words(line: dict[str, Any]) -> str:
    """What is said. Raises TypeError."""
    said = line.get("say", "")
    if not isinstance(said, str):
        raise TypeError(phrases.NOT_WORDS)
    return said


def seconds(value: float | str) -> float:
    """How long to wait. Raises ValueError."""
    time = float(value)
    if time < 0:
        raise ValueError(phrases.NOT_BACK)
    return time


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
