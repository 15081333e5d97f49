"""Between JSON and the house's own words. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from adapters.rest.problems import Problem
from adapters.rest.shapes import LineOut, MessageIn, OccurrenceOut, ReplyOut
from core.calendar.event import Occurrence
from core.calendar.instants import span
from core.calendar.when import AllDay, Window
from core.dialogue.buttons import unpack
from core.dialogue.effects import Say
from core.dialogue.inputs import ButtonPressed, IncomingMessage, Input, MessageEdited
from core.dialogue.links import links
from core.dialogue.message import Attachment, ConversationKey, Message
from core.dialogue.plain import plain_occurrence, plain_say
from core.dialogue.receiving import MAX_TEXT, clean
from core.records import Line

_INPUTS = UUID("6f2f1d4e-6f0b-4c55-9a3a-2f1d0f7f6b51")
LONGEST = timedelta(days=400)


def conversation(conversation_id: str) -> ConversationKey:
    """The conversation of whoever sits at this machine."""
    return ConversationKey("local", conversation_id, "owner")


def name_for(key: ConversationKey, idempotency_key: str | None) -> UUID:
    """The id of a request: the same for the same Idempotency-Key in a conversation, new without one."""
    if idempotency_key is None:
        return uuid4()
    return uuid5(_INPUTS, f"{key.platform}\n{key.channel}\n{key.user}\n{idempotency_key}")


def input_of(body: MessageIn, ref: UUID, now: datetime) -> Input:
    """What was said or done. Raises Problem and BadToken."""
    if body.press is not None:
        if body.text or body.image_ids or body.edit_of:
            raise Problem("not_both")
        return ButtonPressed(unpack(body.press))
    if body.text is None and not body.image_ids:
        raise Problem("nothing_said")
    text = body.text or ""
    if len(clean(text)) > MAX_TEXT:
        raise Problem("too_long")
    if body.edit_of is not None:
        if body.image_ids:
            raise Problem("not_both")
        return MessageEdited(str(body.edit_of), text, private=True)
    pictures = tuple(Attachment(str(image)) for image in dict.fromkeys(body.image_ids))
    sent_at = body.sent_at or now
    return IncomingMessage(Message(str(ref), text, sent_at, pictures, body.forwarded_at, body.zone))


def said(say: Say) -> ReplyOut:
    """A reply as it is sent to the caller."""
    files = [
        {"name": file.name, "url": f"/api/v1/files/{say.reply.id}/{number}"}
        for number, file in enumerate(say.reply.files, 1)
    ]
    return ReplyOut.model_validate(plain_say(say) | {"answer": say.manner == "answer", "files": files})


def line_out(line: Line, zone: str) -> LineOut:
    """A line of the transcript, its time told in `zone`."""
    return LineOut(
        id=line.id,
        role=line.role,
        text=line.text,
        at=line.at.astimezone(ZoneInfo(zone)),
        changed=line.changed,
        image_ids=list(line.blobs),
        reply=None if line.reply is None else said(Say(line.reply)),
    )


def occurrence_out(occurrence: Occurrence, zone: str) -> OccurrenceOut:
    """One time an event takes place; whole days are told in `zone`."""
    placement = occurrence.event.placement
    opens = links("", placement.link if placement else None)
    link = opens[0].url if opens else None
    return OccurrenceOut.model_validate(plain_occurrence(occurrence, zone) | {"link": link})


def window(start: str, end: str, zone: str) -> Window:
    """The span between two days (the second not included) or two instants. Raises Problem."""
    span = Window(_instant(start, zone), _instant(end, zone))
    if not timedelta(0) < span.end - span.start <= LONGEST:
        raise Problem("bad_window")
    return span


def _instant(text: str, zone: str) -> datetime:
    try:
        if len(text) == 10:
            day = date.fromisoformat(text)
            instant = span(AllDay(day, day), zone).start
        else:
            instant = datetime.fromisoformat(text)
    except (ValueError, OverflowError) as error:
        raise Problem("bad_time") from error
    if instant.tzinfo is None or not 1970 <= instant.year < 2300:
        raise Problem("bad_time")
    return instant
