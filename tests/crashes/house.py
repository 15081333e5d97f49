"""Days in one house, with a kill in each step that has one coming: what it came to, and how long that took."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.crashes.day import DAY, Step
from tests.crashes.looking import Look, Looker
from tests.crashes.surroundings import ME, Surroundings
from tests.fakes.google import elsewhere

LOOK_EVERY, SEEN_TWICE = 0.2, 2
Looks = list[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Aim:
    """Kill at the `nth` time that a boundary is reached in a step."""

    step: str
    name: str
    nth: int


@dataclass
class Shot:
    """What a kill came to, in seconds from it on.

    `down` until there was a process again, `recovery` until the step was settled, `held` until nobody held anything.
    """

    aim: Aim
    struck: bool
    down: float = 0.0
    recovery: float = 0.0
    held: float = 0.0
    repeated: int = 0
    failure: str = ""


@dataclass
class Reference:
    """A day that nobody disturbed: the screen after each step, and which boundaries were reached in it."""

    looks: dict[str, Looks] = field(default_factory=dict)
    reached: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def join(self, other: Reference) -> None:
        """Who is faster is not the same every day, what is on the screen is."""
        if other.looks != self.looks:
            raise RuntimeError(f"two days that nobody disturbed differ: {self.looks}, {other.looks}")
        for step, names in other.reached.items():
            self.reached[step] |= names


class Days:
    """Plays days, one after the other."""

    def __init__(self, around: Surroundings, looker: Looker, patience: float) -> None:
        self._around, self._looker, self._patience = around, looker, patience

    @property
    def shown(self) -> Looks:
        """What stands on the screen below what was said about connecting."""
        return self._around.screen.looks(1)

    def connect(self) -> None:
        self._around.connect()
        self._until(
            lambda: any(
                verb == "connect" for shown in self._around.screen.messages for verb, _ in shown.buttons
            )
        )
        self._around.press("connect")
        self._until(lambda: self._looker.look().free)

    def reference(self) -> Reference:
        """A day without kills, with what was reached in it."""
        found = Reference()
        since, made = len(self._around.screen.messages), len(self._looker.items())
        for step in DAY:
            self._around.told.touches.clear()
            shot = self._play(step, None, since, made, None)
            if shot.failure:
                raise RuntimeError(f"{step.name}: {shot.failure}")
            found.reached[step.name].update(self._around.told.touches)
            found.looks[step.name] = self._around.screen.looks(since)
        return found

    def day(
        self, aims: Mapping[str, Aim], looks: Mapping[str, Looks], steps: Sequence[Step] = DAY
    ) -> list[Shot]:
        """As far as all goes well."""
        since, made = len(self._around.screen.messages), len(self._looker.items())
        shots = []
        for step in steps:
            aim = aims.get(step.name)
            shot = self._play(step, aim, since, made, looks.get(step.name))
            if aim is not None or shot.failure:
                shots.append(shot)
            if shot.failure:
                self._tidy()
                break
        return shots

    def _play(self, step: Step, aim: Aim | None, since: int, made: int, looks: Looks | None) -> Shot:
        before, repeated = len(self._around.told.deaths), self._around.screen.repeated(since)
        ended = self._around.told.ended
        if aim is not None:
            self._around.arm(aim.name, aim.nth)
        step.act(self._around, self._looker)
        shot = Shot(aim or Aim(step.name, "", 0), False)
        last = self._rest(shot, before)
        if aim is not None and not shot.struck:
            self._around.arm("", 0)
        shot.repeated = self._around.screen.repeated(since) - repeated
        shot.failure = self._wrong(step, shot, last, since, made, looks)
        if self._around.told.ended > ended:
            shot.failure += " the process ended by itself"
        return shot

    def _rest(self, shot: Shot, deaths: int) -> Look:
        """Look until nothing is left to do, or patience ends."""
        end, calm, settled = time.monotonic() + self._patience, 0, 0.0
        look = Look(False, False, "never looked")
        while time.monotonic() < end and calm < SEEN_TWICE:
            time.sleep(LOOK_EVERY)
            died = self._around.told.deaths[deaths:]
            if died and not shot.struck:
                shot.struck, calm, settled = True, 0, 0.0
            look, now = self._looker.look(), time.monotonic()
            settled = (settled or now) if look.settled else 0.0
            calm = calm + 1 if look.free else 0
            if died:
                shot.recovery, shot.held = max(0.0, (settled or now) - died[0].at), now - died[0].at
                shot.down = min(
                    (up - died[0].at for up in self._around.told.ups if up > died[0].at), default=0.0
                )
        return look

    def _wrong(self, step: Step, shot: Shot, last: Look, since: int, made: int, looks: Looks | None) -> str:
        if not last.free:
            return f"not at rest after {self._patience:.0f} s: {last.why}"
        items = self._looker.items()[made:]
        alive = sum(one["status"] != "cancelled" for one in items)
        if (len(items), alive) != (step.made, step.alive):
            return f"{len(items)} events in Google, {alive} alive; expected {step.made}, {step.alive}"
        unnoted = sum(len(death.unnoted) for death in self._around.told.deaths[-1:] if shot.struck)
        if shot.repeated > unnoted:
            return f"{shot.repeated} messages sent again, {unnoted} of them because nobody could know better"
        shown = self._around.screen.looks(since)
        if looks is not None and shown != looks:
            return f"the screen differs: {_difference(shown, looks)}"
        return ""

    def _tidy(self) -> None:
        """Whatever is left of a day that went wrong goes, questions too."""
        if any(verb == "discard" for verb, _ in self._around.screen.messages[-1].buttons):
            self._around.press("discard")
        with self._around.served.lock:
            for one in list(self._around.world.calendars[ME].events.items.values()):
                if one["status"] != "cancelled":
                    elsewhere.remove(self._around.world, ME, one["id"])
        self._around.served.courier.look()
        self._until(lambda: self._looker.look().free)

    def _until(self, reached: Callable[[], bool]) -> None:
        end = time.monotonic() + self._patience
        while not reached():
            if time.monotonic() > end:
                raise TimeoutError(self._looker.look().why)
            time.sleep(LOOK_EVERY)


def _difference(shown: Looks, looks: Looks) -> str:
    more = [one for one in shown if one not in looks]
    less = [one for one in looks if one not in shown]
    return f"more {more}, less {less}" if more or less else "in another order"
