"""Telegram's side of a load, in a process of its own: brings updates to a webhook, and takes what the bot answers.

`python -m tests.loads.telegram_side` reads lines `{"hook": url, "secret": …, "chats": N, "each": N, "taps": bool, "apart": bool}`
and answers each with the milliseconds that the hook took, and those until the bot's message was there; and `{"count": true}`.
`apart`: each message comes from a chat of its own. `greets`: all they say is hello. It checks nothing.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import defaultdict
from typing import Any
from urllib.parse import urlsplit

TEXTS = ("다음주 화요일 오후 3시 강남역에서 민수랑 커피", "내일 10시 팀 회의", "모레 오후 7시 저녁 약속")
GREETING = "안녕"
PATIENCE = 120.0


class Far:
    """Counts messages and updates; knows who waits for which."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, asyncio.Queue[float]] = defaultdict(asyncio.Queue)
        self._messages = self._updates = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The bot's calls on one connection."""
        try:
            while True:
                head, body = await _read(reader)
                method = head.split(b" ", 2)[1].rpartition(b"/")[2].partition(b"?")[0].decode()
                result = self._called(method, json.loads(body or b"{}"))
                _write(writer, b"HTTP/1.1 200 OK", json.dumps({"ok": True, "result": result}).encode())
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _called(self, method: str, told: dict[str, Any]) -> Any:
        if method == "getMe":
            return {"id": 99, "is_bot": True, "first_name": "하루", "username": "haru_bot"}
        if method not in ("sendMessage", "answerCallbackQuery"):
            return True
        if method == "answerCallbackQuery":
            self._waiting[told["callback_query_id"]].put_nowait(time.perf_counter())
            return True
        self._messages += 1
        chat = str(told["chat_id"])
        self._waiting[chat].put_nowait(time.perf_counter())
        return {"message_id": self._messages, "date": 1, "chat": {"id": int(chat), "type": "private"}}

    async def load(self, told: dict[str, Any]) -> dict[str, list[float]]:
        """So many chats at once, each with one message after the other; or how many messages the bot has sent so far."""
        if told.get("count"):
            return {"messages": [self._messages]}
        acked: list[float] = []
        there: list[float] = []

        async def chat(number: int) -> None:
            parts = urlsplit(told["hook"])
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
            for turn in range(told["each"]):
                if reader.at_eof():  # nobody keeps a line open for somebody who says nothing for long
                    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
                begun = time.perf_counter()
                who = number + turn if told.get("apart") else number
                update, wanted = self._tap(who) if told.get("taps") else self._said(who, _words(told, turn))
                _post(writer, parts.path, told["secret"], update)
                await _read(reader)
                acked.append(time.perf_counter() - begun)
                there.append(await asyncio.wait_for(self._waiting[wanted].get(), PATIENCE) - begun)
            writer.close()

        await asyncio.gather(*(chat(told.get("first", 1) + each) for each in range(told["chats"])))
        return {"acked": [1000 * one for one in acked], "there": [1000 * one for one in there]}

    def _tap(self, chat: int) -> tuple[dict[str, Any], str]:
        name = f"q{self._updates + 1}"
        query = {"id": name, "from": _person(chat), "chat_instance": "1", "message": self._message(chat)}
        press = "discard.AAAAAAAAAAAAAAAAAAAAAA.1.0"
        return {"update_id": self._updates, "callback_query": query | {"data": press}}, name

    def _said(self, chat: int, words: str) -> tuple[dict[str, Any], str]:
        said = self._message(chat) | {"from": _person(chat), "text": words}
        return {"update_id": self._updates, "message": said}, str(chat)

    def _message(self, chat: int) -> dict[str, Any]:
        self._updates += 1
        place = {"id": chat, "type": "private", "first_name": "민수"}
        return {"message_id": self._updates, "date": int(time.time()), "chat": place}


def _person(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "민수", "language_code": "ko"}


def _words(told: dict[str, Any], turn: int) -> str:
    return GREETING if told.get("greets") else TEXTS[turn % len(TEXTS)]


async def _read(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
    )
    return head, await reader.readexactly(length)


def _write(writer: asyncio.StreamWriter, first: bytes, body: bytes, more: bytes = b"") -> None:
    kind = b"Content-Type: application/json\r\n"
    writer.write(b"%b\r\n%b%bContent-Length: %d\r\n\r\n%b" % (first, kind, more, len(body), body))


def _post(writer: asyncio.StreamWriter, path: str, secret: str, update: dict[str, Any]) -> None:
    proof = f"Host: haru.test\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\n".encode()
    _write(writer, f"POST {path} HTTP/1.1".encode(), json.dumps(update).encode(), proof)


async def main() -> None:
    """Says where it listens, then plays what it is told."""
    far = Far()
    server = await asyncio.start_server(far.serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(await far.load(json.loads(line))), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
