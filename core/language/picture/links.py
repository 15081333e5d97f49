"""Addresses of maps and of video calls that stand on a page: they are kept with its event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.language.picture.page import Row

MOST = 2
LINK = re.compile(
    r"(?:https?\s?:\s?//\s?)?(?P<host>(?:[\w-]+\.)*(?:zoom\.us|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com"
    r"|naver\.me|map\.naver\.com|kko\.to|kakaomap\.com|map\.kakao\.com|maps\.google\.[a-z.]{2,6}|goo\.gl|maps\.app\.goo\.gl|google\.com/maps|tmap\.co\.kr)"
    r"|(?:meet|zoom|maps?|call|conference)\.[\w-]+\.[a-z]{2,10})(?P<path>/[^\s)\]<>,]*)?",
    re.IGNORECASE,
)


def links_in(rows: Sequence[Row]) -> str:
    """The addresses, one a line, as they were read; empty where there are none."""
    found = (one for row in rows for one in LINK.finditer(row.text) if one["path"])
    links = dict.fromkeys(f"https://{one['host']}{one['path']}".rstrip(".") for one in found)
    return "\n".join([*links][:MOST])
