"""What a reply looks like in Telegram: its words, cut where they are too long, and its buttons. Pure."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit
from uuid import UUID

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from adapters.telegram.moments import marked, units
from core.dialogue.buttons import Button, pack
from core.dialogue.reply import Link, Reply

LONGEST = 4096
"""Of a message, in UTF-16 code units."""


@dataclass(frozen=True, slots=True)
class Look:
    """A message as it is sent. `entities` count in UTF-16 code units."""

    text: str
    entities: tuple[MessageEntity, ...]
    keyboard: InlineKeyboardMarkup | None


def look_of(reply: Reply, private_chat: str = "") -> Look:
    """The heading of a card is bold, its times are dates. A link that Telegram takes for no button stands in the words.

    `private_chat` is the address at which others take a card along, but for the name of the card.
    """
    spelt = [f"{link.label}: {link.url}" for link in reply.links if not _may_be_button(link)]
    text = cut("\n".join((reply.text, *spelt)))
    return Look(text, (*_bold(reply, text), *marked(reply, text)), _keyboard(reply, private_chat))


def cut(text: str) -> str:
    """At most as long as a message may be; where a line ends, and never between the halves of a character."""
    if units(text) <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - 2)].decode("utf-16-le", "ignore")
    end = kept.rfind("\n", len(kept) // 2)
    return f"{kept[:end]}\n…" if end > 0 else f"{kept}…"


def _bold(reply: Reply, text: str) -> tuple[MessageEntity, ...]:
    heading = reply.face.heading if reply.face else ""
    at = text.find(heading) if heading else -1
    if at < 0:
        return ()
    return (MessageEntity(MessageEntity.BOLD, units(text[:at]), units(heading)),)


def _keyboard(reply: Reply, private_chat: str) -> InlineKeyboardMarkup | None:
    rows = [[_button(button, private_chat) for button in row] for row in reply.buttons]
    rows += [[InlineKeyboardButton(link.label, url=link.url)] for link in reply.links if _may_be_button(link)]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button, private_chat: str) -> InlineKeyboardButton:
    if button.press.verb == "join" and private_chat:
        return InlineKeyboardButton(button.label, url=private_chat + name_of(button.press.ref))
    return InlineKeyboardButton(button.label, callback_data=pack(button.press))


def name_of(card: UUID) -> str:
    """Of a card, as short as an address may carry it."""
    return urlsafe_b64encode(card.bytes).decode("ascii").rstrip("=")


def _may_be_button(link: Link) -> bool:
    """Telegram refuses a whole message for a button that opens a name without a dot."""
    parts = urlsplit(link.url)
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and ("." in host or _is_address(host))


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
