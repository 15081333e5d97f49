"""What cannot be changed from here is refused at once, before anybody is asked about it."""

from __future__ import annotations

from core.calendar.event import Event
from core.dialogue.calendars import locked
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given
from core.dialogue.links import links, quoted
from core.dialogue.reader import Reader
from core.dialogue.reply import Reply
from core.dialogue.state import Step, answer, turn_id


def refused(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    event: Event,
    reader: Reader,
    *,
    only_answer: bool = False,
) -> Step:
    """Not from here; but the way there is shown."""
    reason, placement = locked(event, given.calendars, only_answer=only_answer), event.placement
    assert reason is not None
    assert placement is not None
    text = reader.remote.locked(quoted(event.title), reason)
    return answer(conversation, turn, text, links(reader.remote.open_there, placement.link))


def left_out(conversation: Conversation, turn: Turn, count: int, reader: Reader) -> tuple[Effect, ...]:
    """Told of those among several that are not touched."""
    if not count:
        return ()
    return (Say(Reply(turn_id(conversation, turn.number, "locked"), reader.remote.some_locked(count))),)
