"""The house, its workers and people who send pictures, as processes of their own: for the benchmark of pictures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any, TextIO
from uuid import uuid4

from adapters.rq.presence import KEY, hands
from bot.queues import LOOKS_AGAIN
from tests.bot.running import Running
from tests.fakes.valkey import Server
from tests.house.rooms import HOUSE

UP = 120.0


class NotUp(Exception):
    """A worker that takes no jobs, however long one waits, and what it said."""


@contextmanager
def worker(
    module: list[str], server: Server, environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """It takes jobs when the block begins."""
    command = [sys.executable, "-P", "-m", *module]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, env=os.environ | environment, cwd=HOUSE, stderr=said)
        try:
            _wait_for_hands(server, process, said)
            yield process
        finally:
            process.terminate()
            process.wait(10)


def _wait_for_hands(server: Server, process: subprocess.Popen[bytes], said: TextIO) -> None:
    """And until the house has had time to see them."""
    with server.client() as client:
        end = time.monotonic() + UP
        client.delete(KEY)
        while not hands(client):
            if time.monotonic() > end or process.poll() is not None:
                said.seek(0)
                raise NotUp(f"status {process.poll()}: {said.read()[-2_000:]}")
            time.sleep(0.05)
    time.sleep(LOOKS_AGAIN)


class Chat(Thread):
    """A page with one conversation: what it shows, and when the first card came."""

    def __init__(self, house: Running, name: str) -> None:
        super().__init__(daemon=True)
        self._house, self.name_there = house, name
        self.sent = self.card_at = 0.0
        self.card, self._heard = Event(), Event()
        self.start()
        assert self._heard.wait(20), "the stream does not open"

    def run(self) -> None:
        url = f"{self._house.url}/api/v1/chat/stream?conversation_id={self.name_there}"
        with suppress(OSError, ValueError), urllib.request.urlopen(url, timeout=600) as stream:
            for line in stream:
                self._heard.set()
                if line.startswith(b"data:") and _is_answer(json.loads(line[5:])):
                    self.card_at = time.monotonic()
                    self.card.set()
                    return

    def send(self, *pictures: bytes) -> None:
        images = [upload(self._house, picture) for picture in pictures]
        self.sent = time.monotonic()
        body = {"conversation_id": self.name_there, "text": "", "image_ids": images}
        status, told = self._house.ask("/api/v1/chat/message", body, Prefer="respond-async")
        assert status == 202, told

    def took(self, patience: float) -> float | None:
        """Seconds from sending to the card; None where none came."""
        return self.card_at - self.sent if self.card.wait(patience) else None

    def answers(self) -> list[dict[str, Any]]:
        """What stands there of us."""
        status, told = self._house.ask(f"/api/v1/chat/history?conversation_id={self.name_there}")
        assert status == 200
        return [line["reply"] for line in json.loads(told)["lines"] if line.get("reply")]


def upload(house: Running, picture: bytes) -> str:
    edge = uuid4().hex
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    whole = head.encode() + picture + f"\r\n--{edge}--\r\n".encode()
    kind = f"multipart/form-data; boundary={edge}"
    status, told = house.ask("/api/v1/image/process", whole, Content_Type=kind)
    assert status == 202, told
    return str(json.loads(told)["image_id"])


def _is_answer(line: dict[str, Any]) -> bool:
    """A card, or a sentence that is no more about reading."""
    reply = line.get("reply")
    return bool(reply) and (bool(reply.get("drafts")) or "읽고 있어요" not in reply["text"])


def memory(pid: int) -> dict[int, tuple[str, int]]:
    """Of a process and all below it: what it is, and its share of memory in kB (what several share is divided)."""
    found: dict[int, tuple[str, int]] = {}
    with suppress(OSError):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        pss = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        found[pid] = ("room" if b"adapters.tesseract.room" in words else "worker", pss)
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found |= memory(int(child))
    return found
