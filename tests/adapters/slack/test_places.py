"""What is kept in memory of where people are, and who they are."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from adapters.slack.directory import AGAIN, FRESH, NOBODY, Directory
from adapters.slack.heard import Place, key_of
from adapters.slack.people import Profile
from adapters.slack.places import LIFE, MOST_USES, Places, Recent
from adapters.slack.wire import Away, Refused
from core.errors import TooSoon, Undeliverable

KEY, REPLY = key_of("T1", "C1", "U1"), UUID(int=7)


class Time:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def time():
    return Time()


def test_the_oldest_is_forgotten_when_there_is_no_room():
    kept = Recent(2)
    for number in (1, 2, 1, 3):
        kept.put(number, number)
    assert [kept.get(number) for number in (1, 2, 3)] == [1, None, 3]
    kept.drop(1)
    kept.drop(1)
    assert kept.get(1) is None


def test_an_address_is_used_a_few_times(time):
    places = Places(time)
    places.said(KEY, Place(url="u"))
    places.pressed(REPLY, "v")
    assert [places.to_asker(KEY) for _ in range(MOST_USES + 1)] == ["u"] * MOST_USES + [None]
    assert places.to_reply(REPLY) == "v"


def test_an_address_lives_for_half_an_hour(time):
    places = Places(time)
    places.pressed(REPLY, "v")
    places.pressed(UUID(int=8), "")
    time.now = LIFE + 1
    assert places.to_reply(REPLY) is None
    assert places.to_reply(UUID(int=8)) is None


class Slack:
    def __init__(self, *answers):
        self.answers, self.asked = list(answers), 0

    async def form(self, _team, _method, **_):
        self.asked += 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if answer is None:
            await asyncio.Event().wait()
        return {"user": {"id": "U1", "real_name": answer}}


class Faults(list):
    def note(self, _what, _about, error):
        self.append(error)


async def test_somebody_is_asked_about_once_an_hour(time):
    slack = Slack("민지", "새 민지")
    directory = Directory(slack, Faults(), time)
    both = await asyncio.gather(*(directory.people("T1", ["U1"]) for _ in range(5)))
    assert both == [{"U1": Profile("민지")}] * 5
    assert slack.asked == 1
    time.now = FRESH + 1
    assert await directory.people("T1", ["U1"]) == {"U1": Profile("민지")}, "nobody waits for what is known"
    await asyncio.sleep(0.01)
    assert await directory.people("T1", ["U1"]) == {"U1": Profile("새 민지")}
    assert slack.asked == 2


@pytest.mark.parametrize("error", [Refused("user_not_found"), TooSoon(1), Undeliverable("T1"), Away("?")])
async def test_what_slack_does_not_tell_is_asked_again_soon(time, error):
    faults, slack = Faults(), Slack(error, "민지", Away("?"))
    directory = Directory(slack, faults, time)
    assert await directory.people("T1", ["U1"]) == {"U1": NOBODY}
    assert faults == [error]
    time.now = AGAIN + 1
    await directory.people("T1", ["U1"])
    await asyncio.sleep(0.01)
    assert await directory.people("T1", ["U1"]) == {"U1": Profile("민지")}
    time.now = 2 * FRESH
    await directory.people("T1", ["U1"])
    await asyncio.sleep(0.01)
    assert await directory.people("T1", ["U1"]) == {"U1": Profile("민지")}, "better an old name than none"


async def test_nobody_waits_for_long(time, monkeypatch):
    monkeypatch.setattr("adapters.slack.directory.BUDGET", 0.02)
    directory = Directory(Slack(None), Faults(), time)
    assert await directory.people("T1", ["U1"]) == {}
    await directory.close()
