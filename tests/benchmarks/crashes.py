"""Real processes killed (-9) at every boundary between two effects, on PostgreSQL: nothing is lost, doubled or untold.

`--repeats N` (20) kills at each boundary, from `--seed N`, in `--worlds N` (14) houses at once; `--only WORDS` takes the
boundaries whose name holds these words, `--patience N` (150) is how many seconds a step may take to come to rest, and no
day begins after `--seconds N` (3000). A kill takes ten seconds of waiting for leases and about one of a core.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from adapters.database.migrate import migrate
from tests.benchmarks.options import number, text
from tests.crashes.house import Shot
from tests.crashes.matrix import Matrix, Plot
from tests.crashes.nursery import nursery
from tests.fakes.postgres import new_home, server, stop

SECONDS = 15.0  # within which 95 of 100 interrupted steps are to be settled


def main(options: list[str]) -> dict[str, object]:
    """The matrix on a server of its own."""
    seed = int(number(options, "--seed", random.randrange(10**6)))
    print(f"seed {seed}")
    loading = _loading()
    begun, home = time.monotonic(), new_home()
    try:
        running = server(home, os.getpid())
        template = running.create()
        migrate(running.url(template), home)
        with tempfile.TemporaryDirectory() as folder, nursery(Path(folder)) as address:
            patience, seconds = number(options, "--patience", 150), number(options, "--seconds", 3000)
            plot = Plot(address, Path(folder), running, template, patience, begun + seconds)
            houses, repeats = int(number(options, "--worlds", 14)), int(number(options, "--repeats", 20))
            matrix = Matrix(plot, houses, repeats, seed, text(options, "--only", ""))
            matrix.run()
    finally:
        stop(home)
    _tell(matrix)
    return _outcome(matrix, time.monotonic() - begun, loading)


def _loading() -> float:
    """How long a fresh interpreter takes to load the product: that much is not in the figures, houses are forked."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-P", "-c", "from tests.crashes.nursery import load; load()"], check=True)
    return time.monotonic() - begun


def _outcome(matrix: Matrix, seconds: float, loading: float) -> dict[str, object]:
    kills = [shot for shot in matrix.shots if shot.struck]
    failed = [shot for shot in matrix.shots if shot.failure]
    recovery, held = [shot.recovery for shot in kills], [shot.held for shot in kills]
    down = [shot.down for shot in kills]
    figures = {
        "boundaries": matrix.boundaries,
        "kills": len(kills),
        "recovered": len(kills) - sum(shot.struck for shot in failed),
        "failures": len(failed),
        "repeated_messages": sum(shot.repeated for shot in kills),
        "loading_s": round(loading, 2),
        "down_p50_s": _at(down, 50),
        "down_p95_s": _at(down, 95),
        "recovery_p50_s": _at(recovery, 50),
        "recovery_p95_s": _at(recovery, 95),
        "recovery_max_s": _at(recovery, 100),
        "held_p95_s": _at(held, 95),
        "held_max_s": _at(held, 100),
        "not_reached": len(matrix.missed),
        "seconds": round(seconds),
        "load": round(os.getloadavg()[2], 1),
        "seed": matrix.seed,
    }
    return {
        "figures": figures,
        "ok": bool(kills) and not failed and not matrix.missed and _at(recovery, 95) < SECONDS,
    }


def _tell(matrix: Matrix) -> None:
    """Each boundary on a line, slowest first; then what went wrong, and what the houses complained of."""
    by_name: dict[str, list[Shot]] = defaultdict(list)
    for shot in matrix.shots:
        by_name[shot.aim.name].append(shot)
    for name, shots in sorted(by_name.items(), key=lambda one: -_at([shot.recovery for shot in one[1]], 95)):
        took, held = [shot.recovery for shot in shots], [shot.held for shot in shots]
        wrong = sum(bool(shot.failure) for shot in shots)
        again = sum(shot.repeated for shot in shots)
        print(
            f"{name:<52} {len(shots):>3} kills  p50 {_at(took, 50):>5}  max {_at(took, 100):>5}"
            f"  held {_at(held, 100):>5}  again {again:>2}  wrong {wrong}"
        )
    _tell_failures(shot for shot in matrix.shots if shot.failure)
    for line, count in matrix.log.most_common(20):
        print(f"log {count:>4}  {line}")
    for aim in matrix.missed:
        print(f"never reached: {aim}")


def _tell_failures(failed: Iterable[Shot]) -> None:
    for shot in failed:
        print(
            f"WRONG {shot.aim.step} / {shot.aim.name} #{shot.aim.nth} ({shot.recovery:.1f} s): {shot.failure}"
        )


def _at(values: Sequence[float], percent: int) -> float:
    if not values:
        return 0.0
    if percent == 100 or len(values) == 1:
        return round(max(values), 2)
    return round(statistics.quantiles(values, n=100, method="inclusive")[percent - 1], 2)
