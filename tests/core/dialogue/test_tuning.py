"""The list of connected calendars; which are looked at, and where new events go, by a tap or in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from core.dialogue.account_inputs import CalendarsListed, CalendarTuned, TargetLost
from core.dialogue.buttons import Press
from core.dialogue.calendar_list import SHOWN
from core.dialogue.calendars import locked
from core.dialogue.conversation import MAX_TURNS
from core.dialogue.effects import AskToConnect, TuneCalendar
from core.dialogue.interpretation import ManageAccount
from core.dialogue.message import CalendarChoice
from core.dialogue.stages import Listing
from tests.core.dialogue.world import FAMILY, HOLIDAYS, MINE, NOW, WORK, World, create, event, placed, timed

STATUS = ManageAccount("status")
READ = NOW - timedelta(minutes=3)
PRIMARY = replace(MINE, name=MINE.email, primary=True, read_at=READ)
OFFICE = replace(WORK, name="업무", read_at=READ)
OFF = replace(FAMILY, followed=False, read_at=READ)
ONLY_LOOKED_AT = replace(HOLIDAYS, name="대한민국의 휴일", read_at=READ)


def listed(*calendars: CalendarChoice, **more) -> World:
    world = World(**more)
    world.calendars = calendars or (PRIMARY, OFF, ONLY_LOOKED_AT, OFFICE)
    world.say("캘린더 목록", STATUS)
    return world


def wish(what: str, name: str) -> ManageAccount:
    return ManageAccount(what, name)


def test_the_list_names_accounts_and_how_each_calendar_is_looked_at():
    world = listed()
    assert world.last.text == (
        "📅 연결된 캘린더\n\n"
        "minji@example.com\n"
        "⭐ 기본 캘린더 · 새 일정이 들어가요\n"
        "☐ 가족\n"
        "☑ 대한민국의 휴일 · 보기만\n"
        "마지막 확인 오전 9:57\n\n"
        "minji@work.example\n"
        "☑ 업무\n"
        "마지막 확인 오전 9:57\n\n"
        "☑ 켠 캘린더만 여기서 보여요. ⭐ 새 일정이 들어갈 곳이에요. 누르면 바뀌어요."
    )


def test_the_list_is_told_in_english_as_well():
    world = World(lang="en")
    world.calendars = (PRIMARY, replace(OFFICE, name="Work"))
    world.say("which account?", STATUS)
    assert world.last.text.startswith("📅 Connected calendars")
    assert "⭐ main calendar · new events go here" in world.last.text
    assert "Last checked 9:57 AM" in world.last.text


def test_every_calendar_has_a_switch_and_what_can_be_written_a_star():
    world = listed()
    assert [[one.label for one in row] for row in world.last.buttons] == [
        ["☑ 기본 캘린더"],
        ["☐ 가족"],
        ["☑ 대한민국의 휴일"],
        ["☑ 업무", "⭐ 업무"],
    ]


@pytest.mark.parametrize(
    ("calendar", "line"),
    [
        (replace(PRIMARY, signed_out=True), "⚠️ 연결이 끊겨 있어요. “구글 연결”이라고"),
        (replace(PRIMARY, waiting=2), "아직 구글에 넣지 못한 변경 2개\n"),
        (replace(PRIMARY, read_at=None), "처음 불러오는 중이에요"),
        (replace(PRIMARY, read_at=NOW - timedelta(days=2)), "마지막 확인 11월 14일(토) 오전 10:00"),
        (replace(PRIMARY, busy_only=True, writable=False, target=False), "☑ 기본 캘린더 · 바쁜 시간만\n\n"),
        (replace(PRIMARY, target=False), "새 일정은 구글에 넣지 않고 여기에만 둘게요."),
    ],
)
def test_how_an_account_stands(calendar, line):
    assert line in listed(calendar).last.text


def test_an_account_that_lets_nobody_in_has_the_way_back_beside_it():
    world = listed(replace(PRIMARY, signed_out=True), OFFICE)
    assert world.labels()[-1] == "다시 연결"
    world.press("다시 연결")
    assert world.crossed == [AskToConnect(2)]
    assert "다시 연결" not in listed().labels()


def test_a_name_of_others_stays_on_its_line():
    name = "점심\u202e\n⭐ " + "긴 이름 " * 20
    world = listed(replace(OFFICE, name=name))
    assert max(map(len, world.labels())) <= 44
    assert world.last.text.count("\n⭐") == 0


def test_of_very_many_the_first_are_listed_and_the_others_have_names():
    many = tuple(replace(OFFICE, id=UUID(int=n), name=f"달력 {n}") for n in range(SHOWN + 3))
    world = listed(*many)
    assert "… 그 밖에 3개." in world.last.text
    assert len(world.last.buttons) == SHOWN


def test_a_tap_changes_the_list_and_says_what_holds():
    world = listed()
    [toast, edit] = world.press("☐ 가족")
    assert world.crossed == [TuneCalendar(FAMILY.id, "follow")]
    assert toast.manner == "answer" and toast.reply.text == "“가족” 캘린더를 다시 보여 드릴게요."
    assert edit.manner == "edit" and "☑ 가족" in world.last.text
    world.press("⭐ 업무")
    assert "⭐ 업무 · 새 일정이 들어가요" in world.last.text
    world.press("☑ 대한민국의 휴일")
    assert "☐ 대한민국의 휴일" in world.last.text
    assert len(world.screen) == 1


def test_the_target_that_is_switched_off_says_where_new_events_go_instead():
    world = listed()
    world.cross = lambda effect: (
        setattr(
            world, "calendars", (replace(PRIMARY, followed=False, target=False), replace(OFFICE, target=True))
        )
        or CalendarTuned(PRIMARY.id, "unfollow", was_target=True)
    )
    toast, _ = world.press("☑ 기본 캘린더")
    assert toast.reply.text.endswith("새 일정은 이제 “업무” 캘린더에 들어가요.")


def test_with_none_left_new_events_stay_here():
    world = listed(PRIMARY)
    toast, _ = world.press("unfollow")
    assert toast.reply.text.endswith("새 일정은 구글에 넣지 않고 여기에만 둘게요. 넣을 캘린더를 골라 주세요.")


def test_a_second_list_takes_the_place_of_the_first():
    world = listed()
    world.say("구글 상태", STATUS)
    first, second = world.screen.values()
    assert first.buttons == () and second.buttons
    assert first.text == "캘린더 목록은 아래에서 새로 보여 드려요 ↓"
    assert [turn.stage for turn in world.conversation.turns] == [Listing(second.id, second.text)]


def test_a_button_of_an_old_list_still_says_what_it_does():
    world = listed()
    press = world.button("⭐ 업무").press
    world.say("캘린더 설정", STATUS)
    world.tap(press)
    assert world.crossed == [TuneCalendar(WORK.id, "target")]
    assert "⭐ 업무" in world.last.text


@pytest.mark.parametrize("press", [Press("follow", UUID(int=3)), Press("target", HOLIDAYS.id)])
def test_a_tap_about_what_is_not_there_or_not_to_be_written_changes_nothing(press):
    world = listed()
    world.calendars = tuple(one for one in world.calendars if one.id != FAMILY.id)
    toast, edit = world.tap(press)
    assert toast.manner == "answer" and world.crossed == []
    assert edit.manner == "edit" and "가족" not in world.last.text


def test_a_tap_where_no_list_is_left_is_answered_all_the_same():
    world = listed()
    press = world.button("⭐ 업무").press
    for number in range(MAX_TURNS + 1):
        world.say(f"일정 {number}", create(f"일정 {number}"))
    [toast] = world.tap(press)
    assert toast.manner == "answer" and "업무" in toast.reply.text


def test_a_list_waits_for_nobody():
    world = listed()
    assert world.conversation.wake_at is None
    assert world.wait(days=3) == []
    world.press("⭐ 업무")
    assert "⭐ 업무 · 새" in world.last.text


def test_what_google_tells_anew_changes_the_list_and_nothing_new_says_nothing():
    world = listed()
    assert world.take(CalendarsListed()) == []
    world.calendars += (replace(OFFICE, id=UUID(int=5), name="새 팀"),)
    [edit] = world.take(CalendarsListed())
    assert edit.manner == "edit" and "☑ 새 팀" in world.last.text
    assert World().take(CalendarsListed()) == []


def test_once_the_last_account_is_gone_the_list_says_so():
    world = listed()
    world.calendars = ()
    world.take(CalendarsListed())
    assert world.last.text.startswith("연결된 구글 계정이 없어요.") and world.labels() == []


def test_an_event_of_a_calendar_that_is_not_looked_at_is_not_locked():
    assert locked(event("저녁", timed(17, 19), placement=placed(FAMILY)), (PRIMARY, OFF)) is None


# ── in words ──


@pytest.mark.parametrize("name", ["업무", "회사", "work", "Work calendar", "업무 캘린더"])
def test_new_events_go_where_words_say(name):
    world = listed()
    world.say("새 일정은 거기에 넣어줘", wish("target", name))
    assert world.crossed == [TuneCalendar(WORK.id, "target", 2)]
    assert world.last.text == "⭐ 이제부터 새 일정은 “업무” 캘린더에 들어가요."
    assert "⭐ 업무 · 새 일정이 들어가요" in world.texts[0], "the list above shows it as well"
    assert all(isinstance(turn.stage, Listing) for turn in world.conversation.turns)


def test_what_is_left_out_by_words_can_be_taken_back_with_a_tap():
    world = World()
    world.calendars = (PRIMARY, ONLY_LOOKED_AT)
    world.say("공휴일 캘린더는 빼줘", wish("unfollow", "공휴일"))
    assert world.last.text.startswith("“대한민국의 휴일” 캘린더를 뺐어요.")
    assert "구글에는 그대로 있어요" in world.last.text
    world.press("follow")
    assert world.crossed[-1] == TuneCalendar(HOLIDAYS.id, "follow")


def test_what_is_looked_at_again_by_words():
    world = World(lang="en")
    world.calendars = (PRIMARY, OFF)
    world.say("show my family calendar again", wish("follow", "family"))
    assert world.last.text == "I show “가족” again from now on."


def test_what_is_only_looked_at_gets_no_new_events():
    world = World()
    world.calendars = (PRIMARY, ONLY_LOOKED_AT)
    world.say("새 일정은 공휴일 캘린더에", wish("target", "휴일"))
    assert world.crossed == []
    assert world.last.text == "“대한민국의 휴일” 캘린더는 보기만 할 수 있어서 새 일정을 넣을 수 없어요."


def test_a_name_that_there_is_not_shows_those_that_there_are():
    world = World()
    world.calendars = (PRIMARY, OFFICE)
    world.say("요가 캘린더 빼줘", wish("unfollow", "요가"))
    assert world.last.text.startswith("“요가” 캘린더는 찾지 못했어요. 지금 있는 캘린더는 이래요.\n\n📅")
    assert world.last.buttons
    world.press("⭐ 업무")
    assert "찾지 못했어요" not in world.last.text


def test_of_several_the_person_says_which():
    world = World()
    twin = replace(OFFICE, id=UUID(int=6), email="other@work.example")
    world.calendars = (PRIMARY, OFFICE, twin, replace(ONLY_LOOKED_AT, name="업무"))
    world.say("새 일정은 업무 캘린더에", wish("target", "업무"))
    assert world.crossed == [] and world.last.text == "어느 캘린더인가요?"
    assert world.labels(world.last) == ["업무 (minji@work.example)", "업무 (other@work.example)"]
    world.press("업무 (other@work.example)")
    assert world.crossed == [TuneCalendar(twin.id, "target")]


@pytest.mark.parametrize("what", ["follow", "unfollow", "target"])
def test_nothing_of_it_is_told_where_others_read_along_or_nothing_is_connected(what):
    world = World()
    world.say("뭐", wish(what, "업무"))
    assert world.last.text.startswith("연결된 구글 계정이 없어요.")
    world.calendars = (PRIMARY, OFFICE)
    world.say("뭐라고", wish(what, "업무"), private=False)
    assert "1:1 메시지" in world.last.text and world.crossed == []


def test_somebody_else_s_words_tune_nothing():
    world = World()
    world.calendars = (PRIMARY, OFFICE)
    world.say("업무 캘린더 빼줘", wish("unfollow", "업무"), forwarded_at=NOW)
    assert world.crossed == []


# ── no longer possible ──


def test_a_target_that_is_lost_is_told_with_where_new_events_go_now():
    world = World()
    world.calendars = (replace(PRIMARY, target=True), OFFICE, OFF)
    world.take(TargetLost("가족 여행"))
    assert world.last.text.startswith("“가족 여행” 캘린더에는 이제 새 일정을 넣을 수 없어요.")
    assert world.last.text.endswith("새 일정은 이제 “기본 캘린더”에 들어가요.")
    assert world.labels() == ["⭐ 업무"]
    world.press("⭐ 업무")
    assert world.crossed == [TuneCalendar(WORK.id, "target")]


def test_a_target_that_is_lost_with_nothing_in_its_place():
    world = listed(PRIMARY)
    world.calendars = (replace(PRIMARY, writable=False, target=False),)
    news, renewed = world.take(TargetLost("기본"))
    assert news.reply.text.endswith("넣을 캘린더를 골라 주세요.") and news.reply.buttons == ()
    assert renewed.manner == "edit"
