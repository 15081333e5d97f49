"""The scopes that an app may ask for, and the short names of two of them."""

from __future__ import annotations

from functools import lru_cache

from tests.fakes.google.discovery import shipped

LONG_NAMES = {
    "email": "https://www.googleapis.com/auth/userinfo.email",
    "profile": "https://www.googleapis.com/auth/userinfo.profile",
}
SIGN_IN = frozenset({"openid", *LONG_NAMES.values()})
EVERYTHING = SIGN_IN | {"https://www.googleapis.com/auth/calendar"}


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Every scope of the discovery document, and those for signing in."""
    every = (method.scopes for methods in shipped().methods.values() for method in methods)
    return SIGN_IN.union(*every)


def named(text: str) -> frozenset[str]:
    """The scopes in a space-separated list, under their long names."""
    return frozenset(LONG_NAMES.get(name, name) for name in text.split())
