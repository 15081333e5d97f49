"""The whole matrix: a day that nobody disturbs shows what there is to kill at, then many houses are killed at once."""

from __future__ import annotations

import math
import multiprocessing
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sqlalchemy import create_engine

from adapters.database.open import address_of
from tests.crashes import plan
from tests.crashes.house import Aim, Days, Looks, Reference, Shot
from tests.crashes.looking import Looker
from tests.crashes.nursery import LOG
from tests.crashes.surroundings import Surroundings
from tests.fakes.postgres import Server

TRIES = 5  # a boundary that is not reached every time gets another chance
REFERENCES = 4  # days that nobody disturbs: what happens at once happens in this order or that


@dataclass(frozen=True)
class Plot:
    """Where houses are built: under `root`, on a server that has a migrated `template`, or each on a file.

    A step may take `patience` seconds, and no day begins after `end`.
    """

    nursery: Path
    root: Path
    server: Server | None
    template: str
    patience: float
    end: float = math.inf

    def database(self) -> str | None:
        """A new one."""
        return self.server.url(self.server.create(self.template)) if self.server else None


@dataclass
class Came:
    """What the days of one house came to."""

    shots: list[Shot] = field(default_factory=list)
    not_run: list[Aim] = field(default_factory=list)
    log: Counter[str] = field(default_factory=Counter)


@contextmanager
def housed(plot: Plot, folder: Path, seed: int, *, traces: bool = False) -> Iterator[Days]:
    """A new house with Google connected."""
    database = plot.database()
    engine = create_engine(address_of(database, folder))
    around = Surroundings(plot.nursery, database, folder, seed, traces=traces)
    try:
        with around:
            days = Days(around, Looker(around, engine), plot.patience)
            days.connect()
            yield days
    finally:
        engine.dispose()


def learned(plot: Plot, seed: int) -> Reference:
    """The second day: the first one is not like all the others."""
    with housed(plot, Path(tempfile.mkdtemp(dir=plot.root)), seed, traces=True) as days:
        days.reference()
        return days.reference()


def lived(plot: Plot, seed: int, wanted: plan.Days, looks: Mapping[str, Looks]) -> Came:
    """A house that is killed as planned."""
    came, left, folder = Came(), list(wanted), Path(tempfile.mkdtemp(dir=plot.root))
    try:
        with housed(plot, folder, seed) as days:
            while left and time.monotonic() < plot.end:
                shots = days.day(left[0], looks)
                came.shots += shots
                for shot in shots:
                    if shot.failure:
                        print(f"WRONG seed {seed}: {shot}", flush=True)
                done = [shot.aim for shot in shots]
                came.not_run += [aim for aim in left.pop(0).values() if aim not in done]
    except Exception as error:
        came.shots.append(Shot(Aim("", "", 0), False, failure=f"{type(error).__name__}: {error}"))
    came.not_run += [aim for day in left for aim in day.values()]
    came.log = _trouble(folder / LOG)
    return came


@dataclass
class Matrix:
    """Runs everything, in so many houses at once."""

    plot: Plot
    houses: int
    repeats: int
    seed: int
    only: str = ""
    shots: list[Shot] = field(default_factory=list)
    missed: list[Aim] = field(default_factory=list)
    log: Counter[str] = field(default_factory=Counter)
    boundaries: int = 0

    def run(self) -> None:
        with ProcessPoolExecutor(self.houses, multiprocessing.get_context("fork")) as pool:
            reference = self._reference(pool)
            found = plan.places(reference.reached, self.only)
            wanted = plan.aims(found, self.repeats, Random(self.seed))
            self.boundaries = len(found)
            print(f"{len(found)} boundaries, {len(wanted)} kills", flush=True)
            for turn in range(TRIES):
                wanted = self._turn(pool, turn, wanted, reference.looks)
                if not wanted or time.monotonic() > self.plot.end:
                    break
                wanted = plan.elsewhere(found, wanted, Random(self.seed + turn))
        self.missed = wanted

    def _reference(self, pool: ProcessPoolExecutor) -> Reference:
        days = [pool.submit(learned, self.plot, self.seed + number) for number in range(REFERENCES)]
        reference = days[0].result()
        for other in days[1:]:
            reference.join(other.result())
        return reference

    def _turn(
        self, pool: ProcessPoolExecutor, turn: int, wanted: list[Aim], looks: Mapping[str, Looks]
    ) -> list[Aim]:
        """Everything that is wanted; what was not struck comes back."""
        begun, again = time.monotonic(), list[Aim]()
        plans = [days for days in plan.days(wanted, self.houses) if days]
        seeds = range(self.seed + turn * self.houses, self.seed + (turn + 1) * self.houses)
        running = [
            pool.submit(lived, self.plot, seed, days, looks) for seed, days in zip(seeds, plans, strict=False)
        ]
        for one in as_completed(running):
            came = one.result()
            self.log += came.log
            self.shots += [shot for shot in came.shots if shot.struck or shot.failure]
            again += [shot.aim for shot in came.shots if not shot.struck and not shot.failure] + came.not_run
        seconds = time.monotonic() - begun
        print(f"turn {turn + 1}: {len(wanted)} wanted, {len(again)} left, {seconds:.0f} s", flush=True)
        return again


def _trouble(log: Path) -> Counter[str]:
    """What the house itself complained of."""
    lines = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
    return Counter(line[:160] for line in lines if line and not line.startswith((" ", "\t")))
