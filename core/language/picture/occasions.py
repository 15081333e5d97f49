"""Which days and times in the notes of a page belong together, and what each of them is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.calendar.time.expression import Spoken
from core.language.found import Found
from core.language.picture.labels import Role
from core.language.picture.moments import spoken
from core.language.picture.notes import Note
from core.language.picture.words import ADDRESS_OF_NET, PHONE, SAME_DAY, SENT

NEAR = 3
BARE = re.compile(
    r"(?:매주|매월|[월화수목금토일]요일|weekly|every\s\w+day|time|doors|show|start|시작|공연|오픈|open|pm|am|부터|까지|\(?kst\)?|[A-Z]{2,4}T|to|~|-|예정|입장|에|낮|식|at|from|\W)*",
    re.IGNORECASE,
)
CLOSES_AFTER = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:까지|마감|이?전(?![가-힣]))")
CLOSES_BEFORE = re.compile(
    r"(?:\bby|\bbefore|\bdue(?:\s+(?:on|by|date))?|\bdeadline|\bno later than)\s*:?\s*$", re.IGNORECASE
)
OPENS = re.compile(
    r"(?:티켓|예매|판매|접수|신청|모집|등록)\s*(?:오픈|시작|개시|개봉)|tickets?\s+on\s+sale|on\s+sale",
    re.IGNORECASE,
)
DOORS = re.compile(
    r"(?:\bdoors?(?:\s+open)?(?:\s+at)?|입장|boarding|탑승|registration|집합|접수|리허설)\s*[:]?\s*$",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"(?:취소|환불|변경|주차|할인|얼리버드|early\s?bird|refunds?|cancel\w*|지난|어제|yesterday|last\s+\w+day)\S{0,3}\s*[^.,\d]{0,10}$",
    re.IGNORECASE,
)
BEHIND = re.compile(r"\s*(?:까지|이전|전)\S*\s*(?:무료\s*)?(?:취소|환불|변경|할인)")
OPENS_THEN = re.compile(r"\s*부터(?!\s*\d)")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A time on the page. `note` is where it was found; `said_at` the place of its day in that text."""

    time: Spoken
    note: Note
    role: Role | None = None
    deadline: bool = False
    last_on_row: bool = False

    @property
    def main(self) -> bool:
        """Whether the page itself calls it the time of its event."""
        return self.role in ("when", "start") and not self.deadline


def _closes(note: Note, found: Found) -> bool:
    """Whether something ends there rather than takes place."""
    if note.label is not None and note.label.role in ("when", "start"):
        return False
    said = spoken(found)
    whole = said.until_clock is not None or said.until_day is not None
    behind = bool(CLOSES_AFTER.match(note.text, found.end)) and not whole
    before = bool(CLOSES_BEFORE.search(note.text[: found.start]))
    by_label = note.label is not None and note.label.role == "deadline"
    return behind or before or by_label or bool(OPENS.search(note.text[: found.start]))


def _worthless(note: Note) -> bool:
    """Rows whose times are of no interest: when something was sent, opening hours, ages, numbers."""
    ignored = note.label is not None and note.label.role == "ignore"
    sent = (note.label is None or note.label.role == "named") and SENT.search(note.text)
    return ignored or bool(sent or ADDRESS_OF_NET.search(note.rest)) or bool(PHONE.search(note.rest))


def _is_aside(note: Note, found: Found) -> bool:
    """Until when one may cancel, since when one may apply."""
    by_label = note.label is not None and note.label.role == "deadline"
    aside = BESIDE.search(note.text[: found.start]) or BEHIND.match(note.text, found.end)
    return bool(aside or (by_label and OPENS_THEN.match(note.text, found.end)))


class Gathering:
    """Walks down the notes and puts together what stands apart."""

    def __init__(self) -> None:
        self.all: list[Occasion] = []
        self._clock: tuple[int, Spoken] | None = None
        self._ended = -NEAR

    def take(self, note: Note) -> None:
        """The next note."""
        if _worthless(note):
            return
        for found in note.moments:
            said = spoken(found)
            if _is_aside(note, found):
                continue
            if said.day is None and DOORS.search(note.text[: found.start]):
                continue
            if said.day is None:
                self._take_clock(note, said, begins=found.start < 3)
            elif note.label is not None and note.label.role == "end" and self.all:
                last = self.all[-1]
                self.all[-1] = replace(
                    last, time=replace(last.time, until_day=said.day, until_clock=said.clock)
                )
                self._ended = note.at if said.clock is None else -NEAR
            else:
                self._take_day(note, found, said)

    def _take_day(self, note: Note, found: Found, said: Spoken) -> None:
        if said.clock is None and self._clock is not None and note.at - self._clock[0] <= 1:
            held = self._clock[1]
            said = replace(said, clock=held.clock, until_clock=held.until_clock, minutes=held.minutes)
        self._clock = None
        role = note.label.role if note.label is not None else None
        ends = found.end >= len(note.text) - 2
        self.all.append(Occasion(said, note, role, _closes(note, found), ends))

    def _take_clock(self, note: Note, said: Spoken, *, begins: bool) -> None:
        last = self.all[-1] if self.all else None
        role = note.label.role if note.label is not None else None
        bare = role in ("when", "start") or (role is None and bool(BARE.fullmatch(note.rest)))
        if last is None:
            self._clock = (note.at, said) if bare else None
        elif role == "end" or (begins and note.at == self._ended + 1):
            if last.time.until_clock is None:
                self.all[-1] = replace(last, time=replace(last.time, until_clock=said.clock))
        elif SAME_DAY.search(note.text):
            self.all.append(Occasion(replace(said, day=last.time.day, weekday=last.time.weekday), note, role))
        elif self._completes(last, note, bare=bare, begins=begins):
            time = replace(last.time, clock=said.clock, until_clock=said.until_clock, minutes=said.minutes)
            self.all[-1] = replace(last, time=time)
        elif bare and role is not None and last.time.until_day is None and last.note.at == note.at:
            self.all.append(Occasion(replace(said, day=last.time.day, weekday=last.time.weekday), note, role))

    def _completes(self, last: Occasion, note: Note, *, bare: bool, begins: bool) -> bool:
        """Whether a time alone is that of the day before it. Opening hours of several days are not."""
        open_ended = last.time.clock is None and last.time.until_day is None and not last.deadline
        below = note.at - last.note.at
        carries_on = below == 1 and begins and last.last_on_row
        return open_ended and (below == 0 or carries_on or (bare and below <= NEAR))


def _sent_line(notes: tuple[Note, ...], note: Note) -> bool:
    """A bare date right below a sender's address."""
    above = notes[max(0, note.at - 2) : note.at]
    return not note.rest.strip("() ") and any(ADDRESS_OF_NET.search(other.text) for other in above)


def gather(notes: tuple[Note, ...]) -> tuple[Occasion, ...]:
    """All occasions of a page, from the top."""
    gathering = Gathering()
    for note in notes:
        if not _sent_line(notes, note):
            gathering.take(note)
    return tuple(gathering.all)
