"""What somebody else changed in the remote calendar: told once, old and new, with what it now meets."""

from __future__ import annotations

from collections import Counter
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.calendar.clashes import clashes
from core.calendar.draft import Draft, proposal_of
from core.calendar.event import Event
from core.dialogue.calendars import locked
from core.dialogue.cards import card_reply
from core.dialogue.conversation import MAX_CARDS, Card, Conversation, Neighbour, Remarks
from core.dialogue.effects import Say
from core.dialogue.headings import news_kind
from core.dialogue.inputs import Given, RemoteChanged, Sighting
from core.dialogue.links import quoted
from core.dialogue.message import CalendarChoice
from core.dialogue.phrases.remote import NewsKind
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.sightings import worth_telling
from core.dialogue.state import Step, is_talked_about, put_card

LISTED, SAMPLES = 5, 3


def remote_changed(conversation: Conversation, given: Given, told: RemoteChanged) -> Step:
    """One message: a card for one thing, a list for a few, counts for many; none for what nobody cares about."""
    news = worth_telling(told.sightings)
    if not news:
        return conversation, ()
    full = sum(is_talked_about(card) for card in conversation.cards) >= MAX_CARDS
    if len(news) > 1 or full:
        text = _list(news, reader_of(conversation, given))
        return conversation, (Say(Reply(uuid5(given.id, "news"), text)),)
    card = _card(given, news[0], told.nearby)
    say = Say(card_reply(card, reader_of(conversation, given)))
    return put_card(conversation, card), (say,)


def _card(given: Given, seen: Sighting, nearby: tuple[Event, ...]) -> Card:
    event = seen.after or seen.before
    assert event is not None
    card_id = uuid5(given.id, "news")
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
    return Draft(draft_id, "create", gone, calendar=before.placement.calendar if before.placement else None)


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


def _list(news: tuple[Sighting, ...], reader: Reader) -> str:
    remote, lines = reader.remote, [_line(seen, reader) for seen in news]
    if len(news) <= LISTED:
        return "\n".join([remote.news_list(len(news)), *lines])
    counts = Counter(_kind(seen) for seen in news)
    digest = remote.news_digest(counts["new"] + counts["invited"], counts["changed"], counts["gone"])
    more = reader.words.more(len(news) - SAMPLES)
    return "\n".join([digest, *lines[:SAMPLES], more, remote.ask_the_day])


def _line(seen: Sighting, reader: Reader) -> str:
    before, after = seen.before, seen.after
    event = after or before
    assert event is not None
    when = reader.when(event.when)
    if before and after and reader.when(before.when) != when:
        when = reader.words.was_and_is(reader.when(before.when), when)
    title = quoted(event.title)
    if before and after and before.title != after.title:
        title = reader.words.was_and_is(quoted(before.title), title)
    return reader.remote.news_line(_kind(seen), title, when)


def _kind(seen: Sighting) -> NewsKind:
    draft = _draft(UUID(int=0), seen, ())
    return news_kind(draft, idle=seen.before is None)
