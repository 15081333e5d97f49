"""Text as people type it and as Slack keeps it: entities, links, mentions, and the rich text beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.fakes.slack.message import Resource

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

TOKEN = re.compile(
    r"<(?:[@#!][^<>\s][^<>]*|(?:https?|mailto|tel):[^<>\s|]+(?:\|[^<>]*)?)>|https?://[^\s<>|]+"
)


def linked(text: str) -> str:
    """The text as Slack keeps it: bare addresses become links, stray signs become entities."""
    kept, last = [], 0
    for found in TOKEN.finditer(text):
        kept.append(escaped(text[last : found.start()]))
        kept.append(found[0] if found[0].startswith("<") else f"<{found[0]}>")
        last = found.end()
    return "".join([*kept, escaped(text[last:])])


def escaped(text: str) -> str:
    bare = re.sub(r"&(?!amp;|lt;|gt;)", "&amp;", text)
    return (
        bare.replace("<", "&lt;").replace(">", "&gt;")
        if not bare.startswith(">")
        else ">" + escaped(bare[1:])
    )


def typed(text: str) -> str:
    """What somebody typed, as Slack keeps it: signs as entities, addresses as links."""
    return linked(re.sub(r"[&<>]", lambda sign: ENTITIES[sign[0]], text))


ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
PIECE = re.compile(r"<([@#!]?)([^>|]+)(?:\|([^>]*))?>")


def rich(world: World, text: str) -> Resource:
    """The rich text block that comes with what people type."""
    pieces: list[Resource] = []
    last = 0
    for found in PIECE.finditer(text):
        _plain(pieces, text[last : found.start()])
        sign, target, label = found.groups()
        if sign == "@":
            pieces.append({"type": "user", "user_id": target})
        elif sign == "#":
            pieces.append({"type": "channel", "channel_id": target})
        else:
            pieces.append({"type": "link", "url": target} | ({"text": label} if label else {}))
        last = found.end()
    _plain(pieces, text[last:])
    section = {"type": "rich_text_section", "elements": pieces}
    return {"type": "rich_text", "block_id": world.letters(5), "elements": [section]}


def _plain(pieces: list[Resource], text: str) -> None:
    if text:
        bare = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        pieces.append({"type": "text", "text": bare})
