"""Walks through conversations: whatever people, clocks, crashes and other surfaces may do, in any order, and what has to
hold after every step. Chance is asked by `choose`, so that a shrinking search and a fast one walk the same ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time, timedelta
from typing import Any, TypeAlias, get_args
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.calendar.draft import ChangeKind, Draft, Proposal
from core.calendar.event import Event
from core.calendar.occurrences import next_occurrence
from core.calendar.rrule import to_rrule
from core.calendar.time.expression import CalendarDate, Clock, DaysAway, Elapsed, Spoken, WholeWeek
from core.calendar.when import Timed
from core.dialogue.account_inputs import (
    CalendarsListed,
    CalendarTuned,
    Claimed,
    ClaimEnded,
    ClaimMade,
    GrantLost,
    Reconnected,
    TargetLost,
)
from core.dialogue.buttons import ANEW, Press
from core.dialogue.card_inputs import CardCopied
from core.dialogue.conversation import MAX_CARDS, MAX_NEWS, MAX_TALK, MAX_TURNS, Card, Conversation
from core.dialogue.copying import copies_of
from core.dialogue.effects import (
    AnswerClaim,
    AskToConnect,
    Connect,
    Effect,
    FindChange,
    FindEvents,
    Interpret,
    ReadText,
    Say,
    TuneCalendar,
    WriteChange,
)
from core.dialogue.inputs import (
    AccountConnected,
    ButtonPressed,
    Collided,
    Connected,
    ConsentFailed,
    Disconnected,
    DoorOpened,
    IncomingMessage,
    Input,
    Landed,
    MessageEdited,
    RemoteChanged,
    Sighting,
    TimePassed,
    TurnedDown,
)
from core.dialogue.interpretation import (
    AboutMe,
    AskCalendar,
    AskHelp,
    Assent,
    ChangeEvent,
    ChooseNews,
    CreateEvents,
    Dissent,
    EventProposal,
    ManageAccount,
    Meaning,
    Patch,
    Pick,
    RemoveEvents,
    SmallTalk,
    TakeBack,
    Target,
)
from core.dialogue.judging import RESPONSES, may_be_taken, takes_taps
from core.dialogue.message import CalendarChoice, Command, ConversationKey, Message
from core.dialogue.own_inputs import AskedToJoin, CardTaken, FarCard, Joined
from core.dialogue.own_stages import Bringing, Joining, SettingUp, Telling
from core.dialogue.reminded import MAX_REMINDED
from core.dialogue.reply import Reply, ShownDraft
from core.dialogue.results import ChangeFound, EventsFound, Failed, Interpreted, TextRead, Written
from core.dialogue.shown import span_strings
from core.dialogue.stages import (
    Asking,
    Choosing,
    Consenting,
    Interpreting,
    Linking,
    Listing,
    Looking,
    ReadingPictures,
    TakingBack,
    Waiting,
)
from core.dialogue.standing import MAX_STANDING
from core.dialogue.state import find_card
from core.dialogue.timely_inputs import DayBegins, Reminder, RemindersDue
from tests.core.dialogue.world import (
    BIRTH,
    CODE,
    DOOR,
    FAMILY,
    GRANT,
    HOLIDAYS,
    MINE,
    MISMATCH,
    NOW,
    TUESDAYS,
    WORK,
    World,
    all_day,
    at,
    event,
    on,
    placed,
    timed,
    tomorrow,
    weekly,
)

Choose: TypeAlias = Callable[[Sequence[Any]], Any]
TITLES = ("커피", "치과", "회의", "meeting", "워크숍", "")
TIMES = (
    None,
    tomorrow(15),
    tomorrow(),
    at(16),
    on(18, 9),
    on(18),
    MISMATCH,
    Spoken(DaysAway(1), Clock(9)),
    Spoken(CalendarDate(31, 2), Clock(3)),
    Spoken(WholeWeek(0)),
    Spoken(CalendarDate(17, 11), Clock(25)),
    Spoken(DaysAway(0), Clock(9, part="am")),
    Spoken(),
    Elapsed(90),
    Spoken(minutes=30),
)
SCOPES = ("this", "following", "all")
INVITED = event("워크숍", timed(17, 10), attendees=("ben@work.example",), response="needsAction")
ASKER = ConversationKey("telegram", "42", "7")
CALENDARS = (MINE.id, FAMILY.id, WORK.id, HOLIDAYS.id)
CONNECTED = ((), (), (MINE,), (MINE, FAMILY, WORK, HOLIDAYS))
DOORS = (DOOR, None, "javascript:alert(1)")


def start(choose: Choose) -> World:
    """A world with something on the calendar, or nothing."""
    full = (
        event("치과", timed(17, 15)),
        weekly("회의", timed(10, 15), location="3층"),
        event("출장", all_day(18, 19)),
    )
    world = World(*full[: choose((0, 1, 3))], lang=choose(("ko", "en")))
    world.calendars = choose(CONNECTED)
    if world.calendars:
        at_home = (
            *full[:1],
            replace(full[1], placement=placed()),
            replace(full[2], placement=placed(HOLIDAYS)),
            replace(INVITED, placement=placed(guard=choose((None, "not_organizer")))),
        )
        world.events = {one.id: one for one in at_home if one.id in world.events or one.response}
    return world


class Meanings:
    """Everything a reader of language may answer."""

    def __init__(self, choose: Choose) -> None:
        self.choose = choose

    def any(self) -> Meaning:
        kinds: tuple[Callable[[], Meaning], ...] = (
            self.create, self.create, self.create, self.change, self.change, self.remove, self.short, self.question
        )  # fmt: skip
        return self.choose(kinds)()

    def create(self) -> Meaning:
        return CreateEvents(tuple(self.proposal() for _ in range(self.choose((1, 1, 1, 2, 3, 22)))))

    def proposal(self) -> EventProposal:
        c = self.choose
        return EventProposal(
            title=c(TITLES),
            time=c(TIMES),
            location=c(("", "", "합정")),
            attendees=c(((), (), ("민수",), ("ben@work.example", "지수"))),
            meeting=c((False, False, True)),
            recurrence=c((None, None, None, TUESDAYS)),
        )

    def change(self) -> Meaning:
        return ChangeEvent(self.target(), self.patch())

    def patch(self) -> Patch:
        c = self.choose
        patches = (
            Patch,
            lambda: Patch(time=c(TIMES)),
            lambda: Patch(title=c(TITLES) or None, location=c((None, "", "강남"))),
            lambda: Patch(add_attendees=("지수",), remove_attendees=c(((), ("민수",)))),
            lambda: Patch(shift_minutes=c((-90, 60, 1440))),
            lambda: Patch(extend_minutes=c((-30, 60))),
            lambda: Patch(recurrence=TUESDAYS),
            lambda: Patch(all_day=True),
            lambda: Patch(response=c(RESPONSES)),
            lambda: Patch(response=c(RESPONSES)),
        )
        return c(patches)()

    def target(self) -> Target:
        c = self.choose
        return c(
            (Target(), Target(c(TITLES)), Target(c(TITLES), c(TIMES)), Target(time=c(TIMES), every=True))
        )

    def remove(self) -> Meaning:
        return RemoveEvents(self.target())

    def short(self) -> Meaning:
        c = self.choose
        account = ManageAccount(c(("connect", "connect", "disconnect", "status")))
        tuning = ManageAccount(c(("follow", "unfollow", "target")), c(("가족", "회사", "공휴일", "요가")))
        unasked = ChooseNews(c(("briefing", "reminders")), c((True, False)), c((None, time(7, 30))))
        own = c(
            ("settings", "zone", "lang", "order", "home", "privacy", "export", "delete_me", "drafts", "link")
        )
        mine = AboutMe(own, c(("", "베를린", "미국", "영어", "K7M2-B9XP", "K7M2-B9XQ", "나르니아")))
        words = (TakeBack(), Pick(c((-1, 0, 1, 2, 9))), Assent(), Dissent(), SmallTalk(), AskHelp())
        return c((*words, account, tuning, unasked, mine, mine))

    def question(self) -> Meaning:
        c = self.choose
        return AskCalendar(c(("agenda", "find", "free")), c(TIMES), c(TITLES))


class Walk:
    """One conversation and everything that is under way in it."""

    def __init__(self, choose: Choose) -> None:
        self.choose = choose
        self.world = start(choose)
        self.meanings = Meanings(choose)
        self.owed: list[Effect] = []
        self.arrived: list[Input] = []
        self.shown: list[Press] = []
        self.messages = 0
        self.pictures = 0
        self.steps = 0
        self.grown: dict[UUID, int] = {}
        self.blobs: dict[int, list[str]] = {}
        self.told: Counter[str] = Counter()

    # ── what may happen ──

    def write(self) -> None:
        """Somebody writes, or forwards."""
        self.messages += 1
        text = f"{self.choose(('말', 'word', '3'))} {self.messages}"
        forwarded = self.choose((None, None, None, NOW - timedelta(days=2)))
        message = self.world.message(text, self.meanings.any(), forwarded_at=forwarded)
        self.step(IncomingMessage(self._sent(message)))

    def _sent(self, message: Message) -> Message:
        """As a platform tells of it: where, beside what, about what."""
        c, quoted = self.choose, tuple(self.world.screen)
        return replace(
            message,
            private=c((True, True, False)),
            bundle=c(("", "", "", "album", "forwards")),
            about=c((None, None, c(quoted))) if quoted else None,
            command=c((None,) * 9 + get_args(Command)),
            unread=c((None, None, "voice")),
        )

    def send_pictures(self) -> None:
        blobs = [f"p{self.pictures + n}" for n in range(self.choose((1, 1, 2, 3)))]
        self.pictures += len(blobs)
        caption = self.choose(("", "", f"설명 {self.pictures}"))
        message = self.world.message(caption, self.meanings.any(), blobs)
        self.step(IncomingMessage(replace(message, bundle=self.choose(("", "album", "album", "forwards")))))

    def take_along(self) -> None:
        """What somebody else has on a card, or had."""
        kind: ChangeKind = "create"
        drafts = tuple(
            Draft(
                uuid5(BIRTH, f"theirs:{title}"),
                kind,
                Proposal(title, timed(self.choose((17, 18)), 15), attendees=("x@work.example",)),
            )
            for title in self.choose(((), ("커피",), ("회의", "치과")))
        )
        self.messages += 1
        self.step(CardCopied(ASKER, UUID(int=6), f"m{self.messages}", drafts))

    def edit(self) -> None:
        """Of a message of any age."""
        self.messages += 1
        text = f"고친 말 {self.messages}"
        self.world.meanings[text] = self.meanings.any()
        ref, private = f"m{self.choose(range(1, self.messages + 2))}", self.choose((True, False))
        self.step(MessageEdited(ref, self.choose((text, text, "")), private))

    def carry_out_one(self) -> None:
        """Whatever is owed, in any order; its result may be under way for a while."""
        if not self.owed:
            return
        effect = self.choose(self.owed)
        self.owed.remove(effect)
        if self.choose((False,) * 9 + (True,)):
            self.owed.append(effect)  # done, but nobody noted that it was
        result = self._result(effect)
        if result is None:
            return
        if isinstance(result, ChangeFound) or self.choose((True, True, False)):
            self.step(result)
        else:
            self.arrived.append(result)

    def deliver_one(self) -> None:
        """A result that was under way comes, perhaps not for the last time."""
        if not self.arrived:
            return
        result = self.choose(self.arrived)
        if self.choose((True, True, False)):
            self.arrived.remove(result)
        self.step(result)

    def press(self) -> None:
        """Any button that ever was on the screen; sometimes one that never was."""
        live = [b.press for reply in self.world.screen.values() for b in self.world.buttons_of(reply)]
        presses = self.choose((live, live, live, self.shown))
        if not presses:
            return
        verb = self.choose(sorted({press.verb for press in presses}))
        press = self.choose([press for press in presses if press.verb == verb])
        if self.choose((False,) * 7 + (True,)):
            press = self.choose(
                (
                    replace(press, ref=UUID(int=9)),
                    replace(press, revision=press.revision + self.choose((-1, 1))),
                    replace(press, choice=self.choose((-1, 0, 1, 7))),
                    replace(
                        press, verb=self.choose(("confirm", "tick", "choose", "undo", "answer", *SCOPES))
                    ),
                )
            )
        self.step(self.world.pressed(press))
        if self.choose((False, False, True)):
            self.step(self.world.pressed(press))

    def wait(self) -> None:
        self.world.at += timedelta(minutes=self.choose((0, 0.01, 1, 5, 60, 60 * 13, 60 * 25)))
        if self.choose((True, False)):
            off = [one.event for one in self.world.conversation.reminded if one.again_at]
            self.step(TimePassed(self.world.family(off)))

    def come_due(self) -> None:
        """The clock brings reminders, or the day."""
        world, zone = self.world, self.world.preferences.zone
        found = [next_occurrence(one, world.at, zone) for one in world.events.values()][
            : self.choose((1, 2, 5))
        ]
        due = tuple(
            Reminder(uuid5(BIRTH, f"reminder:{self.steps}:{n}"), one) for n, one in enumerate(found) if one
        )
        self.step(self.choose((RemindersDue(due), DayBegins(world.at.date(), tuple(world.events.values())))))

    def meddle(self) -> None:
        """Another surface changes the calendar."""
        world = self.world
        what = self.choose(("add", "invite", "move", "rename", "answer", "delete"))
        if what in ("add", "invite") or not world.events:
            one = Event(
                uuid5(BIRTH, f"other:{self.steps}"),
                self.choose(TITLES[:4]),
                timed(17, self.choose((9, 15, 16))),
            )
            if what == "invite" and world.calendars:
                one = replace(one, response="needsAction", placement=placed(guard="not_organizer"))
            world.events[one.id] = one
            return
        waiting = [
            d.base.id for c in world.conversation.cards if c.state == "open" for d in c.drafts if d.base
        ]
        known = sorted(set(waiting) & set(world.events)) or sorted(world.events)
        one = world.events[self.choose(self.choose((known, sorted(world.events))))]
        if what == "delete":
            world.events = {i: e for i, e in world.events.items() if one.id not in (i, e.series)}
        elif what == "answer":
            said = self.choose(RESPONSES)
            world.events[one.id] = replace(one, response=said if one.response else None)
        elif what == "rename":
            world.events[one.id] = replace(one, title=one.title + "!", attendees=("지수",))
        elif isinstance(one.when, Timed) and one.recurrence is None:
            world.events[one.id] = replace(one, when=timed(19, self.choose((9, 15))))

    def hear_from_afar(self) -> None:
        """The remote calendar, or the browser, tells something: of ours, of nobody's, or for the second time."""
        tell = self.choose(
            (self._landed, self._not_written, self._others_changed, self._others_changed, self._browser)
        )
        happened = tell()
        if happened is not None:
            self.step(happened)
            if self.choose((False, False, True)):
                self.step(happened)

    def _landed(self) -> Input | None:
        groups = sorted({line.group for line, _ in self.world.ledger.values()}, key=str)
        link = self.choose(("", placed().link, "http://evil.example/x"))
        return Landed(self.choose([*groups, UUID(int=8), copies_of(GRANT)]), link)

    def _not_written(self) -> Input | None:
        """A line met another change, or was turned down: the calendar shows what is there."""
        world = self.world
        lines = [line for line, _ in world.ledger.values() if line.state == "pending"]
        if not lines:
            return None
        line = self.choose(lines)
        reason = self.choose((None, None, "read_only", "scope", "other"))
        shared = [other for other in lines if other.group == line.group and other.saga == line.saga]
        now = self.choose((None, self._edited(line.base))) if reason is None else line.base
        if len(shared) == 1 and (line.after is None or world.events.get(line.event) == line.after):
            self._undone_there(line, now, "refused" if reason else "conflict")
        if reason is not None:
            return TurnedDown(line, reason)
        return Collided(line, now, alone=len(shared) == 1)

    def _edited(self, one: Event | None) -> Event | None:
        if one is None:
            return None
        return replace(one, title=one.title + "?", location=self.choose((one.location, "저기")))

    def _undone_there(self, line: Change, now: Event | None, state: Any) -> None:
        world, before = self.world, len(self.world.events)
        world.ledger[line.id] = replace(line, state=state), world.ledger[line.id][1]
        if now is None:
            world.events.pop(line.event, None)
        else:
            world.events[line.event] = now
        if line.group in self.grown:
            self.grown[line.group] += len(world.events) - before

    def _others_changed(self) -> Input | None:
        """Seen by the synchroniser: rows that came, went, or are others now."""
        before = dict(self.world.events)
        for _ in range(self.choose((1, 1, 2, 3, 7))):
            self.steps += 1
            self.meddle()
        after = self.world.events
        ids = dict.fromkeys((*before, *after))
        seen = [Sighting(before.get(i), after.get(i)) for i in ids if before.get(i) != after.get(i)]
        return RemoteChanged("민지", tuple(seen), tuple(after.values())[:5]) if seen else None

    def _browser(self) -> Input | None:
        c, turns = self.choose, [turn.number for turn in self.world.conversation.turns]
        grant = c((GRANT, UUID(int=7)))
        self.world.calendars = c((*CONNECTED, self.world.calendars, _signed_out(self.world.calendars)))
        groups = tuple({line.group for line, _ in self.world.ledger.values() if line.state == "pending"})
        self.world.door, self.world.local = c(DOORS), c((0, 3))
        waiting = [card for card in self.world.conversation.cards if card.state == "open"]
        self.world.far = tuple(FarCard(ASKER, _far(card, self.steps)) for card in waiting[:1])
        return c(
            (
                AccountConnected(grant, "a@example.com", c((False, True))),
                AccountConnected(grant, "a@example.com", c((False, True))),
                ConsentFailed(c(("scope", "denied", "away")), c(DOORS)),
                Connected(grant, "a@example.com", c((0, 2))),
                Disconnected(c((None, 99, *turns)), c((None, "a@example.com")), c(((), groups)), len(groups)),
                DoorOpened(c((99, *turns)), c(DOORS)),
                c((GrantLost("a@example.com"), Reconnected("a@example.com"))),
                c((CalendarsListed(), TargetLost("가족"))),
                CalendarTuned(c((MINE.id, FAMILY.id, UUID(int=7))), c(("follow", "target")), c((None, 99))),
                c((ClaimMade(grant, "telegram"), Claimed(grant, "a@example.com", ASKER))),
                ClaimEnded(grant, c(("agreed", "refused", "late"))),
                AskedToJoin(CODE, "slack:T1"),
                Joined(CODE, c(("agreed", "refused", "late", "asked")), "telegram"),
                CardTaken(c((UUID(int=7), *(card.id for card in self.world.conversation.cards))), "slack:T1"),
            )
        )

    def crash(self) -> None:
        """The process dies before it could save a decision; the same input comes again, or never."""
        world = self.world
        kept = (
            world.conversation,
            dict(world.events),
            dict(world.ledger),
            dict(world.screen),
            list(world.says),
        )
        happened = self.choose(
            (TimePassed(), IncomingMessage(world.message("죽기 전에", self.meanings.any())), *self.arrived)
        )
        world.step(happened)
        world.conversation, world.events, world.ledger, world.screen, world.says = kept
        if self.choose((True, False)):
            self.step(happened)

    def settle(self) -> None:
        """Everything that is under way arrives: then nothing waits but for the person."""
        for _ in range(1000):
            if not self.owed and not self.arrived:
                if not self._gathers():
                    break
                self.world.at += timedelta(seconds=1)
                self.step(TimePassed())
                continue
            happened = self.arrived.pop(0) if self.arrived else self._result(self.owed.pop(0))
            if happened is not None:
                self.step(happened)
        waiting = [turn.stage for turn in self.world.conversation.turns]
        resting = (
            Asking | Choosing | Consenting | Linking | Listing | SettingUp | Joining | Bringing | Telling
        )
        assert all(isinstance(one, resting) for one in waiting), waiting
        assert not any("읽고 있어요" in t or t.startswith("ReadingPictures") for t in self.world.texts)

    def _gathers(self) -> bool:
        stages = [turn.stage for turn in self.world.conversation.turns]
        return any(isinstance(stage, ReadingPictures) and stage.until for stage in stages)

    # ── how it goes on ──

    def step(self, happened: Input) -> None:
        """One decision, and everything that must hold after it."""
        self.steps += 1
        world = self.world
        conversation, screen, events = world.conversation, dict(world.screen), dict(world.events)
        effects = world.step(happened)
        for effect in effects:
            match effect:
                case WriteChange(changes):
                    self._check_write(happened, conversation.cards, screen, events, changes)
                    world.write(changes)
                    self._check_count(changes, len(world.events) - len(events))
                    self.told["undo" if changes[0].undoes else changes[0].kind] += 1
                    self.arrived.append(Written(changes[0].group))
                case Say(reply):
                    self.shown += [button.press for button in world.buttons_of(reply)]
                case ReadText(turn, blob):
                    self.blobs.setdefault(turn, []).append(blob)
                    self.owed.append(effect)
                case AskToConnect(turn):
                    assert [
                        t.private and not t.forwarded for t in world.conversation.turns if t.number == turn
                    ]
                    self.owed.append(effect)
                case Connect(grant):
                    assert isinstance(happened, ButtonPressed), "nothing is connected without a tap"
                    assert (happened.press.ref, happened.press.verb in ("connect", "copy")) == (grant, True)
                    self.owed.append(effect)
                case AnswerClaim(grant, _, yes):
                    tapped = isinstance(happened, ButtonPressed) and happened.press.verb == "claim"
                    assert tapped or not yes, "nobody becomes one with another without a tap"
                    self.owed.append(effect)
                case FindChange(turn):
                    assert not [t for t in world.conversation.turns if t.number == turn and t.forwarded]
                    self.owed.append(effect)
                case _:
                    self.owed.append(effect)
        assert sum(isinstance(effect, WriteChange) for effect in effects) <= 1
        self._check_refused_undo(happened, events, effects)
        self._check_caps()
        self._check_pictures(happened, conversation)
        self._check_screen()
        self._check_owed()

    def _result(self, effect: Effect) -> Input | None:
        if isinstance(effect, ReadText):
            if self.choose((False, False, False, True)):
                return Failed(effect.turn, "read", self.choose(("broken", "lost")), effect.blob)
            self.world.seen.setdefault(effect.blob, self.meanings.any())
            return TextRead(effect.turn, effect.blob, empty=self.choose((False, False, True)))
        if isinstance(effect, Interpret) and effect.blob is None and self.choose((False,) * 9 + (True,)):
            return Failed(effect.turn, "interpret", "timeout")
        if isinstance(effect, Interpret):
            self.world.meanings.setdefault(effect.request.text, self.meanings.any())  # of a bundle
        return self.world.carry_out(effect)

    # ── what must hold ──

    def _check_write(
        self,
        happened: Input,
        cards: tuple[Card, ...],
        screen: dict[UUID, Reply],
        events: dict[UUID, Event],
        changes: tuple[Change, ...],
    ) -> None:
        """Nothing is written without a tap on a card as it stands on the screen, or an undo; and just that."""
        assert changes
        assert len({line.group for line in changes}) == 1
        for line in changes:
            assert events.get(line.event) == line.base or len(changes) > 1
        if changes[0].undoes is not None:
            self._check_undo(happened, events, changes)
            return
        assert isinstance(happened, ButtonPressed)
        press = happened.press
        assert press.verb in ("confirm", "answer", *SCOPES)
        plain = press if press.verb == "answer" else replace(press, choice=0)
        [reply] = [r for r in screen.values() if plain in [b.press for b in self.world.buttons_of(r)]]
        [card] = [c for c in cards if c.id == press.ref]
        assert (card.revision, card.reply) == (press.revision, reply.id)
        assert card.state == "open" or (press.verb == "answer" and card.state == "done")
        if press.verb == "answer":
            self._check_answer(press, changes)
        ticked = [shown for shown in reply.drafts if shown.ticked]
        assert len(ticked) == len([d for d in card.drafts if d.ticked])
        bases = {str(draft.id): draft.base for draft in card.drafts}
        for shown in ticked:
            self._check_draft(shown, bases[shown.id], events, changes)
        if ticked[0].kind == "create":
            assert len(changes) == len(ticked)
            assert not any(line.event in events for line in changes)

    def _check_answer(self, press: Press, changes: tuple[Change, ...]) -> None:
        """A tap on an answer writes that answer, and nothing else."""
        for line in changes:
            assert line.base is not None
            assert line.after == replace(line.base, response=RESPONSES[press.choice - 1])
            assert not line.notify

    def _check_draft(
        self, shown: ShownDraft, base: Event | None, events: dict[UUID, Event], changes: tuple[Change, ...]
    ) -> None:
        """What a draft showed is what is written: of what others changed meanwhile, theirs."""
        if shown.kind == "delete":
            assert base is not None
            now = events.get(base.id)
            known = now and replace(
                now, response=base.response, meeting=base.meeting
            )  # with it nothing is lost
            assert known == base, "what others changed is shown before it is deleted"
            gone = [
                line
                for line in changes
                if line.event == base.id or (line.base and line.base.series == base.id)
            ]
            assert gone or base not in events.values()
            return
        made = [line.after for line in changes if line.after is not None]
        if shown.kind == "create":
            assert any(_looks(one) == _shown(shown) for one in made)
            return
        assert base is not None
        now = events[base.id]
        if base.recurrence is not None:
            return
        ours = {line.event: line.after for line in changes}.get(base.id, now)
        assert ours is not None
        fields = zip(_shown(shown), _looks(base), _looks(now), _looks(ours), strict=True)
        for mine, was, theirs, written in fields:
            if isinstance(mine, tuple) and isinstance(was, tuple) and isinstance(theirs, tuple):
                assert isinstance(written, tuple)
                assert set(written) >= (set(theirs) - set(was)) | (set(mine) - set(was))
            else:
                assert written == (theirs if mine == was else mine)
                assert was in (mine, theirs) or mine == theirs, "what others changed too is shown again first"

    def _check_undo(self, happened: Input, events: dict[UUID, Event], changes: tuple[Change, ...]) -> None:
        if isinstance(happened, ButtonPressed):
            assert happened.press.verb == "undo"
            assert happened.press.ref == changes[0].undoes
        else:
            assert isinstance(happened, ChangeFound)
        group = [line for line, _ in self.world.ledger.values() if line.group == changes[0].undoes]
        undone = [line for line in group if line.state in ("pending", "settled")]
        assert len(undone) == len(changes)
        if all(
            events.get(line.event) == line.after for line in undone
        ):  # what others changed beside it stays
            assert sorted(str(_looks(line.base)) for line in undone) == sorted(
                str(_looks(line.after)) for line in changes
            )

    def _check_count(self, changes: tuple[Change, ...], grown: int) -> None:
        """Nothing is lost and nothing is doubled: so many more, so many fewer, and an undo brings that back."""
        undone = changes[0].undoes
        if undone is not None:
            assert grown == -self.grown[undone]
            return
        self.grown[changes[0].group] = grown
        if not any(line.base and (line.base.recurrence or line.base.series) for line in changes):
            growth = {"create": 1, "update": 0, "delete": -1}
            assert grown == sum(growth[line.kind] for line in changes)
            assert len({line.event for line in changes}) == len(changes)

    def _check_refused_undo(
        self, happened: Input, events: dict[UUID, Event], effects: tuple[Effect, ...]
    ) -> None:
        """What nobody touched since can be taken back."""
        if not isinstance(happened, ButtonPressed) or happened.press.verb != "undo":
            return
        lines = [line for line in happened.facts.changes if line.state in ("pending", "settled")]
        left = {line.event: line.after for line in lines}
        if left and all(events.get(event) == after for event, after in left.items()):
            assert any(isinstance(effect, WriteChange) for effect in effects), "nobody touched it since"

    def _check_pictures(self, happened: Input, before: Conversation) -> None:
        """No picture is forgotten, and none is counted twice."""
        reading = {
            t.number: t.stage for t in self.world.conversation.turns if isinstance(t.stage, ReadingPictures)
        }
        earlier = {t.number: t.stage for t in before.turns if isinstance(t.stage, ReadingPictures)}
        left = set(earlier) - set(reading)
        if isinstance(happened, MessageEdited):  # read already, and waiting for words that are others now
            for number in left:
                assert not earlier[number].blobs
                self.blobs[before.next_turn] = self.blobs.get(number, [])
            left = set()
        for number, stage in reading.items():
            read = [blob for blob in self.blobs.get(number, ()) if blob not in stage.blobs]
            meanings = [self.world.seen[blob] for blob in read if blob in self.world.seen]
            events = sum(len(m.events) for m in meanings if isinstance(m, CreateEvents))
            assert len(stage.found) <= events
        assert not left or isinstance(happened, TimePassed) or getattr(happened, "turn", None) in left

    def _check_caps(self) -> None:
        conversation = self.world.conversation
        assert len(conversation.turns) <= MAX_TURNS
        news = [card for card in conversation.cards if card.about == "news"]
        assert len(news) <= MAX_NEWS
        assert len(conversation.cards) - len(news) <= MAX_CARDS
        assert len(conversation.standing) <= MAX_STANDING
        assert len(conversation.reminded) <= MAX_REMINDED
        assert len(conversation.talk) <= MAX_TALK
        assert all(1 <= len(card.drafts) <= 20 for card in conversation.cards)
        assert all(len(card.drafts) == len(card.remarks) for card in conversation.cards)
        assert all(len({draft.kind for draft in card.drafts}) == 1 for card in conversation.cards)

    def _check_screen(self) -> None:
        """Every button on the screen does something, and whatever waits for a tap has its button there."""
        conversation, screen = self.world.conversation, self.world.screen
        moving = {turn.reply for turn in conversation.turns if isinstance(turn.stage, Looking)}
        moving |= {card.reply for card in conversation.cards if card.state == "writing"}
        cards = {card.id: card for card in conversation.cards if card.state == "open"}
        asking = {
            t.stage.id: t.stage
            for t in conversation.turns
            if isinstance(t.stage, Asking | Choosing | Linking)
        }
        mine = [
            t for t in conversation.turns if isinstance(t.stage, SettingUp | Joining | Bringing | Telling)
        ]
        own = {t.stage.id if isinstance(t.stage, Joining) else t.reply for t in mine}
        groups = {line.group for line, _ in self.world.ledger.values()}
        answered = {card.id for card in conversation.cards if takes_taps(card, "answer")}
        reminded = {one.id for one in conversation.reminded if one.again_at is None}
        live = {(r.id, b.press) for r in screen.values() for b in self.world.buttons_of(r)}
        for reply, press in live:
            if press.verb == "join":
                card = find_card(conversation, press.ref)
                assert card is None or reply in moving or may_be_taken(card), "nobody else may have that"
            elif press.ref in cards:
                assert press.revision == cards[press.ref].revision, "a button of an older card"
            elif reply not in moving:
                known = {*asking, *groups, *answered, *CALENDARS, *own, *reminded, ANEW}
                assert press.ref in known, "a button that leads nowhere"
        pressable = {press.ref for _, press in live}
        assert set(cards) <= pressable, "a card that waits and cannot be pressed"
        assert set(asking) <= pressable, "a question that waits and cannot be answered"
        assert reminded <= pressable, "a reminder that cannot be answered"
        about = {stage.card for stage in asking.values() if isinstance(stage, Asking) and stage.card}
        assert about <= set(cards), "a question about a card that waits no more"
        for card in cards.values():
            assert {b.press.ref for b in self.world.buttons_of(screen[card.reply])} == {card.id}
        for told in conversation.standing:
            assert told.reply in screen
        shared = [screen[card.reply] for card in conversation.cards if not card.private]
        assert not [d for r in shared for d in r.drafts if d.clashes or d.duplicates], "told to everybody"

    def _check_owed(self) -> None:
        """Whatever a turn waits for is owed, or under way."""
        pending = [*self.owed, *self.arrived]
        turns = self.world.conversation.turns
        for turn in turns:
            mine = [one for one in pending if getattr(one, "turn", None) == turn.number]
            match turn.stage:
                case Interpreting():
                    then = Interpret | Interpreted | Failed | TuneCalendar | CalendarTuned
                    assert any(isinstance(one, then) for one in mine)
                case Looking(TakingBack()):
                    wrote = any(isinstance(one, Written) for one in pending)
                    assert wrote or any(isinstance(one, FindChange) for one in mine)
                case Looking():
                    assert any(isinstance(one, FindEvents | EventsFound) for one in mine)
                case ReadingPictures(blobs):
                    assert {one.blob for one in mine if not isinstance(one, FindEvents | EventsFound)} >= set(
                        blobs
                    )
                case Consenting():
                    waits = any(isinstance(one, AskToConnect | DoorOpened) for one in mine)
                    assert waits or turn.reply in self.world.screen
                case Waiting():
                    assert any(isinstance(other.stage, Interpreting) for other in turns)


def _signed_out(calendars: tuple[CalendarChoice, ...]) -> tuple[CalendarChoice, ...]:
    return tuple(replace(one, signed_out=True) for one in calendars)


def _looks(one: Event | None) -> tuple[object, ...]:
    """An event as a card shows it."""
    if one is None:
        return ()
    rule = to_rrule(one.recurrence) if one.recurrence else None
    return (one.title, *span_strings(one.when), one.location or None, rule, one.attendees)


def _shown(draft: ShownDraft) -> tuple[object, ...]:
    return (draft.title, draft.start, draft.end, draft.location, draft.rrule, draft.attendees)


def _far(card: Card, step: int) -> Card:
    """One like it, in another conversation: its drafts are its own, and wait in one place at a time."""
    drafts = tuple(replace(draft, id=uuid5(draft.id, f"far:{step}")) for draft in card.drafts)
    return replace(card, id=UUID(int=70), drafts=drafts)
