"""Which kill falls where: every boundary so many times, spread over the steps in which it is reached."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from random import Random

from tests.crashes.house import Aim

Days = list[dict[str, Aim]]


def places(reached: Mapping[str, Counter[str]], only: str = "") -> dict[str, list[Aim]]:
    """Where each boundary was reached, by its name."""
    found: dict[str, list[Aim]] = defaultdict(list)
    for step, names in reached.items():
        for name, times in names.items():
            if only in name:
                found[name] += [Aim(step, name, nth) for nth in range(1, times + 1)]
    return dict(found)


def aims(found: Mapping[str, list[Aim]], repeats: int, chance: Random) -> list[Aim]:
    """Each boundary `repeats` times; the steps get about as many each, since each has one kill a day."""
    load: Counter[str] = Counter()
    chosen: list[Aim] = []
    for where in sorted(found.values(), key=len):
        used: Counter[Aim] = Counter()
        for _ in range(repeats):
            aim = min(
                where,
                key=lambda one: (used[one] > 1 + repeats // len(where), load[one.step], chance.random()),
            )
            used[aim] += 1
            load[aim.step] += 1
            chosen.append(aim)
    chance.shuffle(chosen)
    return chosen


def elsewhere(found: Mapping[str, list[Aim]], wanted: Iterable[Aim], chance: Random) -> list[Aim]:
    """The same boundaries, wherever they are reached."""
    return [chance.choice(found[aim.name]) for aim in wanted]


def days(wanted: Iterable[Aim], houses: int) -> list[Days]:
    """For each house its days: at most one kill in each step of a day."""
    steps: dict[str, list[Aim]] = defaultdict(list)
    for aim in wanted:
        steps[aim.step].append(aim)
    plans: list[Days] = [[] for _ in range(houses)]
    for step, dealt in steps.items():
        for number, aim in enumerate(dealt):
            plan, day = plans[number % houses], number // houses
            while len(plan) <= day:
                plan.append({})
            plan[day][step] = aim
    return plans
