"""Small things that the contracts speak about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.calendar.change import Change
from core.calendar.event import Event, Placement
from core.calendar.mirror.resource import Mirrored, Resource
from core.calendar.when import AllDay, Timed, Window
from core.dialogue.buttons import Button, Press
from core.dialogue.conversation import Conversation
from core.dialogue.effects import ReadText, Say
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reply import Reply, ShownDraft
from core.records import Account, CalendarEntry, Debt, Errand, Grant, Identity, Line, LinkedCalendar, Owing
from core.store import Store, Unit

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SEOUL)
KEY = ConversationKey("page", "home", "mina")
OTHER = ConversationKey("telegram", "42", "42")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_names = count()


def new_id() -> UUID:
    """An id of its own."""
    return uuid5(UUID(int=7), str(next(_names)))


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    """A time in Seoul in 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


def event(title: str = "치과", start: datetime | None = None, hours: float = 1, **more: object) -> Event:
    """A timed event."""
    start = start or at(1, 15)
    when = Timed(start, start + hours * HOUR, "Asia/Seoul")
    return Event(more.pop("id", None) or new_id(), title, when, **more)


def whole_days(title: str, first: date, last: date | None = None, **more: object) -> Event:
    """An all-day event."""
    return Event(more.pop("id", None) or new_id(), title, AllDay(first, last or first), **more)


def window(start: datetime, end: datetime) -> Window:
    return Window(start, end)


def december(first: int = 1, after: int = 31) -> Window:
    """From one midnight of December to another."""
    return Window(at(first, 0), at(after, 0))


def created(what: Event, group: UUID | None = None, **more: object) -> Change:
    return Change(new_id(), what.id, "create", None, what, "page", group or new_id(), **more)


def updated(before: Event, after: Event, group: UUID | None = None, **more: object) -> Change:
    return Change(new_id(), before.id, "update", before, after, "page", group or new_id(), **more)


def deleted(what: Event, group: UUID | None = None, **more: object) -> Change:
    return Change(new_id(), what.id, "delete", what, None, "page", group or new_id(), **more)


def reply(text: str = "확인할까요?", ref: UUID | None = None) -> Reply:
    """A card with a button and a draft."""
    draft = ShownDraft("d1", "create", True, "치과", "2026-12-01T15:00:00+09:00", None, False, None, (), None)
    return Reply(ref or new_id(), text, ((Button("추가", Press("confirm", new_id(), 1)),),), (draft,))


def say(text: str = "안녕하세요", key: ConversationKey = KEY) -> Debt:
    return Debt(new_id(), key, 0, Say(reply(text)))


def read_text(key: ConversationKey = KEY) -> Debt:
    return Debt(new_id(), key, 0, ReadText(1, "blob-1"))


def line(text: str, when: datetime = NOW, **more: object) -> Line:
    return Line(new_id(), "user", text, when, 0, **more)


def talk(key: ConversationKey = KEY, **more: object) -> Conversation:
    return Conversation(key, UUID(int=3), "ko", **more)


async def account(unit: Unit, key: ConversationKey = KEY) -> Account:
    """The account behind a person, made when there is none."""
    return await unit.account(key, new_id(), NOW, Preferences())


async def wrote(store: Store, *changes: Change, key: ConversationKey = KEY, when: datetime = NOW) -> None:
    """Confirmed and saved."""
    async with store.unit() as unit:
        await unit.write(await account(unit, key), changes, when)


async def owing(store: Store, *debts: Debt, when: datetime = NOW) -> None:
    """Decided and saved."""
    async with store.unit() as unit:
        for debt in debts:
            await account(unit, debt.key)
            await unit.owe([debt], when)


async def sent(store: Store, ref: UUID, name: str) -> None:
    """A message of ours has arrived, and the platform calls it that."""
    await store.delivered(Debt(new_id(), KEY, 0, Say(Reply(ref, "안녕하세요"))), name)


async def sent_as(store: Store, ref: UUID, key: ConversationKey = KEY) -> str | None:
    """What the platform calls a message of ours, as whoever is to change it hears."""
    change = Debt(new_id(), key, 0, Say(Reply(ref, "바뀜"), "edit"))
    await owing(store, change)
    (leased,) = await store.lease(NOW, NOW + MINUTE, 1, change.id)
    await store.delivered(leased, leased.sent_as)
    return leased.sent_as


async def titles(store: Store, where: Window, key: ConversationKey = KEY) -> list[str]:
    """What the calendar shows, by both doors."""
    async with store.unit() as unit:
        found = await unit.events(await account(unit, key), [where])
    assert found == await store.agenda(key, where)
    return [each.title for each in found]


UTC_NOW = NOW.astimezone(UTC)


def grant(of: Account, subject: str = "108", **more: object) -> Grant:
    """A Google account that is in use."""
    who = Identity(subject, f"{subject}@gmail.com", "김민아", "https://lh3/1")
    given = {"state": "active", "default": True, **more}
    return Grant(
        new_id(), of.id, who, ("openid", "calendar.events"), "refresh-1", "access-1", NOW + HOUR, **given
    )


def entry(remote_id: str = "mina@gmail.com", **more: object) -> CalendarEntry:
    """A calendar in the list of a Google account."""
    return CalendarEntry(
        remote_id, more.pop("name", remote_id), "Asia/Seoul", more.pop("role", "owner"), **more
    )


async def list_calendars(
    unit: Unit, way: Grant, entries: Sequence[CalendarEntry], born: Mapping[str, UUID]
) -> tuple[LinkedCalendar, ...]:
    """Those of the grant, once these were listed."""
    await unit.list_calendars(way, entries, born)
    owner = await unit.owner(way.account)
    assert owner is not None
    return tuple(one for one in await unit.calendars(owner) if one.grant == way.id and one.listed)


async def connected(
    store: Store, *entries: CalendarEntry, key: ConversationKey = KEY, **more: object
) -> tuple[Account, Grant, tuple[LinkedCalendar, ...]]:
    """A person with a Google account and its calendars, the primary one without being asked."""
    async with store.unit() as unit:
        owner = await account(unit, key)
        way = grant(owner, **more)
        await unit.put_grant(way)
        listed = entries or (entry(primary=True),)
        born = {each.remote_id: new_id() for each in listed}
        calendars = await list_calendars(unit, way, listed, born)
    async with store.unit() as unit:
        return await account(unit, key), way, calendars


def placed(what: Event, calendar: LinkedCalendar) -> Event:
    """The same event, in a remote calendar."""
    return replace(what, placement=Placement(calendar.id))


def resource(what: Event, remote_id: str, minute: int = 0, **more: object) -> Resource:
    """What a remote calendar says of an event."""
    etag, updated = more.pop("etag", f'"{minute}"'), UTC_NOW + minute * MINUTE
    content = replace(what, id=UUID(int=0), series=None, original=None)
    return Resource(remote_id, etag, updated, more.pop("content", content), document='{"x":1}', **more)


def member(what: Event, remote_id: str, minute: int = 0, **more: object) -> Mirrored:
    """The same in the mirror, under the row that it is here."""
    ours = more.pop("ours", False)
    said = resource(what, remote_id, minute, **more)
    return Mirrored(remote_id, said.master or remote_id, what.id, said, ours)


async def mirrored(
    store: Store, owner: Account, calendar: LinkedCalendar, *members: Mirrored, rows: tuple[Event, ...] = ()
) -> None:
    """Pulled, and shown."""
    async with store.unit() as unit:
        await unit.owner(owner.id)
        await unit.keep(calendar.id, members, NOW)
        await unit.show(owner, rows, (), NOW)


async def next_line(store: Store, errand: Errand, now: datetime) -> Owing | None:
    """What may go out next."""
    async with store.unit() as unit:
        owner = await unit.owner(errand.calendar.account)
        assert owner is not None
        return await unit.next_line(errand, owner, now)


async def put_off(store: Store, errand: Errand, line: UUID, due: datetime) -> None:
    """It did not go well."""
    async with store.unit() as unit:
        await unit.put_off(errand, line, due)
