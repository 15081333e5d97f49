"""Carries deliveries to the app: posts them, or puts them on a socket, and says what came of it."""

from __future__ import annotations

import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.message import Request
from tests.fakes.slack.world import World

LOOK, HANDS = 0.1, 24
Answer = tuple[int, dict[str, str], bytes]


class Courier(threading.Thread):
    """Looks when the world rings, and every now and then for what has become due or overdue."""

    def __init__(self, world: World, stopping: threading.Event) -> None:
        super().__init__(daemon=True)
        self.broken: list[Exception] = []  # what went wrong in the world itself
        self._world, self._stopping = world, stopping
        self._hands = ThreadPoolExecutor(HANDS)

    def run(self) -> None:
        world = self._world
        while not self._stopping.is_set():
            with world.bell:
                world.sockets.overdue()
                due = world.deliveries.due()
                if not due:
                    world.bell.wait(LOOK)
                    continue
                for delivery in due:
                    if world.app.socket_mode and delivery.sort != "url_verification":
                        world.sockets.carry(delivery)
                    else:
                        self._hands.submit(self._carry, delivery)
        self._hands.shutdown(wait=False, cancel_futures=True)

    def _carry(self, delivery: Delivery) -> None:
        try:
            self._delivered(delivery)
        except Exception as error:
            self.broken.append(error)

    def _delivered(self, delivery: Delivery) -> None:
        world = self._world
        with world.bell:
            request = world.deliveries.request(delivery)
        try:
            answer = post(delivery.address, request, world.settings.patience)
        except TimeoutError:
            failure = "http_timeout"
        except (OSError, http.client.HTTPException, ValueError):
            failure = "connection_failed"
        else:
            with world.bell:
                world.deliveries.answered(delivery, *answer)
            return
        with world.bell:
            world.deliveries.failed(delivery, failure)


def post(address: str, request: Request, patience: float) -> Answer:
    """Posts to an address; an answer that has not come whole in time is none."""
    parts = urlsplit(address)
    if not parts.hostname:
        raise ValueError("there is no address")
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=patience)
    until = time.monotonic() + patience
    try:
        connection.request("POST", parts.path or "/", request.body, dict(request.headers))
        answer = connection.getresponse()
        body = answer.read()
        if time.monotonic() > until:
            raise TimeoutError
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body
    finally:
        connection.close()
