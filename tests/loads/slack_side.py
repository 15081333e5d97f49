"""Slack's side of a load, in a process of its own: brings signed messages to a hook, and takes what the app answers.

`python -m tests.loads.slack_side` reads lines `{"hook": url, "chats": N, "each": N, "taps": bool, "mute": bool, "apart": bool}` and answers
each with the milliseconds that the hook took, and those until the app's message was there. `mute`: methods are never
answered, and no message is waited for. `apart`: each message comes from a chat of its own. `greets`: all they say is hello.
It checks nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import sys
import time
from collections import defaultdict
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

SECRET, TEAM = "signing-secret", "T1"
TEXTS = ("다음주 화요일 오후 3시 강남역에서 민수랑 커피", "내일 10시 팀 회의", "모레 오후 7시 저녁 약속")
GREETING = "안녕"
PATIENCE = 120.0
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


class Far:
    """Counts messages; knows who waits for which."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, asyncio.Queue[float]] = defaultdict(asyncio.Queue)
        self._count = 0
        self._mute = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The app's calls on one connection."""
        try:
            while True:
                head, body = await _read(reader)
                if self._mute:
                    continue
                method = head.split(b" ", 2)[1].rpartition(b"/")[2].decode()
                told = json.loads(body) if body[:1] == b"{" else _flat(body)
                _write(
                    writer,
                    b"HTTP/1.1 200 OK",
                    JSON,
                    json.dumps({"ok": True} | self._called(method, told)).encode(),
                )
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _called(self, method: str, told: dict[str, Any]) -> dict[str, Any]:
        if method == "users.info":
            return {"user": {"id": told["user"], "real_name": "민수", "tz": "Asia/Seoul", "locale": "ko-KR"}}
        if method == "chat.postMessage":
            self._waiting[told["channel"]].put_nowait(time.perf_counter())
            return {"ts": self._ts(), "channel": told["channel"]}
        return {"message_ts": self._ts()} if method == "chat.postEphemeral" else {}

    async def load(self, told: dict[str, Any]) -> dict[str, list[float]]:
        """So many chats at once, each with one message after the other."""
        acked: list[float] = []
        there: list[float] = []
        self._mute = told.get("mute", False)

        async def chat(number: int) -> None:
            parts = urlsplit(told["hook"])
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
            for turn in range(told["each"]):
                begun, who = time.perf_counter(), number + turn if told.get("apart") else number
                if told.get("taps"):
                    _post(writer, f"{parts.path.rpartition('/')[0]}/interactions", FORM, self._tap(number))
                else:
                    _post(writer, parts.path, JSON, self._message(who, _words(told, turn)))
                await _read(reader)
                acked.append(time.perf_counter() - begun)
                if not self._mute and not told.get("taps"):
                    there.append(await asyncio.wait_for(self._waiting[f"D{who}"].get(), PATIENCE) - begun)
            writer.close()

        await asyncio.gather(*(chat(told.get("first", 1) + each) for each in range(told["chats"])))
        return {"acked": [1000 * one for one in acked], "there": [1000 * one for one in there]}

    def _message(self, chat: int, words: str) -> bytes:
        said = {
            "type": "message", "channel_type": "im", "channel": f"D{chat}", "user": f"U{chat}",
            "text": words, "ts": self._ts(), "team": TEAM,
        }  # fmt: skip
        bot = {"team_id": TEAM, "user_id": "UBOT", "is_bot": True}
        told = {
            "type": "event_callback",
            "team_id": TEAM,
            "event_id": f"Ev{self._count}",
            "authorizations": [bot],
        }
        return json.dumps(told | {"event": said}, ensure_ascii=False).encode()

    def _tap(self, chat: int) -> bytes:
        action = {
            "type": "button", "action_id": "discard.0", "block_id": f"{'0' * 32}.D{chat}.U{chat}.0",
            "value": "discard.AAAAAAAAAAAAAAAAAAAAAA.1.0", "action_ts": self._ts(),
        }  # fmt: skip
        told = {
            "type": "block_actions", "team": {"id": TEAM}, "user": {"id": f"U{chat}"}, "actions": [action],
            "channel": {"id": f"D{chat}"}, "container": {}, "trigger_id": "1.1", "response_url": "",
        }  # fmt: skip
        return urlencode({"payload": json.dumps(told)}).encode()

    def _ts(self) -> str:
        self._count += 1
        return f"{int(time.time())}.{self._count:06d}"


def _words(told: dict[str, Any], turn: int) -> str:
    return GREETING if told.get("greets") else TEXTS[turn % len(TEXTS)]


def _flat(body: bytes) -> dict[str, Any]:
    return {name: found[0] for name, found in parse_qs(body.decode()).items()}


async def _read(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    length = next((int(line[15:]) for line in lines if line.startswith(b"content-length:")), 0)
    return head, await reader.readexactly(length)


def _write(writer: asyncio.StreamWriter, first: bytes, kind: str, body: bytes, more: bytes = b"") -> None:
    head = b"%b\r\nContent-Type: %b\r\n%bContent-Length: %d\r\n\r\n" % (first, kind.encode(), more, len(body))
    writer.write(head + body)


def _post(writer: asyncio.StreamWriter, path: str, kind: str, body: bytes) -> None:
    stamp = str(int(time.time())).encode()
    proof = hmac.new(SECRET.encode(), b"v0:%b:%b" % (stamp, body), hashlib.sha256).hexdigest().encode()
    more = b"Host: haru.test\r\nX-Slack-Request-Timestamp: %b\r\nX-Slack-Signature: v0=%b\r\n" % (
        stamp,
        proof,
    )
    _write(writer, f"POST {path} HTTP/1.1".encode(), kind, body, more)


async def main() -> None:
    """Says where it listens, then plays what it is told."""
    far = Far()
    server = await asyncio.start_server(far.serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(await far.load(json.loads(line))), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
