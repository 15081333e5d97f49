"""A card as a reply: every side effect in words, and the buttons that may be pressed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.calendar.time.expression import Clock, DaysAway, Spoken
from core.dialogue.conversation import Card
from tests.core.dialogue.world import (
    FAMILY,
    MINE,
    TUESDAYS,
    World,
    at,
    change,
    create,
    event,
    on,
    placed,
    several,
    timed,
    tomorrow,
    weekly,
)


def test_a_card_with_everything_in_korean():
    world = World()
    world.say(
        "매주 화요일 오후 3시 강남역에서 민수, 지수랑 회의",
        create("회의", at(15), location="강남역", attendees=("민수", "지수"), recurrence=TUESDAYS),
    )
    assert world.last.text.splitlines() == [
        "이렇게 추가할까요?",
        "",
        "회의",
        "🗓 11월 17일(화) 오후 3:00",
        "📍 강남역",
        "👥 민수, 지수 (초대 메일은 보내지 않아요)",
        "🔁 매주 화요일",
    ]


def test_a_card_with_everything_in_english():
    world = World(lang="en")
    world.say(
        "weekly meeting",
        create("Meeting", at(15), location="Office", attendees=("Ben",), recurrence=TUESDAYS),
    )
    assert world.last.text.splitlines() == [
        "Shall I add this?",
        "",
        "Meeting",
        "🗓 Tue, Nov 17, 3:00 PM",
        "📍 Office",
        "👥 Ben (no invitation is mailed)",
        "🔁 every week on Tue",
    ]


def test_a_card_of_several_marks_them_and_tells_whose_small_buttons_are_whose():
    world = World(lang="en")
    bare = Spoken(DaysAway(1), Clock(9))
    world.say("two", several(("gym", bare), ("workshop", tomorrow())))
    assert world.last.text.splitlines() == [
        "Shall I add these 2 events?",
        "",
        "☑ gym",
        "🗓 Tue, Nov 17, 9:00 AM",
        "· I took it as 9:00 AM",
        "",
        "☑ workshop",
        "🗓 Tue, Nov 17, all day",
        "· No time was given, so it is all day",
    ]
    assert world.labels() == [
        "Add 2",
        "☑ gym",
        "☑ workshop",
        "gym: Rather 9:00 PM",
        "workshop: Set a time",
        "Edit",
        "Discard",
    ]


def test_ticks_stand_two_in_a_row():
    world = World()
    world.say("다섯", several(*((f"일 {n}", tomorrow(9)) for n in range(5))))
    ticks = [[b.press.choice for b in row] for row in world.last.buttons if row[0].press.verb == "tick"]
    assert ticks == [[1, 2], [3, 4], [5]]


def test_the_other_reading_is_taken_in_place_and_can_be_taken_back():
    world = World()
    world.say("내일 9시 운동", create("운동", Spoken(DaysAway(1), Clock(9))))
    card = world.last.id
    world.press("오후 9시로")
    assert world.last.id == card
    assert len(world.screen) == 1
    assert "🗓 11월 17일(화) 오후 9:00\n· 오후 9시로 봤어요" in world.last.text
    assert world.labels() == ["추가", "오전 9시로", "고치기", "취소"]
    world.press("오전 9시로")
    world.press("confirm")
    assert world.calendar() == [("운동", "2026-11-17T09:00:00+09:00")]


def test_the_other_reading_brings_its_own_clash():
    from tests.core.dialogue.world import event

    world = World(event("영화", timed(17, 21)))
    world.say("내일 9시 운동", create("운동", Spoken(DaysAway(1), Clock(9))))
    assert "겹쳐요" not in world.last.text
    world.press("오후 9시로")
    assert "⚠️ 겹쳐요: 영화" in world.last.text


def test_what_changes_in_a_series_is_asked_with_how_far():
    world = World(weekly("회의", timed(17, 15), "FREQ=WEEKLY"), lang="en")
    world.say("meeting at 4", change("회의", time=at(16)))
    assert world.last.text.endswith("🔁 every week\nThis one repeats. How far?")
    assert world.labels() == [
        "Change only this one",
        "Change this and following",
        "Change all",
        "Edit",
        "Discard",
    ]


def test_a_card_that_is_being_written_says_so():
    from dataclasses import replace

    from core.dialogue.cards import card_reply
    from core.dialogue.inputs import Given, TimePassed
    from core.dialogue.reader import reader_of
    from tests.core.dialogue.world import BIRTH

    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    [card] = world.conversation.cards
    assert isinstance(card, Card)
    reader = reader_of(world.conversation, Given(BIRTH, world.at, world.preferences, TimePassed()))
    reply = card_reply(replace(card, state="writing"), reader)
    assert reply.text.startswith("저장하고 있어요.\n\n커피")
    assert reply.buttons == ()


def test_a_tap_while_it_is_written_is_told_so():
    from core.dialogue.effects import WriteChange

    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    confirm = world.button("confirm").press
    [write] = world.step(world.pressed(confirm))
    assert isinstance(write, WriteChange)
    [say] = world.tap(confirm)
    assert say.reply.text == "저장하고 있어요."
    written = world.carry_out(write)
    assert written is not None
    world.take(written)
    assert world.last.text.startswith("✅ 추가했어요")


def test_events_of_one_name_are_told_apart_by_their_days():
    world = World()
    world.say("커피 두 번", several(("커피", on(18, 9)), ("커피", on(19, 9)), ("회의", on(18, 11))))
    labels = [button.label for button in world.buttons_of(world.last) if button.press.verb == "tick"]
    assert labels == ["☑ 커피 · 11월 18일(수)", "☑ 커피 · 11월 19일(목)", "☑ 회의"]


# ── what only Google does ──


@pytest.mark.parametrize(
    ("lang", "here", "there"),
    [
        (
            "ko",
            "⏰ 30분 전 (제가 알려 드릴게요)",
            "⏰ 30분 전 (저와 구글 캘린더가 알려 드려요)",
        ),
        (
            "en",
            "⏰ 30 min before (I'll remind you)",
            "⏰ 30 min before (Google Calendar and I remind you)",
        ),
    ],
)
def test_a_reminder_says_who_reminds(lang, here, there):
    for calendars, words in (((), here), ((MINE,), there)):
        world = World(lang=lang)
        world.calendars = calendars
        world.say({"ko": "커피", "en": "a coffee"}[lang], create("커피", tomorrow(15), reminders=(30,)))
        assert words in world.last.text
        world.press("confirm")
        assert words in world.last.text


def test_a_reminder_of_what_stands_again_says_who_reminds():
    world = World(event("치과", timed(17, 15), reminders=(30,), placement=placed()))
    world.calendars = (MINE,)
    world.say("치과 4시로", change("치과", time=at(16)))
    world.press("confirm")
    world.press("undo")
    assert "⏰ 30분 전 (저와 구글 캘린더가 알려 드려요)" in world.last.text


@pytest.mark.parametrize(
    ("calendars", "words"),
    [
        ((), "⏰ 1시간 30분 전, 시작할 때 (지금은 알림이 꺼져 있어요. “알림 켜줘”라고 하시면 알려 드려요)"),
        ((MINE,), "⏰ 1시간 30분 전, 시작할 때 (제 알림은 꺼져 있고, 구글 캘린더가 알려 드려요)"),
    ],
)
def test_where_reminders_are_off_the_card_says_so(calendars, words):
    world = World()
    world.calendars, world.preferences = calendars, replace(world.preferences, muted=True)
    world.say("커피", create("커피", tomorrow(15), reminders=(90, 0)))
    assert words in world.last.text


def test_a_calendar_that_is_called_as_its_address_is_named_once():
    world = World()
    world.calendars = (replace(MINE, name=MINE.email), FAMILY)
    world.say("커피", create("커피", tomorrow(15)))
    assert f"📅 {MINE.email}\n" in world.last.text + "\n"
    world.press("calendar")
    assert f"📅 {FAMILY.name} ({FAMILY.email})" in world.last.text
