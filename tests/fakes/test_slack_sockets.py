"""Socket Mode over a real WebSocket: the greeting, acknowledgements, partings, and what goes another way then."""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
import time
from urllib.parse import urlsplit

import pytest

from tests.fakes.slack.scene import scene
from tests.fakes.slack.server import Served


class Line:
    """A client of WebSocket as small as can be; what it sends is masked, as the protocol demands."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._socket = socket.create_connection((parts.hostname, parts.port), timeout=5)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET {parts.path}?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self._reader = self._socket.makefile("rb")
        self.status = int(self._reader.readline().split()[1])
        while self._reader.readline().strip():
            pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._reader.close()
        self._socket.close()

    def frame(self) -> tuple[int, bytes]:
        first, size = self._reader.read(2)
        if size > 125:
            size = int.from_bytes(self._reader.read(2 if size == 126 else 8), "big")
        return first & 0x0F, self._reader.read(size)

    def hear(self):
        """The next message; None at the end of the line."""
        while True:
            kind, data = self.frame()
            if kind == 8:
                return None
            if kind == 1:
                return json.loads(data)

    def send(self, kind: int, data: bytes) -> None:
        mask = os.urandom(4)
        size = struct.pack("!B", 0x80 | len(data)) if len(data) < 126 else struct.pack("!BH", 0xFE, len(data))
        hidden = bytes(byte ^ mask[at % 4] for at, byte in enumerate(data))
        self._socket.sendall(struct.pack("!B", 0x80 | kind) + size + mask + hidden)

    def say(self, told) -> None:
        self.send(1, (told if isinstance(told, str) else json.dumps(told)).encode())

    def acknowledge(self, envelope, payload=None) -> None:
        self.say({"envelope_id": envelope["envelope_id"]} | ({"payload": payload} if payload else {}))


@pytest.fixture
def here():
    made = scene()
    made.world.app.socket_mode = True
    made.world.settings.previews = False
    return made


@pytest.fixture
def served(here):
    with Served(here.world) as running:
        yield running


@pytest.fixture
def line(here, served):
    with dialled(here) as open_line:
        open_line.hear()
        yield open_line


def dialled(here) -> Line:
    told = here.call("apps.connections.open", here.world.tokens.app_token)
    return Line(told["url"])


def until(holds) -> bool:
    for _ in range(2000):
        if holds():
            return True
        time.sleep(0.01)
    return False


def test_a_connection_is_greeted_and_its_ticket_is_good_once(here, served):
    url = here.call("apps.connections.open", here.world.tokens.app_token)["url"]
    with Line(url) as line:
        hello = line.hear()
        assert hello == {
            "type": "hello",
            "num_connections": 1,
            "debug_info": {"host": "applink-1", "build_number": 54, "approximate_connection_time": 3600},
            "connection_info": {"app_id": here.world.app.id},
        }
        with Line(url) as again:
            assert again.status == 403


def test_only_an_app_level_token_opens_one_and_only_in_socket_mode(here):
    assert here.call("apps.connections.open")["error"] == "not_allowed_token_type"
    here.world.app.socket_mode = False
    told = here.call("apps.connections.open", here.world.tokens.app_token)
    assert told["error"] == "socket_mode_not_enabled"


def test_what_happens_comes_in_envelopes(here, served, line):
    here.minji.dm("내일 3시 회의")
    told = line.hear()
    assert (told["type"], told["accepts_response_payload"]) == ("events_api", False)
    assert (told["retry_attempt"], told["retry_reason"]) == (0, "")
    assert told["payload"]["event"]["text"] == "내일 3시 회의"
    line.acknowledge(told)
    assert served.settle()
    assert here.world.deliveries.all[0].state == "acknowledged"


def test_an_acknowledgement_may_carry_an_answer(here, served, line):
    here.minji.command("내일", here.general)
    told = line.hear()
    assert (told["type"], told["accepts_response_payload"], told["payload"]["text"]) == (
        "slash_commands",
        True,
        "내일",
    )
    line.acknowledge(told, {"text": "없어요"})
    assert served.settle()
    assert here.minji.sees(here.general) == "(only you) Haru: 없어요"
    here.minji.shortcut("new_event")
    assert line.hear()["type"] == "interactive"


def test_what_is_not_acknowledged_comes_again_over_another_connection(here, served, line):
    here.world.settings.patience = 0.1
    with dialled(here) as other:
        assert other.hear()["num_connections"] == 2
        here.minji.dm("하나")
        told = []
        while len(told) < 2:
            for one in (line, other):
                one._socket.settimeout(0.3)
                try:
                    told.append((one, one.hear()))
                except TimeoutError:
                    one._reader = one._socket.makefile("rb")
        told.sort(key=lambda pair: pair[1]["retry_attempt"])
        (first, _), (second, again) = told
        assert first is not second
        assert (again["retry_attempt"], again["retry_reason"]) == (1, "timeout")
        assert again["payload"] == told[0][1]["payload"]
        assert again["envelope_id"] != told[0][1]["envelope_id"]


def test_a_command_that_is_not_acknowledged_has_failed(here, served, line):
    here.world.settings.patience = 0.1
    here.minji.command("하나", here.general)
    assert served.settle()
    assert '"operation_timeout"' in here.minji.sees(here.general)


def test_with_no_connection_a_command_fails_and_news_waits(here, served):
    here.minji.command("하나", here.general)
    here.minji.dm("둘")
    assert until(lambda: '"dispatch_failed"' in here.minji.sees(here.general))
    here.world.now.advance(60)
    assert until(lambda: len(here.world.deliveries.all[1].tries) == 3)
    with dialled(here) as line:
        line.hear()
        here.world.now.advance(300)
        told = line.hear()
        assert (told["payload"]["event"]["text"], told["retry_attempt"]) == ("둘", 3)


def test_what_a_lost_connection_had_not_acknowledged_goes_over_the_next(here, served, line):
    here.minji.dm("하나")
    first = line.hear()
    line.__exit__()
    assert until(lambda: not here.world.sockets.links or here.world.deliveries.all[0].attempt)
    with dialled(here) as other:
        other.hear()
        here.world.now.advance(60)
        assert other.hear()["payload"]["event_id"] == first["payload"]["event_id"]


def test_slack_asks_for_a_new_connection_and_closes_the_old(here, served, line):
    here.world.sockets.disconnect("refresh_requested")
    assert line.hear() == {
        "type": "disconnect",
        "reason": "refresh_requested",
        "debug_info": {"host": "applink-1"},
    }
    assert line.hear() is None


def test_a_warning_comes_some_time_before_the_end(here, served, line):
    here.world.settings.warning = 0.3
    here.world.sockets.disconnect("warning")
    assert line.hear()["reason"] == "warning"
    here.minji.dm("하나")  # still heard
    told = line.hear()
    assert told["type"] == "events_api"
    line.acknowledge(told)
    assert line.hear()["reason"] == "refresh_requested"
    assert line.hear() is None


def test_there_are_ten_connections_at_most(here, served):
    lines = [dialled(here) for _ in range(11)]
    told = [one.hear() for one in lines]
    assert [one["num_connections"] for one in told[:10]] == list(range(1, 11))
    assert told[10]["reason"] == "too_many_websockets"
    for one in lines:
        one.__exit__()
    assert until(lambda: not here.world.sockets.links)


def test_pings_are_answered_and_nonsense_is_noted(here, served, line):
    line.send(9, b"sdk-ping-pong:1.5")
    assert line.frame() == (10, b"sdk-ping-pong:1.5")
    for said in ("not json", "[1]", {"envelope_id": "never-sent"}):
        line.say(said)
    assert until(lambda: len(here.world.complaints) == 3)


def test_a_long_message_goes_through(here, served, line):
    here.minji.dm("가" * 30_000)
    assert line.hear()["payload"]["event"]["text"] == "가" * 30_000


def test_a_deaf_connection_looks_alive(here, served, line):
    here.world.settings.patience = 0.1
    here.world.sockets.links[0].mute = True
    here.minji.dm("하나")
    assert until(lambda: "not acknowledged" in here.world.deliveries.all[0].tries)
