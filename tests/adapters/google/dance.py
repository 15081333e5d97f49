"""A person in a browser at the consent screen of the stand-in, and our consent pointed at it."""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime
from html import unescape
from http.cookiejar import CookieJar

from adapters.google.addresses import Addresses
from adapters.google.consent import Client, GoogleConsent
from tests.fakes.google.grants import CLIENT, SECRET
from tests.fakes.google.server import Served

ME = "haru@example.com"
BACK = "http://127.0.0.1:8000/oauth/google/callback"
VERIFIER = "v" * 96


class Its:
    """The stand-in's clock, as ours."""

    def __init__(self, clock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        return self._clock()


def addresses(url: str) -> Addresses:
    return Addresses(
        f"{url}/o/oauth2/v2/auth", f"{url}/token", f"{url}/revoke", f"{url}/oauth2/v3/userinfo",
        f"{url}/oauth2/v3/certs",
    )  # fmt: skip


def consent_at(served: Served, timeout: float = 5, back: str = BACK, **other) -> GoogleConsent:
    client = Client(CLIENT, other.get("secret", SECRET), back)
    at = other.get("addresses") or addresses(served.url)
    return GoogleConsent(client, Its(served.world.now), at, timeout)


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_what):
        return None


def visited(url: str) -> tuple[int, dict[str, str]]:
    """The status, and what the way back carries."""
    try:
        with urllib.request.build_opener(Stay).open(url, timeout=5) as answer:
            return answer.status, {}
    except urllib.error.HTTPError as error:
        with error:
            query = urllib.parse.urlsplit(error.headers.get("location", "")).query
            return error.code, dict(urllib.parse.parse_qsl(query))


def asked(url: str) -> dict[str, str]:
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))


def through(url: str) -> str:
    """The page at the end of the way: the link is opened, whose chat it is for is agreed to, and so is Google's page."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with browser.open(url, timeout=10) as page:
        way = re.search('class="go" href="([^"]*)"', page.read().decode())
    assert way is not None
    with browser.open(urllib.parse.urljoin(url, unescape(way[1])), timeout=10) as page:
        return page.read().decode()
