"""How well words are understood: each field by file, and sentences that are right in everything that counts.

    ./run eval                 our own sentences (the .jsonl files beside this one), against the figures recorded
    ./run eval FILE…           others of the same format, one JSON object a line:
                               {id, lang, now, tz, text, intent, title, start, end, all_day, location, attendees, rrule}
                               or corpora of times alone: {id, lang, now, text, kind, any: [{start, end}]}
    --pictures                 pictures that are drawn on the spot instead, as in `./run bench pictures`
    --errors N                 show N sentences that went wrong
    --record                   write down the figures of the own files as those to be kept
    --interpreter openai       by the model of the settings (OPENAI_API_KEY, OPENAI_BASE_URL …) instead of our own rules: its
                               tokens and what they cost are told at the end, and no figure is recorded or held against
                               those of the rules. --at-once N questions (8); --first N sentences of each file

Exact match: intent, start, end, all_day and rrule of an event to create, the intent of everything else. Full match adds
title, location and attendees. A figure below the recorded one is a failure.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from adapters.offline.interpreter import OfflineInterpreter
from bot.preview import EMPTY, predict
from core.dialogue.interpretation import Interpretation, Request
from core.errors import ModelFailed
from core.ports import Interpreter
from core.usage import Price, Usage, dollars_of
from tests.benchmarks import pictures
from tests.benchmarks.judging import judged
from tests.benchmarks.options import number, text

SHELF = Path(__file__).resolve().parent
RECORDED = SHELF / "understood.json"
ZONE = "Asia/Seoul"
TRIES = 5


def main(options: list[str]) -> dict[str, Any]:
    """Score every file named in the options, or the own ones."""
    if "--pictures" in options:
        return dict(pictures.main(options))
    shown, outside = (
        int(number(options, "--errors", 0)),
        text(options, "--interpreter", "offline") == "openai",
    )
    named = [Path(option) for option in options if option.endswith(".jsonl")]
    most = int(number(options, "--first", 0)) or None
    files = {file.stem: [*load(file)][:most] for file in named or sorted(SHELF.glob("*.jsonl"))}
    wrong: list[str] = []
    started, count = time.perf_counter(), sum(map(len, files.values()))
    if outside:
        figures, told = asyncio.run(asked_outside(files, int(number(options, "--at-once", 8)), wrong))
    else:
        figures, told = asyncio.run(scored_all(files, OfflineInterpreter(), wrong)), {}
    spent = time.perf_counter() - started
    print("\n".join(wrong[:shown]))
    for name in sorted(figures):
        print(f"{name:<32}{figures[name]:>7.1f} %")
    if outside:
        print(" · ".join(f"{name} {value}" for name, value in told.items()))
        return {"figures": figures | told, "ok": True}
    if "--record" in options:
        RECORDED.write_text(json.dumps(recorded() | figures, indent=1, sort_keys=True) + "\n", "utf-8")
    dropped = {name: kept for name, kept in recorded().items() if figures.get(name, kept) < kept}
    for name, kept in dropped.items():
        print(f"{name} was {kept} %")
    return {"figures": figures | {"sentences_per_second": round(count / spent)}, "ok": not dropped}


async def asked_outside(
    files: dict[str, list[dict[str, Any]]], at_once: int, wrong: list[str]
) -> tuple[dict[str, float], dict[str, Any]]:
    """The same by a model, and what that cost. Raises ValueError without a key."""
    from bot.openai import access_of, reading, terms_of
    from bot.settings import Settings

    settings = Settings()
    async with reading(settings) as interpreter:
        counting = Counting(interpreter)
        figures = await scored_all(files, counting, wrong, at_once)
    access = access_of(settings)
    assert access is not None
    return figures, counting.told(terms_of(settings, access).prices)


async def scored_all(
    files: dict[str, list[dict[str, Any]]], interpreter: Interpreter, wrong: list[str], at_once: int = 1
) -> dict[str, float]:
    """Every file's share that is right."""
    figures: dict[str, float] = {}
    for name, rows in files.items():
        got = await predicted(rows, interpreter, at_once)
        figures |= {f"{name}.{what}": figure for what, figure in scored(rows, got, wrong).items()}
    return figures


async def predicted(
    rows: list[dict[str, Any]], interpreter: Interpreter, at_once: int = 1
) -> list[dict[str, Any]]:
    """In their order; where there is no reading, nothing is right."""
    turns = asyncio.Semaphore(at_once)

    async def one(row: dict[str, Any]) -> dict[str, Any]:
        async with turns:
            try:
                return await predict(interpreter, row, instant(row), row.get("tz", ZONE))
            except ModelFailed as error:
                return {"id": row.get("id"), "intent": f"none: {error.reason}"} | EMPTY

    if at_once == 1:
        return [await one(row) for row in rows]
    return await asyncio.gather(*map(one, rows))


@dataclass
class Counting:
    """A reader, and what it spent; one that is told to wait does, a few times."""

    reader: Interpreter
    spent: Usage | None = None
    failed: Counter[str] = field(default_factory=Counter)

    async def interpret(self, request: Request) -> Interpretation:
        for _ in range(TRIES - 1):
            try:
                return await self._once(request)
            except ModelFailed as error:
                if error.reason not in ("throttled", "paused"):
                    self.failed[error.reason] += 1
                    raise
                await asyncio.sleep(5.0 if error.retry_after is None else min(error.retry_after, 60.0))
        try:
            return await self._once(request)
        except ModelFailed as error:
            self.failed[error.reason] += 1
            raise

    async def _once(self, request: Request) -> Interpretation:
        try:
            read = await self.reader.interpret(request)
        except ModelFailed as error:
            self._add(error.usage)
            raise
        self._add(read.usage)
        return read

    def _add(self, usage: Usage | None) -> None:
        if usage is not None:
            self.spent = usage if self.spent is None else self.spent + usage

    def told(self, prices: Mapping[str, Price]) -> dict[str, Any]:
        """Tokens, and dollars where the price is known."""
        spent = self.spent or Usage("")
        dollars = dollars_of((spent,), prices)
        counts = {
            "tokens_asked": spent.asked,
            "tokens_cached": spent.cached,
            "tokens_answered": spent.answered,
        }
        cost = {"dollars": round(float(dollars), 4)} if dollars is not None else {}
        return {
            "model": spent.model,
            "answers": spent.calls,
            **counts,
            **cost,
            "no_reading": dict(self.failed),
        }


def scored(
    rows: list[dict[str, Any]], predictions: list[dict[str, Any]], wrong: list[str]
) -> dict[str, float]:
    """The share that is right, by language and field; sentences that are not right are added to `wrong`."""
    hits: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    for row, got in zip(rows, predictions, strict=True):
        right = judged(row, got)
        for what, hit in right.items():
            asked[row["lang"], what] += 1
            hits[row["lang"], what] += hit
        if not all(right.values()):
            missed = " ".join(what for what, hit in right.items() if not hit)
            wrong.append(f"{row['id']}: {row['text']} [{missed}] → {json.dumps(got, ensure_ascii=False)}")
    return {f"{lang}.{what}": round(100 * hits[lang, what] / n, 1) for (lang, what), n in asked.items()}


def recorded() -> dict[str, float]:
    """The figures to be kept."""
    kept: dict[str, float] = json.loads(RECORDED.read_text("utf-8")) if RECORDED.exists() else {}
    return kept


def load(file: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file."""
    return (json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip())


def instant(row: dict[str, Any]) -> datetime:
    """The row's present, in its zone."""
    now, zone = datetime.fromisoformat(row["now"]), ZoneInfo(row.get("tz", ZONE))
    return now.replace(tzinfo=zone) if now.tzinfo is None else now.astimezone(zone)


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:])["ok"] else 1)
