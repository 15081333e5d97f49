"""Pictures of every kind are drawn, read and understood: events right, invented and missed, by kind.

    --part learn|held|both     the templates and words to learn from, those kept back, or both (default both)
    --each N                   pictures of every template (default 2)
    --seed N                   another draw (default 1)
    --kind WORD                only kinds with this word
    --show                     every picture that is not exactly right, with what was read and understood
    --keep FOLDER              leave the pictures there

An event is right when its start is (to the minute, or the day), its end where it is printed, its weekly rule where there
is one, and its title is like one of those expected. How long the reading took is told for all pictures, and for screenshots
of a telephone (1080×2340). Needs the local engine and a Chromium browser.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from statistics import quantiles
from typing import Any

from adapters.tesseract.local import LocalOcr
from core.dialogue.reading import Reading
from tests.benchmarks.options import number, text
from tests.pictures import months, nothing, notices, papers, tables, talks, tickets
from tests.pictures.camera import camera
from tests.pictures.scene import PHONE, Part, Scene, scenes
from tests.pictures.scoring import Score, judged, proposed

ROOMS = (talks, notices, papers, tickets, tables, nothing, months)


def main(options: list[str]) -> Mapping[str, object]:
    """Draws, reads, scores."""
    part = text(options, "--part", "both")
    parts: tuple[Part, ...] = (
        ("learn", "held") if part == "both" else ("held",) if part == "held" else ("learn",)
    )
    figures: dict[str, Any] = {}
    ok = True
    for one in parts:
        drawn = [
            scene
            for scene in scenes(one, int(number(options, "--seed", 1)), int(number(options, "--each", 2)))
            if text(options, "--kind", "") in scene.kind
        ]
        taken = _taken(drawn, text(options, "--keep", ""))
        readings, seconds = asyncio.run(_read(taken))
        total = _report(one, drawn, readings, "--show" in options)
        screens = [took for scene, took in zip(drawn, seconds, strict=True) if scene.screen == PHONE]
        figures[one] = total.figures() | _times("picture", seconds) | _times("screenshot", screens)
        ok = ok and total.share >= 0.9 and total.invented <= max(2, 0.02 * total.wanted)
    return {"figures": figures | {"load": round(os.getloadavg()[0], 1), "cores": os.cpu_count()}, "ok": ok}


def _times(name: str, seconds: list[float]) -> dict[str, float]:
    """Half of them, and 95 of 100, were read within so many seconds."""
    if len(seconds) < 2:
        return {}
    cuts = quantiles(seconds, n=100, method="inclusive")
    return {f"{name}_p50_s": round(cuts[49], 2), f"{name}_p95_s": round(cuts[94], 2)}


def _taken(drawn: list[Scene], keep: str) -> list[bytes]:
    with camera() as lens:
        pictures = [lens.take(scene) for scene in drawn]
    if keep:
        Path(keep).mkdir(parents=True, exist_ok=True)
        for scene, picture in zip(drawn, pictures, strict=True):
            Path(keep, f"{scene.name}.png").write_bytes(picture)
    return pictures


async def _read(pictures: list[bytes]) -> tuple[list[Reading], list[float]]:
    readings, seconds = [], []
    async with LocalOcr(limit=120, start=120) as ocr:  # whoever measures may have busy neighbours
        await ocr.read(pictures[0])  # the engine warms up
        for picture in pictures:
            started = time.perf_counter()
            readings.append(await ocr.read(picture))
            seconds.append(time.perf_counter() - started)
    return readings, seconds


def _report(part: str, drawn: list[Scene], readings: list[Reading], show: bool) -> Score:
    kinds: defaultdict[str, Score] = defaultdict(Score)
    total = Score()
    for scene, reading in zip(drawn, readings, strict=True):
        got = proposed(reading, scene)
        score = judged(scene, got)
        kinds[scene.kind] += score
        total += score
        if show and not score.perfect:
            print(
                f"\n{scene.name} ({scene.now.isoformat()})\n  wanted {[vars(one) for one in scene.events]}\n  got    {got}\n  read   {reading.text!r}"
            )
    print(f"\n{part:<26}{'pictures':>9}{'events':>8}{'right':>7}{'missed':>8}{'invented':>10}")
    for kind, score in sorted(kinds.items()):
        print(score.row(kind))
    print(total.row("all"))
    return total
