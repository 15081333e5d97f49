"""Who has signed in: claims, id tokens signed by a key made at first use, and where to check them."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from tests.fakes.google.message import Resource
from tests.fakes.google.store import Account

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

KEY = "stand-in-1"
ISSUER = "https://accounts.google.com"


def claims(account: Account, scopes: frozenset[str]) -> Resource:
    """What the scopes let an app know about a person."""
    told: Resource = {"sub": account.sub}
    if any(scope.endswith("userinfo.email") for scope in scopes):
        told |= {"email": account.email, "email_verified": True}
    if any(scope.endswith("userinfo.profile") for scope in scopes):
        told |= {"name": account.name, "given_name": account.name, "picture": "", "locale": "ko"}
    return told


def id_token(account: Account, client: str, scopes: frozenset[str], now: datetime, nonce: str | None) -> str:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    at = int(now.timestamp())
    told = {"iss": ISSUER, "azp": client, "aud": client, "iat": at, "exp": at + 3600} | claims(
        account, scopes
    )
    if nonce:
        told["nonce"] = nonce
    head = {"alg": "RS256", "kid": KEY, "typ": "JWT"}
    text = f"{_packed(json.dumps(head).encode())}.{_packed(json.dumps(told).encode())}"
    signature = _key().sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{text}.{_packed(signature)}"


def keys() -> Resource:
    """The public key as a JSON Web Key Set."""
    numbers = _key().public_key().public_numbers()
    key = {
        "kty": "RSA",
        "use": "sig",
        "alg": "RS256",
        "kid": KEY,
        "n": _number(numbers.n),
        "e": _number(numbers.e),
    }
    return {"keys": [key]}


def certificates() -> Resource:
    """The public key in PEM, by its name."""
    from cryptography.hazmat.primitives import serialization

    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return {KEY: _key().public_key().public_bytes(serialization.Encoding.PEM, form).decode()}


def configuration(base: str) -> Resource:
    return {
        "issuer": ISSUER,
        "authorization_endpoint": f"{base}/o/oauth2/v2/auth",
        "token_endpoint": f"{base}/token",
        "userinfo_endpoint": f"{base}/oauth2/v3/userinfo",
        "revocation_endpoint": f"{base}/revoke",
        "jwks_uri": f"{base}/oauth2/v3/certs",
        "id_token_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["plain", "S256"],
    }


@lru_cache(maxsize=1)
def _key() -> RSAPrivateKey:
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(65537, 2048)


def _packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _number(value: int) -> str:
    return _packed(value.to_bytes((value.bit_length() + 7) // 8, "big"))
