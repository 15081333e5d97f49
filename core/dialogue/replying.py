"""Words that answer us: a time or title that was asked for, a number of a list, yes and no."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.draft import Draft
from core.calendar.time.adjust import adjust
from core.calendar.when import Partial
from core.dialogue.account_answers import declined
from core.dialogue.accounts import linking
from core.dialogue.asking import decided, offered, wording
from core.dialogue.cards import card_reply
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.drafting import enriched, habits_of, resolved, retimed, retitled, spelt
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given
from core.dialogue.interpretation import EventProposal
from core.dialogue.origins import attributed
from core.dialogue.own_answers import own_declined, own_question
from core.dialogue.proposing import propose
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Asking, Choosing, Linking
from core.dialogue.state import (
    Step,
    answer,
    asked_about,
    asked_drafts,
    close_turn,
    find_card,
    in_focus,
    open_question,
    put_card,
    touched,
    turn_id,
)
from core.dialogue.targeting import draft_for


def answer_question(
    conversation: Conversation, given: Given, turn: Turn, question: Turn, event: EventProposal
) -> Step | None:
    """Fill what the open question asked for; None where these words are about something else."""
    stage = question.stage
    assert isinstance(stage, Asking)
    draft = asked_about(conversation, stage)
    if draft is None:
        return None
    if stage.question == "title":
        filled = retitled(draft, event.title) if event.title and event.time is None else None
    else:
        filled = _timed(draft, event, turn, given)
    if filled is None:
        return None
    return carry_on(conversation, given, turn, question, filled)


def carry_on(conversation: Conversation, given: Given, turn: Turn, question: Turn, filled: Draft) -> Step:
    """Go on with the drafts of a question once one of them is filled. `turn` is the one that answered."""
    assert isinstance(question.stage, Asking)
    asked = asked_drafts(conversation, question.stage)
    drafts = tuple(filled if draft.id == filled.id else draft for draft in asked)
    if turn != question:
        drafts = attributed(drafts, asked, turn.text)
    return _go_on(conversation, given, turn, question, drafts)


def leave_out(conversation: Conversation, given: Given, question: Turn) -> Step:
    """Go on without the draft that a question was about."""
    stage = question.stage
    assert isinstance(stage, Asking)
    drafts = tuple(draft for draft in asked_drafts(conversation, stage) if draft.id != stage.about)
    return _go_on(conversation, given, question, question, drafts)


def pick(conversation: Conversation, given: Given, turn: Turn, number: int) -> Step:
    """A number of the list that is open."""
    words = reader_of(conversation, given).words
    question = open_question(conversation)
    if question is None:
        return answer(conversation, turn, words.small_talk("other"))
    return choose(conversation, given, turn, question, number) or answer(
        conversation, turn, words.no_such_number
    )


def choose(conversation: Conversation, given: Given, turn: Turn, question: Turn, number: int) -> Step | None:
    """The `number`-th of what a question offers, from 1; None where there is no such one."""
    match question.stage:
        case Asking() as stage:
            draft = asked_about(conversation, stage)
            readings = offered(stage, draft) if draft else ()
            if draft is None or not 1 <= number <= len(readings):
                return None
            return carry_on(conversation, given, turn, question, decided(draft, readings[number - 1]))
        case Choosing() as stage if 1 <= number <= len(stage.options):
            conversation = close_turn(conversation, question.number)
            return draft_for(conversation, given, turn, stage.meaning, (stage.options[number - 1],))
        case _:
            return None


def assent(conversation: Conversation, given: Given, turn: Turn) -> Step:
    """Yes is no tap: the open card comes down to where the user is looking. It answers no question either."""
    reader = reader_of(conversation, given)
    focus = in_focus(conversation)
    if _asked_last(conversation, focus) is not None:
        return answer(conversation, turn, reader.remote.press_there)
    if not isinstance(focus, Card):
        return answer(
            conversation, turn, _asked(conversation, focus, reader) or reader.words.small_talk("other")
        )
    card = touched(focus, given, turn.number)
    moved = replace(card, reply=turn_id(conversation, turn.number, "reply"), revision=card.revision + 1)
    below = replace(card_reply(moved, reader, reader.words.press_button), replaces=card.reply)
    old: Effect = Say(Reply(card.reply, reader.words.moved_below), "edit")
    say = Say(below, "edit" if turn.reply else "send")
    return put_card(close_turn(conversation, turn.number), moved), (old, say)


def _asked(conversation: Conversation, question: Turn | None, reader: Reader) -> str | None:
    if question is None or not isinstance(question.stage, Asking):
        return None
    draft = asked_about(conversation, question.stage)
    return wording(question.stage, draft, reader) if draft else None


def dissent(conversation: Conversation, given: Given, turn: Turn) -> Step:
    """No drops the open question or the card we are talking about, whichever came last."""
    focus = in_focus(conversation)
    account = _asked_last(conversation, focus)
    if account is not None:
        if isinstance(account.stage, Linking):
            conversation, effects = declined(conversation, given, account, account.stage)
        else:
            conversation, effects = own_declined(conversation, given, account)
        conversation, more = answer(conversation, turn, reader_of(conversation, given).words.dropped)
        return conversation, (*effects, *more)
    if isinstance(focus, Card):
        return discard(conversation, given, turn, focus)
    if focus is not None:
        conversation = close_turn(conversation, focus.number)
    return answer(conversation, turn, reader_of(conversation, given).words.dropped)


def _asked_last(conversation: Conversation, focus: Turn | Card | None) -> Turn | None:
    """The question about an account, or about what is one's own, if nothing else was touched since it was put."""
    asked = [one for one in (linking(conversation), own_question(conversation)) if one is not None]
    question = max(asked, key=lambda turn: turn.number, default=None)
    since = focus.touched_by if isinstance(focus, Card) else focus.number if focus else 0
    return question if question is not None and question.number >= since else None


def discard(conversation: Conversation, given: Given, turn: Turn, card: Card) -> Step:
    """Close a card that words, not a tap, sent away."""
    reader = reader_of(conversation, given)
    card = replace(card, state="discarded")
    conversation, effects = answer(put_card(conversation, card), turn, reader.words.discarded)
    return conversation, (Say(card_reply(card, reader), "edit"), *effects)


def _go_on(
    conversation: Conversation, given: Given, turn: Turn, question: Turn, drafts: tuple[Draft, ...]
) -> Step:
    assert isinstance(question.stage, Asking)
    card = find_card(conversation, question.stage.card)
    conversation = close_turn(conversation, question.number)
    going = replace(turn, source=question.source, forwarded=question.forwarded, pictured=question.pictured)
    return propose(conversation, given, going, drafts, card)


def _timed(draft: Draft, event: EventProposal, turn: Turn, given: Given) -> Draft | None:
    """The draft with what was said of it; None where it was said of something else, or says nothing new."""
    nameless = any(guess.kind == "title" for guess in draft.assumptions)
    if event.title and not nameless and not spelt(draft, event.title):
        return None
    if event.time is None:
        return enriched(draft, event, nameless=nameless) if nameless and event.title else None
    prefs, when = given.preferences, draft.proposal.when
    if isinstance(when, Partial) and draft.proposal.recurrence is not None:
        meant = resolved(event.time, turn.anchor, prefs, draft.proposal.recurrence)
    else:
        meant = adjust(when, event.time, turn.anchor, prefs.zone, habits_of(prefs))
    return enriched(retimed(draft, meant), event, nameless=nameless)
