"""A world behind HTTP on loopback: a thread for each connection, one request at a time in the world."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qsl, urlsplit

from tests.fakes.google.courier import Courier
from tests.fakes.google.message import Request, Response
from tests.fakes.google.refusals import broken
from tests.fakes.google.world import World

PAGE = Path(__file__).with_name("page.html")
RESET = struct.pack("ii", 1, 0)  # closing with this linger sends RST instead of FIN
LONGEST_BODY = 8_000_000


class Served:
    """Serves a world while it is entered; `url` is its address. Port 0 takes any free one."""

    def __init__(self, world: World, port: int = 0, host: str = "127.0.0.1") -> None:
        self.world = world
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self.broken: list[Exception] = []  # what went wrong in the world itself; raised on the way out
        self.courier = Courier(world, self.lock, self.stopping)
        self._server = _Server((host, port), _Conversation)
        self._server.served = self
        self.url = f"http://{host}:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Served:
        self._thread.start()
        self.courier.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self.courier.look()
        self.courier.join()
        if self.broken and error is None:
            raise self.broken[0]

    def answer(self, request: Request) -> Response:
        try:
            with self.lock:
                response = self.world.handle(request)
        except Exception as error:
            self.broken.append(error)
            return broken(500).response()
        self.courier.look()
        return response


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
        if urlsplit(self.path).path == "/":
            self._send(Response(200, PAGE.read_text("utf-8"), {"content-type": "text/html; charset=utf-8"}))
        else:
            self._talk()

    def _talk(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        if length > LONGEST_BODY:
            self.close_connection = True
            self._send(Response(413, "Request Too Large"))
            return
        response = self.server.served.answer(self._request(self.rfile.read(length)))
        carry = {"closed": self._close, "reset": self._reset, "silent": self._say_nothing, "slow": self._drip}
        carry.get(response.transport, self._send)(response)

    do_POST = do_PUT = do_PATCH = do_DELETE = _talk  # noqa: N815 - the names are http.server's

    def _request(self, body: bytes) -> Request:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        base = f"http://{headers.get('host', 'localhost')}"
        query = tuple(parse_qsl(parts.query, keep_blank_values=True))
        method = headers.get("x-http-method-override", self.command)
        return Request(method, parts.path, query, headers, body or None, base)

    def _send(self, response: Response) -> None:
        self._head(response, body := _bytes(response))
        self.wfile.write(body)

    def _head(self, response: Response, body: bytes) -> None:
        self.send_response(response.status, _phrase(response.status))
        named = {name.lower() for name in response.headers}
        if body and "content-type" not in named:
            kind = "application/json; charset=UTF-8" if isinstance(response.body, dict) else "text/plain"
            self.send_header("Content-Type", kind)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
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
        self._head(response, body := _bytes(response))
        pieces = [
            body[at : at + max(1, len(body) // 20)] for at in range(0, len(body), max(1, len(body) // 20))
        ]
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(response.delay / len(pieces))

    def log_message(self, *_said: object) -> None:
        """Says nothing: what came is in the world's `requests`."""


def _bytes(response: Response) -> bytes:
    if response.body is None or response.status in (204, 304):
        return b""
    text = response.body if isinstance(response.body, str) else json.dumps(response.body, ensure_ascii=False)
    return text.encode()


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
