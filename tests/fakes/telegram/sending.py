"""What a bot sends: text, photos, documents, drafts that pass away, and that it is typing."""

from __future__ import annotations

from typing import Any

from tests.fakes.telegram import formatting, keyboards, refusals
from tests.fakes.telegram.call import Call
from tests.fakes.telegram.documents import faults
from tests.fakes.telegram.message import Resource, Response, clone, done
from tests.fakes.telegram.store import Chat, Kept
from tests.fakes.telegram.targets import address
from tests.fakes.telegram.text import LONGEST, LONGEST_CAPTION

ACTIONS = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note", "record_audio", "upload_audio",
)  # fmt: skip


def send_message(call: Call) -> Response:
    text, entities = formatting.message_text(call.told, LONGEST, "message is too long")
    preview = link_preview(call)
    content = {"text": text, "entities": call.with_people(entities), "link_preview_options": preview}
    return _sent(call, content)


def send_photo(call: Call) -> Response:
    return _sent(call, {"photo": call.world.files.sent_photo(call.told)} | _captioned(call))


def send_document(call: Call) -> Response:
    return _sent(call, {"document": call.world.files.sent_document(call.told)} | _captioned(call))


def _captioned(call: Call) -> Resource:
    text, entities = formatting.caption(call.told, LONGEST_CAPTION, "message caption is too long")
    above = call.told.flag("show_caption_above_media")
    told: Resource = {"caption": text, "caption_entities": call.with_people(entities)}
    return told | {"show_caption_above_media": above, "has_media_spoiler": call.told.flag("has_spoiler")}


def link_preview(call: Call) -> Resource | None:
    found = call.json("link_preview_options", dict, "can't parse link preview options JSON object")
    if found is None:
        old = call.told.flag("disable_web_page_preview")
        return {"is_disabled": True} if old else None
    if faults("LinkPreviewOptions", found):
        raise refusals.bad(
            f"can't parse link preview options: {faults('LinkPreviewOptions', found)[0]}"
        )  # guessed
    if found.get("url") and address(found["url"]) is None:
        raise refusals.bad("Wrong HTTP URL")
    return {name: value for name, value in found.items() if value} or None


def _sent(call: Call, content: Resource) -> Response:
    private = not call.told.text("chat_id").startswith(("-", "@"))
    markup = keyboards.read(call.told, private=private)
    chat = call.open_chat()
    topic = _topic(call, chat)
    answered = reply(call, chat)
    call.spend(chat)
    if chat.kind == "channel":
        sender: Resource = {"sender_chat": chat.chat()}
    else:
        sender = {"from": call.world.bot.user()}
    protected = {"has_protected_content": True} if call.told.flag("protect_content") else {}
    told = {name: value for name, value in content.items() if value not in (None, "", [], False)}
    shown = keyboards.shown(markup)
    body = sender | topic | answered | protected | told | ({"reply_markup": shown} if shown else {})
    kept = call.world.keep(chat, body, mine=True)
    kept.keyboard = None if shown else markup
    return done(clone(kept.body))


def _topic(call: Call, chat: Chat) -> Resource:
    number = call.told.number("message_thread_id")
    if not number:
        return {}
    if number not in chat.topics:
        raise refusals.bad("message thread not found")
    if number in chat.closed_topics and chat.status(call.world.bot.id) != "administrator":
        raise refusals.bad("TOPIC_CLOSED")
    return {"message_thread_id": number, "is_topic_message": True}


# ── answers to a message ──


def reply(call: Call, chat: Chat) -> Resource:
    """What the message answers, as the message shows it."""
    asked = call.json("reply_parameters", dict, "can't parse reply parameters JSON object")
    if asked is None:
        number = call.told.number("reply_to_message_id")
        asked = {"message_id": number} if number else {}
        asked["allow_sending_without_reply"] = call.told.flag("allow_sending_without_reply")
    number = asked.get("message_id")
    if not number:
        return {}
    elsewhere = str(asked.get("chat_id", chat.id))
    there = call.world.find_chat(elsewhere) if elsewhere != str(chat.id) else chat
    kept = there.messages.get(int(number))
    if kept is None or kept.deleted:
        if asked.get("allow_sending_without_reply"):
            return {}
        raise refusals.bad("message to be replied not found")
    if there is not chat:
        return {"external_reply": {"origin": _origin(kept), "chat": there.chat(), "message_id": kept.id}}
    return {"reply_to_message": without_reply(kept)} | _quote(asked, kept)


def without_reply(kept: Kept) -> Resource:
    """The message as it is shown inside of another: what it answered itself is left out."""
    hidden = ("reply_to_message", "external_reply", "quote")
    return {name: value for name, value in clone(kept.body).items() if name not in hidden}


def _origin(kept: Kept) -> Resource:
    user = kept.body.get("from")
    if user is None:
        return {"type": "chat", "date": kept.body["date"], "sender_chat": kept.chat.chat()}
    return {"type": "user", "date": kept.body["date"], "sender_user": user}


def _quote(asked: dict[str, Any], kept: Kept) -> Resource:
    wanted = asked.get("quote")
    if not wanted:
        return {}
    if wanted not in kept.text:
        raise refusals.bad("QUOTE_TEXT_INVALID")
    at = len(kept.text[: kept.text.index(wanted)].encode("utf-16-le")) // 2
    return {"quote": {"text": wanted, "position": at, "is_manual": True}}


# ── what does not stay ──


def send_chat_action(call: Call) -> Response:
    action = call.told.text("action").strip().lower()
    if action not in ACTIONS:
        raise refusals.bad("wrong parameter action in request")
    chat = call.open_chat()
    _topic(call, chat)
    chat.actions.append((call.world.now(), action))
    call.world.ring()
    return done(True)


def send_message_draft(call: Call) -> Response:
    """A message still being written, shown for half a minute in a private chat."""
    number = call.told.number("draft_id")
    if not number:
        raise refusals.bad("draft_id must be non-zero")  # guessed
    text, _ = formatting.formatted(call.told)
    if len(text) > LONGEST:
        raise refusals.bad("message is too long")
    chat = call.open_chat()
    if chat.kind != "private":
        raise refusals.bad("drafts can be sent only to private chats")  # guessed
    chat.drafts[number] = (call.world.now(), text)
    call.world.ring()
    return done(True)
