"""Google is away for minutes while people go on changing things: nothing is lost, and all of it is there soon after.

Options: --minutes N (10), --people N (30), --rate N (changes a second, 5), --seed N, --postgres. By turns Google
answers 503 and does not answer at all. Of the changes three in five are new events, one gives an older one
another title, one takes one back.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

from bot.house import remote_rounds
from bot.sweep import sweeping
from core.dialogue.buttons import Press
from core.dialogue.interpretation import ChangeEvent, Patch, Target
from tests.benchmarks.options import number
from tests.loads.house import House, Person, database, house, of
from tests.loads.instruments import load, measured
from tests.loads.scenes import asked, break_down, busiest_minute, titles
from tests.loads.stand_in import StandIn, stand_in

SOON, PATIENCE, LOOK = 60.0, 300.0, 0.5
PER_USER, PER_PROJECT = 600, 10_000
AWAY = (
    {"kind": "error", "path": "/*", "times": None, "status": 503},
    {"kind": "timeout", "path": "/*", "times": None},
)
TURNS = 4  # of the two ways to be away
OLDER = 5
WHAT = ("add", "add", "add", "rename", "take back")
NAMES = ("치과", "요가", "독서 모임", "저녁 약속", "주간 회의", "병원", "미용실", "피아노", "장보기", "산책")


@dataclass
class Calendar:
    """One person's events as they were told that they are: for each title the tap that takes it back."""

    person: Person
    events: dict[str, Press | None] = field(default_factory=dict)
    made: int = 0


def main(options: list[str]) -> dict[str, Any]:
    """The outage, and what is there after it."""
    seed, minutes = int(number(options, "--seed", random.randrange(10**9))), number(options, "--minutes", 10)
    people, rate = int(number(options, "--people", 30)), number(options, "--rate", 5)
    print(f"seed {seed}", flush=True)
    with database(options) as url, stand_in(seed, quota=True) as google:
        figures = asyncio.run(_measured(google, url, random.Random(seed), minutes * 60, people, rate))
    ok = figures["lost"] == figures["extra"] == figures["twice"] == 0 and figures["there_after_s"] <= SOON
    rates = figures["most_a_minute_of_a_user"] <= PER_USER and figures["most_a_minute"] <= PER_PROJECT
    return {"figures": {"seed": seed, "load": load(), **figures}, "ok": ok and rates}


async def _measured(
    google: StandIn, url: str | None, chance: random.Random, seconds: float, people: int, rate: float
) -> dict[str, Any]:
    async with AsyncExitStack() as stack:
        here = await stack.enter_async_context(house(google, url))
        calendars = [Calendar(Person(f"p{each}@example.com")) for each in range(people)]
        for calendar in calendars:
            await here.connect(calendar.person)
        await here.sync.pull()
        google.do(asked)
        stop = asyncio.Event()
        await stack.enter_async_context(sweeping(remote_rounds(here.sync), stop))
        away = asyncio.create_task(_be_away(google, seconds))
        async with measured() as spent:
            took = await _go_on(here, calendars, chance, seconds, rate)
        await away
        after = await _until_there(google, calendars)
        await asyncio.sleep(2)
        figures = _found(google, calendars)
        stop.set()
    return {
        "changes": len(took),
        "turn_p95_ms": round(statistics.quantiles(took, n=100, method="inclusive")[94], 1),
        "loop_lag_ms": round(spent.lag, 1),
        "cpu_share": round(spent.cpu / spent.wall, 2),
        "there_after_s": after,
        "faults": dict(here.faults.counted),
        **figures,
    }


async def _be_away(google: StandIn, seconds: float) -> None:
    """Refusing and silent by turns, each connection for as long as all of it; back at the end, whatever happens."""
    try:
        for turn in range(TURNS):
            await google.doing(break_down, AWAY[turn % len(AWAY)] | {"delay": seconds})
            await asyncio.sleep(seconds / TURNS)
    finally:
        await google.doing(break_down)


async def _go_on(
    here: House, calendars: list[Calendar], chance: random.Random, seconds: float, rate: float
) -> list[float]:
    """So many changes a second, each person's one after the other; how long each took the person, in milliseconds."""
    begun, turns = time.perf_counter(), []
    busy = [asyncio.Lock() for _ in calendars]

    async def change(whose: int, due: float) -> float:
        async with busy[whose]:
            await _change(here, calendars[whose], chance)
        return (time.perf_counter() - due) * 1000

    for each in range(int(seconds * rate)):
        due = begun + each / rate
        await asyncio.sleep(due - time.perf_counter())
        turns.append(asyncio.create_task(change(each % len(calendars), due)))
    return await asyncio.gather(*turns)


async def _change(here: House, calendar: Calendar, chance: random.Random) -> None:
    """A new event; or an older one gets another title, or is taken back."""
    key, older = calendar.person.at(), list(calendar.events)
    what = chance.choice(WHAT) if len(older) >= OLDER else "add"
    calendar.made += 1
    if what == "take back" and (title := _some(chance, calendar)) is not None:
        press = calendar.events.pop(title)
        assert press is not None
        await here.press(key, press)
        return
    new = f"{chance.choice(NAMES)} {calendar.made}번째"
    if what == "rename":
        old = chance.choice(older)
        offered = await here.say(key, f"{old} → {new}", ChangeEvent(Target(old), Patch(title=new)))
        await here.press(key, of("confirm", offered))
        del calendar.events[old]
        calendar.events[new] = None
    else:
        calendar.events[new] = of("undo", await here.confirm(key, new, calendar.made))


def _some(chance: random.Random, calendar: Calendar) -> str | None:
    """One that can be taken back: nothing was changed about it since."""
    fresh = [title for title, press in calendar.events.items() if press is not None]
    return chance.choice(fresh) if fresh else None


async def _until_there(google: StandIn, calendars: list[Calendar]) -> float:
    """Seconds until Google shows what everybody was told."""
    begun = time.perf_counter()
    while (gone := time.perf_counter() - begun) < PATIENCE:
        there = await google.doing(titles)
        if all(sorted(there[one.person.email]) == sorted(one.events) for one in calendars):
            break
        await asyncio.sleep(LOOK)
    return round(gone, 1)


def _found(google: StandIn, calendars: list[Calendar]) -> dict[str, Any]:
    """What there is at Google, and how hard it was asked for."""
    there = google.do(titles)
    shown = Counter((one.person.email, title) for one in calendars for title in there[one.person.email])
    told = {(one.person.email, title) for one in calendars for title in one.events}
    minute = google.do(busiest_minute)
    requests = google.do(asked)
    return {
        "lost": len(told - shown.keys()),
        "extra": len(shown.keys() - told),
        "twice": sum(times > 1 for times in shown.values()),
        **minute,
        "refused_by_quota": sum(times for name, times in requests.items() if name.endswith((" 403", " 429"))),
        "requests": requests.total(),
        "inserts": sum(times for name, times in requests.items() if name == "POST calendars/events 200"),
    }
