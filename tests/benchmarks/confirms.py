"""Confirms that come up to five times, all at once: each event is in Google once, and each guest has one mail.

Options: --confirms N (1,000, of --people N, 20), --seed N, --postgres. A tenth of the events have two guests who are
to be mailed. A confirm comes again under the id it came with, as a platform repeats itself, or under another, as a
second tap does.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from bot.house import remote_rounds
from bot.sweep import sweeping
from core.dialogue.buttons import Press
from core.dialogue.message import ConversationKey
from core.errors import StoreUnavailable
from tests.benchmarks.options import number
from tests.loads.house import House, Person, database, house, of
from tests.loads.instruments import load
from tests.loads.scenes import asked, mailed, titles
from tests.loads.stand_in import StandIn, stand_in

AT_MOST, A_CARD_EACH, MAILED = 5, 10, 10  # times · cards in a conversation · one of so many has guests
PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Tap:
    """A confirm that is about to be made, again and again."""

    key: ConversationKey
    press: Press
    title: str
    guests: tuple[str, ...]


def main(options: list[str]) -> dict[str, Any]:
    """Everybody at once, while the house writes to Google beside it."""
    seed = int(number(options, "--seed", random.randrange(10**9)))
    confirms, people = int(number(options, "--confirms", 1000)), int(number(options, "--people", 20))
    print(f"seed {seed}", flush=True)
    with database(options) as url, stand_in(seed, quota=True) as google:
        figures = asyncio.run(_measured(google, url, seed, confirms, people))
    wanted = {
        "events": confirms,
        "inserts": confirms,
        "lost": 0,
        "twice": 0,
        "other_writes": 0,
        "other_mails": 0,
    }
    ok = (
        all(figures[name] == value for name, value in wanted.items())
        and figures["mails"] == figures["guests"]
    )
    return {"figures": {"seed": seed, "load": load(), **figures}, "ok": ok}


Random = random.Random


async def _measured(
    google: StandIn, url: str | None, seed: int, confirms: int, people: int
) -> dict[str, Any]:
    chance = random.Random(seed)
    async with AsyncExitStack() as stack:
        here = await stack.enter_async_context(house(google, url))
        taps = await _cards(here, confirms, people)
        deliveries = [(tap, id_) for tap in taps for id_ in _ids(chance)]
        chance.shuffle(deliveries)
        here.google.do(asked)
        stop = asyncio.Event()
        await stack.enter_async_context(sweeping(remote_rounds(here.sync), stop))
        begun = time.perf_counter()
        turned_away = sum(await asyncio.gather(*(_delivered(here, tap, id_) for tap, id_ in deliveries)))
        confirmed = time.perf_counter() - begun
        await _until_there(here, taps, begun)
        await asyncio.sleep(2)  # whatever would come twice has the time to
        seconds = {"confirmed_s": round(confirmed, 1), "there_s": round(time.perf_counter() - begun - 2, 1)}
        stop.set()
        counts = {"confirms": len(taps), "deliveries": len(deliveries), "turned_away": turned_away}
        return {**counts, **seconds, **_found(here, taps)}


async def _delivered(here: House, tap: Tap, id_: UUID) -> int:
    """Once; and again as any platform does while the house is too busy to take it. How often that was."""
    for times in count():
        try:
            await here.press(tap.key, tap.press, id_)
        except StoreUnavailable:
            await asyncio.sleep(1)
        else:
            return times
    raise AssertionError


async def _cards(here: House, confirms: int, people: int) -> list[Tap]:
    """Cards that wait for their tap, a few in each conversation; those with guests have mail switched on."""
    everybody = [Person(f"p{each}@example.com") for each in range(people)]
    for person in everybody:
        await here.connect(person)
    await asyncio.gather(*(here.sync.pull() for _ in everybody))

    async def cards(person: Person, first: int) -> list[Tap]:
        return [
            await _card(here, person, turn, slot) for turn, slot in enumerate(range(first, confirms, people))
        ]

    by_person = await asyncio.gather(*(cards(person, first) for first, person in enumerate(everybody)))
    return [tap for taps in by_person for tap in taps]


async def _card(here: House, person: Person, turn: int, slot: int) -> Tap:
    key = person.at(turn // A_CARD_EACH)
    guests = (f"a{slot}@example.org", f"b{slot}@example.net") if slot % MAILED == 0 else ()
    title = f"일 {slot}"
    offered = await here.ask(key, title, slot, *guests)
    if guests:
        offered = await here.press(key, of("notify", offered))
    return Tap(key, of("confirm", offered), title, guests)


def _ids(chance: random.Random) -> list[UUID]:
    """Under which ids a confirm comes: its own, and again that or another."""
    own = uuid4()
    return [own, *(chance.choice((own, uuid4())) for _ in range(chance.randrange(AT_MOST)))]


async def _until_there(here: House, taps: list[Tap], begun: float) -> None:
    while sum(map(len, (await here.google.doing(titles)).values())) < len(taps):
        assert time.perf_counter() - begun < PATIENCE, "it never came"
        await asyncio.sleep(0.2)


def _found(here: House, taps: list[Tap]) -> dict[str, Any]:
    """What there is at Google, and how it came there."""
    there = Counter(title for one in here.google.do(titles).values() for title in one)
    mails = Counter(here.google.do(mailed))
    told = here.google.do(asked)
    writes = {name: times for name, times in told.items() if not name.startswith("GET")}
    wanted = {(guest, "invitation", tap.title) for tap in taps for guest in tap.guests}
    inserts = writes.pop("POST calendars/events 200", 0)
    return {
        "events": there.total(),
        "inserts": inserts,
        "lost": len({tap.title for tap in taps} - there.keys()),
        "twice": sum(times > 1 for times in there.values()),
        "guests": len(wanted),
        "mails": sum(mails[one] for one in wanted),
        "other_mails": mails.total() - sum(mails[one] for one in wanted),
        "other_writes": sum(times for name, times in writes.items() if "watch" not in name),
        "requests": told.total(),
    }
