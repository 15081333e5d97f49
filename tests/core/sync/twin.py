"""A calendar here and its twin at Google: each line is pushed request by request, and what comes back is mirrored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from adapters.memory.remote import MemoryCalendar
from core.calendar.change import Change
from core.calendar.changing import changes_of
from core.calendar.draft import Draft
from core.calendar.event import Event, Placement
from core.calendar.mirror.adopting import adopted
from core.calendar.mirror.deciding import next_move
from core.calendar.mirror.moves import Arrived, Cancel, Insert, Look, Met, Patch
from core.calendar.mirror.projection import mirrored, shown
from core.calendar.mirror.resource import Family, Mirrored, Resource
from core.calendar.mirror.steps import Step, steps
from core.calendar.undo import inverse
from core.records import Spot, Wish
from tests.core.calendar.rows import apply, uid
from tests.core.sync.mirrors import CALENDAR
from tests.simulator.stage import at_once

SPOT = Spot("primary", "access")
NOW = datetime(2024, 1, 1, tzinfo=UTC)


class Twin:
    """`rows` is what the person confirmed; `pending` what Google does not have yet."""

    def __init__(self, *rows: Event) -> None:
        self.google = MemoryCalendar(lambda: NOW)
        self.google.add("primary", SPOT.access, primary=True)
        self.rows: dict[UUID, Event] = {}
        self.pending: list[Change] = []
        self._mirror: dict[str, Mirrored] = {}
        self._groups = 0
        made = [replace(row, placement=Placement(CALENDAR)) for row in rows]
        first = UUID(int=1 << 32)
        self._write(tuple(Change(uid(50 + n), row.id, "create", None, row, "here", first, state="pending") for n, row in enumerate(made)))  # fmt: skip

    # the person

    def confirms(self, draft: Draft) -> tuple[Change, ...]:
        base = draft.base
        siblings = tuple(row for row in self.rows.values() if base and row.series == base.id)
        return self._write(changes_of(draft, self._group(), "here", siblings))

    def takes_back(self, lines: tuple[Change, ...]) -> tuple[Change, ...]:
        undone = inverse(lines, self.rows, self._group(), "here")
        assert undone is not None
        return self._write(undone)

    def _group(self) -> UUID:
        self._groups += 1
        return UUID(int=(1 << 32) + self._groups)

    def _write(self, lines: tuple[Change, ...]) -> tuple[Change, ...]:
        self.rows = apply(lines, self.rows.values())
        self.pending += lines
        for line in lines:
            if line.base is None and line.after and line.after.series is None:
                self._mirror[line.event.hex] = Mirrored(
                    line.event.hex, line.event.hex, line.event, None, ours=True
                )
        return lines

    # the work

    def push(self) -> Iterator[None]:
        """All that is pending; it pauses after each request."""
        while self.pending:
            line = self.pending[0]
            group = [other for other in self._everything if other.group == line.group]
            for number, step in enumerate(steps(line, group)):
                yield from self._take(step, f"{line.id.hex}.{number}")
            self.pending.pop(0)
            yield

    @property
    def _everything(self) -> list[Change]:
        self._ledger = {line.id: line for line in (*getattr(self, "_ledger", {}).values(), *self.pending)}
        return list(self._ledger.values())

    def _take(self, step: Step, marker: str) -> Iterator[None]:
        looked: Resource | None = None
        for _ in range(4):
            move = next_move(step, self.family(step.root), marker, looked)
            assert not isinstance(move, Met), f"nobody else is here: {step} met {move}"
            if isinstance(move, Arrived):
                return
            if isinstance(move, Look):
                name = self.google.instance_id(self.family(step.root).id, move.original)
                looked = at_once(self.google.get(SPOT, name))
                continue
            self._ask(move, Wish(marker))
            self.hears()
            yield
        raise AssertionError(f"it never arrives: {step}")

    def _ask(self, move: Insert | Patch | Cancel, wish: Wish) -> None:
        match move:
            case Insert(name, event):
                at_once(self.google.insert(SPOT, name, event, wish))
            case Patch(there, before, after):
                at_once(self.google.patch(SPOT, there, before, after, wish))
            case Cancel(there):
                at_once(self.google.cancel(SPOT, there, wish))

    def hears(self) -> None:
        """Everything that Google ever held is told again."""
        for one in at_once(self.google.page(SPOT, "primary 0 0", None)).resources:
            member = adopted(self._family_named(one.master or one.id), one)
            self._mirror[one.id] = member

    # what there is

    def family(self, root: UUID) -> Family:
        return self._family_named(
            next((one.root for one in self._mirror.values() if one.event == root), root.hex)
        )

    def _family_named(self, name: str) -> Family:
        members = tuple(one for one in self._mirror.values() if one.root == name)
        root = next((one.event for one in members if one.id == name), uid(0))
        ids = {one.event for one in members}
        rows = tuple(row for row in self.rows.values() if row.id in ids or row.series == root)
        about = tuple(line for line in self.pending if root in (line.root, line.left) or line.event in ids)
        return Family(CALENDAR, root, name, members, rows, about)

    def _families(self) -> list[Family]:
        return [self._family_named(name) for name in dict.fromkeys(one.root for one in self._mirror.values())]

    def there(self) -> list[Event]:
        return [row for family in self._families() for row in mirrored(family)]

    def here(self) -> list[Event]:
        return [row for family in self._families() for row in shown(family)]
