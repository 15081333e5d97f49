"""A Google account that lets us in no more: told once, with a button that opens the way back whenever it is tapped."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid5
from zoneinfo import ZoneInfo

from core.dialogue.account_inputs import GrantLost
from core.dialogue.card_buttons import reconnect
from core.dialogue.cards import card_reply
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.copying import copies_given_up
from core.dialogue.effects import AskToConnect, Effect, Say
from core.dialogue.inputs import Disconnected, Given
from core.dialogue.judging import goes_to
from core.dialogue.landing import card_of
from core.dialogue.reader import reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Consenting
from core.dialogue.standing import CutOff
from core.dialogue.state import Step, close_turn, put_turn, renewed, settled, stands, turn_id


def grant_lost(conversation: Conversation, given: Given, told: GrantLost) -> Step:
    """Told kindly; cards on their way there say that they wait."""
    waiting = _retold(conversation, _as_is(given, told.email, signed_out=True), told.email)
    if not told.at_home:
        return conversation, waiting
    reader = reader_of(conversation, given)
    older = _cut_off(conversation, told.email)
    text, reply = reader.remote.grant_lost(told.email), uuid5(given.id, "lost")
    effects: tuple[Effect, ...] = (Say(Reply(older.reply, text), "edit"),) if older else ()
    conversation = stands(conversation, CutOff(reply, told.email), older)
    return conversation, (*effects, *waiting, Say(Reply(reply, text, ((reconnect(reader),),))))


def reconnect_pressed(conversation: Conversation, given: Given) -> Step:
    """The way to Google, opened anew below. One way at a time."""
    for older in conversation.turns:
        if isinstance(older.stage, Consenting):
            conversation = close_turn(conversation, older.number)
    number = conversation.next_turn
    anchor = given.at.astimezone(ZoneInfo(given.preferences.zone))
    turn = Turn(number, "", "", anchor, False, Consenting(turn_id(conversation, number, "door")), given.at)
    conversation = put_turn(replace(conversation, next_turn=number + 1), turn)
    return conversation, (AskToConnect(number),)


def connected_again(conversation: Conversation, given: Given, email: str) -> Step:
    """Here somebody connected it; it may never have been away."""
    if any(one.signed_out and one.email == email for one in given.calendars):
        return let_in(conversation, given, email)
    return _is_over(conversation, given, email)


def let_in(conversation: Conversation, given: Given, email: str) -> Step:
    """What was said of the account that had cut us off is over, and cards are on their way again."""
    going = _retold(conversation, _as_is(given, email, signed_out=False), email)
    conversation, effects = _is_over(conversation, given, email)
    return conversation, (*effects, *going)


def _is_over(conversation: Conversation, given: Given, email: str) -> Step:
    lost = _cut_off(conversation, email)
    if lost is None:
        return conversation, ()
    text = reader_of(conversation, given).remote.reconnected(email)
    return settled(conversation, lost), (Say(Reply(lost.reply, text), "edit"),)


def let_go(conversation: Conversation, given: Given, told: Disconnected) -> Step:
    """What had not come there never will: the cards say so. The way back is the way to a new connection now."""
    lost = _cut_off(conversation, told.email) if told.email and told.turn is not None else None
    conversation, effects = copies_given_up(conversation, given, told.groups)
    for card in [card for group in told.groups if (card := card_of(conversation, group))]:
        conversation, more = _stranded(conversation, given, card)
        effects += more
    if lost is None or told.email is None:
        return conversation, effects
    text = reader_of(conversation, given).remote.grant_lost(told.email)
    return settled(conversation, lost), (Say(Reply(lost.reply, text), "edit"), *effects)


def _stranded(conversation: Conversation, given: Given, card: Card) -> Step:
    card = replace(card, arrival="never", link="")
    say = Say(card_reply(card, reader_of(conversation, given)), "edit")
    return renewed(conversation, card), (say,)


def _cut_off(conversation: Conversation, email: str) -> CutOff | None:
    found = (one for one in conversation.standing if isinstance(one, CutOff) and one.email == email)
    return next(found, None)


def _retold(conversation: Conversation, given: Given, email: str) -> tuple[Effect, ...]:
    """The cards whose changes are on their way to this account, as they look now."""
    reader = reader_of(conversation, given)
    going = (card for card in conversation.cards if goes_to(card, email, given.calendars))
    return tuple(Say(card_reply(card, reader), "edit") for card in going if card.state in ("done", "undone"))


def _as_is(given: Given, email: str, *, signed_out: bool) -> Given:
    """The calendars were looked at before it came to this."""
    now = (replace(c, signed_out=signed_out) if c.email == email else c for c in given.calendars)
    return replace(given, calendars=tuple(now))
