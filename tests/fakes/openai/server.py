"""A world behind HTTP on loopback: a thread for each connection."""

from __future__ import annotations

import json
import socket
import struct
import threading
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from tests.fakes.openai import reader
from tests.fakes.openai.message import Request, Response
from tests.fakes.openai.world import World

RESET = struct.pack("ii", 1, 0)  # closing with this linger sends RST instead of FIN


class Served:
    """Serves a world while it is entered; `base` is what clients take as base URL."""

    def __init__(self, world: World, port: int = 0, host: str = "127.0.0.1") -> None:
        self.world = world
        self.stopping = threading.Event()
        self.broken: list[Exception] = []  # what went wrong in the world itself; raised on the way out
        self._server = _Server((host, port), _Conversation)
        self._server.served = self
        self.url = f"http://{host}:{self._server.server_address[1]}"
        self.base = f"{self.url}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Served:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        if self.broken and error is None:
            raise self.broken[0]

    def answer(self, request: Request) -> Response:
        if request.path.startswith("/control/"):
            return self._told(request)
        try:
            return self.world.handle(request)
        except Exception as error:
            self.broken.append(error)
            return Response(500, {"error": {"message": str(error), "type": "server_error"}})

    def _told(self, request: Request) -> Response:
        """`/control/faults`: GET lists, POST adds, DELETE clears. `/control/requests`: what was asked.
        `/control/seen`: POST says what pictures show where their lines say otherwise.
        """
        if request.path == "/control/requests":
            return Response(200, {"requests": self.world.bodies})
        if request.path == "/control/seen":
            self.world.answer = partial(reader.read, seen=json.loads(request.body))
            return Response(200, {})
        if request.method == "DELETE":
            self.world.rules.clear()
        elif request.method == "POST":
            self.world.add(**json.loads(request.body))
        return Response(200, {"faults": [rule.kind for rule in self.world.rules]})


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

    def _talk(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        path = self.path.partition("?")[0]
        response = self.server.served.answer(Request(self.command, path, headers, self.rfile.read(length)))
        carry = {"closed": self._close, "reset": self._reset, "silent": self._say_nothing, "slow": self._drip}
        carry["late"] = self._send_late
        carry.get(response.transport, self._send)(response)

    do_GET = do_POST = do_DELETE = _talk  # noqa: N815 - the names are http.server's

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

    def _send_late(self, response: Response) -> None:
        self.server.served.stopping.wait(response.delay)
        self._send(response)

    def _drip(self, response: Response) -> None:
        """The whole answer, spread evenly over the delay."""
        self._head(response, body := response.content())
        step = max(1, len(body) // 20)
        pieces = [body[at : at + step] for at in range(0, len(body), step)]
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()
            self.server.served.stopping.wait(response.delay / len(pieces))

    def log_message(self, *_said: object) -> None:
        """Says nothing: what came is in the world's `requests`."""
