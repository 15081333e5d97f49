"""Random two-sided histories under every fault and crash: both calendars end the same, and as people were told.

`--histories N` (2,000) with `--steps N` (200) moves each from `--seed N`, on `--workers N` (2) processes;
`--seconds N` ends the search earlier. `--guards all`, or one by its name, switches a guard of the protocol off instead
and looks until a promise is broken: a search that finds nothing then is blind.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from tests.benchmarks.options import number, text
from tests.simulator.guards import GUARDS
from tests.simulator.history import History

CHUNK = 25


@dataclass(slots=True)
class Found:
    histories: int = 0
    steps: int = 0
    told: Counter[str] = field(default_factory=Counter)
    broken: dict[int, str] = field(default_factory=dict)

    def add(self, other: Found) -> None:
        self.histories += other.histories
        self.steps += other.steps
        self.told += other.told
        self.broken |= other.broken


def main(options: list[str]) -> dict[str, object]:
    """Searches; tells the seeds of the histories that broke a promise."""
    seed = int(number(options, "--seed", random.randrange(10**9)))
    wanted = int(number(options, "--histories", 2_000))
    steps, until = (
        int(number(options, "--steps", 200)),
        time.monotonic() + number(options, "--seconds", 86_400),
    )
    workers, guards = int(number(options, "--workers", 2)), text(options, "--guards", "")
    print(f"seed {seed}")
    with ProcessPoolExecutor(workers) as pool:
        if guards:
            names = list(GUARDS) if guards == "all" else guards.split(",")
            return _blindness(pool, names, seed, wanted, steps)
        return _search(pool, seed, wanted, steps, until)


def _search(pool: ProcessPoolExecutor, seed: int, wanted: int, steps: int, until: float) -> dict[str, object]:
    begun, found = time.monotonic(), Found()
    for part in _parts(pool, seed, wanted, steps, None):
        found.add(part)
        for broken, why in part.broken.items():
            print(f"seed {broken}: {why}", flush=True)
        if found.histories % 1_000 == 0:
            print(f"{found.histories} histories, {len(found.broken)} broken", flush=True)
        if time.monotonic() > until:
            break
    pool.shutdown(wait=False, cancel_futures=True)
    figures = {
        "histories": found.histories,
        "steps": found.steps,
        "broken": len(found.broken),
        "seconds": round(time.monotonic() - begun, 1),
        "seed": seed,
        "first_broken": min(found.broken, default=None),
        **dict(sorted(found.told.items())),
    }
    return {"figures": figures, "ok": not found.broken and found.histories > 0}


def _blindness(
    pool: ProcessPoolExecutor, names: list[str], seed: int, wanted: int, steps: int
) -> dict[str, object]:
    """For each guard how many histories it took to miss it; None where nobody did."""
    figures: dict[str, object] = {"seed": seed}
    for name in names:
        looked = 0
        figures[name] = None
        for part in _parts(pool, seed, wanted, steps, name):
            looked += part.histories
            if part.broken:
                figures[name] = looked
                break
        print(f"without {name}: {figures[name]}", flush=True)
    return {"figures": figures, "ok": None not in figures.values()}


def _parts(
    pool: ProcessPoolExecutor, seed: int, wanted: int, steps: int, guard: str | None
) -> Iterator[Found]:
    """A few chunks ahead at a time, so that a search can end early."""
    starts = iter(range(seed, seed + wanted, CHUNK))
    running = []
    while True:
        while len(running) < 4 and (start := next(starts, None)) is not None:
            running.append(pool.submit(play, start, min(CHUNK, seed + wanted - start), steps, guard))
        if not running:
            return
        yield running.pop(0).result()


def play(first: int, count: int, steps: int, guard: str | None) -> Found:
    """Some histories, one after another."""
    found = Found()
    for seed in range(first, first + count):
        history = History(seed, guard)
        try:
            history.run(steps)
        except Exception as error:
            if guard and not isinstance(error, AssertionError):
                continue  # the tampering itself went wrong, which proves nothing
            found.broken[seed] = f"{type(error).__name__}: {error}"[:300]
        found.histories, found.steps = found.histories + 1, found.steps + history.moves
        found.told += history.scene.judge.told
    return found
