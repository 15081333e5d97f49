"""What the remote calendar in memory has beyond the port: accounts, other people, and what it remembers of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.memory.remote import MemoryCalendar
from core.calendar.event import Event
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed
from core.errors import AccessExpired, Forbidden, Gone, Invalid, TokenExpired
from core.records import Channel, Spot, Wish

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HOME, WORK = Spot("home", "mina"), Spot("work", "mina")
OURS, OTHERS = Wish("m1"), ""
START = datetime(2026, 12, 1, 6, tzinfo=UTC)
NOON = Event(UUID(int=1), "점심", Timed(START, START + timedelta(hours=1), "Asia/Seoul"))
DAILY = replace(NOON, recurrence=Recurrence("DAILY", count=5))
SECOND = START + timedelta(days=1)


@pytest.fixture
def twin() -> MemoryCalendar:
    made = MemoryCalendar(lambda: NOW, page_size=2)
    made.add("home", "mina", primary=True)
    made.add("work", "mina")
    return made


# ── versions ──


async def test_no_two_writes_share_a_version_or_a_moment(twin):
    written = [await twin.insert(spot, f"event{n}", NOON, OURS) for n in range(3) for spot in (HOME, WORK)]
    written += [twin.edit("home", "event0", title=f"{n}") for n in range(3)]
    assert len({one.etag for one in written}) == len(written)
    moments = [one.updated for one in written]
    assert moments == sorted(set(moments))
    assert moments[0] >= NOW


async def test_a_write_that_changes_nothing_is_none(twin):
    made = await twin.insert(HOME, "event0", NOON, OURS)
    assert await twin.patch(HOME, made, NOON, NOON, OURS) == made
    assert twin.edit("home", "event0", title="점심") == made
    assert len(twin.log) == 1


async def test_other_reminders_are_a_change_that_leaves_the_moment_alone(twin):
    made = await twin.insert(HOME, "event0", NOON, OURS)
    after = twin.edit("home", "event0", reminders=(5,))
    assert (after.updated, after.content.reminders) == (made.updated, (5,))
    assert after.etag != made.etag
    assert twin.edit("home", "event0", reminders=(6,), title="저녁").updated > made.updated


# ── who did what ──


async def test_the_log_tells_what_was_done_and_whose_doing_it_was(twin):
    made = await twin.insert(HOME, "event0", DAILY, OURS)
    one = await twin.get(HOME, twin.instance_id("event0", SECOND))
    changed = await twin.patch(HOME, one, one.content, replace(one.content, title="하나"), Wish("m2"))
    edited = twin.edit("home", "event0", location="2층")
    await twin.cancel(HOME, edited, Wish("m3"))
    other = twin.create("work", NOON)
    twin.remove("work", other)
    assert [(what, name, marker) for what, name, marker, _, _ in twin.log] == [
        ("insert", "event0", "m1"),
        ("patch", one.id, "m2"),
        ("edit", "event0", OTHERS),
        ("cancel", "event0", "m3"),
        ("follow", one.id, OTHERS),
        ("create", other, OTHERS),
        ("remove", other, OTHERS),
    ]
    assert [(before, after) for *_, before, after in twin.log[:3]] == [
        (None, made),
        (one, changed),
        (made, edited),
    ]


async def test_others_change_and_remove_instances_by_their_date(twin):
    series = twin.create("home", DAILY)
    changed = twin.edit_instance("home", series, SECOND, title="하나")
    assert (changed.master, changed.original, changed.content.title) == (series, SECOND, "하나")
    twin.remove_instance("home", series, SECOND)
    assert not (await twin.get(HOME, changed.id)).alive
    whole = twin.create("home", replace(DAILY, when=AllDay(date(2026, 12, 1), date(2026, 12, 1))))
    assert twin.edit_instance("home", whole, date(2026, 12, 2), title="둘").id == f"{whole}_20261202"


async def test_others_cannot_change_what_is_not_there(twin):
    name = twin.create("home", NOON)
    twin.remove("home", name)
    for act in (twin.remove, twin.edit, twin.touch):
        with pytest.raises(Gone):
            act("home", name)
    with pytest.raises(Gone):
        twin.edit_instance("home", name, SECOND, title="x")


async def test_an_event_can_come_under_a_name_of_ones_own(twin):
    assert twin.create("home", NOON, "holiday1") == "holiday1"
    assert (await twin.get(HOME, "holiday1")).content.title == "점심"


# ── what is gone ──


async def test_no_part_of_a_deleted_series_is_brought_back(twin):
    made = await twin.insert(HOME, "event0", DAILY, OURS)
    one = await twin.get(HOME, twin.instance_id("event0", SECOND))
    cancelled = await twin.cancel(HOME, one, OURS)
    assert cancelled is not None
    await twin.cancel(HOME, made, OURS)
    with pytest.raises(Gone):
        await twin.patch(HOME, cancelled, None, one.content, OURS)


async def test_what_is_left_of_a_deleted_series_is_that_it_is_deleted(twin):
    made = await twin.insert(HOME, "event0", DAILY, OURS)
    await twin.cancel(HOME, made, OURS)
    one = await twin.get(HOME, twin.instance_id("event0", SECOND))
    assert (one.alive, one.content, one.master, one.original) == (False, None, "event0", SECOND)
    with pytest.raises(Gone):
        await twin.get(HOME, twin.instance_id("event0", START - timedelta(days=1)))


@pytest.mark.parametrize("name", ["Event0", "ev-nt0", "abcd", "wxyz0", ""])
async def test_an_id_is_made_of_few_letters(twin, name):
    with pytest.raises(Invalid):
        await twin.insert(HOME, name, NOON, OURS)


# ── accounts ──


async def test_an_account_goes_on_under_a_new_access_token(twin):
    twin.expire("mina")
    twin.expire("mina")
    with pytest.raises(AccessExpired):
        await twin.calendars("mina")
    twin.renew("mina", "mina 2")
    assert [entry.remote_id for entry in await twin.calendars("mina 2")] == ["home", "work"]
    twin.renew("mina 2", "mina 3")
    with pytest.raises(AccessExpired):
        await twin.calendars("mina 2")


async def test_two_accounts_see_one_calendar_each_in_its_role(twin):
    twin.add("home", "jun", "reader")
    await twin.insert(HOME, "event0", NOON, OURS)
    assert (await twin.get(Spot("home", "jun"), "event0")).marker == "m1"
    with pytest.raises(Forbidden):
        await twin.insert(Spot("home", "jun"), "event1", NOON, OURS)
    twin.add("home", "jun", "writer")
    await twin.insert(Spot("home", "jun"), "event1", NOON, OURS)
    with pytest.raises(Gone):
        await twin.page(Spot("work", "jun"), None, None)


async def test_a_calendar_that_is_deleted_is_gone_for_everybody(twin):
    twin.add("home", "jun")
    twin.expire("jun")
    twin.drop("home")
    twin.renew("jun", "jun 2")
    for access in ("mina", "jun 2"):
        with pytest.raises(Gone):
            await twin.page(Spot("home", access), None, None)
    twin.drop("home")


@pytest.mark.parametrize("token", ["", "home", "home 0", "home 0 x", "work 0 0", "home 1 0", "home 0 9"])
async def test_a_token_that_was_not_given_out_is_taken_for_an_old_one(twin, token):
    with pytest.raises(TokenExpired):
        await twin.page(HOME, token, None)


async def test_a_page_that_was_not_named_is_not_given(twin):
    with pytest.raises(TokenExpired):
        await twin.page(HOME, None, "the next one")


# ── channels ──


async def test_a_channel_is_deaf_when_its_time_is_over():
    now, rang = [NOW], []
    twin = MemoryCalendar(lambda: now[0], rang.append)
    twin.add("home", "mina")
    twin.add("work", "mina")
    channel = Channel(UUID(int=5), UUID(int=6), "secret", NOW + timedelta(hours=1))
    opened = await twin.watch(HOME, channel)
    with pytest.raises(Invalid):
        await twin.watch(HOME, channel)
    twin.create("work", NOON)
    assert rang == []
    twin.create("home", NOON)
    assert rang == [opened]
    now[0] += timedelta(hours=2)
    twin.create("home", NOON)
    assert rang == [opened]
    assert twin.channels == {}


async def test_without_a_hook_a_channel_rings_for_nobody(twin):
    opened = await twin.watch(HOME, Channel(UUID(int=5), UUID(int=6), "secret", NOW + timedelta(days=1)))
    twin.create("home", NOON)
    assert twin.channels == {opened.id: (opened, "home")}


async def test_what_was_declined_leaves_its_time_free(twin):
    invited = twin.create("home", replace(NOON, response="needsAction"))
    there = await twin.get(HOME, invited)
    asked = ("mina", ["home"], _day())
    assert len((await twin.busy(*asked))["home"]) == 1
    await twin.patch(HOME, there, there.content, replace(there.content, response="declined"), OURS)
    assert (await twin.busy(*asked))["home"] == ()


def _day():
    from core.calendar.when import Window

    return Window(START - timedelta(hours=5), START + timedelta(hours=5))


# ── a mirror ──

ACTS = st.lists(st.tuples(st.sampled_from(["make", "edit", "remove", "forget", "pull"]), st.integers(0, 5)))


@settings(max_examples=200, deadline=None)
@given(ACTS)
async def test_who_follows_the_tokens_sees_what_is_there(acts):
    """The same by pages of two, with something happening after every page."""
    twin, mirror, token = MemoryCalendar(lambda: NOW, page_size=2), {}, None
    twin.add("home", "mina")
    for number, (what, which) in enumerate(acts):
        _act(twin, what, which, number)
        if what == "pull":
            token = await _pull(twin, mirror, token, which)
    token = await _pull(twin, mirror, token, None)
    await _pull(twin, mirror, token, None)
    there = {name: one for name, one in twin._books["home"].items.items() if one.alive}
    assert {name: one for name, one in mirror.items() if one.alive} == there


def _act(twin: MemoryCalendar, what: str, which: int, number: int) -> None:
    books = twin._books["home"].items
    name = f"event{which}"
    alive = name in books and books[name].alive
    if what == "make" and name not in books:
        twin.create("home", NOON, name)
    elif what == "edit" and alive:
        twin.edit("home", name, title=f"{number}")
    elif what == "remove" and alive:
        twin.remove("home", name)
    elif what == "forget":
        twin.forget_tokens("home")


async def _pull(twin, mirror, token, meanwhile):
    """One listing; everything again where the token is too old, and then what it did not show is gone."""
    try:
        page = await twin.page(HOME, token, None)
    except TokenExpired:
        token, page = None, await twin.page(HOME, None, None)
    if token is None:
        mirror.clear()
    while True:
        mirror.update((one.id, one) for one in page.resources)
        if page.next_page is None:
            return page.token
        if meanwhile is not None:
            _act(twin, "edit", meanwhile, -1)
            _act(twin, "make", 5 - meanwhile, -1)
        page = await twin.page(HOME, token, page.next_page)
