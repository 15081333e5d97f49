"""Posts notifications to the channels' addresses, as Google does: no body, and again after a 5xx."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request

from tests.fakes.google.channels import Push
from tests.fakes.google.world import World

AGAIN = (500, 502, 503, 504)
TRIES, PATIENCE, PAUSE, LOOK = 3, 5.0, 0.5, 0.2


class Courier(threading.Thread):
    """Looks for due notifications when told to, and every now and then for those that come late."""

    def __init__(self, world: World, lock: threading.Lock, stopping: threading.Event) -> None:
        super().__init__(daemon=True)
        self.delivered: list[tuple[Push, int]] = []
        self._world, self._lock, self._stopping = world, lock, stopping
        self._news = threading.Event()

    def look(self) -> None:
        self._news.set()

    def run(self) -> None:
        while not self._stopping.is_set():
            self._news.wait(LOOK)
            self._news.clear()
            with self._lock:
                due = self._world.channels.due()
            for push in due:
                self.delivered.append((push, self._deliver(push)))

    def _deliver(self, push: Push) -> int:
        """The last status that the address answered; 0 where it could not be reached."""
        status = 0
        for turn in range(TRIES):
            status = _post(push)
            if status not in AGAIN or self._stopping.wait(PAUSE * 2**turn):
                break
        return status


def _post(push: Push) -> int:
    request = urllib.request.Request(push.address, b"", push.headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return 0
