"""The bot's side with python-telegram-bot: over HTTP, or, with `Inside`, in the same process without sockets."""

from __future__ import annotations

import asyncio
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from tests.fakes.telegram.message import FORM, MULTIPART, Request, Response
from tests.fakes.telegram.world import World

if TYPE_CHECKING:
    from telegram import Bot
    from telegram.request import BaseRequest

LOOK = 0.005


def call(world: World, method: str, **told: Any) -> Any:
    """A call by hand: its result, or, for a refusal, the whole answer."""
    answer = world.handle(Request.to(f"/bot{world.bot.token}/{method}", told))
    body = answer.body
    return body["result"] if isinstance(body, dict) and body.get("ok") else body


def available() -> bool:
    """Whether this environment holds the library."""
    return find_spec("telegram") is not None


def bot(url: str, token: str, **more: Any) -> Bot:
    """python-telegram-bot's Bot, pointed at a stand-in."""
    from telegram import Bot

    return Bot(token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot", **more)


def bot_inside(world: World) -> Bot:
    return bot(
        "http://telegram.test", world.bot.token, request=inside(world), get_updates_request=inside(world)
    )


def inside(world: World) -> BaseRequest:
    """A transport for the library: no sockets, no threads; what breaks on the way raises what a socket would."""
    from telegram.error import NetworkError, TimedOut
    from telegram.request import BaseRequest

    class Inside(BaseRequest):
        @property
        def read_timeout(self) -> float:
            return 5.0

        async def initialize(self) -> None:
            """Nothing is to be opened."""

        async def shutdown(self) -> None:
            """Nothing is open."""

        async def do_request(self, url: str, method: str, request_data: Any = None, **_more: Any) -> Any:
            answer = await _waited(world, world.handle(_request(url, method, request_data)))
            if answer.transport in ("closed", "reset"):
                raise NetworkError(f"connection {answer.transport}")
            if answer.transport == "silent":
                raise TimedOut
            return answer.status, answer.content

    return Inside()


async def _waited(world: World, answer: Response) -> Response:
    if answer.poll is None:
        return answer
    end = asyncio.get_running_loop().time() + answer.poll.seconds
    while not world.ready(answer.poll) and asyncio.get_running_loop().time() < end:
        await asyncio.sleep(LOOK)
    return world.resume(answer)


def _request(url: str, method: str, data: Any) -> Request:
    path = "/" + url.split("//", 1)[1].split("/", 1)[1]
    if data is None:
        return Request(method, path)
    if data.multipart_data:
        return _multipart(method, path, data)
    return Request(method, path, (), {"content-type": FORM}, data.url_encoded_parameters().encode())


def _multipart(method: str, path: str, data: Any) -> Request:
    line, parts = b"----------haru-boundary", []
    for name, text in data.json_parameters.items():
        parts.append(f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}'.encode())
    for name, (given, content, kind) in data.multipart_data.items():
        head = f'Content-Disposition: form-data; name="{name}"; filename="{given}"\r\nContent-Type: {kind}'
        parts.append(
            head.encode() + b"\r\n\r\n" + (content if isinstance(content, bytes) else content.read())
        )
    body = b"".join(b"--" + line + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + line + b"--\r\n"
    return Request(method, path, (), {"content-type": f"{MULTIPART}; boundary={line.decode()}"}, body)
