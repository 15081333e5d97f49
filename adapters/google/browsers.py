"""Browsers inside other apps, in which Google shows nobody its consent screen, and the way out of them."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

from fastapi import Request
from starlette.responses import Response

from adapters.google.pages import page, speaks
from adapters.google.phrases import ADDRESS

_INSIDE = re.compile(
    r"kakaotalk|kakaostory|daumapps|instagram|fban|fbav|fb_iab|\bline/|naver\(inapp|telegram|slack|\bband/|everytimeapp"
    r"|snapchat|tiktok|twitter|; wv\)|^(?=.*(?:iphone|ipad))(?=.*applewebkit)(?!.*safari)",
    re.IGNORECASE,
)


def is_inside(request: Request) -> bool:
    """Whether this is the browser of another app."""
    return _INSIDE.search(request.headers.get("user-agent", "")) is not None


def in_browser(request: Request, address: str) -> Response:
    """How to open the address in a browser of its own."""
    shown = f"<small>{escape(ADDRESS[speaks(request)])}</small>\n<code>{escape(address)}</code>"
    return page(request, "browser", _way_out(request, address), more=shown)


def _way_out(request: Request, address: str) -> str | None:
    """The link that opens the browser from inside an app that has one."""
    agent = request.headers.get("user-agent", "").lower()
    if "kakaotalk" in agent:
        return f"kakaotalk://web/openExternal?url={quote(address, safe='')}"
    return f"{address}&openExternalBrowser=1" if re.search(r"\bline/", agent) else None
