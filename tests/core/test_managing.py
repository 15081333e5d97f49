"""Accounts and calendars through the one door: the list with what Google tells now, counts, and two who are one person."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest

from core.assistant import Assistant
from core.dialogue.effects import Connect
from core.dialogue.inputs import AccountConnected, ButtonPressed, TimePassed
from core.dialogue.interpretation import ManageAccount
from core.dialogue.message import ConversationKey
from core.errors import SignedOut, Unreachable
from core.records import Line
from tests.core.dialogue.world import KEY, create, tomorrow
from tests.core.fuse import Fuse, Killed
from tests.core.sync.desk import Desk
from tests.core.sync.doors import ME

OTHER = ConversationKey("telegram", "42", "friend")
STATUS, LET_GO = ManageAccount("status"), ManageAccount("disconnect")


class Talk(Desk):
    """A whole house with its remote calendar; what is said stands in the transcript."""

    @property
    def assistant(self) -> Assistant:
        return Assistant(self.world())

    async def lines(self, key: ConversationKey = KEY) -> tuple[Line, ...]:
        return tuple(one for one in await self.store.transcript(key, 0, 99) if one.reply)

    async def last(self, key: ConversationKey = KEY) -> str:
        return (await self.lines(key))[-1].text

    async def tap(self, label: str, key: ConversationKey = KEY, assistant: Assistant | None = None):
        replies = [one.reply for one in reversed(await self.lines(key))]
        found = [
            b for reply in replies for row in reply.buttons for b in row if label in (b.label, b.press.verb)
        ]
        return await (assistant or self.assistant).handle(key, self.newborn(), ButtonPressed(found[0].press))

    async def connect(self, email: str = ME, key: ConversationKey = KEY) -> UUID:
        """As a person does."""
        await self.consented(email, key)
        await self.tap("connect", key)
        return (await self.grant_of(email)).id

    async def asked_for(self, key: ConversationKey) -> None:
        """Somebody else consented with the same address, and pressed the button."""
        await self.consented(ME, key)
        async with self.store.unit() as unit:
            assert await unit.holder(f"id of {ME}")
        await self.tap("connect", key)


@pytest.fixture
async def talk() -> Talk:
    return await Talk().open()


async def test_the_list_tells_what_google_has_now_in_the_same_message(talk):
    assistant = talk.assistant
    talk.google.add("새 팀", f"{ME} access 1")
    outcome = await assistant.handle(KEY, talk.newborn(), talk.message("캘린더 목록", STATUS))
    assert [say.manner for say in outcome.says] == ["send", "edit"]
    assert "새 팀" not in outcome.says[0].reply.text and "☑ 새 팀" in outcome.says[1].reply.text
    assert outcome.says[0].reply.id == outcome.says[1].reply.id
    again = await assistant.handle(KEY, talk.newborn(), talk.message("캘린더 설정", STATUS))
    assert talk.line.asked.count("calendars") == 1, "not twice within a minute"
    assert [say.manner for say in again.says] == ["edit", "send"]


async def test_the_list_is_told_in_the_background_as_well(talk):
    assistant = talk.assistant
    talk.google.add("새 팀", f"{ME} access 1")
    await assistant.carry_out(await assistant.receive(KEY, talk.newborn(), talk.message("목록", STATUS)))
    assert "☑ 새 팀" in await talk.last()


async def test_with_google_away_the_list_is_what_we_know(talk):
    talk.fails("calendars", Unreachable("away"), times=9)
    outcome = await talk.say("캘린더 목록", STATUS)
    assert len(outcome.says) == 1 and "☑ work" in await talk.last()


async def test_a_house_whose_google_is_gone_lists_what_it_knows(talk):
    world = talk.world()
    outcome = await Assistant(
        type(world)(**{f: getattr(world, f) for f in world.__slots__} | {"remote": None})
    ).handle(KEY, talk.newborn(), talk.message("캘린더 목록", STATUS))
    assert len(outcome.says) == 1


async def test_a_tap_changes_what_is_seen_at_once(talk):
    await talk.adds("일", work=True)
    await talk.say("캘린더 목록", STATUS)
    await talk.tap("☑ work")
    assert "☐ work" in await talk.last()
    assert await talk.titles() == []
    await talk.tap("☐ work")
    assert await talk.titles() == ["일"]


async def test_new_events_go_where_the_star_is(talk):
    await talk.say("캘린더 목록", STATUS)
    await talk.tap("⭐ work")
    await talk.say("내일 3시 커피", create("커피", tomorrow(15)))
    await talk.tap("confirm")
    await talk.push()
    assert talk.there("work") == ["커피"]


async def test_what_waits_is_counted_before_and_after_letting_go(talk):
    await talk.confirm(talk.adding("하나"), talk.adding("둘", work=True))
    await talk.say("캘린더 목록", STATUS)
    assert "아직 구글에 넣지 못한 변경 2개" in await talk.last()
    await talk.say("연결 해제", LET_GO)
    assert "아직 구글에 넣지 못한 변경 2개는" in await talk.last()
    await talk.tap("disconnect")
    told = [one.text for one in await talk.lines()]
    assert any("변경 2개는 구글에 넣지 못했어요." in text for text in told)
    assert any("연결된 구글 계정이 없어요." in text for text in told), "the list above knows it as well"
    assert await talk.titles() == ["둘", "하나"]


async def test_cards_in_other_conversations_hear_that_their_account_was_let_go_of(talk):
    rooms = [ConversationKey(KEY.platform, name, KEY.user) for name in ("another room", "a third")]
    for room, title in zip(rooms, ("커피", "점심"), strict=True):
        said = talk.message(f"내일 3시 {title}", create(title, tomorrow(15)))
        await talk.assistant.handle(room, talk.newborn(), said)
        await talk.tap("confirm", room)
        assert "구글 캘린더에 넣는 중이에요" in await talk.last(room)
    await talk.say("연결 해제", LET_GO)
    await talk.tap("disconnect")
    for room in rooms:
        assert (await talk.last(room)).startswith("✅ 추가했어요. 연결을 해제해서 구글에는 넣지 못했어요")
        assert len(await talk.lines(room)) == 1, "nothing else is said there"
    assert any("변경 2개는 구글에 넣지 못했어요." in one.text for one in await talk.lines())


async def signed_out(talk) -> None:
    """Google takes our word no more, and the home hears of it."""
    talk.consent.dead.add(f"{ME} refresh 1")
    grant = await talk.grant_of(ME)
    with suppress(SignedOut):
        await talk.keyring.access(grant.id, fresh=True)


async def test_cards_in_other_conversations_hear_that_their_account_is_connected_again(talk):
    rooms = [ConversationKey(KEY.platform, name, KEY.user) for name in ("another room", "a third")]
    await signed_out(talk)
    for room, title in zip(rooms, ("커피", "점심"), strict=True):
        said = talk.message(f"내일 3시 {title}", create(title, tomorrow(15)))
        await talk.assistant.handle(room, talk.newborn(), said)
        await talk.tap("confirm", room)
        assert "구글에 다시 연결되면 넣을게요" in await talk.last(room)
    await talk.connect(key=rooms[0])
    told = [one.text for one in await talk.lines(rooms[0])]
    assert any(text.startswith("✅ 추가했어요 · 구글 캘린더에 넣는 중이에요") for text in told)
    assert (await talk.last(rooms[1])).startswith("✅ 추가했어요 · 구글 캘린더에 넣는 중이에요")
    assert len(await talk.lines(rooms[1])) == 1, "nothing else is said there"
    assert "다시 연결됐어요" in await talk.last(), "whoever was told of the loss hears of its end"
    assert not any(button for line in await talk.lines() for button in line.reply.buttons)


async def test_a_yes_at_home_brings_back_what_was_signed_out(talk):
    await signed_out(talk)
    await talk.say("내일 3시 커피", create("커피", tomorrow(15)))
    await talk.tap("confirm")
    await talk.asked_for(OTHER)
    await talk.tap("claim")
    told = [one.text for one in await talk.lines()]
    assert any("다시 연결됐어요" in text for text in told)
    assert any(text.startswith("✅ 추가했어요 · 구글 캘린더에 넣는 중이에요") for text in told)


async def test_to_connect_once_more_what_was_never_lost_says_nothing_elsewhere(talk):
    room = ConversationKey(KEY.platform, "another room", KEY.user)
    await talk.assistant.handle(
        room, talk.newborn(), talk.message("내일 3시 커피", create("커피", tomorrow(15)))
    )
    await talk.tap("confirm", room)
    heard: list[ConversationKey] = []
    talk.hints.announce = heard.append
    await talk.connect()
    assert room not in heard


async def test_two_conversations_of_one_person_become_one_with_a_yes_at_home(talk):
    await talk.say("내일 9시 회의", create("회의", tomorrow(9)))
    await talk.tap("confirm")
    await talk.asked_for(OTHER)
    assert "그 대화에 본인이 맞는지 여쭤 봤어요" in await talk.last(OTHER)
    assert "다른 대화(텔레그램)에서" in await talk.last()
    assert (await talk.account(OTHER)).id != (await talk.account()).id
    await talk.tap("claim")
    assert "✅ 확인했어요." in await talk.last()
    assert "✅ 연결했어요." in await talk.last(OTHER)
    assert (await talk.account(OTHER)).id == (await talk.account()).id
    assert [row.title for row in await talk.events(OTHER)] == ["회의"]


async def test_a_no_at_home_leaves_both_as_they_are_and_tells_both(talk):
    await talk.asked_for(OTHER)
    await talk.tap("아니요")
    assert "연결하지 않았어요" in await talk.last() and "본인이 아니라고" in await talk.last(OTHER)
    assert (await talk.account(OTHER)).id != (await talk.account()).id
    assert [one.state for one in await talk.grants("active", "waiting")] == ["active"]


async def test_nobody_says_anything_for_ten_minutes(talk):
    await talk.asked_for(OTHER)
    talk.clock.move(timedelta(minutes=10))
    await talk.assistant.resume()
    assert "10분 동안" in await talk.last(OTHER) and "시간이 지났거나" in await talk.last()
    assert [one.state for one in await talk.grants("active", "waiting")] == ["active"]


async def test_a_yes_that_crosses_the_end_of_the_other_side_joins_nobody(talk):
    await talk.asked_for(OTHER)
    await talk.tap("discard", OTHER)
    await talk.tap("claim")
    assert "그쪽에서 그만두어서" in await talk.last()
    assert (await talk.account(OTHER)).id != (await talk.account()).id


async def test_both_conversations_are_told_to_look(talk):
    heard: list[ConversationKey] = []
    talk.hints.announce = heard.append
    await talk.asked_for(OTHER)
    assert {KEY, OTHER} <= set(heard)


async def test_a_kill_at_any_step_of_a_yes_joins_wholly_or_not_at_all():
    deaths = 0
    while True:
        talk = await Talk().open()
        await talk.asked_for(OTHER)
        fuse = Fuse(deaths + 1)
        talk.store = fuse.wire("store", talk.memory)
        assistant = talk.assistant
        talk.store = talk.memory
        try:
            await talk.tap("claim", assistant=assistant)
        except Killed:
            deaths += 1
        joined = (await talk.account(OTHER)).id == (await talk.account()).id
        assert (
            joined == ("✅ 확인했어요." in await talk.last()) == ("✅ 연결했어요." in await talk.last(OTHER))
        ), fuse.blown
        if fuse.blown is None:
            assert joined
            break
    assert deaths > 15


async def test_an_old_question_of_the_same_account_is_answered_as_ever(talk):
    """Connecting again what one has asks nobody else."""
    grant = await talk.consented(ME)
    _, told = await talk.cross(Connect(grant))
    assert told.email == ME and talk.elsewhere == []
    assert isinstance(talk.heard[-1][1], AccountConnected)
    await talk.assistant.handle(KEY, talk.newborn(), TimePassed())
