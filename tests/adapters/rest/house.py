"""A small honest house for the API and the page: it keeps lines, cards, pictures and events as the real one
does, and understands what a test tells it to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from adapters.rest.doors import Doors
from core.assistant import line_id
from core.calendar.event import Event
from core.calendar.instants import span
from core.calendar.when import AllDay, Settled, Timed, Window
from core.dialogue.buttons import Button, Press
from core.dialogue.effects import Say
from core.dialogue.inputs import ButtonPressed, IncomingMessage, Input, MessageEdited
from core.dialogue.message import ConversationKey
from core.dialogue.reply import Reply, ShownDraft
from core.errors import BlobMissing, StoreUnavailable, UnreadableImage
from core.ports import Line

ZONE = "Asia/Seoul"
NAMES = UUID("5d0f9d52-1a52-4f0f-8f2b-3f2f6e0a0001")


@dataclass
class Planned:
    """One event that a sentence means."""

    title: str
    when: Settled
    location: str = ""
    attendees: tuple[str, ...] = ()
    rrule: str | None = None
    assumptions: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()


@dataclass
class Card:
    reply: UUID
    drafts: list[Planned]
    ticked: list[bool]
    source: str
    revision: int = 1
    state: str = "open"
    instead: tuple[str, Planned] | None = None


@dataclass
class Wall:
    """A clock that goes on from a given instant."""

    start: datetime
    began: float = field(default_factory=lambda: asyncio.get_event_loop().time())

    def now(self) -> datetime:
        return self.start + timedelta(seconds=asyncio.get_event_loop().time() - self.began)


@dataclass
class Stood:
    """A clock that stands still."""

    at: datetime

    def now(self) -> datetime:
        return self.at


class Blobs:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.full = False

    async def put(self, key: str, data: bytes) -> None:
        if self.full:
            raise OSError(28, "No space left on device")
        self.kept[key] = data

    async def get(self, key: str) -> bytes:
        if key not in self.kept:
            raise BlobMissing(key)
        return self.kept[key]

    async def delete(self, key: str) -> None:
        self.kept.pop(key, None)


class Bell:
    """Hints in one process."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def announce(self, key: ConversationKey) -> None:
        for one in self._waiting:
            if not one.done():
                one.set_result(None)

    async def wait(self, key: ConversationKey, seconds: float) -> bool:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(mine)
        try:
            await asyncio.wait_for(mine, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(mine)
        return True


class Shelf:
    """The store: lines and events."""

    def __init__(self) -> None:
        self.lines: dict[ConversationKey, dict[UUID, Line]] = {}
        self.events: dict[UUID, Event] = {}
        self.changed = 0
        self.locked = False

    def note(self, key: ConversationKey, line: Line) -> None:
        self.changed += 1
        lines = self.lines.setdefault(key, {})
        first = lines.get(line.id)
        lines[line.id] = replace(line, changed=self.changed, at=first.at if first else line.at)

    async def transcript(self, key: ConversationKey, after: int, limit: int) -> tuple[Line, ...]:
        self._open()
        return tuple(line for line in self.lines.get(key, {}).values() if line.changed > after)[-limit:]

    async def agenda(self, key: ConversationKey, window: Window) -> tuple[Event, ...]:
        self._open()
        inside = (span(e.when, ZONE) for e in self.events.values())
        return tuple(
            event
            for event, span in zip(self.events.values(), inside, strict=True)
            if event.recurrence or (span.start < window.end and span.end > window.start)
        )

    async def sleepers(self, now: datetime, limit: int) -> tuple[ConversationKey, ...]:
        self._open()
        return ()

    def _open(self) -> None:
        if self.locked:
            raise StoreUnavailable("locked")


@dataclass
class Result:
    fresh: bool
    turn: int | None
    says: tuple[Say, ...]
    input: Input | None = None
    key: ConversationKey | None = None
    debts: tuple[object, ...] = ()


class Assistant:
    """Understands what `understands` holds; everything else is an event of that name tomorrow at three."""

    def __init__(self, shelf: Shelf, bell: Bell, clock: Stood | Wall, reading: float = 0.0) -> None:
        self.shelf, self.bell, self.clock, self.reading = shelf, bell, clock, reading
        self.understands: dict[str, list[Planned] | str] = {}
        self.instead: dict[str, tuple[str, Planned]] = {}
        self.pictured: list[Planned] = []
        self.cards: dict[UUID, Card] = {}
        self.seen: dict[UUID, Result] = {}
        self.turns = 0

    async def receive(self, key: ConversationKey, input_id: UUID, said: Input, /) -> Result:
        self.shelf._open()
        if input_id in self.seen:
            return replace(self.seen[input_id], fresh=False, says=())
        self.turns += 1
        says = self._decide(key, input_id, said)
        result = Result(True, self.turns, says, said, key)
        self.seen[input_id] = result
        self._note(key, says)
        return result

    async def carry_out(self, receipt: Result, /) -> None:
        if receipt.fresh and isinstance(receipt.input, IncomingMessage) and receipt.input.message.attachments:
            await asyncio.sleep(self.reading)
            assert receipt.key is not None
            drafts = self.pictured or [self._plain("사진 속 일정")]
            self._note(receipt.key, (self._open_card(receipt.says[0].reply.id, drafts, "picture", "edit"),))

    async def handle(self, key: ConversationKey, input_id: UUID, said: Input, /) -> Result:
        result = await self.receive(key, input_id, said)
        await self.carry_out(result)
        return result

    def _note(self, key: ConversationKey, says: tuple[Say, ...]) -> None:
        for say in says:
            if say.manner != "answer":
                reply = say.reply
                self.shelf.note(key, Line(reply.id, "assistant", reply.text, self.clock.now(), 0, reply))
        self.bell.announce(key)

    def _decide(self, key: ConversationKey, name: UUID, said: Input) -> tuple[Say, ...]:
        reply = uuid5(NAMES, str(name))
        if isinstance(said, IncomingMessage):
            message = said.message
            blobs = tuple(one.blob for one in message.attachments)
            name = line_id(key, message.ref)
            self.shelf.note(key, Line(name, "user", message.text, self.clock.now(), 0, None, blobs))
            if blobs:
                return (Say(Reply(reply, "사진을 읽고 있어요…")),)
            return self._answer(reply, message.text, message.ref)
        if isinstance(said, MessageEdited):
            return self._edited(key, said, reply)
        assert isinstance(said, ButtonPressed)
        return self._pressed(said.press, reply)

    def _answer(self, reply: UUID, text: str, source: str) -> tuple[Say, ...]:
        meant = self.understands.get(text) or [self._plain(text)]
        if isinstance(meant, str):
            return (Say(Reply(reply, meant)),)
        say = self._open_card(reply, meant, source)
        if text in self.instead:
            self.cards[reply].instead = self.instead[text]
            say = Say(self._draw(self.cards[reply]))
        return (say,)

    def _edited(self, key: ConversationKey, said: MessageEdited, reply: UUID) -> tuple[Say, ...]:
        old = self.shelf.lines[key][line_id(key, said.ref)]
        self.shelf.note(key, replace(old, text=said.text))
        for card in self.cards.values():
            if card.source == said.ref and card.state == "open":
                meant = self.understands.get(said.text)
                card.drafts = meant if isinstance(meant, list) else [self._plain(said.text)]
                card.revision += 1
                return (Say(self._draw(card), "edit"),)
        return self._answer(reply, said.text, said.ref)

    def _plain(self, title: str) -> Planned:
        day = self.clock.now().astimezone(ZoneInfo(ZONE)).date() + timedelta(days=1)
        return Planned(title, at(day, 15), assumptions=("끝나는 시각은 한 시간 뒤로 봤어요",))

    def _open_card(self, reply: UUID, drafts: list[Planned], source: str, manner: str = "send") -> Say:
        self.cards[reply] = Card(reply, drafts, [True] * len(drafts), source)
        return Say(self._draw(self.cards[reply]), manner)  # type: ignore[arg-type]

    def _pressed(self, press: Press, reply: UUID) -> tuple[Say, ...]:
        card = self.cards.get(press.ref)
        if card is None or press.revision != card.revision:
            return (Say(Reply(reply, "이 버튼은 더 이상 쓸 수 없어요."), "answer"),)
        if press.verb == "edit":
            return (Say(Reply(reply, "고칠 내용을 말씀해 주세요."), "answer"),)
        self._turn_to(card, press)
        return (Say(self._draw(card), "edit"),)

    def _turn_to(self, card: Card, press: Press) -> None:
        card.revision += 1
        if press.verb == "tick":
            card.ticked[press.choice - 1] ^= True
        elif press.verb == "choose" and card.instead is not None:
            card.drafts, card.instead = [card.instead[1]], None
        elif press.verb == "confirm":
            card.state = "done"
            for index, draft in enumerate(card.drafts):
                if card.ticked[index]:
                    event = uuid5(card.reply, str(index))
                    self.shelf.events[event] = Event(
                        event, draft.title, draft.when, draft.location, draft.attendees
                    )
        elif press.verb == "undo":
            card.state = "undone"
            for index in range(len(card.drafts)):
                self.shelf.events.pop(uuid5(card.reply, str(index)), None)
        else:
            card.state = "discarded"

    def _draw(self, card: Card) -> Reply:
        heads = {
            "open": "이렇게 추가할까요?"
            if len(card.drafts) == 1
            else f"일정 {len(card.drafts)}개를 찾았어요",
            "done": "✅ 추가했어요",
            "undone": "↩️ 되돌렸어요",
            "discarded": "취소했어요. 아무것도 저장하지 않았어요.",
        }
        drafts = tuple(_shown(card, index, draft) for index, draft in enumerate(card.drafts))
        text = "\n".join([heads[card.state], *(d.title for d in card.drafts)])
        return Reply(card.reply, text, self._buttons(card), drafts)

    def _buttons(self, card: Card) -> tuple[tuple[Button, ...], ...]:
        def press(verb: str, choice: int = 0) -> Press:
            return Press(verb, card.reply, card.revision, choice)  # type: ignore[arg-type]

        if card.state == "done":
            return ((Button("되돌리기", press("undo")),),)
        if card.state != "open":
            return ()
        rows: list[tuple[Button, ...]] = []
        if len(card.drafts) > 1:
            rows += [
                (Button(("☑ " if card.ticked[i] else "☐ ") + d.title, press("tick", i + 1)),)
                for i, d in enumerate(card.drafts)
            ]
        if card.instead:
            rows.append((Button(card.instead[0], press("choose", 1)),))
        count = sum(card.ticked)
        confirm = "추가" if len(card.drafts) == 1 else f"{count}개 추가"
        last = (
            Button(confirm, press("confirm")),
            Button("고치기", press("edit")),
            Button("취소", press("discard")),
        )
        return (*rows, last)


def _shown(card: Card, index: int, draft: Planned) -> ShownDraft:
    when = draft.when
    start, end = (when.first, when.last) if isinstance(when, AllDay) else (when.start, when.end)
    return ShownDraft(
        id=f"{card.reply}-{index}",
        kind="create",
        ticked=card.ticked[index],
        title=draft.title,
        start=start.isoformat(),
        end=None if end is None else end.isoformat(),
        all_day=isinstance(when, AllDay),
        location=draft.location or None,
        attendees=draft.attendees,
        rrule=draft.rrule,
        assumptions=draft.assumptions if card.state == "open" else (),
        doubts=draft.doubts if card.state == "open" else (),
        clashes=draft.clashes if card.state == "open" else (),
        duplicates=draft.duplicates if card.state == "open" else (),
    )


def at(day: date, hour: int, minute: int = 0, minutes: int | None = 60) -> Timed:
    start = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(ZONE))
    return Timed(start, None if minutes is None else start + timedelta(minutes=minutes), ZONE)


def sniff(data: bytes) -> None:
    if not data:
        raise UnreadableImage("empty")
    if not data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        raise UnreadableImage("not_image")


@dataclass
class House:
    shelf: Shelf
    blobs: Blobs
    bell: Bell
    assistant: Assistant
    doors: Doors


def build(clock: Stood | Wall, reading: float = 0.0, **more: object) -> House:
    shelf, blobs, bell = Shelf(), Blobs(), Bell()
    assistant = Assistant(shelf, bell, clock, reading)
    doors = Doors(assistant, shelf, blobs, bell, clock, sniff, zone=ZONE, **more)  # type: ignore[arg-type]
    return House(shelf, blobs, bell, assistant, doors)
