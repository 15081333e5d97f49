"""The whole product as a process of its own, as `./run` starts it."""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from tests.house.rooms import HOUSE


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Nothing of this machine's but the path, and what is set here."""
    return (
        os.environ | {"PYTHONPATH": str(HOUSE), "DATA_DIR": str(folder), "PORT": "0", "LANG": "C"} | settings
    )


def haru(*words: str, folder: Path, text: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """One command, ended."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "bot", *words],
        env=environment(folder, **settings), cwd=folder, input=text, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip


class Running:
    """`haru run` at its address."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process, self.said = process, ""
        self.url = self._until(r"haru: (http://\S+)")

    def _until(self, pattern: str) -> str:
        """What stands where the pattern has its group, once it was said."""
        end = time.monotonic() + 30
        while (found := re.search(pattern, self.said)) is None:
            assert time.monotonic() < end and self.process.poll() is None, self.said
            if select.select([self.process.stderr], [], [], 0.1)[0]:
                self.said += os.read(self.process.stderr.fileno(), 65536).decode()
        return found[1]

    def ask(self, path: str, body: bytes | dict | None = None, **headers: str) -> tuple[int, str]:
        """The status and the text of an answer."""
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        kind = {"Content-Type": "application/json"} if isinstance(body, dict) else {}
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.url + path, data, kind | sent)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.status, refused.read().decode()

    def say(self, text: str, **more: object) -> tuple[int, str]:
        return self.ask("/api/v1/chat/message", {"text": text, **more})

    def send(self, picture: bytes, text: str = "") -> None:
        """A picture, read in the background."""
        edge = uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
        whole = head.encode() + picture + f"\r\n--{edge}--\r\n".encode()
        kind = f"multipart/form-data; boundary={edge}"
        status, answer = self.ask("/api/v1/image/process", whole, Content_Type=kind)
        assert status == 202, answer
        body = {"text": text, "image_ids": [json.loads(answer)["image_id"]]}
        status, answer = self.ask("/api/v1/chat/message", body, Prefer="respond-async")
        assert status == 202, answer

    def terminate(self) -> float:
        """Asks it to stop; how long that took."""
        begun = time.monotonic()
        self.process.terminate()
        self.said += self.process.communicate(timeout=20)[1]
        return time.monotonic() - begun


@contextmanager
def running(folder: Path, command: str = "run", **settings: str) -> Iterator[Running]:
    """Ends with its block, whatever happens."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "bot", command],
        env=environment(folder, **settings), cwd=folder, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        try:
            yield Running(process)
        finally:
            process.kill()
