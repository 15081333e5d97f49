"""The child process as its parent sees it: started, asked one thing at a time, ended."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal, Self, TypeAlias

from adapters.tesseract.frames import HEAD, MAX_ANSWER, READY, pack

Task: TypeAlias = Literal["read", "print"]
HOUSE = Path(__file__).resolve().parents[2]
# Nothing else of our environment: what decodes strangers' files knows no keys. The last one measures tests.
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "COVERAGE_PROCESS_CONFIG")
# Lines are read side by side; threads of Tesseract's own would only get in the way.
ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
GRACE = 5.0


class ChildError(Exception):
    """The process is gone, or says what it should not."""


def environment(ours: Mapping[str, str]) -> dict[str, str]:
    """What the child gets to know."""
    paths = [str(HOUSE), *filter(None, [ours.get("PYTHONPATH")])]
    kept = {name: ours[name] for name in KEPT if name in ours}
    return kept | ONE_THREAD | {"PYTHONPATH": os.pathsep.join(paths)}


class Child:
    """One running process."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, task: Task) -> Self:
        """A process that is on its way up; `warm` waits for it."""
        command = [sys.executable, "-P", "-m", "adapters.tesseract.child", str(os.getpid()), task]
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment(os.environ), cwd=HOUSE
        )
        return cls(process)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.returncode is None

    async def warm(self) -> None:
        """Wait until its models are loaded. Raises ChildError."""
        if await self._frame() != READY:
            raise ChildError

    async def ask(self, body: bytes) -> bytes:
        """Send one frame, get one. Raises ChildError."""
        stdin = self._process.stdin
        try:
            if stdin is None:
                raise ChildError
            stdin.write(pack(body))
            await stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            raise ChildError from error
        return await self._frame()

    async def _frame(self) -> bytes:
        stdout = self._process.stdout
        try:
            if stdout is None:
                raise ChildError
            length = HEAD.unpack(await stdout.readexactly(HEAD.size))[0]
            if length > MAX_ANSWER:
                raise ChildError
            return await stdout.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionResetError) as error:
            raise ChildError from error

    async def end(self) -> None:
        """Kill it and wait until it is gone; harmless when it already is."""
        with suppress(ProcessLookupError):
            self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), GRACE)
