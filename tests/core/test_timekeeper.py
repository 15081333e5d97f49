"""Reminders and briefings in a whole house: told once, whatever crashes and however many go round."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID

import pytest

from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.reminding import GRACE
from core.dialogue.interpretation import ChooseNews, RemoveEvents, Target
from core.dialogue.message import ConversationKey
from core.errors import StoreUnavailable, Unreadable
from tests.core.dialogue.world import KEY, event, moment, timed, weekly
from tests.core.fuse import Fuse, Killed
from tests.core.house import House, Refusing, Spoilt

OTHER = ConversationKey(KEY.platform, "other", "other")
DENTIST = event("치과", timed(17, 15), reminders=(30,))
MORNING = ChooseNews("briefing", True, time(8))


async def house(*events: Event, key: ConversationKey = KEY) -> House:
    """In which somebody has these events and was here before."""
    made = House()
    await has(made, *events, key=key)
    return made


async def has(made: House, *events: Event, key: ConversationKey = KEY) -> None:
    await made.say("안녕", None, key)
    lines = [Change(made.newborn(), one.id, "create", None, one, "test", made.newborn()) for one in events]
    async with made.memory.unit() as unit:
        owner = await unit.account(key, made.newborn(), made.clock.now(), made.assistant.world.defaults)
        await unit.write(owner, lines, made.clock.now())


async def at(made: House, day: int, hour: int, minute: int = 0) -> list[str]:
    """What the round at that time tells."""
    before = len(made.delivered)
    made.clock.move(moment(day, hour, minute) - made.clock.now())
    await made.assistant.keep_time()
    return [text for _, text in made.delivered[before:]]


def first_lines(texts: list[str]) -> list[str]:
    return [text.splitlines()[0] for text in texts]


# ── reminders ──


async def test_a_reminder_comes_at_its_time_and_once():
    made = await house(DENTIST)
    assert await at(made, 17, 14, 29) == []
    assert first_lines(await at(made, 17, 14, 30)) == ["⏰ 30분 뒤 · 치과"]
    assert await made.assistant.keep_time() == 0
    assert await at(made, 17, 14, 31) == []


async def test_a_series_reminds_every_time_without_what_it_leaves_out():
    made = await house(
        weekly("요가", timed(17, 15), "FREQ=DAILY;COUNT=3", reminders=(10,), excluded=(moment(18, 15),))
    )
    told = [await at(made, day, 14, 50) for day in (17, 18, 19, 20)]
    assert [len(texts) for texts in told] == [1, 0, 1, 0]


async def test_a_moved_event_is_reminded_of_at_its_new_time_and_a_deleted_one_never():
    made = await house(DENTIST)
    moved = replace(DENTIST, when=timed(17, 16))
    await write(made, Change(made.newborn(), DENTIST.id, "update", DENTIST, moved, "test", made.newborn()))
    assert await at(made, 17, 14, 30) == []
    assert first_lines(await at(made, 17, 15, 30)) == ["⏰ 30분 뒤 · 치과"]
    gone = await house(DENTIST)
    await write(gone, Change(gone.newborn(), DENTIST.id, "delete", DENTIST, None, "test", gone.newborn()))
    assert await at(gone, 17, 14, 30) == []


async def write(made: House, line: Change) -> None:
    async with made.memory.unit() as unit:
        owner = await unit.account(KEY, made.newborn(), made.clock.now(), made.assistant.world.defaults)
        await unit.write(owner, [line], made.clock.now())


async def test_after_a_night_of_silence_only_what_is_still_ahead_is_told():
    night = [event(f"밤 {n}", timed(17, n), reminders=(10,)) for n in range(8)]
    made = await house(*night, event("아침", timed(17, 9), reminders=(60, 30)))
    assert first_lines(await at(made, 17, 8, 45)) == ["⏰ 15분 뒤 · 아침"]
    assert await at(made, 17, 8, 46) == []


async def test_many_at_once_come_as_one_message():
    made = await house(*(event(f"회의 {n}", timed(17, 15), reminders=(30,)) for n in range(6)))
    assert first_lines(await at(made, 17, 14, 30)) == ["⏰ 다가오는 일정이 6개 있어요"]


async def test_where_reminders_are_off_nothing_comes_and_nothing_is_made_up_for():
    made = await house(DENTIST, event("저녁", timed(17, 19), reminders=(30,)))
    await made.say("알림 꺼줘", ChooseNews("reminders", False))
    made.delivered.clear()
    assert await at(made, 17, 14, 30) == []
    await made.say("알림 켜줘", ChooseNews("reminders", True))
    assert await at(made, 17, 14, 35) == []
    assert first_lines(await at(made, 17, 18, 30)) == ["⏰ 30분 뒤 · 저녁"]


async def test_an_account_without_a_home_hears_nothing_and_is_not_looked_after_again():
    made = await house(DENTIST)
    async with made.memory.unit() as unit:
        owner = await unit.account(KEY, made.newborn(), made.clock.now(), made.assistant.world.defaults)
        await unit.set_home(replace(owner, home=None))
    assert await at(made, 17, 14, 30) == []
    assert await made.memory.due_accounts(made.clock.now(), 5) == ()


async def test_put_off_by_a_button_it_comes_with_the_next_sweep():
    made = await house(DENTIST)
    await at(made, 17, 14, 30)
    await made.press("snooze")
    made.clock.move(timedelta(minutes=60))
    await made.assistant.resume()
    assert made.delivered[-1][1].startswith("⏰ 30분 전에 시작했어요 · 치과")


async def delete_and_undo(made: House, title: str) -> None:
    await made.say("취소해줘", RemoveEvents(Target(title)))
    await made.press("all" if "all" in made.verbs() else "confirm")
    await made.press("undo")


@pytest.mark.parametrize("gone", [DENTIST, weekly("요가", timed(17, 15), reminders=(30,))])
async def test_put_off_it_finds_an_event_that_was_deleted_and_brought_back(gone):
    made = await house(gone)
    await at(made, 17, 14, 30)
    await made.press("snooze")
    await delete_and_undo(made, gone.title)
    made.clock.move(timedelta(minutes=60))
    made.delivered.clear()
    await made.assistant.resume()
    assert first_lines([text for _, text in made.delivered]) == [f"⏰ 30분 전에 시작했어요 · {gone.title}"]


async def test_what_came_back_is_moved_by_the_button_of_its_old_reminder():
    made = await house(DENTIST)
    await at(made, 17, 14, 30)
    await delete_and_undo(made, "치과")
    await made.press("move")
    assert "언제로 옮길까요" in made.delivered[-1][1]


async def test_moved_by_a_button_it_asks_and_then_shows_a_card():
    made = await house(DENTIST)
    await at(made, 17, 14, 30)
    await made.press("move")
    assert "언제로 옮길까요" in made.delivered[-1][1]


# ── the day ──


async def test_the_day_is_told_every_day_at_its_time():
    made = await house(DENTIST)
    await made.say("매일 아침 8시에 브리핑해줘", MORNING)
    assert await at(made, 17, 7, 59) == []
    assert await at(made, 17, 8) == ["☀️ 오늘 일정 1개 · 11월 17일(화)\n• 오후 3:00–4:00 치과"]
    assert await at(made, 17, 8, 1) == []
    assert await at(made, 18, 8) == ["☀️ 오늘은 일정이 없어요 · 11월 18일(수)"]


async def test_a_day_is_told_once_however_often_its_time_is_changed():
    made = await house()
    await made.say("매일 아침 8시에 브리핑해줘", MORNING)
    assert len(await at(made, 17, 7, 0)) == 0
    assert len(await at(made, 17, 8)) == 1
    await made.say("브리핑 시간 9시로", ChooseNews("briefing", True, time(9)))
    made.delivered.clear()
    assert await at(made, 17, 8, 30) == []
    assert await at(made, 17, 9) == []
    assert len(await at(made, 18, 9)) == 1


async def test_the_day_that_was_asked_for_is_told_whatever_the_hour():
    made = await house(DENTIST)
    await made.say("매일 오후 5시에 내일 일정", ChooseNews("briefing", True, time(17), "tomorrow"))
    assert first_lines(await at(made, 16, 17)) == ["☀️ 내일 일정 1개 · 11월 17일(화)"]
    await made.say("매일 아침 8시에 오늘 일정", ChooseNews("briefing", True, time(8), "today"))
    assert first_lines(await at(made, 17, 8)) == ["☀️ 오늘 일정 1개 · 11월 17일(화)"]


async def test_turned_on_after_its_time_it_begins_tomorrow_and_turned_off_it_ends():
    made = await house()
    made.clock.move(moment(17, 9) - made.clock.now())
    await made.say("매일 아침 8시에 브리핑해줘", MORNING)
    made.delivered.clear()
    assert await at(made, 17, 9, 1) == []
    assert len(await at(made, 18, 8)) == 1
    await made.say("브리핑 꺼줘", ChooseNews("briefing", False))
    made.delivered.clear()
    assert await at(made, 19, 8) == []


async def test_a_day_is_told_late_after_a_failure_but_not_when_it_is_nearly_over():
    made = await house()
    await made.say("매일 아침 8시에 브리핑해줘", MORNING)
    await at(made, 17, 7)
    assert len(await at(made, 17, 11)) == 1
    assert await at(made, 18, 20) == []


# ── whatever happens ──


async def test_two_who_go_round_at_once_tell_it_once():
    made = await house(DENTIST)
    await made.say("매일 아침 8시에 브리핑해줘", ChooseNews("briefing", True, time(14, 30)))
    await at(made, 17, 14, 29)
    made.delivered.clear()
    made.clock.move(timedelta(minutes=1))
    await asyncio.gather(*(made.assistant.keep_time() for _ in range(5)))
    assert sorted(first_lines([text for _, text in made.delivered])) == [
        "⏰ 30분 뒤 · 치과",
        "☀️ 오늘 일정 1개 · 11월 17일(화)",
    ]


async def test_a_reminder_that_is_due_once_more_is_admitted_once():
    made = await house(DENTIST)
    await at(made, 17, 14, 30)
    async with made.memory.unit() as unit:
        owner = await unit.account(KEY, made.newborn(), made.clock.now(), made.assistant.world.defaults)
        await unit.look_again(owner, {DENTIST.id: moment(17, 14, 30)}, None)
    assert await at(made, 17, 14, 31) == []


@pytest.mark.parametrize("error", [Killed, asyncio.CancelledError])
async def test_wherever_the_process_dies_it_is_told_once(error):
    points = await _dying(Fuse(10**9, error))
    assert points.passed > 8
    for point in range(1, points.passed + 1):
        await _dying(Fuse(point, error))


async def _dying(fuse: Fuse) -> Fuse:
    made = await house(DENTIST)
    await made.say("매일 아침 8시에 브리핑해줘", ChooseNews("briefing", True, time(14, 30)))
    await at(made, 17, 14, 29)
    made.delivered.clear()
    made.clock.move(timedelta(minutes=1))
    made.store = fuse.wire("store", made.memory)
    made.messenger = fuse.wire("messenger", made.platform)
    for _ in range(4):
        with suppress(Killed, asyncio.CancelledError):
            await made.assistant.keep_time()
            await made.assistant.resume()
        made.clock.move(timedelta(seconds=15))
    lines = [text.splitlines()[0] for text in await made.transcript()]
    where = f"{fuse.blown}"
    assert sum(line.startswith("⏰") for line in lines) == 1, where
    assert sum(line.startswith("☀️") for line in lines) == 1, where
    shown = [line for line in first_lines(made.screen()) if line[0] in "⏰☀"]
    assert set(shown) == {"☀️ 오늘 일정 1개 · 11월 17일(화)", "⏰ 30분 뒤 · 치과"}, where
    unsure = fuse.blown in ("after messenger.deliver", "before store.delivered")
    assert unsure or len(shown) == 2, where
    return fuse


async def test_one_who_cannot_be_told_is_passed_over_and_holds_up_nobody(monkeypatch):
    made = await house(DENTIST)
    await has(made, replace(DENTIST, id=UUID(int=77)), key=OTHER)
    hear = made.assistant._intake.hear.__func__

    async def refuse(self, unit, key, input_id, happened):
        if key == KEY:
            raise RuntimeError("spoilt")
        return await hear(self, unit, key, input_id, happened)

    monkeypatch.setattr("core.intake.Intake.hear", refuse)
    assert first_lines(await at(made, 17, 14, 30)) == ["⏰ 30분 뒤 · 치과"]
    assert made.faults.noted == [("remind", "RuntimeError")]
    assert await made.memory.due_accounts(made.clock.now(), 5) == ()


async def test_a_database_that_is_away_is_told_to_whoever_goes_round():
    made = await house(DENTIST)
    made.clock.move(moment(17, 14, 30) - made.clock.now())
    made.store = Refusing(made.memory)
    with pytest.raises(StoreUnavailable):
        await made.assistant.keep_time()
    made.store = Refusing(made.memory, refused={"unit"})
    with pytest.raises(StoreUnavailable):
        await made.assistant.keep_time()
    made.store = made.memory
    assert len(await at(made, 17, 14, 30)) == 1


async def test_an_account_that_is_gone_meanwhile_is_nobody_s():
    made = await house(DENTIST)
    made.clock.move(moment(17, 14, 30) - made.clock.now())

    class Late:
        def __getattr__(self, name):
            return getattr(made.memory, name)

        async def due_accounts(self, now, limit):
            return (UUID(int=404),)

    made.store = Late()
    assert await made.assistant.keep_time() == 0


async def test_a_state_that_cannot_be_read_is_begun_anew_and_the_reminder_told():
    made = await house(DENTIST)
    made.store = Spoilt(made.memory, KEY, Unreadable("a conversation"))
    assert len(await at(made, 17, 14, 30)) == 2


async def test_the_grace_is_over_when_the_event_has_well_begun():
    made = await house(DENTIST)
    late = moment(17, 15) + GRACE
    assert len(await at(made, 17, late.hour, late.minute)) == 1
