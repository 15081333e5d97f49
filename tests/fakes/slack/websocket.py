"""WebSocket on the server's side (RFC 6455): the greeting, frames in and out, and nothing more than Slack needs."""

from __future__ import annotations

import base64
import hashlib
import socket
import struct
import threading
from collections.abc import Mapping
from typing import BinaryIO

MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
LONGEST = 1_000_000


class Ended(Exception):
    """The other side has gone, or has broken the protocol."""


def greeting(headers: Mapping[str, str]) -> bytes | None:
    """The answer to a client that wants to switch; None when it does not."""
    key = headers.get("sec-websocket-key")
    if headers.get("upgrade", "").lower() != "websocket" or not key:
        return None
    accept = base64.b64encode(hashlib.sha1((key + MAGIC).encode()).digest()).decode()
    return (
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {accept}\r\n\r\n"
    ).encode()


class Wire:
    """Frames over a connection; may be written from several threads, and is read by one."""

    def __init__(self, connection: socket.socket, reader: BinaryIO) -> None:
        self._connection, self._reader = connection, reader
        self._lock = threading.Lock()

    def send(self, text: str) -> None:
        self._write(TEXT, text.encode())

    def ping(self) -> None:
        self._write(PING, b"Ping from applink-1")

    def close(self, code: int = 1000) -> None:
        try:
            self._write(CLOSE, struct.pack("!H", code))
        except Ended:
            return

    def break_off(self) -> None:
        """Ends the connection without a word."""
        try:
            self._connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    def _write(self, kind: int, data: bytes) -> None:
        size = len(data)
        if size < 126:
            head = struct.pack("!BB", 0x80 | kind, size)
        elif size < 1 << 16:
            head = struct.pack("!BBH", 0x80 | kind, 126, size)
        else:
            head = struct.pack("!BBQ", 0x80 | kind, 127, size)
        try:
            with self._lock:
                self._connection.sendall(head + data)
        except OSError as error:
            raise Ended from error

    def receive(self) -> str:
        """The next text; pings are answered on the way. Raises `Ended` when there is none to come."""
        whole = b""
        while True:
            last, kind, data = self._frame()
            if kind == CLOSE:
                self.close()
                raise Ended
            if kind == PING:
                self._write(PONG, data)
            elif kind in (0, TEXT, BINARY):
                whole += data
                if last:
                    return whole.decode("utf-8", "replace")

    def _frame(self) -> tuple[bool, int, bytes]:
        first, second = self._read(2)
        size = second & 0x7F
        if size > 125:
            size = int.from_bytes(self._read(2 if size == 126 else 8), "big")
        if not second & 0x80 or size > LONGEST:
            raise Ended  # clients mask what they send
        mask = self._read(4)
        data = bytes(byte ^ mask[at % 4] for at, byte in enumerate(self._read(size)))
        return bool(first & 0x80), first & 0x0F, data

    def _read(self, size: int) -> bytes:
        try:
            data = self._reader.read(size)
        except (OSError, ValueError) as error:
            raise Ended from error
        if len(data) < size:
            raise Ended
        return data
