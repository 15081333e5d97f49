"""Who consented: told by an ID token that Google signed for us, or asked with the access token."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from core.errors import SignedOut, Unreachable
from core.records import Identity

ISSUERS = ("https://accounts.google.com", "accounts.google.com")
SKEW = timedelta(minutes=2)
_ANY_TIME = 10**10  # the library would look at the machine's clock; ours is asked instead


def verified(token: str, certificates: Mapping[str, Any], audience: str, now: datetime) -> Identity:
    """The person an ID token names. Raises SignedOut where Google did not sign it, not for us, or not now."""
    from google.auth import jwt
    from google.auth.exceptions import GoogleAuthError

    try:
        keys = _keys(certificates)
        told = jwt.decode(token, keys, audience=audience, clock_skew_in_seconds=_ANY_TIME)  # type: ignore[no-untyped-call]
        lives = float(told["iat"]) <= (now + SKEW).timestamp() and (now - SKEW).timestamp() < float(
            told["exp"]
        )
    except (GoogleAuthError, ValueError, KeyError, TypeError) as error:
        raise SignedOut("the ID token is not Google's") from error
    if told.get("iss") not in ISSUERS or not lives:
        raise SignedOut("the ID token is not for here and now")
    return told_by(told)


def told_by(claims: Mapping[str, Any]) -> Identity:
    """The person in a set of claims. Raises Unreachable where there is none."""
    subject, email = claims.get("sub"), claims.get("email")
    if not (isinstance(subject, str) and isinstance(email, str) and subject and email):
        raise Unreachable("nobody was named")
    return Identity(subject, email, str(claims.get("name") or ""), str(claims.get("picture") or ""))


def _keys(certificates: Mapping[str, Any]) -> dict[str, str]:
    """Public keys in PEM by their names, out of either form in which Google publishes them."""
    if "keys" not in certificates:
        return {str(kid): str(pem) for kid, pem in certificates.items()}
    return {str(key["kid"]): _pem(key) for key in certificates["keys"] if key.get("kty") == "RSA"}


def _pem(key: Mapping[str, Any]) -> str:
    """A JSON Web Key (RFC 7517) as PEM."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = RSAPublicNumbers(_number(key["e"]), _number(key["n"])).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _number(packed: str) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), "big")


def as_object(text: str) -> Mapping[str, Any]:
    """What Google answered. Raises Unreachable where it is no JSON object."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise Unreachable("no JSON") from error
    if not isinstance(found, dict):
        raise Unreachable("no JSON object")
    return found
