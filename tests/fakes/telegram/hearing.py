"""Which messages a bot hears: all in private, and in groups, unless its privacy mode is off, what is meant for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.fakes.telegram.message import Resource
from tests.fakes.telegram.store import Account, Bot, Kept
from tests.fakes.telegram.text import piece

SERVICE = (
    "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
    "group_chat_created", "supergroup_chat_created", "migrate_to_chat_id", "migrate_from_chat_id",
    "pinned_message", "message_auto_delete_timer_changed", "forum_topic_created", "forum_topic_edited",
    "forum_topic_closed", "forum_topic_reopened", "video_chat_started", "video_chat_ended",
)  # fmt: skip


def heard(bot: Bot, kept: Kept, accounts: Mapping[int, Account]) -> bool:
    chat = kept.chat
    if chat.kind == "private":
        return not chat.blocked
    if not chat.holds(bot.id):
        return False
    if chat.kind == "channel" or not chat.privacy or chat.status(bot.id) == "administrator":
        return True
    if any(name in kept.body for name in SERVICE):
        return True
    answered = kept.body.get("reply_to_message", {}).get("from", {}).get("id") == bot.id
    return answered or any(_meant(bot, kept, told, accounts) for told in _entities(kept.body))


def _entities(body: Resource) -> Iterable[Resource]:
    found: Iterable[Resource] = body.get("entities") or body.get("caption_entities") or ()
    return found


def _meant(bot: Bot, kept: Kept, told: Resource, accounts: Mapping[int, Account]) -> bool:
    said = piece(kept.text, told["offset"], told["length"]).lower()
    name = bot.username.lower()
    if told["type"] == "mention":
        return said == f"@{name}"
    if told["type"] == "text_mention":
        return bool(told["user"]["id"] == bot.id)
    if told["type"] != "bot_command" or told["offset"]:
        return False
    _, _, addressed = said.partition("@")
    others = any(accounts[user].is_bot for user in kept.chat.members if user in accounts)
    return addressed == name or (not addressed and (not others or kept.spoken_before == bot.id))
