"""The stand-in for a test: started once, emptied for each, and a relay before it that answers as it is told to."""

from __future__ import annotations

import re
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import boto3
from botocore.config import Config

from adapters.s3.bucket import Bucket
from tests.house.rooms import HOUSE

NAME, REGION = "haru-pictures", "ap-northeast-2"
METHODS = ("GET", "PUT", "HEAD", "DELETE", "POST")


@contextmanager
def served() -> Iterator[str]:
    """The address of moto's server, in a process that ends with this one."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "tests.fakes.s3", "--port", "0", "--child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=HOUSE,
    )
    try:
        assert process.stdout is not None and process.stdin is not None
        told = "".join(process.stdout.readline() for _ in range(2))
        found = re.search(r"http://\S+", told)
        assert found, "moto's server did not start"
        yield found[0]
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


def emptied(address: str) -> None:
    """Nothing is there any more."""
    urlopen(Request(f"{address}/moto-api/reset", method="POST"), timeout=10).close()


def bucket_at(address: str, name: str = NAME) -> Bucket:
    return Bucket(name, address, REGION, "haru", "haru")


def owner(address: str):
    """Whoever owns the account over there, and looks with other eyes than the house."""
    return boto3.client(
        "s3",
        endpoint_url=address,
        region_name=REGION,
        aws_access_key_id="owner",
        aws_secret_access_key="owner",
        config=Config(s3={"addressing_style": "path"}),
    )


def opened(address: str, name: str = NAME) -> None:
    """A bucket, as it is made by a click."""
    owner(address).create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})


@dataclass
class Fault:
    """What one request, or each, is answered instead: a status and a code, `silence`, or `reset`."""

    kind: str
    status: int = 0
    times: int | None = 1
    method: str = ""
    headers: dict[str, str] = field(default_factory=dict)


class Relay:
    """Hands everything on to the stand-in, but for what it was told to spoil."""

    def __init__(self, address: str) -> None:
        self.target = urlsplit(address).netloc
        self.faults: list[Fault] = []
        self.asked: list[tuple[str, str]] = []
        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Relay:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def spoil(
        self, kind: str, status: int = 0, *, times: int | None = None, method: str = "", **headers: str
    ):
        self.faults.append(Fault(kind, status, times, method, headers))

    def heal(self) -> None:
        self.faults.clear()

    def next(self, method: str) -> Fault | None:
        for fault in list(self.faults):
            if fault.method in ("", method):
                if fault.times is not None:
                    fault.times -= 1
                    if not fault.times:
                        self.faults.remove(fault)
                return fault
        return None


def _handler(relay: Relay) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Quiet."""

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            relay.asked.append((self.command, self.path))
            fault = relay.next(self.command)
            if fault is None:
                self._hand_on(body)
            elif fault.kind == "silence":
                relay.over.wait(30)
                self.close_connection = True
            elif fault.kind == "reset":
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                self.close_connection = True
            elif fault.kind == "half":
                self._answer(200, {"Content-Length": "1000"}, b"x" * 10)
                self.close_connection = True
            else:
                told = f"<Error><Code>{fault.kind}</Code><Message>no</Message></Error>".encode()
                self._answer(fault.status, {"Content-Length": str(len(told)), **fault.headers}, told)

        def _hand_on(self, body: bytes) -> None:
            way = HTTPConnection(relay.target, timeout=10)
            try:
                way.request(self.command, self.path, body, dict(self.headers))
                answer = way.getresponse()
                told = answer.read()
                kept = {n: v for n, v in answer.getheaders() if n.lower() != "transfer-encoding"}
                kept.setdefault("Content-Length", str(len(told)))
                self._answer(answer.status, kept, told)
            finally:
                way.close()

        def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response_only(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    for method in METHODS:
        setattr(Handler, f"do_{method}", Handler.handle_any)
    return Handler


def waited(until, seconds: float = 20.0) -> bool:
    """Whether it came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if until():
            return True
        time.sleep(0.02)
    return False
