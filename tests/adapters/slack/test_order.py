"""What is said in one chat is taken in the order in which it came, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.slack.directory import Directory
from adapters.slack.front import Front, Inside
from adapters.slack.heard import key_of
from adapters.slack.places import Places
from core.receipt import Receipt
from core.reception import Reception
from core.world import World


class Assistant:
    """Takes as long for each message as it is told, and remembers the order."""

    def __init__(self, world, pauses):
        self.world, self.pauses, self.taken = world, pauses, []

    async def receive(self, key, _id, happened):
        text = happened.message.text
        for _ in range(self.pauses[text]):
            await asyncio.sleep(0)
        self.taken.append((key, text))
        return Receipt(True)

    async def carry_out(self, _receipt):
        await asyncio.sleep(0)


class Silent:
    """A workspace whose people take a while to look up."""

    def __init__(self, pauses):
        self.pauses = pauses

    async def form(self, _team, _method, user, **_):
        for _ in range(self.pauses[user]):
            await asyncio.sleep(0)
        return {"user": {"id": user, "real_name": user}}


class Faults:
    def note(self, *_):
        raise AssertionError(_)


def world_of():
    blank = dict.fromkeys(World.__dataclass_fields__)
    return World(**blank | {"faults": Faults(), "newborn": uuid4})


def payload(user, number):
    said = {
        "type": "message",
        "channel_type": "im",
        "channel": f"D{user}",
        "user": user,
        "text": f"{user}-{number}",
    }
    return {"team_id": "T1", "event": said | {"ts": f"{number}.000001"}}


chats = st.lists(st.sampled_from(["U1", "U2", "U3"]), min_size=1, max_size=15)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chats, st.randoms(use_true_random=False))
def test_the_order_within_a_chat_is_kept(users, random):
    said = [(user, number) for number, user in enumerate(users)]
    pauses = {f"{user}-{number}": random.randint(0, 5) for user, number in said}
    pauses |= {user: random.randint(0, 9) for user in users}

    async def play():
        assistant = Assistant(world_of(), pauses)
        reception = Reception(assistant)
        directory = Directory(Silent(pauses), Faults(), lambda: 0.0)
        front = Front(Inside(assistant.world, reception, None, directory, Places(lambda: 0.0), None))
        await asyncio.gather(*(front.told(payload(user, number)) for user, number in said))
        await reception.close()
        return assistant.taken

    taken = asyncio.run(play())
    for user in set(users):
        key = key_of("T1", f"D{user}", user)
        assert [text for whose, text in taken if whose == key] == [f"{u}-{n}" for u, n in said if u == user]
