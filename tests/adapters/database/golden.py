"""States as version 1 wrote them. `python -m tests.adapters.database.golden` writes the files anew.

That is for states that nobody has stored yet. After a release the files stay, and a new version adds its own.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from adapters.database.codec import encode_state
from core.calendar.draft import Draft, Proposal
from core.calendar.event import Event, Occurrence
from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import CalendarDate, Clock, DaysFrom, Holiday, Phrase, Spoken
from core.calendar.time.resolution import Assumption, Doubt
from core.calendar.when import AllDay, Partial, Timed
from core.dialogue.conversation import Card, Conversation, Neighbour, Remarks, Turn
from core.dialogue.interpretation import (
    AskCalendar,
    ChangeEvent,
    EventProposal,
    Patch,
    RemoveEvents,
    Target,
    Utterance,
)
from core.dialogue.message import ConversationKey
from core.dialogue.own_stages import Bringing, Elsewhere, Joining, SettingUp, Telling
from core.dialogue.reminded import Reminded
from core.dialogue.stages import (
    Answering,
    Asking,
    Choosing,
    Interpreting,
    Looking,
    Proposing,
    ReadingPictures,
    Stage,
    TakingBack,
    Targeting,
    Waiting,
)

FOLDER = Path(__file__).parent / "golden"
SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SEOUL)
KEY = ConversationKey("slack:T1", "D42", "U7")


def conversations() -> dict[str, Conversation]:
    """One of each kind: nothing yet, every stage of a turn, every state of a card."""
    return {
        "empty": Conversation(KEY, UUID(int=1), "ko"),
        "turns": Conversation(KEY, UUID(int=2), "en", turns=turns(), next_turn=20),
        "reminded": Conversation(KEY, UUID(int=4), "ko", reminded=reminders()),
        "own": Conversation(KEY, UUID(int=4), "en", turns=own_turns(), wrong_codes=(NOW,), cards=moved()),
        "cards": Conversation(KEY, UUID(int=3), "ko", cards=cards(), focus=UUID(int=30), talk=talk()),
        "gathering": Conversation(KEY, UUID(int=4), "ko", turns=gathering(), next_turn=4),
    }


def reminders() -> tuple[Reminded, ...]:
    return (
        Reminded(
            UUID(int=100), UUID(int=101), UUID(int=50), NOW, "⏰ 10분 뒤 · 영어", NOW + timedelta(hours=1)
        ),
        Reminded(UUID(int=102), UUID(int=103), UUID(int=52), date(2026, 12, 24), "⏰ 내일 · 당직"),
        Reminded(UUID(int=104), UUID(int=105), UUID(int=51), None, "⏰ 지금 · 영어 (옮김)"),
    )


def talk() -> tuple[Utterance, ...]:
    return Utterance("user", "내일 3시 치과 🦷"), Utterance("assistant", "추가할까요?")


def lunch() -> Timed:
    return Timed(NOW, NOW + timedelta(hours=1), "Asia/Seoul")


def flight() -> Timed:
    return Timed(NOW, NOW + timedelta(hours=14), "Asia/Seoul", "America/New_York")


def holiday() -> AllDay:
    return AllDay(date(2026, 12, 24), date(2026, 12, 25))


def series() -> Event:
    rule = Recurrence("WEEKLY", 2, ("MO", "-1FR"), (), (1, 12), None, date(2027, 3, 31))
    return Event(UUID(int=50), "영어", lunch(), "강남", ("민수",), "메모", rule, (NOW,), None, None, (10, 60))


def instance() -> Event:
    return Event(UUID(int=51), "영어 (옮김)", flight(), series=UUID(int=50), original=NOW)


def day_of_series() -> Event:
    return Event(UUID(int=52), "당직", holiday(), series=UUID(int=53), original=date(2026, 12, 24))


def drafts() -> tuple[Draft, ...]:
    half = Timed(NOW + timedelta(hours=12), None, "Asia/Seoul")
    guesses = (Assumption("half_day", half), Assumption("all_day"))
    doubts = (Doubt("weekday_mismatch", (lunch(), holiday())), Doubt("past"))
    dentist = Proposal("치과", lunch(), "강남", ("a@b.c",))
    someday = Proposal("약속", Partial(date(2026, 12, 1), time(15, 30), "Asia/Seoul"))
    watch = Proposal("당직", holiday())
    first = date(2026, 12, 24)
    return (
        Draft(UUID(int=10), "create", dentist, assumptions=guesses),
        Draft(
            UUID(int=11), "update", watch, instance(), original=NOW, scope="this", doubts=doubts, ticked=False
        ),
        Draft(UUID(int=12), "delete", watch, day_of_series(), original=first, scope="all", was=holiday()),
        Draft(UUID(int=13), "create", someday),
        Draft(UUID(int=14), "update", Proposal("영어", flight(), reminders=()), series(), scope="following"),
    )


def cards() -> tuple[Card, ...]:
    near = Remarks(
        (Neighbour(UUID(int=60), "회의", flight()),), (Neighbour(UUID(int=61), "치과", holiday()),)
    )
    remarks = (near, *(Remarks() for _ in drafts()[1:]))
    states = ("open", "writing", "done", "discarded", "expired", "undone")
    return tuple(
        Card(
            id=UUID(int=30 + n),
            revision=n,
            drafts=drafts(),
            remarks=remarks,
            source=f"m{n}",
            anchor=NOW,
            reply=UUID(int=40 + n),
            touched_at=NOW,
            touched_by=n,
            state=state,
            forwarded=n == 2,
            pictured=n == 3,
            sure=n == 1,
            group=UUID(int=n),
            events=(UUID(int=90 + n),),
        )
        for n, state in enumerate(states)
    )


def stages() -> tuple[Stage, ...]:
    said = Spoken(DaysFrom(Holiday("seollal"), 1), Clock(3, 30, "pm"), CalendarDate(4, 12), leaning="pm")
    proposal = EventProposal("치과", said, "강남", ("민수",), series().recurrence, CalendarDate(-1, 3), (10,))
    change = ChangeEvent(Target("치과", Phrase("tomorrow", "en")), Patch(time=said, shift_minutes=30))
    removal = RemoveEvents(Target(every=True))
    options = (Occurrence(series(), lunch(), NOW), Occurrence(day_of_series(), holiday(), date(2026, 12, 24)))
    return (
        Waiting(),
        ReadingPictures(("b1", "b2"), (proposal,), ("timeout", "lost")),
        Interpreting(),
        Looking(Proposing(drafts(), UUID(int=30))),
        Looking(Answering(AskCalendar("free", said), holiday())),
        Looking(Targeting(change, only=(UUID(int=50),))),
        Looking(TakingBack()),
        Asking(UUID(int=70), UUID(int=72), "doubt", UUID(int=11), drafts(), UUID(int=30)),
        Choosing(UUID(int=71), UUID(int=73), removal, options, 4),
    )


def turns() -> tuple[Turn, ...]:
    anchor = datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo("America/New_York"), fold=1)
    return tuple(
        Turn(n, f"m{n}", "내일 3시", anchor, n % 2 == 0, stage, NOW, UUID(int=80 + n), n > 3)
        for n, stage in enumerate(stages())
    )


def gathering() -> tuple[Turn, ...]:
    """An album of which more may come, a row of forwards, and an album that is only read to the end."""
    found = (EventProposal("공연", Spoken(DaysFrom(Holiday("chuseok"), 0), Clock(7, 0, "pm"))),)
    until = NOW + timedelta(seconds=1)
    album = ReadingPictures(("b2",), found, ("broken",), 3, "13579", until)
    row = ReadingPictures((), bundle="forwards", until=until)
    closed = ReadingPictures(("b9",), count=2)
    return (
        Turn(1, "m1", "합정에서", NOW, False, album, NOW, UUID(int=80), True),
        Turn(2, "m4", "내일 볼까?\n좋아 7시", NOW, True, row, NOW),
        Turn(3, "m6", "", NOW, False, closed, NOW, UUID(int=81), True, private=False),
    )


def own_turns() -> tuple[Turn, ...]:
    """What waits where somebody deals with their own things."""
    reply = UUID(int=100)
    waiting: tuple[Stage, ...] = (
        SettingUp(reply),
        SettingUp(reply, ("America/New_York", "Asia/Seoul")),
        *(
            Joining(UUID(int=101), reply, question, "slack:T1")
            for question in ("code", "join", "wait", "allow")
        ),
        Bringing(reply, (Elsewhere(KEY, UUID(int=30)),)),
        Telling(reply, asked=True),
    )
    return tuple(Turn(n, f"m{n}", "설정", NOW, False, stage, NOW, reply) for n, stage in enumerate(waiting))


def moved() -> tuple[Card, ...]:
    return (replace(cards()[3], moved_to="telegram"),)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, conversation in conversations().items():
        text = json.dumps(encode_state(conversation), ensure_ascii=False, indent=1)
        (FOLDER / f"state_v1_{name}.json").write_text(text + "\n", "utf-8")
