"""A world behind HTTP on loopback: a thread for each connection, and one that posts to the webhook."""

from __future__ import annotations

import socket
import struct
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qsl, urlsplit

from tests.fakes.telegram.courier import Courier
from tests.fakes.telegram.message import Request, Response
from tests.fakes.telegram.refusals import broken, too_large
from tests.fakes.telegram.world import World

RESET = struct.pack("ii", 1, 0)  # closing with this linger sends RST instead of FIN
LONGEST_BODY = 60 << 20


class Served:
    """Serves a world while it is entered; `url` is its address. Port 0 takes any free one."""

    def __init__(self, world: World, port: int = 0, host: str = "127.0.0.1") -> None:
        self.world = world
        self.stopping = threading.Event()
        self.broken: list[Exception] = []  # what went wrong in the world itself; raised on the way out
        self.courier = Courier(world, self.stopping)
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
        self.world.ring()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self.courier.join()
        if self.broken and error is None:
            raise self.broken[0]

    def answer(self, request: Request) -> Response:
        try:
            response = self.world.handle(request)
            return self._waited(response) if response.poll else response
        except Exception as error:
            self.broken.append(error)
            return broken(500)

    def _waited(self, response: Response) -> Response:
        """A getUpdates answers when there is something, or its time is over."""
        poll = response.poll
        if poll is not None:
            with self.world.bell:
                self.world.bell.wait_for(
                    lambda: self.stopping.is_set() or self.world.ready(poll), timeout=poll.seconds
                )
        return self.world.resume(response)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    served: Served

    def handle_error(self, _request: object, _client: object) -> None:
        """A client that went away is no news."""


class _Conversation(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "nginx/1.18.0", ""
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave together
    server: _Server

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def _talk(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        if length > LONGEST_BODY:
            self.close_connection = True
            self._send(too_large().response())
            return
        response = self.server.served.answer(self._request(self.rfile.read(length)))
        carry = {"closed": self._close, "reset": self._reset, "silent": self._say_nothing, "slow": self._drip}
        carry.get(response.transport, self._send)(response)

    do_GET = do_POST = do_DELETE = _talk  # noqa: N815 - the names are http.server's

    def _request(self, body: bytes) -> Request:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = tuple(parse_qsl(parts.query, keep_blank_values=True))
        return Request(self.command, parts.path, query, headers, body)

    def _send(self, response: Response) -> None:
        self._head(response, content := response.content)
        self.wfile.write(content)
        self.wfile.flush()
        if self.close_connection or self._promised(response) > len(content):
            self.close_connection = True

    @staticmethod
    def _promised(response: Response) -> int:
        return int(response.headers.get("content-length", 0))

    def _head(self, response: Response, content: bytes) -> None:
        self.send_response(response.status, _phrase(response.status))
        told = {"content-type": "application/json", "content-length": str(len(content))} | dict(
            response.headers
        )
        for name, value in told.items():
            self.send_header(name, value)
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
        self._head(response, content := response.content)
        step = max(1, len(content) // 20)
        pieces = [content[at : at + step] for at in range(0, len(content), step)]
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(response.delay / len(pieces))

    def log_message(self, *_said: object) -> None:
        """Says nothing: what came is in the world's `requests`."""


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
