"""`haru doctor`: for each thing Haru needs, what serves it, whether that works, and what to type if not."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from sqlalchemy import URL

    from adapters.vault.keys import KeyFile
    from bot.settings import Settings

Health: TypeAlias = Literal["fine", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. `chosen`, `state` and `advice` name phrases; `facts` fill their gaps."""

    need: str
    chosen: str
    health: Health
    state: str
    facts: Mapping[str, str] = field(default_factory=dict)
    advice: str = ""


async def examine(settings: Settings) -> list[Finding]:
    """Looks at everything, changes nothing. What cannot be wrong at all is told as well."""
    return [
        python(),
        folder(settings.data_dir),
        await database(settings),
        await queue(settings),
        *await interpreter(settings),
        *await pictures(settings),
        *await images(settings),
        calendar(settings),
        *keys(settings),
        Finding("platforms", "page_and_terminal", "fine", "ready"),
        *await telegram(settings),
        *await slack(settings),
        limits(settings),
        port(settings.listens_on, settings.port),
    ]


def healthy(findings: list[Finding]) -> bool:
    """Whether Haru can work: a note is no illness."""
    return all(finding.health != "wrong" for finding in findings)


def python(version: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """3.11 or newer."""
    facts = {"version": ".".join(map(str, version))}
    if version < (3, 11):
        return Finding("python", "version", "wrong", "too_old", facts, "newer_python")
    return Finding("python", "version", "fine", "ready", facts)


def folder(path: Path) -> Finding:
    """The data folder can be written, or made."""
    facts = {"path": str(path)}
    if not path.exists():
        parent = next(place for place in path.parents if place.exists())
        if parent.is_dir() and os.access(parent, os.W_OK | os.X_OK):
            return Finding("data", "path", "fine", "made_at_start", facts)
        return Finding("data", "path", "wrong", "not_writable", facts, "other_folder")
    try:
        with tempfile.TemporaryFile(dir=path) as probe:
            probe.write(b"x")
    except OSError:
        return Finding("data", "path", "wrong", "not_writable", facts, "other_folder")
    return Finding("data", "path", "fine", "ready", facts)


async def database(settings: Settings) -> Finding:
    """It answers, and its tables are those of this version."""
    from adapters.database.open import address_of, is_sqlite

    try:
        address = address_of(settings.database_url, settings.data_dir)
    except ValueError:
        return Finding("database", "unknown", "wrong", "bad_address", {}, "database_url")
    if not is_sqlite(address):
        return await asyncio.to_thread(_asked, "postgresql", address)
    if not Path(address.database or "").is_file():  # noqa: ASYNC240 - one look before anything runs
        return Finding("database", "sqlite", "fine", "made_at_start", {"place": address.database or ""})
    return await asyncio.to_thread(_asked, "sqlite", address)


def _asked(chosen: str, address: URL) -> Finding:
    from sqlalchemy import create_engine
    from sqlalchemy.exc import SQLAlchemyError

    from adapters.database.debts import set_aside
    from adapters.database.migrate import NEWEST, revision

    facts = {"place": address.database or "", "address": address.render_as_string(hide_password=True)}
    patience = {"connect_timeout" if chosen != "sqlite" else "timeout": 5}
    engine = create_engine(address, hide_parameters=True, connect_args=patience)
    try:
        found = revision(engine)
        if found == NEWEST:
            with engine.connect() as connection:
                return _in_use(chosen, facts, set_aside(connection))
    except SQLAlchemyError as error:
        facts["reason"] = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        return Finding("database", chosen, "wrong", "unreachable", facts, "database_url")
    finally:
        engine.dispose()
    return _of_another_version(chosen, facts, found)


def _in_use(chosen: str, facts: dict[str, str], lost: int) -> Finding:
    if lost:
        facts["number"] = str(lost)
        return Finding("database", chosen, "note", "set_aside", facts, "set_aside")
    return Finding("database", chosen, "fine", "migrated", facts)


def _of_another_version(chosen: str, facts: dict[str, str], found: str | None) -> Finding:
    from adapters.database.migrate import is_later

    if is_later(found):
        return Finding("database", chosen, "wrong", "newer_than_this", facts, "newer_haru")
    if chosen == "sqlite":
        return Finding("database", chosen, "fine", "migrates_at_start", facts)
    return Finding("database", chosen, "wrong", "not_migrated", facts, "migrate")


async def pictures(settings: Settings) -> list[Finding]:
    """The engine elsewhere where one is set up, asked whether it answers; and that of this machine."""
    if not is_seen_to(settings):
        return [pictures_engine()]
    from bot.vision import examine as look

    return [*await look(settings), pictures_engine()]


def is_seen_to(settings: Settings) -> bool:
    """Whether something was said of an engine elsewhere."""
    return bool(settings.vision_api_endpoint or settings.google_application_credentials)


async def queue(settings: Settings) -> Finding:
    """Redis, where it is set up; asked for who takes work from it."""
    if settings.redis_url is None:
        return Finding("queue", "in_process", "fine", "ready")
    from bot.redis import examine as look

    return await look(settings.redis_url)


def pictures_engine() -> Finding:
    """The packages of the local engine and its language data are there."""
    from adapters.tesseract import available

    packages = available.missing_packages()
    if packages:
        return Finding("ocr", "local", "note", "no_packages", {"names": " ".join(packages)}, "ocr_packages")
    found = available.language_data(available.KOREAN)
    missing = " ".join(available.missing())
    if found is None or missing:
        return Finding("ocr", "local", "note", "no_language_data", {"names": missing}, data_advice())
    return Finding("ocr", "local", "fine", "ready", {"path": found[0]})


def data_advice(platform: str = sys.platform) -> str:
    """Which line to type on this machine; both where neither is sure."""
    if platform == "darwin":
        return "language_data_brew"
    return "language_data_apt" if shutil.which("apt-get") else "language_data_any"


def calendar(settings: Settings) -> Finding:
    """Google where it is set up; whether that is complete. Nothing is asked there."""
    if settings.google_client_id is None:
        return Finding("calendar", "events_table", "fine", "ready")
    if settings.google_client_secret is None:
        return Finding("calendar", "google", "wrong", "no_secret", {}, "client_secret")
    if settings.origin is None:
        return Finding("calendar", "google", "wrong", "no_way_back", {}, "public_url")
    facts = {"address": f"{settings.origin}/oauth/google/callback"}
    return Finding("calendar", "google", "note", "comes_back_to", facts, "testing")


async def interpreter(settings: Settings) -> list[Finding]:
    """The model, where one is set up; asked for whether it is there."""
    if not settings.openai_api_key:
        return [Finding("interpreter", "offline", "fine", "ready")]
    from bot.openai import examine as look

    return await look(settings)


async def images(settings: Settings) -> list[Finding]:
    """Where pictures are kept; a bucket is asked."""
    if not settings.s3_bucket:
        return [Finding("images", "folder", "fine", "ready", {"path": str(settings.data_dir)})]
    from bot.s3 import examine as look

    return await look(settings)


async def telegram(settings: Settings) -> list[Finding]:
    """The bot, where one is set up; asked whether it answers."""
    if not settings.telegram_bot_token:
        return []
    from bot.telegram import examine as look

    return await look(settings)


async def slack(settings: Settings) -> list[Finding]:
    """The app, where one is set up; asked whether it answers."""
    from bot.platforms import is_slack

    if not is_slack(settings):
        return []
    from bot.slack import examine as look

    return await look(settings)


def keys(settings: Settings) -> Iterator[Finding]:
    """What seals the tokens of connected accounts, where there may be any."""
    from adapters.vault.keys import KeyFile

    if settings.google_client_id is None:
        return
    file = KeyFile(settings.data_dir)
    facts = {"path": str(file.path)}
    if settings.secret_keys is not None:
        yield Finding("keys", "setting", "fine", "ready")
    elif not file.path.exists():
        yield Finding("keys", "path", "fine", "made_at_start", facts)
    else:
        yield _key_file(file, facts)


def _key_file(file: KeyFile, facts: dict[str, str]) -> Finding:
    try:
        file.read()
    except (OSError, ValueError):
        return Finding("keys", "path", "wrong", "no_keys", facts, "keys_back")
    if file.path.stat().st_mode & 0o077:
        return Finding("keys", "path", "wrong", "others_can_read", facts, "keys_private")
    return Finding("keys", "path", "fine", "ready", facts)


def limits(settings: Settings) -> Finding:
    """Without a login, nobody but this machine may reach us."""
    if settings.local:
        return Finding("access", "this_machine", "fine", "no_login_needed", {"host": settings.reached_at})
    return Finding("access", "everyone", "note", "no_login_yet", {"host": settings.host}, "host")


def port(host: str, number: int) -> Finding:
    """It is free, or any may be taken."""
    facts = {"host": host, "port": str(number)}
    if number == 0:
        return Finding("port", "any_port", "fine", "ready", facts)
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError:
        return Finding("port", "port", "note", "taken", facts, "other_port")
    return Finding("port", "port", "fine", "free", facts)
