"""Pictures that came before and became events are not added a second time."""

from __future__ import annotations

from core.calendar.event import Event
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.inputs import Given
from core.dialogue.links import links, plainly
from core.dialogue.pages import in_one_message
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Link, Reply
from core.dialogue.results import TextRead
from core.dialogue.state import Step, answer, turn_id


def card_before(conversation: Conversation, picture: str) -> Card | None:
    """The newest card that was made from this very picture, if all that it held was added."""
    made = [card for card in conversation.cards if picture and picture in card.pictures]
    newest = made[-1] if made else None
    added = newest is not None and newest.state == "done" and len(newest.events) == len(newest.drafts)
    return newest if added else None


def known(conversation: Conversation, turn: Turn, told: TextRead) -> tuple[Event, ...]:
    """The events that the picture became, if all are there still. Words beside it may want something new of it."""
    card = card_before(conversation, told.picture)
    if card is None or turn.text:
        return ()
    return told.there if len(told.there) == len(card.events) else ()


def told_as_known(conversation: Conversation, given: Given, turn: Turn, events: tuple[Event, ...]) -> Step:
    """That they are added already, as they stand now, and where they can be looked at; the turn ends with it."""
    told = known_reply(conversation, given, turn, events)
    return answer(conversation, turn, told.text, told.links)


def known_reply(conversation: Conversation, given: Given, turn: Turn, events: tuple[Event, ...]) -> Reply:
    """The same as a message of its own."""
    reader = reader_of(conversation, given)
    lines, rest = in_one_message([_line(one, reader) for one in {one.id: one for one in events}.values()])
    more = [reader.words.more(rest)] if rest else []
    text = "\n".join((reader.sight.added_before, *lines, *more))
    number = turn_id(conversation, turn.number, "known")
    return Reply(number, text, links=_links(conversation, events, reader))


def _line(event: Event, reader: Reader) -> str:
    return f"• {plainly(event.title)} · {reader.when(event.when)}"


def _links(conversation: Conversation, events: tuple[Event, ...], reader: Reader) -> tuple[Link, ...]:
    there = {event.id for event in events}
    cards = [card for card in conversation.cards if card.arrival == "there" and there & {*card.events}]
    return links(reader.remote.open_there, cards[-1].link) if cards else ()
