"""A model reads along: what we add to its own time, and how soon our rules answer when it is dead, silent or slow.

Options: --messages N (of each scene, 40), --people N (at once where many are, 10), --postgres (SQLite otherwise).

The stand-in is a process of its own. Each message travels the whole assistant, from its receipt to the card on a
messenger's screen: two units of work, the rules, the question over HTTP, the day's budget and its accounts.

    answers     the model takes 600 ms: `added` is what a card took beyond that, `over_floor` beyond a bare HTTP client that
                asks the same; `many` people at once
    refused     nobody listens there; paused: after three failures nobody is asked for a while
    errors      it answers 500
    silent      it takes the question and says nothing: the rules answer after 1.5 s
    slow        it takes 3 s: the first answer, and when the model's was on the screen
"""

from __future__ import annotations

import asyncio
import logging
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2

from adapters.database.migrate import migrate
from adapters.openai.asking import asked
from adapters.openai.dialects import DIALECTS
from adapters.openai.interpreter import MODEL, Access, OpenAIInterpreter
from bot.wiring import Outside, Place, furnish
from core.assistant import Assistant
from core.dialogue.effects import Say
from core.dialogue.inputs import IncomingMessage
from core.dialogue.interpretation import Request
from core.dialogue.message import ConversationKey, Message, Preferences
from core.usage import Terms
from core.world import Model
from tests.benchmarks.options import number
from tests.loads.house import database
from tests.loads.instruments import load

TEXTS = (
    "다음주 화요일 오후 3시 강남역에서 민수랑 커피",
    "내일 10시 팀 회의",
    "lunch with Ben friday 12-1 at Chipotle",
)
KEY, DELAY, SLOW, PATIENCE = "sk-haru", 0.6, 3.0, 1.5
TERMS = Terms(person=10**12, house=10**12)
LATE = 1000.0
"""Milliseconds that an answer which is due may take on a machine that others use as well."""
UNASKED = 3
"""After so many failures in a row nobody is asked for a while."""
_numbers = count()


@dataclass
class Screen:
    """What was shown to each person, and when."""

    shown: dict[str, list[float]] = field(default_factory=dict)

    async def deliver(self, key: ConversationKey, say: Say, sent_as: str | None) -> str | None:
        """As a platform would, without its time."""
        if say.manner != "answer":
            self.shown.setdefault(key.user, []).append(time.perf_counter())
        return sent_as or str(next(_numbers))

    async def fetch(self, _key: ConversationKey, file: str) -> bytes:
        raise FileNotFoundError(file)


@dataclass(frozen=True)
class Took:
    """Milliseconds until the first answer, and until the last change of it; and of our processor, if nobody else was there."""

    first: float
    last: float
    cpu: float


def main(options: list[str]) -> dict[str, Any]:
    """All scenes on one database."""
    messages, people = int(number(options, "--messages", 40)), int(number(options, "--people", 10))
    before = load()
    logging.disable(logging.CRITICAL)  # a model that is dead is not worth a thousand lines
    with database(options) as url:
        figures = asyncio.run(_measured(url, messages, people))
    ok = (
        figures["answers_cpu_p50_ms"] < 100
        and figures["refused_p95_ms"] < LATE
        and figures["errors_p95_ms"] < LATE
        and figures["silent_p95_ms"] < 1000 * PATIENCE + LATE
        and figures["slow_first_p95_ms"] < 1000 * PATIENCE + LATE
    )
    return {"figures": {"load_before": before, "load_after": load(), **figures}, "ok": ok}


async def _measured(url: str | None, messages: int, people: int) -> dict[str, float]:
    few = max(4, messages // 4)
    with tempfile.TemporaryDirectory() as folder:
        await asyncio.to_thread(migrate, url, Path(folder))
        rules = await _alone(url, folder, None, messages)
        with _stand_in(DELAY) as base:
            floor = await _floor(base, few)
            alone = await _alone(url, folder, base, messages)
            many = await _at_once(url, folder, base, messages, people)
        with _stand_in(SLOW) as base:
            slow = await _at_once(url, folder, base, few, few)
        with _stand_in(0, "hang") as base:
            silent = await _at_once(url, folder, base, few, few, warm=False)
        with _stand_in(0, "error") as base:
            errors = await _alone(url, folder, base, messages)
        refused = await _alone(url, folder, "http://127.0.0.1:9/v1", messages)
    added = [one.first - 1000 * DELAY for one in alone]
    busy = [one.first - 1000 * DELAY for one in many]
    return {
        **_cuts("rules", [one.first for one in rules]),
        "floor_p50_ms": round(statistics.median(floor), 1),
        **_cuts("answers_added", added),
        "answers_over_floor_p50_ms": round(
            statistics.median(one.first for one in alone) - statistics.median(floor), 1
        ),
        "answers_cpu_p50_ms": round(statistics.median(one.cpu for one in alone), 1),
        "rules_cpu_p50_ms": round(statistics.median(one.cpu for one in rules), 1),
        **_cuts("many_added", busy),
        **_cuts("refused", [one.first for one in refused[:UNASKED]]),
        **_cuts("refused_paused", [one.first for one in refused[UNASKED:]]),
        **_cuts("errors", [one.first for one in errors[:UNASKED]]),
        **_cuts("errors_paused", [one.first for one in errors[UNASKED:]]),
        **_cuts("silent", [one.first for one in silent]),
        **_cuts("slow_first", [one.first for one in slow]),
        **_cuts("slow_refined", [one.last for one in slow]),
    }


async def _alone(url: str | None, folder: str, base: str | None, messages: int) -> list[Took]:
    """One message after the other, each from somebody else."""
    async with _house(url, folder, base) as (assistant, screen):
        await _turn(assistant, screen)
        return [await _turn(assistant, screen) for _ in range(messages)]


async def _at_once(
    url: str | None, folder: str, base: str, messages: int, people: int, *, warm: bool = True
) -> list[Took]:
    async with _house(url, folder, base) as (assistant, screen):
        if warm:
            await _turn(assistant, screen)
        took: list[Took] = []
        while len(took) < messages:
            took += await asyncio.gather(*(_turn(assistant, screen) for _ in range(people)))
        return took


@asynccontextmanager
async def _house(url: str | None, folder: str, base: str | None) -> AsyncIterator[tuple[Assistant, Screen]]:
    """With the model at that address, warm as in a house that stands; without one where there is none."""
    screen = Screen()
    async with AsyncExitStack() as stack:
        model = None
        if base is not None:
            reader = OpenAIInterpreter(Access(KEY, base=base, timeout=8.0))
            stack.push_async_callback(reader.close)
            await reader.warm()
            model = Model(reader, "OpenAI", TERMS)
        assistant = await furnish(
            stack,
            Place(url, Path(folder)),
            messengers={"local": screen},
            defaults=Preferences(outside=True),
            outside=Outside(model),
        )
        yield assistant, screen


async def _turn(assistant: Assistant, screen: Screen) -> Took:
    """From receipt to the screen, and to what a late model still changes there."""
    user = f"user{next(_numbers)}"
    key = ConversationKey("local", "chat", user)
    text = TEXTS[next(_numbers) % len(TEXTS)]
    message = IncomingMessage(Message(str(uuid4()), text, assistant.world.clock.now()))
    began, spent = time.perf_counter(), time.process_time()
    receipt = await assistant.receive(key, uuid4(), message)
    await assistant.carry_out(receipt)
    shown = [1000 * (at - began) for at in screen.shown[user]]
    return Took(shown[0], shown[-1], 1000 * (time.process_time() - spent))


async def _floor(base: str, messages: int) -> list[float]:
    """The same question from a bare client, over a connection that stays."""
    body = DIALECTS["responses"].body(MODEL, asked(Request(TEXTS[0], "ko")), None)
    took = []
    async with httpx2.AsyncClient(headers={"authorization": f"Bearer {KEY}"}, timeout=10) as client:
        for _ in range(messages + 1):
            began = time.perf_counter()
            answer = await client.post(f"{base}/responses", json=body)
            took.append(1000 * (time.perf_counter() - began))
            assert answer.status_code == 200, answer.text
    return took[1:]


@contextmanager
def _stand_in(delay: float, fault: str = "") -> Iterator[str]:
    """The service in a process of its own: what it spends is not ours."""
    command = [sys.executable, "-P", "-m", "tests.fakes.openai", "--port", "0", "--delay", str(delay)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        base = process.stdout.readline().strip().partition("=")[2]
        if fault:
            told = {"kind": fault, "times": None, "delay": 60.0}
            httpx2.post(f"{base.removesuffix('/v1')}/control/faults", json=told).raise_for_status()
        yield base
    finally:
        process.kill()
        process.wait()


def _cuts(name: str, took: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    return {f"{name}_p50_ms": round(cuts[49], 1), f"{name}_p95_ms": round(cuts[94], 1)}
