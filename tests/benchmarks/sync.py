"""Synchronising with Google: first and later listings, an audit, and what a confirmed event costs, beside the floor.

Options: --events N (10,000, a thirty-third of them series), --confirms N (200), --rounds N (of ten changes, 7),
--seed N, --postgres. The floor is a bare `events.insert` by Google's library with one connection, at the same stand-in.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any
from uuid import UUID

from core.sync.pulling import Pulled
from tests.benchmarks.options import number
from tests.fakes.google import client
from tests.loads.house import House, Person, database, house
from tests.loads.instruments import Spent, load, measured
from tests.loads.scenes import asked, fill, rename, token
from tests.loads.stand_in import StandIn, stand_in

BIG, SMALL, WRITER, FLOOR = (Person(f"{name}@example.com") for name in ("big", "small", "writer", "floor"))
CHANGES, FEW = 10, 100
SLOWER = 1.5  # so much more may the same changes cost in a big calendar; the rest is noise
LONGEST, MOST_MEMORY = 60_000, 100  # milliseconds and megabytes of a first listing


def main(options: list[str]) -> dict[str, Any]:
    """One house, one stand-in, one thing after the other."""
    seed = int(number(options, "--seed", random.randrange(10**9)))
    events, confirms = int(number(options, "--events", 10_000)), int(number(options, "--confirms", 200))
    rounds = int(number(options, "--rounds", 7))
    print(f"seed {seed}", flush=True)
    with database(options) as url, stand_in(seed) as google:
        figures = asyncio.run(_measured(google, url, seed, events, confirms, rounds))
    return {"figures": {"seed": seed, "load": load(), **figures}, "ok": _is_well(figures)}


def _is_well(figures: dict[str, Any]) -> bool:
    later = figures["changes_big_requests"] == figures["changes_small_requests"]
    alike = figures["changes_big_cpu_ms"] < SLOWER * figures["changes_small_cpu_ms"]
    first = figures["first_wall_ms"] < LONGEST and figures["first_memory_mb"] < MOST_MEMORY
    return bool(later and alike and first and figures["audit_changed"] == 0)


async def _measured(
    google: StandIn, url: str | None, seed: int, events: int, confirms: int, rounds: int
) -> dict[str, Any]:
    async with house(google, url) as here:
        await _warmed_up(here)
        figures = await first_listing(here, events, seed)
        figures |= await changes(here, rounds, seed)
        figures |= await audit(here)
        return figures | await confirmed(here, confirms)


async def _warmed_up(here: House) -> None:
    """Libraries are read and connections opened before anything is measured."""
    here.google.do(fill, WRITER.email, FEW, 3, 0)
    await here.connect(WRITER)
    await here.sync.pull()
    await here.confirm(WRITER.at(), "처음", 0)
    await here.sync.push()


async def first_listing(here: House, events: int, seed: int) -> dict[str, Any]:
    """Of a calendar of years, and of a small one for comparing."""
    here.google.do(fill, SMALL.email, FEW, 3, seed)
    resources = here.google.do(fill, BIG.email, events, events * 3 // 100, seed)
    small, big = await here.connect(SMALL), await here.connect(BIG)
    await _pulled(here, small.id)
    here.google.do(asked)
    here.store.held.clear()
    async with measured() as spent:
        await _pulled(here, big.id)
    told = here.google.do(asked)
    return {
        "first_resources": resources,
        **_named("first", spent),
        "first_requests": told.total(),
        "first_account_held_ms": _milliseconds(here.store.held),
    }


async def changes(here: House, rounds: int, seed: int) -> dict[str, Any]:
    """Ten of them, in the big calendar and in the small one, by turns."""
    spent: dict[Person, list[Spent]] = {BIG: [], SMALL: []}
    requests = {BIG: 0, SMALL: 0}
    calendars = {person: await _calendar(here, person) for person in spent}
    for turn in range(rounds):
        for person, calendar in calendars.items():
            here.google.do(rename, person.email, CHANGES, f"{turn}번째 이름", seed + turn)
            here.google.do(asked)
            async with measured() as once:
                pulled = await _pulled(here, calendar)
            assert pulled.changed == CHANGES, pulled
            spent[person].append(once)
            requests[person] = max(requests[person], here.google.do(asked).total())
    return {
        f"changes_{name}_{what}": value
        for name, person in (("big", BIG), ("small", SMALL))
        for what, value in (
            ("requests", requests[person]),
            ("wall_ms", _middle([one.wall for one in spent[person]])),
            ("cpu_ms", _middle([one.cpu for one in spent[person]])),
        )
    }


async def audit(here: House) -> dict[str, Any]:
    """All of it listed anew, with nothing changed."""
    calendar = await _calendar(here, BIG)
    here.google.do(asked)
    here.store.held.clear()
    async with measured() as spent:
        pulled = await _pulled(here, calendar, everything=True)
    return {
        **_named("audit", spent),
        "audit_requests": here.google.do(asked).total(),
        "audit_changed": pulled.changed,
        "audit_account_held_ms": _milliseconds(here.store.held),
    }


async def confirmed(here: House, confirms: int) -> dict[str, Any]:
    """From the confirm on until the person hears that it is there; and the floor, by turns."""
    floor, ours, asks = Spent(), Spent(), Spent()
    with _bare(here.google) as insert:
        for slot in range(1, confirms + 1):
            begun = _now()
            await here.confirm(WRITER.at(slot % 5), f"일 {slot}", slot)
            _add(asks, begun)
            begun = _now()
            await here.sync.push()
            _add(ours, begun)
            begun = _now()
            await asyncio.to_thread(insert, slot)
            _add(floor, begun)
    told = here.google.do(asked)
    print(dict(told), flush=True)
    assert told["POST calendars/events 200"] >= 2 * confirms
    figures = {"floor": floor, "confirmed": ours, "asked_and_tapped": asks}
    return {
        **{f"{name}_{what}_ms": round(getattr(spent, what) / confirms, 2)
           for name, spent in figures.items() for what in ("wall", "cpu")},
        "confirmed_requests": round((told.total() - confirms) / confirms, 2),
        "confirmed_to_floor_wall": round(ours.wall / floor.wall, 1),
        "confirmed_to_floor_cpu": round(ours.cpu / floor.cpu, 1),
    }  # fmt: skip


@contextmanager
def _bare(google: StandIn) -> Iterator[Callable[[int], object]]:
    """Inserts an event with nothing of ours in between."""
    body = {
        "start": {"dateTime": "2027-03-01T09:00:00+09:00", "timeZone": "Asia/Seoul"},
        "end": {"dateTime": "2027-03-01T10:00:00+09:00", "timeZone": "Asia/Seoul"},
    }
    service = client.calendar(google.url, google.do(token, FLOOR.email))
    with closing(service), closing(service.events()) as events:
        yield lambda slot: events.insert(
            calendarId=FLOOR.email, body=body | {"summary": f"일 {slot}"}
        ).execute()


async def _calendar(here: House, person: Person) -> UUID:
    world = here.assistant.world
    async with world.store.unit() as unit:
        account = await unit.account(person.at(), world.newborn(), world.clock.now(), world.defaults)
    return account.calendars[0].id


async def _pulled(here: House, calendar: UUID, *, everything: bool = False) -> Pulled:
    pulled = await here.sync.puller.pull(calendar, everything=everything)
    assert pulled is not None, "somebody else is at it"
    assert pulled.complete, "it was put off"
    return pulled


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _add(spent: Spent, since: tuple[float, float]) -> None:
    wall, cpu = _now()
    spent.wall += (wall - since[0]) * 1000
    spent.cpu += (cpu - since[1]) * 1000


def _named(what: str, spent: Spent) -> dict[str, float]:
    return {
        f"{what}_wall_ms": round(spent.wall),
        f"{what}_cpu_ms": round(spent.cpu),
        f"{what}_memory_mb": round(spent.memory, 1),
        f"{what}_lag_ms": round(spent.lag, 1),
    }


def _milliseconds(held: Sequence[float]) -> dict[str, float]:
    return {"times": len(held), "middle": _middle(held), "longest": round(max(held), 1)}


def _middle(values: Sequence[float]) -> float:
    return round(statistics.median(values), 1)
