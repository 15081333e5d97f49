"""Timetables: rows of cells under one another, each an event of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import EventProposal
from core.dialogue.reading import Line
from core.language.picture.clocks import tells_24_hours
from core.language.picture.labels import role_of
from core.language.picture.moments import blank_out, find_moments, spoken
from core.language.picture.page import Row
from core.language.picture.words import PLACE

NAMES = re.compile(
    r"과목명?|교과목?명?|강의명?|내용|행사명?|프로그램명?|제목|경기|대진|주제|세션|강좌명?|일정|구분|활동|학사일정|공연명?|작품명?|subject|course|event|session|title|topic|program|activity|match|class|exam|description",
    re.IGNORECASE,
)
PLACES = re.compile(
    r"장소|고사실|강의실|시험장|교실|위치|경기장|회의실|room|venue|location|place|where|hall|stage",
    re.IGNORECASE,
)
DAYS = re.compile(r"일\s?자|날\s?짜|일시|시험일|월일|기간|요일|date|day|when", re.IGNORECASE)
TIMES = re.compile(r"시\s?간|시각|time", re.IGNORECASE)
PEOPLE = re.compile(
    r"담당.*|교수.*|강사.*|연사.*|발표자.*|감독.*|선생님|비고|학년|학점|분반|번호|교시|no\.?|instructor|professor|speaker|teacher|lecturer|notes?|grade|credits?",
    re.IGNORECASE,
)
EXAM = re.compile(
    r"기말고사|중간고사|기말시험|중간시험|모의고사|지필평가|수행평가|자격시험|실기시험|필기시험|final exams?|midterm exams?|midterms?|finals?|exams?",
    re.IGNORECASE,
)
ROOM = re.compile(r"^[A-Za-z가-힣]{0,6}\s?\d{2,4}\s?호?$|\d+호|\d+층|^[A-Z]-?\d{2,4}$")
PROGRAMME = re.compile(
    r"등록|접수|개회|개막|개식|폐회|폐막|폐식|점심|중식|오찬|휴식|키노트|기조|환영|축사|네트워킹|registration|opening|closing|break|lunch|keynote|welcome|networking",
    re.IGNORECASE,
)
CLOSES = re.compile(r"폐회|폐막|폐식|종료|마무리|closing|end\b|wrap", re.IGNORECASE)
SUFFIX = {
    "final exams": "final exam",
    "finals": "final exam",
    "final": "final exam",
    "midterm exams": "midterm exam",
}
SUFFIX |= {"midterms": "midterm exam", "midterm": "midterm exam", "exams": "exam"}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a table: its time and the cells beside it."""

    row: Row
    time: Spoken
    cells: tuple[Line, ...]
    dated: Line | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The header of a table."""

    cells: tuple[Line, ...]

    def over(self, cell: Line) -> str:
        """The heading above a cell, or nothing."""
        middle = (cell.left + cell.right) / 2
        nearest = min(self.cells, key=lambda head: abs((head.left + head.right) / 2 - middle), default=None)
        if nearest is None or nearest.bottom > cell.bottom:
            return ""
        overlap = min(nearest.right, cell.right) - max(nearest.left, cell.left)
        return nearest.text if overlap > -0.5 * (cell.bottom - cell.top) else ""


def _is_header(row: Row) -> bool:
    known = (NAMES, PLACES, DAYS, TIMES, PEOPLE)
    heads = sum(any(one.fullmatch(cell.text.replace(" ", "")) for one in known) for cell in row.cells)
    return len(row.cells) >= 2 and heads >= 2 and heads >= 0.6 * len(row.cells)


def header_of(rows: Sequence[Row]) -> Columns:
    """The first row of headings; none where the table has no header."""
    known = next((row.cells for row in rows if _is_header(row)), None)
    if known is not None:
        return Columns(known)
    bare = (row for row in rows if len(row.cells) >= 3 and not any(find_moments(c.text) for c in row.cells))
    return Columns(next((row.cells for row in bare), ()))


def _time_of(cells: Sequence[Line], whole_day: bool) -> tuple[Spoken, list[Line]]:
    """What the cells of a row say of time, and the other cells."""
    time, others = Spoken(), []
    for cell in cells:
        found = find_moments(cell.text, whole_day)
        covered = sum(one.end - one.start for one in found)
        if not found or covered < 0.6 * len(cell.text.replace(" ", "")):
            others.append(cell)
            continue
        for one in found:
            said = spoken(one)
            if said.day is not None and time.day is None:
                time = replace(time, day=said.day, weekday=said.weekday, until_day=said.until_day)
            if said.clock is not None and time.clock is None:
                time = replace(time, clock=said.clock, until_clock=said.until_clock, minutes=said.minutes)
    return time, others


def _dated_cells(row: Row, whole_day: bool) -> list[Item]:
    """A row with several dates, each below a heading of its own: `제1회  1.5 ~ 1.8  1.24(일)`."""
    timed = [(cell, _time_of([cell], whole_day)[0]) for cell in row.cells]
    dated = [(cell, time) for cell, time in timed if time.day is not None]
    others = tuple(cell for cell, time in timed if time == Spoken())
    return [Item(row, time, others, cell) for cell, time in dated]


def _with_days(items: list[Item]) -> list[Item]:
    """A day printed once holds for the rows it spans: beside them where it stands alone, else for those below."""
    alone = [
        item for item in items if item.time.day is not None and not item.cells and item.time.clock is None
    ]
    last: Spoken | None = None
    dated: list[Item] = []
    for item in items:
        if item in alone:
            continue
        if item.time.day is None and alone:
            last = min(alone, key=lambda one: abs(one.row.middle - item.row.middle)).time
        elif item.time.day is not None:
            last = item.time
        if last is not None:
            time = replace(item.time, day=last.day, weekday=last.weekday, until_day=last.until_day)
            dated.append(replace(item, time=time))
    return dated


def items_of(rows: Sequence[Row]) -> list[Item]:
    """The dated rows of a table; none where the page is no table."""
    whole_day = tells_24_hours(blank_out("\n".join(row.text for row in rows)))
    items: list[Item] = []
    if any(role_of(row.cells[0].text) in ("when", "start", "end") and len(row.cells) == 2 for row in rows):
        return []  # labels and their values, not a table
    for row in rows:
        if len(several := _dated_cells(row, whole_day)) > 1:
            items.extend(several)
            continue
        time, others = _time_of(row.cells, whole_day)
        if time.day is not None or (time.clock is not None and others):
            items.append(Item(row, time, tuple(others)))
    wide = [item for item in items if len(item.row.cells) >= 3 or (item.cells and len(item.row.cells) >= 2)]
    return _with_days(items) if len(wide) >= 2 and any(item.time.day for item in items) else []


def _cell_under(item: Item, columns: Columns, heading: re.Pattern[str]) -> str:
    for cell in item.cells:
        if heading.fullmatch(columns.over(cell).replace(" ", "")):
            return cell.text
    return ""


def _name(item: Item, columns: Columns) -> str:
    if item.dated is not None:
        first = item.cells[0].text if item.cells else ""
        return f"{first} {columns.over(item.dated)}".strip()
    if under := _cell_under(item, columns, NAMES):
        return under
    free = [
        cell.text
        for cell in item.cells
        if any(letter.isalpha() for letter in cell.text)
        and not PEOPLE.fullmatch(columns.over(cell).replace(" ", ""))
        and not PLACES.fullmatch(columns.over(cell).replace(" ", ""))
    ]
    return free[0] if free else ""


def _place(item: Item, columns: Columns, name: str) -> str:
    if under := _cell_under(item, columns, PLACES):
        return under
    rooms = (cell.text for cell in item.cells if PLACE.search(cell.text) or ROOM.search(cell.text))
    return next((room for room in rooms if room != name), "")


def exam_of(text: str) -> str:
    """`기말고사` for a page about exams: a subject alone is no title."""
    found = EXAM.search(text)
    return "" if found is None else SUFFIX.get(found[0].lower(), found[0])


def _programme(rows: Sequence[Row], items: list[Item], columns: Columns) -> EventProposal | None:
    """The hours of one and the same event, from its registration to its closing: not an event each."""
    names = [_name(item, columns) for item in items]
    days = {item.time.day for item in items}
    if len(days) > 1 or sum(bool(PROGRAMME.search(name)) for name in names) < 2:
        return None
    above = [row for row in rows if row.middle < items[0].row.middle and not find_moments(row.text)]
    title = max(above, key=lambda row: row.height).text if above else ""
    first, last = items[0].time, items[-1].time
    ends = last.until_clock or (last.clock if CLOSES.search(names[-1]) else None)
    return EventProposal(title=title, time=replace(first, until_clock=ends))


def events_in_table(rows: Sequence[Row]) -> list[EventProposal]:
    """One event for each dated row of a timetable; none where the page is no table."""
    items = items_of(rows)
    columns = header_of(rows)
    if len(items) < 2:
        return []
    if (whole := _programme(rows, items, columns)) is not None:
        return [whole]
    suffix = exam_of("\n".join(row.text for row in rows if row.middle < items[0].row.middle))
    named = [(item, _name(item, columns)) for item in items]
    return [
        EventProposal(
            title=name if item.dated or suffix.lower() in name.lower() else f"{name} {suffix}",
            time=item.time,
            location=_place(item, columns, name),
        )
        for item, name in named
        if name
    ]
