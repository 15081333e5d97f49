"""Addresses that become buttons, and words of others that must not become anything but words."""

from __future__ import annotations

import re

from core.dialogue.reply import Link

LONGEST, MAX_TITLE = 2000, 60
_SAFE = re.compile(
    r"(?:https://[A-Za-z0-9]|http://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?(?=[/?]|$))[!#-;=?-\[\]_a-z~]*"
)
_QUOTES = str.maketrans("“”", '""')
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")


def links(label: str, url: str | None) -> tuple[Link, ...]:
    """A button that opens the address; none for what is no address of the web or of this machine."""
    safe = url is not None and len(url) <= LONGEST and _SAFE.fullmatch(url) is not None
    return (Link(label, url),) if safe and url else ()


def plainly(text: str, limit: int = MAX_TITLE) -> str:
    """Words of others on one line, without signs that cannot be seen, and not too many."""
    line = " ".join(_UNSEEN.sub(" ", text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """The same between quotation marks that are ours."""
    return f"“{plainly(text.translate(_QUOTES))}”"
