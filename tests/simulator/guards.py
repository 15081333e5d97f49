"""The nine guards of the protocol, each with a way to switch it off: a search that finds nothing without one is blind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from adapters.memory import line_unit, mirror_unit
from adapters.memory.line_unit import MemoryLineUnit
from core.errors import Gone
from core.records import Account, Errand, Owing
from tests.simulator.scene import Scene
from tests.simulator.stage import Pause


def without_ids_of_ours(scene: Scene) -> None:
    """Google gives every event its id, and a second try makes a second event."""
    insert = scene.weather.insert

    async def nameless(spot: Any, event_id: str, *given: Any) -> Any:
        return await insert(spot, scene.births().hex, *given)

    scene.weather.insert = nameless


def without_the_ledger_in_the_same_unit(scene: Scene) -> None:
    """What was confirmed is saved, and then, in another unit of work, that Google has to hear of it."""
    unit = scene.store.unit

    @contextmanager
    def _nothing() -> Iterator[None]:
        yield

    class Twofold:
        def __init__(self, real: Any) -> None:
            self._real = real

        def __getattr__(self, name: str) -> Any:
            return getattr(self._real, name)

        async def write(self, account: Any, changes: Any, at: Any, key: Any = None) -> None:
            settled = [replace(line, state="settled") for line in changes]
            await self._real.write(account, settled, at, key)
            scene.stage.start(_note, changes)

    async def _note(changes: Any) -> None:
        await Pause()
        async with scene.memory.unit() as real:
            world = real._world
            for line in changes:
                entry = world.ledger[line.id]
                world.ledger[line.id] = replace(entry, change=line)
                _reserve(world, line)

    def _reserve(world: Any, line: Any) -> None:
        from adapters.memory.unit import MemoryUnit

        MemoryUnit(world)._reserve(line)

    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def twofold() -> Any:
        async with unit() as real:
            yield Twofold(real)

    scene.store.unit = twofold


def without_if_match(scene: Scene) -> None:
    """Whatever is there by now is written over."""
    patched, cancelled = scene.weather.patch, scene.weather.cancel

    async def newest(spot: Any, there: Any) -> Any:
        try:
            return replace(there, etag=(await scene.google.get(spot, there.id)).etag)
        except Gone:
            return there

    async def blind_patch(spot: Any, there: Any, *rest: Any) -> Any:
        return await patched(spot, await newest(spot, there), *rest)

    async def blind_cancel(spot: Any, there: Any, *rest: Any) -> Any:
        return await cancelled(spot, await newest(spot, there), *rest)

    scene.weather.patch, scene.weather.cancel = blind_patch, blind_cancel


def without_the_base_of_the_card(scene: Scene) -> Any:
    """What the person saw is not compared with what is there."""
    blind = ExitStack()
    for room in ("deciding", "deciding_instances"):
        blind.enter_context(patch(f"core.calendar.mirror.{room}.moved_on", lambda *_: frozenset()))
    return blind


def without_the_sweep(scene: Scene) -> None:
    """After a full listing, what it did not list stays."""

    async def nothing(*_: Any) -> tuple[()]:
        return ()

    scene.store.unswept = nothing


def without_the_watermark(scene: Scene) -> Any:
    """What was not listed is buried, younger or not, and nobody looks again."""
    from core.calendar.mirror.resource import buried
    from core.sync.pulling import Puller
    from tests.simulator.stage import START

    unswept = scene.memory.unswept

    async def everything(calendar: Any, _: Any) -> Any:
        await Pause()
        return await unswept(calendar, START.replace(year=9999))

    async def unseen(self: Puller, spot: Any, known: Any, listed_at: Any) -> Any:
        return replace(buried(known), updated=max(known.updated, listed_at))

    scene.store.unswept = everything
    return patch.object(Puller, "_gone", unseen)


def without_the_order(scene: Scene) -> Any:
    """Any pending line of the calendar may be next."""

    async def any_line(unit: MemoryLineUnit, errand: Errand, account: Account, now: Any) -> Owing | None:
        ledger = unit._world.ledger.values()
        entries = [
            entry
            for entry in ledger
            if entry.is_open and entry.due <= now and entry.change.calendar == errand.calendar.id
        ]
        if not entries:
            return None
        entry = scene.chance.choice(entries)
        group = tuple(other.change for other in ledger if other.change.group == entry.change.group)
        return Owing(entry.change, group, account, entry.key)

    return patch.object(MemoryLineUnit, "next_line", any_line)


def without_the_fence(scene: Scene) -> Any:
    """Who was overtaken goes on as if nothing had happened."""
    renew = scene.memory.renew

    def forged(errand: Errand) -> Errand:
        linked = scene.memory._world.linked[errand.calendar.id]
        return replace(errand, fence=linked.lease(errand.kind).fence)

    async def always(errand: Errand, until: Any) -> bool:
        await Pause()
        await renew(forged(errand), until)
        await Pause()
        return True

    async def held(_: MemoryLineUnit, errand: Errand, until: Any) -> bool:
        return True

    scene.store.renew = always
    blind = ExitStack()
    for room in (line_unit, mirror_unit):
        blind.enter_context(patch.object(room, "is_ours", lambda *_: True))
    blind.enter_context(patch.object(MemoryLineUnit, "renew", held))
    return blind


def without_an_order_of_versions(scene: Scene) -> Any:
    """An answer that was overtaken takes the place of what came after it."""
    return patch(
        "core.sync.applying.is_newer", lambda resource, than: than is None or resource.etag != than.etag
    )


GUARDS: dict[str, Callable[[Scene], Any]] = {
    "ids": without_ids_of_ours,
    "ledger": without_the_ledger_in_the_same_unit,
    "if_match": without_if_match,
    "base": without_the_base_of_the_card,
    "sweep": without_the_sweep,
    "watermark": without_the_watermark,
    "order": without_the_order,
    "fence": without_the_fence,
    "versions": without_an_order_of_versions,
}
