"""What a reply looks like in Slack: its words as blocks and as plain text, and its buttons. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from adapters.slack.acts import Owner, marked
from adapters.slack.wording import escaped
from core.dialogue.buttons import Button, pack
from core.dialogue.reply import Link, Reply

MOST_BLOCKS, MOST_BUTTONS = 50, 25
LONGEST_TEXT, LONGEST_SECTION, LONGEST_HEADER, LONGEST_LABEL, LONGEST_URL = 4000, 3000, 150, 75, 3000
_FOR_OTHERS = ("join",)
"""Where others are, only the asker sees our cards."""
_STYLES = {"confirm": "primary", "discard": "danger"}

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """A message as it is sent; `text` says all of it where no blocks are shown. Escaped. `thread` is where it belongs."""

    text: str
    blocks: tuple[Block, ...] = ()
    thread: str = ""


def look_of(reply: Reply, channel: str, user: str) -> Look:
    """The heading of a card stands above it. Words are plain text in blocks: nobody's title is taken for a mark-up."""
    spelt = (f"{link.label}: {link.url}" for link in reply.links)
    text = fitted("\n".join((reply.text, *spelt)))
    head, body = _parted(reply)
    rows = tuple(_rows(reply, Owner(reply.id, channel, user)))[: MOST_BLOCKS // 2]
    words = tuple(_sections(body, MOST_BLOCKS - len(rows) - len(head)))
    blocks = (*head, *words, *rows)
    return Look(text, ({**blocks[0], "block_id": reply.id.hex}, *blocks[1:]) if head or words else blocks)


def fitted(text: str) -> str:
    """Escaped, and no longer than a message may become when it is changed."""
    whole = escaped(text)
    if len(whole) <= LONGEST_TEXT:
        return whole
    kept = text[:LONGEST_TEXT]
    while len(escaped(kept)) >= LONGEST_TEXT:
        kept = kept[: -max(1, (len(escaped(kept)) - LONGEST_TEXT) // 5)]
    end = kept.rfind("\n", len(kept) // 2)
    return escaped(kept[:end]) + "\n…" if end > 0 else escaped(kept) + "…"


def cut(text: str, longest: int) -> str:
    """With a mark where it ends early."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def label(text: str, longest: int = LONGEST_LABEL) -> Block:
    """A plain text object; signs between colons stay what they are."""
    return {"type": "plain_text", "text": cut(text, longest), "emoji": False}


def section(text: str) -> Block:
    """Words of their own."""
    return {"type": "section", "text": label(text, LONGEST_SECTION)}


def header(text: str) -> Block:
    """A heading."""
    return {"type": "header", "text": label(text, LONGEST_HEADER)}


def opening(link: Link, action: str) -> Block:
    """A button that opens an address."""
    return {"type": "button", "action_id": action, "text": label(link.label), "url": link.url}


def _parted(reply: Reply) -> tuple[tuple[Block, ...], str]:
    heading = reply.face.heading if reply.face else ""
    if not heading or len(heading) > LONGEST_HEADER or not reply.text.startswith(heading):
        return (), reply.text
    return (header(heading),), reply.text.removeprefix(heading).strip("\n")


def _sections(text: str, most: int) -> Iterator[Block]:
    """The words in as many sections as they need, parted where a line ends."""
    for _ in range(most):
        if not text.strip():
            return
        piece = text if len(text) <= LONGEST_SECTION else _piece(text)
        yield section(piece)
        text = text[len(piece) :].lstrip("\n")


def _piece(text: str) -> str:
    end = text.rfind("\n", 0, LONGEST_SECTION)
    return text[: end if end > 0 else LONGEST_SECTION]


def _rows(reply: Reply, owner: Owner) -> Iterator[Block]:
    number = 0
    for whole in reply.buttons:
        row = [one for one in whole if one.press.verb not in _FOR_OTHERS]
        for start in range(0, len(row), MOST_BUTTONS):
            elements = [_button(one, n) for n, one in enumerate(row[start : start + MOST_BUTTONS])]
            yield {"type": "actions", "block_id": marked(owner, number), "elements": elements}
            number += 1
    links = [link for link in reply.links if len(link.url) <= LONGEST_URL][:MOST_BUTTONS]
    if links:
        elements = [opening(link, f"link.{n}") for n, link in enumerate(links)]
        yield {"type": "actions", "block_id": marked(owner, number), "elements": elements}


def _button(button: Button, number: int) -> Block:
    press = button.press
    made: Block = {
        "type": "button",
        "action_id": f"{press.verb}.{number}",
        "text": label(button.label),
        "value": pack(press),
    }
    style = _STYLES.get(press.verb)
    return made | ({"style": style} if style else {})
