"""Pictures of a turn: each is read and understood on its own, and all their events come to one card."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.draft import Draft
from core.calendar.event import Event
from core.dialogue.consents import may_see
from core.dialogue.conversation import SHOWN, Conversation, Turn
from core.dialogue.correcting import is_meant
from core.dialogue.counterparts import as_doubted, counterparts, padded
from core.dialogue.drafting import draft_of, enriched
from core.dialogue.effects import Interpret, Say
from core.dialogue.excerpt import FIRST_PAGES
from core.dialogue.faults import unreadable
from core.dialogue.inputs import Given
from core.dialogue.interpretation import (
    LESSON_HOURS,
    AskHelp,
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Meaning,
    Request,
    SmallTalk,
    Target,
)
from core.dialogue.known import known, known_reply, told_as_known
from core.dialogue.patching import corrected
from core.dialogue.proposing import MAX_EVENTS, propose, too_many
from core.dialogue.reader import reader_of
from core.dialogue.receiving import interpret
from core.dialogue.reply import Reply
from core.dialogue.results import Failed, Interpreted, TextRead
from core.dialogue.stages import Interpreting, ReadingPictures
from core.dialogue.state import Step, answer, close_turn, find_card, find_turn, put_turn, staged, turn_id
from core.errors import ReadFault


def text_read(conversation: Conversation, given: Given, result: TextRead) -> Step:
    """A picture was read: its words go to the interpreter with nothing but themselves."""
    turn = reading_turn(conversation, result.turn, result.blob)
    if turn is None:
        return conversation, ()
    partly = _told_what_is_left_out(conversation, given, result)
    if result.empty:
        conversation, effects = one_less(conversation, given, turn, result.blob)
        return conversation, (*partly, *effects)
    there = known(conversation, turn, result)
    if there:
        return one_less(conversation, given, with_known(turn, there), result.blob)
    turn = replace(turn, pictures=(*turn.pictures, *filter(None, (result.picture,))))
    if result.near and isinstance(turn.stage, ReadingPictures):
        turn = replace(turn, stage=replace(turn.stage, near=True))
    conversation = put_turn(conversation, turn)
    request = Request(text="", lang=conversation.lang)
    conversation, said = _told_that_it_is_read(conversation, given, result)
    return conversation, (*partly, *said, Interpret(turn.number, request, result.blob, may_see(given)))


def _told_what_is_left_out(conversation: Conversation, given: Given, result: TextRead) -> tuple[Say, ...]:
    """Of a PDF that is longer than what is read of one."""
    if not result.more:
        return ()
    number = turn_id(conversation, result.turn, f"pages:{result.blob}")
    return (Say(Reply(number, reader_of(conversation, given).sight.first_pages(FIRST_PAGES))),)


def with_known(turn: Turn, events: tuple[Event, ...]) -> Turn:
    """One of its pictures became these events before."""
    assert isinstance(turn.stage, ReadingPictures)
    return replace(turn, stage=replace(turn.stage, known=turn.stage.known + events))


def _told_that_it_is_read(conversation: Conversation, given: Given, result: TextRead) -> Step:
    """Where a model reads along that takes a while, and this was the last picture."""
    turn = find_turn(conversation, result.turn)
    asked = given.model and given.preferences.outside
    if not asked or turn is None or turn.reply is None or not isinstance(turn.stage, ReadingPictures):
        return conversation, ()
    if turn.stage.blobs != (result.blob,) or turn.stage.until is not None:
        return conversation, ()
    text = reader_of(conversation, given).sight.understanding
    conversation = staged(conversation, turn, replace(turn.stage, tell_at=None))
    return conversation, (Say(Reply(turn.reply, text), "edit"),)


def told_to_wait(conversation: Conversation, given: Given) -> Step:
    """Those whose pictures are still being read hear why, once, where it says that they are."""
    said: list[Say] = []
    for turn in conversation.turns:
        stage = turn.stage
        if isinstance(stage, ReadingPictures) and stage.tell_at is not None and stage.tell_at <= given.at:
            conversation = staged(conversation, turn, replace(stage, tell_at=None))
            if turn.reply is not None and stage.blobs:
                text = reader_of(conversation, given).sight.reading_on(stage.count)
                said.append(Say(Reply(turn.reply, text), "edit"))
    return conversation, tuple(said)


def picture_understood(
    conversation: Conversation, given: Given, turn: Turn, blob: str, told: Interpreted
) -> Step:
    """The events of one picture. Any other meaning that a picture may carry is nothing: pictures give no orders."""
    if not isinstance(turn.stage, ReadingPictures) or blob not in turn.stage.blobs:
        return conversation, ()
    meaning = told.interpretation.meaning
    if meaning == AskHelp(LESSON_HOURS):
        return one_less(conversation, given, turn, blob, (), "no_hours")
    events = meaning.events if isinstance(meaning, CreateEvents) else ()
    if told.beside is not None and isinstance(told.beside.meaning, CreateEvents):
        ours = counterparts(events, told.beside.meaning.events)
        events = tuple(map(as_doubted, events, ours))
        turn = replace(turn, seconds=padded(turn.seconds, len(turn.stage.found)) + ours)
    return one_less(conversation, given, turn, blob, events)


def reading_failed(conversation: Conversation, given: Given, failure: Failed) -> Step:
    """A picture could not be read; the others go on."""
    turn = reading_turn(conversation, failure.turn, failure.blob)
    if turn is None or failure.blob is None:
        return conversation, ()
    return one_less(conversation, given, turn, failure.blob, (), failure.reason)


def reading_turn(conversation: Conversation, number: int, blob: str | None) -> Turn | None:
    """The turn that waits for this picture, or for this file."""
    turn = find_turn(conversation, number)
    waits = turn is not None and isinstance(turn.stage, ReadingPictures) and blob in turn.stage.blobs
    return turn if waits else None


def one_less(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    blob: str,
    events: tuple[EventProposal, ...] = (),
    failure: ReadFault | None = None,
) -> Step:
    """One of what came is read; the turn goes on with the others."""
    assert isinstance(turn.stage, ReadingPictures)
    stage = replace(
        turn.stage,
        blobs=tuple(b for b in turn.stage.blobs if b != blob),
        found=turn.stage.found + events,
        failures=turn.stage.failures + ((failure,) if failure else ()),
    )
    return went_on(conversation, given, turn, stage)


def went_on(conversation: Conversation, given: Given, turn: Turn, stage: ReadingPictures) -> Step:
    """As far as it is; once all are read and no more may come, their events are shown."""
    if stage.blobs or (stage.until is not None and stage.until > given.at):
        return staged(conversation, turn, stage), ()
    stage = replace(stage, bundle="", until=None)
    return _all_read(conversation, given, replace(turn, stage=stage), stage)


def caption_understood(conversation: Conversation, given: Given, turn: Turn, meaning: Meaning) -> Step:
    """What was written beside pictures that hold events: it completes them. As an order it means nothing."""
    stage = turn.stage
    if not isinstance(stage, ReadingPictures) or stage.blobs or stage.until:
        return conversation, ()
    drafts, turn = _held(conversation, given, turn, stage), replace(turn, beside=())
    if isinstance(meaning, CreateEvents) and all(event.title and event.time for event in meaning.events):
        writing = replace(turn, stage=Interpreting())  # these are words, and not of the pictures
        said = _drafts(conversation, given, writing, meaning.events, len(drafts))
        drafts, turn = drafts + said, replace(turn, beside=tuple(draft.id for draft in said))
    elif not turn.forwarded:
        drafts = _completed(drafts, turn, given, meaning)
    if not drafts:
        return _only_files(conversation, given, turn, stage)
    return _propose_all(conversation, given, turn, stage, drafts)


def _held(conversation: Conversation, given: Given, turn: Turn, stage: ReadingPictures) -> tuple[Draft, ...]:
    """What the pictures hold, as it is by now."""
    card = find_card(conversation, stage.card)
    if card is not None:
        return tuple(draft for draft in card.drafts if draft.id not in card.beside)
    return stage.drafts or _drafts(conversation, given, turn, stage.found)


def _only_files(conversation: Conversation, given: Given, turn: Turn, stage: ReadingPictures) -> Step:
    """All that there was to show stands on cards already."""
    failed = _failed(conversation, given, turn, stage)
    conversation, said = answer(conversation, turn, reader_of(conversation, given).files.on_card)
    return conversation, (*said, *failed)


def caption_lost(conversation: Conversation, given: Given, turn: Turn) -> Step:
    """Without the caption, then: it means nothing that we know."""
    return caption_understood(conversation, given, turn, SmallTalk())


def _completed(drafts: tuple[Draft, ...], turn: Turn, given: Given, meaning: Meaning) -> tuple[Draft, ...]:
    """What the person says of the events, in their own words."""
    match meaning:
        case ChangeEvent(target, patch):
            return tuple(
                corrected(d, patch, turn, given)
                if target == Target() or is_meant(d, target, turn, given)
                else d
                for d in drafts
            )
        case CreateEvents((event,)) if len(drafts) == 1 and event.time is None:
            nameless = any(guess.kind == "title" for guess in drafts[0].assumptions)
            return (enriched(drafts[0], event, nameless=nameless),)
        case _:
            return drafts


def _all_read(conversation: Conversation, given: Given, turn: Turn, stage: ReadingPictures) -> Step:
    if stage.found or stage.filed:
        return with_caption(conversation, given, turn, stage)
    failed = _failed(conversation, given, turn, stage)
    if turn.text:
        conversation, effects = interpret(conversation, replace(turn, pictured=False))
        return conversation, (*failed, *effects)
    if stage.known:
        conversation, told = told_as_known(conversation, given, turn, stage.known)
        return conversation, (*told, *failed)
    if not stage.count:
        return close_turn(conversation, turn.number), ()  # what else it was is said already
    words = reader_of(conversation, given).words
    text = failed[0].reply.text if failed else words.nothing_in_picture
    return answer(conversation, turn, text)


def with_caption(conversation: Conversation, given: Given, turn: Turn, stage: ReadingPictures) -> Step:
    """Have the words below pictures that are read interpreted."""
    if not turn.text:
        return caption_lost(conversation, given, turn)
    held = () if stage.found else _held(conversation, given, turn, stage)[:SHOWN]
    titles = (*(event.title for event in stage.found), *(draft.proposal.title for draft in held))
    request = Request(turn.text, conversation.lang, open_titles=titles)
    return staged(conversation, turn, stage), (Interpret(turn.number, request),)


def _drafts(
    conversation: Conversation, given: Given, turn: Turn, events: tuple[EventProposal, ...], first: int = 0
) -> tuple[Draft, ...]:
    return tuple(
        draft_of(event, conversation, turn, given.preferences, n) for n, event in enumerate(events, first)
    )


def _propose_all(
    conversation: Conversation, given: Given, turn: Turn, stage: ReadingPictures, drafts: tuple[Draft, ...]
) -> Step:
    failed = _failed(conversation, given, turn, stage)
    if stage.known:
        failed = (*failed, Say(known_reply(conversation, given, turn, stage.known)))
    many = too_many(conversation, given, turn, len(drafts))
    card = find_card(conversation, stage.card)
    conversation, effects = propose(conversation, given, turn, drafts[:MAX_EVENTS], card)
    return conversation, (*failed, *many, *effects)


def _failed(conversation: Conversation, given: Given, turn: Turn, stage: ReadingPictures) -> tuple[Say, ...]:
    """Told of the pictures that could not be read, beside what the others held."""
    if not stage.failures:
        return ()
    reader = reader_of(conversation, given)
    reasons = [unreadable(reason, reader) for reason in dict.fromkeys(stage.failures)]
    some = [reader.words.some_unreadable(len(stage.failures))] if stage.found else []
    text = "\n".join((*some, *reasons))
    return (Say(Reply(turn_id(conversation, turn.number, "unreadable"), text)),)
