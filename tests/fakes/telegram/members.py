"""Chats and who is in them, as far as a bot may know."""

from __future__ import annotations

from tests.fakes.telegram import refusals
from tests.fakes.telegram.call import Call
from tests.fakes.telegram.message import Resource, Response, clone, done
from tests.fakes.telegram.store import Account, Chat

PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip
RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_send_welcome_messages",
)  # fmt: skip
GIFTS = (
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels",
)  # fmt: skip


def standing(status: str, **told: bool) -> Resource:
    """A ChatMember without its user; everything it can be allowed is as told, or not."""
    if status == "creator":
        return {"status": status, "is_anonymous": told.get("is_anonymous", False)}
    if status == "administrator":
        rights = {name: told.get(name, name == "can_manage_chat") for name in RIGHTS}
        return (
            {"status": status} | rights | {name: value for name, value in told.items() if name not in RIGHTS}
        )
    if status == "restricted":
        allowed = {name: told.get(name, False) for name in PERMISSIONS}
        return {"status": status, "is_member": told.get("is_member", True), "until_date": 0} | allowed
    return {"status": status} | ({"until_date": 0} if status == "kicked" else {})


def shown(chat: Chat, account: Account) -> Resource:
    """The ChatMember that somebody is in a chat."""
    standing_now: Resource = clone(chat.members.get(account.id) or {"status": "left"})
    return {"user": account.user()} | standing_now


def _inside(call: Call) -> Chat:
    chat = call.chat()
    if chat.shared:
        call.check_inside(chat)
    return chat


def get_chat(call: Call) -> Response:
    chat = _inside(call)
    told = chat.chat() | {"accent_color_id": 0, "max_reaction_count": 11}
    told["accepted_gift_types"] = dict.fromkeys(GIFTS, chat.kind == "private")
    if chat.username or (chat.person and chat.person.username):
        told["active_usernames"] = [chat.username or chat.person.username]  # type: ignore[union-attr]
    if chat.kind in ("group", "supergroup"):
        told["permissions"] = dict.fromkeys(PERMISSIONS, True)
    return done(told)


def get_member(call: Call) -> Response:
    chat = _inside(call)
    number = call.told.number("user_id")
    if number <= 0:
        raise refusals.bad("invalid user_id specified")
    if number == call.world.bot.id:
        member = chat.members.get(number) or {"status": "left" if chat.shared else "member"}
        return done({"user": call.world.bot.user()} | clone(member))
    account = call.world.accounts.get(number)
    if account is None:
        raise refusals.bad("PARTICIPANT_ID_INVALID" if chat.kind == "supergroup" else "member not found")
    if not chat.shared:
        return done({"user": account.user(), "status": "member"})
    return done(shown(chat, account))


def get_administrators(call: Call) -> Response:
    chat = _inside(call)
    if not chat.shared:
        raise refusals.bad("there are no administrators in the private chat")
    chiefs = [user for user in chat.members if chat.status(user) in ("creator", "administrator")]
    people = [call.world.accounts[user] for user in chiefs if user in call.world.accounts]
    return done([shown(chat, account) for account in people])


def get_count(call: Call) -> Response:
    chat = _inside(call)
    return done(sum(chat.holds(user) for user in chat.members) if chat.shared else 2)


def leave(call: Call) -> Response:
    chat = _inside(call)
    if not chat.shared:
        raise refusals.bad("chat member status can't be changed in private chats")
    call.world.bot_becomes(chat, standing("left"), call.world.bot.user())
    return done(True)
