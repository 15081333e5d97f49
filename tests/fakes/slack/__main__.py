"""The stand-in by hand: `python -m tests.fakes.slack --port 9997`, then the address in a browser."""

from __future__ import annotations

import argparse
import json
import threading
from datetime import datetime
from pathlib import Path

from tests.fakes.google.moments import Clock
from tests.fakes.slack import manifest
from tests.fakes.slack.server import Served
from tests.fakes.slack.tokens import Script
from tests.fakes.slack.world import World


def world(now: str | None, seed: int, names: list[str], zone: str) -> World:
    """A workspace with the people named, all in #general; with `now`, its clock stands until it is turned."""
    made = World(Clock(datetime.fromisoformat(now) if now else None), seed)
    team = made.add_team("Haru Test", "haru-test")
    people = [made.add_person(team, name, zone) for name in names]
    made.add_channel(team, "general", people)
    made.tokens.script = Script()
    return made


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.slack", description=__doc__)
    parser.add_argument("--port", type=int, default=9997)
    parser.add_argument("--now", help="an RFC 3339 moment at which the clock stands; else it runs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--zone", default="Asia/Seoul")
    parser.add_argument("--person", action="append", help="a name; may be given several times")
    parser.add_argument("--app", help="where the app listens, as http://127.0.0.1:8000/slack/events")
    parser.add_argument("--manifest", type=Path, help="a manifest (JSON) to set the app up by")
    parser.add_argument("--socket", action="store_true", help="Socket Mode instead of an address")
    parser.add_argument(
        "--page", action="store_true", help="show the consent screen instead of allowing at once"
    )
    parser.add_argument("--installed", action="store_true", help="the app is installed already")
    given = parser.parse_args()
    made = world(given.now, given.seed, given.person or ["민지", "준호"], given.zone)
    _set_up(made, given)
    with Served(made, given.port) as served:
        print(_told(served), flush=True)
        _until_stopped()


def _set_up(made: World, given: argparse.Namespace) -> None:
    if given.manifest:
        told = json.loads(given.manifest.read_text("utf-8"))
        for message, pointer in manifest.wrong(told):
            raise SystemExit(f"{pointer}: {message}")
        made.app.configure(told)
    if given.app:
        made.app.reach(given.app)
    if given.socket:
        made.app.socket_mode = True
    if given.page:
        made.tokens.script = None
    if given.installed:
        made.install(next(iter(made.teams)))


def _told(served: Served) -> str:
    app, tokens = served.world.app, served.world.tokens
    installed = next(iter(served.world.installations.values()), None)
    return f"""\
SLACK_CLIENT_ID={app.client_id}
SLACK_CLIENT_SECRET={app.client_secret}
SLACK_SIGNING_SECRET={app.signing_secret}
SLACK_APP_TOKEN={tokens.app_token}
SLACK_BOT_TOKEN={installed.token if installed else ""}
SLACK_API_BASE_URL={served.api}
SLACK_AUTHORIZE_URL={served.url}/oauth/v2/authorize"""


def _until_stopped() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
