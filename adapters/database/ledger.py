"""The ledger of changes. A line that is there already is not written, and not applied, again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, exists, select

from adapters.database import calendars, lines
from adapters.database.events import Calendar
from adapters.database.mirror import Mirror
from adapters.database.schema import changes
from adapters.database.transaction import COUNTED, Dialect
from core.calendar.change import Change
from core.calendar.undo import latest, reborn_as
from core.dialogue.message import ConversationKey
from core.records import Account

_undo = changes.alias()
STANDS = ~exists().where(
    _undo.c.undoes == changes.c.group_id,
    _undo.c.user_id == changes.c.user_id,
    _undo.c.state.in_(("pending", "settled")),
)
OF_GROUP = lines.OF_GROUP.where(STANDS)
NEWEST = (
    select(changes.c.group_id)
    .where(changes.c.user_id == bindparam("b_user"), changes.c.undoes.is_(None), STANDS)
    .where(changes.c.created_at >= bindparam("b_since", type_=changes.c.created_at.type))
    .where(changes.c.origin == bindparam("b_origin"))
    .order_by(changes.c.seq.desc())
    .limit(1)
)

BROUGHT_BACK = (
    select(changes.c.event_id, _undo.c.group_id)
    .join(_undo, (_undo.c.undoes == changes.c.group_id) & (_undo.c.user_id == changes.c.user_id))
    .where(changes.c.user_id == bindparam("b_user"), changes.c.after.is_(None))
    .where(changes.c.state.in_(("pending", "settled")))
    .where(changes.c.event_id.in_(bindparam("b_ids", expanding=True)))
)


class Ledger:
    """Writes lines, and what they say into the calendar."""

    def __init__(self, dialect: Dialect, calendar: Calendar, mirror: Mirror) -> None:
        self._calendar, self._mirror = calendar, mirror
        add = dialect.insert(changes).on_conflict_do_nothing(index_elements=[changes.c.id])
        self._add = add.execution_options(**COUNTED)

    def write(
        self,
        connection: Connection,
        account: Account,
        written: Sequence[Change],
        at: datetime,
        key: ConversationKey | None,
    ) -> None:
        """Those that are new, in their order."""
        going = any(_goes(line) for line in written)
        held = {one.id for one in calendars.of_account(connection, account.id)} if going else set()
        for line in (_stays(line) if _goes(line) and line.calendar not in held else line for line in written):
            if connection.execute(self._add, lines.row_of(account, line, at)).rowcount == 1:
                if _goes(line):
                    lines.open_line(connection, account, line, at, key)
                    self._mirror.reserve(connection, line)
                self._apply(connection, account, line, at)

    def _apply(self, connection: Connection, account: Account, line: Change, at: datetime) -> None:
        if line.after is None:
            self._calendar.bury(connection, account, line.event, at)
        else:
            self._calendar.put(connection, account, line.after, at)


def _goes(line: Change) -> bool:
    """Whether a remote calendar is to have it."""
    return line.state == "pending" and line.calendar is not None


def _stays(line: Change) -> Change:
    """The remote calendar is not connected any more: the line is settled by being here."""
    return replace(line, state="settled", after=line.after and replace(line.after, placement=None))


def of_group(connection: Connection, account: Account, group: UUID) -> tuple[Change, ...]:
    """Its lines, unless it was taken back."""
    rows = connection.execute(OF_GROUP, {"b_user": account.id, "b_group": group})
    return tuple(lines.line_of(row) for row in rows)


def reborn(connection: Connection, account: Account, ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Which of these were deleted and brought back, with the ids at the ends of their chains."""
    back: dict[UUID, UUID] = {}
    asked = set(ids)
    while asked:
        rows = connection.execute(BROUGHT_BACK, {"b_user": account.id, "b_ids": list(asked)})
        found = {row.event_id: reborn_as(row.event_id, row.group_id) for row in rows}
        back |= found
        asked = set(found.values()) - back.keys()
    return {event: latest(event, back) for event in ids if event in back}


def newest(connection: Connection, account: Account, since: datetime, origin: str) -> tuple[Change, ...]:
    """The lines of the newest group from this origin that can be taken back."""
    group = connection.scalar(NEWEST, {"b_user": account.id, "b_since": since, "b_origin": origin})
    return () if group is None else of_group(connection, account, group)
