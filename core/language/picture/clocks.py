"""Times of day as they are printed: `10:00~11:30`, `오후 2~4시`, `낮 12시 30분`, `6PM`, `PM 7:30`, `9:00 AM - 5:30 PM`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.calendar.time.expression import Clock, DayPart, Spoken
from core.language.found import Found

PARTS: dict[str, DayPart] = {
    "오전": "am",
    "오후": "pm",
    "새벽": "dawn",
    "아침": "morning",
    "낮": "noon",
    "점심": "lunch",
    "저녁": "evening",
    "밤": "night",
    "am": "am",
    "pm": "pm",
}
PART = r"(?:(?P<part>오전|오후|새벽|아침|낮|점심|저녁|밤|(?<![A-Za-z])[AP]\.?M\.?)\s*)?"
HALF = r"(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?)"
CLOCK = re.compile(
    rf"{PART}(?<![\d:./])(?P<h>\d{{1,2}})\s?:\s?(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*{HALF})?"
    rf"|{PART.replace('part', 'kpart')}(?<![\d:.])(?P<kh>\d{{1,2}})\s*시(?![간즌작험상청설])"
    r"(?:\s*(?P<km>\d{1,2})\s*분|\s*(?P<khalf>반)(?=[에부까쯤이정\s.,!?~)]|$))?"
    rf"|(?<![\d:.$])(?P<eh>1[0-2]|[1-9])\s?{HALF.replace('half', 'ehalf')}"
    r"|(?P<word>정오|자정|\bnoon\b|\bmidnight\b)",
    re.IGNORECASE,
)
TO = re.compile(r"\s*(?:부터)?\s*(?:~|-|→|to\b|until\b|till\b|부터)\s*", re.IGNORECASE)
HOUR_BEFORE = re.compile(rf"{PART}(?<![\d:./-])(?P<h>\d{{1,2}})\s*(?:~|-|to)\s*$", re.IGNORECASE)
LENGTH = re.compile(
    r"[\s(,·]*(?:약\s*)?(?:(?P<h>\d{1,2})\s*(?:시간|hours?\b|hrs?\b))?\s*(?:(?P<m>\d{2,3})\s*(?:분|min(?:ute)?s?\b))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tick:
    """One time of day and where it stands. `round_clock`: written as only a 24-hour clock is (09:30, 14:30)."""

    start: int
    end: int
    clock: Clock
    round_clock: bool = False


def _part(said: str | None) -> DayPart | None:
    return None if said is None else PARTS[said.lower().replace(".", "").replace(" ", "")]


def _tick(found: re.Match[str]) -> Tick | None:
    """None where there is no such time."""
    if found["word"]:
        part: DayPart = "noon" if found["word"].lower() in ("정오", "noon") else "midnight"
        return Tick(found.start(), found.end(), Clock(None, 0, part))
    hour = found["h"] or found["kh"] or found["eh"]
    minute = int(found["m"] or found["km"] or (30 if found["khalf"] else 0))
    part_said = _part(found["part"] or found["kpart"] or found["half"] or found["ehalf"])
    if int(hour) > 24 or minute > 59:
        return None
    whole = part_said is None and found["h"] is not None and (hour.startswith("0") or int(hour) > 12)
    return Tick(found.start(), found.end(), Clock(int(hour), minute, part_said), whole)


def _ticks(text: str) -> list[Tick]:
    return [tick for tick in map(_tick, CLOCK.finditer(text)) if tick is not None]


def tells_24_hours(text: str) -> bool:
    """Whether the times in a text are written on a 24-hour clock."""
    return any(tick.round_clock for tick in _ticks(text))


def _settled(tick: Tick, whole_day: bool) -> Clock:
    clock = tick.clock
    bare = clock.part is None and clock.hour is not None and clock.hour < 12
    return Clock(clock.hour, clock.minute, "am") if bare and (tick.round_clock or whole_day) else clock


def _hour_before(text: str, tick: Tick) -> tuple[int, Clock] | None:
    """The first number of `2~4시` and `9-11 AM`."""
    found = HOUR_BEFORE.search(text, 0, tick.start)
    if found is None or not 0 < int(found["h"]) <= 24:
        return None
    return found.start(), Clock(int(found["h"]), 0, _part(found["part"]))


def _length(text: str, at: int) -> tuple[int | None, int]:
    """(minutes, where they end) of a length right behind a time."""
    found = LENGTH.match(text, at)
    if found is None or not (found["h"] or found["m"]):
        return None, at
    return int(found["h"] or 0) * 60 + int(found["m"] or 0), found.end()


def _spans(text: str, ticks: list[Tick], whole_day: bool) -> Iterator[Found]:
    waiting = list(ticks)
    while waiting:
        first = waiting.pop(0)
        bridge = TO.match(text, first.end)
        if bridge and waiting and waiting[0].start == bridge.end():
            last = waiting.pop(0)
            said = Spoken(clock=_settled(first, whole_day), until_clock=_settled(last, whole_day))
            yield Found(first.start, last.end, said)
        elif (before := _hour_before(text, first)) is not None:
            yield Found(before[0], first.end, Spoken(clock=before[1], until_clock=_settled(first, whole_day)))
        else:
            minutes, end = _length(text, first.end)
            yield Found(first.start, end, Spoken(clock=_settled(first, whole_day), minutes=minutes))


def find_clocks(text: str, whole_day: bool = False) -> tuple[Found, ...]:
    """Every printed time of day or span in a tidy text, in order. `whole_day`: the page uses a 24-hour clock."""
    return tuple(_spans(text, _ticks(text), whole_day))
