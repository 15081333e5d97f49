"""Long lists in pages that every platform shows whole: so many lines, and never more text than a message may hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.calendar.when import When
from core.dialogue.interpretation import AskCalendar

MAX_LINES = 20
ROOM = 2_800
"""In UTF-16 code units. Telegram takes 4,096 of them, a section of Slack 3,000 characters."""
MAX_LINE = 250
MAX_PAGED = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list, and the heading that stands above the first of its kind on a page."""

    line: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Paged:
    """The message `reply` shows one page of what was asked; its buttons lead to the others."""

    reply: UUID
    query: AskCalendar
    span: When | None


def paged(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """The list in pages, in order. A line that is too long by itself ends early."""
    pages: list[list[Entry]] = []
    room = 0
    for one in entries:
        entry = Entry(shortened(one.line, MAX_LINE), one.heading)
        needed = units(entry.line) + units(entry.heading) + 3
        if not pages or len(pages[-1]) == MAX_LINES or needed > room:
            pages.append([])
            room = ROOM
        pages[-1].append(entry)
        room -= needed
    return tuple(map(tuple, pages))


def body(page: Sequence[Entry]) -> list[str]:
    """Its lines, each heading once above those that it is for."""
    lines: list[str] = []
    above = ""
    for entry in page:
        if entry.heading != above:
            above = entry.heading
            lines.append(f"\n{above}")
        lines.append(entry.line)
    return lines


def in_one_message(lines: Sequence[str]) -> tuple[list[str], int]:
    """The first page of a list that has no others, and how many lines it leaves out."""
    pages = paged([Entry(line) for line in lines])
    return body(pages[0]) if pages else [], len(lines) - len(pages[0]) if pages else 0


def as_many(blocks: Sequence[str]) -> list[str]:
    """The first blocks that a message holds beside what else it says; one at least, none in part."""
    room, kept = ROOM, list[str]()
    for block in blocks:
        room -= units(block) + 2
        if kept and room < 0:
            break
        kept.append(block)
    return kept


def shortened(text: str, longest: int) -> str:
    """With a mark where it ends early."""
    if units(text) <= longest:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (longest - 1)]
    return kept.decode("utf-16-le", "ignore").rstrip() + "…"


def units(text: str) -> int:
    """Its length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
