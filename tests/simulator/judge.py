"""What must never happen, looked for after every unit of work and at the end of every history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.mirror.projection import mirrored
from core.calendar.mirror.resource import Family, Mirrored, Resource
from core.calendar.mirror.sameness import says_its_rule, tells_the_same
from core.calendar.mirror.steps import Step, steps
from core.calendar.occurrences import instance_at, key, takes_place
from core.dialogue.inputs import Collided, Input, Landed, RemoteChanged, TurnedDown
from core.dialogue.remote_inputs import WentAlong

if TYPE_CHECKING:
    from tests.simulator.scene import Scene

FIELDS = ("title", "when", "location", "notes", "recurrence", "reminders")


class Broken(AssertionError):
    """A promise was broken; the first word says which."""


class Judge:
    """Keeps what the person knows: what they confirmed, and what they were told. The calendar must never differ."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._heard: list[Input] = []
        self._lines = 0
        self._writes = 0
        self.known: dict[UUID, Event] = {}
        self.told: Counter[str] = Counter()
        self._foreign: dict[tuple[str, str], bool] = {}
        self._markers: Counter[tuple[str, str]] = Counter()
        self._made: Counter[UUID] = Counter()
        self._taken: dict[str, Event] = {}

    @property
    def _ledger(self) -> dict[UUID, Change]:
        return {line: entry.change for line, entry in self._scene.memory._world.ledger.items()}

    # ── after each unit of work ──

    def begin(self) -> None:
        """Before anything of what was just written there is known here."""
        self._heard.clear()
        self.watch_google()

    def hears(self, happened: Input) -> None:
        self._heard.append(happened)

    def look(self) -> None:
        """The calendar is what the person knows."""
        self._confirmed()
        for happened in self._heard:
            self.told[type(happened).__name__] += 1
            self._told(happened)
        self._heard.clear()
        rows = self._scene.rows
        self._know_again(rows)
        self._forget_the_given_up(rows)
        self._know_the_grown_up(rows)
        for row in {**rows, **self.known}:
            if not tells_the_same(rows.get(row), self.known.get(row)):
                raise Broken(f"silent: {row} is {rows.get(row)}, known is {self.known.get(row)}")

    def _know_again(self, rows: Mapping[UUID, Event]) -> None:
        """What says the same in the row that it was before its deletion was taken back is no news to a person."""
        for lost in [row for row in self.known if row not in rows]:
            known = self.known[lost]
            back = rows.get(known.placement.like) if known.placement and known.placement.like else None
            if back is None or back.id in self.known:
                continue
            if tells_the_same(replace(known, id=back.id, series=back.series), back):
                del self.known[lost]
                self.known[back.id] = back

    def _forget_the_given_up(self, rows: Mapping[UUID, Event]) -> None:
        """A date that says by now what its series says there, and is to go with that or with its end, has nothing left to
        be shown for.
        """
        given_up = {line.event for line in self._ledger.values() if line.state == "pending"}
        mirror = [one for one in self._scene.memory._world.mirror.values() if one.event in given_up]
        heads = {one.event: one.resource.content for one in mirror if one.resource and one.resource.content}
        for lost in [row for row in self.known if row not in rows]:
            known, series = self.known[lost], self.known[lost].series
            here = rows.get(series) if series else None
            stays = here is not None and known.original is not None and takes_place(here, known.original)
            if series in heads and not stays and says_its_rule(known, replace(heads[series], id=series)):
                del self.known[lost]

    def _know_the_grown_up(self, rows: Mapping[UUID, Event]) -> None:
        """A date of which the person knew before its series came, and which is there as it was."""
        held = [one for one in self._scene.memory._world.mirror.values() if one.resource]
        for known in [one for one in self.known.values() if one.series is None]:
            own = next((one for one in held if one.event == known.id and one.id != one.root), None)
            head = next((one.event for one in held if own and one.id == own.root), None)
            date = own.resource.original if own and own.resource else None
            if head is None or date is None:
                continue
            grown, row, series = (
                replace(known, series=head, original=date),
                rows.get(known.id),
                rows.get(head),
            )
            by_rule = instance_at(series, date, known.id) if series and takes_place(series, date) else None
            if row is not None and tells_the_same(grown, row):
                self.known[known.id] = grown
            elif row is None and by_rule is not None and tells_the_same(grown, by_rule):
                del self.known[known.id]

    def _confirmed(self) -> None:
        """What the person confirmed in this unit is what they know."""
        lines = list(self._ledger.values())
        for line in lines[self._lines :]:
            if line.after is None:
                self.known.pop(line.event, None)
            else:
                self.known[line.event] = line.after
        self._lines = len(lines)

    def _told(self, happened: Input) -> None:
        match happened:
            case RemoteChanged(_, sightings):
                for seen in sightings:
                    self._hears_of(seen.before, seen.after)
                    known = self.known.pop(seen.before.id, None) if seen.before else None
                    if not self._is_what_was_known(known, seen.before):
                        raise Broken(f"untrue: told {seen.before}, known was {known}")
                    if seen.before and seen.after is None and not self._is_gone(seen.before):
                        raise Broken(f"untrue: told that {seen.before.id} is gone, which is there")
                    if seen.after is not None and not self._is_given_up(seen.after):
                        self.known[seen.after.id] = seen.after
            case WentAlong(_, days):
                for day in days:
                    self._is_told_of(day)
            case Collided(change, _) | TurnedDown(change, _):
                if isinstance(happened, Collided) and happened.alone and not self._was_touched(change):
                    raise Broken(f"groundless: nobody else touched what {change.id} is about")
                self._put_right(change)
            case Landed(group):
                states = {line.state for line in self._ledger.values() if line.group == group}
                if "pending" in states:
                    raise Broken(f"early: a group was called done that is {states}")
            case _:
                pass

    def _hears_of(self, *rows: Event | None) -> None:
        """What went with its series, and is told as news of its own."""
        for name, content in list(self._taken.items()):
            if any(row and row.series and _alike(content, row) for row in rows):
                del self._taken[name]

    def _is_told_of(self, day: Event) -> None:
        """What went with its series, as it was; or was taken away just before by somebody else, which looks the same."""
        log = self._scene.google.log
        ended = [
            one
            for number, (what, _, _, one, _) in enumerate(log)
            if one and one.original and (what == "follow" or self._was_overtaken(number))
        ]
        found = [one for one in ended if one.content and _alike(one.content, day)]
        if not found:
            raise Broken(f"untrue: told that {day} went with its series")
        for one in found:
            self._taken.pop(one.id, None)

    def _was_overtaken(self, number: int) -> bool:
        """Whether somebody took an instance away, and the next that happened to its series was a write of ours."""
        log = self._scene.google.log
        what, _, _, one, _ = log[number]
        if what != "remove" or one is None:
            return False
        after = next((entry for entry in log[number + 1 :] if entry[1] == one.master), None)
        return after is not None and after[0] in ("patch", "cancel")

    def _put_right(self, change: Change) -> None:
        """The card says what was not applied; the calendar shows what is there."""
        rows, given_up = self._scene.rows, {(change.group, change.saga)}
        given_up |= {(line.group, line.saga) for line in self._ledger.values() if line.state == "withdrawn"}
        for line in self._ledger.values():
            if (line.group, line.saga) in given_up:
                for row in {line.event, line.root, line.left, *_was_before(line.after)}:
                    self.known.pop(row, None)
                    if row in rows:
                        self.known[row] = rows[row]

    def _remote_ids(self, rows: set[UUID]) -> set[str]:
        """Of everything that belongs to these rows."""
        mirror = self._scene.memory._world.mirror.values()
        kin = rows | {line.root for line in self._ledger.values() if line.event in rows}
        roots = {one.root for one in mirror if one.event in kin}
        return {one.id for one in mirror if one.root in roots} | roots

    def _is_what_was_known(self, known: Event | None, told: Event | None) -> bool:
        """An instance may be told with the row that its series is by now."""
        if known and told and told.series in self._scene.rows:
            known = replace(known, series=told.series, original=known.original or told.original)
        return tells_the_same(known, told)

    def _is_gone(self, event: Event) -> bool:
        """Whether it was gone at some time; what came back and did not last is what it was before. A date of a series
        that is there: whether no row stands for it but one that the person moved there, for one that stands by the rule
        is told as that.
        """
        rows, date = self._scene.rows, event.original
        if date is not None and event.series in rows:
            moved = {
                line.event
                for line in self._ledger.values()
                if line.base and line.after and line.base.original != line.after.original
            }
            others = [row for row in rows.values() if row.series == event.series and row.id not in moved]
            return all(other.original is None or key(other.original) != key(date) for other in others)
        names = self._remote_ids({event.id, *_was_before(event)})
        return any(name in names and not after.alive for _, name, _, _, after in self._scene.google.log)

    def _is_given_up(self, told: Event) -> bool:
        """A date that says what its series says, which the person has given up: told as it is there, and shown nowhere."""
        pending = (line for line in self._ledger.values() if line.state == "pending")
        return told.id not in self._scene.rows and any(line.event == told.series for line in pending)

    def _was_touched(self, change: Change) -> bool:
        names = self._remote_ids({change.event, change.root, change.left, *_was_before(change.after)})
        names |= {_remote_root(row) for row in (change.base, change.after) if row}
        return any(
            not marker and what not in ("insert", "patch", "cancel") and name.partition("_")[0] in names
            for what, name, marker, _, _ in self._scene.google.log
        )

    # ── after each request ──

    def watch_google(self) -> None:
        """Each write of ours once, and never over, or away with, what the person has not seen."""
        log = self._scene.google.log
        ledger = self._ledger if len(log) > self._writes else {}
        for number, (what, name, marker, before, after) in enumerate(log[self._writes :], self._writes):
            if what == "follow" and before is not None:
                self._taken_along(number, before, ledger)
            if marker or what in ("insert", "patch", "cancel"):
                self._ours(what, name, marker, before, after, ledger)
            self._note_setter(name, before, after, foreign=what in ("create", "edit", "remove"))
        self._writes = len(log)

    def _ours(
        self,
        what: str,
        name: str,
        marker: str,
        before: Resource | None,
        after: Resource,
        ledger: dict[UUID, Change],
    ) -> None:
        self._markers[marker, name] += 1
        line, step = _of_marker(marker, ledger)
        if self._markers[marker, name] > 1:
            raise Broken(f"twice: {marker} was applied {self._markers[marker, name]} times ({what} {name})")
        if what == "insert":
            self._made[line.event] += 1
            if self._made[line.event] > 1:
                raise Broken(f"duplicate: {line.event} was made {self._made[line.event]} times")
        if before is None or before.content is None or not before.alive:
            return
        known = step.before or _seen_instance(line, step, ledger)
        if known is None:
            return
        for field in FIELDS:
            was, now = getattr(before.content, field), getattr(after.content, field, None)
            if self._set_by_others(before, field) and was not in (getattr(known, field), now):
                word = "deleted-unseen" if after.content is None else "overwritten"
                raise Broken(f"{word}: {field} {was!r} of {name}, the person knew {getattr(known, field)!r}")

    def _taken_along(self, number: int, instance: Resource, ledger: dict[UUID, Change]) -> None:
        """A changed instance ended with its series, or with its rule, by us: what nobody here had seen of it is told."""
        log = self._scene.google.log
        what, _, marker, _, _ = next(entry for entry in reversed(log[:number]) if entry[0] != "follow")
        changed = next(entry for entry in reversed(log[:number]) if entry[1] == instance.id)
        if what not in ("patch", "cancel") or changed[2]:
            return
        held = [one.resource for one in self._scene.memory._world.mirror.values() if one.id == instance.id]
        known = _known_date(_of_marker(marker, ledger)[0], instance, ledger)
        assert instance.content is not None
        if any(one and one.etag == instance.etag for one in held):
            return
        if known is None or not _alike(instance.content, known):
            self._taken[instance.id] = instance.content

    def _set_by_others(self, there: Resource, field: str) -> bool:
        own = self._foreign.get((there.id, field))
        if own is None and there.master is not None:
            own = self._foreign.get((there.master, field))
        return bool(own)

    def _note_setter(self, name: str, before: Resource | None, after: Resource, *, foreign: bool) -> None:
        for field in FIELDS:
            was = getattr(before.content, field) if before and before.content else None
            now = getattr(after.content, field) if after.content else None
            if was != now:
                self._foreign[name, field] = foreign

    # ── at the end ──

    def verdict(self) -> None:
        """Nothing waits, and both sides show the same."""
        self.look()
        self.watch_google()
        if self._taken:
            raise Broken(f"deleted-unseen: {self._taken} went with its series, and nobody here heard of it")
        open_lines = [line for line in self._ledger.values() if line.state == "pending"]
        if open_lines:
            raise Broken(f"stuck: {len(open_lines)} lines wait for ever, {open_lines[0]}")
        ours = _plain(self._scene.rows.values())
        theirs = Counter[str]()
        for calendar in self._scene.calendars:
            theirs += _plain(self._there(calendar.remote_id, calendar.id))
        if ours != theirs:
            raise Broken(f"diverged: only here {ours - theirs}, only there {theirs - ours}")

    def _there(self, remote_id: str, calendar: UUID) -> list[Event]:
        items = self._scene.google._books[remote_id].items.values()
        families: dict[str, list[Resource]] = {}
        for one in items:
            families.setdefault(one.master or one.id, []).append(one)
        rows: list[Event] = []
        for root, found in families.items():
            members = tuple(
                Mirrored(one.id, root, UUID(int=hash(one.id) & (2**128 - 1)), one) for one in found
            )
            head = next(one.event for one in members if one.id == root)
            rows += mirrored(Family(calendar, head, root, members))
        return rows


def _remote_root(row: Event) -> str:
    """The remote id of its series, as its link tells."""
    link = row.placement.link if row.placement else ""
    return link.rpartition("/")[2].partition("_")[0]


def _was_before(event: Event | None) -> tuple[UUID, ...]:
    """The row that it was before its deletion was taken back."""
    return (event.placement.like,) if event and event.placement and event.placement.like else ()


def _alike(one: Event, other: Event) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in FIELDS)


def _plain(rows: object) -> Counter[str]:
    """Rows without the ids that each side gives them."""
    told = []
    for row in rows:  # type: ignore[attr-defined]
        bare = replace(row, excluded=())
        excluded = sorted({str(key(one)) for one in row.excluded if takes_place(bare, one)})
        fields = [str(getattr(row, name)) for name in FIELDS]
        told.append(
            " | ".join([*fields, str(row.attendees), str(row.original), str(excluded), str(bool(row.series))])
        )
    return Counter(told)


def _of_marker(marker: str, ledger: dict[UUID, Change]) -> tuple[Change, Step]:
    name, _, number = marker.partition(".")
    line = ledger[UUID(name)]
    group = [other for other in ledger.values() if other.group == line.group]
    return line, steps(line, group)[int(number)]


def _seen_instance(line: Change, step: Step, ledger: dict[UUID, Change]) -> Event | None:
    """An instance as the person saw it when the series had not told it apart yet."""
    if step.original is None:
        return None
    for other in ledger.values():
        if other.group == line.group and other.event == step.root and other.base is not None:
            return instance_at(other.base, step.original, step.row)
    return None


def _known_date(line: Change, instance: Resource, ledger: dict[UUID, Change]) -> Event | None:
    """What the person knew of a date when they gave up its series, or moved it."""
    series, original = line.base, instance.original
    assert series is not None and original is not None
    for other in ledger.values():
        base = other.base if other.group == line.group else None
        if base and base.series == series.id and base.original and key(base.original) == key(original):
            return base
    return instance_at(series, original) if takes_place(series, original) else None
