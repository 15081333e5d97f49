"""Korean sentences read and resolved on one afternoon: Wednesday, 11 November 2026, 13:00 in Seoul."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import TimeExpression
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Partial, Timed, When
from core.dialogue.interpretation import Awaiting, CreateEvents, EventProposal, Meaning, Request
from core.language.korean.read import read

SEOUL = "Asia/Seoul"
NOW = datetime(2026, 11, 11, 13, tzinfo=ZoneInfo(SEOUL))


def meaning_of(text: str, awaiting: Awaiting | None = None) -> Meaning:
    return read(Request(text, "ko", awaiting=awaiting))


def events_in(text: str, awaiting: Awaiting | None = None) -> tuple[EventProposal, ...]:
    meaning = meaning_of(text, awaiting)
    assert isinstance(meaning, CreateEvents), f"{text!r} was read as {meaning}"
    return meaning.events


def when_of(time: TimeExpression | None, rule: Recurrence | None = None) -> tuple[str, str]:
    """Start and end as short text; an unsaid end and the end of a single day are empty."""
    return ("", "") if time is None else _shown(resolve(time, NOW, SEOUL, recurrence=rule).when)


def _shown(when: When) -> tuple[str, str]:
    match when:
        case Timed(start=start, end=end):
            return start.strftime("%Y-%m-%dT%H:%M"), "" if end is None else end.strftime("%Y-%m-%dT%H:%M")
        case AllDay(first=first, last=last):
            return first.isoformat(), "" if first == last else last.isoformat()
        case Partial():
            return "", ""


def table(text: str) -> list[tuple[str, ...]]:
    """Rows of a table whose cells are parted by bars; `\\n` in a cell is a line break."""
    lines = (line for line in text.splitlines() if line.strip())
    return [tuple(cell.strip().replace("\\n", "\n") for cell in line.split("|")) for line in lines]
