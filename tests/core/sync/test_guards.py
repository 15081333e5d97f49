"""One directed script for each guard of the protocol: it comes out well, and does not once the guard is off."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain, repeat
from typing import Any

import pytest

from core.calendar.draft import Draft, Proposal, proposal_of
from core.calendar.event import Event
from core.calendar.when import AllDay, Timed
from core.dialogue.buttons import Press
from core.dialogue.inputs import ButtonPressed
from tests.simulator.guards import GUARDS
from tests.simulator.judge import Broken
from tests.simulator.people import User
from tests.simulator.scene import KEY, Scene
from tests.simulator.stage import Pause, Stage, at_once

LUNCH = Timed(datetime(2026, 11, 25, 3, tzinfo=UTC), datetime(2026, 11, 25, 4, tzinfo=UTC), "Asia/Seoul")
NO_REPLY = 0.15


class Script:
    """Somebody who does one thing after another in a world without chance."""

    def __init__(self) -> None:
        self.scene = Scene(1)
        self.scene.weather.luck = lambda: 1.0
        self.primary = self.scene.calendars[0]

    # the person here

    def confirms(self, draft: Draft) -> None:
        at_once(User(self.scene)._show(draft, list(self.scene.rows.values())))
        conversation = self.scene.conversation
        assert conversation is not None
        card = conversation.cards[-1]
        self.taps(Press("confirm", card.id, card.revision))

    def taps(self, press: Press) -> None:
        at_once(self.scene.assistant.receive(KEY, self.scene.births(), ButtonPressed(press)))

    def adds(self, title: str = "점심") -> Event:
        draft = Draft(self.scene.births(), "create", Proposal(title, LUNCH), calendar=self.primary.id)
        self.confirms(draft)
        return next(row for row in self.scene.rows.values() if row.title == title)

    def renames(self, row: Event, title: str) -> None:
        proposal = replace(proposal_of(row, row.when), title=title)
        self.confirms(Draft(self.scene.births(), "update", proposal, base=row, was=row.when))

    def takes_back(self) -> None:
        conversation = self.scene.conversation
        assert conversation is not None
        group = next(card.group for card in reversed(conversation.cards) if card.group)
        self.taps(Press("undo", group))

    # the work

    def push(self) -> None:
        at_once(self.scene.pusher.push())
        self.scene.judge.watch_google()

    def pull(self) -> None:
        at_once(self.scene.puller.pull(self.primary.id))
        self.scene.judge.watch_google()

    def under_way(self, work: Any, *given: Any) -> Stage:
        stage = Stage(self.scene.chance)
        stage.start(work, *given)
        return stage

    def until(self, stage: Stage, port: Any, name: str, *, answered: bool = False) -> None:
        """As far as the moment before, or after, the first call of this port."""
        called: list[bool] = []
        real = getattr(port, name)

        async def watched(*given: Any) -> Any:
            if not answered:
                called.append(True)
                await Pause()
            try:
                return await real(*given)
            finally:
                called.append(True)
                await Pause()

        setattr(port, name, watched)
        while not called:
            stage.step()
        setattr(port, name, real)

    def finish(self, stage: Stage) -> None:
        stage.run()
        self.scene.judge.watch_google()

    def ends_well(self) -> None:
        self.scene.drain()
        self.scene.judge.verdict()


def ids(script: Script) -> None:
    script.adds()
    script.scene.weather.luck = chain([NO_REPLY], repeat(1.0)).__next__
    script.push()


def ledger(script: Script) -> None:
    script.adds()
    script.scene.kill()


def if_match(script: Script) -> None:
    row = script.adds()
    script.push()
    script.renames(row, "점심 약속")
    pushing = script.under_way(script.scene.pusher.push)
    script.until(pushing, script.scene.weather, "patch")
    script.scene.google.edit("primary", row.id.hex, title="lunch")
    script.finish(pushing)


def base(script: Script) -> None:
    row = script.adds()
    script.push()
    script.renames(row, "점심 약속")
    script.scene.google.edit("primary", row.id.hex, title="lunch")
    script.pull()
    script.push()


def sweep(script: Script) -> None:
    day = AllDay(date(2026, 11, 26), date(2026, 11, 26))
    name = script.scene.google.create("primary", Event(script.scene.births(), "운동회", day))
    script.pull()
    script.scene.google.remove("primary", name)
    script.scene.google.forget_tokens("primary")
    script.pull()


def watermark(script: Script) -> None:
    script.scene.google.forget_tokens("primary")
    pulling = script.under_way(script.scene.puller.pull, script.primary.id)
    script.until(pulling, script.scene.google, "page", answered=True)  # the one that is refused
    script.until(pulling, script.scene.google, "page", answered=True)
    script.adds()
    script.push()
    script.finish(pulling)


def order(script: Script) -> None:
    script.scene.chance.choice = lambda many: many[-1]  # type: ignore[method-assign]
    row = script.adds()
    script.renames(row, "점심 약속")
    script.push()


def fence(script: Script) -> None:
    row = script.adds()
    script.push()
    script.renames(row, "점심 약속")
    slow = script.under_way(script.scene.pusher.push)
    script.until(slow, script.scene.weather, "patch")
    script.takes_back()
    script.scene.clock.move(11)
    script.push()
    script.finish(slow)


def versions(script: Script) -> None:
    row = script.adds()
    script.push()
    script.renames(row, "점심 약속")
    pushing = script.under_way(script.scene.pusher.push)
    script.until(pushing, script.scene.google, "patch", answered=True)
    script.scene.google.edit("primary", row.id.hex, location="강남역")
    script.pull()
    script.finish(pushing)


SCRIPTS = {
    script.__name__: script
    for script in (ids, ledger, if_match, base, sweep, watermark, order, fence, versions)
}


def test_every_guard_has_a_script():
    assert SCRIPTS.keys() == GUARDS.keys()


@pytest.mark.parametrize("name", SCRIPTS)
def test_with_all_guards_it_comes_out_well(name):
    script = Script()
    SCRIPTS[name](script)
    script.ends_well()


@pytest.mark.parametrize("name", SCRIPTS)
def test_without_its_guard_a_promise_is_broken(name):
    script = Script()
    with GUARDS[name](script.scene) or nullcontext(), pytest.raises(Broken):
        SCRIPTS[name](script)
        script.ends_well()
