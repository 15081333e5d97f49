"""A model that reads for us, over HTTP: honest answers, bad ones, and none at all."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace

import pytest

from core.calendar.time.expression import Spoken, WeekdayIn
from core.dialogue.interpretation import CreateEvents, Request, SmallTalk, Utterance
from core.dialogue.reading import Line, Reading
from core.errors import ModelFailed
from core.language.understand import understand
from tests.fakes.openai import faults

COFFEE = Request("다음주 화요일 오후 3시 강남역에서 민수랑 커피", "ko")
APIS = ("responses", "chat")


async def fails(interpreter, request=COFFEE) -> ModelFailed:
    with pytest.raises(ModelFailed) as error:
        await interpreter.interpret(request)
    return error.value


@pytest.mark.parametrize("api", APIS)
async def test_a_message_is_read(made, world, api):
    reading = await made(api=api).interpret(COFFEE)
    [event] = reading.meaning.events
    assert (event.title, event.location, event.attendees) == ("커피", "강남역", ("민수",))
    assert isinstance(event.time, Spoken)
    assert event.time.day == WeekdayIn(1, 1)
    assert COFFEE.text[slice(*event.evidence)] == COFFEE.text
    assert (reading.lang, reading.source) == ("ko", "gpt-5.4-mini")
    assert world.requests[0].path == f"/v1/{'responses' if api == 'responses' else 'chat/completions'}"


@pytest.mark.parametrize("api", APIS)
async def test_what_it_cost_goes_with_it_and_the_instructions_are_cheaper_the_second_time(made, api):
    interpreter = made(api=api)
    first = (await interpreter.interpret(COFFEE)).usage
    second = (await interpreter.interpret(COFFEE)).usage
    assert (first.model, first.calls, first.cached) == ("gpt-5.4-mini", 1, 0)
    assert first.asked > 1_000
    assert 20 < first.answered < 200
    assert second.cached > 1_000


@pytest.mark.parametrize(
    "text",
    [
        "음력 1월 15일 할머니 생신",
        "매주 화목 저녁 7시 테니스 12월까지",
        "내일 2시 회의 4시로 옮겨줘",
        "이번 주 언제 비어?",
        "lunch with Ben tomorrow 12-1 at Chipotle",
        "3/4 dentist 9am",
        "되돌려줘",
        "ㅋㅋ 고마워",
        "이거 삭제해줘",
        "구글 연결",
        "매일 아침 8시에 브리핑해줘",
    ],
)
async def test_an_honest_reader_over_the_wire_is_the_reader_itself(made, text):
    request = Request(text, "ko")
    found, ours = (await made().interpret(request)).meaning, understand(request).meaning
    if isinstance(ours, CreateEvents):
        found = CreateEvents(tuple(replace(event, quotes=(), evidence=None) for event in found.events))
        ours = CreateEvents(tuple(replace(event, quotes=(), evidence=None) for event in ours.events))
    assert found == ours


async def test_the_talk_before_helps_to_understand(made, world):
    talk = (Utterance("user", "내일 회의 잡아줘"), Utterance("assistant", "몇 시에 할까요?"))
    request = Request("3시", "ko", "time", talk, ("회의",))
    await made().interpret(request)
    assert "몇 시에 할까요?" in str(world.bodies[0])


async def test_a_picture_is_read_by_its_lines(made):
    lines = (
        Line("서울치과", 95, 10, 10, 200, 40),
        Line("예약: 2026년 11월 27일 오후 3시", 95, 10, 60, 400, 90),
    )
    picture = Reading("\n".join(line.text for line in lines), lines, 95.0, 500, 200)
    reading = await made().interpret(Request("", "ko", reading=picture))
    assert (
        reading.meaning.events[0].time
        == understand(Request("", "ko", reading=picture)).meaning.events[0].time
    )


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize(
    "text",
    [
        faults.NO_JSON, faults.OTHER_SCHEMA, faults.AN_ORDER, faults.ACTING, "", "null", "[[[[",
        faults.ancient("커피"), faults.crowd("커피"), faults.invented("커피"), faults.stranger(),
    ],
    ids=["no json", "schema", "order", "acting", "empty", "null", "brackets", "ancient", "crowd", "evidence", "stranger"],
)  # fmt: skip
async def test_a_bad_answer_is_sent_back_once_and_the_mended_one_counts(made, world, api, text):
    world.add("said", text=text)
    reading = await made(api=api).interpret(COFFEE)
    assert reading.meaning.events[0].title == "커피"
    assert (reading.usage.calls, len(world.bodies)) == (2, 2)
    turns = world.bodies[1]["input" if api == "responses" else "messages"]
    assert "cannot be used" in turns[-1]["content"]


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("said", faults.NO_JSON, "no_reading"),
        ("said", faults.OTHER_SCHEMA, "no_reading"),
        ("said", faults.AN_ORDER, "no_reading"),
        ("said", faults.ancient("커피"), "no_reading"),
        ("said", faults.crowd("커피"), "no_reading"),
        ("said", faults.invented("커피"), "no_reading"),
        ("said", faults.stranger(), "no_reading"),
        ("silence", "", "no_reading"),
        ("refusal", "", "refused"),
        ("filtered", "", "refused"),
        ("truncated", "", "cut_off"),
    ],
)
@pytest.mark.parametrize("api", APIS)
async def test_a_second_bad_answer_is_the_last(made, world, api, kind, text, reason):
    world.add(kind, text=text, times=None)
    error = await fails(made(api=api))
    assert error.reason == reason
    assert (error.usage.calls, len(world.requests)) == (2, 2)
    assert error.usage.asked > 2_000


async def test_a_title_that_stays_invented_is_left_out_and_the_rest_counts(made, world):
    event = [{"title": "비밀 회동"}, {"time": [{"day": {"days_away": 1}}], "from": "다음주 화요일"}]
    world.add("said", text=json.dumps({"meaning": {"create_events": [event]}, "lang": "ko"}), times=None)
    [event] = (await made().interpret(COFFEE)).meaning.events
    assert event.title == ""


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"kind": "error", "status": 500}, "server"),
        ({"kind": "error", "status": 503}, "server"),
        ({"kind": "error", "status": 403}, "forbidden"),
        ({"kind": "failed"}, "server"),
        ({"kind": "page"}, "server"),
        ({"kind": "cut"}, "server"),
        ({"kind": "lost"}, "unreachable"),
        ({"kind": "reset"}, "unreachable"),
        ({"kind": "throttle"}, "throttled"),
        ({"kind": "quota"}, "quota"),
    ],
)
async def test_what_fails_over_there_is_not_tried_again(made, world, fault, reason):
    world.add(**fault, times=None)
    error = await fails(made())
    assert (error.reason, error.usage.calls, len(world.requests)) == (reason, 1, 1)


async def test_how_long_to_wait_is_passed_on_and_nobody_waits_meanwhile(made, world, hands):
    world.add("throttle", headers={"retry-after": "20"})
    interpreter = made()
    assert (await fails(interpreter)).retry_after == 20.0
    hands.at += 5
    error = await fails(interpreter)
    assert (error.reason, error.retry_after, len(world.requests)) == ("paused", 15.0, 1)
    hands.at += 15
    assert (await interpreter.interpret(COFFEE)).meaning.events


async def test_a_dead_service_is_left_alone_after_three_times(made, world, hands):
    world.add("error", times=None)
    interpreter = made()
    reasons = [(await fails(interpreter)).reason for _ in range(5)]
    assert reasons == ["server", "server", "server", "paused", "paused"]
    world.rules.clear()
    hands.at += 5
    assert (await interpreter.interpret(COFFEE)).meaning.events


@pytest.mark.parametrize("kind", ["hang", "slow", "late"])
async def test_nobody_is_kept_longer_than_was_set(made, world, kind):
    interpreter = made()
    await interpreter.interpret(COFFEE)  # what has to be imported is there
    impatient = made(timeout=0.4)
    await fails_or_reads(impatient)
    world.add(kind, times=None, delay=20.0)
    begun = time.monotonic()
    error = await fails(impatient)
    assert error.reason == "timeout"
    assert time.monotonic() - begun < 3.0


async def fails_or_reads(interpreter) -> None:
    """Opens the connection, on however slow a machine."""
    try:
        await interpreter.interpret(COFFEE)
    except ModelFailed as error:
        assert error.reason == "timeout"


async def test_what_a_first_answer_cost_is_told_though_the_second_never_came(made, world):
    await made().interpret(COFFEE)
    world.add("said", text="Sure!")
    world.add("hang", times=None, delay=20.0)
    error = await fails(made(timeout=1.5))
    assert error.reason == "timeout"
    assert error.usage.calls >= 1


async def test_somebody_who_gives_up_waiting_leaves_nothing_behind(made, world):
    world.add("hang", delay=20.0)
    interpreter = made()
    task = asyncio.create_task(interpreter.interpret(COFFEE))
    while not world.requests:
        await asyncio.sleep(0.02)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await interpreter.interpret(COFFEE)).meaning.events


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"key": "sk-other"}, "key"),
        ({"model": "gpt-4.1-nano"}, "model"),
        ({"model": "gpt-17"}, "model"),
        ({"model": "gpt-17", "api": "chat"}, "model"),
        ({"base": "http://127.0.0.1:1/v1"}, "unreachable"),
    ],
)
async def test_what_only_the_keeper_can_mend_has_a_reason_of_its_own(made, more, reason):
    assert (await fails(made(**more))).reason == reason


@pytest.mark.parametrize("api", APIS)
async def test_what_a_model_does_not_take_is_left_out_from_then_on(made, world, api):
    interpreter = made(model="gpt-4o-mini", api=api)
    for _ in range(2):
        assert (await interpreter.interpret(COFFEE)).meaning.events
    name = "reasoning" if api == "responses" else "reasoning_effort"
    assert [name in body for body in world.bodies] == [True, False, False]
    assert all(body["store"] is False for body in world.bodies)


async def test_a_server_that_knows_little_is_told_little(made, world):
    world.strangers = frozenset({"store", "max_completion_tokens", "reasoning_effort"})
    interpreter = made(api="chat")
    for _ in range(2):
        assert (await interpreter.interpret(COFFEE)).meaning.events
    assert len(world.requests) == 5
    assert set(world.bodies[-1]) == {"model", "messages", "response_format"}


async def test_a_request_that_is_refused_whatever_is_left_out_is_an_error(made, world):
    world.strangers = frozenset({"input"})
    assert (await fails(made())).reason == "request"


async def test_at_the_service_itself_an_answer_is_never_kept(made, world):
    world.strangers = frozenset({"store"})
    assert (await fails(made())).reason == "request"
    assert (world.stored, {body["store"] for body in world.bodies}) == ({}, set())


@pytest.mark.parametrize("api", APIS)
async def test_nothing_is_kept_over_there(made, world, api):
    await made(api=api).interpret(COFFEE)
    assert world.stored == {}


async def test_a_hundred_at_once_are_all_answered(made):
    interpreter = made(timeout=60.0)
    readings = await asyncio.gather(*(interpreter.interpret(COFFEE) for _ in range(100)))
    assert {reading.meaning.events[0].title for reading in readings} == {"커피"}


async def test_small_talk_is_small_talk(made):
    assert (await made().interpret(Request("고마워", "ko"))).meaning == SmallTalk("thanks")


async def test_an_interpreter_that_was_never_asked_closes(made):
    await made().close()
