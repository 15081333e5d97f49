"""A request as the parts of a user turn: what is known besides, and what is to be read. Both are JSON: no text can
end its part, and nothing in it can pass for ours. A picture that is shown is a third."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import dataclass

from core.dialogue.interpretation import Request
from core.dialogue.reading import Line, Reading

TURNS, TURN, TITLES, TITLE = 6, 500, 20, 100
MOST, LINES = 4_000, 400
LARGEST = 4_000_000
"""Bytes of a picture that is shown. The service makes it smaller still."""
HIDDEN = "…"
_ADDRESS = re.compile(r"[^\s@<>()\"',;:]+@[^\s@<>()\"',;:]+\.\w+")
_SECRET = re.compile(r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z\d_-]{20,}(?![\w-])|(?<!\w)[A-Z\d]{4}-?[A-Z\d]{4}(?!\w)")  # fmt: skip
_LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Asked:
    """What travels of a request. `picture` is an address that holds it whole; empty: none is shown."""

    context: str
    message: str
    picture: str = ""


def asked(request: Request) -> Asked:
    """All parts. Of a picture nothing but its lines, and itself; of earlier talk no addresses, links or secrets."""
    if request.reading is not None:
        return Asked("{}", _json({"picture": _picture(request.reading)}), _shown(request.picture))
    return Asked(_json(_context(request)), _json({"message": request.text[:MOST]}))


def _context(request: Request) -> dict[str, object]:
    found: dict[str, object] = {}
    if request.talk:
        found["earlier"] = [
            {"by": turn.role, "text": _discreet(turn.text)[:TURN]} for turn in request.talk[-TURNS:]
        ]
    if request.open_titles:
        found["open_cards"] = [_discreet(title)[:TITLE] for title in request.open_titles[-TITLES:]]
    if request.awaiting is not None:
        found["open_question"] = request.awaiting
    return found


def _discreet(text: str) -> str:
    """Without what opens something or names an account: addresses, links, codes, keys."""
    for kind in (_LINK, _ADDRESS, _SECRET):
        text = kind.sub(HIDDEN, text)
    return text


def _picture(reading: Reading) -> dict[str, object]:
    if not reading.lines:
        return {"lines": [reading.text[:MOST]]}
    lines: list[list[int | str]] = []
    room = 2 * MOST
    for line in reading.lines[:LINES]:
        room -= len(line.text)
        if room < 0:
            break
        lines.append(_line(line))
    return {"width": reading.width, "height": reading.height, "lines": lines}


def _shown(picture: bytes | None) -> str:
    """None that is too large: its lines do, then."""
    if picture is None or len(picture) > LARGEST:
        return ""
    return f"data:image/jpeg;base64,{b64encode(picture).decode()}"


def _line(line: Line) -> list[int | str]:
    return [round(line.left), round(line.top), round(line.right), round(line.bottom), line.text]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
