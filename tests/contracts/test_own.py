"""Store: codes that link two conversations, the conversations of an account, and everything that is held of a person."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from core.dialogue.conversation import Turn
from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.own_inputs import Held
from core.dialogue.reading import Reading
from core.dialogue.stages import Interpreting
from core.own_store import LinkCode
from core.records import Attempt
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
    event,
    line,
    new_id,
    owing,
    placed,
    read_text,
    reply,
    say,
    talk,
    titles,
    updated,
    wrote,
)

ROOM = replace(KEY, channel="room")
THIRD = ConversationKey("slack:T1", "D1", "U1")


async def account_of(store, key=KEY):
    async with store.unit() as unit:
        return await account(unit, key)


async def given_out(store, key=KEY, digest="d" * 64, **more) -> LinkCode:
    async with store.unit() as unit:
        owner = await account(unit, key)
        code = LinkCode(new_id(), owner.id, key, digest, NOW + 10 * MINUTE, **more)
        await unit.put_code(code)
    return code


async def take(store, key=OTHER, digest="d" * 64, now=NOW) -> LinkCode | None:
    async with store.unit() as unit:
        mine = await account(unit, key)
        return await unit.take_code(digest, mine, key, now, now + 10 * MINUTE)


async def code(store, wanted: UUID) -> LinkCode | None:
    async with store.unit() as unit:
        return await unit.code(wanted)


# ── codes ──


async def test_a_code_is_taken_once_and_waits_from_then_on(store):
    made = await given_out(store)
    assert await code(store, made.id) == made
    taken = await take(store, now=NOW + 9 * MINUTE)
    assert taken == replace(made, taker=OTHER, expires_at=NOW + 19 * MINUTE)
    assert await take(store) is None and await take(store, THIRD) is None
    assert await code(store, made.id) == taken


async def test_of_two_who_type_it_at_once_one_has_it(store):
    await given_out(store)
    await asyncio.gather(account_of(store, OTHER), account_of(store, THIRD))
    got = await asyncio.gather(take(store, OTHER), take(store, THIRD))
    assert sum(one is not None for one in got) == 1


async def test_a_code_of_one_s_own_is_told_and_stays(store):
    made = await given_out(store)
    assert await take(store, ROOM) == made
    assert (await take(store)).id == made.id


async def test_an_expired_and_a_wrong_code_open_nothing(store):
    made = await given_out(store)
    assert await take(store, digest="e" * 64) is None
    assert await take(store, now=NOW + 10 * MINUTE) is None
    assert await code(store, made.id) is None, "it is swept"


async def test_a_new_code_takes_the_place_of_one_that_nobody_typed(store):
    first = await given_out(store)
    typed = await take(store)
    second = await given_out(store, digest="e" * 64)
    third = await given_out(store, digest="f" * 64)
    assert await code(store, first.id) == typed
    assert await code(store, second.id) is None
    assert await code(store, third.id) == third


async def test_a_code_is_dropped(store):
    made = await given_out(store)
    async with store.unit() as unit:
        await unit.drop_code(made.id)
        await unit.drop_code(new_id())
    assert await code(store, made.id) is None


async def test_both_sides_of_a_code_are_held_and_come_together(store):
    made = await given_out(store)
    async with store.unit() as unit:
        await unit.account(OTHER, new_id(), NOW + MINUTE, Preferences())
    await wrote(store, created(event("치과")))
    await wrote(store, created(event("회의")), key=OTHER)
    await take(store)
    async with store.unit() as unit:
        await unit.hold_claimed(made.id)
        one, other = await account(unit, KEY), await account(unit, OTHER)
        merged = await unit.merge_accounts(other, one.id)
        assert merged.home == KEY
    assert (
        sorted(await titles(store, december()))
        == sorted(await titles(store, december(), OTHER))
        == ["치과", "회의"]
    )
    assert (await code(store, made.id)).account == merged.id


async def test_crosswise_codes_do_not_wait_for_each_other(store):
    one, other = await given_out(store), await given_out(store, OTHER, "e" * 64)
    await take(store, OTHER)
    await take(store, KEY, "e" * 64)

    async def join(made: LinkCode) -> UUID:
        async with store.unit() as unit:
            await unit.hold_claimed(made.id)
            mine, theirs = await account(unit, KEY), await account(unit, OTHER)
            return (await unit.merge_accounts(mine, theirs.id)).id

    assert len(set(await asyncio.gather(join(one), join(other)))) == 1


# ── conversations ──


async def test_all_conversations_of_an_account_are_found_and_no_other(store):
    async with store.unit() as unit:
        mine = await account(unit, KEY)
        for key in (KEY, ROOM):
            await unit.save(mine, talk(key))
        await unit.save(await account(unit, OTHER), talk(OTHER))
    async with store.unit() as unit:
        mine = await account(unit, KEY)
        turn = Turn(1, "m1", "내일", NOW, False, Interpreting(), NOW)
        await unit.save(mine, talk(ROOM, turns=(turn,)))
        found = {one.key: one for one in await unit.conversations_of(mine)}
        assert set(found) == {KEY, ROOM} and found[ROOM].turns == (turn,)
        merged = await unit.merge_accounts(mine, (await account(unit, OTHER)).id)
        assert {one.key for one in await unit.conversations_of(merged)} == {KEY, ROOM, OTHER}


async def test_an_account_may_be_looked_at(store):
    mine = await account_of(store)
    async with store.unit() as unit:
        assert await unit.seen(mine.id) == mine
        assert await unit.seen(new_id()) is None


# ── everything that is held ──


async def furnished(store) -> UUID:
    """Somebody with a bit of everything, and a stranger beside them."""
    owner, _, (calendar,) = await connected(store)
    there = placed(event("거기"), calendar)
    await wrote(store, created(there, state="pending"))
    one = event("치과")
    await wrote(store, created(one), updated(one, replace(one, title="치과 🦷")))
    await wrote(store, created(event("남의 일")), key=OTHER)
    async with store.unit() as unit:
        mine = await account(unit)
        await unit.note_message(KEY, line("사진", blobs=("b1", "b2")))
        await unit.note_message(ROOM, line("안녕", blobs=("b2",)))
        await unit.note_reply(KEY, reply("네"), NOW)
        await unit.keep_reading("b1", Reading("청첩장"), NOW)
        await unit.note_message(OTHER, line("비밀", blobs=("b9",)))
        await unit.keep_reading("b9", Reading("비밀"), NOW)
        await unit.save(mine, talk(KEY))
        await unit.save(await account(unit, OTHER), talk(OTHER))
        await unit.put_attempt(Attempt(new_id(), KEY, "sealed", NOW + HOUR))
        await unit.doom("export/1.json", mine, NOW + DAY)
    await owing(store, say(), read_text(), say(key=OTHER))
    await given_out(store)
    return owner.id


async def test_it_is_counted(store):
    await furnished(store)
    async with store.unit() as unit:
        held = await unit.held(await account(unit), NOW - DAY)
    assert held == Held(events=2, messages=3, pictures=2, chats=1, changes=3, emails=("108@gmail.com",))


async def test_pictures_that_came_longer_ago_than_they_are_kept_are_not_counted(store):
    async with store.unit() as unit:
        owner = await account(unit)
        await unit.note_message(KEY, line("초대장", blobs=("old",)))
        await unit.note_message(KEY, replace(line("표"), blobs=("new",), at=NOW + HOUR))
    async with store.unit() as unit:
        assert (await unit.held(owner, NOW)).pictures == 2
        assert (await unit.held(owner, NOW + HOUR)).pictures == 1
        assert (await unit.held(owner, NOW + DAY)).pictures == 0


async def test_it_is_read_out_whole(store):
    await furnished(store)
    found = await store.possessions(KEY)
    assert found.people == (("page", "mina"),)
    assert [one.identity.email for one in found.grants] == ["108@gmail.com"]
    assert sorted(one.title for one in found.events) == ["거기", "치과 🦷"]
    said = {(one.key.channel, one.line.text) for one in found.spoken}
    assert said == {("home", "사진"), ("home", "네"), ("room", "안녕")}
    assert [one.change.kind for one in found.recorded] == ["create", "create", "update"]
    assert {one.at for one in found.recorded} == {NOW}
    assert found.readings == {"b1": "청첩장"}
    assert await store.possessions(THIRD) is None


async def test_what_is_erased_is_gone_and_the_same_person_is_a_stranger(store):
    was = await furnished(store)
    async with store.unit() as unit:
        mine = await account(unit)
        for one in await unit.grants(mine):
            await unit.forget_grant(one, NOW)
        await unit.erase(mine, NOW)
    assert await store.possessions(KEY) is None
    assert await store.transcript(KEY, 0, 99) == () and await store.transcript(ROOM, 0, 99) == ()
    assert [one.key for one in await store.lease(NOW, NOW + MINUTE, 9)] == [OTHER]
    assert await store.jobs(NOW, 9) == ()
    assert set(await store.doomed(NOW, 9)) == {"b1", "b2", "export/1.json"}
    assert await take(store, OTHER) is None
    async with store.unit() as unit:
        assert await unit.reading("b1") is None and await unit.conversation(KEY) is None
        anew = await unit.account(KEY, new_id(), NOW, Preferences("Europe/Berlin", "en"))
        assert anew.id != was and anew.preferences == Preferences("Europe/Berlin", "en")
        assert await unit.events(anew, [december()]) == () and anew.calendars == ()
        assert await unit.held(anew, NOW) == Held()


async def test_a_code_that_somebody_typed_goes_with_them(store):
    made = await given_out(store)
    await take(store)
    async with store.unit() as unit:
        await unit.erase(await account(unit, OTHER), NOW)
    assert await code(store, made.id) is None


async def test_nobody_else_loses_anything(store):
    await furnished(store)
    async with store.unit() as unit:
        await unit.erase(await account(unit), NOW)
    assert await titles(store, december(), OTHER) == ["남의 일"]
    assert [one.text for one in await store.transcript(OTHER, 0, 99)] == ["비밀"]
    async with store.unit() as unit:
        assert (await unit.reading("b9")).text == "비밀"
        assert await unit.conversation(OTHER) == talk(OTHER)


async def test_google_is_told_by_what_is_left_and_then_nothing_is(store):
    was = await furnished(store)
    async with store.unit() as unit:
        mine = await account(unit)
        [way] = await unit.grants(mine)
        await unit.forget_grant(way, NOW)
        await unit.erase(mine, NOW)
    [gone] = await store.grants_in(("gone",), None, 9)
    assert (gone.id, gone.refresh, gone.identity.email, gone.identity.name) == (way.id, way.refresh, "", "")
    async with store.unit() as unit:
        assert await unit.seen(was) is not None
        await unit.drop_grant(gone.id)
        await unit.drop_grant(gone.id)
    async with store.unit() as unit:
        assert await unit.seen(was) is None
    assert await store.grants_in(("gone",), None, 9) == ()


async def test_a_grant_that_is_dropped_leaves_a_living_account_alone(store):
    owner, way, _ = await connected(store)
    async with store.unit() as unit:
        await unit.drop_grant(way.id)
    assert (await account_of(store)).id == owner.id


async def test_what_is_doomed_is_told_when_its_time_has_come(store):
    mine = await account_of(store)
    async with store.unit() as unit:
        await unit.doom("late", mine, NOW + DAY)
        await unit.doom("soon", mine, NOW + HOUR)
        await unit.doom("soon", mine, NOW + MINUTE)
    assert await store.doomed(NOW, 9) == ()
    assert await store.doomed(NOW + MINUTE, 9) == ("soon",)
    assert await store.doomed(NOW + DAY, 9) == ("soon", "late")
    assert await store.doomed(NOW + DAY, 1) == ("soon",)
    await store.undoom("soon")
    await store.undoom("never")
    assert await store.doomed(NOW + DAY, 9) == ("late",)


async def test_what_is_owed_for_an_export_is_a_job(store):
    from core.dialogue.own_effects import Export
    from core.records import Debt

    await owing(store, Debt(new_id(), KEY, 0, Export(4)))
    [job] = await store.jobs(NOW, 9)
    [leased] = await store.lease(NOW, NOW + MINUTE, 1, only=job)
    assert leased.effect == Export(4)
    assert not isinstance(leased.effect, Say)


async def test_what_was_said_in_the_unit_that_erases_is_gone_too(store):
    async with store.unit() as unit:
        mine = await account(unit)
        await unit.note_message(KEY, line("내 정보 다 지워줘"))
        assert (await unit.held(mine, NOW)).messages == 1
        await unit.note_reply(KEY, reply("지울까요?"), NOW)
        await unit.erase(mine, NOW)
    assert await store.transcript(KEY, 0, 10) == ()
