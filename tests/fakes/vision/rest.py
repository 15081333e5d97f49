"""The stand-in over HTTP on loopback: `POST /v1/images:annotate`, and `/control/…` for who wants to see or to break."""

from __future__ import annotations

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from tests.fakes.vision.faults import HTTP, NAMES, Refusal, Rule
from tests.fakes.vision.world import LONGEST_JSON, World

HALF = '{"responses": [{"fullTextAnnotation": {"pages": ['
HOTEL = "<html><body>Sign in to the hotel's network</body></html>"


class Served:
    """Serves a world while it is entered; `endpoint` is what VISION_API_ENDPOINT takes."""

    transport = "rest"

    def __init__(self, world: World, port: int = 0) -> None:
        self.world, self.stopping = world, threading.Event()
        self._server = _Server(("127.0.0.1", port), _Talk)
        self._server.served = self
        self.endpoint = f"http://127.0.0.1:{self._server.server_address[1]}"
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


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    served: Served

    def handle_error(self, _request: object, _client: object) -> None:
        """A client that went away is no news."""


def batch_of(body: bytes) -> Any:
    """The request as a message, judged as JSON first."""
    from google.cloud.vision_v1 import BatchAnnotateImagesRequest
    from google.protobuf import json_format

    if len(body) > LONGEST_JSON:
        raise Refusal(3, f"Request payload size exceeds the limit: {LONGEST_JSON} bytes.")
    try:
        told = json.loads(body)
        for request in told.get("requests", []):
            base64.b64decode(request["image"].get("content", ""), validate=True)
        batch = BatchAnnotateImagesRequest.pb(BatchAnnotateImagesRequest())
        return json_format.ParseDict(told, batch)
    except (ValueError, KeyError, TypeError, AttributeError, json_format.ParseError) as error:
        raise Refusal(3, f"Invalid JSON payload received: {error}") from None


class _Talk(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.path.startswith("/control/"):
            self.server.served.world.add(**json.loads(body))
            return self._send(200, b"{}")
        if self.path.partition("?")[0] != "/v1/images:annotate":
            return self._send(404, b"")
        rule = self.server.served.world.fault()
        if rule is not None and rule.kind in ("hang", "lost"):
            return self._keep_silent(rule)
        return self._answer(body, rule)

    def do_GET(self) -> None:
        asked = [
            {"bytes": len(a.content), "features": a.features, "hints": a.hints} for a in self._world.asked
        ]
        self._send(200, json.dumps({"asked": asked}).encode())

    def do_DELETE(self) -> None:
        self._world.rules.clear()
        self._send(200, b"{}")

    @property
    def _world(self) -> World:
        return self.server.served.world

    def _answer(self, body: bytes, rule: Rule | None) -> None:
        headers: dict[str, str] = {}
        try:
            self._world.admit(self.headers.get("authorization", "").removeprefix("Bearer "))
            if rule is not None and rule.kind == "error":
                raise rule.refusal()
            status, said = 200, self._said(body, rule)
        except Refusal as refusal:
            status, said = HTTP[refusal.code], json.dumps({"error": _error(refusal)})
        self.server.served.stopping.wait(self._world.delay)
        if rule is not None and rule.kind == "late":
            self.server.served.stopping.wait(rule.delay)
        self._send(status, said.encode(), headers, rule.delay if rule and rule.kind == "slow" else 0.0)

    def _said(self, body: bytes, rule: Rule | None) -> str:
        odd = {"page": HOTEL, "cut": HALF, "none": "{}"}
        if rule is not None and rule.kind in odd:
            return odd[rule.kind]
        if not self.headers.get("content-type", "").startswith("application/json"):
            raise Refusal(3, "The content type must be application/json.")
        return json.dumps({"responses": self._world.annotate(list(batch_of(body).requests), "rest", rule)})

    def _keep_silent(self, rule: Rule) -> None:
        if rule.kind == "hang":
            self.server.served.stopping.wait(rule.delay)
        self.close_connection = True

    def _send(
        self, status: int, body: bytes, headers: dict[str, str] | None = None, drip: float = 0.0
    ) -> None:
        self.send_response(status)
        for name, value in {"content-type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        step = max(1, len(body) // 20) if drip else max(1, len(body))
        for at in range(0, len(body), step):
            self.wfile.write(body[at : at + step])
            self.wfile.flush()
            self.server.served.stopping.wait(drip / 20)

    def log_message(self, *_said: object) -> None:
        """Says nothing: what came is in the world's `asked`."""


def _error(refusal: Refusal) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": HTTP[refusal.code],
        "message": refusal.message,
        "status": NAMES[refusal.code],
    }
    if refusal.retry is not None:
        info = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{refusal.retry:g}s"}
        told["details"] = [info]
    return told
