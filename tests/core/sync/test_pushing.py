"""What was confirmed reaches Google: once, in order, later where it must be, and what cannot be is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.memory.line_unit import MemoryLineUnit
from core.calendar.changing import changes_of
from core.dialogue.account_inputs import GrantLost
from core.dialogue.inputs import Collided, Landed, TurnedDown
from core.dialogue.message import Preferences
from core.errors import (
    AccessExpired,
    Forbidden,
    Gone,
    Invalid,
    Stale,
    StoreUnavailable,
    SwitchedOff,
    Throttled,
    Unreachable,
    Unreadable,
)
from core.sync.patience import HOLD, LONGEST, MOST_ASKED, backoff, bounded, spread
from core.sync.pushing import TRIES
from core.sync.synchroniser import Synchroniser
from core.sync.taking import LEASE, UNREADABLE
from tests.core.dialogue.world import KEY
from tests.core.house import Refusing
from tests.core.sync.desk import MINUTE, SECOND
from tests.core.sync.doors import HOUR, ME


async def test_what_was_confirmed_is_at_google_and_that_is_said_once(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    await desk.push()
    await desk.push()
    assert desk.there() == ["점심"]
    assert desk.line.asked == ["insert"]
    [landed] = desk.told(Landed)
    assert landed.group == line.group
    assert landed.link == (await desk.row("점심")).placement.link != ""


async def test_with_nothing_to_push_nobody_is_asked(desk):
    assert await desk.pusher.push() is False
    assert desk.line.asked == []


async def test_calendars_are_pushed_each_to_its_own(desk):
    await desk.confirm(desk.adding("점심"), desk.adding("회의", work=True))
    await Synchroniser(desk.world(), desk.world().remote).push()
    assert (desk.there(), desk.there("work")) == (["점심"], ["회의"])


async def test_everything_that_is_due_is_read_and_cared_for(desk):
    desk.hook = "https://haru.example.com/hook"
    desk.google.create("work", (await desk.adds("점심")), "others")
    desk.clock.move(HOUR)
    synchroniser = Synchroniser(desk.world(), desk.world().remote)
    await synchroniser.pull()
    await synchroniser.care()
    assert await desk.titles() == ["점심", "점심"]
    assert len(desk.google.channels) == 2


async def test_guests_hear_of_it_by_mail_only_where_that_was_wished(desk):
    await desk.confirm(
        desk.adding("점심", guests=("a@b.kr",)), desk.adding("저녁", guests=("a@b.kr",), notify=True)
    )
    await desk.push()
    assert sum(desk.google.mails.values()) == 1


# ── Later ────────────────────────────────────────────────────────────────────


async def test_google_says_when_to_come_back_and_until_then_nobody_asks(desk):
    lines = await desk.confirm(desk.adding("점심"), desk.adding("저녁"))
    desk.fails("insert", Throttled("rate", 40.0))
    await desk.push()
    await desk.push_after(39)
    assert desk.line.asked == ["insert"]
    assert desk.states(lines) == ["pending", "pending"]
    await desk.push_after(2)
    assert desk.there() == ["저녁", "점심"]
    assert len(desk.told(Landed)) == 1


async def test_what_was_put_off_holds_its_calendar_for_a_moment_and_then_others_go_on(desk):
    stuck, other = desk.adding("점심"), desk.adding("저녁")
    await desk.confirm(stuck)
    await desk.confirm(other)
    desk.fails("insert", Unreachable("503"), times=99, about="점심")
    await desk.push()
    await desk.push_after(HOLD.total_seconds() - 0.5)
    assert desk.line.asked == ["insert"]
    for _ in range(3):  # it is the first in the line until it waits longer than that moment
        await desk.push_after(HOLD.total_seconds())
    assert desk.there() == ["저녁"]
    assert desk.faults.noted == [], "that happens, and tells nothing"


async def test_one_calendar_held_up_does_not_hold_up_the_other(desk):
    await desk.confirm(desk.adding("점심"))
    await desk.confirm(desk.adding("회의", work=True))
    desk.fails("insert", Throttled("rate", 40.0), about="점심")
    await desk.push()
    assert desk.there("work") == ["회의"]


async def test_a_line_that_always_fails_is_given_up_after_a_day_and_others_went_on(desk):
    [poison] = await desk.confirm(desk.adding("독"))
    desk.fails("insert", ValueError("a mistake of ours"), times=99, about="독")
    await desk.push()
    [other] = await desk.confirm(desk.adding("점심"))
    for _ in range(5):
        await desk.push_after(HOLD.total_seconds())
    assert desk.states((poison, other)) == ["pending", "settled"]
    assert ("push", "ValueError") in desk.faults.noted
    entry = desk.memory._world.ledger[poison.id]
    assert entry.change.attempts >= 2
    tried = replace(entry.change, attempts=TRIES)
    desk.memory._world.ledger[poison.id] = replace(entry, change=tried)
    await desk.push_after(60)
    assert desk.states((poison,)) == ["refused"]
    assert [(told.change.event, told.reason) for told in desk.told(TurnedDown)] == [(poison.event, "other")]
    assert await desk.titles() == ["점심"]


async def test_nothing_is_given_up_because_nobody_answers(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    entry = desk.memory._world.ledger[line.id]
    tried = replace(entry.change, attempts=2 * TRIES)
    desk.memory._world.ledger[line.id] = replace(entry, change=tried)
    desk.fails("insert", Unreachable("503"))
    await desk.push()
    assert desk.states((line,)) == ["pending"]
    await desk.push_after(LONGEST)
    assert desk.there() == ["점심"]


# ── Keys ─────────────────────────────────────────────────────────────────────


async def test_a_token_that_is_not_taken_is_renewed_and_the_same_is_asked_again(desk):
    desk.google.expire(f"{ME} access 1")
    await desk.confirm(desk.adding("점심"))
    await desk.push()
    assert desk.there() == ["점심"]
    assert desk.consent.asked == [f"{ME} refresh 1"]


async def test_a_new_token_that_is_not_taken_either_is_tried_later(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    desk.fails("insert", AccessExpired("401"), times=2)
    await desk.push()
    assert desk.line.asked == ["insert", "insert"]
    assert desk.states((line,)) == ["pending"]
    await desk.push_after(30)
    assert desk.states((line,)) == ["settled"]
    assert len(desk.told(Landed)) == 1


async def test_a_lost_account_is_told_at_home_and_to_every_chat_whose_changes_wait_for_it(desk):
    elsewhere = replace(KEY, channel="another room")
    await desk.confirm(desk.adding("점심"))
    [line] = changes_of(desk.adding("저녁"), desk.newborn(), "here")
    async with desk.store.unit() as unit:
        account = await unit.account(KEY, desk.newborn(), desk.clock.now(), Preferences())
        await unit.write(account, (line,), desk.clock.now(), elsewhere)
    desk.consent.dead.add(f"{ME} refresh 1")
    desk.clock.move(3600 * SECOND)
    await desk.push()
    assert [told for told in desk.heard if isinstance(told[1], GrantLost)] == [
        (KEY, GrantLost(ME)),
        (elsewhere, GrantLost(ME, at_home=False)),
    ]


async def test_signed_out_in_the_middle_what_was_confirmed_waits_for_the_person(desk):
    lines = await desk.confirm(desk.adding("점심"), desk.adding("저녁"))

    async def signed_out():
        desk.consent.dead.add(f"{ME} refresh 1")

    desk.fails("insert", AccessExpired("401"), about="저녁", meanwhile=signed_out)
    await desk.push()
    assert desk.states(lines) == ["settled", "pending"]
    assert len(desk.told(GrantLost)) == 1
    assert desk.told(Landed) == desk.told(TurnedDown) == []
    assert await desk.titles() == ["저녁", "점심"], "nothing is lost meanwhile"
    await desk.push_after(3600)
    assert desk.line.asked == ["insert", "insert"]
    desk.consent.dead.clear()
    await desk.connect()
    await desk.push()
    assert desk.there() == ["저녁", "점심"]


# ── Never ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (Forbidden("read_only"), "read_only"),
        (Forbidden("not_organizer"), "not_organizer"),
        (Forbidden("scope"), "scope"),
        (Gone("404"), "calendar_gone"),
        (Invalid("400"), "other"),
    ],
)
async def test_what_google_turns_down_for_good_is_told_once_with_its_reason(desk, error, reason):
    [line] = await desk.confirm(desk.adding("점심"))
    desk.fails("insert", error)
    await desk.push()
    await desk.push_after(3600)
    assert desk.line.asked == ["insert"]
    assert [(told.change.id, told.reason) for told in desk.told(TurnedDown)] == [(line.id, reason)]
    assert desk.states((line,)) == ["refused"]
    assert await desk.titles() == []


async def test_a_calendar_that_is_shared_for_reading_only_says_so(desk):
    row = await desk.adds("회의", work=True)
    desk.google.add("work", f"{ME} access 1", "reader")
    await desk.confirm(desk.changing(row, title="주간 회의"))
    await desk.push()
    assert [told.reason for told in desk.told(TurnedDown)] == ["read_only"]
    assert await desk.titles() == ["회의"]


async def test_a_calendar_that_was_deleted_takes_nothing_more(desk):
    desk.google.drop("work")
    await desk.confirm(desk.adding("회의", work=True))
    await desk.confirm(desk.adding("점심"))
    await desk.push()
    assert [told.reason for told in desk.told(TurnedDown)] == ["calendar_gone"]
    assert desk.there() == ["점심"]


async def test_when_both_changed_the_title_the_person_is_asked_and_google_stays(desk):
    row = await desk.adds("점심")
    [line] = await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.google.edit(ME, row.id.hex, title="브런치")
    await desk.push()
    [collided] = desk.told(Collided)
    assert (collided.change.id, collided.now.title, collided.alone) == (line.id, "브런치", True)
    assert desk.there() == await desk.titles() == ["브런치"]
    assert desk.states((line,)) == ["conflict"]


# ── One at a time ────────────────────────────────────────────────────────────


async def test_a_calendar_that_somebody_else_pushes_is_left_to_them(desk):
    await desk.confirm(desk.adding("점심"))
    now = desk.clock.now()
    assert await desk.store.lease_push(now, now + LEASE)
    assert await desk.pusher.push() is False
    assert desk.line.asked == []
    await desk.push_after(LEASE.total_seconds())
    assert desk.there() == ["점심"], "they died"


async def test_who_was_overtaken_writes_nothing_more(desk):
    row = await desk.adds("점심")
    [line] = await desk.confirm(desk.changing(row, title="점심 약속"))

    async def overtaken():
        desk.clock.move(LEASE)
        assert await desk.store.lease_push(desk.clock.now(), desk.clock.now() + MINUTE)

    desk.fails("patch", Stale("412"), meanwhile=overtaken)
    desk.line.asked.clear()
    assert await desk.pusher.push()
    assert desk.line.asked == ["patch", "get"]
    assert desk.states((line,)) == ["pending"]
    assert desk.told(Landed) == []


async def test_who_was_overtaken_settles_nothing_and_asks_for_nothing_more(desk, monkeypatch):
    [line] = await desk.confirm(desk.adding("점심"))
    next_line, asked = MemoryLineUnit.next_line, []

    async def counted(*given):
        asked.append(given)
        assert len(asked) < 5, "it asks for the same line for ever"
        return await next_line(*given)

    async def overtaken():
        desk.clock.move(LEASE)
        assert await desk.store.lease_push(desk.clock.now(), desk.clock.now() + LEASE)

    monkeypatch.setattr(MemoryLineUnit, "next_line", counted)
    desk.fails("insert", None, meanwhile=overtaken)
    await desk.pusher.push()
    assert desk.states((line,)) == ["pending"]
    await desk.push_after(LEASE.total_seconds())
    assert desk.states((line,)) == ["settled"]
    assert desk.line.asked == ["insert"], "it was read back, and is known"
    assert len(desk.told(Landed)) == 1


async def test_a_database_that_is_away_is_no_reason_to_give_up(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    desk.store = Refusing(desk.memory, refused={"unit"})
    with pytest.raises(StoreUnavailable):
        await desk.pusher.push()
    desk.store = desk.memory
    await desk.push_after(LEASE.total_seconds())
    assert desk.states((line,)) == ["settled"]


# ── Patience ─────────────────────────────────────────────────────────────────


@given(st.integers(0, 5000), st.uuids(), st.none() | st.floats(-5, MOST_ASKED))
def test_nobody_waits_less_than_was_asked_nor_much_longer_than_a_quarter_of_a_minute(attempts, chance, asked):
    wait = backoff(attempts, chance, asked)
    assert wait >= timedelta(seconds=max(asked or 0, 0.5))
    assert wait <= timedelta(seconds=max(asked or 0, LONGEST))


def test_nobody_is_believed_who_asks_for_more_than_ten_minutes():
    assert bounded(86400.0) == MOST_ASKED
    assert bounded(-1.0) == bounded(None) == bounded(0.0) == 0.0
    assert backoff(0, UUID(int=0), 86400.0) == timedelta(seconds=MOST_ASKED)


def test_each_try_waits_twice_as_long():
    waits = [backoff(attempts, UUID(int=0)) / SECOND for attempts in range(7)]
    assert waits == [0.5, 1, 2, 4, 7.5, 7.5, 7.5]


@given(st.uuids())
def test_a_period_is_spread_by_a_quarter(chance):
    assert 0.75 * HOUR <= spread(HOUR, chance) <= 1.25 * HOUR


async def test_a_line_that_cannot_be_read_is_put_off_and_holds_up_no_other(desk, monkeypatch):
    [damaged] = await desk.confirm(desk.adding("점심"))
    await desk.confirm(desk.adding("저녁"))
    next_line, spoilt = MemoryLineUnit.next_line, True

    async def read(*given):
        owing = await next_line(*given)
        if spoilt and owing is not None and owing.line.id == damaged.id:
            raise Unreadable("a line that waits", damaged.id)
        return owing

    monkeypatch.setattr(MemoryLineUnit, "next_line", read)
    await desk.push()
    assert desk.there() == ["저녁"]
    assert ("push", "Unreadable") in desk.faults.noted
    spoilt = False
    await desk.push_after(UNREADABLE.total_seconds())
    assert desk.there() == ["저녁", "점심"]


async def test_what_google_does_not_serve_this_house_is_refused_to_nobody(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    desk.fails("insert", SwitchedOff("403 accessNotConfigured"))
    await desk.push()
    assert ("push", "SwitchedOff") in desk.faults.noted
    await desk.push_after(60)
    assert desk.states((line,)) == ["settled"]
