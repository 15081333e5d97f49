"""The keyboard: lines as they come, and a talk that ends at once when it is broken off."""

from __future__ import annotations

import asyncio
import os
import pty
import signal
import sys
from pathlib import Path

import pytest

from adapters.terminal import keyboard

HOUSE = Path(__file__).parents[3]
CTRL_C = b"\x03"


@pytest.fixture
def terminal(monkeypatch):
    """Our end of a terminal at which somebody types."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        yield ours
    os.close(ours)


async def test_lines_come_one_by_one_and_without_their_end(terminal) -> None:
    os.write(terminal, "내일 3시 커피\n1\n".encode())
    assert await keyboard.typed() == "내일 3시 커피"
    assert await keyboard.typed() == "1"


async def test_a_line_that_nobody_waits_for_any_more_is_let_go(terminal) -> None:
    waiting = asyncio.create_task(keyboard.typed())
    await asyncio.sleep(0.05)
    waiting.cancel()
    os.write(terminal, b"late\n")
    await asyncio.sleep(0.05)
    os.write(terminal, b"next\n")
    assert await keyboard.typed() == "next"


async def test_a_terminal_that_is_gone_is_the_end(monkeypatch) -> None:
    ours, theirs = pty.openpty()
    os.close(ours)
    with os.fdopen(theirs) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert await keyboard.typed() is None


@pytest.mark.parametrize("before", [b"", "안녕\n".encode()])
async def test_ctrl_c_ends_the_talk_without_another_key(tmp_path, before) -> None:
    ours, theirs = pty.openpty()
    talking = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "chat", cwd=HOUSE, stdin=theirs, stdout=theirs, stderr=theirs,
        env={**os.environ, "DATA_DIR": str(tmp_path), "PYTHONPATH": str(HOUSE)}, preexec_fn=_at_the_terminal,
    )  # fmt: skip
    os.close(theirs)
    try:
        await _shows(ours, "> ")
        if before:
            os.write(ours, before)
            await _shows(ours, "\n> ")
        os.write(ours, CTRL_C)
        async with asyncio.timeout(10):
            assert await talking.wait() == 130
    finally:
        if talking.returncode is None:
            talking.kill()
            await talking.wait()
        os.close(ours)


def _at_the_terminal() -> None:
    """Its own session, so that Ctrl+C at this terminal reaches it and nobody else, even where a script runs the tests
    beside itself and so has them ignore the key."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    os.close(os.open(os.ttyname(0), os.O_RDWR))


async def _shows(ours: int, words: str) -> None:
    shown = b""
    async with asyncio.timeout(30):
        while words not in shown.decode("utf-8", "replace").replace("\r", ""):
            shown += await asyncio.to_thread(os.read, ours, 4096)
