"""Words were understood: each meaning goes to the file of its subject."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from core.calendar.draft import Proposal
from core.calendar.time.expression import Spoken
from core.dialogue.answering import look_for_answer
from core.dialogue.briefing import choose_news
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.correcting import change, correct_bare_time, remove
from core.dialogue.drafting import draft_of
from core.dialogue.effects import FindChange
from core.dialogue.helping import help_text
from core.dialogue.inputs import Given
from core.dialogue.interpretation import (
    AboutMe,
    AskCalendar,
    AskHelp,
    AskWhy,
    Assent,
    ChangeEvent,
    ChooseNews,
    CreateEvents,
    Dissent,
    EventProposal,
    ManageAccount,
    Meaning,
    Patch,
    Pick,
    RemoveEvents,
    SmallTalk,
    TakeBack,
    Target,
)
from core.dialogue.judging import ticked
from core.dialogue.managing import manage
from core.dialogue.own import about_me
from core.dialogue.pictures import caption_understood, picture_understood
from core.dialogue.proposing import MAX_EVENTS, propose, too_many
from core.dialogue.reader import reader_of
from core.dialogue.receiving import go_on
from core.dialogue.reconsidering import advised, awaiting, is_unsettled, reconsidered
from core.dialogue.replying import answer_question, assent, dissent, pick
from core.dialogue.results import Interpreted, Reconsidered
from core.dialogue.stages import Asking, Interpreting, Looking, ReadingPictures, TakingBack
from core.dialogue.state import Step, answer, find_turn, open_question, staged, waiting_card
from core.dialogue.undoing import UNDO_BY_WORD
from core.dialogue.why import why


def interpreted(conversation: Conversation, given: Given, result: Interpreted) -> Step:
    """Carry on the turn that these words belong to; a turn that is gone, or further on, stays as it is."""
    if result.blob is None and is_unsettled(conversation, result.turn):
        read = result.interpretation if result.advice == "asked" else None
        return reconsider(conversation, given, Reconsidered(result.turn, read))
    turn = find_turn(conversation, result.turn)
    if turn is None:
        return conversation, ()
    if result.blob is not None:
        return picture_understood(conversation, given, turn, result.blob, result)
    meaning = result.interpretation.meaning
    if isinstance(turn.stage, ReadingPictures):
        return caption_understood(conversation, given, turn, meaning)
    if not isinstance(turn.stage, Interpreting):
        return conversation, ()
    turn = advised(turn, result)
    if result.advice == "silent":
        conversation = awaiting(conversation, turn, meaning)
    step = _do(conversation, given, turn, meaning)
    return step if turn.forwarded else go_on(step, given, turn, result.interpretation.rest)


def reconsider(conversation: Conversation, given: Given, told: Reconsidered) -> Step:
    """A model has spoken of words that were answered meanwhile, or will not."""
    return reconsidered(conversation, given, told, _do)


def _do(conversation: Conversation, given: Given, turn: Turn, meaning: Meaning) -> Step:
    """What others wrote holds events at most; a person's own words are followed."""
    act = _passed_on if turn.forwarded else follow
    return act(conversation, given, turn, meaning)


def _passed_on(conversation: Conversation, given: Given, turn: Turn, meaning: Meaning) -> Step:
    """What others wrote is no order: it may hold events, and nothing else."""
    if isinstance(meaning, CreateEvents):
        return _new(conversation, given, turn, meaning.events)
    return answer(conversation, turn, reader_of(conversation, given).words.nothing_in_forward)


def follow(conversation: Conversation, given: Given, turn: Turn, meaning: Meaning) -> Step:
    """Do what the words mean."""
    match meaning:
        case CreateEvents(events):
            return _create(conversation, given, turn, events)
        case ChangeEvent() | RemoveEvents():
            return _act_on(conversation, given, turn, meaning)
        case AskCalendar():
            return look_for_answer(conversation, given, turn, meaning)
        case TakeBack():
            since = given.at - UNDO_BY_WORD
            return staged(conversation, turn, Looking(TakingBack())), (
                FindChange(turn.number, since, conversation.key.platform),
            )
        case ManageAccount() | ChooseNews() | AboutMe():
            return _arrange(conversation, given, turn, meaning)
        case AskWhy():
            return why(conversation, given, turn)
        case Pick() | Assent() | Dissent() | SmallTalk() | AskHelp():
            return _talk(conversation, given, turn, meaning)
        case _:
            assert_never(meaning)


def _arrange(
    conversation: Conversation, given: Given, turn: Turn, meaning: ManageAccount | ChooseNews | AboutMe
) -> Step:
    """What is about no event: accounts, what is told unasked, and what is a person's own."""
    match meaning:
        case ManageAccount():
            return manage(conversation, given, turn, meaning)
        case ChooseNews():
            return choose_news(conversation, given, turn, meaning)
        case AboutMe():
            return about_me(conversation, given, turn, meaning)
        case _:
            assert_never(meaning)


def _talk(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    meaning: Pick | Assent | Dissent | SmallTalk | AskHelp,
) -> Step:
    reader = reader_of(conversation, given)
    words = reader.words
    match meaning:
        case Pick(number):
            return pick(conversation, given, turn, number)
        case Assent():
            return assent(conversation, given, turn)
        case Dissent():
            return dissent(conversation, given, turn)
        case SmallTalk(kind):
            caption = kind == "other" and turn.reply is not None
            return answer(conversation, turn, words.nothing_in_picture if caption else words.small_talk(kind))
        case AskHelp():
            return answer(conversation, turn, help_text(conversation, reader))
        case _:
            assert_never(meaning)


def _act_on(
    conversation: Conversation, given: Given, turn: Turn, meaning: ChangeEvent | RemoveEvents
) -> Step:
    if isinstance(meaning, ChangeEvent):
        return change(conversation, given, turn, meaning)
    return remove(conversation, given, turn, meaning)


def _create(conversation: Conversation, given: Given, turn: Turn, events: tuple[EventProposal, ...]) -> Step:
    question = open_question(conversation)
    if (
        len(events) == 1
        and question
        and not _tapped(conversation, turn)
        and isinstance(question.stage, Asking)
    ):
        answered = answer_question(conversation, given, turn, question, events[0])
        if answered is not None:
            return answered
    if len(events) == 1 and _only_time(events[0]):
        corrected = correct_bare_time(conversation, given, turn, events[0])
        if corrected is not None:
            return corrected
    revising = _revise_done(conversation, given, turn, events)
    return revising or _new(conversation, given, turn, events)


def _tapped(conversation: Conversation, turn: Turn) -> bool:
    """Whether the button for corrections was the last thing that was touched before these words."""
    card = waiting_card(conversation)
    return card is not None and card.touched_by == turn.number


def _revise_done(
    conversation: Conversation, given: Given, turn: Turn, events: tuple[EventProposal, ...]
) -> Step | None:
    """An edited message whose event is on the calendar already changes that event."""
    done = [c for c in conversation.cards if c.source == turn.source and c.state == "done" and c.events]
    if not done or done[-1].pictured or not len(events) == len(done[-1].events) == 1:
        return None
    before = ticked(done[-1])[0].proposal
    meaning = ChangeEvent(Target(), _as_patch(events[0], before))
    return change(replace(conversation, focus=done[-1].id), given, turn, meaning)


def _new(conversation: Conversation, given: Given, turn: Turn, events: tuple[EventProposal, ...]) -> Step:
    drafts = tuple(
        draft_of(event, conversation, turn, given.preferences, n)
        for n, event in enumerate(events[:MAX_EVENTS])
    )
    conversation, effects = propose(conversation, given, turn, drafts)
    return conversation, (*too_many(conversation, given, turn, len(events)), *effects)


def _only_time(event: EventProposal) -> bool:
    return event.time is not None and not event.title and event.recurrence is None


def _as_patch(event: EventProposal, before: Proposal) -> Patch:
    """What makes the event that `before` became into the one that is said now: what is not said any more goes."""
    said = {person.casefold() for person in event.attendees}
    return Patch(
        title=event.title or None,
        time=event.time if event.time != Spoken() else None,
        location=event.location,
        add_attendees=event.attendees,
        remove_attendees=tuple(p for p in before.attendees if p.casefold() not in said),
        recurrence=event.recurrence,
    )
