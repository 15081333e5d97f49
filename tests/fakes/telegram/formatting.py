"""Text with entities, from what a bot sends to what people see: parsed, cleaned, trimmed, and measured."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.fakes.telegram import markup_html, markup_markdown, refusals
from tests.fakes.telegram.arguments import Arguments
from tests.fakes.telegram.message import Resource
from tests.fakes.telegram.targets import date_time, link
from tests.fakes.telegram.text import cleaned, found, meets, ordered, trimmed, units

MODES: dict[str, Callable[[str], tuple[str, list[Resource]]]] = {
    "html": markup_html.read,
    "markdownv2": markup_markdown.read,
    "markdown": markup_markdown.read_old,
}
ALONE = ("pre", "code")  # nothing else holds inside these
SPLIT = ("bold", "italic", "underline", "strikethrough", "spoiler")
FOUND_ONLY = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number")
LONGEST_EVER = 1 << 15


def formatted(
    told: Arguments, name: str = "text", mode: str = "parse_mode", listed: str = "entities"
) -> tuple[str, list[Resource]]:
    """The text of a parameter with its entities; empty text stays empty, whatever was to be in it."""
    text = told.text(name)
    if len(text) > LONGEST_EVER:
        raise refusals.bad("Text is too long")
    asked = told.text(mode).strip().lower()
    if asked not in MODES and asked not in ("", "none"):
        raise refusals.bad("unsupported parse_mode")
    if asked in MODES:
        plain, entities = MODES[asked](cleaned(text))
    else:
        plain, entities = cleaned(text), listing(told.json(listed, _no_list()), text)
    plain, entities = trimmed(plain, ordered(_settled(entities)))
    return plain, found(plain, entities)


def _no_list() -> refusals.Refused:
    return refusals.bad("can't parse entities JSON object")  # guessed


def listing(told: Any, text: str) -> list[Resource]:
    """Entities given as a list instead of marks in the text."""
    if told is None:
        return []
    if not isinstance(told, list):
        raise refusals.bad("expected an Array of MessageEntity")  # guessed
    made = [_given(one, text) for one in told]
    return [entity for entity in made if entity is not None and entity["length"] > 0]


def _given(told: Any, text: str) -> Resource | None:
    for name, fits in (("type", str), ("offset", int), ("length", int)):
        if not isinstance(told, dict) or not isinstance(told.get(name), fits):
            raise refusals.bad(f"can't parse MessageEntity: Can't find field \"{name}\"")  # guessed
    kind, offset, length = told["type"], told["offset"], told["length"]
    for place, what in ((offset, "offset"), (length, "length")):
        if not 0 <= place <= 1_000_000:
            raise refusals.bad(f"receive an entity with incorrect {what} {place}")
    _check_edges(text, offset, length)
    length = max(0, min(length, units(text) - offset))
    entity: Resource = {"type": kind, "offset": offset, "length": length}
    if kind in FOUND_ONLY:
        return None  # these Telegram finds by itself
    if kind == "text_link":
        return link(entity, told.get("url", ""))
    if kind == "date_time":
        return date_time(entity, str(told.get("unix_time", "")), told.get("date_time_format") or "")
    kept = ("language", "custom_emoji_id", "user")
    return entity | {name: told[name] for name in kept if told.get(name)}


def _check_edges(text: str, offset: int, length: int) -> None:
    wide = text.encode("utf-16-le", "surrogatepass")
    for place, word in ((offset, "begins"), (offset + length, "ends")):
        unit = wide[place * 2 : place * 2 + 2]
        if len(unit) == 2 and 0xDC00 <= int.from_bytes(unit, "little") < 0xE000:
            raise refusals.bad(f"entity {word} in a middle of a UTF-16 symbol at byte offset {offset}")


def _settled(entities: list[Resource]) -> list[Resource]:
    """Code keeps no other formatting, so it is cut out of what lies around it; no quotation holds another."""
    kept: list[Resource] = []
    for entity in ordered(entities):
        if entity["type"] in ALONE and not any(meets(entity, one) for one in kept if one["type"] in ALONE):
            kept.append(entity)
    alone = list(kept)
    for entity in ordered(one for one in entities if one["type"] not in ALONE):
        if not entity["type"].endswith("blockquote"):
            kept += _around(entity, alone)
        elif not any(meets(entity, one) for one in kept if one["type"].endswith("blockquote")):
            kept.append(entity)
    return ordered(kept)


def _around(entity: Resource, holes: list[Resource]) -> list[Resource]:
    """The parts of an entity that lie outside of the holes; a link is not cut, it goes."""
    touched = [hole for hole in holes if meets(entity, hole)]
    if touched and entity["type"] not in SPLIT:
        return []
    made, start, end = [], entity["offset"], entity["offset"] + entity["length"]
    for hole in touched:
        if hole["offset"] > start:
            made.append(entity | {"offset": start, "length": hole["offset"] - start})
        start = hole["offset"] + hole["length"]
    return made + ([entity | {"offset": start, "length": end - start}] if start < end else [])


def message_text(told: Arguments, longest: int, too_long: str) -> tuple[str, list[Resource]]:
    """What a message is to say; refused when it is nothing, or too much after its marks are read."""
    if not told.text("text"):
        raise refusals.bad("message text is empty")
    text, entities = formatted(told)
    if not text:
        raise refusals.bad("text must be non-empty")
    if units(text) > longest:
        raise refusals.bad(too_long)
    return text, entities


def caption(told: Arguments, longest: int, too_long: str) -> tuple[str, list[Resource]]:
    text, entities = formatted(told, "caption", "parse_mode", "caption_entities")
    if units(text) > longest:
        raise refusals.bad(too_long)
    return text, entities
