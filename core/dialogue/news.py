"""What somebody else changed in the remote calendar: told once, old and new, with what it now meets."""

from __future__ import annotations

from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.calendar.clashes import clashes
from core.calendar.draft import Draft, proposal_of
from core.calendar.event import Event
from core.dialogue.calendars import locked
from core.dialogue.cards import card_reply
from core.dialogue.conversation import Card, Conversation, Neighbour, Remarks
from core.dialogue.digest import told_as_list
from core.dialogue.effects import Say
from core.dialogue.inputs import Given, RemoteChanged, Sighting
from core.dialogue.judging import makes_again
from core.dialogue.message import CalendarChoice
from core.dialogue.reader import reader_of
from core.dialogue.sightings import worth_telling
from core.dialogue.state import Step, put_card


def remote_changed(conversation: Conversation, given: Given, told: RemoteChanged) -> Step:
    """One message: a card for one thing, a list for a few, counts for many; none for what nobody cares about."""
    news = tuple(seen for seen in worth_telling(told.sightings) if not _is_asked_about(conversation, seen))
    if not news:
        return conversation, ()
    if len(news) > 1:
        return told_as_list(conversation, given, news)
    card = news_card(given, news[0], told.nearby)
    say = Say(card_reply(card, reader_of(conversation, given)))
    return put_card(conversation, card), (say,)


def _is_asked_about(conversation: Conversation, seen: Sighting) -> bool:
    """Whether a card tells already that it is gone, and what of ours that met."""
    gone = seen.before is not None and seen.after is None
    asking = (card for card in conversation.cards if card.about == "conflict")
    return gone and any(makes_again(card, seen.before.id) for card in asking if seen.before)


def news_card(given: Given, seen: Sighting, nearby: tuple[Event, ...], name: str = "news") -> Card:
    """One that tells it, and offers to put it back. `name` tells it from others of the same input."""
    event = seen.after or seen.before
    assert event is not None
    card_id = uuid5(given.id, name)
    return Card(
        id=card_id,
        revision=1,
        drafts=(_draft(uuid5(card_id, "draft"), seen, given.calendars),),
        remarks=(_met(seen, nearby, given.preferences.zone),),
        source="",
        anchor=given.at.astimezone(ZoneInfo(given.preferences.zone)),
        reply=uuid5(card_id, "reply"),
        touched_at=given.at,
        touched_by=0,
        about="news",
        events=(event.id,),
        private=True,
        link=event.placement.link if event.placement else "",
    )


def _draft(draft_id: UUID, seen: Sighting, calendars: tuple[CalendarChoice, ...]) -> Draft:
    """What would put it back; one that changes nothing, or deletes what is gone, where nothing would."""
    before, after = seen.before, seen.after
    if after is not None:
        earlier = before or after
        return Draft(draft_id, "update", proposal_of(earlier, earlier.when), base=after, was=after.when)
    assert before is not None
    gone = proposal_of(before, before.when)
    if locked(before, calendars) or before.excluded:
        return Draft(draft_id, "delete", gone, base=before, was=before.when)
    calendar = before.placement.calendar if before.placement else None
    return Draft(draft_id, "create", gone, calendar=calendar, like=before.id)


def _met(seen: Sighting, nearby: tuple[Event, ...], zone: str) -> Remarks:
    """What it meets now and did not before."""
    if seen.after is None:
        return Remarks()
    own = frozenset(
        one for event in (seen.before, seen.after) if event for one in (event.id, event.series) if one
    )
    rows = [row for row in nearby if row.id not in own and row.series not in own]
    before = clashes(seen.before.when, rows, zone) if seen.before else ()
    known = {one.event.id for one in before}
    met = [one for one in clashes(seen.after.when, rows, zone) if one.event.id not in known]
    return Remarks(tuple(Neighbour(one.event.id, one.event.title, one.when) for one in met))
