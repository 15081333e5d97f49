"""Moments that are more than words, and words of people who live by other clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar.time.expression import Clock, DaysAway, Spoken
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Timed
from core.dialogue.effects import Interpret
from core.dialogue.inputs import IncomingMessage, MessageEdited
from core.dialogue.interpretation import CreateEvents, Request
from core.dialogue.moments import Moment, spelt_out
from core.dialogue.reader import Reader
from core.dialogue.writers import there
from core.language.understand import understand
from tests.core.dialogue.world import NOW, World, at, create, tomorrow

SEOUL, NEW_YORK = "Asia/Seoul", "America/New_York"
DINNER = datetime(2026, 11, 24, 11, 30, tzinfo=UTC)  # 20:30 in Seoul


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("회식 <그날>에 강남에서", "회식 2026년 11월 24일 오후 8시 30분에 강남에서"),
        ("dinner <that day> at Hana", "dinner November 24, 2026 8:30 PM at Hana"),
    ],
)
def test_the_moment_stands_where_its_words_stood(text, told):
    words = text[text.index("<") : text.index(">") + 1]
    assert spelt_out(text, [Moment(words, DINNER)], SEOUL) == told


def test_only_the_day_counts_where_only_the_day_is_shown():
    assert spelt_out("회식 그날", [Moment("그날", DINNER, day_only=True)], SEOUL) == "회식 2026년 11월 24일"
    assert spelt_out("trip X", [Moment("X", DINNER, day_only=True)], SEOUL) == "trip November 24, 2026"


def test_moments_are_found_in_their_order_and_what_is_not_there_is_nothing():
    later = Moment("그때", DINNER.replace(hour=13))
    text = "그때 커피, 그때 저녁"
    assert spelt_out(
        text, [Moment("그때", DINNER), later, Moment("그때", DINNER), Moment("", DINNER)], SEOUL
    ) == ("2026년 11월 24일 오후 8시 30분 커피, 2026년 11월 24일 오후 10시 30분 저녁")


def test_the_end_of_a_span_of_one_day_is_told_by_its_hour():
    span = [Moment("A", DINNER), Moment("B", DINNER.replace(hour=13))]
    assert spelt_out("party A – B", span, SEOUL) == "party November 24, 2026 8:30 PM – 10:30 PM"


def test_an_hour_that_comes_twice_in_a_night_is_told_without_doubt():
    twice = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)  # 1:30 in New York, the second time
    assert spelt_out("call X", [Moment("X", twice)], NEW_YORK) == "call November 1, 2026 6:30 AM UTC"


@settings(deadline=None)
@given(
    st.datetimes(datetime(2026, 11, 17), datetime(2027, 10, 1)).map(
        lambda when: when.replace(second=0, microsecond=0, tzinfo=UTC)
    ),
    st.sampled_from(["회식 X", "dinner X"]),
    st.sampled_from([SEOUL, NEW_YORK, "Europe/Berlin", "Asia/Kolkata"]),
)
def test_whoever_reads_it_comes_to_that_very_moment(moment, text, zone):
    lang = "ko" if text.startswith("회식") else "en"
    meaning = understand(Request(spelt_out(text, [Moment("X", moment)], zone), lang)).meaning
    assert isinstance(meaning, CreateEvents)
    (event,) = meaning.events
    when = resolve(event.time, NOW, zone).when
    assert isinstance(when, Timed)
    assert when.start == moment


def test_the_moment_is_what_is_interpreted_and_an_edit_has_its_own():
    world = World()
    message = replace(world.message("회식 그날"), moments=(Moment("그날", DINNER),))
    (asked,) = world.step(IncomingMessage(message))
    assert isinstance(asked, Interpret) and asked.request.text == "회식 2026년 11월 24일 오후 8시 30분"
    edit = MessageEdited(message.ref, "회식 다른 날", moments=(Moment("다른 날", DINNER, day_only=True),))
    (again,) = world.step(edit)
    assert isinstance(again, Interpret) and again.request.text == "회식 2026년 11월 24일"


def from_elsewhere(world, meaning, zone=NEW_YORK, text="내일 3시 회의"):
    message = world.message(text, meaning, forwarded_at=NOW)
    return world.take(IncomingMessage(replace(message, writer_zone=zone)))


def test_words_from_elsewhere_are_read_on_the_clocks_there():
    world = World()
    from_elsewhere(world, create("회의", tomorrow(15)))
    assert "글을 쓴 분의 시간대로 읽었어요 (뉴욕에서는 " in world.last.text
    start = datetime.fromisoformat(world.last.drafts[0].start)
    assert (start.hour, start.utcoffset().total_seconds()) == (15, -5 * 3600)


def test_where_the_clocks_agree_or_none_are_read_nothing_is_said():
    for zone, when in (("Asia/Tokyo", tomorrow(15)), (NEW_YORK, tomorrow())):
        world = World()
        from_elsewhere(world, create("회의", when), zone)
        assert "시간대" not in world.last.text


def test_a_zone_that_the_words_name_counts_more_than_the_writer_s():
    world = World()
    from_elsewhere(world, create("회의", Spoken(DaysAway(1), Clock(15), zone="Europe/Berlin")))
    assert "글을 쓴 분" not in world.last.text
    assert "내 시간대로 바꾸면" in world.last.text


def test_a_correction_is_in_one_s_own_time_and_takes_the_remark_away():
    world = World()
    from_elsewhere(world, create("회의", tomorrow(15)))
    world.say("4시로", create("", at(16)))
    assert "글을 쓴 분" not in world.last.text
    assert "오후 4:00" in world.last.text


def test_an_edit_of_words_from_elsewhere_stays_there():
    world = World()
    message = replace(
        world.message("내일 회의", create("회의", tomorrow(15)), forwarded_at=NOW), writer_zone=NEW_YORK
    )
    world.take(IncomingMessage(message))
    world.meanings["내일 회의 4시"] = create("회의", tomorrow(16))
    world.take(MessageEdited(message.ref, "내일 회의 4시"))
    assert datetime.fromisoformat(world.last.drafts[0].start).hour == 16
    assert "글을 쓴 분의 시간대로" in world.last.text


def test_a_remark_about_clocks_says_no_hour_where_there_is_none():
    reader = Reader("ko", NOW.date(), SEOUL)
    assert there(AllDay(NOW.date(), NOW.date()), reader) == reader.when(AllDay(NOW.date(), NOW.date()))
    same_day = Timed(datetime(2026, 11, 17, 15, tzinfo=UTC).astimezone(UTC), None, "Europe/London")
    assert "런던에서는" in there(same_day, reader)
