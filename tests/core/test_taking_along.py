"""A card of a shared conversation on its way into somebody else's calendar, through the store."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from core.dialogue.card_inputs import CardCopied
from core.dialogue.inputs import IncomingMessage
from core.dialogue.message import ConversationKey
from core.errors import Unreadable
from tests.core.dialogue.world import create, tomorrow
from tests.core.house import KEY, House, Spoilt

GROUP = ConversationKey("here", "group", "owner")
GONE = "그 카드는 이제 없어요. 일정을 다시 적어 주세요."


async def shared(house, *, private=False, meaning=None):
    """A card of somebody else's; its id."""
    message = house.message("내일 3시 커피", meaning or create("커피", tomorrow(15), attendees=("민수",)))
    told = IncomingMessage(replace(message.message, private=private))
    await house.assistant.handle(GROUP, house.newborn(), told)
    return house.memory._world.conversations[GROUP].cards[-1].id


async def take(house, card, ref="900", key=KEY):
    return await house.assistant.handle(key, house.newborn(), CardCopied(GROUP, card, ref))


async def test_everybody_gets_it_into_a_calendar_of_their_own():
    house = House()
    card = await shared(house)
    await take(house, card)
    assert house.screen() == ["이렇게 추가할까요?\n\n커피\n🗓 11월 17일(화) 오후 3:00"]
    await house.press("confirm")
    assert await house.calendar() == [("커피", "2026-11-17T15:00:00+09:00")]
    assert await house.calendar(GROUP) == []
    await house.press("confirm", GROUP)
    assert len(await house.calendar()) == len(await house.calendar(GROUP)) == 1


async def test_it_is_taken_as_it_is_now_not_as_it_was_said():
    house = House()
    card = await shared(house)
    stale = house.memory._world.conversations[GROUP].cards[-1].drafts
    await house.press("discard", GROUP)
    told = CardCopied(GROUP, card, "900", stale)
    await house.assistant.handle(KEY, house.newborn(), told)
    assert house.screen() == [GONE], "what comes with the input counts for nothing"


async def test_what_was_added_can_be_taken_along_and_what_was_undone_cannot():
    house = House()
    card = await shared(house)
    await house.press("confirm", GROUP)
    await take(house, card)
    assert "커피" in house.screen()[0]
    await house.press("undo", GROUP)
    await take(house, card, "901")
    assert house.screen()[-1] == GONE


async def test_a_private_card_is_nobody_elses():
    house = House()
    await take(house, await shared(house, private=True))
    assert house.screen() == [GONE]


@pytest.mark.parametrize("whose", [GROUP, ConversationKey("here", "nowhere", "nobody")])
async def test_a_card_that_never_was_is_gone(whose):
    house = House()
    await shared(house)
    told = CardCopied(whose, UUID(int=9), "900")
    await house.assistant.handle(KEY, house.newborn(), told)
    assert house.screen() == [GONE]


async def test_where_the_owners_conversation_cannot_be_read_its_card_is_gone_and_nothing_else():
    house = House()
    card = await shared(house)
    house.store = Spoilt(house.memory, GROUP, Unreadable("state"))
    await take(house, card)
    assert house.screen() == [GONE]
    house.store = house.memory
    await take(house, card, "901")
    assert "커피" in house.screen()[-1]


async def test_what_one_has_already_is_noticed():
    house = House()
    await house.say("내일 3시 커피", create("커피", tomorrow(15)))
    await house.press("confirm")
    await take(house, await shared(house))
    assert "비슷한 일정이 있어요: 커피" in house.screen()[-1]


async def test_the_same_tap_twice_makes_one_card():
    house = House()
    card = await shared(house)
    told, once = CardCopied(GROUP, card, "900"), house.newborn()
    for _ in range(2):
        await house.assistant.handle(KEY, once, told)
    assert len(house.screen()) == 1


async def test_the_owners_conversation_stays_as_it_is():
    house = House()
    card = await shared(house)
    before = house.memory._world.conversations[GROUP]
    await take(house, card)
    await house.press("confirm")
    assert house.memory._world.conversations[GROUP] == before


async def test_whose_card_it_is_may_take_it_along_into_another_conversation():
    house = House()
    own = ConversationKey("here", "private", "owner")
    await take(house, await shared(house), key=own)
    await house.press("confirm", own)
    assert len(await house.calendar(GROUP)) == 1, "they have one calendar"


async def test_a_clash_that_nobody_sees_in_a_shared_chat_is_asked_about_once():
    house = House()
    owner = ConversationKey("here", "private", "owner")
    await shared(house)
    await house.say("내일 3시 치과", create("치과", tomorrow(15)), key=owner)
    await house.press("confirm", owner)
    await house.press("confirm", GROUP)
    [card] = house.screen(GROUP)
    assert "그 사이 겹치는 일정이 생겼어요." in card and "치과" not in card
    await house.press("confirm", GROUP)
    assert [title for title, _ in await house.calendar(GROUP)] == ["치과", "커피"]
