"""Store: the mirror of remote calendars, and the families of rows, resources and open lines that it makes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid5

import pytest

from core.calendar.event import Placement
from core.calendar.mirror.resource import Family, Mirrored, Resource
from core.calendar.recurrence import Recurrence
from tests.contracts.samples import (
    DAY,
    KEY,
    MINUTE,
    NOW,
    OTHER,
    UTC_NOW,
    at,
    connected,
    created,
    december,
    deleted,
    entry,
    event,
    grant,
    member,
    mirrored,
    new_id,
    placed,
    resource,
    titles,
    updated,
    wrote,
)

DAILY = Recurrence("DAILY", count=9)


async def families(store, owner, calendar, *roots: str) -> tuple[Family, ...]:
    async with store.unit() as unit:
        return await unit.families(await unit.owner(owner.id), calendar.id, roots)


async def family_of(store, owner, root) -> Family | None:
    async with store.unit() as unit:
        return await unit.family_of(await unit.owner(owner.id), root)


def series_in(calendar):
    """A daily series, an instance that was moved, and the two as they are mirrored."""
    series = placed(event("회의", at(1, 10), recurrence=DAILY, excluded=(at(2, 10),)), calendar)
    moved = placed(event("회의 (옮김)", at(2, 14), series=series.id, original=at(2, 10)), calendar)
    head = member(series, "abc")
    instance = member(moved, "abc_2", 1, master="abc", original=at(2, 10))
    return series, moved, head, instance


async def test_a_remote_id_that_nobody_knows_has_an_empty_family(store):
    owner, _, (calendar,) = await connected(store)
    await wrote(store, created(event()))
    assert await families(store, owner, calendar, "abc", "def") == tuple(
        Family(calendar.id, uuid5(calendar.id, name), name) for name in ("abc", "def")
    )
    assert await families(store, owner, calendar) == ()
    assert await family_of(store, owner, new_id()) is None


async def test_a_single_event_comes_back_as_it_was_said(store):
    owner, _, (calendar,) = await connected(store)
    row = placed(
        event(location="강남", attendees=("jun@example.com",), meeting=True, response="tentative"), calendar
    )
    said = replace(member(row, "abc", marker="x.0"), ours=True)
    await mirrored(store, owner, calendar, said, rows=(row,))
    expected = Family(calendar.id, row.id, "abc", (said,), (row,))
    assert await families(store, owner, calendar, "abc") == (expected,)
    assert await family_of(store, owner, row.id) == expected
    assert await titles(store, december()) == ["치과"]


async def test_a_series_comes_with_its_instances_from_either_row(store):
    owner, _, (calendar,) = await connected(store)
    series, moved, head, instance = series_in(calendar)
    other = placed(event("남"), calendar)
    await mirrored(store, owner, calendar, instance, head, member(other, "zzz"), rows=(moved, series, other))
    expected = Family(calendar.id, series.id, "abc", (head, instance), (series, moved))
    found = await families(store, owner, calendar, "zzz", "abc")
    assert found == (Family(calendar.id, other.id, "zzz", (member(other, "zzz"),), (other,)), expected)
    assert await family_of(store, owner, series.id) == expected
    assert await family_of(store, owner, moved.id) == expected


async def test_an_instance_whose_series_was_never_told_has_a_family_of_that_name(store):
    owner, _, (calendar,) = await connected(store)
    row = placed(event("초대", at(2, 10)), calendar)
    alone = member(row, "abc_2", master="abc", original=at(2, 10))
    await mirrored(store, owner, calendar, alone, rows=(row,))
    (family,) = await families(store, owner, calendar, "abc")
    assert family == Family(calendar.id, uuid5(calendar.id, "abc"), "abc", (alone,), (row,))
    assert family.head is None


async def test_an_instance_that_has_no_resource_yet_belongs_to_the_family_as_a_row(store):
    owner, _, (calendar,) = await connected(store)
    series, moved, head, _ = series_in(calendar)
    await mirrored(store, owner, calendar, head, rows=(series, moved))
    (family,) = await families(store, owner, calendar, "abc")
    assert (family.members, family.rows) == ((head,), (series, moved))


async def test_what_cannot_be_held_or_is_gone_is_kept_all_the_same(store):
    owner, _, (calendar,) = await connected(store)
    row = event()
    odd = member(row, "odd", content=None)
    gone = Mirrored("gone", "gone", new_id(), replace(resource(row, "gone"), alive=False, content=None))
    day = Mirrored("d_1", "d", new_id(), resource(row, "d_1", master="d", original=date(2026, 12, 3)))
    await mirrored(store, owner, calendar, odd, gone, day)
    found = await families(store, owner, calendar, "odd", "gone", "d")
    assert [family.members for family in found] == [(odd,), (gone,), (day,)]
    assert [family.rows for family in found] == [(), (), ()]


async def test_the_mirror_holds_exactly_what_was_given_last(store):
    owner, _, (calendar,) = await connected(store)
    row = event()
    first, second = member(row, "abc"), replace(member(replace(row, title="새 제목"), "abc", 5), ours=True)
    await mirrored(store, owner, calendar, first)
    await mirrored(store, owner, calendar, second)
    (family,) = await families(store, owner, calendar, "abc")
    assert family.members == (second,)
    await mirrored(store, owner, calendar, replace(first, resource=None))
    (family,) = await families(store, owner, calendar, "abc")
    assert family.members == (replace(first, resource=None),)


async def test_the_etags_of_what_it_ever_heard_are_told_at_once(store):
    owner, _, (calendar,) = await connected(store)
    row, gone, ours = placed(event(), calendar), placed(event("옛것"), calendar), created(event("아침"))
    ours = replace(ours, after=placed(ours.after, calendar))
    await wrote(store, ours)
    buried = member(gone, "b", 3, content=None, alive=False)
    await mirrored(store, owner, calendar, member(row, "a", 2), buried, member(event("남"), "c"))
    async with store.unit() as unit:
        asked = ("a", "b", "unheard", ours.event.hex)
        assert await unit.etags(calendar.id, asked) == {"a": '"2"', "b": '"3"'}
        assert await unit.etags(new_id(), asked) == await unit.etags(calendar.id, ()) == {}


async def test_calendars_with_the_same_remote_ids_do_not_mix(store):
    owner, _, (one, two) = await connected(store, entry("a", primary=True), entry("b"))
    mine, theirs = placed(event("하나"), one), placed(event("둘"), two)
    await mirrored(store, owner, one, member(mine, "abc"), rows=(mine,))
    await mirrored(store, owner, two, member(theirs, "abc"), rows=(theirs,))
    assert [family.rows for family in await families(store, owner, two, "abc")] == [(theirs,)]
    assert (await family_of(store, owner, mine.id)).calendar == one.id


async def test_nobody_finds_the_families_of_others(store):
    owner, _, (calendar,) = await connected(store)
    stranger, _, _ = await connected(store, key=OTHER, subject="109")
    row = placed(event(), calendar)
    await mirrored(store, owner, calendar, member(row, "abc"), rows=(row,))
    assert await family_of(store, stranger, row.id) is None
    await mirrored(store, stranger, calendar, rows=(replace(row, title="훔친 것"),))
    assert (await family_of(store, owner, row.id)).rows == (row,)


async def test_open_lines_belong_to_every_family_that_they_touch(store):
    owner, _, (calendar,) = await connected(store)
    series, moved, head, instance = series_in(calendar)
    fresh = placed(event("회의 (이후)", at(4, 10), recurrence=DAILY), calendar)
    await mirrored(store, owner, calendar, head, instance, rows=(series, moved))
    split = new_id()
    trimmed = updated(series, replace(series, title="회의 (전)"), split, state="pending", saga=split)
    birth = created(fresh, split, state="pending", saga=split)
    arrived = updated(moved, replace(moved, series=fresh.id), split, state="pending", saga=split)
    single = created(placed(event("남"), calendar), state="pending")
    settled = updated(series, series, state="settled")
    await wrote(store, trimmed, birth, arrived, single, settled)
    assert (await family_of(store, owner, series.id)).pending == (trimmed, arrived)
    born = await family_of(store, owner, fresh.id)
    assert (born.id, born.pending) == (fresh.id.hex, (birth, arrived))
    assert born.members == (Mirrored(fresh.id.hex, fresh.id.hex, fresh.id, None, ours=True),)
    assert {row.title for row in born.rows} == {"회의 (이후)", "회의 (옮김)"}
    assert (await family_of(store, owner, single.event)).pending == (single,)
    both = await families(store, owner, calendar, "abc", fresh.id.hex)
    assert both == (await family_of(store, owner, series.id), born), "asked for at once or one by one"


async def test_a_line_about_an_instance_is_found_by_its_row(store):
    owner, _, (calendar,) = await connected(store)
    row = placed(event("초대", at(2, 10)), calendar)
    await mirrored(
        store, owner, calendar, member(row, "abc_2", master="abc", original=at(2, 10)), rows=(row,)
    )
    removal = deleted(row, state="pending")
    await wrote(store, removal)
    (family,) = await families(store, owner, calendar, "abc")
    assert (family.rows, family.pending) == ((), (removal,))


async def test_showing_puts_rows_and_buries_others_without_a_word_in_the_ledger(store):
    owner, _, (calendar,) = await connected(store)
    one, two = placed(event("하나", at(1, 9)), calendar), placed(event("둘", at(2, 9)), calendar)
    await mirrored(store, owner, calendar, rows=(one, two))
    later = replace(
        two, title="둘 (변경)", placement=Placement(calendar.id, "https://link", "https://meet", "read_only")
    )
    async with store.unit() as unit:
        await unit.show(owner, [later], [one.id, new_id()], NOW)
        assert await unit.events(owner, [december()]) == (later,)
        assert await unit.last_change(owner, NOW - DAY, "page") == ()
    await mirrored(store, owner, calendar, rows=(one,))
    assert await titles(store, december()) == ["하나", "둘 (변경)"]


async def test_what_has_not_changed_since_may_be_gone(store):
    owner, _, (calendar, other) = await connected(store, entry("a", primary=True), entry("b"))
    row = event()
    gone = Mirrored("gone", "gone", new_id(), replace(resource(row, "gone"), alive=False))
    reserved = Mirrored("res", "res", new_id(), None, ours=True)
    moved = member(row, "abc_2", 1, master="abc", original=at(2, 10), marker="m.1")
    await mirrored(store, owner, calendar, member(row, "abc"), member(row, "new", 5), moved, gone, reserved)
    await mirrored(store, owner, other, member(row, "elsewhere"))
    found = await store.unswept(calendar.id, UTC_NOW + MINUTE)
    assert {one.id: (one.etag, one.updated, one.master, one.original, one.marker) for one in found} == {
        "abc": ('"0"', UTC_NOW, None, None, ""),
        "abc_2": ('"1"', UTC_NOW + MINUTE, "abc", at(2, 10), "m.1"),
    }
    assert all(one.alive for one in found)
    assert await store.unswept(calendar.id, UTC_NOW - MINUTE) == ()


@pytest.mark.parametrize(
    "document", ['{"a":"\ud83d"}', '{"a": "\\ud83d \\u0000"}', '{"가": [1, {"b": null}]}']
)
async def test_whatever_it_said_is_kept(store, document):
    owner, _, (calendar,) = await connected(store)
    said = Resource("a" * 1000, '"1"', datetime(2026, 11, 23, 1, 2, 3, 456789, UTC), None, document=document)
    await mirrored(store, owner, calendar, Mirrored(said.id, said.id, new_id(), said))
    (family,) = await families(store, owner, calendar, said.id)
    assert family.head.updated == said.updated
    assert family.head.document in (document, document.encode("utf-8", "backslashreplace").decode())


async def test_many_families_come_in_the_order_that_was_asked_for(store):
    owner, _, (calendar,) = await connected(store)
    rows = tuple(placed(event(str(n), at(1, 9)), calendar) for n in range(600))
    await mirrored(store, owner, calendar, *(member(row, f"r{row.title}") for row in rows), rows=rows)
    names = [f"r{n}" for n in reversed(range(700))]
    found = await families(store, owner, calendar, *names)
    assert [family.id for family in found] == names
    assert [len(family.rows) for family in found] == [0] * 100 + [1] * 600


async def test_a_grant_that_is_put_again_gives_its_calendars_its_new_address(store):
    owner, way, (calendar,) = await connected(store)
    assert calendar.email == "108@gmail.com"
    async with store.unit() as unit:
        await unit.put_grant(replace(way, identity=replace(way.identity, email="mina@new.com")))
        (now,) = await unit.calendars(owner)
    assert now == replace(calendar, email="mina@new.com", target=True)
    assert grant(owner).id != way.id
    assert (await store.agenda(KEY, december())) == ()
