"""The list of connected calendars: which are shown here, where new events go, how each account stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from core.calendar.when import Timed
from core.dialogue.buttons import Button, Press
from core.dialogue.calendars import accounts, target_of
from core.dialogue.card_buttons import reconnect
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Say
from core.dialogue.inputs import Given
from core.dialogue.links import plainly
from core.dialogue.message import CalendarChoice
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Listing
from core.dialogue.state import Step, close_turn, put_turn, turn_id

SHOWN, LABEL = 15, 40
ON, OFF, TARGET = "☑", "☐", "⭐"


def show_list(conversation: Conversation, given: Given, turn: Turn, note: str = "") -> Step:
    """One list at a time: an older one gives up its place, and its buttons."""
    reader, moved = reader_of(conversation, given), []
    for older in conversation.turns:
        if isinstance(older.stage, Listing):
            conversation = close_turn(conversation, older.number)
            moved.append(Say(Reply(older.stage.reply, reader.connected.moved), "edit"))
    reply = list_reply(turn.reply or turn_id(conversation, turn.number, "reply"), reader)
    shown = replace(turn, stage=Listing(reply.id, reply.text), reply=reply.id)
    said = replace(reply, text=f"{note}\n\n{reply.text}") if note else reply
    return put_turn(conversation, shown), (*moved, Say(said, "edit" if turn.reply else "send"))


def renewed_list(conversation: Conversation, given: Given) -> Step:
    """The list that is on the screen, if anything on it is otherwise by now."""
    for turn in conversation.turns:
        if isinstance(turn.stage, Listing):
            reply = list_reply(turn.stage.reply, reader_of(conversation, given))
            if reply.text != turn.stage.text:
                shown = replace(turn, stage=Listing(reply.id, reply.text))
                return put_turn(conversation, shown), (Say(reply, "edit"),)
    return conversation, ()


def list_reply(reply: UUID, reader: Reader) -> Reply:
    """By account, with what a tap on each calendar does."""
    if not reader.calendars:
        return Reply(reply, reader.remote.none_connected)
    parts = [reader.connected.title]
    for account in accounts(reader.calendars):
        own = [one for one in reader.calendars if one.email == account.email]
        parts.append("\n".join(_account(account, own, reader)))
    stays = [] if target_of(reader.calendars) else [reader.connected.stays_here]
    parts.append("\n".join([*stays, reader.connected.how_to]))
    return Reply(reply, "\n\n".join(parts), _buttons(reader))


def name_of(calendar: CalendarChoice, reader: Reader) -> str:
    """The main one of an account is called as its address is."""
    return reader.connected.primary if calendar.name == calendar.email else plainly(calendar.name, LABEL)


def target_button(calendar: CalendarChoice, reader: Reader) -> Button:
    """New events go there from then on."""
    return Button(f"{TARGET} {name_of(calendar, reader)}", Press("target", calendar.id))


def _account(account: CalendarChoice, own: list[CalendarChoice], reader: Reader) -> list[str]:
    speech = reader.connected
    lines = [account.email, *(_calendar(one, reader) for one in own[:SHOWN])]
    if len(own) > SHOWN:
        lines.append(speech.and_more(len(own) - SHOWN))
    if account.waiting:
        lines.append(speech.waiting(account.waiting))
    lines.append(speech.signed_out if account.signed_out else _checked(own, reader))
    return [line for line in lines if line]


def _calendar(one: CalendarChoice, reader: Reader) -> str:
    speech = reader.connected
    marks = [(one.target, speech.new_events), (one.busy_only, speech.busy_only)]
    marks.append((not one.writable and not one.busy_only, speech.read_only))
    sign = TARGET if one.target else ON if one.followed else OFF
    return " · ".join([f"{sign} {name_of(one, reader)}", *(mark for holds, mark in marks if holds)])


def _checked(own: Iterable[CalendarChoice], reader: Reader) -> str:
    """When the one that was read longest ago was; nothing where none is to be read."""
    read = [one.read_at for one in own if one.followed and not one.busy_only]
    known = [at for at in read if at is not None]
    if len(known) < len(read):
        return reader.connected.still_reading
    return reader.connected.checked(_moment(min(known), reader)) if known else ""


def _moment(at: datetime, reader: Reader) -> str:
    local = at.astimezone(ZoneInfo(reader.zone))
    when = Timed(local, None, reader.zone)
    return reader.hours(when) if local.date() == reader.today else reader.when(when)


def _buttons(reader: Reader) -> tuple[tuple[Button, ...], ...]:
    rows = tuple(_row(one, reader) for one in reader.calendars[:SHOWN])
    lost = any(one.signed_out for one in reader.calendars)
    return (*rows, (reconnect(reader),)) if lost else rows


def _row(one: CalendarChoice, reader: Reader) -> tuple[Button, ...]:
    sign, verb = (ON, "unfollow") if one.followed else (OFF, "follow")
    toggle = Button(
        f"{sign} {name_of(one, reader)}", Press("unfollow" if verb == "unfollow" else "follow", one.id)
    )
    able = one.writable and one.followed and not one.target
    return (toggle, target_button(one, reader)) if able else (toggle,)
