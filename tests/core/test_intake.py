"""What an account begins with, and what it settles on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import intake
from core.dialogue.effects import FindEvents, Prefer, Say
from core.dialogue.inputs import ButtonPressed, IncomingMessage
from core.dialogue.interpretation import AskCalendar
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reply import Reply
from core.dialogue.results import EventsFound
from tests.core.dialogue.world import create, tomorrow
from tests.core.house import KEY, House

SETTLED = Preferences("Europe/Berlin", "en", chosen_zone=True)
ELSEWHERE = ConversationKey(KEY.platform, "another room", KEY.user)


def account(house):
    [one] = house.memory._world.accounts.values()
    return one


async def first_message(house, text="3", **more):
    message = house.message(text, create("커피", tomorrow(15)))
    told = IncomingMessage(replace(message.message, **more))
    return await house.assistant.handle(KEY, house.newborn(), told)


# ── what it begins with ──


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, Preferences()),
        ({"zone": "America/New_York"}, Preferences(zone="America/New_York")),
        ({"lang": "en"}, Preferences(lang="en")),
        ({"zone": "Europe/Paris", "lang": "en"}, Preferences("Europe/Paris", "en")),
    ],
)
async def test_a_new_account_begins_with_what_its_platform_knows(told, expected):
    house = House()
    await first_message(house, **told)
    assert account(house).preferences == expected


async def test_who_says_nothing_in_any_language_is_answered_in_that_of_their_platform():
    house = House()
    await first_message(house, lang="en")
    assert house.screen()[0].startswith("Shall I add this?")


async def test_who_writes_in_a_language_is_answered_in_it_whatever_the_platform_knows():
    house = House()
    await first_message(house, text="내일 3시 커피", lang="en")
    assert house.screen()[0].startswith("이렇게 추가할까요?")


async def test_an_account_that_is_there_keeps_its_language_and_travels_with_its_person():
    house = House()
    await first_message(house, lang="ko", zone="Asia/Seoul")
    await first_message(house, text="4", lang="en", zone="America/New_York")
    assert account(house).preferences == Preferences(zone="America/New_York")


async def test_an_account_that_begins_with_a_tap_begins_as_this_house_does():
    house = House()
    await house.say("내일 3시 커피", create("커피", tomorrow(15)))
    stranger = ConversationKey("here", "room", "you")
    press = house.pressed("confirm")
    await house.assistant.handle(stranger, house.newborn(), ButtonPressed(press.press))
    assert [one.preferences for one in house.memory._world.accounts.values()] == [Preferences()] * 2


# ── what it settles on ──


def settling(monkeypatch, seen):
    """An engine in which every message settles on the same, and looks at the calendar; `seen` is what it is given."""

    def decide(conversation, given):
        seen.append(given)
        if isinstance(given.input, EventsFound):
            return conversation, (Say(Reply(given.id, given.preferences.zone)),)
        return conversation, (Prefer(SETTLED), FindEvents(1))

    monkeypatch.setattr(intake, "decide", decide)


async def test_what_was_settled_on_is_kept_and_seen_from_then_on(monkeypatch):
    house, seen = House(), []
    with monkeypatch.context() as engine:
        settling(engine, seen)
        await house.say("앞으로 베를린 시간으로", AskCalendar("agenda"))
    assert seen[0].preferences == Preferences()
    assert account(house).preferences == SETTLED
    await house.say("tomorrow?", AskCalendar("agenda", tomorrow()), key=ELSEWHERE)
    assert house.screen(ELSEWHERE) == ["Tue, Nov 17: nothing planned."]


async def test_what_follows_from_the_same_message_sees_it_too(monkeypatch):
    house, seen = House(), []
    settling(monkeypatch, seen)
    await house.say("앞으로 베를린 시간으로", AskCalendar("agenda"))
    assert [given.preferences for given in seen] == [Preferences(), SETTLED]
    assert house.screen() == ["Europe/Berlin"]
