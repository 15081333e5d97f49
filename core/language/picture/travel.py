"""Tickets for trains, coaches and flights: one event for each leg, from its departure to its arrival."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import EventProposal
from core.dialogue.reading import Line
from core.language.picture.airports import ZONE_OF
from core.language.picture.clocks import tells_24_hours
from core.language.picture.labels import role_of
from core.language.picture.moments import blank_out, find_moments, spoken
from core.language.picture.page import Row

TICKET = re.compile(
    r"승차권|탑승권|항공권|승선권|열차|편명|호차|KTX|SRT|ITX|고속버스|시외버스|boarding\s?pass|e-?ticket\s+itinerary|itinerary|flight|airlines?|항공|train\s+ticket|\bcoach\b|platform",
    re.IGNORECASE,
)
VEHICLE = re.compile(
    r"\b(?:KTX(?:-?(?:산천|이음|청룡))?|SRT|ITX-?\S{0,3})(?:\s?\d{2,4})?|무궁화호?|새마을호?|고속버스|시외버스|공항버스|우등버스",
    re.IGNORECASE,
)
FLIGHT = re.compile(r"(?<![A-Z0-9-])([A-Z]{2}|[A-Z]\d|\d[A-Z])\s?(\d{2,4})(?![\d:.-])")
CODE = re.compile(r"(?<![A-Z])([A-Z]{3})(?![A-Z])")
STOP = r"[가-힣A-Za-z][가-힣A-Za-z]{0,14}"
ROUTE = re.compile(
    rf"^\W*({STOP}(?: {STOP})?)\s*(?:→|->|-+>?|>+|»|⇒|~|▷|\bto\b|[^\w\s]{{1,2}}|(?<=\s)[^\s가-힣]{{1,2}}(?=\s)|(?<=\s)[ㄱ-ㅎ](?=\s))\s*({STOP}(?: {STOP})?)\W*$"
)
ARROW = re.compile(r"→|->|>|»|⇒|~|▷|\bto\b|\s[^\s가-힣]{1,2}\s")
STRETCH = re.compile(r"구간|노선|여정|운행\s?구간|route|trip", re.IGNORECASE)
NO_STOP = re.compile(r"티켓|확인|승차권|탑승권|내역|영수|안내|여정|pass|ticket|itinerary", re.IGNORECASE)
BRACKETS = re.compile(r"\s*\([A-Z]{3}\)")
LEAVES = re.compile(r"출발|depart|가는\s?(?:편|날)|\bdep\b|outbound", re.IGNORECASE)
ARRIVES = re.compile(r"도착|arriv|\barr\b", re.IGNORECASE)
NOT_LEAVING = re.compile(
    r"탑승|boarding|게이트|gate|마감|closes?|check-?in|발권|발행|예매|예약|결제|구입|issued|booked|소요|duration",
    re.IGNORECASE,
)
TRAILS = re.compile(r"\s*(?:출발|도착|행|역|발|터미널)$")


@dataclass(frozen=True, slots=True)
class Leg:
    """One journey without a change."""

    time: Spoken
    route: tuple[str, str] | None = None
    vehicle: str = ""


def is_ticket(rows: Sequence[Row]) -> bool:
    """Whether the page is a ticket that takes somebody somewhere."""
    text = "\n".join(row.text for row in rows)
    return bool(TICKET.search(text)) and any(_route(row) for row in rows)


def _codes(text: str) -> tuple[str, str] | None:
    codes = [code for code in CODE.findall(text) if code in ZONE_OF]
    return (codes[0], codes[1]) if len(codes) == 2 and codes[0] != codes[1] else None


def _zone(stop: str) -> str | None:
    return next((ZONE_OF[code] for code in CODE.findall(stop) if code in ZONE_OF), None)


def _route(row: Row) -> tuple[str, str] | None:
    if len(row.cells) > 1 and STRETCH.fullmatch(row.cells[0].text.strip()):
        row = Row(row.cells[1:])
    codes, text = _codes(row.text), re.sub(r"\([^)]*\)", "", row.text)
    text = re.sub(r"\s\d\s", " ~ ", text)
    if re.search(r"\d", text) or role_of(row.cells[0].text) or NO_STOP.search(text):
        return None
    found = ROUTE.match(text)
    if found and found[1] != found[2] and (ARROW.search(text) or codes):
        return (f"{found[1]} ({codes[0]})", f"{found[2]} ({codes[1]})") if codes else (found[1], found[2])
    if codes:
        return codes
    if len(row.cells) == 3 and len(row.cells[1].text) <= 2:  # an arrow that was taken for a letter
        ends = (row.cells[0].text, row.cells[2].text)
        if all(re.fullmatch(r"[가-힣]{2,8}", end) for end in ends):
            return ends
    bare = [cell.text for cell in row.cells if re.fullmatch(rf"{STOP}", cell.text)]
    two = len(bare) == 2 == len(row.cells) and not any(role_of(cell) for cell in bare)
    stations = two and all(re.search(r"[가-힣]", cell) and len(cell) <= 8 for cell in bare)
    return (bare[0], bare[1]) if stations else None


def _vehicle(row: Row) -> str:
    if found := VEHICLE.search(row.text):
        return found[0].strip()
    found = FLIGHT.search(row.text)
    return f"{found[1]}{found[2]}" if found and not CODE.fullmatch(found[0]) else ""


def _over(cell: Line, rows: Sequence[Row]) -> str:
    """The words right above a cell."""
    height = cell.bottom - cell.top
    above = (
        other
        for row in rows
        for other in row.cells
        if 0 < cell.top - other.top < 3.2 * height
        and min(cell.right, other.right) > max(cell.left, other.left)
    )
    nearest = max(above, key=lambda other: other.top, default=None)
    return nearest.text if nearest is not None and not re.search(r"\d:\d", nearest.text) else ""


def _times(rows: Sequence[Row]) -> Iterator[tuple[Row, Spoken, str]]:
    """(row, time, the words that say what happens then) for every time on the ticket."""
    whole_day = tells_24_hours(blank_out("\n".join(row.text for row in rows)))
    for row in rows:
        for number, cell in enumerate(row.cells):
            start = 0
            for found in find_moments(cell.text, whole_day):
                before = cell.text[start : found.start].strip(" :|/")
                beside = (
                    row.cells[number - 1].text
                    if number and not find_moments(row.cells[number - 1].text)
                    else ""
                )
                yield row, spoken(found), before or beside or _over(cell, rows)
                start = found.end


class Journey:
    """Walks down the times of a ticket and makes legs of them."""

    def __init__(self) -> None:
        self.legs: list[Leg] = []

    def take(self, said: Spoken, words: str) -> None:
        """The next time, with the words about it."""
        if NOT_LEAVING.search(words) and not LEAVES.search(words):
            return
        if said.day is not None and not ARRIVES.search(words) and self._needs_new(said):
            self.legs.append(Leg(said))
        elif self.legs and said.clock is not None:
            self.legs[-1] = replace(self.legs[-1], time=self._with(self.legs[-1].time, said, words))

    def _needs_new(self, said: Spoken) -> bool:
        """Another day begins another leg, unless the last one has not even begun."""
        if not self.legs or self.legs[-1].time.clock is None:
            self.legs = self.legs[:-1]
            return True
        return self.legs[-1].time.day != said.day

    def _with(self, time: Spoken, said: Spoken, words: str) -> Spoken:
        if time.clock is None and not ARRIVES.search(words):
            return replace(time, clock=said.clock, until_clock=said.until_clock)
        if time.until_clock is None and not LEAVES.search(words):
            return replace(time, until_clock=said.clock, until_day=said.day if said.day != time.day else None)
        return time


def _named(leg: Leg) -> EventProposal:
    route = leg.route or ("", "")
    zones = tuple(_zone(stop) for stop in route)
    time = leg.time
    if zones[0] and zones[1]:
        time = replace(time, zone=zones[0], until_zone=zones[1] if zones[1] != zones[0] else None)
    stops = [TRAILS.sub("", BRACKETS.sub("", stop)) for stop in route]
    title = f"{leg.vehicle} {stops[0]}→{stops[1]}".strip()
    return EventProposal(title=title, time=time, location=stops[0])


def legs_of(rows: Sequence[Row]) -> list[EventProposal]:
    """The legs of a ticket; none where the page is no ticket, or says no time of departure."""
    if not is_ticket(rows):
        return []
    journey = Journey()
    for _, said, words in _times(rows):
        journey.take(said, words)
    routes = [route for row in rows if (route := _route(row)) is not None]
    routes = list(dict.fromkeys(routes))
    vehicles = list(dict.fromkeys(vehicle for row in rows if (vehicle := _vehicle(row))))
    legs = [leg for leg in journey.legs if leg.time.clock is not None]
    return [
        _named(
            replace(
                leg,
                route=routes[min(at, len(routes) - 1)],
                vehicle=vehicles[min(at, len(vehicles) - 1)] if vehicles else "",
            )
        )
        for at, leg in enumerate(legs)
    ]
