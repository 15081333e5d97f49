"""What people see: a chat as text, with its buttons, what was said above it, and who is typing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.fakes.telegram.message import Resource
from tests.fakes.telegram.store import Chat, Kept

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

TYPING, DRAFT = timedelta(seconds=5), timedelta(seconds=30)
SHOWN: dict[str, Callable[[Resource], str]] = {
    "photo": lambda body: f"[사진 {body['photo'][-1]['width']}×{body['photo'][-1]['height']}]",
    "document": lambda body: f"[파일 {body['document'].get('file_name', '')}]",
    "sticker": lambda body: f"[스티커 {body['sticker'].get('emoji', '')}]",
    "voice": lambda body: f"[음성 {body['voice']['duration']}초]",
    "contact": lambda body: f"[연락처 {body['contact']['first_name']}]",
    "location": lambda _body: "[위치]",
}


def screen(world: World, chat: Chat) -> str:
    """The whole chat, oldest first, then what passes: drafts and actions still shown."""
    lines = [line for kept in chat.all for line in message(kept).splitlines()]
    lines += [f"… {text}" for at, text in chat.drafts.values() if text and world.now() - at < DRAFT]
    return "\n".join(lines + [f"({action}…)" for action in typing(world, chat)])


def typing(world: World, chat: Chat) -> list[str]:
    """What the bot is seen doing; each message it sends ends it."""
    last = max((kept.sent for kept in chat.all if kept.mine), default=None)
    recent = [(at, action) for at, action in chat.actions if world.now() - at < TYPING]
    return list(dict.fromkeys(action for at, action in recent if last is None or at > last))[-1:]


def message(kept: Kept) -> str:
    """One message: who, to what, from where, what, and its buttons."""
    body = kept.body
    sender = body.get("sender_chat", {}).get("title") or body.get("from", {}).get("first_name", "")
    marks = [_forwarded(body), _answered(body), *_media(body)]
    text = " ".join(part for part in (*marks, kept.text) if part)
    edited = " (수정됨)" if "edit_date" in body else ""
    reactions = [one.get("emoji", "?") for given in kept.reactions.values() for one in given]
    lines = [f"{sender}: {text}{edited}", *(["  " + " ".join(reactions)] if reactions else [])]
    return "\n".join(lines + ["  " + " ".join(f"[{label}]" for label in row) for row in kept.labels])


def _forwarded(body: Resource) -> str:
    told = body.get("forward_origin")
    if not told:
        return ""
    names = (told.get("sender_user"), told.get("sender_chat"), told.get("chat"))
    found: Resource = next((one for one in names if one), {})
    return f"(전달: {told.get('sender_user_name') or found.get('first_name') or found.get('title')})"


def _answered(body: Resource) -> str:
    told = body.get("reply_to_message")
    return f"(답장: {told.get('text', told.get('caption', ''))[:20]})" if told else ""


def _media(body: Resource) -> list[str]:
    found = [show(body) for name, show in SHOWN.items() if name in body]
    if not found and "text" not in body and "caption" not in body:
        own = ("message_id", "date", "chat", "from", "sender_chat", "reply_to_message", "forward_origin")
        found = [f"[{name}]" for name in body if name not in own][:1]
    return found
