"""Which conversation an account is at home in."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.inputs import IncomingMessage, TimePassed
from core.dialogue.message import ConversationKey
from tests.core.house import KEY, House

GROUP = ConversationKey(KEY.platform, "a group", KEY.user)


async def says(house, key, *, private):
    message = replace(house.message("안녕", None).message, private=private)
    await house.assistant.handle(key, house.newborn(), IncomingMessage(message))


def home(house):
    [account] = house.memory._world.accounts.values()
    return account.home


async def test_the_first_private_conversation_is_home():
    house = House()
    await says(house, KEY, private=True)
    await says(house, ConversationKey(KEY.platform, "another", KEY.user), private=True)
    assert home(house) == KEY


async def test_a_shared_one_is_never_home():
    house = House()
    await says(house, GROUP, private=False)
    assert home(house) is None
    await says(house, GROUP, private=False)
    await says(house, KEY, private=True)
    assert home(house) == KEY
    await says(house, GROUP, private=False)
    assert home(house) == KEY


async def test_what_is_no_message_moves_nobody():
    house = House()
    await says(house, KEY, private=True)
    await house.assistant.handle(GROUP, house.newborn(), TimePassed())
    assert home(house) == KEY
