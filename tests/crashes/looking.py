"""Whether a house has come to rest, and whether both of its sides and its person's screen tell the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, func, or_, select

from adapters.database.mirror_schema import calendars, channels, mirror, pending
from adapters.database.schema import events, owed
from tests.crashes.surroundings import ME, Surroundings

LONG = timedelta(days=2)  # what is left of a channel that was opened lately


@dataclass(frozen=True)
class Look:
    """`settled`: nothing is owed, and both sides are the same. `free`: nobody holds or is about to do anything."""

    settled: bool
    free: bool
    why: str


class Looker:
    """Looks at one house from outside."""

    def __init__(self, around: Surroundings, engine: Engine) -> None:
        self._around, self._engine = around, engine

    def look(self) -> Look:
        if not self._around.heard:
            return Look(False, False, "not received")
        with self._engine.connect() as connection:
            why = self._open(connection) or self._differs(connection)
            held = self._held(connection)
        return Look(not why, not why and not held and self._around.quiet, why or held)

    def item(self) -> dict[str, Any]:
        """The one event that stands in Google."""
        (found,) = [one for one in self.items() if one["status"] != "cancelled"]
        return found

    def items(self) -> list[dict[str, Any]]:
        """All that is there, tombstones too."""
        with self._around.served.lock:
            return list(self._around.world.calendars[ME].events.items.values())

    def shorten_channels(self) -> None:
        """All push channels are about to end."""
        with self._engine.begin() as connection:
            connection.execute(channels.update().values(expires_at=datetime.now(UTC) + timedelta(hours=1)))

    def _open(self, connection: Connection) -> str:
        for table, what in ((owed, "messages owed"), (pending, "lines pending")):
            if count := connection.scalar(select(func.count()).select_from(table)):
                return f"{what}: {count}"
        return "" if self._watched(connection) else "no push channel"

    def _watched(self, connection: Connection) -> bool:
        lasting = select(channels.c.id).where(channels.c.expires_at > datetime.now(UTC) + LONG)
        ours = {str(row.id) for row in connection.execute(lasting)}
        with self._around.served.lock:
            return bool(ours & set(self._around.world.channels.open))

    def _differs(self, connection: Connection) -> str:
        there = {one["id"]: one for one in self.items()}
        known = {
            row.remote_id: row
            for row in connection.execute(select(mirror.c.remote_id, mirror.c.etag, mirror.c.alive))
        }
        for name, one in there.items():
            row = known.get(name)
            if one["status"] == "cancelled":
                if row is not None and row.alive:
                    return "gone there, not here"
            elif row is None or row.etag != one["etag"]:
                return "newer there than here"
        alive = sorted(_fields(one) for one in there.values() if one["status"] != "cancelled")
        rows = select(events.c.title, events.c.start_time).where(events.c.deleted_at.is_(None))
        here = sorted((row.title, row.start_time.astimezone(UTC)) for row in connection.execute(rows))
        return "" if alive == here else f"there {alive}, here {here}"

    def _held(self, connection: Connection) -> str:
        now = datetime.now(UTC)
        busy = or_(calendars.c.due_at <= now, calendars.c.push_until > now, calendars.c.pull_until > now)
        held = connection.scalar(
            select(func.count()).select_from(calendars).where(calendars.c.followed, busy)
        )
        return "a calendar is held or due" if held else ""


def _fields(one: dict[str, Any]) -> tuple[str, datetime]:
    return one.get("summary", ""), datetime.fromisoformat(one["start"]["dateTime"]).astimezone(UTC)
