"""parse_mode MarkdownV2 and the older Markdown, read as Telegram's server does, with its complaints."""

from __future__ import annotations

from dataclasses import dataclass

from tests.fakes.telegram import refusals
from tests.fakes.telegram.message import Resource
from tests.fakes.telegram.targets import from_scheme, link
from tests.fakes.telegram.text import units

RESERVED = "_*[]()~`>#+-=|{}.!"
SIGNS = tuple(
    word.split(":")
    for word in "__:underline ||:spoiler ```:pre _:italic *:bold ~:strikethrough `:code ![:custom_emoji [:text_link".split()
)
ENDS = {kind: sign for sign, kind in SIGNS} | {"custom_emoji": "]", "text_link": "]"}
NAMES = {
    "underline": "Underline", "spoiler": "Spoiler", "pre": "Pre", "italic": "Italic", "bold": "Bold",
    "strikethrough": "Strikethrough", "code": "Code", "custom_emoji": "CustomEmoji", "text_link": "TextUrl",
    "blockquote": "BlockQuote",
}  # fmt: skip


@dataclass(slots=True)
class Open:
    kind: str
    offset: int
    at: int
    language: str = ""


class Reader:
    """One pass over MarkdownV2; `run` gives the plain text and its entities."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.plain: list[str] = []
        self.offset = 0
        self.opened: list[Open] = []
        self.entities: list[Resource] = []
        self.folded = False  # the quotation being read ends with `||`

    def run(self) -> tuple[str, list[Resource]]:
        while self.at < len(self.text):
            self._step()
        self._end_quotation()
        if self.opened:
            last = self.opened[-1]
            name = "PreCode" if last.language else NAMES[last.kind]
            raise refusals.entities(f"Can't find end of {name} entity at byte offset {self._bytes(last.at)}")
        return "".join(self.plain), self.entities

    def _bytes(self, at: int) -> int:
        return len(self.text[:at].encode("utf-8", "surrogatepass"))

    def _put(self, text: str, taken: int) -> None:
        self.plain.append(text)
        self.offset += units(text)
        self.at += taken

    @property
    def _innermost(self) -> str:
        return self.opened[-1].kind if self.opened else ""

    def _starts(self, sign: str) -> bool:
        return self.text.startswith(sign, self.at)

    def _step(self) -> None:
        sign = self.text[self.at]
        following = self.text[self.at + 1 : self.at + 2]
        if sign == "\\" and following and "\0" < following <= "~":
            self._put(following, 2)
        elif self._closes():
            self._close()
        elif self._innermost in ("code", "pre"):
            self._put(sign, 1)
        elif sign == ">" and self._at_line_start():
            self._quotation()
        elif sign == "\n":
            self._new_line()
        elif sign not in RESERVED:
            self._put(sign, 1)
        else:
            self._open(sign)

    def _closes(self) -> bool:
        kind = self._innermost
        if kind in ("", "blockquote") or not self._starts(ENDS[kind]):
            return False
        return not (kind == "italic" and self._starts("__"))

    # ── quotations ──

    def _at_line_start(self) -> bool:
        return self.at == 0 or self.text[self.at - 1] == "\n"

    def _quotation(self) -> None:
        if not any(opened.kind == "blockquote" for opened in self.opened):
            self.opened.append(Open("blockquote", self.offset, self.at))
        self.at += 1

    def _new_line(self) -> None:
        if self._innermost == "blockquote" and self.text[self.at + 1 : self.at + 2] != ">":
            self._end_quotation()
        self._put("\n", 1)

    def _end_quotation(self) -> None:
        if self._innermost == "blockquote":
            self._keep(self.opened.pop(), "expandable_blockquote" if self.folded else "blockquote")
        self.folded = False

    # ── the rest ──

    def _open(self, sign: str) -> None:
        if self._folds():
            self.at += 2
            self.folded = True
            return
        for mark, kind in SIGNS:
            if self._starts(mark):
                self.opened.append(Open(kind, self.offset, self.at))
                self.at += len(mark)
                if kind == "pre":
                    self._language()
                return
        words = f"Character '{sign}' is reserved and must be escaped with the preceding '\\'"
        raise refusals.entities(words)

    def _folds(self) -> bool:
        """`||` at the end of a quotation's last line."""
        rest = self.text[self.at + 2 :]
        last = not rest or (rest[0] == "\n" and not rest.startswith("\n>"))
        return self._innermost == "blockquote" and self._starts("||") and last

    def _language(self) -> None:
        end = self.at
        while end < len(self.text) and not self.text[end].isspace() and self.text[end] != "`":
            end += 1
        if end < len(self.text) and self.text[end] != "`":
            self.opened[-1].language = self.text[self.at : end]
            self.at = end
        if self._starts("\n"):
            self.at += 1

    def _close(self) -> None:
        opened = self.opened.pop()
        self.at += len(ENDS[opened.kind])
        if opened.kind in ("text_link", "custom_emoji"):
            self._close_link(opened)
        else:
            self._keep(opened, opened.kind)

    def _keep(self, opened: Open, kind: str) -> None:
        entity: Resource = {"type": kind, "offset": opened.offset, "length": self.offset - opened.offset}
        if opened.language:
            entity["language"] = opened.language
        if entity["length"]:
            self.entities.append(entity)

    def _close_link(self, opened: Open) -> None:
        entity: Resource = {"type": "", "offset": opened.offset, "length": self.offset - opened.offset}
        custom = opened.kind == "custom_emoji"
        if not self._starts("("):
            if custom:
                raise refusals.entities("Custom emoji entity must contain a tg://emoji URL")
            url = "".join(self.plain).encode("utf-16-le")[opened.offset * 2 :].decode("utf-16-le")
        else:
            url = self._url()
        if entity["length"]:
            made = from_scheme(entity, url) if custom else link(entity, url)
            self.entities += [made] if made else []

    def _url(self) -> str:
        start, url = self.at, ""
        self.at += 1
        while self.at < len(self.text) and self.text[self.at] != ")":
            if self.text[self.at] == "\\":
                self.at += 1
            url += self.text[self.at : self.at + 1]
            self.at += 1
        if self.at >= len(self.text):
            raise refusals.entities(f"Can't find end of a URL at byte offset {self._bytes(start)}")
        self.at += 1
        return url


def read(text: str) -> tuple[str, list[Resource]]:
    return Reader(text).run()


OLD = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}


def read_old(text: str) -> tuple[str, list[Resource]]:
    """The older Markdown: no nesting, and what is not known stays as it stands."""
    plain, entities, at = "", [], 0
    while at < len(text):
        sign = text[at]
        if sign == "\\" and text[at + 1 : at + 2] in ("_", "*", "`", "["):
            plain, at = plain + text[at + 1], at + 2
        elif sign not in OLD:
            plain, at = plain + sign, at + 1
        else:
            mark = "```" if text.startswith("```", at) else "]" if sign == "[" else sign
            start = at + (3 if mark == "```" else 1)
            end = text.find(mark, start)
            if end < 0:
                offset = len(text[:at].encode("utf-8"))
                raise refusals.entities(f"Can't find end of the entity starting at byte offset {offset}")
            inside, at, url = text[start:end], end + len(mark), ""
            if mark == "]" and text.startswith("(", at) and ")" in text[at:]:
                url, at = text[at + 1 : text.index(")", at)], text.index(")", at) + 1
            kind = "pre" if mark == "```" else OLD[sign]
            entity: Resource = {"type": kind, "offset": units(plain), "length": units(inside)}
            made = link(entity, url or inside) if kind == "text_link" else entity
            entities += [made] if made and inside else []
            plain += inside
    return plain, entities
