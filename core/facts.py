"""What a decision needs to know and only the database can tell, read in the same unit of work that decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.undo import renamed
from core.dialogue.accounts import looks_at_what_waits
from core.dialogue.buttons import Press
from core.dialogue.card_inputs import CardCopied
from core.dialogue.conversation import Card, Conversation
from core.dialogue.effects import FindChange, FindEvents, Interpret
from core.dialogue.inputs import ButtonPressed, Facts, Given, Rechecked, TimePassed
from core.dialogue.interpretation import Request
from core.dialogue.judging import taken_from, takes_taps
from core.dialogue.known import card_before
from core.dialogue.message import CalendarChoice, ConversationKey
from core.dialogue.proposing import windows_of
from core.dialogue.reading import Reading
from core.dialogue.reminding import asleep, find_reminded, reminders_about, with_names
from core.dialogue.results import ChangeFound, EventsFound, TextRead
from core.dialogue.state import find_card, waiting_card
from core.errors import Unreadable
from core.records import Account, LinkedCalendar
from core.store import Unit

TRANSCRIPT = UUID("5a3b1f70-8a7e-4f0e-9d57-3f1f2c6f7a10")


async def with_facts(unit: Unit, account: Account, conversation: Conversation, given: Given) -> Given:
    """The input; a press, a picture, and a second look at the calendars with the facts that they need."""
    match given.input:
        case Rechecked() as told:
            return await _around_the_card(unit, account, conversation, given, told)
        case CardCopied() as told:
            return replace(given, input=await _shared(unit, told))
        case TimePassed():
            return await _put_off(unit, account, conversation, given)
        case TextRead() as told:
            return await _seen_before(unit, account, conversation, given, told)
        case ButtonPressed(press):
            facts = await _facts_of(unit, account, conversation, given, press)
            return replace(given, input=ButtonPressed(press, facts))
        case _:
            return given


async def _facts_of(
    unit: Unit, account: Account, conversation: Conversation, given: Given, press: Press
) -> Facts:
    card = find_card(conversation, press.ref)
    if press.verb == "undo":
        changes = await _as_now_known(unit, account, await unit.changes(account, press.ref))
        return Facts(current=await _touched(unit, account, changes), changes=changes)
    if press.verb == "move":
        return await _reminded_of(unit, account, conversation, press.ref)
    if card is not None and takes_taps(card, press.verb):
        return await _card_facts(unit, account, card, given)
    return Facts()


async def as_now_named(
    unit: Unit, account: Account, conversation: Conversation, given: Given
) -> Conversation:
    """Reminders that this is about name their events as they are called now: what was deleted comes back as another."""
    about = reminders_about(conversation, given)
    names = await unit.reborn(account, {one.event for one in about}) if about else {}
    return with_names(conversation, names) if names else conversation


async def _shared(unit: Unit, taken: CardCopied) -> CardCopied:
    """As its owner's conversation has it now. What cannot be read is not there."""
    try:
        theirs = await unit.conversation(taken.whose)
    except Unreadable:
        theirs = None
    return replace(taken, drafts=taken_from(find_card(theirs, taken.card)) if theirs else ())


async def _seen_before(
    unit: Unit, account: Account, conversation: Conversation, given: Given, told: TextRead
) -> Given:
    """What a picture became that came before, as far as that is there."""
    card = card_before(conversation, told.picture)
    if card is None:
        return given
    names = await unit.reborn(account, card.events)
    meant = {names.get(event, event) for event in card.events}
    there = tuple(event for event in await unit.family(account, list(meant)) if event.id in meant)
    return replace(given, input=replace(told, there=there))


async def _put_off(unit: Unit, account: Account, conversation: Conversation, given: Given) -> Given:
    """What reminders are about that were put off until now."""
    rows = [one.event for one in asleep(conversation, given)]
    return replace(given, input=TimePassed(await unit.family(account, rows))) if rows else given


async def _reminded_of(unit: Unit, account: Account, conversation: Conversation, reminder: UUID) -> Facts:
    one = find_reminded(conversation, reminder)
    return Facts(current=await unit.family(account, [one.event])) if one else Facts()


async def _around_the_card(
    unit: Unit, account: Account, conversation: Conversation, given: Given, told: Rechecked
) -> Given:
    card = waiting_card(conversation)
    nearby = await unit.events(account, windows_of(card.drafts, given)) if card else ()
    return replace(given, input=replace(told, nearby=nearby))


async def look_up(unit: Unit, account: Account, effect: FindEvents | FindChange) -> EventsFound | ChangeFound:
    """What the calendar or the ledger holds."""
    if isinstance(effect, FindChange):
        newest = await unit.last_change(account, effect.since, effect.origin)
        changes = await _as_now_known(unit, account, newest)
        return ChangeFound(effect.turn, changes, await _touched(unit, account, changes))
    if effect.only:
        names = await unit.reborn(account, effect.only)
        return EventsFound(effect.turn, await unit.family(account, [names.get(i, i) for i in effect.only]))
    return EventsFound(effect.turn, await unit.events(account, effect.windows))


async def with_reading(unit: Unit, effect: Interpret) -> Request:
    """The request; that of a picture with what was read in it."""
    if effect.blob is None:
        return effect.request
    return replace(effect.request, reading=await unit.reading(effect.blob) or Reading(""))


async def with_what_waits(unit: Unit, account: Account, given: Given) -> Given:
    """How much Google does not have yet, where it will be told."""
    if not given.calendars or not looks_at_what_waits(given.input):
        return given
    waiting = Counter(one.grant for one in await unit.afloat(account))
    now = (replace(one, waiting=waiting[one.grant]) if one.grant else one for one in given.calendars)
    return replace(given, calendars=tuple(now))


def choices(account: Account) -> tuple[CalendarChoice, ...]:
    """Those that Google still tells of."""
    return tuple(_choice(one) for one in account.calendars if one.listed)


def _choice(one: LinkedCalendar) -> CalendarChoice:
    return CalendarChoice(
        one.id,
        one.name,
        one.email,
        writable=one.writable,
        target=one.target,
        grant=one.grant,
        followed=one.followed,
        signed_out=one.signed_out,
        read_at=one.pulled_at,
        busy_only=one.role == "free_busy",
        primary=one.primary,
    )


async def _as_now_known(unit: Unit, account: Account, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    ids = {change.event for change in changes}
    names = await unit.reborn(account, ids) if ids else {}
    return tuple(renamed(change, names) for change in changes)


async def _touched(unit: Unit, account: Account, changes: tuple[Change, ...]) -> tuple[Event, ...]:
    return await unit.family(account, [change.event for change in changes]) if changes else ()


async def _card_facts(unit: Unit, account: Account, card: Card, given: Given) -> Facts:
    bases = [draft.base.id for draft in card.drafts if draft.base is not None]
    return Facts(
        current=await unit.family(account, bases) if bases else (),
        nearby=await unit.events(account, windows_of(card.drafts, given)),
    )


def line_id(key: ConversationKey, ref: str) -> UUID:
    """The transcript's id of a message that the platform knows as `ref`, in this conversation and no other."""
    return uuid5(TRANSCRIPT, f"{key.platform}|{key.channel}|{key.user}|{ref}")
