"""One history from its seed: some two hundred moves of everybody, and then the verdict."""

from __future__ import annotations

from contextlib import nullcontext

from tests.simulator.guards import GUARDS
from tests.simulator.people import Other, User
from tests.simulator.scene import Scene

WEIGHTS = {
    "asks": 10,
    "taps": 14,
    "deliver": 16,
    "other": 10,
    "push": 14,
    "pull": 8,
    "steps": 70,
    "wait": 8,
    "hint": 4,
    "kill": 3,
    "forget": 1,
}


class History:
    """Moves by chance; `scene` may have been tampered with before they begin."""

    def __init__(self, seed: int, guard: str | None = None) -> None:
        self.scene = Scene(seed)
        self._guard = GUARDS[guard] if guard else None
        self.moves = 0
        self.user, self.other_person = User(self.scene), Other(self.scene)

    def run(self, moves: int = 200) -> None:
        """With its guard switched off, if it was made so. Raises Broken."""
        tampering = (self._guard(self.scene) if self._guard else None) or nullcontext()
        with tampering:
            self._run(moves)

    def _run(self, moves: int) -> None:
        for name in self.scene.chance.choices(list(WEIGHTS), list(WEIGHTS.values()), k=moves):
            self.moves += 1
            getattr(self, name)()
            self.scene.judge.watch_google()
        self.scene.drain()
        self.scene.judge.verdict()

    def asks(self) -> None:
        self.user.asks()

    def taps(self) -> None:
        self.user.taps()

    def deliver(self) -> None:
        self.user.deliver()

    def other(self) -> None:
        self.other_person.acts()

    def push(self) -> None:
        self.scene.stage.start(self.scene.pusher.push)

    def pull(self) -> None:
        self.scene.stage.start(self.scene.puller.pull, self.scene.chance.choice(self.scene.calendars).id)

    def steps(self) -> None:
        """A few steps of whatever is under way."""
        for _ in range(4):
            self.scene.stage.step()
            self.scene.judge.watch_google()

    def wait(self) -> None:
        self.scene.clock.move(self.scene.chance.choice((0.5, 3, 7, 12, 40)))

    def hint(self) -> None:
        self.scene.stage.start(self.scene.memory.hint, self.scene.chance.choice(self.scene.calendars).id)

    def kill(self) -> None:
        self.scene.kill()

    def forget(self) -> None:
        self.scene.google.forget_tokens(self.scene.chance.choice(self.scene.calendars).remote_id)
