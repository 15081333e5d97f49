"""Whatever happens to a calendar by our hand and by others', the twin in memory tells of it as Google does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

import pytest

from core.calendar.event import Event
from core.calendar.mirror.resource import Resource
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed
from core.errors import RemoteError
from core.records import Wish
from tests.contracts.remote import InMemory, OnStandIn, stand_in  # noqa: F401 - a fixture among them
from tests.contracts.remote_samples import days, weekly
from tests.contracts.remote_scene import Scene, plain
from tests.contracts.samples import at, event

STEPS = 60
KINDS = (
    event("점심", at(1, 12)),
    event("휴가", at(2, 9), attendees=("jiyoung@example.org",)),
    weekly(recurrence=Recurrence("WEEKLY", count=5), excluded=(at(22, 15),)),
    days(Recurrence("DAILY", count=6)),
)
ORIGINALS = (
    *(at(day, 15) for day in (1, 8, 15, 22, 29)),
    *(date(2026, 12, day) for day in (1, 2, 3, 6, 7)),
)
PEOPLE = ("민수", "jiyoung@example.org", "Minsu@example.org", "지영")
RULES = (
    None,
    Recurrence("WEEKLY", count=3),
    Recurrence("WEEKLY", until=date(2026, 12, 16)),
    Recurrence("DAILY", count=9),
)


@dataclass
class Side:
    """One of the two worlds, with what was seen of it."""

    scene: Scene
    token: str = ""
    seen: dict[str, Resource] = field(default_factory=dict)


@dataclass(frozen=True)
class Act:
    """One thing that happens. `late`: over what was seen before."""

    kind: str
    name: str
    marker: str
    event: Event
    fields: dict[str, object]
    late: bool


def said(resource: Resource | None) -> object:
    """What both worlds must say of a resource."""
    if resource is None:
        return None
    content = resource.content and plain(resource.content)
    return resource.id, resource.alive, content, resource.master, resource.original, resource.marker


def chosen(random: Random, turn: int, names: list[str]) -> Act:
    name = random.choice(names) if names and random.random() < 0.85 else f"event{len(names)}"
    if random.random() < 0.4:
        name = InMemory().calendar.instance_id(name, random.choice(ORIGINALS))
    kind = random.choice(
        ["insert", "create"] if name not in names and "_" not in name
        else ["patch"] * 4 + ["cancel", "restore", "edit", "edit", "remove", "insert", "touch"]
    )  # fmt: skip
    return Act(kind, name, f"m{turn}", random.choice(KINDS), changes(random), random.random() < 0.15)


def changes(random: Random) -> dict[str, object]:
    """What somebody changes of an event."""
    hour, day = random.choice((9, 15)), random.choice((1, 2, 8))
    whens = (
        Timed(at(day, hour), at(day, hour) + timedelta(hours=2), "Asia/Seoul"),
        AllDay(date(2026, 12, day), date(2026, 12, day + 1)),
    )
    every = {
        "title": random.choice(("하나", "둘", "셋")),
        "location": random.choice(("", "2층")),
        "when": random.choice(whens),
        "reminders": random.choice(((), (10,))),
        "recurrence": random.choice(RULES),
        "notes": random.choice(("", "메모")),
        "meeting": random.choice((True, False)),
        "attendees": tuple(random.sample(PEOPLE, random.choice((0, 1, 3)))),
    }
    return {name: every[name] for name in random.sample(sorted(every), random.choice((1, 1, 2)))}


async def done(side: Side, act: Act) -> object:
    """What comes of it, an error included."""
    try:
        return said(await outcome(side, act))
    except RemoteError as error:
        return type(error).__name__


async def outcome(side: Side, act: Act) -> Resource | None:
    scene, wish = side.scene, Wish(act.marker)
    if act.kind == "insert":
        return await scene.calendar.insert(scene.spot, act.name, act.event, wish)
    if act.kind == "create":
        return await scene.get(scene.create(replace(act.event, excluded=(), attendees=()), act.name))
    there = await scene.get(act.name)
    if act.late:
        there = side.seen.get(act.name, there)
    side.seen[act.name] = there
    if there.content is None and there.master and not (await scene.get(there.master)).alive:
        return there  # nobody knows what Google makes of bringing back a part of what is gone
    if act.kind == "cancel":
        return await scene.calendar.cancel(scene.spot, there, wish)
    if act.kind in ("edit", "remove", "touch"):
        await by_others(scene, act)
        return await scene.get(act.name)
    before = there.content or act.event
    dropped = {"when"} if before.excluded else {"recurrence"} if there.master else set()
    after = replace(before, **without(act.fields, dropped))
    if after.recurrence is None:
        after = replace(after, excluded=())
    return await scene.calendar.patch(
        scene.spot, there, None if act.kind == "restore" else before, after, wish
    )


async def by_others(scene: Scene, act: Act) -> None:
    """They do not turn a series of whole days into another one, which takes more than another time."""
    now = await scene.get(act.name)
    if not now.alive:
        return
    same_kind = type(now.content.when) is type(act.fields.get("when"))
    dropped = {"recurrence", "attendees", "meeting", "notes"}
    if now.content.recurrence and not same_kind:
        dropped |= {"when"}
    if act.kind == "edit":
        scene.edit(act.name, **without(act.fields, dropped))
    else:
        getattr(scene, act.kind)(act.name)


def without(fields: dict[str, object], dropped: set[str]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if name not in dropped}


async def news(side: Side) -> dict[str, object]:
    """What a listing tells since the last one."""
    pages = await side.scene.pages(side.token or None)
    side.token = pages[-1].token or ""
    return {one.id: said(one) for page in pages for one in page.resources}


@pytest.mark.parametrize("seed", range(16))
async def test_both_tell_the_same_story(seed, stand_in):  # noqa: F811 - the fixture
    random, sides, names = Random(seed), (Side(InMemory()), Side(OnStandIn(stand_in))), []
    for turn in range(STEPS):
        act = chosen(random, turn, names)
        memory, google = [await done(side, act) for side in sides]
        assert memory == google, act
        if act.kind in ("insert", "create") and act.name not in names and "_" not in act.name:
            names.append(act.name)
        if random.random() < 0.3:
            memory, google = [await news(side) for side in sides]
            assert memory == google, act
    for side in sides:
        side.token = ""
    memory, google = [await news(side) for side in sides]
    assert memory == google
