"""Screenshots of conversations: who said what stands in bubbles, and when in date lines between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.calendar.time.expression import CalendarDate, Spoken
from core.dialogue.reading import Line
from core.language.picture.columns import columns_of
from core.language.picture.moments import find_moments, spoken
from core.language.picture.page import Page, Row, joined
from core.language.picture.words import KIND, PHONE

BUBBLE_TIME = re.compile(
    r"^\W*(?:읽음|안읽음|read|delivered|edited|\d{1,3})?\W*(?:(?:[가-힣][전후]|AM|PM)\W{0,2}\d{1,2}[:.;'1]\d{2}|\d{1,2}:\d{2}\s?[AP]\.?M\.?)\W{0,4}(?:\(edited\))?$",
    re.IGNORECASE,
)
BARE_TIME = re.compile(r"^\W*\d{1,2}:\d{2}\W{0,3}$")
SPEAKER_AND_TIME = re.compile(
    r"^(?P<who>(?:[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,2}|[가-힣]{2,4}(?:\s?[가-힣]{1,4})?)(?:\s?\([^)]*\))?)\s+(?:APP\s+)?"
    r"(?:(?:오전|오후)\s?\d{1,2}:\d{2}|\d{1,2}:\d{2}\s?[APap][Mm])$"
)
HINT = re.compile(
    r"^\W*(?:메시지\s?(?:입력|보내기)|메시지를\s?입력.*|문자\s?메시지|iMessage|text\s?message|type\s+a\s+message|message(?:\s+[#@]?.{1,24})?|aa|write\s+a\s+message.*|전송|보내기|send)\W*$",
    re.IGNORECASE,
)
RELATIVE_LINE = re.compile(
    r"^\W*(?:오늘|어제|today|yesterday)\W*(?:(?:at\s*)?(?:오전|오후)?\s?\d{1,2}:\d{2}\s?(?:[AP]M)?)?\W*$",
    re.IGNORECASE,
)
AROUND_DATE = re.compile(r"^(?:\W|\bat\b|까지|여기|읽으셨습니다)*$", re.IGNORECASE)
SPEAKER = re.compile(r"^[가-힣A-Za-z][\w가-힣 .()&/-]{0,18}$")
LEAD = re.compile(r"^[<←‹«\s]+|[\s\d≡=☰Q:]+$")


@dataclass(frozen=True, slots=True)
class Said:
    """One message; `day` is the date line above it, as printed."""

    rows: tuple[Row, ...]
    day: Spoken | None

    @property
    def text(self) -> str:
        """Its rows as one text; a word torn off at the end of a bubble is put back."""
        text = self.rows[0].text
        for row in self.rows[1:]:
            text = joined(text, row.text)
        return text


@dataclass(frozen=True, slots=True)
class Conversation:
    """The name of the room or of the other person, and the messages from the top."""

    name: str
    said: tuple[Said, ...]


def _is_bubble_time(cell: Line) -> bool:
    return bool(BUBBLE_TIME.match(cell.text))


def _timed_bubbles(rows: Sequence[Row]) -> int:
    cells = sum(_is_bubble_time(cell) for row in rows for cell in row.cells)
    return cells + sum(len(row.cells) == 1 and bool(SPEAKER_AND_TIME.match(row.text)) for row in rows)


def _asks_for_message(page: Page) -> bool:
    """An empty field to write in, at the lower edge."""
    return any(HINT.match(row.text) for row in page.rows[-3:])


def is_chat(page: Page) -> bool:
    """Whether the picture shows a conversation."""
    if columns_of(page.rows) is not None:
        return False
    timed = _timed_bubbles(page.rows)
    return (
        timed >= 3
        or (timed >= 1 and _asks_for_message(page))
        or (_asks_for_message(page) and _has_line(page))
    )


def date_line(row: Row) -> Spoken | None:
    """The day of a date line between bubbles; a Spoken without a day for `today`; None for all other rows."""
    if RELATIVE_LINE.match(row.text):
        return Spoken()
    found = find_moments(row.text)
    if len(found) != 1 or spoken(found[0]).day is None or len(row.cells) > 2:
        return None
    rest = row.text[: found[0].start] + row.text[found[0].end :]
    return spoken(found[0]) if AROUND_DATE.match(rest) else None


def _is_heading(row: Row, below: Row | None) -> bool:
    """A name with the time beside it, right above what that person says (not a short message and its time)."""
    if below is None or not SPEAKER_AND_TIME.match(row.text) or KIND.search(row.text):
        return False
    timed = any(_is_bubble_time(cell) for cell in below.cells)
    return not timed and abs(row.left - below.left) < 0.5 * row.height


def _has_line(page: Page) -> bool:
    return any(date_line(row) is not None for row in page.rows[:8])


def _without_times(row: Row) -> Row | None:
    cells = tuple(cell for cell in row.cells if not _is_bubble_time(cell) and not BARE_TIME.match(cell.text))
    return Row(cells) if cells else None


@dataclass(slots=True)
class Splitting:
    """Walks down the rows and closes a message wherever the next begins."""

    said: list[Said] = field(default_factory=list)
    open: list[Row] = field(default_factory=list)
    day: Spoken | None = None

    def close(self) -> None:
        """What is open is a message of its own."""
        if self.open:
            self.said.append(Said(tuple(self.open), self.day))
            self.open = []

    def take(self, row: Row, below: Row | None) -> None:
        """The next row."""
        line, text = date_line(row), _without_times(row)
        if line is not None and not self._inside(row):
            self.close()
            self.day = line
        elif text is None or HINT.match(row.text) or _is_heading(row, below):
            self.close()
        elif not self.open and self._is_speaker(row, below):
            return
        else:
            if self.open and self._begins_another(text):
                self.close()
            self.open.append(text)
            if len(text.cells) < len(row.cells):
                self.close()

    def _inside(self, row: Row) -> bool:
        """A date in the midst of a bubble is part of what is said."""
        above = self.open[-1] if self.open else None
        return (
            above is not None
            and row.top - above.bottom < 0.6 * above.height
            and abs(row.left - above.left) < row.height
        )

    def _is_speaker(self, row: Row, below: Row | None) -> bool:
        if (
            below is None
            or len(row.cells) > 1
            or not SPEAKER.match(row.text)
            or _without_times(below) is None
        ):
            return False
        return (
            row.left <= below.left + row.height and len(row.text.split()) <= 3 and not KIND.search(row.text)
        )

    def _begins_another(self, row: Row) -> bool:
        above = self.open[-1]
        return row.top - above.bottom > 0.9 * above.height or abs(row.left - above.left) > 1.5 * above.height


def _first_line(rows: Sequence[Row]) -> int:
    """Where the conversation begins, below the name of the room."""
    for at, row in enumerate(rows[:6]):
        if date_line(row) is not None:
            return at
    return 1 if len(rows) > 1 and len(rows[0].text) <= 24 else 0


def _name_of(rows: Sequence[Row]) -> str:
    names = (LEAD.sub("", row.text).strip() for row in rows if not PHONE.search(row.text))
    return next((name for name in names if sum(letter.isalpha() for letter in name) >= 2), "")


def conversation(page: Page) -> Conversation:
    """The messages of a chat."""
    first = _first_line(page.rows)
    splitting = Splitting()
    rows = page.rows[first:]
    for at, row in enumerate(rows):
        splitting.take(row, rows[at + 1] if at + 1 < len(rows) else None)
    splitting.close()
    return Conversation(_name_of(page.rows[:first]), tuple(splitting.said))


def printed_day(line: Spoken | None) -> CalendarDate | None:
    """The date of a date line, where it is told with month and day."""
    return line.day if line is not None and isinstance(line.day, CalendarDate) else None
