"""A tiny world around `decide`: a calendar, a ledger, a screen, and readers of words and pictures that say what is
scripted. Effects are carried out at once (`take`), or one by one by who wants them late, twice or never (`step`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.calendar.change import Change
from core.calendar.event import Event, Placement
from core.calendar.instants import span, within
from core.calendar.occurrences import occurrences
from core.calendar.recurrence import Recurrence
from core.calendar.rrule import from_rrule
from core.calendar.time.expression import CalendarDate, Clock, DaysAway, Spoken, TimeExpression, WeekdayIn
from core.calendar.undo import known_now, renamed
from core.calendar.when import AllDay, Settled, Timed, Window
from core.dialogue.account_inputs import CalendarTuned, ClaimEnded
from core.dialogue.buttons import Button, Press, pack, unpack
from core.dialogue.conversation import Conversation
from core.dialogue.decide import decide
from core.dialogue.effects import (
    AnswerClaim,
    AskToConnect,
    Connect,
    Disconnect,
    Effect,
    FindChange,
    FindEvents,
    Interpret,
    Prefer,
    ReadText,
    Say,
    TuneCalendar,
    Tuning,
    WriteChange,
)
from core.dialogue.inputs import (
    ButtonPressed,
    Connected,
    Disconnected,
    DoorOpened,
    Facts,
    Given,
    IncomingMessage,
    Input,
    MessageEdited,
    TimePassed,
)
from core.dialogue.interpretation import (
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Interpretation,
    Meaning,
    Patch,
    Request,
    SmallTalk,
    Target,
)
from core.dialogue.judging import takes_taps
from core.dialogue.known import card_before
from core.dialogue.message import Attachment, CalendarChoice, ConversationKey, Lang, Message, Preferences
from core.dialogue.own_effects import (
    BringCard,
    CountHeld,
    Erase,
    Export,
    FindCards,
    Join,
    MakeCode,
    MakeHome,
    OwnEffect,
    TryCode,
)
from core.dialogue.own_inputs import (
    CardBrought,
    CardsFound,
    CodeMade,
    CodeTried,
    Counted,
    Exported,
    FarCard,
    Held,
    Holding,
    Joined,
)
from core.dialogue.plain import plain_event
from core.dialogue.proposing import windows_of
from core.dialogue.reminding import find_reminded
from core.dialogue.reply import File, Reply
from core.dialogue.results import (
    ChangeFound,
    EventsFound,
    Failed,
    Interpreted,
    OnlyOutside,
    TextRead,
    Written,
)
from core.dialogue.state import find_card

SEOUL = "Asia/Seoul"
NOW = datetime(2026, 11, 16, 10, 0, tzinfo=ZoneInfo(SEOUL))
"""A Monday."""
KEY = ConversationKey("here", "room", "me")
BIRTH = UUID("b1e70000-0000-4000-8000-000000000001")


# ── what people say ──


def tomorrow(hour: int | None = None, minute: int = 0) -> Spoken:
    return Spoken(DaysAway(1), None if hour is None else at(hour, minute).clock)


def at(hour: int, minute: int = 0) -> Spoken:
    """A time of day and nothing else; 15 is said as 3 in the afternoon."""
    part = "am" if hour < 12 else "pm"
    return Spoken(clock=Clock(hour if hour <= 12 else hour - 12, minute, part))


def on(day: int, hour: int | None = None) -> Spoken:
    """A day of November, perhaps with an hour."""
    clock = None if hour is None else at(hour).clock
    return Spoken(CalendarDate(day, 11), clock)


MISMATCH = Spoken(CalendarDate(18, 11), Clock(3, part="pm"), weekday=3)
"""18 November 2026 is a Wednesday, not a Thursday."""
TUESDAYS = Recurrence("WEEKLY", by_day=("TU",))


def create(title: str = "", time: TimeExpression | None = None, **more: object) -> CreateEvents:
    return CreateEvents((EventProposal(title, time, **more),))


def several(*events: tuple[str, TimeExpression | None]) -> CreateEvents:
    return CreateEvents(tuple(EventProposal(title, time) for title, time in events))


def change(title: str = "", **patch: object) -> ChangeEvent:
    return ChangeEvent(Target(title), Patch(**patch))


# ── what is on the calendar ──


def moment(day: int, hour: int, minute: int = 0, month: int = 11, zone: str = SEOUL) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(zone))


def timed(day: int, hour: int, hours: int | None = 1, zone: str = SEOUL) -> Timed:
    start = moment(day, hour, zone=zone)
    return Timed(start, None if hours is None else start + timedelta(hours=hours), zone)


def event(title: str, when: Settled, **more: object) -> Event:
    return Event(uuid5(BIRTH, f"event:{title}:{when}"), title, when, **more)


def weekly(title: str, when: Settled, rule: str = "FREQ=WEEKLY;COUNT=10", **more: object) -> Event:
    return event(title, when, recurrence=from_rrule(rule), **more)


# ── what is connected ──

GRANT, OTHER_GRANT = (
    UUID("97a70000-0000-4000-8000-000000000001"),
    UUID("97a70000-0000-4000-8000-000000000002"),
)
MINE = CalendarChoice(
    UUID("ca100000-0000-4000-8000-000000000001"), "민지", "minji@example.com", target=True, grant=GRANT
)
FAMILY = CalendarChoice(
    UUID("ca100000-0000-4000-8000-000000000002"), "가족", "minji@example.com", grant=GRANT
)
WORK = CalendarChoice(
    UUID("ca100000-0000-4000-8000-000000000003"), "회사", "minji@work.example", grant=OTHER_GRANT
)
HOLIDAYS = CalendarChoice(
    UUID("ca100000-0000-4000-8000-000000000004"), "공휴일", "minji@example.com", False, grant=GRANT
)
DOOR = "https://accounts.example.com/o/oauth2/auth?state=abc"


def placed(calendar: CalendarChoice = MINE, **more: object) -> Placement:
    return Placement(calendar.id, "https://calendar.example.com/event?eid=abc", **more)


# ── what is a person's own ──

CODE, SPELT = UUID("c0de0000-0000-4000-8000-000000000001"), "K7M2B9XP"
HERE, THERE = Holding(1), Holding(2, ("minji@example.com",))


# ── the world ──


class World:
    """One person's. `screen` holds our messages as they look now, in the order they were first sent."""

    def __init__(self, *events: Event, lang: Lang = "ko", zone: str = SEOUL) -> None:
        self.conversation = Conversation(KEY, BIRTH, lang)
        self.preferences = Preferences(zone=zone, lang=lang)
        self.at = NOW
        self.events = {one.id: one for one in events}
        self.ledger: dict[UUID, tuple[Change, datetime]] = {}
        self.screen: dict[UUID, Reply] = {}
        self.says: list[Say] = []
        self.unread: list[ReadText] = []
        self.requests: list[Request] = []
        self.meanings: dict[str, Meaning] = {}
        self.rests: dict[str, str] = {}
        self.seen: dict[str, Meaning] = {}
        self.calendars: tuple[CalendarChoice, ...] = ()
        self.door: str | None = DOOR
        self.local = 0
        self.home: ConversationKey | None = KEY
        self.model = self.sight = ""
        self.sees = False
        self.shown: list[bool] = []
        self.far: tuple[FarCard, ...] = ()
        self.join: Joined = Joined(CODE, "agreed", "telegram")
        self.own: list[OwnEffect | Export] = []
        self.crossed: list[AskToConnect | Connect | AnswerClaim | TuneCalendar | Disconnect] = []
        self._inputs = 0
        self._messages = 0

    # what a person does

    def say(
        self,
        text: str,
        meaning: Meaning | None = None,
        *,
        forwarded_at: datetime | None = None,
        private: bool = True,
    ) -> list[Say]:
        """A message whose words mean that."""
        message = self.message(text, meaning, forwarded_at=forwarded_at)
        return self.take(IncomingMessage(replace(message, private=private)))

    def message(
        self,
        text: str,
        meaning: Meaning | None = None,
        blobs: Iterable[str] = (),
        forwarded_at: datetime | None = None,
    ) -> Message:
        self._messages += 1
        self.meanings[text.strip()] = meaning or SmallTalk()
        attachments = tuple(Attachment(blob) for blob in blobs)
        return Message(f"m{self._messages}", text, self.at, attachments, forwarded_at)

    def edit(self, ref: str, text: str, meaning: Meaning | None = None) -> list[Say]:
        """Other words for an earlier message; the first one is `m1`."""
        self.meanings[text.strip()] = meaning or SmallTalk()
        return self.take(MessageEdited(ref, text, private=True))

    def photos(self, *blobs: str, caption: str = "", meaning: Meaning | None = None) -> list[Say]:
        return self.take(IncomingMessage(self.message(caption, meaning, blobs)))

    def read(
        self,
        blob: str,
        meaning: Meaning | None = None,
        *,
        near: bool = False,
        picture: str = "",
        more: bool = False,
    ) -> list[Say]:
        """The picture was read, and means that; None: there is no text in it. `picture`: what its bytes are;
        `more`: it shows the first pages of many."""
        self.seen[blob] = meaning or SmallTalk()
        before = card_before(self.conversation, picture)
        there = self.family(before.events) if before else ()
        told = TextRead(self._turn_of(blob), blob, meaning is None, near, picture, there, more)
        return self.take(told)

    def ask_first(self, blob: str) -> list[Say]:
        """Nobody here can read the picture."""
        return self.take(OnlyOutside(self._turn_of(blob), blob))

    def fail(self, blob: str, reason: str = "broken") -> list[Say]:
        return self.take(Failed(self._turn_of(blob), "read", reason, blob))

    def press(self, what: str, choice: int | None = None) -> list[Say]:
        """The newest live button with that label or verb."""
        return self.tap(self.button(what, choice).press)

    def tap(self, press: Press) -> list[Say]:
        """A token from anywhere, as it comes back from a platform."""
        return self.take(self.pressed(press))

    def pressed(self, press: Press) -> ButtonPressed:
        press = unpack(pack(press))
        return ButtonPressed(press, self.facts(press))

    def wait(self, **time: float) -> list[Say]:
        """Time passes, and what is to wake wakes."""
        self.at += timedelta(**time)
        wake_at = self.conversation.wake_at
        if wake_at is None or wake_at > self.at:
            return []
        off = [one.event for one in self.conversation.reminded if one.again_at and one.again_at <= self.at]
        return self.take(TimePassed(self.family(off)))

    # what they see

    def button(self, what: str, choice: int | None = None) -> Button:
        for reply in reversed(self.screen.values()):
            for button in self.buttons_of(reply):
                fits = what in (button.label, button.press.verb)
                if fits and choice in (None, button.press.choice):
                    return button
        raise AssertionError(f"no button {what!r} among {self.labels()}")

    @staticmethod
    def buttons_of(reply: Reply) -> list[Button]:
        return [button for row in reply.buttons for button in row]

    @property
    def last(self) -> Reply:
        """The lowest message on the screen."""
        return list(self.screen.values())[-1]

    @property
    def texts(self) -> list[str]:
        return [reply.text for reply in self.screen.values()]

    def labels(self, reply: Reply | None = None) -> list[str]:
        """What stands on the live buttons, of one message or of all."""
        replies = self.screen.values() if reply is None else [reply]
        return [button.label for one in replies for button in self.buttons_of(one)]

    def calendar(self) -> list[tuple[str, str | None]]:
        """Titles and starts, by start."""
        rows = [plain_event(one) for one in self.events.values()]
        return sorted(((row["title"], row["start"]) for row in rows), key=lambda row: (row[1] or "", row[0]))

    # how it goes on

    def take(self, happened: Input) -> list[Say]:
        """One input and everything that follows from it in this house."""
        before = len(self.says)
        pending = deque([happened])
        while pending:
            for effect in self.step(pending.popleft()):
                result = self.carry_out(effect)
                if result is not None:
                    pending.append(result)
        return self.says[before:]

    def step(self, happened: Input) -> tuple[Effect, ...]:
        """One decision; what is said reaches the screen."""
        self._inputs += 1
        given = Given(
            uuid5(BIRTH, f"input:{self._inputs}"),
            self.at,
            self.preferences,
            happened,
            self.calendars,
            self.home,
            self.model,
            self.sight,
            self.sees,
        )
        decision = decide(self.conversation, given)
        assert decision == decide(self.conversation, given), "the same arguments give the same result"
        self.conversation, effects = decision
        for effect in effects:
            if isinstance(effect, Say):
                self._show(effect)
        return effects

    def _show(self, say: Say) -> None:
        self.says.append(say)
        assert say.reply.text.strip(), "we never say nothing"
        if say.manner == "edit":
            assert say.reply.id in self.screen, "only what is on the screen can change"
        for button in self.buttons_of(say.reply):
            assert unpack(pack(button.press)) == button.press
            assert len(pack(button.press).encode()) <= 64
            assert button.label.strip()
        for link in say.reply.links:
            assert link.label.strip()
            assert link.url.startswith(("https://", "http://127.0.0.1"))
        if say.manner != "answer":
            self.screen[say.reply.id] = say.reply

    def carry_out(self, effect: Effect) -> Input | None:
        match effect:
            case ReadText():
                self.unread.append(effect)
            case Interpret(turn, request, blob, shown):
                self.requests.append(request)
                self.shown.append(shown)
                meaning = self.meanings[request.text] if blob is None else self.seen[blob]
                return Interpreted(
                    turn, Interpretation(meaning, "ko", rest=self.rests.get(request.text, "")), blob
                )
            case FindEvents(turn, windows, only):
                names = known_now(only, [line for line, _ in self.ledger.values()])
                known = self.family(names.get(one, one) for one in only)
                return EventsFound(turn, known if only else self.in_windows(windows))
            case FindChange(turn, since, origin):
                lines = self.last_change(since, origin)
                return ChangeFound(turn, lines, self.family(line.event for line in lines))
            case WriteChange(changes):
                self.write(changes)
                return Written(changes[0].group)
            case Prefer(preferences):
                self.preferences = preferences
            case AskToConnect() | Connect() | AnswerClaim() | TuneCalendar() | Disconnect():
                self.crossed.append(effect)
                return self.cross(effect)
            case Prefer(preferences):
                self.preferences = preferences
            case Say():
                pass
            case _:
                self.own.append(effect)
                return self.reach(effect)
        return None

    def reach(self, effect: OwnEffect | Export) -> Input | None:
        """What is a person's own."""
        match effect:
            case MakeHome():
                self.home = KEY
            case MakeCode(turn):
                return CodeMade(turn, CODE, SPELT)
            case TryCode(turn, code):
                right = code == SPELT
                return CodeTried(turn, CODE if right else None, "telegram", here=HERE, there=THERE)
            case Join(_, yes):
                return self.join if yes else None
            case FindCards(turn):
                return CardsFound(turn, self.far)
            case BringCard(turn, key, wanted):
                found = [one.card for one in self.far if (one.key, one.card.id) == (key, wanted)]
                self.far = tuple(one for one in self.far if one.card not in found)
                return CardBrought(turn, found[0] if found else None, key.platform)
            case CountHeld(turn):
                return Counted(turn, Held(3, 12, 2, 1, 4, ("minji@example.com",)))
            case Export(turn):
                return Exported(turn, (File("haru.json", "export/1.json"), File("picture-1.png", "p1")))
            case Erase():
                pass
        return None

    def cross(self, effect: AskToConnect | Connect | AnswerClaim | TuneCalendar | Disconnect) -> Input | None:
        """Through the door to a Google account, and back."""
        match effect:
            case AskToConnect(turn):
                return DoorOpened(turn, self.door)
            case Connect(grant, copy):
                return None if copy else Connected(grant, MINE.email, self.local)
            case AnswerClaim(grant, _, yes):
                return ClaimEnded(grant, "agreed" if yes else "refused")
            case TuneCalendar(calendar, what, turn):
                before = [one.target for one in self.calendars if one.id == calendar]
                self.calendars = tuple(tuned(one, calendar, what) for one in self.calendars)
                return CalendarTuned(calendar, what, turn, was_target=any(before))
            case Disconnect(turn, grant):
                mine = [one for one in self.calendars if grant in (None, one.grant)]
                self.calendars = tuple(one for one in self.calendars if one not in mine)
                return Disconnected(turn, mine[0].email if mine else None)

    def write(self, changes: Iterable[Change]) -> None:
        for line in changes:
            if line.id in self.ledger:
                continue
            self.ledger[line.id] = line, self.at
            if line.after is None:
                self.events.pop(line.event, None)
            else:
                self.events[line.event] = line.after

    def in_windows(self, windows: Iterable[Window]) -> tuple[Event, ...]:
        return tuple(e for e in self.events.values() if any(self._reaches(e, w) for w in windows))

    def _reaches(self, one: Event, window: Window) -> bool:
        if one.recurrence is not None:
            return bool(occurrences(one, window, self.preferences.zone))
        frame = Window(window.start.astimezone(UTC), window.end.astimezone(UTC))
        return within(span(one.when, self.preferences.zone), frame)

    def family(self, ids: Iterable[UUID]) -> tuple[Event, ...]:
        asked = set(ids)
        return tuple(e for e in self.events.values() if e.id in asked or e.series in asked)

    def last_change(self, since: datetime, origin: str) -> tuple[Change, ...]:
        for line, when in reversed(self.ledger.values()):
            ours = when >= since and line.undoes is None and line.origin == origin
            if ours and self.lines_of(line.group):
                return self.lines_of(line.group)
        return ()

    def lines_of(self, group: UUID) -> tuple[Change, ...]:
        lines = [line for line, _ in self.ledger.values()]
        if any(line.undoes == group for line in lines):
            return ()
        names = known_now({line.event for line in lines}, lines)
        return tuple(renamed(line, names) for line in lines if line.group == group)

    def facts(self, press: Press) -> Facts:
        """What the database would know when this is pressed."""
        if press.verb == "undo":
            lines = self.lines_of(press.ref)
            return Facts(current=self.family(line.event for line in lines), changes=lines)
        if press.verb == "move":
            one = find_reminded(self.conversation, press.ref)
            return Facts(current=self.family([one.event]) if one else ())
        card = find_card(self.conversation, press.ref)
        if card is None or not takes_taps(card, press.verb):
            return Facts()
        given = Given(BIRTH, self.at, self.preferences, TimePassed())
        bases = [draft.base.id for draft in card.drafts if draft.base is not None]
        return Facts(current=self.family(bases), nearby=self.in_windows(windows_of(card.drafts, given)))

    def _turn_of(self, blob: str) -> int:
        return next(one.turn for one in self.unread if one.blob == blob)


def tuned(one: CalendarChoice, calendar: UUID, what: Tuning) -> CalendarChoice:
    """As the database would have it; where new events go then, nobody chooses here."""
    if what == "target":
        return replace(one, target=one.id == calendar, followed=one.followed or one.id == calendar)
    if one.id != calendar:
        return one
    return replace(one, followed=what == "follow", target=one.target and what == "follow")


def friday(hour: int) -> Spoken:
    return Spoken(WeekdayIn(4), at(hour).clock)


def all_day(first: int, last: int | None = None) -> AllDay:
    day = moment(first, 0).date()
    return AllDay(day, day if last is None else moment(last, 0).date())
