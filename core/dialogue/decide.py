"""The engine: a pure function from a conversation and an input to the next conversation and its effects."""

from __future__ import annotations

from typing import assert_never

from core.calendar.event import Event
from core.dialogue.account_inputs import (
    CalendarsListed,
    CalendarTuned,
    Claimed,
    ClaimEnded,
    ClaimMade,
    TargetLost,
)
from core.dialogue.answering import answered
from core.dialogue.bundles import gathered
from core.dialogue.captions import caption_edited
from core.dialogue.card_inputs import CardCopied, CardFilled
from core.dialogue.commands import commanded
from core.dialogue.confirming import written
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.copying import begun
from core.dialogue.correcting import named_or_focus
from core.dialogue.elsewhere import elsewhere
from core.dialogue.file_inputs import FileRead
from core.dialogue.filing import file_read, filed
from core.dialogue.filling import filled
from core.dialogue.inputs import ButtonPressed, Given, IncomingMessage, MessageEdited, TimePassed
from core.dialogue.managing import managed
from core.dialogue.message import Message
from core.dialogue.outside import offered
from core.dialogue.overheard import found_while_overheard
from core.dialogue.own import own_told
from core.dialogue.own_inputs import (
    AskedToJoin,
    CardBrought,
    CardsFound,
    CardTaken,
    CodeMade,
    CodeTried,
    Counted,
    Exported,
    Joined,
)
from core.dialogue.pictures import caption_lost, reading_failed, text_read
from core.dialogue.pressing import pressed
from core.dialogue.proposing import show
from core.dialogue.reader import reader_of
from core.dialogue.receiving import incoming, next_in_line
from core.dialogue.redacting import as_command
from core.dialogue.results import (
    ChangeFound,
    EventsFound,
    Failed,
    Interpreted,
    OnlyOutside,
    Reconsidered,
    TextRead,
    Written,
)
from core.dialogue.sharing import card_taken
from core.dialogue.showing import showing_offered
from core.dialogue.sight import sight_offered, waits_for_leave
from core.dialogue.sparing import spent_told
from core.dialogue.stages import (
    Answering,
    Importing,
    Interpreting,
    Looking,
    Proposing,
    ReadingPictures,
    TakingBack,
    Targeting,
)
from core.dialogue.state import Step, answer, find_turn, said, spoken_to
from core.dialogue.threads import moved, threaded
from core.dialogue.tidying import tidied
from core.dialogue.timely import timely
from core.dialogue.timely_inputs import DayBegins, RemindersDue
from core.dialogue.understanding import interpreted, reconsider
from core.dialogue.undoing import change_found, taken_back
from core.dialogue.waking import time_passed


def decide(conversation: Conversation, given: Given) -> Step:
    """What an input makes of a conversation. Pure and total: the same arguments give the same result."""
    conversation = moved(conversation, given)
    after, effects = _dispatch(spoken_to(conversation, given), given)
    asked = (*offered(after, given), *sight_offered(conversation, after, given))
    asked = (*asked, *showing_offered(conversation, after, given))
    effects = (*effects, *asked, *spent_told(after, given))
    after = begun(conversation, after, effects)
    after, tidying = tidied(conversation, after, given, effects)
    after, more = next_in_line(said(after, effects))
    return threaded(conversation, given, after, tidying + effects + more)


def _dispatch(conversation: Conversation, given: Given) -> Step:
    match given.input:
        case IncomingMessage() | MessageEdited() | CardCopied() | CardFilled() as sent:
            return _sent(conversation, given, sent)
        case ButtonPressed() as tap:
            return pressed(conversation, given, tap)
        case TimePassed() as passed:
            return time_passed(conversation, given, passed)
        case (
            TextRead() | OnlyOutside() | FileRead() | Interpreted() | Reconsidered() | EventsFound() | ChangeFound() | Written() | Failed() as result
        ):  # fmt: skip
            return _result(conversation, given, result)
        case (
            ClaimMade()
            | Claimed()
            | ClaimEnded()
            | CalendarTuned()
            | CalendarsListed()
            | TargetLost() as told
        ):
            return managed(conversation, given, told)
        case RemindersDue() | DayBegins() as told:
            return timely(conversation, given, told)
        case (
            CodeMade() | CodeTried() | AskedToJoin() | Joined() | CardsFound() | CardBrought() | CardTaken()
            | Counted() | Exported()
        ) as told:  # fmt: skip
            return own_told(conversation, given, told)
        case _ as told:
            return elsewhere(conversation, given, told)


def _sent(
    conversation: Conversation, given: Given, sent: IncomingMessage | MessageEdited | CardCopied | CardFilled
) -> Step:
    match sent:
        case IncomingMessage(message):
            return _came(conversation, given, message)
        case MessageEdited():
            return caption_edited(conversation, given, sent)
        case CardCopied():
            return card_taken(conversation, given, sent)
        case CardFilled():
            return filled(conversation, given, sent)
        case _:
            assert_never(sent)


def _came(conversation: Conversation, given: Given, message: Message) -> Step:
    message = as_command(conversation, message)
    if message.command is not None and message.forwarded_at is None:
        return commanded(conversation, given, message)
    receive = gathered if message.bundle else incoming
    return receive(conversation, given, message)


def _result(
    conversation: Conversation,
    given: Given,
    result: TextRead
    | OnlyOutside
    | FileRead
    | Interpreted
    | Reconsidered
    | EventsFound
    | ChangeFound
    | Written
    | Failed,
) -> Step:
    match result:
        case TextRead() | FileRead() | OnlyOutside():
            return _read(conversation, given, result)
        case Interpreted():
            return interpreted(conversation, given, result)
        case Reconsidered():
            return reconsider(conversation, given, result)
        case EventsFound(turn, events):
            return _found(conversation, given, find_turn(conversation, turn), events)
        case ChangeFound():
            return change_found(conversation, given, result)
        case Written(group):
            return written(conversation, given, group) or taken_back(conversation, given, group)
        case Failed():
            return _failed(conversation, given, result)
        case _:
            assert_never(result)


def _read(conversation: Conversation, given: Given, result: TextRead | FileRead | OnlyOutside) -> Step:
    match result:
        case TextRead():
            return text_read(conversation, given, result)
        case FileRead():
            return file_read(conversation, given, result)
        case OnlyOutside():
            return waits_for_leave(conversation, given, result)
        case _:
            assert_never(result)


def _found(conversation: Conversation, given: Given, turn: Turn | None, events: tuple[Event, ...]) -> Step:
    if turn is None or not isinstance(turn.stage, Looking):
        return conversation, ()
    match turn.stage.goal:
        case Proposing() as goal:
            return show(conversation, given, turn, goal, events)
        case Answering() | Targeting() as goal if not turn.private:
            return found_while_overheard(conversation, given, turn, goal, events)
        case Answering() as goal:
            return answered(conversation, given, turn, goal, events)
        case Targeting() as goal:
            return named_or_focus(conversation, given, turn, goal, events)
        case Importing() as goal:
            return filed(conversation, given, turn, goal, events)
        case TakingBack():
            return conversation, ()
        case _:
            assert_never(turn.stage.goal)


def _failed(conversation: Conversation, given: Given, failure: Failed) -> Step:
    if failure.what == "read" or failure.blob is not None:
        return reading_failed(conversation, given, failure)
    turn = find_turn(conversation, failure.turn)
    if turn is not None and isinstance(turn.stage, ReadingPictures):
        return caption_lost(conversation, given, turn)
    if turn is None or not isinstance(turn.stage, Interpreting):
        return conversation, ()
    return answer(conversation, turn, reader_of(conversation, given).words.not_understood)
