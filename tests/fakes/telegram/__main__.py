"""The stand-in by hand: `python -m tests.fakes.telegram --port 9998`, the bot beside it, and talk to it here."""

from __future__ import annotations

import argparse
import threading
from datetime import UTC, datetime

from tests.fakes.google.moments import Clock
from tests.fakes.telegram.limits import Limits
from tests.fakes.telegram.server import Served
from tests.fakes.telegram.terminal import Terminal
from tests.fakes.telegram.world import World


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=9998)
    parser.add_argument("--now", help="an ISO 8601 moment at which the clock stands; else it runs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--name", default="민수", help="as whom to talk")
    parser.add_argument("--language", default="ko")
    parser.add_argument("--token", help="the bot's token, instead of one from the seed")
    parser.add_argument("--privacy", choices=("on", "off"), default="on", help="of the bot in groups")
    parser.add_argument("--limits", action="store_true", help="be as strict with its speed as Telegram is")
    parser.add_argument("--quiet", action="store_true", help="no chat here, only HTTP")
    given = parser.parse_args()
    clock = Clock(datetime.fromisoformat(given.now).astimezone(UTC) if given.now else None)
    world = World(clock, given.seed, limits=Limits() if given.limits else None)
    world.bot.privacy = given.privacy == "on"
    world.bot.token = given.token or world.bot.token
    person = world.add_person(given.name, username="minsu", language=given.language)
    group = world.add_group("스터디", [person, world.add_person("지연", username="jiyeon")])
    with Served(world, given.port) as served:
        print(f"TELEGRAM_BOT_TOKEN={world.bot.token}\nTELEGRAM_API_BASE_URL={served.url}\n", flush=True)
        if given.quiet:
            _until_stopped()
        else:
            Terminal(person, group, clock.advance).run()


def _until_stopped() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
