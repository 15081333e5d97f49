"""What people do at random: the one who talks to us, and somebody else in Google's own pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.calendar.draft import ChangeKind, Draft, Proposal, proposal_of
from core.calendar.event import Event, Original
from core.calendar.mirror.resource import Resource
from core.calendar.occurrences import instances
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Settled, Timed
from core.dialogue.buttons import Press
from core.dialogue.conversation import Card, Conversation
from core.dialogue.inputs import ButtonPressed, Given, TimePassed
from core.dialogue.message import Preferences
from core.dialogue.proposing import remarks_of
from core.dialogue.state import put_card
from core.errors import Gone
from tests.simulator.scene import KEY, Scene
from tests.simulator.stage import at_once

SEOUL = ZoneInfo("Asia/Seoul")
FIRST = datetime(2026, 11, 24, 9, 0, tzinfo=SEOUL)
WORDS = "아침 회의 점심 치과 산책 lunch review 회식 요가 call".split()
RULES = (
    Recurrence("DAILY", count=5),
    Recurrence("DAILY", interval=2, until=date(2026, 12, 10)),
    Recurrence("WEEKLY", count=4),
    Recurrence("WEEKLY"),
)


def some_when(chance: Random) -> Settled:
    if chance.random() < 0.25:
        day = date(2026, 11, 24) + timedelta(days=chance.randrange(10))
        return AllDay(day, day + timedelta(days=chance.randrange(2)))
    start = FIRST + timedelta(days=chance.randrange(10), hours=chance.randrange(9))
    end = start + timedelta(minutes=30 * chance.randrange(1, 5)) if chance.random() < 0.7 else None
    return Timed(start, end, "Asia/Seoul")


def moved(when: Settled, chance: Random) -> Settled:
    if isinstance(when, AllDay):
        days = timedelta(days=chance.choice((1, 2)))
        return AllDay(when.first + days, when.last + days)
    by = timedelta(hours=chance.choice((1, 2)), days=chance.choice((0, 0, 0, 1)))
    return Timed(when.start + by, when.end + by if when.end else None, when.zone)


class User:
    """Sees the calendar, is shown a card, and taps: at once or later, once or more often."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._chance = scene, scene.chance
        self._undelivered: list[tuple[UUID, ButtonPressed]] = []

    def asks(self) -> None:
        """A card is on the screen; what it shows is how things were then."""
        rows = list(self._scene.rows.values())
        draft = self._change(rows) if rows and self._chance.random() < 0.65 else self._creation()
        at_once(self._show(draft, rows))

    def taps(self) -> None:
        """Some button of a card, old ones too. The platform brings it at least once."""
        conversation = self._scene.conversation
        cards = conversation.cards if conversation else ()
        if not cards:
            return
        card = self._chance.choice(cards[-4:])
        for _ in range(self._chance.choice((1, 1, 1, 2))):
            press = Press(self._verb(card), self._named(card), card.revision)
            self._undelivered.append((self._scene.births(), ButtonPressed(press)))

    def deliver(self) -> None:
        """The platform brings a tap, and perhaps again."""
        if not self._undelivered:
            return
        number = self._chance.randrange(len(self._undelivered))
        input_id, tap = self._undelivered[number]
        self._scene.stage.start(self._scene.assistant.receive, KEY, input_id, tap)
        if self._chance.random() < 0.8:
            self._undelivered.pop(number)

    def _named(self, card: Card) -> UUID:
        return card.group if card.state == "done" and card.group else card.id

    def _verb(self, card: Card) -> Any:
        if card.state == "done":
            return "undo"
        draft = card.drafts[0]
        if draft.base is not None and draft.base.recurrence and draft.original and draft.scope is None:
            return self._chance.choice(("this", "following", "all", "discard"))
        return self._chance.choice(("confirm", "confirm", "confirm", "discard"))

    def _creation(self) -> Draft:
        rule = self._chance.choice(RULES) if self._chance.random() < 0.4 else None
        proposal = Proposal(self._chance.choice(WORDS), some_when(self._chance), recurrence=rule)
        calendar = self._chance.choice(self._scene.calendars)
        return Draft(self._scene.births(), "create", proposal, calendar=calendar.id)

    def _change(self, rows: list[Event]) -> Draft:
        base = self._chance.choice(rows)
        original, was = None, base.when
        if base.recurrence is not None:
            found = [one for one, _ in zip(instances(base, date.min, date.max), range(4), strict=False)]
            if found:
                one = self._chance.choice(found)
                original, was = one.original, one.when
        kind: ChangeKind = "delete" if self._chance.random() < 0.25 else "update"
        proposal = proposal_of(base, was)
        if kind == "update":
            proposal = self._edited(proposal)
        return Draft(self._scene.births(), kind, proposal, base=base, original=original, was=was)

    def _edited(self, proposal: Proposal) -> Proposal:
        luck = self._chance.random()
        if luck < 0.35:
            return replace(proposal, title=f"{self._chance.choice(WORDS)} {self._chance.randrange(99)}")
        if luck < 0.5:
            return replace(proposal, location=self._chance.choice(("강남역", "판교", "")))
        if luck < 0.55:
            return replace(proposal, attendees=(*proposal.attendees, self._chance.choice(("민수", "a@b.kr"))))
        assert isinstance(proposal.when, Timed | AllDay)
        return replace(proposal, when=moved(proposal.when, self._chance))

    async def _show(self, draft: Draft, rows: list[Event]) -> None:
        memory, now = self._scene.memory, self._scene.clock.now()
        given = Given(self._scene.births(), now, Preferences(), TimePassed())
        remarks = remarks_of((draft,), tuple(rows), given)
        card = Card(self._scene.births(), 1, (draft,), remarks, "m", now, self._scene.births(), now, 0)
        async with memory.unit() as unit:
            account = await unit.account(KEY, self._scene.births(), now, Preferences())
            before = await unit.conversation(KEY) or Conversation(KEY, self._scene.births(), "ko")
            await unit.save(account, put_card(before, card))


class Other:
    """Somebody else, or the same person elsewhere: adds, moves, renames and deletes in Google Calendar itself."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._chance = scene, scene.chance

    def acts(self) -> None:
        name = self._chance.choice(self._scene.calendars).remote_id
        book = self._scene.google._books[name]
        lately = sorted(book.items.values(), key=lambda one: book.changed.get(one.id, 0))
        alive = [one for one in lately if one.alive and one.content]
        if not alive or self._chance.random() < 0.25:
            self._scene.google.create(name, self._event())
            return
        try:
            self._meddle(name, alive[-1] if self._chance.random() < 0.3 else self._chance.choice(alive))
        except Gone:
            return

    def _event(self) -> Event:
        rule = self._chance.choice(RULES) if self._chance.random() < 0.3 else None
        return Event(UUID(int=0), self._chance.choice(WORDS), some_when(self._chance), recurrence=rule)

    def _meddle(self, name: str, one: Resource) -> None:
        assert one.content is not None
        google, luck = self._scene.google, self._chance.random()
        original = self._some_instance(one.content) if luck < 0.6 else None
        if luck < 0.15:
            google.remove_instance(name, one.id, original) if original else google.remove(name, one.id)
        elif luck > 0.93:
            google.touch(name, one.id)
        elif original is not None:
            google.edit_instance(name, one.id, original, **self._fields(one.content, single=True))
        else:
            google.edit(name, one.id, **self._fields(one.content, single=False))

    def _some_instance(self, content: Event) -> Original | None:
        if content.recurrence is None:
            return None
        found = [
            one.original for one, _ in zip(instances(content, date.min, date.max), range(4), strict=False)
        ]
        return self._chance.choice(found) if found else None

    def _fields(self, content: Event, *, single: bool) -> dict[str, Any]:
        luck = self._chance.random()
        if luck < 0.4:
            return {"title": f"{self._chance.choice(WORDS)}!{self._chance.randrange(99)}"}
        if luck < 0.6:
            return {"location": self._chance.choice(("서울역", "잠실", ""))}
        if luck < 0.7 and content.recurrence is not None and not single:
            return {"recurrence": self._chance.choice(RULES)}
        if single and content.recurrence is not None:
            return {"notes": f"n{self._chance.randrange(99)}"}
        return {"when": moved(content.when, self._chance)}
