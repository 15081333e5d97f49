"""What somebody else changed, told as old and new. Their words are data: on one line, cut, the title in quotes."""

from __future__ import annotations

from core.calendar.draft import Draft, Proposal, proposal_of
from core.calendar.event import Event
from core.calendar.instants import utc
from core.calendar.recurrence import Recurrence
from core.calendar.when import Settled, Timed
from core.dialogue.links import plainly, quoted
from core.dialogue.phrases.news import TitleKind
from core.dialogue.reader import Reader
from core.dialogue.reply import Fact, FactKind

_MOST_PEOPLE, _NOTHING = 5, "–"


def differing(before: Event, after: Event) -> frozenset[str]:
    """Of when, where, what, with whom and how often: what is not the same."""
    one, other = _matters(before), _matters(after)
    return frozenset(name for name in one if one[name] != other[name])


def cares(before: Event | None, after: Event | None) -> bool:
    """Whether a person would want to hear of it: when, where, what, with whom, how often."""
    if before is None or after is None:
        return before is not after
    return bool(differing(before, after))


def news_facts(draft: Draft, kind: TitleKind, reader: Reader) -> tuple[Fact, ...]:
    """What the draft of a news card would take back, as it was done: from what it proposes to what it is based on."""
    if kind != "changed" or draft.base is None or draft.was is None:
        return told(draft.proposal, None, reader)
    return told(proposal_of(draft.base, draft.was), draft.proposal, reader)


def told(now: Proposal, was: Proposal | None, reader: Reader) -> tuple[Fact, ...]:
    """Title and time in any case; of a change nothing else but what differs."""
    past = was or now
    facts = [
        _fact("title", quoted(now.title), quoted(past.title)),
        _fact("time", reader.when(now.when), reader.when(past.when)),
        _fact("place", plainly(now.location) or _NOTHING, plainly(past.location) or _NOTHING),
        _fact("people", _people(now.attendees, reader), _people(past.attendees, reader)),
        _fact("repeat", _rule(now.recurrence, reader), _rule(past.recurrence, reader)),
    ]
    if was is None:
        return tuple(fact for fact in facts if fact.text != _NOTHING)
    return tuple(fact for fact in facts if fact.was is not None or fact.kind in ("title", "time"))


def _fact(kind: FactKind, now: str, was: str) -> Fact:
    return Fact(kind, now, was if was != now else None)


def _people(names: tuple[str, ...], reader: Reader) -> str:
    shown = ", ".join(plainly(name) for name in names[:_MOST_PEOPLE]) or _NOTHING
    more = len(names) - _MOST_PEOPLE
    return f"{shown} {reader.words.more(more)}" if more > 0 else shown


def _rule(rule: Recurrence | None, reader: Reader) -> str:
    return reader.dates.repeat(rule, reader.today) if rule else _NOTHING


def _matters(event: Event) -> dict[str, object]:
    return {
        "title": event.title,
        "when": _instants(event.when),
        "location": event.location,
        "attendees": frozenset(name.casefold() for name in event.attendees),
        "recurrence": event.recurrence,
    }


def _instants(when: Settled) -> object:
    """The same moments in another zone are the same."""
    return (utc(when.start), when.end and utc(when.end)) if isinstance(when, Timed) else when
