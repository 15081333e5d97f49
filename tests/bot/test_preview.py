"""What would be understood, in the promised shape, with nothing acted on."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.offline.interpreter import OfflineInterpreter
from adapters.terminal.script import instant
from bot.preview import EMPTY, predict

SEOUL = "Asia/Seoul"
NOW = instant("2026-11-11T13:00:00+09:00", None)
BEFORE = [{"role": "user", "text": "내일 3시 치과"}, {"role": "assistant", "text": "내일 오후 3시 치과예요."}]


async def predicted(text: str, **case: Any) -> dict[str, Any]:
    return await predict(OfflineInterpreter(), {"id": 7, "text": text} | case, NOW, SEOUL)


async def test_a_new_event_fills_every_field_and_carries_the_id() -> None:
    got = await predicted("매주 화요일 오후 3시부터 4시까지 강남역에서 민수랑 스터디")
    events = got.pop("events")
    assert got == {
        "id": 7,
        "intent": "create",
        "title": "스터디",
        "start": "2026-11-17T15:00:00+09:00",
        "end": "2026-11-17T16:00:00+09:00",
        "all_day": False,
        "location": "강남역",
        "attendees": ["민수"],
        "rrule": "FREQ=WEEKLY;BYDAY=TU",
        "missing": [],
    }
    assert [event["title"] for event in events] == ["스터디"]


async def test_of_several_events_the_first_stands_for_all_and_all_are_listed() -> None:
    got = await predicted("내일 오전 10시 회의, 금요일 저녁 7시 회식")
    assert got["title"] == "회의"
    assert [event["start"][:13] for event in got["events"]] == ["2026-11-12T10", "2026-11-13T19"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("치과 예약 잡아줘", ["date", "time"]),
        ("내일 오후 3시에", ["title"]),
        ("내일 오후 3시 치과", []),
        ("토요일에 등산", []),
    ],
)
async def test_what_was_not_said_is_named(text: str, missing: list[str]) -> None:
    assert (await predicted(text))["missing"] == missing


async def test_a_missing_title_is_null_and_no_neutral_one() -> None:
    assert (await predicted("내일 오후 3시에"))["title"] is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("안녕", "smalltalk"),
        ("뭐 할 수 있어?", "help"),
        ("되돌려줘", "undo"),
        ("응", "assent"),
        ("아니", "dissent"),
    ],
)
async def test_talk_has_an_intent_and_nothing_else(text: str, intent: str) -> None:
    assert await predicted(text) == {"id": 7, "intent": intent} | EMPTY


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("다음주에 뭐 있어?", "2026-11-16", "2026-11-22"),
        ("내일 뭐 있어?", "2026-11-12", "2026-11-12"),
        ("내일 오후 3시에 뭐 있어?", "2026-11-12", "2026-11-12"),
        ("치과 언제야?", None, None),
    ],
)
async def test_a_question_names_the_days_it_is_about(text: str, first: str | None, last: str | None) -> None:
    got = await predicted(text)
    assert (got["intent"], got["slots"]) == ("query", {"range_start": first, "range_end": last})


async def test_a_deletion_names_its_target() -> None:
    got = await predicted("내일 3시 치과 취소해줘")
    assert got["intent"] == "delete"
    assert got["slots"] == {"target_title": "치과", "target_start": "2026-11-12T15:00:00+09:00"}


async def test_a_move_names_where_from_and_where_to() -> None:
    slots = (await predicted("내일 2시 회의 4시로 옮겨줘"))["slots"]
    assert slots["target_start"] == "2026-11-12T14:00:00+09:00"
    assert slots["new_start"] == "2026-11-12T16:00:00+09:00"


async def test_an_hour_alone_has_no_day_where_the_event_is_not_known() -> None:
    slots = (await predicted("치과 4시로 옮겨줘"))["slots"]
    assert (slots["target_start"], slots["new_start"]) == (None, None)


@pytest.mark.parametrize("text", ["치과 4시로 옮겨줘", "아니 4시로"])
async def test_what_was_told_before_tells_which_event_is_meant(text: str) -> None:
    slots = (await predicted(text, context=BEFORE))["slots"]
    assert slots["target_title"] == "치과"
    assert slots["new_start"] == "2026-11-12T16:00:00+09:00"


async def test_what_was_told_before_of_something_else_tells_nothing() -> None:
    slots = (await predicted("미용실 4시로 옮겨줘", context=BEFORE))["slots"]
    assert (slots["target_title"], slots["target_start"], slots["new_start"]) == ("미용실", None, None)


async def test_only_the_user_s_own_words_tell_which_event_is_meant() -> None:
    said_by_us = [{"role": "assistant", "text": "내일 오후 3시 치과"}]
    assert (await predicted("아니 4시로", context=said_by_us))["slots"]["target_title"] is None


async def test_a_shift_is_told_in_minutes_and_from_where_it_is_known() -> None:
    assert (await predicted("치과 하루 미뤄줘"))["slots"]["shift_minutes"] == 1440
    slots = (await predicted("내일 3시 치과 한 시간 미뤄줘"))["slots"]
    assert (slots["shift_minutes"], slots["new_start"]) == (60, "2026-11-12T16:00:00+09:00")


async def test_place_and_people_of_a_change_have_their_slots() -> None:
    assert (await predicted("치과 장소는 판교로 바꿔줘"))["slots"]["new_location"] == "판교"
    assert (await predicted("회의에 유진이도 추가해줘"))["slots"]["add_attendees"] == ["유진"]


async def test_another_zone_and_language_are_heeded() -> None:
    now = instant("2026-11-11T09:00:00-05:00", None)
    case = {"id": None, "lang": "en", "text": "dentist tomorrow at 3pm"}
    got = await predict(OfflineInterpreter(), case, now, "America/New_York")
    assert (got["title"], got["start"]) == ("dentist", "2026-11-12T15:00:00-05:00")


@pytest.mark.parametrize("case", [{}, {"id": 1}, {"text": None}, {"text": 5}])
async def test_a_case_without_text_is_refused_in_words(case: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match='"text"'):
        await predict(OfflineInterpreter(), case, NOW, SEOUL)
