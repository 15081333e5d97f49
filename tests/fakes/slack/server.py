"""A world behind HTTP and WebSocket on loopback: a thread for each connection, one request at a time in the world."""

from __future__ import annotations

import socket
import struct
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

from tests.fakes.slack.courier import Courier
from tests.fakes.slack.hand import Hand
from tests.fakes.slack.message import Request, Response
from tests.fakes.slack.sockets import Link
from tests.fakes.slack.store import Person
from tests.fakes.slack.websocket import Ended, Wire, greeting
from tests.fakes.slack.world import World

PAGE = Path(__file__).with_name("page.html")
RESET = struct.pack("ii", 1, 0)  # closing with this linger sends RST instead of FIN
LONGEST_BODY = 100_000_000
PING_EVERY, LINGER = 10.0, 0.3


class Served:
    """Serves a world while it is entered; `url` is its address, `api` what clients take as base URL."""

    def __init__(self, world: World, port: int = 0, host: str = "127.0.0.1") -> None:
        self.world = world
        self.stopping = threading.Event()
        self.broken: list[Exception] = []  # what went wrong in the world itself; raised on the way out
        self.courier = Courier(world, self.stopping)
        self._server = _Server((host, port), _Conversation)
        self._server.served = self
        self.url = f"http://{host}:{self._server.server_address[1]}"
        self.api = f"{self.url}/api/"
        world.base = self.url
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self.wires: set[Wire] = set()

    def __enter__(self) -> Served:
        self._thread.start()
        self.courier.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        self.world.ring()
        for wire in list(self.wires):
            wire.break_off()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self.courier.join()
        broken = [*self.broken, *self.courier.broken]
        if broken and error is None:
            raise broken[0]

    def hand(self, person: Person | str) -> Hand:
        return Hand(self.world, person)

    def settle(self, timeout: float = 10.0) -> bool:
        """Waits till everything that can be sent now has been, and has been answered; False if it was not."""
        world, until = self.world, time.monotonic() + timeout
        with world.bell:
            while world.deliveries.open:
                left = until - time.monotonic()
                if left <= 0:
                    return False
                world.bell.wait(min(left, 0.5))
        return True

    def answer(self, request: Request) -> Response:
        if request.path == "/control/settle":
            timeout = float(dict(request.query).get("timeout", 10))
            return Response(200, {"ok": True, "settled": self.settle(timeout)})
        try:
            return self.world.handle(request)
        except Exception as error:
            self.broken.append(error)
            return Response(500, {"ok": False, "error": "fatal_error"})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    served: Served

    def handle_error(self, _request: object, _client: object) -> None:
        """A client that went away is no news."""


class _Conversation(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/link/":
            self._link(parse_qs(parts.query).get("ticket", [""])[0])
        elif parts.path == "/" and not parts.query:
            self._send(Response(200, PAGE.read_text("utf-8")))
        else:
            self._talk()

    def _talk(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        if length > LONGEST_BODY:
            self.close_connection = True
            self._send(Response(413, "Request Too Large"))
            return
        body = self.rfile.read(length) if length else self._chunks()
        headers = {name.lower(): value for name, value in self.headers.items()}
        response = self.server.served.answer(Request.to(self.command, self.path, headers, body))
        carry = {"closed": self._close, "reset": self._reset, "silent": self._say_nothing, "slow": self._drip}
        carry.get(response.transport, self._send)(response)

    do_POST = do_PUT = do_DELETE = _talk  # noqa: N815 - the names are http.server's

    def _chunks(self) -> bytes:
        """A body that came in chunks, as clients send what they stream."""
        if "chunked" not in self.headers.get("transfer-encoding", ""):
            return b""
        whole = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            whole += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return whole

    def _send(self, response: Response) -> None:
        self._head(response, body := response.content())
        self.wfile.write(body)

    def _head(self, response: Response, body: bytes) -> None:
        known = response.status in HTTPStatus._value2member_map_
        self.send_response(response.status, HTTPStatus(response.status).phrase if known else "")
        for name, value in response.head().items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()

    def _close(self, _response: Response) -> None:
        self.close_connection = True

    def _reset(self, _response: Response) -> None:
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self.connection.close()

    def _say_nothing(self, response: Response) -> None:
        self.server.served.stopping.wait(response.delay)
        self.close_connection = True

    def _drip(self, response: Response) -> None:
        """The whole answer, spread evenly over the delay."""
        self._head(response, body := response.content())
        step = max(1, len(body) // 20)
        pieces = [body[at : at + step] for at in range(0, len(body), step)]
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()
            self.server.served.stopping.wait(response.delay / len(pieces))

    # ── Socket Mode ──

    def _link(self, ticket: str) -> None:
        hello = greeting({name.lower(): value for name, value in self.headers.items()})
        self.close_connection = True
        world = self.server.served.world
        with world.bell:
            link = world.sockets.connect(ticket) if hello else None
        if hello is None or link is None:
            self._send(Response(400 if hello is None else 403, {"ok": False, "error": "invalid_ticket"}))
            return
        self.wfile.write(hello)
        self.wfile.flush()
        wire = Wire(self.connection, self.rfile)  # type: ignore[arg-type]
        self.server.served.wires.add(wire)
        speaker = threading.Thread(target=self._speak, args=(link, wire), daemon=True)
        speaker.start()
        try:
            while True:
                text = wire.receive()
                with world.bell:
                    world.sockets.heard(link, text)
        except Ended:
            pass
        finally:
            self.server.served.wires.discard(wire)
            with world.bell:
                link.closing = True
                world.sockets.cut(link)
            speaker.join()

    def _speak(self, link: Link, wire: Wire) -> None:
        """Sends what waits for this connection, pings it now and then, and closes it when it is to end."""
        served, pinged = self.server.served, time.monotonic()
        try:
            while True:
                with served.world.bell:
                    while not link.out and not link.closing and not served.stopping.is_set():
                        if time.monotonic() - pinged > PING_EVERY:
                            break
                        served.world.bell.wait(1.0)
                    texts, over = [*link.out], link.closing or served.stopping.is_set()
                    link.out.clear()
                for text in texts:
                    wire.send(text)
                if over:
                    break
                if time.monotonic() - pinged > PING_EVERY:
                    wire.ping()
                    pinged = time.monotonic()
            served.stopping.wait(LINGER)
            wire.close()
        except Ended:
            return

    def log_message(self, *_said: object) -> None:
        """Says nothing: what came is in the world's `requests`."""
