"""Who people are, asked of Slack once an hour at most; nobody waits long for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from adapters.slack.heard import Payload, team_of
from adapters.slack.people import People, Profile, profile_of
from adapters.slack.places import Recent
from adapters.slack.wire import Away, Refused
from adapters.slack.workspaces import Workspaces
from core.dialogue.message import ConversationKey
from core.errors import TooSoon, Undeliverable
from core.ports import Faults

FRESH, AGAIN, BUDGET, MOST_ASKED = 3600.0, 5.0, 0.2, 8
NOBODY = Profile()
Who = tuple[str, str]


class Directory:
    """`now` counts seconds. Whoever was never asked about is waited for, for a moment: Slack waits for us meanwhile."""

    def __init__(self, workspaces: Workspaces, faults: Faults, now: Callable[[], float]) -> None:
        self._workspaces, self._faults, self._now = workspaces, faults, now
        self._known: Recent[Who, tuple[Profile, float]] = Recent()
        self._asking: dict[Who, asyncio.Task[None]] = {}

    async def people(self, team: str, users: Iterable[str]) -> People:
        """The profiles of these, as far as Slack tells them in time."""
        wanted = tuple(users)[:MOST_ASKED]
        unknown = {
            task for user in wanted if (task := self._ask((team, user))) and not self._has((team, user))
        }
        if unknown:
            await asyncio.wait(unknown, timeout=BUDGET)
        found = ((user, self._known.get((team, user))) for user in wanted)
        return {user: held[0] for user, held in found if held is not None}

    async def meet(self, key: ConversationKey) -> None:
        """Have this person's profile before it is needed."""
        await self.people(team_of(key), (key.user,))

    def learn(self, team: str, user: Payload) -> Profile:
        """Slack says by itself what somebody's profile is now."""
        profile = profile_of(user)
        self._known.put((team, str(user["id"])), (profile, self._now() + FRESH))
        return profile

    async def close(self) -> None:
        """What is being asked is asked no more."""
        tasks = list(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _has(self, who: Who) -> bool:
        return self._known.get(who) is not None

    def _ask(self, who: Who) -> asyncio.Task[None] | None:
        """The question that is under way, or one that is due."""
        held = self._known.get(who)
        if held is not None and self._now() <= held[1]:
            return None
        if who not in self._asking:
            task = self._asking[who] = asyncio.create_task(self._look_up(who))
            task.add_done_callback(lambda _: self._asking.pop(who, None))
        return self._asking[who]

    async def _look_up(self, who: Who) -> None:
        team, user = who
        try:
            told = await self._workspaces.form(team, "users.info", user=user, include_locale="true")
        except (Refused, TooSoon, Undeliverable, Away) as error:
            self._faults.note("users.info", None, error)
            self._known.put(who, (self._before(who), self._now() + AGAIN))
        else:
            self.learn(team, told["user"])

    def _before(self, who: Who) -> Profile:
        held = self._known.get(who)
        return held[0] if held else NOBODY
