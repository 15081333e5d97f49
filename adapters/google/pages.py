"""The pages of the door: one template, the words of one end of the way, and a policy that lets it load nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from fastapi import Request
from starlette.responses import HTMLResponse, Response

from adapters.google.phrases import CODE, NAME, PAGES, Told, language, place
from core.dialogue.message import ConversationKey, Lang

QUIET = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
_STATUS: dict[Told, int] = {"expired": 410, "away": 503}


def page(
    request: Request, told: Told, way: str | None = None, lead: str = "", more: str = "", status: int = 200
) -> Response:
    """`way` is where its button leads; `lead` stands above its words, and `more` below, as HTML."""
    lang = speaks(request)
    words = PAGES[lang][told]
    parts = [lead, *(f"<p>{escape(line)}</p>" for line in words.text)]
    if way and words.label:
        parts.append(f'<a class="go" href="{escape(way)}">{escape(words.label)}</a>')
    template, policy = _template()
    shown = {"mark": words.mark, "title": escape(words.title), "name": NAME[lang], "lang": lang}
    text = template.substitute(shown, body="\n".join(part for part in (*parts, more) if part))
    headers = {
        **QUIET,
        "Content-Security-Policy": policy,
        "Content-Language": lang,
        "Vary": "Accept-Language",
    }
    return HTMLResponse(text, _STATUS.get(told, status), headers)


def whose(request: Request, key: ConversationKey) -> str:
    """Which chat it is for, so that it cannot be overlooked."""
    return f'<p class="whose">{escape(place(speaks(request), key))}</p>'


def numbered(request: Request, code: str) -> str:
    """A number to be found again in the chat."""
    return f'<p class="code">{escape(code)}</p>\n<p>{escape(CODE[speaks(request)])}</p>'


def speaks(request: Request) -> Lang:
    """The language of the browser."""
    return language(request.headers.get("accept-language", ""))


@cache
def _template() -> tuple[Template, str]:
    """The page, and a policy that lets it load its own style and nothing else."""
    text = Path(__file__).with_name("page.html").read_text("utf-8")
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return Template(text), f"{closed}; style-src 'sha256-{digest}'"
