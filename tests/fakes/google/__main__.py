"""The stand-in by hand: `python -m tests.fakes.google --port 9999`, then the address in a browser."""

from __future__ import annotations

import argparse
import threading

from tests.fakes.google.grants import CLIENT, SECRET
from tests.fakes.google.moments import Clock, instant
from tests.fakes.google.server import Served
from tests.fakes.google.world import World


def world(now: str | None, seed: int, accounts: list[str], zone: str) -> World:
    """A world with the accounts named; with `now`, its clock stands until it is turned."""
    made = World(Clock(instant(now) if now else None), seed)
    for email in accounts:
        made.add_account(email, zone=zone)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.google", description=__doc__)
    parser.add_argument("--port", type=int, default=9999)
    parser.add_argument("--now", help="an RFC 3339 moment at which the clock stands; else it runs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--zone", default="Asia/Seoul")
    parser.add_argument("--account", action="append", help="an address; may be given several times")
    parser.add_argument("--auto", action="store_true", help="answer the consent screen at once")
    given = parser.parse_args()
    made = world(
        given.now, given.seed, given.account or ["haru@example.com", "friend@example.com"], given.zone
    )
    if given.auto:
        from tests.fakes.google.grants import Script

        made.oauth.script = Script()
    with Served(made, given.port) as served:
        print(_told(served.url), flush=True)
        _until_stopped()


def _told(url: str) -> str:
    return f"""\
GOOGLE_CLIENT_ID={CLIENT}
GOOGLE_CLIENT_SECRET={SECRET}
GOOGLE_AUTH_URI={url}/o/oauth2/v2/auth
GOOGLE_TOKEN_URI={url}/token
GOOGLE_REVOKE_URI={url}/revoke
GOOGLE_USERINFO_URI={url}/oauth2/v3/userinfo
GOOGLE_CERTS_URI={url}/oauth2/v3/certs
GOOGLE_API_BASE_URL={url}"""


def _until_stopped() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
