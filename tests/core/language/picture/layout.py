"""Builds readings as an engine would give them: sheets of paper, and telephones with bubbles."""

from __future__ import annotations

import re

from core.dialogue.reading import Line, Reading

SIZES = {"# ": 84.0, "## ": 56.0, "": 36.0}
SHEET = 1200
PHONE = (1080, 2340)


def wide(text: str, size: float) -> float:
    """Roughly how much room a text takes: Hangul is as wide as it is tall, Latin half of it."""
    return sum(size if "가" <= letter <= "힣" else size * 0.52 for letter in text)


def line(text: str, left: float, top: float, size: float = 36.0, confidence: int = 91) -> Line:
    """One line of text at a place."""
    return Line(text, confidence, left, top, left + wide(text, size), top + size)


def reading(lines: list[Line], width: float, height: float) -> Reading:
    """The lines as one reading, joined row by row."""
    rows: dict[float, list[str]] = {}
    for one in lines:
        rows.setdefault(one.top, []).append(one.text)
    text = "\n".join("  ".join(row) for row in rows.values())
    return Reading(text, tuple(lines), 91.0, int(width), int(height))


def sheet(*rows: str, columns: tuple[float, ...] = (), left: float = 80.0) -> Reading:
    """Paper: `# ` and `## ` make large rows, an empty row makes room, ` || ` parts cells."""
    lines: list[Line] = []
    top = 80.0
    for row in rows:
        mark = next(mark for mark in SIZES if row.startswith(mark))
        size = SIZES[mark]
        cells = row.removeprefix(mark).split("||")
        at = left
        for number, cell in enumerate(cells):
            at = columns[number] if number < len(columns) and len(cells) > 1 else at
            if cell.strip():
                lines.append(line(cell.strip(), at, top, size))
            at += wide(cell.strip(), size) + 3 * size
        top += size * 1.7 if row else 60.0
    return reading(lines, SHEET, top + 60)


def phone(name: str, *items: str, hint: str = "메시지 입력", clock: str = "3:20") -> Reading:
    """A chat: `--` begins a date line, `이름> 말 @오후 2:51` a bubble of somebody's, `me> …` one of our own.

    A slash with spaces around it breaks a bubble into rows.
    """
    lines = [line(clock, 45, 32), line("LTE 82%", 880, 32)]
    if name:
        lines.append(line(name, 110, 150, 44))
    top, speaker = 300.0, ""
    for item in items:
        if item.startswith("--"):
            text = item.removeprefix("--").strip()
            lines.append(line(text, (PHONE[0] - wide(text, 32)) / 2, top, 32))
            top, speaker = top + 90, ""
            continue
        who, rest = item.split(">", 1)
        said, _, at = rest.partition("@")
        rows = [part.strip() for part in re.split(r"\s/\s", said.strip())]
        mine = who == "me"
        if who not in (speaker, "me", ""):
            lines.append(line(who, 156, top, 34))
            top += 80
        speaker = who
        size = 42.0
        left = PHONE[0] - 60 - max(wide(row, size) for row in rows) if mine else 195.0
        for row in rows:
            lines.append(line(row, left, top, size))
            top += 58
        if at:
            beside = left - 150 if mine else left + max(wide(row, size) for row in rows) + 20
            lines.append(line(at.strip(), beside, top - 30, 30))
        top += 60
    if hint:
        lines.append(line(hint, 77, 2234, 38))
    return reading(lines, *PHONE)
