"""`haru chat --jsonl` as a program: in step, flushed, nothing else on standard output, the same every time."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.player import Journey, judge, load

HERE = Path(__file__).parent
SOME = (
    "ko/a_user_adds_corrects_changes_and_takes_back_a_coffee.jsonl",
    "ko/a_stranger_s_and_an_old_token_write_nothing.jsonl",
    "ko/a_weekly_series_loses_one_moves_on_and_ends.jsonl",
    "en/a_user_adds_corrects_changes_and_takes_back_a_coffee.jsonl",
    "en/a_card_nobody_pressed_expires_after_a_day.jsonl",
)
PATIENCE = 30


@pytest.mark.parametrize("name", SOME, ids=lambda name: Path(name).stem)
async def test_the_command_answers_line_by_line_and_the_same_twice(name: str) -> None:
    journey = load(HERE / name)
    first, again = await _run(journey), await _run(journey)
    assert len(first) == len(journey.steps)
    assert all(json.loads(line).keys() & {"replies", "events"} for line in first)
    assert first == again


async def test_what_is_no_line_is_answered_too_and_the_next_one_goes_on() -> None:
    process = await _start("--now", "2026-11-11T13:00+09:00")
    lines = [b"nonsense", b"[1]", b'{"press": "confirm"}', b'{"say": "\\ud83d"}', b"\xff", b'{"wait": 1e99}']
    answers = [await _ask(process, line) for line in lines]
    assert ["error" in answer for answer in answers] == [True, True, True, False, True, True]
    assert (await _ask(process, '{"say": "내일 3시 치과"}'.encode()))["replies"][0]["drafts"]
    assert await _end(process) == 0


async def _run(journey: Journey) -> list[bytes]:
    """Every line that the command printed, each waited for before the next one was sent."""
    process = await _start("--now", journey.now, "--zone", journey.zone, "--lang", journey.lang)
    printed: list[bytes] = []

    async def answer(line: dict[str, Any]) -> dict[str, Any]:
        return await _ask(process, json.dumps(line, ensure_ascii=False).encode(), printed)

    await judge(journey, {}, answer)
    assert await _end(process) == 0
    return printed


async def _start(*options: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot", "chat", "--jsonl", *options),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=HERE.parents[1],
        env={"PYTHONPATH": str(HERE.parents[1]), "LC_ALL": "C.UTF-8"},
        limit=2**24,
    )


async def _ask(
    process: asyncio.subprocess.Process, line: bytes, printed: list[bytes] | None = None
) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line + b"\n")
    await process.stdin.drain()
    got = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
    if printed is not None:
        printed.append(got)
    return json.loads(got)


async def _end(process: asyncio.subprocess.Process) -> int:
    """The exit status once the input ends; there must be nothing more to read."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    assert await asyncio.wait_for(process.stdout.read(), PATIENCE) == b""
    return await process.wait()
