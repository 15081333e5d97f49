"""Our side of the way to Google and back: two addresses, and the page that each of its ends shows."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from adapters.google.phrases import ADDRESS, NAME, PAGES, Told, language
from core.errors import StoreUnavailable
from core.sync.connecting import Connecting, Outcome

START, CALLBACK = "/oauth/google/start", "/oauth/google/callback"
_LONGEST = 2048
_STATUS: dict[Told, int] = {"expired": 410, "away": 503}
_QUIET = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}

# Google refuses to show its consent screen inside other apps.
_INSIDE = re.compile(
    r"kakaotalk|kakaostory|daumapps|instagram|fban|fbav|fb_iab|\bline/|naver\(inapp|telegram|slack|\bband/|everytimeapp"
    r"|snapchat|tiktok|twitter|; wv\)|^(?=.*(?:iphone|ipad))(?=.*applewebkit)(?!.*safari)",
    re.IGNORECASE,
)


def door(connecting: Connecting, public: str) -> APIRouter:
    """The two addresses; `public` is where people reach this house."""
    router = APIRouter(include_in_schema=False)

    @router.get(START)
    async def start(request: Request) -> Response:
        state = _said(request, "state")
        if _INSIDE.search(request.headers.get("user-agent", "")):
            return _in_browser(request, f"{public}{START}?state={quote(state)}")
        try:
            url = await connecting.start(state)
        except StoreUnavailable:
            return _page(request, "away", f"{START}?state={quote(state)}")
        return RedirectResponse(url, 303, _QUIET) if url else _page(request, "expired")

    @router.get(CALLBACK)
    async def callback(request: Request) -> Response:
        state, code, error = (_said(request, name) for name in ("state", "code", "error"))
        try:
            outcome = await connecting.finish(state, code or None, error or None)
        except StoreUnavailable:
            outcome = Outcome("away")
        return _page(request, outcome.ending, outcome.again)

    return router


def _said(request: Request, name: str) -> str:
    """A parameter; one that no browser of ours would bring counts as none."""
    given = request.query_params.get(name, "")
    return given if len(given) <= _LONGEST and given.isprintable() else ""


def _in_browser(request: Request, address: str) -> Response:
    agent = request.headers.get("user-agent", "").lower()
    lang = language(request.headers.get("accept-language", ""))
    shown = f"<small>{escape(ADDRESS[lang])}</small>\n<code>{escape(address)}</code>"
    return _page(request, "browser", _way_out(agent, address), shown)


def _way_out(agent: str, address: str) -> str | None:
    """The link that opens the browser from inside an app that has one."""
    if "kakaotalk" in agent:
        return f"kakaotalk://web/openExternal?url={quote(address, safe='')}"
    return f"{address}&openExternalBrowser=1" if re.search(r"\bline/", agent) else None


def _page(request: Request, told: Told, way: str | None = None, more: str = "") -> Response:
    lang = language(request.headers.get("accept-language", ""))
    words = PAGES[lang][told]
    parts = [f"<p>{escape(line)}</p>" for line in words.text]
    if way and words.label:
        parts.append(f'<a class="go" href="{escape(way)}">{escape(words.label)}</a>')
    template, policy = _template()
    shown = {"mark": words.mark, "title": escape(words.title), "name": NAME[lang], "lang": lang}
    text = template.substitute(shown, body="\n".join([*parts, more]))
    headers = {
        **_QUIET,
        "Content-Security-Policy": policy,
        "Content-Language": lang,
        "Vary": "Accept-Language",
    }
    return HTMLResponse(text, _STATUS.get(told, 200), headers)


@cache
def _template() -> tuple[Template, str]:
    """The page, and a policy that lets it load its own style and nothing else."""
    text = Path(__file__).with_name("page.html").read_text("utf-8")
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return Template(text), f"{closed}; style-src 'sha256-{digest}'"
