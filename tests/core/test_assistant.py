"""The one door, on the store that lives in memory: taken in once, carried out once, told to who asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from core.dialogue.effects import Say
from core.dialogue.interpretation import AskCalendar, TakeBack
from core.dialogue.message import ConversationKey
from core.errors import BlobMissing, StoreUnavailable, Undeliverable, Unreadable, UnreadableImage
from core.records import SAY_LEASE
from tests.core.dialogue.world import at, change, create, tomorrow
from tests.core.house import KEY, House, Refusing, Spoilt

COFFEE = "내일 3시 커피"


async def test_a_message_becomes_a_card_on_the_persons_screen():
    house = House()
    outcome = await house.say(COFFEE, create("커피", tomorrow(15)))
    assert outcome.turn == 1
    assert house.screen() == ["이렇게 추가할까요?\n\n커피\n🗓 11월 17일(화) 오후 3:00"]
    assert await house.transcript() == [COFFEE, house.screen()[0]]


async def test_a_tap_writes_and_the_card_says_so():
    house = House()
    await house.say(COFFEE, create("커피", tomorrow(15)))
    await house.press("confirm")
    assert await house.calendar() == [("커피", "2026-11-17T15:00:00+09:00")]
    assert house.screen()[0].startswith("✅ 추가했어요")
    await house.press("undo")
    assert await house.calendar() == []


async def test_the_same_input_a_second_time_changes_nothing():
    house = House()
    message = house.message(COFFEE, create("커피", tomorrow(15)))
    first = await house.assistant.receive(KEY, UUID(int=1), message)
    again = await house.assistant.receive(KEY, UUID(int=1), message)
    assert first.fresh and not again.fresh
    assert again.says == () and again.debts == () and again.turn is None
    await house.assistant.carry_out(first)
    await house.assistant.carry_out(again)
    assert len(house.delivered) == 1


async def test_the_same_press_a_second_time_writes_once():
    house = House()
    await house.say(COFFEE, create("커피", tomorrow(15)))
    press = house.pressed("confirm")
    await asyncio.gather(*(house.assistant.handle(KEY, UUID(int=7), press) for _ in range(10)))
    assert len(await house.calendar()) == 1
    assert len(house.answers()) == 0


async def test_a_hundred_different_taps_on_one_button_write_once():
    house = House()
    await house.say(COFFEE, create("커피", tomorrow(15)))
    press = house.pressed("confirm")
    await asyncio.gather(*(house.assistant.handle(KEY, UUID(int=100 + n), press) for n in range(100)))
    assert len(await house.calendar()) == 1
    assert set(house.answers()) == {"이미 처리한 카드예요."}
    assert len(house.answers()) == 99


async def test_fifty_messages_at_once_are_all_understood_and_answered():
    house = House()
    asked = AskCalendar("agenda", tomorrow())
    outcomes = await asyncio.gather(*(house.say(f"내일 뭐 있어 {n}?", asked) for n in range(50)))
    assert sorted(outcome.turn or 0 for outcome in outcomes) == list(range(1, 51))
    await house.settle()
    assert house.screen() == ["11월 17일(화)에는 일정이 없어요."] * 50
    assert len(await house.transcript()) == 100


async def test_one_account_in_fifty_places_at_once_adds_fifty_events():
    house = House()
    keys = [ConversationKey("here", f"room {n}", "me") for n in range(50)]

    async def one(key):
        await house.say(f"일 {key.channel}", create(f"일 {key.channel}", tomorrow(9)), key=key)
        await house.press("confirm", key=key)

    await asyncio.gather(*(one(key) for key in keys))
    while len(await house.calendar()) < 50:  # who met a new clash is asked once more
        asked = [key for key in keys if "confirm" in house.verbs(key)]
        assert asked
        await asyncio.gather(*(house.press("confirm", key=key) for key in asked))
    assert len({title for title, _ in await house.calendar()}) == 50


async def test_two_people_never_see_each_others_events():
    house = House()
    other = ConversationKey("here", "room", "you")
    await house.say(COFFEE, create("커피", tomorrow(15)))
    await house.press("confirm")
    await house.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()), key=other)
    assert house.screen(other) == ["11월 17일(화)에는 일정이 없어요."]
    undo = house.pressed("undo")
    await house.assistant.handle(other, house.newborn(), undo)
    assert len(await house.calendar()) == 1, "a button is of no use to anybody else"


async def test_the_word_undo_reaches_the_change_of_this_place():
    house = House()
    await house.say(COFFEE, create("커피", tomorrow(15)))
    await house.press("confirm")
    await house.say("되돌려줘", TakeBack())
    assert await house.calendar() == []


async def test_a_correction_means_what_was_just_added():
    house = House()
    await house.say(COFFEE, create("커피", tomorrow(15)))
    await house.press("confirm")
    await house.say("4시로", change(time=at(16)))
    await house.press("confirm")
    assert await house.calendar() == [("커피", "2026-11-17T16:00:00+09:00")]
    await house.edit("m1", "내일 5시 커피", create("커피", tomorrow(17)))
    await house.press("confirm")
    assert await house.calendar() == [("커피", "2026-11-17T17:00:00+09:00")]
    assert (await house.transcript())[0] == "내일 5시 커피"


# ── where nobody delivers ──


async def test_where_people_read_the_transcript_live_nothing_is_owed():
    house = House(messenger=False)
    outcome = await house.say(COFFEE, create("커피", tomorrow(15)))
    assert [say.reply.text for say in outcome.says] == (await house.transcript())[1:]
    assert await house.assistant.resume() == 0


async def test_what_is_owed_where_we_do_not_reach_is_left_to_who_does():
    house = House()
    receipt = await house.assistant.receive(
        KEY, UUID(int=1), house.message(COFFEE, create("커피", tomorrow(15)))
    )
    house.messenger = None
    await house.assistant.carry_out(receipt)
    house.clock.move(timedelta(hours=1))
    assert await house.assistant.resume() == 0
    house.messenger = house.platform
    await house.settle(2)
    assert len(house.screen()) == 1


async def test_answers_to_taps_are_no_lines_of_the_transcript():
    house = House()
    await house.say(COFFEE, create("커피", tomorrow(15)))
    await house.press("edit")
    assert len(house.answers()) == 1
    assert len(await house.transcript()) == 2


# ── pictures ──


async def test_a_picture_is_read_by_the_queue_and_becomes_a_card():
    house = House()
    house.shows("공연", create("공연", tomorrow(19)))
    receipt = await house.send_photo("p", "공연")
    await house.assistant.carry_out(receipt)
    assert house.screen() == ["사진을 읽고 있어요…"]
    await house.run_jobs()
    assert house.screen()[0].startswith("이렇게 추가할까요?\n\n공연")


async def test_handle_stays_until_the_picture_is_read():
    house = House()
    house.shows("공연", create("공연", tomorrow(19)))
    outcome = await house.photo("p", "공연")
    assert [say.reply.text.split("\n")[0] for say in outcome.says] == [
        "사진을 읽고 있어요…",
        "이렇게 추가할까요?",
    ]
    assert house.queue.jobs == []


async def test_a_job_that_the_queue_lost_is_found_again():
    house = House()
    house.shows("공연", create("공연", tomorrow(19)))
    await house.assistant.carry_out(await house.send_photo("p", "공연"))
    house.queue.jobs.clear()
    await house.settle()
    assert house.screen()[0].startswith("이렇게 추가할까요?\n\n공연")


async def test_a_queue_that_is_away_loses_no_picture_and_asks_for_patience():
    house = House()
    house.shows("공연", create("공연", tomorrow(19)))
    house.queue.broken = True
    await house.assistant.carry_out(await house.send_photo("p", "공연"))
    await house.settle(1)
    assert house.screen() == ["아직 사진을 읽고 있어요. 지금 읽을 사진이 많아서 조금 걸려요…"]
    assert ("queue", "RuntimeError") in house.faults.noted
    house.queue.broken = False
    await house.settle()
    assert house.screen()[0].startswith("이렇게 추가할까요?\n\n공연")


async def test_a_picture_whose_readers_die_is_given_up():
    house = House()
    await house.send_photo("p", "공연")
    for _ in range(6):
        await house.store.lease(
            house.clock.now(), house.clock.now() + timedelta(seconds=60), 1, (await job(house))
        )
        house.clock.move(timedelta(seconds=61))
    await house.settle(2)
    assert house.ocr.read_now == []
    assert house.screen()[0].startswith("사진을 읽다가 문제가 생겼어요")


async def job(house):
    [waiting] = await house.store.jobs(house.clock.now(), 10)
    return waiting


async def test_the_sweep_reads_no_picture_itself():
    house = House()
    await house.send_photo("p", "공연")
    house.clock.move(SAY_LEASE)
    await house.assistant.resume()
    assert house.ocr.read_now == []
    assert len(house.queue.jobs) == 1


async def test_a_job_that_comes_twice_makes_one_card():
    house = House()
    house.shows("공연", create("공연", tomorrow(19)))
    await house.assistant.carry_out(await house.send_photo("p", "공연"))
    house.queue.jobs *= 3
    await house.run_jobs()
    assert len(house.screen()) == 1
    assert len(house.ocr.read_now) == 1


async def test_jobs_of_an_album_at_once_make_one_card():
    house = House()
    house.shows("하나", create("하나", tomorrow(9)))
    house.shows("둘", create("둘", tomorrow(10)))
    await house.assistant.carry_out(await house.send_album({"a": "하나", "b": "둘"}))
    await asyncio.gather(*(house.assistant.work(job) for job in house.queue.jobs))
    await house.settle()
    assert len(house.screen()) == 1
    assert house.screen()[0].startswith("일정 2개를 추가할까요?")


async def test_a_reader_that_was_too_slow_is_not_heard_any_more():
    house = House()
    house.shows("공연", create("공연", tomorrow(19)))
    await house.assistant.carry_out(await house.send_photo("p", "공연"))
    [job] = house.queue.jobs
    house.ocr.hold = asyncio.Event()
    slow = asyncio.create_task(house.assistant.work(job))
    await asyncio.sleep(0)
    hold, house.ocr.hold = house.ocr.hold, None
    await house.settle(1)
    card = house.screen()
    assert card[0].startswith("이렇게 추가할까요?")
    hold.set()
    await slow
    assert house.screen() == card
    assert len(house.ocr.read_now) == 2


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (UnreadableImage("too_big"), "파일이 너무 커요. 20MB까지 읽을 수 있어요."),
        (UnreadableImage("no_engine"), "사진 읽기가 설치되어 있지 않아요."),
        (BlobMissing("p"), "사진을 찾을 수 없어요. 다시 보내 주세요."),
    ],
)
async def test_a_picture_that_cannot_be_read_is_told_at_once(error, text):
    house = House()
    house.ocr.error = error
    await house.photo("p", "공연")
    assert house.screen()[0].startswith(text)
    assert await house.assistant.resume() == 0


async def test_a_picture_that_is_not_there_is_told():
    house = House()
    receipt = await house.send_photo("p", "공연")
    await house.blobs.delete("p")
    await house.assistant.carry_out(receipt)
    await house.run_jobs()
    assert house.screen() == ["사진을 찾을 수 없어요. 다시 보내 주세요."]


@pytest.mark.parametrize("error", [OSError("disk"), RuntimeError("a bug in the engine")])
async def test_a_picture_that_breaks_the_reader_is_given_up_after_three_times(error):
    house = House()
    house.ocr.error = error
    await house.photo("p", "공연")
    assert house.screen() == ["사진을 읽고 있어요…"]
    await house.settle()
    assert house.screen() == ["사진을 읽다가 문제가 생겼어요. 다시 보내 주시거나 글자로 적어 주세요."]
    assert len(house.ocr.read_now) == 3


async def test_a_picture_without_text_is_told():
    house = House()
    await house.photo("p", "  ")
    assert house.screen()[0].startswith("사진에서 일정을 찾지 못했어요.")


# ── the interpreter ──


async def test_an_interpreter_that_fails_is_told_and_the_next_message_goes_on():
    house = House()
    house.interpreter.error = RuntimeError("away")
    await house.say(COFFEE, create("커피", tomorrow(15)))
    assert house.screen() == ["지금은 말씀을 알아듣지 못했어요. 잠시 뒤에 다시 보내 주세요."]
    house.interpreter.error = None
    await house.say(COFFEE, create("커피", tomorrow(15)))
    assert house.screen()[1].startswith("이렇게 추가할까요?")


async def test_an_interpreter_that_fails_over_a_picture_leaves_no_message_that_goes_on_reading():
    house = House()
    house.interpreter.error = RuntimeError("away")
    await house.photo("p", "공연")
    assert house.screen()[0].startswith("사진은 읽었는데 내용을 이해하지 못했어요.")


# ── the messenger ──


async def test_a_messenger_that_fails_three_times_keeps_the_order():
    house = House()
    house.messenger.fail(3)
    await house.say(COFFEE, create("커피", tomorrow(15)))
    await house.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()))
    await house.say("모레는?", AskCalendar("agenda", tomorrow()))
    assert house.delivered == []
    await house.settle()
    assert [text.split("\n")[0] for text in house.screen()] == [
        "이렇게 추가할까요?",
        "11월 17일(화)에는 일정이 없어요.",
        "11월 17일(화)에는 일정이 없어요.",
    ]


async def test_a_card_that_changed_before_it_could_be_sent_is_sent_and_then_changed():
    house = House()
    house.messenger.fail(1)
    await house.say(COFFEE, create("커피", tomorrow(15)))
    press = house.pressed("confirm")
    await house.assistant.handle(KEY, house.newborn(), press)
    await house.settle()
    assert [manner for manner, _ in house.delivered] == ["send", "edit"]
    assert house.screen()[0].startswith("✅ 추가했어요")


@pytest.mark.parametrize("error", [OSError("no way through"), RuntimeError("unheard of")])
async def test_a_messenger_that_fails_for_one_holds_up_nobody_else(error):
    house = House()
    blocked, other = ConversationKey("here", "blocked", "me"), ConversationKey("here", "other", "you")
    house.messenger.refuse(blocked, error)
    await house.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()), key=blocked)
    house.messenger.fail(1)
    await house.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()), key=other)
    for _ in range(20):
        house.clock.move(timedelta(minutes=10))
        await house.assistant.resume()
    assert house.screen(other) == ["11월 17일(화)에는 일정이 없어요."]
    house.messenger.refuse(blocked, None)
    house.clock.move(timedelta(minutes=6))
    await house.assistant.resume()
    assert house.screen(blocked) == ["11월 17일(화)에는 일정이 없어요."], "it never waits longer than minutes"


async def test_what_can_never_be_delivered_holds_up_nothing_after_it():
    house = House()
    house.messenger.refuse(KEY, Undeliverable("blocked"))
    await house.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()))
    house.messenger.refuse(KEY, None)
    await house.say("내일은?", AskCalendar("agenda", tomorrow()))
    assert len(house.screen()) == 1
    assert house.faults.noted == [("Say", "Undeliverable")]


async def test_what_could_not_be_delivered_for_a_day_is_let_go():
    house = House()
    house.messenger.refuse(KEY, OSError("no way through"))
    await house.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()))
    started = house.clock.now()
    while await house.assistant.resume() or house.clock.now() < started + timedelta(hours=1):
        house.clock.move(timedelta(minutes=5))
    assert timedelta(hours=20) < house.clock.now() - started < timedelta(hours=30)
    house.messenger.refuse(KEY, None)
    await house.say("내일은?", AskCalendar("agenda", tomorrow()))
    assert len(house.screen()) == 1


async def test_one_that_cannot_be_woken_keeps_nobody_else_asleep():
    house = House()
    await house.say(COFFEE, create("커피", tomorrow(15)))
    other = ConversationKey("here", "other", "you")
    await house.say("모레 치과", create("치과", tomorrow(9)), key=other)
    house.clock.move(timedelta(hours=25))
    house.store = Spoilt(house.memory, KEY, ValueError("worse"))
    await house.assistant.resume()
    assert house.screen(other)[0].startswith("하루가 지나 닫았어요.")
    assert house.faults.noted == [("wake", "ValueError")]
    assert await house.assistant.resume() == 0


async def test_who_cannot_be_remembered_starts_anew_and_is_told():
    house = House()
    await house.say(COFFEE, create("커피", tomorrow(15)))
    house.store = Spoilt(house.memory, KEY, Unreadable("state"))
    await house.say("모레 치과", create("치과", tomorrow(9)))
    assert house.screen()[-2].startswith("앞의 대화를 읽을 수 없어 새로 시작했어요.")
    assert house.screen()[-1].startswith("이렇게 추가할까요?\n\n치과")
    assert house.faults.noted == [("conversation", "Unreadable")]
    house.store = house.memory
    await house.press("confirm")
    assert await house.calendar() == [("치과", "2026-11-17T09:00:00+09:00")]


async def test_a_reply_that_was_sent_but_not_noted_is_sent_again_by_whoever_finds_it():
    house = House()
    house.store = Refusing(house.memory, refused={"delivered"})
    await house.say(COFFEE, create("커피", tomorrow(15)))
    house.store = house.memory
    await house.settle()
    assert [manner for manner, _ in house.delivered] == ["send", "send"]


async def test_while_its_process_lives_a_reply_that_could_not_be_noted_is_only_noted():
    house = House()
    store = house.store = Refusing(house.memory, refused={"delivered"})
    assistant = house.assistant
    message = house.message(COFFEE, create("커피", tomorrow(15)))
    await assistant.carry_out(await assistant.receive(KEY, UUID(int=1), message))
    store.refuse(set())
    house.clock.move(SAY_LEASE)
    assert await assistant.resume() == 1
    assert len(house.delivered) == 1
    assert await assistant.resume() == 0


async def test_what_comes_after_something_that_could_not_be_said_waits_for_it():
    house = House()
    house.platform.fail(1)
    receipt = await house.assistant.receive(
        KEY, UUID(int=1), house.message(COFFEE, create("커피", tomorrow(15)))
    )
    [first] = receipt.debts
    async with house.store.unit() as unit:
        await unit.settle(first)
        debts = await unit.owe(
            [replace(first, id=UUID(int=7), token=0, until=None), _other(first)],
            house.clock.now(),
            first.until,
        )
    await house.assistant.carry_out(replace(receipt, debts=debts))
    assert house.delivered == [] and len(house.faults.noted) == 1
    house.clock.move(timedelta(seconds=2))
    await house.settle()
    assert [text for _, text in house.delivered] == [first.effect.reply.text, "둘"]


async def test_a_lease_that_has_all_but_run_out_is_taken_anew():
    house = House()
    receipt = await house.assistant.receive(
        KEY, UUID(int=1), house.message(COFFEE, create("커피", tomorrow(15)))
    )
    house.clock.move(SAY_LEASE * 0.9)
    await house.assistant.carry_out(receipt)
    assert len(house.delivered) == 1
    house.clock.move(SAY_LEASE)
    assert await house.assistant.resume() == 0


def _other(debt):
    reply = replace(debt.effect.reply, id=UUID(int=9), text="둘")
    return replace(debt, id=UUID(int=8), token=0, until=None, effect=Say(reply))


# ── time ──


async def test_sleepers_are_woken():
    house = House()
    await house.say(COFFEE, create("커피", tomorrow(15)))
    house.clock.move(timedelta(hours=25))
    assert await house.assistant.resume() == 1
    assert house.screen()[0].startswith("하루가 지나 닫았어요.")
    assert await house.assistant.resume() == 0


async def test_who_waits_is_told_that_something_moved():
    house = House()
    waiting = asyncio.create_task(house.hints.wait(KEY, 5.0))
    await asyncio.sleep(0)
    await house.say(COFFEE, create("커피", tomorrow(15)))
    assert await waiting


# ── the database ──


async def test_a_database_that_is_away_is_told_and_nothing_is_saved():
    house = House()
    house.store = Refusing(house.memory)
    message = house.message(COFFEE, create("커피", tomorrow(15)))
    with pytest.raises(StoreUnavailable):
        await house.assistant.receive(KEY, UUID(int=1), message)
    with pytest.raises(StoreUnavailable):
        await house.assistant.handle(KEY, UUID(int=1), message)
    with pytest.raises(StoreUnavailable):
        await house.assistant.resume()
    house.store = house.memory
    assert await house.transcript() == []
    assert house.delivered == []
    outcome = await house.assistant.handle(KEY, UUID(int=1), message)
    assert outcome.turn == 1
    assert len(house.screen()) == 1


async def test_a_database_that_goes_away_after_it_saved_is_no_reason_to_say_that_nothing_was():
    house = House()
    house.store = Refusing(house.memory, after_units=1)
    outcome = await house.say(COFFEE, create("커피", tomorrow(15)))
    assert outcome.turn == 1
    assert len(house.screen()) == 1


async def test_a_database_that_fails_while_a_picture_is_read_does_not_break_the_picture():
    house = House()
    house.shows("공연", create("공연", tomorrow(19)))
    receipt = await house.send_photo("p", "공연")
    house.store = Refusing(house.memory, refused={"unit"})
    for _ in range(5):
        await house.assistant.work(receipt.debts[1].id)
        house.clock.move(timedelta(seconds=61))
    house.store = house.memory
    await house.settle()
    assert house.screen()[0].startswith("이렇게 추가할까요?\n\n공연")


def test_ids_derive_from_what_caused_them():
    from core.facts import line_id

    assert line_id(KEY, "m1") == line_id(KEY, "m1") != line_id(KEY, "m2")
    assert line_id(ConversationKey("here", "other", "me"), "m1") != line_id(KEY, "m1")
    assert line_id(KEY, str(UUID(int=5))) != UUID(int=5), "nobody names a line of somebody else"
