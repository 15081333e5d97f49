"""What a bot does to messages that are there: edits, takes away buttons, reacts, deletes."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes.telegram import formatting, keyboards, refusals
from tests.fakes.telegram.call import Call
from tests.fakes.telegram.message import Resource, Response, clone, done
from tests.fakes.telegram.reactions import ALLOWED
from tests.fakes.telegram.sending import link_preview
from tests.fakes.telegram.store import Chat, Kept
from tests.fakes.telegram.text import LONGEST, LONGEST_CAPTION

MEDIA = ("photo", "document", "animation", "audio", "video", "voice")
DELETABLE = timedelta(hours=48)
MOST_AT_ONCE = 100


def edit_text(call: Call) -> Response:
    text, entities = formatting.message_text(call.told, LONGEST, "MESSAGE_TOO_LONG")
    preview = link_preview(call)
    kept = _own(call)
    if "text" not in kept.body:
        raise refusals.bad("there is no text in the message to edit")
    changes = {"text": text, "entities": call.with_people(entities), "link_preview_options": preview}
    return _changed(call, kept, changes)


def edit_caption(call: Call) -> Response:
    text, entities = formatting.caption(call.told, LONGEST_CAPTION, "MEDIA_CAPTION_TOO_LONG")
    kept = _own(call)
    if not any(name in kept.body for name in MEDIA):
        raise refusals.bad("there is no caption in the message to edit")
    above = call.told.flag("show_caption_above_media")
    told: Resource = {"caption": text, "caption_entities": call.with_people(entities)}
    return _changed(call, kept, told | {"show_caption_above_media": above})


def edit_markup(call: Call) -> Response:
    return _changed(call, _own(call), {})


def _own(call: Call) -> Kept:
    """The message asked for, which has to be the bot's, and one that can be edited."""
    if call.told.text("inline_message_id"):
        raise refusals.bad("MESSAGE_ID_INVALID")  # the stand-in has no messages sent through inline mode
    kept = call.message(call.open_chat(), "message to edit")
    if not kept.mine or kept.keyboard is not None:
        raise refusals.bad("message can't be edited")
    return kept


def _changed(call: Call, kept: Kept, changes: Resource) -> Response:
    """The message with these changes; a keyboard that is not told goes."""
    markup = keyboards.read(call.told, inline_only=True, private=not kept.chat.shared)
    changes = changes | {"reply_markup": keyboards.shown(markup)}
    after = {name: value for name, value in kept.body.items() if name not in changes}
    after |= {name: value for name, value in changes.items() if value not in (None, "", [], False)}
    if after == kept.body:
        raise refusals.bad(refusals.NOT_MODIFIED)
    call.spend(kept.chat)
    kept.became(after | {"edit_date": call.world.stamp()})
    call.world.ring()
    return done(clone(kept.body))


# ── taking away ──


def delete(call: Call) -> Response:
    chat = call.chat()
    _delete(call, chat, call.message(chat, "message to delete"))
    return done(True)


def delete_many(call: Call) -> Response:
    """Those that are not there are passed over."""
    numbers = call.json("message_ids", list, "can't parse message identifiers JSON object") or []
    if not 1 <= len(numbers) <= MOST_AT_ONCE:
        raise refusals.bad(
            "message identifiers are not specified" if not numbers else "too many messages"
        )  # guessed
    chat = call.chat()
    for number in numbers:
        kept = chat.messages.get(int(number))
        if kept is not None and not kept.deleted:
            _delete(call, chat, kept)
    return done(True)


def _delete(call: Call, chat: Chat, kept: Kept) -> None:
    if chat.shared:
        call.check_inside(chat)
    member = chat.members.get(call.world.bot.id, {})
    may = kept.mine or not chat.shared or bool(member.get("can_delete_messages"))
    if not may or call.world.now() - kept.sent > DELETABLE:
        raise refusals.bad("message can't be deleted for everyone")
    kept.deleted = True
    call.world.ring()


# ── reactions ──


def react(call: Call) -> Response:
    found = call.json("reaction", list, "can't parse reaction types JSON object") or []
    for one in found:
        kind = one.get("type") if isinstance(one, dict) else None
        if kind == "paid":
            raise refusals.bad("REACTION_INVALID")
        if kind not in ("emoji", "custom_emoji"):
            raise refusals.bad("can't parse reaction type: invalid reaction type specified")  # guessed
        if kind == "emoji" and one.get("emoji") not in ALLOWED:
            raise refusals.bad("REACTION_INVALID")
    chat = call.open_chat()
    kept = call.message(chat, "message to react")
    if len(found) > 1:
        raise refusals.bad("REACTIONS_TOO_MANY")
    kept.reactions[call.world.bot.id] = found
    call.world.ring()
    return done(True)
