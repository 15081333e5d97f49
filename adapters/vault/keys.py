"""The keys that seal: from the setting, or from a file in the data folder that is made when it is first needed."""

from __future__ import annotations

import base64
import binascii
import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

LENGTH = 32
_NAME = re.compile(r"[A-Za-z0-9_-]{1,32}")


@dataclass(frozen=True, slots=True)
class Key:
    """A secret with its name. Only the name is ever shown."""

    kid: str
    secret: bytes = field(repr=False)

    def line(self) -> str:
        """As the setting and the file write it."""
        return f"{self.kid}:{base64.b64encode(self.secret).decode()}"


def read_keys(text: str) -> tuple[Key, ...]:
    """Keys in `kid:base64[,kid:base64…]`, newest first. Raises ValueError, which quotes no secret."""
    keys = tuple(_key(part) for part in re.split(r"[,\s]+", text) if part)
    if not keys:
        raise ValueError("there is no key")
    if len({key.kid for key in keys}) < len(keys):
        raise ValueError("two keys have the same name")
    return keys


def _key(part: str) -> Key:
    kid, _, packed = part.partition(":")
    if not _NAME.fullmatch(kid):
        raise ValueError("a key needs a name before its colon: letters, digits, - and _")
    try:
        secret = base64.b64decode(packed, validate=True)
    except binascii.Error:
        raise ValueError(f"the key {kid} is no base64") from None
    if len(secret) != LENGTH:
        raise ValueError(f"the key {kid} must be {LENGTH} bytes long")
    return Key(kid, secret)


def new_key() -> Key:
    """One by chance."""
    return Key(f"k{secrets.token_hex(4)}", secrets.token_bytes(LENGTH))


@dataclass(frozen=True, slots=True)
class SetKeys:
    """The keys of the setting; they stay as they are while a process lives."""

    keys: tuple[Key, ...]

    def read(self) -> tuple[Key, ...]:
        """Newest first."""
        return self.keys


class KeyFile:
    """The file `keys` in the data folder: one key a line, newest first, for its owner's eyes only.

    It is looked at again whenever it changed, so that every process seals with the newest key at once.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "keys"
        self._seen: tuple[int, int, int] | None = None
        self._keys: tuple[Key, ...] = ()

    def read(self) -> tuple[Key, ...]:
        """Newest first; made where there are none. Raises ValueError where the file is spoilt, and OSError."""
        try:
            state = self.path.stat()
        except FileNotFoundError:
            self._make()
            state = self.path.stat()
        seen = (state.st_ino, state.st_mtime_ns, state.st_size)
        if seen != self._seen:
            self._keys = read_keys(self.path.read_text("utf-8"))
            self._seen = seen
        return self._keys

    def write(self, keys: tuple[Key, ...]) -> None:
        """These and no others from now on."""
        fresh = self._beside(keys)
        fresh.replace(self.path)
        self._seen = None

    def _make(self) -> None:
        """Of two that make it at once the first wins: a link is made in one step, and never over another."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self._beside((new_key(),))
        with suppress(FileExistsError):
            os.link(fresh, self.path)
        fresh.unlink()

    def _beside(self, keys: tuple[Key, ...]) -> Path:
        fresh = self.path.with_name(f"keys.{secrets.token_hex(4)}.new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{key.line()}\n" for key in keys)
            file.flush()
            os.fsync(file.fileno())
        return fresh
