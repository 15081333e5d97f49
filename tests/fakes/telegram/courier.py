"""Posts updates to the webhook, several at once, and tells the world what came of each."""

from __future__ import annotations

import http.client
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlsplit

from tests.fakes.telegram.hooks import Delivery
from tests.fakes.telegram.world import World

LOOK = 0.05  # seconds between looks for posts that come late
MOST = 100


class Courier(threading.Thread):
    """Wakes when the world has news, and every now and then for what is to be tried again."""

    def __init__(self, world: World, stopping: threading.Event) -> None:
        super().__init__(daemon=True)
        self._world, self._stopping = world, stopping
        self._lines = threading.local()
        self._open: list[http.client.HTTPConnection] = []

    def run(self) -> None:
        pool = ThreadPoolExecutor(MOST, thread_name_prefix="webhook")
        while not self._stopping.is_set():
            with self._world.bell:
                due = self._world.hooks.due()
                if not due and not self._stopping.is_set():
                    self._world.bell.wait(LOOK if self._world.hooks.hook.url else None)
            for delivery in due:
                pool.submit(self._post, delivery)
        self._hang_up()
        pool.shutdown(wait=True, cancel_futures=True)
        for connection in self._open:
            connection.close()

    def _hang_up(self) -> None:
        """Nobody waits any longer for what a webhook might still answer."""
        for connection in list(self._open):
            if connection.sock is not None:
                with suppress(OSError):
                    connection.sock.shutdown(socket.SHUT_RDWR)

    def _post(self, delivery: Delivery) -> None:
        try:
            answer = self._answer(delivery)
            kind, pause = answer.getheader("content-type") or "", answer.getheader("retry-after") or "0"
            status, body = answer.status, answer.read()
        except TimeoutError:
            self._went_wrong(delivery, "Read timeout expired")
        except ConnectionRefusedError:
            self._went_wrong(delivery, "Connection refused")
        except (OSError, http.client.HTTPException) as error:
            self._went_wrong(delivery, f"Connection closed: {type(error).__name__}")
        else:
            with self._world.bell:
                wait = float(pause) if pause.isdigit() else 0.0
                self._world.hooks.answered(delivery, status, kind, body, wait)

    def _went_wrong(self, delivery: Delivery, words: str) -> None:
        self._lines.kept = {}
        with self._world.bell:
            self._world.hooks.failed(delivery, words)

    def _answer(self, delivery: Delivery) -> http.client.HTTPResponse:
        """Over this thread's connection to that host; over a new one where it was closed meanwhile."""
        parts = urlsplit(delivery.url)
        kept: dict[str, http.client.HTTPConnection] = self._lines.__dict__.setdefault("kept", {})
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        for fresh in (parts.netloc not in kept, True):
            if fresh:
                if self._stopping.is_set():
                    raise ConnectionAbortedError
                patience = self._world.settings.webhook_patience
                kept[parts.netloc] = http.client.HTTPConnection(parts.netloc, timeout=patience)
                self._open.append(kept[parts.netloc])
            try:
                kept[parts.netloc].request("POST", target or "/", delivery.body, dict(delivery.headers))
                return kept[parts.netloc].getresponse()
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                kept[parts.netloc].close()
                if fresh:
                    raise
        raise AssertionError("unreachable")
