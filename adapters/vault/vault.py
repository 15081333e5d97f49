"""The vault: AES-256-GCM, each secret bound to its purpose, its owner and its key; and proofs that a text is ours."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
from functools import lru_cache
from typing import Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from adapters.vault.keys import LENGTH, Key
from core.errors import Tampered

NONCE = 12


class Keys(Protocol):
    """Where the keys come from."""

    def read(self) -> tuple[Key, ...]:
        """Newest first, at least one."""


class KeyVault:
    """Seals with the newest key, opens with any. A row is `kid.base64url(nonce ‖ ciphertext)`."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def seal(self, secret: str, purpose: str, owner: UUID) -> str:
        """Never twice the same: the nonce is by chance."""
        key = self._keys.read()[0]
        nonce = secrets.token_bytes(NONCE)
        sealed = AESGCM(key.secret).encrypt(nonce, secret.encode(), _bound(purpose, owner, key))
        return f"{key.kid}.{_packed(nonce + sealed)}"

    def open(self, sealed: str, purpose: str, owner: UUID) -> str:
        """Raises Tampered."""
        kid, _, packed = sealed.partition(".")
        key = next((key for key in self._keys.read() if key.kid == kid), None)
        if key is None:
            raise Tampered("no such key")
        row = _unpacked(packed)
        try:
            return AESGCM(key.secret).decrypt(row[:NONCE], row[NONCE:], _bound(purpose, owner, key)).decode()
        except (InvalidTag, ValueError) as error:
            raise Tampered("it does not open") from error

    def is_current(self, sealed: str) -> bool:
        """Whether the newest key sealed it."""
        return key_of(sealed) == self._keys.read()[0].kid

    def sign(self, text: str, purpose: str) -> str:
        """`base64url(text).base64url(proof)`."""
        proof = _proof(self._keys.read()[0], text, purpose)
        return f"{_packed(text.encode())}.{_packed(proof)}"

    def signed(self, signed: str, purpose: str) -> str:
        """Raises Tampered."""
        packed, _, proof = signed.partition(".")
        try:
            text, shown = _unpacked(packed).decode(), _unpacked(proof)
        except UnicodeDecodeError as error:
            raise Tampered("no text") from error
        if not any(hmac.compare_digest(_proof(key, text, purpose), shown) for key in self._keys.read()):
            raise Tampered("no proof of ours")
        return text


def key_of(sealed: str) -> str:
    """The name of the key that sealed it."""
    return sealed.partition(".")[0]


def _bound(purpose: str, owner: UUID, key: Key) -> bytes:
    """What the row is bound to beside its key: moved to another owner, or used for another thing, it stays shut."""
    return f"v1|{purpose}|{owner}|{key.kid}".encode()


def _proof(key: Key, text: str, purpose: str) -> bytes:
    return hmac.digest(_signing(key.secret, purpose), text.encode(), "sha256")


@lru_cache(maxsize=64)
def _signing(secret: bytes, purpose: str) -> bytes:
    """A key of its own for each purpose, so that no proof says anything about what is sealed."""
    return HKDF(SHA256(), LENGTH, salt=None, info=f"haru|sign|{purpose}".encode()).derive(secret)


def _packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _unpacked(text: str) -> bytes:
    """Raises Tampered, also for another way to write the same bytes."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise Tampered("not ours") from error
    if _packed(data) != text:
        raise Tampered("not ours")
    return data
