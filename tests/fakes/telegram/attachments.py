"""What a message can carry beside text, as it is told to bots; and which button a finger is on."""

from __future__ import annotations

from mimetypes import guess_type

from tests.fakes.telegram.files import Files
from tests.fakes.telegram.keyboards import buttons
from tests.fakes.telegram.message import Resource, clone
from tests.fakes.telegram.store import Kept
from tests.fakes.telegram.text import LONGEST_CAPTION, found, units

OWN = (
    "message_id",
    "date",
    "chat",
    "from",
    "sender_chat",
    "reply_to_message",
    "reply_markup",
    "edit_date",
    "quote",
)
MIMES = {".ics": "text/calendar", ".heic": "image/heic", ".heif": "image/heif", ".webp": "image/webp"}


def captioned(text: str) -> Resource:
    if units(text) > LONGEST_CAPTION:
        raise ValueError("people's clients take no caption that long")
    return {"caption": text, "caption_entities": found(text, [])} if text else {}


def document(files: Files, content: bytes, name: str, mime: str = "", size: int | None = None) -> Resource:
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    kind = mime or MIMES.get(ending) or guess_type(name)[0] or "application/octet-stream"
    return {"document": files.document(content, name, kind, size)}


def sticker(files: Files, emoji: str) -> Resource:
    file = files.add("sticker", b"RIFF....WEBPVP8 ", width=512, height=512)
    told = file.shown() | {"type": "regular", "is_animated": False, "is_video": False}
    return told | {"emoji": emoji, "set_name": "HaruFriends"}


def voice(files: Files, seconds: int) -> Resource:
    return files.add("voice", b"OggS" + bytes(seconds * 100), mime="audio/ogg", duration=seconds).shown()


def content(body: Resource) -> Resource:
    """What of a message goes along when it is forwarded."""
    return {name: clone(value) for name, value in body.items() if name not in OWN}


def pressed(kept: Kept, which: str | tuple[int, int] | None) -> str:
    """The data of a button, by its label or the beginning of it, its data, or its place; of the only one if None."""
    rows = kept.body.get("reply_markup", {}).get("inline_keyboard", [])
    there = buttons(kept.body.get("reply_markup"))
    if isinstance(which, tuple):
        chosen = [rows[which[0]][which[1]]]
    elif which is None:
        chosen = there
    else:
        chosen = [one for one in there if which in (one["text"], one.get("callback_data"))]
        chosen = chosen or [one for one in there if one["text"].startswith(which)]
        chosen = chosen or [one for one in there if which in one["text"]]
    if len(chosen) != 1 or "callback_data" not in chosen[0]:
        raise ValueError(f"no single button to press by {which!r}: {[one['text'] for one in there]}")
    return str(chosen[0]["callback_data"])
