"""A button is pressed: on a card, on a question, or on something that is no longer there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from core.dialogue.account_answers import account_pressed
from core.dialogue.answering import more_pressed
from core.dialogue.asking import put_question, spares_others, wording
from core.dialogue.buttons import ANEW, Verb
from core.dialogue.calendars import next_calendar
from core.dialogue.cards import card_reply
from core.dialogue.confirming import confirm
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.effects import Say
from core.dialogue.guests import may_mail
from core.dialogue.inputs import ButtonPressed, Given
from core.dialogue.judging import RESPONSES, kind_of, needs_scope, offers, scopes, takes_taps, ticked
from core.dialogue.options import Option, options, taken
from core.dialogue.outside import outside_pressed
from core.dialogue.own import OWN_VERBS, own_pressed
from core.dialogue.phrases.why import why_speech
from core.dialogue.proposing import propose, revised
from core.dialogue.reader import reader_of
from core.dialogue.reconnecting import reconnect_pressed
from core.dialogue.reminding import reminder_pressed
from core.dialogue.replying import choose, leave_out
from core.dialogue.responding import answered
from core.dialogue.stages import Asking, Choosing, Interpreting, Linking
from core.dialogue.state import Step, close_turn, find_card, put_card, toast, touched
from core.dialogue.tuning import calendar_pressed
from core.dialogue.undoing import undo_pressed

_ROOMS: dict[Verb, Callable[[Conversation, Given, ButtonPressed], Step]] = {
    "undo": undo_pressed,
    "more": more_pressed,
    "outside": outside_pressed,
    "follow": calendar_pressed,
    "unfollow": calendar_pressed,
    "target": calendar_pressed,
    "snooze": reminder_pressed,
    "move": reminder_pressed,
    "seen": reminder_pressed,
}
"""What is about no card and no question."""


def pressed(conversation: Conversation, given: Given, tap: ButtonPressed) -> Step:
    """Find what the button belongs to. Whatever is not ours, or no longer there, changes nothing."""
    room = _ROOMS.get(tap.press.verb)
    if room is not None:
        return room(conversation, given, tap)
    if (tap.press.verb, tap.press.ref) == ("connect", ANEW):
        return reconnect_pressed(conversation, given)
    if tap.press.verb in OWN_VERBS:
        return own_pressed(conversation, given, tap.press)
    card = find_card(conversation, tap.press.ref)
    if card is not None:
        return _card_pressed(conversation, given, card, tap)
    turn = _question_turn(conversation, tap)
    if turn is not None and isinstance(turn.stage, Linking):
        return account_pressed(conversation, given, turn, turn.stage, tap.press)
    if turn is not None:
        return _question_pressed(conversation, given, turn, tap)
    return toast(conversation, given.id, reader_of(conversation, given).words.stale)


def _card_pressed(conversation: Conversation, given: Given, card: Card, tap: ButtonPressed) -> Step:
    reader = reader_of(conversation, given)
    if tap.press.verb == "join":
        return toast(conversation, given.id, reader.platforms.own_card)
    if card.state == "open" and card.expires_at <= given.at:
        return _expired(conversation, given, card)
    if not takes_taps(card, tap.press.verb):
        gone = reader.own.moved_to(card.moved_to) if card.moved_to else reader.words.already(card.state)
        return toast(conversation, given.id, gone)
    if card.revision != tap.press.revision:
        say = Say(card_reply(card, reader), "edit")
        conversation, effects = toast(conversation, given.id, reader.words.card_changed)
        return conversation, (*effects, say)
    if not offers(card, tap.press.verb, given.calendars):
        return toast(conversation, given.id, reader.words.stale)
    if card.about != "news":
        conversation = replace(conversation, focus=card.id)
    return _current_card_pressed(conversation, given, card, tap)


def _expired(conversation: Conversation, given: Given, card: Card) -> Step:
    """Nobody came to close it in time: too late all the same."""
    reader, card = reader_of(conversation, given), replace(card, state="expired")
    conversation, effects = toast(conversation, given.id, reader.words.already("expired"))
    return put_card(conversation, card), (*effects, Say(card_reply(card, reader), "edit"))


def _current_card_pressed(conversation: Conversation, given: Given, card: Card, tap: ButtonPressed) -> Step:
    match tap.press.verb:
        case "confirm" if not needs_scope(card):
            return confirm(conversation, given, card, tap.facts)
        case "this" | "following" | "all" as scope if scope in scopes(card):
            return confirm(conversation, given, card, tap.facts, scope)
        case "answer" if 1 <= tap.press.choice <= len(RESPONSES):
            return answered(conversation, given, card, RESPONSES[tap.press.choice - 1], tap.facts)
        case "discard":
            card = replace(card, state="discarded")
            say = Say(card_reply(card, reader_of(conversation, given)), "edit")
            return put_card(conversation, card), (say,)
        case "tick" if 1 <= tap.press.choice <= len(card.drafts) > 1:
            return _tick(conversation, given, card, tap.press.choice - 1)
        case "calendar" | "notify" as verb:
            return _address(conversation, given, card, verb)
        case "edit" if kind_of(card) != "delete":
            card = touched(card, given, conversation.next_turn)
            return _edit(put_card(conversation, card), given, card, tap.press.choice)
        case _:
            return toast(conversation, given.id, reader_of(conversation, given).words.stale)


def _tick(conversation: Conversation, given: Given, card: Card, index: int) -> Step:
    drafts = tuple(replace(d, ticked=not d.ticked) if n == index else d for n, d in enumerate(card.drafts))
    return revised(conversation, given, replace(card, drafts=drafts, sure=False))


def _address(
    conversation: Conversation, given: Given, card: Card, verb: Literal["calendar", "notify"]
) -> Step:
    """Where it goes, and who hears of it: the next calendar for all that is new, mail for all guests or none."""
    mailed = [draft for draft in ticked(card) if may_mail(draft)]
    other = next_calendar(given.calendars, card.drafts[0].calendar)
    if verb == "notify" and mailed:
        notify = not mailed[0].notify
        drafts = tuple(replace(d, notify=notify) if may_mail(d) else d for d in card.drafts)
    elif verb == "calendar" and other is not None and kind_of(card) == "create":
        drafts = tuple(replace(d, calendar=other.id) for d in card.drafts)
    else:
        return toast(conversation, given.id, reader_of(conversation, given).words.stale)
    return revised(conversation, given, replace(card, drafts=drafts))


def _edit(conversation: Conversation, given: Given, card: Card, choice: int) -> Step:
    offered = options(card)
    if not 1 <= choice <= len(offered):
        how = reader_of(conversation, given).words.how_to_edit
        return toast(conversation, given.id, f"{how}\n{why_speech(conversation.lang).hint}")
    option = offered[choice - 1]
    instead = option.assumption.instead
    if instead is None:
        return _ask(conversation, given, card, option)
    conversation, turn = _turn_for(conversation, given, card)
    swapped = tuple(
        taken(d, option.assumption, instead) if n == option.draft else d for n, d in enumerate(card.drafts)
    )
    return propose(conversation, given, replace(turn, reply=card.reply), swapped, card)


def _ask(conversation: Conversation, given: Given, card: Card, option: Option) -> Step:
    """Ask for a time or title; a second tap asks no second time."""
    kind: Literal["title", "time"] = "title" if option.assumption.kind == "title" else "time"
    for turn in conversation.turns:
        stage = turn.stage
        if not isinstance(stage, Asking) or stage.card != card.id:
            continue
        draft = card.drafts[option.draft]
        if (stage.question, stage.about) == (kind, draft.id):
            return toast(conversation, given.id, wording(stage, draft, reader_of(conversation, given)))
        conversation = close_turn(conversation, turn.number)
    conversation, turn = _turn_for(conversation, given, card)
    return put_question(conversation, given, turn, kind, card.drafts, option.draft, card)


def _turn_for(conversation: Conversation, given: Given, card: Card) -> tuple[Conversation, Turn]:
    turn = Turn(
        conversation.next_turn, card.source, "", card.anchor, card.forwarded, Interpreting(), given.at
    )
    return replace(conversation, next_turn=turn.number + 1), turn


def _question_turn(conversation: Conversation, tap: ButtonPressed) -> Turn | None:
    return next(
        (
            turn
            for turn in conversation.turns
            if isinstance(turn.stage, Asking | Choosing | Linking) and turn.stage.id == tap.press.ref
        ),
        None,
    )


def _question_pressed(conversation: Conversation, given: Given, turn: Turn, tap: ButtonPressed) -> Step:
    reader = reader_of(conversation, given)
    if tap.press.verb == "choose":
        step = choose(conversation, given, turn, turn, tap.press.choice)
        return step or toast(conversation, given.id, reader.words.stale)
    if tap.press.verb != "discard":
        return toast(conversation, given.id, reader.words.stale)
    if isinstance(turn.stage, Asking) and spares_others(turn.stage):
        return leave_out(conversation, given, turn)
    return toast(close_turn(conversation, turn.number), given.id, reader.words.dropped)
