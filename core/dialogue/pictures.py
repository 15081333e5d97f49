"""Pictures of a turn: each is read and understood on its own, and all their events come to one card."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.conversation import Conversation, Reading, Turn
from core.dialogue.drafting import draft_of
from core.dialogue.effects import Interpret, Say
from core.dialogue.inputs import Failed, Given, TextRead
from core.dialogue.interpretation import CreateEvents, EventProposal, Interpretation, Request
from core.dialogue.proposing import MAX_EVENTS, propose, too_many
from core.dialogue.reader import reader_of
from core.dialogue.receiving import interpret
from core.dialogue.reply import Reply
from core.dialogue.state import Step, answer, find_turn, staged, turn_id


def text_read(conversation: Conversation, given: Given, result: TextRead) -> Step:
    """A picture was read: its words go to the interpreter with nothing but themselves."""
    turn = _reading_turn(conversation, result.turn, result.blob)
    if turn is None:
        return conversation, ()
    if result.empty:
        return _one_less(conversation, given, turn, result.blob, (), "")
    request = Request(text="", lang=conversation.lang)
    return conversation, (Interpret(turn.number, request, result.blob),)


def picture_understood(
    conversation: Conversation, given: Given, turn: Turn, blob: str, interpretation: Interpretation
) -> Step:
    """The events of one picture. Any other meaning that a picture may carry is nothing: pictures give no orders."""
    if not isinstance(turn.stage, Reading) or blob not in turn.stage.blobs:
        return conversation, ()
    meaning = interpretation.meaning
    events = meaning.events if isinstance(meaning, CreateEvents) else ()
    return _one_less(conversation, given, turn, blob, events, "")


def reading_failed(conversation: Conversation, given: Given, failure: Failed) -> Step:
    """A picture could not be read; the others go on."""
    turn = _reading_turn(conversation, failure.turn, failure.blob)
    if turn is None or failure.blob is None:
        return conversation, ()
    return _one_less(conversation, given, turn, failure.blob, (), failure.reason)


def _reading_turn(conversation: Conversation, number: int, blob: str | None) -> Turn | None:
    turn = find_turn(conversation, number)
    waits = turn is not None and isinstance(turn.stage, Reading) and blob in turn.stage.blobs
    return turn if waits else None


def _one_less(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    blob: str,
    events: tuple[EventProposal, ...],
    failure: str,
) -> Step:
    assert isinstance(turn.stage, Reading)
    stage = Reading(
        blobs=tuple(b for b in turn.stage.blobs if b != blob),
        found=turn.stage.found + events,
        failures=turn.stage.failures + ((failure,) if failure else ()),
    )
    turn = replace(turn, stage=stage)
    if stage.blobs:
        return staged(conversation, turn, stage), ()
    return _all_read(conversation, given, turn, stage)


def _all_read(conversation: Conversation, given: Given, turn: Turn, stage: Reading) -> Step:
    if stage.found:
        return _propose_all(conversation, given, turn, stage)
    failed = _failed(conversation, given, turn, stage)
    if turn.text:
        conversation, effects = interpret(conversation, turn)
        return conversation, (*failed, *effects)
    words = reader_of(conversation, given).words
    text = failed[0].reply.text if failed else words.nothing_in_picture
    return answer(conversation, turn, text)


def _propose_all(conversation: Conversation, given: Given, turn: Turn, stage: Reading) -> Step:
    drafts = tuple(
        draft_of(event, conversation, turn, given.preferences, n)
        for n, event in enumerate(stage.found[:MAX_EVENTS])
    )
    failed = _failed(conversation, given, turn, stage)
    many = too_many(conversation, given, turn, len(stage.found))
    conversation, effects = propose(conversation, given, turn, drafts)
    return conversation, (*failed, *many, *effects)


def _failed(conversation: Conversation, given: Given, turn: Turn, stage: Reading) -> tuple[Say, ...]:
    """Told of the pictures that could not be read, beside what the others held."""
    if not stage.failures:
        return ()
    words = reader_of(conversation, given).words
    reasons = [words.unreadable(reason) for reason in dict.fromkeys(stage.failures)]
    some = [words.some_unreadable(len(stage.failures))] if stage.found else []
    text = "\n".join((*some, *reasons))
    return (Say(Reply(turn_id(conversation, turn.number, "unreadable"), text)),)
