"""Socket Mode: where Slack cannot call us we keep a line open to it. The same things come as over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import ClientError, ClientWebSocketResponse, WSMsgType

from adapters.slack.hook import Desk
from adapters.slack.wire import Away, Refused, Wire
from core.errors import StoreUnavailable, TooSoon
from core.ports import Faults

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0


class Line:
    """One connection. What was not acknowledged when it ends comes again over the next."""

    def __init__(self, socket: ClientWebSocketResponse[Any], desk: Desk, faults: Faults) -> None:
        self._socket, self._desk, self._faults = socket, desk, faults
        self._tasks: set[asyncio.Task[None]] = set()
        self.greeted = False

    async def hear(self) -> None:
        """Until Slack wants another line, or this one breaks."""
        try:
            async for frame in self._socket:
                if frame.type is WSMsgType.TEXT and not self._told(frame.data):
                    return
        finally:
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=1.0)

    def _told(self, text: str) -> bool:
        """Whether the line goes on. Envelopes are begun in order, and none waits for another."""
        envelope = json.loads(text)
        match envelope.get("type"):
            case "hello":
                self.greeted = True
            case "disconnect":
                return bool(envelope.get("reason") == "warning")
            case _ if "envelope_id" in envelope:
                task = asyncio.create_task(self._take(envelope))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        return True

    async def _take(self, envelope: dict[str, Any]) -> None:
        """Acknowledged once it is saved; what was not comes again."""
        try:
            answer = await self._act(envelope["type"])(envelope["payload"])
            told = {"envelope_id": envelope["envelope_id"]}
            await self._socket.send_str(json.dumps(told | ({"payload": answer} if answer else {})))
        except (StoreUnavailable, ClientError, ConnectionError) as error:
            self._faults.note("slack", None, error)

    def _act(self, kind: str) -> Callable[[dict[str, Any]], Awaitable[dict[str, Any] | None]]:
        match kind:
            case "events_api":
                return self._desk.told
            case "slash_commands":
                return self._desk.commanded
            case "interactive":
                return self._desk.acted
            case _:
                return _nothing


async def listen(wire: Wire, token: str, desk: Desk, faults: Faults) -> None:
    """Until it is cancelled. A line that ends is followed by another."""
    pause = FIRST_PAUSE
    while True:
        try:
            greeted = await _one(wire, token, desk, faults)
        except (Refused, TooSoon, Away, ClientError, OSError, TimeoutError, ValueError) as error:
            faults.note("slack", None, error)
            greeted = False
        if greeted:
            pause = FIRST_PAUSE
        else:
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def _one(wire: Wire, token: str, desk: Desk, faults: Faults) -> bool:
    """Whether Slack greeted us on it."""
    opened = await wire.call("apps.connections.open", token)
    async with wire.line(str(opened["url"])) as socket:
        line = Line(socket, desk, faults)
        await line.hear()
        return line.greeted


async def _nothing(_payload: dict[str, Any]) -> None:
    """Something that Slack has thought of since."""
