"""The command line: `haru COMMAND`."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.logs import configure
from bot.troubles import sentence, tell
from core.errors import HaruError

ZONE = "Asia/Seoul"
# A start makes objects that stay: looking through them for garbage again and again is a sixth of its time.
OBJECTS_BEFORE_COLLECTION = 50_000
log = logging.getLogger("haru")


def parser() -> ArgumentParser:
    """Every command with its options."""
    top = ArgumentParser(prog="haru", description="Haru, a calendar assistant. Without a command: run.")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="everything in one process: the page at http://127.0.0.1:8000")
    commands.add_parser("web", help="the web process alone")
    commands.add_parser("clock", help="the periodic work alone: Google, reminders of what was left undone")
    worker = commands.add_parser("worker", help="slow work from REDIS_URL: reading pictures")
    worker.add_argument("--processes", type=_number, help="as many at once; one for each core unless given")
    keys = commands.add_parser("keys", help="the keys that seal the tokens of connected accounts")
    keys.add_argument("action", nargs="?", choices=("new", "rotate"), help="a new key; all sealed anew")
    commands.add_parser("migrate", help="bring the database to this version")
    slack = commands.add_parser("slack", help="what to paste where Slack makes an app")
    slack.add_argument("action", choices=("manifest",), help="the app's manifest, as this house needs it")
    s3 = commands.add_parser("s3", help="the bucket of S3_BUCKET, where pictures are kept")
    s3.add_argument("action", choices=("setup",), help="make it, keep the public out, let old things expire")
    doctor = commands.add_parser("doctor", help="what serves each need, and what to type for the rest")
    doctor.add_argument("--lang", choices=("ko", "en"))
    telegram = commands.add_parser("telegram", help="the bot of TELEGRAM_BOT_TOKEN")
    telegram.add_argument("action", choices=("setup",), help="commands, descriptions and webhook as of now")
    chat = commands.add_parser("chat", help="talk in the terminal")
    chat.add_argument("--jsonl", action="store_true", help="play a script in a fresh world")
    _moment(chat)
    chat.add_argument("--lang", choices=("ko", "en"), default="ko")
    understand = commands.add_parser("understand", help="what would be understood, nothing acted on")
    understand.add_argument("text", nargs="*")
    understand.add_argument("--jsonl", action="store_true", help="one case a line on standard input")
    understand.add_argument("--interpreter", choices=("offline", "openai"), default="offline")
    _moment(understand)
    read = commands.add_parser("read", help="the text of pictures, and the events in them")
    read.add_argument("image", nargs="+")
    read.add_argument("--json", action="store_true")
    read.add_argument("--engine", choices=("local", "vision"), default="local")
    read.add_argument(
        "--lang", choices=("ko", "en"), default="ko", help="of what is said of a picture that fails"
    )
    _moment(read)
    return top


def _moment(command: ArgumentParser) -> None:
    command.add_argument("--now", type=_instant, help="ISO 8601; the present unless given")
    command.add_argument("--zone", type=_zone, default=ZONE, help=f"IANA time zone ({ZONE})")


def _instant(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"no time in ISO 8601: {text!r}") from error
    return text


def _number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 64:
        raise ArgumentTypeError(f"a number from 1 to 64: {text!r}")
    return int(text)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # OSError: a folder of zones
        raise ArgumentTypeError(f"no time zone: {name!r}") from error
    return name


def _runner(command: str) -> Callable[[Any], int]:
    """Servers run on uvloop where it is there; it would only slow the start of the others. A worker forks: no loop."""
    if command == "worker":
        return int
    if command not in ("run", "web", "clock") or sys.platform == "win32":
        return asyncio.run
    import uvloop

    return uvloop.run


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    options = parser().parse_args(arguments)
    options.command = options.command or "run"
    configure("warning", "text")  # the servers take theirs from the settings
    from bot.commands import COMMANDS

    try:
        return int(_runner(options.command)(COMMANDS[options.command](options)))
    except KeyboardInterrupt:
        return 130
    except (HaruError, OSError, ValueError) as error:
        tell(sentence(error))
    except Exception:  # a mistake of ours; its words may be somebody's
        log.exception("%s failed", options.command)
    return 1


if __name__ == "__main__":
    sys.exit(main())
