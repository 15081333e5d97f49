"""What a piece of formatted text points to: an address, a person, a moment."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from tests.fakes.telegram import refusals
from tests.fakes.telegram.message import Resource

FORMAT = re.compile(r"r|w?[dD]?[tT]?")
USER = re.compile(r"tg://user/?\?id=(\d+)", re.IGNORECASE)
SCHEMES = ("http", "https", "tg", "ton", "tonsite", "mailto", "tel")


def address(url: str) -> str | None:
    """The address as Telegram keeps it; None for what it takes for none, such as a host without a dot."""
    text = url.strip()
    if text.lower().startswith(("tg:", "ton:", "mailto:", "tel:")):
        return text
    full = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(full)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in SCHEMES or not re.fullmatch(r"[\w.\-%:]+", host) or port == 0:
        return None
    if "." not in host.strip(".") and ":" not in host:
        return None
    return full if parts.path or parts.query or parts.fragment else f"{full}/"


def link(entity: Resource, url: str) -> Resource | None:
    """A link or a mention; nothing, and only its text stays, where the address is none."""
    user = USER.fullmatch(url.strip())
    if user:
        return entity | {"type": "text_mention", "user": {"id": int(user[1])}}
    kept = address(url)
    return None if kept is None else entity | {"type": "text_link", "url": kept}


def date_time(entity: Resource, unix: str, shape: str) -> Resource:
    """A moment that each reader sees in their own zone."""
    if not re.fullmatch(r"\d{1,10}", unix) or not 0 < int(unix) < 2**31:
        raise refusals.entities("Invalid date-time specified")  # guessed
    if not FORMAT.fullmatch(shape):
        raise refusals.entities("Invalid date-time format specified")  # guessed
    made = entity | {"type": "date_time", "unix_time": int(unix)}
    return made | ({"date_time_format": shape} if shape else {})


def from_scheme(entity: Resource, url: str) -> Resource:
    """What `![…](tg://emoji?id=…)` and `![…](tg://time?unix=…)` stand for."""
    parts = urlsplit(url)
    told = dict(parse_qsl(parts.query))
    if (parts.scheme, parts.netloc) == ("tg", "time"):
        return date_time(entity, told.get("unix", ""), told.get("format", ""))
    if (parts.scheme, parts.netloc) != ("tg", "emoji"):
        raise refusals.entities("Custom emoji URL must have a form tg://emoji?id=<identifier>")
    if not told.get("id", "").isdigit():
        raise refusals.entities("Invalid custom emoji identifier specified")
    return entity | {"type": "custom_emoji", "custom_emoji_id": told["id"]}
