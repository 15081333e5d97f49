"""A form with a card's drafts comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from core.calendar.rrule import from_rrule
from core.dialogue.card_inputs import CardFilled, Filled
from core.dialogue.interpretation import RemoveEvents, Target
from core.dialogue.phrases import speech
from tests.core.dialogue.world import World, all_day, change, create, event, moment, several, timed, tomorrow

TUESDAY = date(2026, 11, 17)


def coffee(**more):
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15), **more))
    return world


def form(world, number=0, **values):
    """A form as it was shown, with other values."""
    card = world.conversation.cards[-1]
    shown = {"title": "커피", "day": TUESDAY, "start": time(15), "end": None, "place": ""}
    return CardFilled(card.id, card.revision, (Filled(card.drafts[number].id, **shown | values),))


def words():
    return speech("ko")


def when(world):
    return world.conversation.cards[-1].drafts[0].proposal.when


def test_what_was_filled_in_is_on_the_card_and_then_on_the_calendar():
    world = coffee()
    says = world.take(
        form(world, title="점심", day=date(2026, 11, 18), start=time(12, 30), end=time(13, 30), place="합정")
    )
    assert [say.manner for say in says] == ["edit"]
    assert world.last.text == "이렇게 추가할까요?\n\n점심\n🗓 11월 18일(수) 오후 12:30–1:30\n📍 합정"
    world.press("추가")
    assert world.calendar() == [("점심", "2026-11-18T12:30:00+09:00")]


def test_a_form_that_comes_back_as_it_went_changes_nothing():
    world = coffee()
    assert world.take(form(world)) == []


def test_a_form_without_a_title_leaves_the_title():
    world = coffee()
    world.take(form(world, title="  ", place="합정"))
    assert "커피" in world.last.text


def test_without_a_start_it_is_the_whole_day_and_a_start_makes_it_an_hour_again():
    world = coffee()
    world.take(form(world, start=None))
    assert "11월 17일(화)" in world.last.text
    assert "오후" not in world.last.text
    world.take(form(world, start=time(9)))
    assert "오전 9:00" in world.last.text


def test_days_stay_as_many_as_they_were():
    world = World(event("출장", all_day(17, 19)))
    world.say("출장 장소는 부산", change("출장", location="부산"))
    world.take(form(world, title="출장", day=date(2026, 11, 24), start=None, place="부산"))
    world.press("confirm")
    assert [(e.when.first.day, e.when.last.day) for e in world.events.values()] == [(24, 26)]


@pytest.mark.parametrize(
    ("start", "end", "nights"), [(time(22), time(1), 1), (time(22), time(23), 0), (time(22), time(22), 1)]
)
def test_an_end_before_the_start_is_on_the_next_day(start, end, nights):
    world = coffee()
    world.take(form(world, start=start, end=end))
    found = when(world)
    assert ((found.end.date() - found.start.date()).days, found.end.time()) == (nights, end)


def test_an_event_over_several_nights_keeps_them():
    world = coffee()
    world.take(form(world, start=time(22), end=time(1)))
    world.take(form(world, start=time(21), end=time(2)))
    found = when(world)
    assert (found.end.date() - found.start.date()).days == 1


def test_without_a_day_the_time_stays():
    world = coffee()
    world.take(form(world, day=None, start=None, place="합정"))
    assert "오후 3:00" in world.last.text


def test_a_series_begins_on_one_of_its_own_days():
    world = coffee(recurrence=from_rrule("FREQ=WEEKLY;BYDAY=TU"))
    world.take(form(world, day=date(2026, 11, 19)))
    assert when(world).start.date() == date(2026, 11, 24)


def test_only_the_draft_that_was_filled_in_is_another():
    world = World()
    world.say("두 개", several(("커피", tomorrow(15)), ("회의", tomorrow(17))))
    world.take(form(world, 1, title="큰 회의", start=time(18)))
    assert [d.proposal.title for d in world.conversation.cards[-1].drafts] == ["커피", "큰 회의"]


def test_a_card_that_is_another_by_now_stays_as_it_is():
    world = coffee()
    old = form(world, title="점심")
    world.take(form(world, place="합정"))
    says = world.take(old)
    assert [say.manner for say in says] == ["answer"]
    assert world.conversation.cards[-1].drafts[0].proposal.title == "커피"


def test_a_card_that_is_done_with_stays_as_it_is():
    world = coffee()
    late = form(world, title="점심")
    world.press("추가")
    says = world.take(late)
    assert [(say.manner, say.reply.text) for say in says] == [("answer", words().stale)]


def test_an_unknown_card_is_told_so():
    says = coffee().take(CardFilled(UUID(int=7), 1, ()))
    assert [say.manner for say in says] == ["answer"]


def test_what_is_to_be_removed_cannot_be_filled_in():
    world = World(event("커피", timed(17, 15)))
    world.say("커피 지워", RemoveEvents(Target("커피")))
    says = world.take(form(world, title="점심"))
    assert [say.manner for say in says] == ["answer"]


def test_a_flight_keeps_both_zones():
    when_flown = replace(
        timed(17, 15, None), end=moment(17, 9, zone="America/Los_Angeles"), end_zone="America/Los_Angeles"
    )
    world = World(event("비행", when_flown))
    world.say("비행 장소는 인천", change("비행", location="인천"))
    world.take(form(world, title="비행", start=time(16), end=time(10), place="인천"))
    assert (when(world).end.time(), when(world).end_zone) == (time(10), "America/Los_Angeles")
