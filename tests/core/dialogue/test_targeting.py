"""Which event is meant: one is taken, several are offered, none is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.calendar.time.expression import CalendarDate, Spoken, WholeWeek
from core.dialogue.inputs import ButtonPressed
from core.dialogue.interpretation import ChangeEvent, Patch, Pick, RemoveEvents, Target
from core.dialogue.proposing import MAX_EVENTS
from core.dialogue.targeting import MAX_OPTIONS
from tests.core.dialogue.world import (
    BIRTH,
    World,
    all_day,
    at,
    change,
    create,
    event,
    timed,
    tomorrow,
    weekly,
)


def meetings():
    return World(event("팀 회의", timed(17, 15), location="3층"), event("주간 회의", timed(18, 15)))


def test_the_one_that_fits_is_shown_old_beside_new():
    world = World(event("치과", timed(17, 15), location="강남"))
    world.say("치과 4시로, 장소는 합정", change("치과", time=at(16), location="합정"))
    assert world.last.text.splitlines()[2:] == [
        "치과",
        "🗓 11월 17일(화) 오후 3:00–4:00 → 11월 17일(화) 오후 4:00–5:00",
        "📍 강남 → 합정",
    ]
    assert world.labels() == ["변경", "고치기", "취소"]


def test_a_new_place_is_shown_beside_none():
    world = World(event("치과", timed(17, 15)))
    world.say("치과 장소는 합정", change("치과", location="합정"))
    assert "📍 – → 합정" in world.last.text


def test_a_place_taken_away_is_shown():
    world = World(event("치과", timed(17, 15), location="강남"), lang="en")
    world.say("no place", change("치과", location=""))
    assert "📍 강남 → –" in world.last.text


def test_several_are_offered_by_number_and_nothing_is_guessed():
    world = meetings()
    world.say("회의 지워줘", RemoveEvents(Target("회의")))
    assert world.last.text.splitlines() == [
        "어느 일정을 삭제할까요?",
        "1. 팀 회의 · 11월 17일(화) 오후 3:00–4:00",
        "2. 주간 회의 · 11월 18일(수) 오후 3:00–4:00",
    ]
    assert world.labels()[-1] == "취소"
    listed = world.last.id
    world.press("choose", 2)
    assert world.last.id == listed, "the card takes the list's place"
    assert world.last.text.startswith("이 일정을 삭제할까요?\n\n주간 회의")
    world.press("confirm")
    assert [title for title, _ in world.calendar()] == ["팀 회의"]


def test_a_number_in_words_chooses_and_takes_the_buttons_off_the_list():
    world = meetings()
    world.say("회의 4시로", change("회의", time=at(16)))
    listed = world.last.id
    world.say("1번", Pick(1))
    assert world.screen[listed].buttons == ()
    assert "팀 회의" in world.last.text
    assert world.labels() == ["변경", "고치기", "취소"]


def test_a_list_can_be_dropped():
    world = meetings()
    world.say("회의 4시로", change("회의", time=at(16)))
    world.press("discard")
    assert world.labels() == []
    world.say("1번", Pick(1))
    assert "일정이라면 도와드릴" in world.last.text


def test_a_choice_beyond_the_list_is_refused():
    world = meetings()
    world.say("회의 4시로", change("회의", time=at(16)))
    press = world.button("choose", 1).press
    says = world.tap(type(press)(press.verb, press.ref, 0, 9))
    assert says[-1].reply.text == "이 버튼은 더 이상 쓸 수 없어요. 필요하면 다시 말씀해 주세요."
    assert len(world.labels()) == 3


def test_a_question_knows_no_other_verbs():
    world = meetings()
    world.say("회의 4시로", change("회의", time=at(16)))
    press = world.button("choose", 1).press
    says = world.take(ButtonPressed(type(press)("confirm", press.ref)))
    assert says[-1].reply.text.startswith("이 버튼은 더 이상 쓸 수 없어요")


def test_long_lists_are_cut():
    world = World(*(event(f"회의 {n}", timed(17, n)) for n in range(9, 21)))
    world.say("회의 지워", RemoveEvents(Target("회의")))
    assert len(world.labels()) == MAX_OPTIONS + 1


def test_what_is_not_there_is_told():
    world = World()
    world.say("치과 지워", RemoveEvents(Target("치과")))
    assert world.last.text == "“치과” 일정을 찾지 못했어요."
    world.say("내일 거 지워", RemoveEvents(Target(time=tomorrow())))
    assert world.last.text == "맞는 일정을 찾지 못했어요."


def test_an_hour_tells_two_of_a_day_apart():
    world = World(event("커피", timed(17, 10)), event("커피", timed(17, 15)))
    world.say("내일 3시 커피 지워", RemoveEvents(Target("커피", tomorrow(15))))
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-17T10:00:00+09:00")]


def test_everything_of_a_day_is_one_card():
    world = World(event("커피", timed(17, 10)), event("출장", all_day(17)), event("회의", timed(18, 10)))
    world.say("내일 다 지워", RemoveEvents(Target(time=tomorrow(), every=True)))
    assert world.last.text.startswith("일정 2개를 삭제할까요?")
    world.press("confirm")
    assert [title for title, _ in world.calendar()] == ["회의"]


def test_everything_is_not_more_than_one_card_can_hold():
    world = World(*(event(f"일 {n}", timed(17, n % 24)) for n in range(MAX_EVENTS + 5)))
    world.say("내일 다 지워", RemoveEvents(Target(time=tomorrow(), every=True)))
    assert len(world.last.drafts) == MAX_EVENTS
    assert any(text.startswith(f"일정을 {MAX_EVENTS + 5}개 찾아") for text in world.texts)


def test_everything_takes_of_a_series_the_one_in_question():
    world = World(weekly("회의", timed(17, 10)), event("커피", timed(17, 15)))
    world.say(
        "내일 다 한 시간 미뤄", ChangeEvent(Target(time=tomorrow(), every=True), Patch(shift_minutes=60))
    )
    assert "확인" not in world.labels()
    world.press("confirm")
    assert ("커피", "2026-11-17T16:00:00+09:00") in world.calendar()
    assert ("회의", "2026-11-17T11:00:00+09:00") in world.calendar()
    assert ("회의", "2026-11-17T10:00:00+09:00") in world.calendar(), "the series itself goes on"


def test_a_day_that_is_none_is_looked_for_everywhere():
    world = World(event("치과", timed(17, 15)))
    world.say("2월 31일 치과 지워", RemoveEvents(Target("치과", Spoken(CalendarDate(31, 2)))))
    assert world.last.text.startswith("이 일정을 삭제할까요?\n\n치과")


def test_a_span_of_days_is_searched():
    world = World(event("치과", timed(17, 15)), event("치과", timed(27, 15)))
    world.say("이번 주 치과 지워", RemoveEvents(Target("치과", Spoken(WholeWeek(0)))))
    assert "11월 17일(화)" in world.last.text
    assert len(world.last.drafts) == 1


def test_an_event_nobody_said_how_to_change_is_asked_about_and_then_corrected():
    world = World(event("치과", timed(17, 15)))
    world.say("치과 바꿔줘", change("치과"))
    assert world.last.text.startswith("“치과”, 무엇을 어떻게 바꿀까요?")
    assert world.labels() == ["고치기", "취소"]
    world.say("4시로", change(time=at(16)))
    world.press("confirm")
    assert world.calendar() == [("치과", "2026-11-17T16:00:00+09:00")]


def test_a_change_to_what_is_so_already_offers_nothing_to_confirm():
    world = World(weekly("회의", timed(17, 15)))
    world.say("회의 3시로", change("회의", time=at(15)))
    assert world.last.text == "이미 그렇게 되어 있어요: 회의 (11월 17일(화) 오후 3:00–4:00)"
    assert world.labels() == []


def test_a_series_that_is_over_is_still_found_by_what_was_just_added():
    world = World()
    world.say("지난 시리즈", create("회의", at(15), recurrence=weekly("x", timed(17, 15)).recurrence))
    world.press("confirm")
    world.at = timed(17, 15).start.replace(year=2027)
    world.say("장소는 강남", change(location="강남"))
    assert "회의\n🗓 2026년 11월 16일(월) 오후 3:00\n📍 – → 강남" in world.last.text


def test_a_series_that_never_takes_place_is_shown_as_it_stands():
    series = weekly("회의", timed(17, 15), "FREQ=WEEKLY;COUNT=1", excluded=(timed(17, 15).start,))
    world = World()
    world.say("회의", create("회의", tomorrow(15)))
    world.press("confirm")
    [made] = world.events
    world.events = {
        made: type(series)(made, "회의", series.when, recurrence=series.recurrence, excluded=series.excluded)
    }
    world.say("4시로", change(time=at(16)))
    assert "오후 3:00–4:00 → 11월 17일(화) 오후 4:00–5:00" in world.last.text


# ── all of a series ──

STANDUP = weekly("스탠드업", timed(17, 10), "FREQ=WEEKLY;COUNT=5")
MOVED = replace(
    STANDUP, id=BIRTH, when=timed(24, 11), recurrence=None, series=STANDUP.id, original=timed(24, 10).start
)


def standups(lang="ko"):
    """A series with one changed instance."""
    return World(replace(STANDUP, excluded=(timed(24, 10).start,)), MOVED, lang=lang)


@pytest.mark.parametrize(
    ("lang", "text", "target"),
    [
        ("ko", "스탠드업 전부 삭제해줘", Target("스탠드업", every=True)),
        ("ko", "스탠드업 시리즈 전부 삭제해줘", Target("스탠드업 시리즈", every=True)),
        ("ko", "스탠드업 시리즈 삭제해줘", Target("스탠드업 시리즈")),
        ("en", "delete the whole standup series", Target("whole 스탠드업 series")),
        ("en", "delete every standup", Target("every 스탠드업")),
    ],
)
def test_a_series_that_is_to_go_goes_with_its_changed_days(lang, text, target):
    world = standups(lang)
    world.say(text, RemoveEvents(target))
    assert len(world.last.drafts) == 1
    assert {"ko": "🔁 전체", "en": "🔁 all"}[lang] in world.last.text
    world.press("confirm")
    assert world.calendar() == []


def test_all_of_a_series_is_moved():
    world = standups()
    world.say("스탠드업 전부 9시로", ChangeEvent(Target("스탠드업", every=True), Patch(time=at(9))))
    assert len(world.last.drafts) == 1 and "🔁 전체" in world.last.text
    world.press("confirm")
    assert world.events[STANDUP.id].when == timed(17, 9)


def test_all_of_several_is_each_whole():
    world = World(STANDUP, weekly("스탠드업", timed(18, 15)), event("스탠드업", timed(19, 10)))
    world.say("스탠드업 다 지워", RemoveEvents(Target("스탠드업", every=True)))
    assert len(world.last.drafts) == 3 and world.last.text.count("🔁 전체") == 2
    world.press("confirm")
    assert world.calendar() == []


def test_all_on_a_day_is_that_day_alone():
    world = standups()
    world.say("내일 스탠드업 전부", RemoveEvents(Target("스탠드업", tomorrow(), every=True)))
    assert "어디까지 할까요?" in world.last.text


def test_an_event_that_is_called_a_series_is_asked_about_like_any_other():
    world = World(weekly("World Series", timed(17, 10)), lang="en")
    world.say("move World Series to 9", ChangeEvent(Target("World Series"), Patch(time=at(9))))
    assert "How far?" in world.last.text


def test_a_changed_day_whose_series_is_not_in_sight_stands_for_itself():
    world = World(MOVED)
    world.say("스탠드업 전부 삭제", RemoveEvents(Target("스탠드업", every=True)))
    world.press("confirm")
    assert world.calendar() == []
