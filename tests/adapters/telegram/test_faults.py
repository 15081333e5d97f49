"""What goes wrong between Telegram and us, and that nothing is lost or doubled by it."""

from __future__ import annotations

import asyncio

import pytest

from tests.fakes.telegram import samples
from tests.fakes.telegram.faults import Rule


def cards(person) -> list:
    return [kept for kept in person.room.all if kept.mine and "이렇게 추가할까요?" in kept.text]


async def test_one_message_that_comes_eleven_times_is_one_card(room):
    minsu = room.person()
    room.telegram.faults.add(Rule("update_twice", method="message", copies=10, fresh=True))
    minsu.write("내일 3시 치과")
    await room.says(minsu, "이렇게 추가할까요?")
    minsu.write("고마워")
    await room.says(minsu, "별말씀")
    assert len(cards(minsu)) == 1


async def test_a_chat_that_is_paused_slows_no_other(room):
    minsu, jieun = room.person(), room.person("지은")
    room.telegram.faults.add(Rule("throttle", method="sendMessage", chat=minsu.id, retry_after=30))
    minsu.write("내일 3시 치과")
    jieun.write("내일 4시 요가")
    await room.says(jieun, "이렇게 추가할까요?")
    assert cards(minsu) == []
    room.clock.advance(31)
    await room.says(minsu, "이렇게 추가할까요?")
    assert len(cards(minsu)) == 1


@pytest.mark.parametrize("kind", ["error", "reset"])
async def test_what_was_not_sent_is_sent_later_and_once(room, kind):
    minsu = room.person()
    room.telegram.faults.add(Rule(kind, method="sendMessage", times=2))
    minsu.write("내일 3시 치과")
    for _ in range(20):
        await asyncio.sleep(0.1)
        room.clock.advance(2)
    await room.says(minsu, "이렇게 추가할까요?")
    assert len(cards(minsu)) == 1


async def test_a_card_whose_answer_was_lost_still_takes_taps(room):
    """The message may be there twice; the event is not."""
    minsu = room.person()
    room.telegram.faults.add(Rule("lost", method="sendMessage"))
    minsu.write("내일 3시 치과")
    first = await room.says(minsu, "이렇게 추가할까요?")
    minsu.press(first, "추가")
    for _ in range(20):
        await asyncio.sleep(0.1)
        room.clock.advance(2)
    await room.says(minsu, "추가했어요")
    assert await room.titles(minsu) == ["치과"]


async def test_a_card_that_was_deleted_is_sent_anew_when_it_changes(room):
    minsu = room.person()
    minsu.write("내일 3시 치과")
    card = await room.says(minsu, "이렇게 추가할까요?")
    query = minsu.press(card, "추가")
    minsu.delete(card)
    await room.says(minsu, "추가했어요")
    await room.telegram.until(lambda: query.answer is not None)
    assert await room.titles(minsu) == ["치과"]


async def test_whoever_blocked_us_is_left_in_peace_and_heard_again_later(room):
    minsu, jieun = room.person(), room.person("지은")
    minsu.write("내일 3시 치과")
    card = await room.says(minsu, "이렇게 추가할까요?")
    minsu.press(card, "추가")
    minsu.block()
    jieun.write("내일 4시 요가")
    await room.says(jieun, "이렇게 추가할까요?")
    minsu.unblock()
    minsu.write("내일 뭐 있어?")
    assert "치과" in (await room.says(minsu, "일정 1개")).text


async def test_a_card_takes_taps_after_a_restart(room):
    minsu = room.person()
    minsu.write("내일 3시 치과")
    card = await room.says(minsu, "이렇게 추가할까요?")
    await room.close()
    minsu.press(card, "추가")
    await room.open()
    await room.says(minsu, "추가했어요")
    assert card.labels == [["되돌리기"]]
    assert await room.titles(minsu) == ["치과"]


async def test_updates_that_are_none_of_our_business_change_nothing(room):
    minsu = room.person()
    for kind in samples.updates():
        if kind not in ("message", "edited_message", "callback_query", "my_chat_member"):
            room.telegram.sample(kind)
    minsu.write("내일 3시 치과")
    await room.says(minsu, "이렇게 추가할까요?")
    assert room.faults.noted == []


async def test_every_kind_of_message_is_answered_or_left_alone(room):
    minsu = room.person()
    for kind in samples.contents():
        minsu.say(**samples.content(kind))
    await room.gathered()
    minsu.write("내일 3시 치과")
    await room.says(minsu, "이렇게 추가할까요?")
    assert {what for what, _ in room.faults.noted} <= {"ReadText"}


async def test_a_token_that_was_revoked_in_the_middle_loses_nothing(room):
    minsu = room.person()
    room.telegram.faults.add(Rule("error", method="sendMessage", times=3, status=401, words="Unauthorized"))
    minsu.write("내일 3시 치과")
    await room.telegram.until(lambda: ("Say", "InvalidToken") in room.faults.noted)
    for _ in range(20):
        await asyncio.sleep(0.1)
        room.clock.advance(5)
    await room.says(minsu, "이렇게 추가할까요?")
