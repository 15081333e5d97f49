"""The pages between a workspace and us: one template, and what became of an install."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from fastapi import Request
from starlette.responses import HTMLResponse, Response

from adapters.slack.phrases import PAGES, Told
from core.dialogue.message import Lang

_STATUS: dict[Told, int] = {"expired": 410, "away": 503}


def page(request: Request, told: Told, way: str = "") -> Response:
    """What happened, with the way on where there is one."""
    lang = _speaks(request)
    title, text, label = PAGES[lang][told]
    button = f'<a class="go" href="{escape(way)}">{escape(label)}</a>' if way and label else ""
    template, policy = _template()
    shown = template.substitute(lang=lang, title=escape(title), text=escape(text), button=button)
    headers = {"Cache-Control": "no-store", "Content-Security-Policy": policy, "Vary": "Accept-Language"}
    return HTMLResponse(shown, _STATUS.get(told, 200), headers)


def _speaks(request: Request) -> Lang:
    """Korean, unless the browser names English and not Korean before it."""
    accepted = request.headers.get("accept-language", "").casefold()
    english, korean = accepted.find("en"), accepted.find("ko")
    return "en" if english >= 0 and (korean < 0 or english < korean) else "ko"


@cache
def _template() -> tuple[Template, str]:
    """The page, and a policy that lets it load its own style and nothing else."""
    text = Path(__file__).with_name("page.html").read_text("utf-8")
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return Template(text), f"{closed}; style-src 'sha256-{digest}'"
