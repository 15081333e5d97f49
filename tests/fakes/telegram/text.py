"""Text as Telegram counts it, in UTF-16 units, and what it finds in it by itself: commands, mentions, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tests.fakes.telegram.message import Resource

LONGEST, LONGEST_CAPTION, MOST_ENTITIES = 4096, 1024, 100
# What Telegram finds has no place inside these.
CLOSED = ("pre", "code", "text_link", "text_mention", "custom_emoji", "date_time", "url", "email")
ENDINGS = "com|net|org|io|kr|app|dev|me|ai|gov|edu|info|us|uk|jp|cn|de|fr|tv|co"
WORD = r"[^\s<>\"'`{}|\\^\[\]，。、]"
FINDERS = (
    ("url", re.compile(rf"(?<![\w@/.])(?:https?://|www\.){WORD}+", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?!\w)", re.IGNORECASE)),
    (
        "url",
        re.compile(
            rf"(?<![\w@/.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{ENDINGS})(?![\w-])(?:/{WORD}*)?", re.IGNORECASE
        ),
    ),
    ("mention", re.compile(r"(?<![\w/@])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}(?!\w)")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
    ("phone_number", re.compile(r"(?<!\w)\+\d[\d -]{7,14}\d(?!\w)")),
)
TRAILING = ".,:;!?)'\""


def units(text: str) -> int:
    """The text's length in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def piece(text: str, offset: int, length: int) -> str:
    """What stands there, counted in UTF-16 units."""
    wide = text.encode("utf-16-le", "surrogatepass")
    return wide[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def cleaned(text: str) -> str:
    """Without carriage returns; other control characters become spaces."""
    kept = text.replace("\r", "")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f\u2028-\u202e]", " ", kept)


def trimmed(text: str, entities: list[Resource]) -> tuple[str, list[Resource]]:
    """Without white space at both ends; the entities move along, and those left empty go."""
    whole = text.rstrip()
    rest = whole.lstrip()
    gone, size = units(whole) - units(rest), units(rest)
    kept = (_cut(entity, -gone, size) for entity in entities)
    return rest, [entity for entity in kept if entity["length"] > 0]


def _cut(entity: Resource, shift: int, size: int) -> Resource:
    start, end = entity["offset"] + shift, entity["offset"] + shift + entity["length"]
    start, end = max(start, 0), min(end, size)
    return entity | {"offset": start, "length": end - start}


def meets(one: Resource, other: Resource) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


def ordered(entities: Iterable[Resource]) -> list[Resource]:
    """As Telegram lists them: by place, the longer first; at most a hundred."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))[:MOST_ENTITIES]


def found(text: str, told: list[Resource]) -> list[Resource]:
    """The entities told, and those that Telegram finds beside them."""
    kept = list(told)
    for entity in _finds(text):
        if not any(other["type"] in CLOSED and meets(entity, other) for other in kept):
            kept.append(entity)
    return ordered(kept)


def _finds(text: str) -> Iterator[Resource]:
    for kind, finder in FINDERS:
        for match in finder.finditer(text):
            what = match[0].rstrip(TRAILING) if kind == "url" else match[0]
            yield {"type": kind, "offset": units(text[: match.start()]), "length": units(what)}
