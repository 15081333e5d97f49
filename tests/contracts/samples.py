"""Small things that the contracts speak about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.when import AllDay, Timed, Window
from core.dialogue.buttons import Button, Press
from core.dialogue.conversation import Conversation
from core.dialogue.effects import ReadText, Say
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reply import Reply, ShownDraft
from core.records import Account, Debt, Line
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


async def titles(store: Store, where: Window, key: ConversationKey = KEY) -> list[str]:
    """What the calendar shows, by both doors."""
    async with store.unit() as unit:
        found = await unit.events(await account(unit, key), [where])
    assert found == await store.agenda(key, where)
    return [each.title for each in found]


UTC_NOW = NOW.astimezone(UTC)
