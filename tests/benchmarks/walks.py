"""Random walks through conversations, many and long: whatever may happen, in any order, and every promise after it."""

from __future__ import annotations

import argparse
import random
import time
import traceback
from collections import Counter

from tests.core.dialogue.walking import Walk

MOVES = {
    "write": 6,
    "send_pictures": 1,
    "take_along": 1,
    "edit": 1,
    "carry_out_one": 14,
    "deliver_one": 6,
    "press": 8,
    "wait": 1,
    "come_due": 2,
    "meddle": 1,
    "crash": 1,
    "settle": 2,
    "hear_from_afar": 4,
}


def main(options: list[str]) -> dict[str, object]:
    """Walks until there are enough histories, or the time is up; tells the seed of the first that broke a promise."""
    wanted = _options(options)
    begun, steps, walks, broken = time.monotonic(), 0, 0, []
    told: Counter[str] = Counter()
    while walks < wanted.histories and time.monotonic() - begun < wanted.seconds:
        seed = wanted.seed + walks
        walk, error = _walk(seed, wanted.steps)
        walks, steps = walks + 1, steps + walk.steps
        told += walk.told
        if error is not None:
            print(f"seed {seed} after {walk.steps} steps:\n{error}")
            broken.append(seed)
    seconds = round(time.monotonic() - begun, 1)
    print(f"seed {wanted.seed}: {walks} walks, {steps} steps, {len(broken)} broken, {seconds} s")
    figures = {"walks": walks, "steps": steps, "broken": len(broken), "seconds": seconds, "seed": wanted.seed}
    figures |= {f"{kind}s": number for kind, number in sorted(told.items())}
    return {
        "figures": figures | {"first_broken": broken[0] if broken else None},
        "ok": not broken and walks > 0,
    }


def _walk(seed: int, moves: int) -> tuple[Walk, str | None]:
    chance = random.Random(seed)
    walk = Walk(chance.choice)
    names, weights = list(MOVES), list(MOVES.values())
    try:
        for name in chance.choices(names, weights, k=moves):
            getattr(walk, name)()
        walk.settle()
    except Exception:
        return walk, traceback.format_exc()
    return walk, None


def _options(options: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="walks", description=__doc__)
    parser.add_argument("--histories", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(10**9))
    return parser.parse_args(options)
