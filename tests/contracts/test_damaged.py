"""Store: one row that cannot be read hides no other, and whoever needs that very row is told."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from sqlalchemy import text

from core.dialogue.reading import Reading
from core.errors import Unreadable
from tests.contracts.samples import (
    DAY,
    HOUR,
    KEY,
    MINUTE,
    NOW,
    OTHER,
    account,
    connected,
    created,
    december,
    deleted,
    event,
    line,
    member,
    mirrored,
    new_id,
    next_line,
    owing,
    placed,
    read_text,
    reply,
    say,
    talk,
    titles,
    wrote,
)
from tests.contracts.test_accounts_and_states import turn

WRECKS = ["{}", "[]", "7", '{"when": {"type": "Timed"}}', '{"version": 99}', "[" * 200 + "]" * 200]


@pytest.fixture(params=WRECKS)
def wreck(request) -> str:
    return request.param


async def spoil(store, table: str, column: str, where: str, wreck: str, **given: object) -> None:
    """Puts something else where a document was."""
    statement = text(f"update {table} set {column} = :wreck where {where}")
    if store._backend.dialect.insert.__module__.startswith("sqlalchemy.dialects.postgresql"):
        statement = text(f"update {table} set {column} = cast(:wreck as json) where {where}")
    done = await store._backend.write(
        lambda connection: connection.execute(statement, {"wreck": wreck, **given})
    )
    assert done.rowcount >= 1


@asynccontextmanager
async def owned(store, key=KEY):
    async with store.unit() as unit:
        yield unit, await account(unit, key)


async def test_an_event_that_cannot_be_read_hides_no_other(damaged, wreck, caplog):
    broken = event("병원")
    await wrote(damaged, created(event("치과")), created(broken), created(event("회의")))
    await spoil(damaged, "events", "body", "title = :title", wreck, title="병원")
    assert sorted(await titles(damaged, december())) == ["치과", "회의"]
    about = {record.about for record in caplog.records}
    assert about == {str(broken.id)}
    assert "병원" not in caplog.text


async def test_whoever_needs_that_event_is_told_and_the_others_of_the_account_are_there(damaged):
    broken, sound = event("병원"), event("치과")
    await wrote(damaged, created(broken), created(sound))
    await spoil(damaged, "events", "body", "title = '병원'", "{}")
    async with owned(damaged) as (unit, owner):
        assert await unit.family(owner, [sound.id]) == (sound,)
        with pytest.raises(Unreadable) as told:
            await unit.family(owner, [broken.id, sound.id])
        assert told.value.about == broken.id
        await unit.write(owner, [created(event("회의"))], NOW)
    assert sorted(await titles(damaged, december())) == ["치과", "회의"], "the unit goes on"


async def test_an_event_that_cannot_be_read_can_still_be_deleted(damaged):
    broken = event("병원")
    await wrote(damaged, created(broken))
    await spoil(damaged, "events", "body", "title = '병원'", "{}")
    await wrote(damaged, deleted(broken))
    async with owned(damaged) as (unit, owner):
        assert await unit.family(owner, [broken.id]) == ()


async def test_a_reply_that_cannot_be_read_is_its_words_without_buttons(damaged, wreck):
    first, card, last = line("하나"), reply("확인할까요?"), reply("둘")
    async with owned(damaged) as (unit, _):
        await unit.note_message(KEY, first)
        await unit.note_reply(KEY, card, NOW)
        await unit.note_reply(KEY, last, NOW + MINUTE)
    await spoil(damaged, "chat_history", "reply", "message = '확인할까요?'", wreck)
    lines = await damaged.transcript(KEY, 0, 10)
    assert [each.text for each in lines] == ["하나", "확인할까요?", "둘"]
    assert (lines[1].reply.id, lines[1].reply.text, lines[1].reply.buttons) == (card.id, "확인할까요?", ())
    assert lines[2].reply == last


async def test_pictures_of_a_line_that_cannot_be_read_are_none(damaged):
    async with owned(damaged) as (unit, _):
        await unit.note_message(KEY, line("사진", blobs=("a",)))
        await unit.note_message(KEY, line("하나", blobs=("b",)))
    await spoil(damaged, "chat_history", "blobs", "message = '사진'", "7")
    assert [each.blobs for each in await damaged.transcript(KEY, 0, 10)] == [(), ("b",)]


async def test_a_conversation_that_cannot_be_read_says_so_and_can_begin_anew(damaged, wreck):
    for key in (KEY, OTHER):
        async with owned(damaged, key) as (unit, owner):
            await unit.save(owner, talk(key, next_turn=5))
    await spoil(damaged, "conversations", "state", "platform = :platform", wreck, platform=KEY.platform)
    async with owned(damaged) as (unit, owner):
        for _ in range(2):
            with pytest.raises(Unreadable):
                await unit.conversation(KEY)
        await unit.save(owner, talk())
    async with owned(damaged) as (unit, _):
        assert await unit.conversation(KEY) == talk()
        assert await unit.conversation(OTHER) == talk(OTHER, next_turn=5)


async def test_one_that_cannot_be_woken_is_parked_and_keeps_nobody_asleep(damaged):
    for key in (KEY, OTHER):
        async with owned(damaged, key) as (unit, owner):
            await unit.save(owner, talk(key, turns=(turn(),)))
    await spoil(damaged, "conversations", "state", "platform = :platform", "{}", platform=KEY.platform)
    await damaged.park(KEY)
    assert await damaged.sleepers(NOW + DAY, 10) == (OTHER,)


async def test_a_debt_that_cannot_be_read_is_set_aside_as_what_it_was(damaged, wreck, caplog):
    broken, picture, sound = say("하나"), read_text(), say("둘")
    await owing(damaged, broken, picture, sound)
    await spoil(damaged, "owed", "effect", "id in (select id from owed order by seq limit 2)", wreck)
    assert await damaged.lease(NOW, NOW + HOUR, 1) == ()
    (waiting,) = await damaged.jobs(NOW, 10)
    assert await damaged.lease(NOW, NOW + HOUR, 1, only=waiting) == ()
    assert await damaged.jobs(NOW + HOUR, 10) == ()
    (debt,) = await damaged.lease(NOW, NOW + HOUR, 10)
    assert debt.id == sound.id
    kinds = text("select kind from owed where set_aside_at is not null order by seq")
    assert await damaged._backend.read(lambda c: list(c.scalars(kinds))) == ["Say", "ReadText"]
    assert [record.about for record in caplog.records] == [str(broken.id), str(picture.id)]


async def test_a_change_that_cannot_be_read_says_so_and_the_calendar_stays(damaged):
    what = event("치과")
    made, moved = created(what), new_id()
    await wrote(damaged, made)
    await wrote(damaged, replace(created(event("회의")), group=moved))
    await spoil(damaged, "changes", "after", "event_id = :event", "{}", event=_bound(damaged, what.id))
    async with owned(damaged) as (unit, owner):
        with pytest.raises(Unreadable) as told:
            await unit.changes(owner, made.group)
        assert told.value.about == made.id
        (line_,) = await unit.changes(owner, moved)
        assert line_.group == moved
    assert sorted(await titles(damaged, december())) == ["치과", "회의"]


async def test_a_reading_that_cannot_be_read_says_so(damaged):
    async with owned(damaged) as (unit, _):
        await unit.keep_reading("b", Reading("초대장"), NOW)
    await spoil(damaged, "readings", "reading", "blob = 'b'", "{}")
    async with owned(damaged) as (unit, _):
        with pytest.raises(Unreadable):
            await unit.reading("b")


async def test_a_family_that_cannot_be_read_says_so_and_others_are_there(damaged):
    owner, _, (calendar,) = await connected(damaged)
    broken, sound = (placed(event(title), calendar) for title in ("병원", "치과"))
    await mirrored(
        damaged, owner, calendar, member(broken, "abc"), member(sound, "def"), rows=(broken, sound)
    )
    await spoil(damaged, "mirror", "content", "remote_id = 'abc'", "{}")
    async with owned(damaged) as (unit, owner):
        assert len(await unit.families(owner, calendar.id, ("def",))) == 1
        for asked in (unit.families(owner, calendar.id, ("abc", "def")), unit.family_of(owner, broken.id)):
            with pytest.raises(Unreadable) as told:
                await asked
            assert told.value.about == broken.id


async def test_a_line_that_cannot_be_read_says_so_and_can_be_closed(damaged):
    _, _, (calendar,) = await connected(damaged)
    broken, sound = (created(placed(event(title), calendar), state="pending") for title in ("병원", "치과"))
    await wrote(damaged, broken, sound)
    await spoil(damaged, "changes", "after", "event_id = :event", "{}", event=_bound(damaged, broken.event))
    errand = await damaged.lease_push(NOW, NOW + HOUR)
    with pytest.raises(Unreadable) as told:
        await next_line(damaged, errand, NOW)
    assert told.value.about == broken.id
    async with owned(damaged) as (unit, _):
        assert await unit.close_line(errand, told.value.about, "refused", NOW)
    assert (await next_line(damaged, errand, NOW)).line == sound


async def test_an_event_that_cannot_be_read_does_not_keep_a_grant_from_being_forgotten(damaged):
    _, way, (calendar,) = await connected(damaged)
    lines = [created(placed(event(title), calendar), state="pending") for title in ("병원", "치과")]
    await wrote(damaged, *lines)
    await spoil(damaged, "events", "body", "title = '병원'", "{}")
    async with owned(damaged) as (unit, _):
        await unit.forget_grant(way, NOW)
    assert await titles(damaged, december()) == ["치과"]


def _bound(store, value):
    """SQLite keeps ids as letters without hyphens."""
    return value if "postgresql" in store._backend.dialect.insert.__module__ else value.hex
