"""What each command does. Answers go to standard output, everything else to standard error."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid5
from zoneinfo import ZoneInfo

from core.dialogue.message import Preferences
from core.errors import ModelFailed

if TYPE_CHECKING:
    from core.ports import Interpreter, Ocr


def answer(value: dict[str, Any]) -> None:
    """One JSON object on one line, at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def instant(text: str | None, zone: str) -> datetime:
    """`--now` in the zone, or the present."""
    if text is None:
        return datetime.now(UTC).astimezone(ZoneInfo(zone))
    value = datetime.fromisoformat(text)
    return value.astimezone(ZoneInfo(zone)) if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone))


async def chat(options: Namespace) -> int:
    """`haru chat`: by hand in the house's own world, or by script in a fresh one."""
    return await (_scripted(options) if options.jsonl else _by_hand(options))


async def _scripted(options: Namespace) -> int:
    from adapters.terminal.script import KEY, SCRIPT, Script, ScriptClock, ScriptMessenger
    from bot.wiring import Place, TimeAndChance, furnish

    clock = ScriptClock(instant(options.now, options.zone))
    messenger = ScriptMessenger()
    numbers = count()
    with tempfile.TemporaryDirectory(prefix="haru-") as folder:
        async with AsyncExitStack() as stack:
            assistant = await furnish(
                stack,
                Place(None, Path(folder), fresh=True),
                chance=TimeAndChance(clock, lambda: uuid5(SCRIPT, f"born:{next(numbers)}")),
                messengers={KEY.platform: messenger},
                defaults=Preferences(zone=options.zone, lang=options.lang),
            )
            async for result in Script(assistant, clock, messenger).play(sys.stdin):
                answer(result)
    return 0


async def _by_hand(options: Namespace) -> int:
    from adapters.terminal.talk import talk
    from bot.google import google_of
    from bot.settings import Settings
    from bot.sweep import own_rounds, sweeping
    from bot.troubles import fit
    from bot.wiring import furnish, place_of

    settings = Settings()
    if not await fit(settings):
        return 1

    async with AsyncExitStack() as stack:
        assistant = await furnish(
            stack,
            place_of(settings),
            defaults=Preferences(zone=options.zone, lang=options.lang),
            google=google_of(settings),
        )
        if assistant.sync is not None:  # what carries a server takes long to import
            from bot.beside import beside

            await stack.enter_async_context(beside(assistant, settings, options.lang))
        await stack.enter_async_context(sweeping(own_rounds(assistant), asyncio.Event()))
        await talk(assistant, options.lang)
    return 0


async def understand(options: Namespace) -> int:
    """`haru understand`: what would be understood. 1 when a line could not be answered."""
    from adapters.offline.interpreter import OfflineInterpreter

    if not (options.jsonl or options.text):
        raise ValueError("understand what? TEXT, or --jsonl with one case a line")
    if options.interpreter == "offline":
        return await _understand(options, OfflineInterpreter())
    from bot.openai import reading
    from bot.settings import Settings

    async with reading(Settings()) as interpreter:
        return await _understand(options, interpreter)


async def _understand(options: Namespace, interpreter: Interpreter) -> int:
    from bot.preview import predict

    failed = 0
    for case in _cases(options):
        try:
            if "text" not in case:
                raise ValueError("a case is a JSON object with a text")
            zone = case.get("tz") or options.zone
            answer(await predict(interpreter, case, instant(case.get("now") or options.now, zone), zone))
        except (KeyError, ValueError, TypeError, ModelFailed) as error:
            failed = 1
            print(f"haru: {case!r:.100}: {error}", file=sys.stderr)
            answer({"id": case.get("id"), "error": f"{type(error).__name__}: {error}"})
    return failed


def _cases(options: Namespace) -> Iterator[dict[str, Any]]:
    if not options.jsonl:
        yield {"text": " ".join(options.text)}
        return
    for line in sys.stdin:
        if line.strip():
            yield _case(line)


def _case(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        return {"id": None}
    return value if isinstance(value, dict) else {"id": None}


async def read(options: Namespace) -> int:
    """`haru read`: what a picture says and which events are in it."""
    from adapters.tesseract.local import LocalOcr

    if options.engine == "local":
        async with LocalOcr(start=120) as local:  # nobody asks a second time
            return await _read(options, local)
    from bot.settings import Settings
    from bot.vision import reading

    async with reading(Settings()) as vision:
        return await _read(options, vision)


async def _read(options: Namespace, ocr: Ocr) -> int:
    from bot.pictures import read_images
    from core.language.understand import understand as meaning

    paths = [Path(name) for name in options.image]
    now = instant(options.now, options.zone)
    async for result in read_images(paths, now, options.zone, ocr, meaning, options.lang):
        _show_picture(result, as_json=options.json)
    return 0


def _show_picture(result: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        answer(result)
        return
    print(f"{result['file']}\n{result.get('error') or result['text']}")
    for event in result["events"]:
        print(f"• {event['title']} · {event['start']} · {event['location'] or ''}")


async def run(options: Namespace) -> int:
    """`haru run` and `haru web`: the page, the API and, but for `web`, the periodic work, until told to stop."""
    from bot.house import live

    return await live(_told_to_stop(), periodic=options.command == "run")


async def clock(options: Namespace) -> int:
    """`haru clock`: the periodic work alone, until told to stop."""
    from bot.house import tick

    return await tick(_told_to_stop())


def worker(options: Namespace) -> int:
    """`haru worker`: slow work from Redis, until told to stop."""
    from bot.worker import work

    return work(options)


def _told_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    return stop


async def keys(options: Namespace) -> int:
    """`haru keys`: what each key seals, a new key, or everything sealed anew."""
    from bot.keys import tend
    from bot.settings import Settings
    from bot.troubles import fit

    settings = Settings()
    if not await fit(settings):
        return 1
    for told in await tend(settings, options.action):
        print(told)
    return 0


async def doctor(options: Namespace) -> int:
    """`haru doctor`: which need is served by what, and what to type for the rest."""
    from bot.doctor import examine, healthy
    from bot.report import render
    from bot.settings import Settings

    findings = await examine(Settings())
    print(render(findings, options.lang))
    return 0 if healthy(findings) else 1


async def telegram(options: Namespace) -> int:
    """`haru telegram setup`: what Telegram shows of the bot, and where it calls."""
    from telegram.error import TelegramError

    from bot.report import words_in
    from bot.settings import Settings
    from bot.telegram import set_up
    from bot.troubles import tell

    settings, said = Settings(), words_in()
    try:
        name = await set_up(settings)
    except TelegramError as error:
        tell(said["telegram.failed"].format(reason=error))
        return 1
    if name is None:
        tell(said["telegram.no_token"])
        return 1
    told = said["telegram.called"] if settings.public_url else said["telegram.asks"]
    print(told.format(name=name, origin=settings.public_url))
    return 0


async def migrate(options: Namespace) -> int:
    """`haru migrate`: bring the database to this version."""
    from adapters.database.migrate import migrate as bring
    from bot.settings import Settings

    settings = Settings()
    await asyncio.to_thread(bring, settings.database_url, settings.data_dir)
    print("haru: the database is up to date", file=sys.stderr)
    return 0


async def slack(_options: Namespace) -> int:
    """`haru slack manifest`: JSON, which is YAML as well."""
    from adapters.slack.manifest import manifest
    from bot.settings import Settings

    print(json.dumps(manifest(Settings().public_url), ensure_ascii=False, indent=2))
    return 0


async def s3(_options: Namespace) -> int:
    """`haru s3 setup`: the bucket for pictures, closed and with an end to what was forgotten in it."""
    from bot.s3 import set_up
    from bot.settings import Settings

    told, usable = await set_up(Settings())
    print("\n".join(told))
    return 0 if usable else 1


COMMANDS: dict[str, Callable[[Namespace], Any]] = {
    "run": run,
    "web": run,
    "clock": clock,
    "worker": worker,
    "keys": keys,
    "chat": chat,
    "understand": understand,
    "read": read,
    "doctor": doctor,
    "telegram": telegram,
    "migrate": migrate,
    "slack": slack,
    "s3": s3,
}
