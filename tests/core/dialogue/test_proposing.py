"""Drafts on their way to a card: clashes and duplicates beside them, and the card in its place."""

from __future__ import annotations

from core.dialogue.proposing import MAX_EVENTS
from tests.core.dialogue.world import (
    MISMATCH,
    TUESDAYS,
    World,
    all_day,
    at,
    change,
    create,
    event,
    several,
    timed,
    tomorrow,
    weekly,
)


def test_a_card_says_what_it_overlaps():
    world = World(event("회의", timed(17, 15)))
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert "⚠️ 겹쳐요: 회의 (11월 17일(화) 오후 3:00–4:00)" in world.last.text
    assert world.last.drafts[0].clashes == ("회의 (11월 17일(화) 오후 3:00–4:00)",)


def test_a_card_says_what_looks_like_it_and_does_not_call_that_a_clash_too():
    world = World(event("치과 예약", timed(17, 15)), lang="en")
    world.say("dentist tomorrow", create("치과", tomorrow(15)))
    assert world.last.text.count("치과 예약") == 1
    assert "🔁 비슷한 일정이 있어요" not in world.last.text
    assert "🔁 Looks like one you have: 치과 예약 (Tue, Nov 17, 3:00 PM – 4:00 PM)" in world.last.text


def test_whole_days_clash_with_nothing():
    world = World(event("출장", all_day(16, 20)))
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert "겹쳐요" not in world.last.text


def test_a_series_says_what_any_of_its_times_overlaps():
    world = World(event("면접", timed(24, 15)))
    world.say("매주 화요일 3시 회의", create("회의", at(15), recurrence=TUESDAYS))
    assert "⚠️ 겹쳐요: 면접 (11월 24일(화) 오후 3:00–4:00)" in world.last.text


def test_what_is_moved_does_not_clash_with_itself():
    world = World(event("회의", timed(17, 15, 2)))
    world.say("회의 4시로", change("회의", time=at(16)))
    assert "겹쳐요" not in world.last.text
    assert "오후 3:00–5:00 → 11월 17일(화) 오후 4:00–6:00" in world.last.text


def test_a_series_does_not_clash_with_its_own_changed_instance():
    series = weekly("회의", timed(17, 15))
    moved = event("회의", timed(24, 16), series=series.id, original=timed(24, 15).start)
    series = weekly("회의", timed(17, 15), excluded=(timed(24, 15).start,))
    world = World(series, moved)
    world.say("회의 전부 4시로", change("회의", time=at(16)))
    while world.last.text.startswith("어느"):
        world.press("choose", 1)
    assert "겹쳐요" not in world.last.text


def test_more_than_three_clashes_are_cut():
    world = World(*(event(f"회의{n}", timed(17, 15)) for n in "가나다라마"))
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert world.last.text.count("겹쳐요") == 3


def test_more_events_than_one_card_can_hold_are_told():
    world = World()
    many = several(*((f"일{n}", tomorrow(n % 24)) for n in range(MAX_EVENTS + 3)))
    world.say("전부", many)
    assert "일정을 23개 찾아 앞의 20개만 보여 드려요. 나머지는 나눠서 말씀해 주세요." in world.texts
    assert len(world.last.drafts) == MAX_EVENTS


def test_a_reading_chosen_on_a_corrected_card_leaves_one_message_with_buttons():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    card = world.last.id
    world.say("11월 18일 목요일로", change(time=MISMATCH))
    question = world.last.id
    assert world.last.text == "날짜와 요일이 서로 달라요. “커피”, 어느 쪽인가요?"
    world.press("choose", 2)
    assert world.screen[card].buttons == ()
    assert world.last.id == question
    assert "11월 19일(목) 오후 3:00" in world.last.text
    assert world.labels() == ["추가", "고치기", "취소"]


def test_a_message_that_repeats_itself_warns_of_the_first():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.press("confirm")
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert "🔁 비슷한 일정이 있어요: 커피 (11월 17일(화) 오후 3:00)" in world.last.text
