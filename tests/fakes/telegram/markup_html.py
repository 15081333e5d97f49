"""parse_mode HTML, read letter by letter as Telegram's server does, with its complaints and their byte offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.fakes.telegram import refusals
from tests.fakes.telegram.message import Resource
from tests.fakes.telegram.targets import date_time, link
from tests.fakes.telegram.text import units

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "span": "spoiler",
    "tg-spoiler": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:#(\d{1,8})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
SPACE = " \t\n\r\v\f"


@dataclass(slots=True)
class Open:
    tag: str
    told: dict[str, str]
    offset: int
    at: int


class Reader:
    """One pass over the text; `run` gives the plain text and its entities."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.plain: list[str] = []
        self.offset = 0
        self.opened: list[Open] = []
        self.entities: list[Resource] = []

    def run(self) -> tuple[str, list[Resource]]:
        while self.at < len(self.text):
            if self.text[self.at] != "<":
                self._put(self._character())
            elif self.text[self.at + 1 : self.at + 2] == "/":
                self._close()
            else:
                self._open()
        if self.opened:
            raise refusals.entities(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].tag}"')
        return "".join(self.plain), self.entities

    def _put(self, text: str) -> None:
        self.plain.append(text)
        self.offset += units(text)

    def _character(self) -> str:
        found = CHARACTER.match(self.text, self.at)
        read = decoded(found) if found else ""
        self.at = found.end() if found and read else self.at + 1
        return read or self.text[self.at - 1]

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _skip_space(self) -> None:
        while self._peek() and self._peek() in SPACE:
            self.at += 1

    def _word(self, ends: str) -> str:
        start = self.at
        while self._peek() and self._peek() not in SPACE + ends:
            self.at += 1
        return self.text[start : self.at].lower()

    def bytes_before(self, at: int) -> int:
        return len(self.text[:at].encode("utf-8", "surrogatepass"))

    # ── a tag opens ──

    def _open(self) -> None:
        start, begin = self.at, self.bytes_before(self.at)
        self.at += 1
        tag = self._word(">")
        if not self._peek():
            raise refusals.entities(f"Unclosed start tag at byte offset {begin}")
        if tag not in TAGS:
            raise refusals.entities(f'Unsupported start tag "{tag}" at byte offset {begin}')
        told = self._attributes(tag, begin)
        if tag == "span" and told.get("class") != "tg-spoiler":
            raise refusals.entities(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.opened.append(Open(tag, told, self.offset, start))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        told: dict[str, str] = {}
        self._skip_space()
        while self._peek() != ">":
            name = self._word("=>")
            if not name:
                raise refusals.entities(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
            self._skip_space()
            if self._peek() != "=":
                if (tag, name) != ("blockquote", "expandable"):
                    words = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
                    raise refusals.entities(f"{words} at byte offset {begin}")
                told[name] = ""
                continue
            self.at += 1
            self._skip_space()
            told[name] = self._value(begin)
            self._skip_space()
        self.at += 1
        return told

    def _value(self, begin: int) -> str:
        quote = self._peek()
        if quote and quote in "\"'":
            self.at += 1
            value = ""
            while self._peek() and self._peek() != quote:
                value += self._character()
            self.at += 1
        else:
            token = TOKEN.match(self.text, self.at)
            start, value = self.at, token[0].lower() if token else ""
            self.at += len(value)
            if self._peek() and self._peek() not in SPACE + ">":
                words = f"Unexpected end of name token at byte offset {self.bytes_before(start)}"
                raise refusals.entities(words)
        if not self._peek():
            raise refusals.entities(f"Unclosed start tag at byte offset {begin}")
        return value

    # ── a tag closes ──

    def _close(self) -> None:
        begin = self.bytes_before(self.at)
        if not self.opened:
            raise refusals.entities(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        tag = self._word(">")
        self._skip_space()
        if self._peek() != ">":
            raise refusals.entities(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.opened.pop()
        if tag not in ("", opened.tag):
            words = f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{tag}>"'
            raise refusals.entities(words)
        entity = self._entity(opened)
        if entity is not None and entity["length"] > 0:
            self.entities.append(entity)

    def _entity(self, opened: Open) -> Resource | None:
        kind, told = TAGS[opened.tag], opened.told
        entity: Resource = {"type": kind, "offset": opened.offset, "length": self.offset - opened.offset}
        if kind == "text_link":
            inside = "".join(self.plain).encode("utf-16-le")[opened.offset * 2 :].decode("utf-16-le")
            return link(entity, told.get("href") or inside)
        if kind == "custom_emoji":
            if not told.get("emoji-id", "").isdigit():
                raise refusals.entities("Invalid custom emoji identifier specified")
            return entity | {"custom_emoji_id": told["emoji-id"]}
        if kind == "date_time":
            return date_time(entity, told.get("unix", ""), told.get("format", ""))
        if kind == "blockquote" and "expandable" in told:
            return entity | {"type": "expandable_blockquote"}
        return self._code(entity, told) if kind in ("code", "pre") else entity

    def _code(self, entity: Resource, told: dict[str, str]) -> Resource:
        """`<pre><code class="language-…">` is one block with a language."""
        named = told.get("class", "")
        if entity["type"] == "code" and named.startswith("language-"):
            return entity | {"language": named.removeprefix("language-")}
        last = self.entities[-1] if self.entities else {}
        if entity["type"] == "pre" and last.get("type") == "code" and _same_place(last, entity):
            return self.entities.pop() | {"type": "pre"}
        return entity


def _same_place(one: Resource, other: Resource) -> bool:
    return bool((one["offset"], one["length"]) == (other["offset"], other["length"]))


def decoded(found: re.Match[str]) -> str:
    """A character written as an HTML entity; nothing where Telegram leaves it as it stands."""
    decimal, hexadecimal, named = found.groups()
    if named:
        return NAMED[named]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def read(text: str) -> tuple[str, list[Resource]]:
    return Reader(text).run()
