"""Between Slack's mrkdwn and plain words. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from core.dialogue.moments import Moment

_PIECE = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_MARKED = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)([^\n]+?)(?<=\S)\1(?![\w*_~`])")
_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>")
_DATE = re.compile(r"<!date\^(\d{1,10})\^([^^<>|]*)(?:\^[^<>|]*)?\|([^<>]+)>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def plain(text: str, names: Mapping[str, str], but: str | None = None) -> str:
    """What was written, as its reader saw it; people by their `names`, without a mention of `but`."""
    named = _PIECE.sub(lambda piece: _spoken(piece, names, but), text)
    for _ in range(2):  # bold within italics
        named = _MARKED.sub(r"\2", named)
    for entity, sign in _ENTITIES:
        named = named.replace(entity, sign)
    return "\n".join(" ".join(line.split(" ")).strip() for line in named.split("\n")).strip()


def mentioned(text: str) -> tuple[str, ...]:
    """The ids of everybody who is named, each once."""
    return tuple(dict.fromkeys(_MENTION.findall(text)))


def moments_in(text: str) -> tuple[Moment, ...]:
    """The dates that are more than words: Slack shows each to everybody on their own clocks."""
    return tuple(
        Moment(plain(words, {}), datetime.fromtimestamp(int(seconds), UTC), "{time" not in shape)
        for seconds, shape, words in _DATE.findall(text)
    )


def escaped(text: str) -> str:
    """Words that Slack shows as they are: no link, no mention and no command comes of them."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _spoken(piece: re.Match[str], names: Mapping[str, str], but: str | None) -> str:
    sign, target, label = piece.groups()
    match sign:
        case "@":
            return "" if target == but else names.get(target) or label or f"@{target}"
        case "#":
            return f"#{label or target}"
        case "!":
            return label or f"@{target.partition('^')[0]}"
        case _:
            return _address(target, label)


def _address(target: str, label: str | None) -> str:
    """Slack labels an address that it found by itself with that address."""
    bare = target.removeprefix("mailto:").removeprefix("tel:")
    if not label:
        return bare
    return label if bare.endswith(label) else f"{label} {bare}"
