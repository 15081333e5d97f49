"""What happens at the stand-in: calendars as people have them, what others change there, and what was asked of it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from tests.fakes.google import elsewhere
from tests.fakes.google.faults import Rule
from tests.fakes.google.grants import Script
from tests.fakes.google.world import World

TITLES = (
    "주간 회의",
    "치과",
    "1:1 민수",
    "점심",
    "제안서 검토",
    "요가",
    "Design review",
    "병원 예약",
    "아이 학원",
    "출장",
)
PLACES = ("강남역 11번 출구", "3층 소회의실", "https://meet.example.com/abc", "서울시 중구 세종대로 110", "")
FIRST = datetime(2025, 6, 2, 0, tzinfo=UTC)  # a Monday
A_DAY = 3  # events, however many there are: a calendar grows longer and not denser


def consenting(world: World, email: str) -> None:
    """Whoever comes to the consent screen next is this person."""
    world.add_account(email)
    world.oauth.script = Script(email)


def fill(world: World, email: str, events: int, series: int, seed: int) -> int:
    """A calendar that somebody has lived with for years; tells how many resources it came to."""
    chance = Random(seed)
    world.add_account(email)
    days = max(7, events // A_DAY)
    for number in range(events - series):
        elsewhere.add(world, email, _single(chance, number, days))
    for number in range(series):
        _add_series(world, email, chance, number, days)
    return len(world.calendars[email].events.items)


def _single(chance: Random, number: int, days: int) -> dict[str, Any]:
    return _described(chance, number) | _times(_some_start(chance, days), chance.random() < 0.15)


def _some_start(chance: Random, days: int) -> datetime:
    return FIRST + timedelta(days=chance.randrange(days), minutes=30 * chance.randrange(20))


def _described(chance: Random, number: int) -> dict[str, Any]:
    guests = [
        {"email": f"guest{chance.randrange(500)}@example.org", "responseStatus": "accepted"}
        for _ in range(chance.choice((0, 0, 0, 1, 4)))
    ]
    notes = "\n".join(
        "안건 하나, 그리고 지난번에 하던 이야기를 이어서." for _ in range(chance.choice((0, 0, 2, 12)))
    )
    return {
        "summary": f"{chance.choice(TITLES)} {number}",
        "location": chance.choice(PLACES),
        "description": notes,
        "attendees": guests,
        "colorId": str(chance.randrange(1, 12)),
        "reminders": {"useDefault": chance.random() < 0.8},
    }


def _times(start: datetime, all_day: bool) -> dict[str, Any]:
    if all_day:
        day = start.date()
        return {"start": {"date": str(day)}, "end": {"date": str(day + timedelta(days=1))}}
    zone = {"timeZone": "Asia/Seoul"}
    return {
        "start": {"dateTime": start.isoformat()} | zone,
        "end": {"dateTime": (start + timedelta(hours=1)).isoformat()} | zone,
    }


def _add_series(world: World, email: str, chance: Random, number: int, days: int) -> None:
    """Each week; half of them with an instance that was moved and one that does not take place."""
    start = _some_start(chance, days)
    body = _described(chance, number) | _times(start, False) | {"recurrence": ["RRULE:FREQ=WEEKLY;COUNT=60"]}
    name = elsewhere.add(world, email, body)["id"]
    if number % 2:
        moved, left = (start + timedelta(weeks=week) for week in (3, 5))
        elsewhere.edit(world, email, _instance(name, moved), _times(moved + timedelta(hours=2), False))
        elsewhere.remove(world, email, _instance(name, left))


def _instance(name: str, start: datetime) -> str:
    return f"{name}_{start:%Y%m%dT%H%M%SZ}"


def rename(world: World, email: str, count: int, word: str, seed: int) -> None:
    """Somebody gives so many single events another title."""
    items = world.calendars[email].events.items
    singles = [name for name, event in items.items() if not {"recurrence", "recurringEventId"} & event.keys()]
    for name in Random(seed).sample(singles, count):
        elsewhere.edit(world, email, name, {"summary": word})


def add(world: World, email: str, title: str, start: datetime) -> str:
    """Somebody adds an hour."""
    return str(elsewhere.add(world, email, {"summary": title} | _times(start, False))["id"])


def token(world: World, email: str) -> str:
    """An access token without the dance."""
    world.add_account(email)
    return world.token_for(email)


def asked(world: World) -> Counter[str]:
    """What was asked since the last time: a request as `GET events 200`."""
    told = Counter(f"{one.method} {_kind(one.path)} {one.status or one.transport}" for one in world.requests)
    world.requests.clear()
    return told


def _kind(path: str) -> str:
    parts = path.removeprefix("/calendar/v3/").split("/")
    return "/".join(part for part in parts if part.isalpha() and len(part) < 26)


def titles(world: World) -> dict[str, list[str]]:
    """What stands in each calendar, single events only."""
    return {
        email: [event["summary"] for event in one.events.items.values() if event["status"] == "confirmed"]
        for email, one in world.calendars.items()
    }


def watched(world: World) -> int:
    """How many calendars are watched."""
    return sum(one.kind == "events" for one in world.channels.open.values())


def mailed(world: World) -> list[tuple[str, str, str]]:
    """Every mail: whom it went to, what kind it is, and about what."""
    return [(mail.to, mail.kind, mail.summary) for mail in world.mails]


def break_down(world: World, *rules: dict[str, Any]) -> None:
    """From now on these faults, and no others."""
    world.faults.clear()
    for rule in rules:
        world.faults.add(Rule(**rule))


def busiest_minute(world: World) -> dict[str, int]:
    """The most requests within any minute: of the whole project, and of one user; by the calendar they were about."""
    by_user: dict[str, list[datetime]] = {}
    for one in world.requests:
        if one.path.startswith("/calendar/v3/calendars/"):
            by_user.setdefault(one.path.split("/")[4], []).append(one.at)
    everything = [one.at for one in world.requests if one.path.startswith("/calendar/")]
    return {
        "most_a_minute": _most(everything),
        "most_a_minute_of_a_user": max((_most(times) for times in by_user.values()), default=0),
    }


def _most(times: list[datetime]) -> int:
    first, most = 0, 0
    for last, at in enumerate(times):
        while times[first] <= at - timedelta(minutes=1):
            first += 1
        most = max(most, last - first + 1)
    return most
