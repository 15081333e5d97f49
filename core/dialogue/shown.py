"""Drafts and what stands beside them, in words and in plain strings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from core.calendar.draft import Draft, proposal_of
from core.calendar.event import Event
from core.calendar.founding import past_of
from core.calendar.occurrences import how_many
from core.calendar.recurrence import Recurrence
from core.calendar.rrule import to_rrule
from core.calendar.time.resolution import Assumption, AssumptionKind
from core.calendar.when import AllDay, Partial, Timed, When, first_day
from core.dialogue.calendars import is_remote
from core.dialogue.conversation import Neighbour, Remarks
from core.dialogue.guests import may_mail, strangers
from core.dialogue.judging import is_answer
from core.dialogue.leaving import left_out_line
from core.dialogue.phrases.leaving import leaving_speech
from core.dialogue.phrases.timely import Who
from core.dialogue.reader import Reader
from core.dialogue.reply import Fact, FactKind, ShownDraft
from core.dialogue.writers import there

MAX_REMARKS = 3
SIGNS: dict[FactKind, str] = {
    "time": "🗓",
    "place": "📍",
    "people": "👥",
    "repeat": "🔁",
    "scope": "🔁",
    "reminder": "⏰",
    "meeting": "🎥",
    "calendar": "📅",
}


def span_strings(when: When) -> tuple[str | None, str | None]:
    """Start and end as design promises them: days with the last one included, times with an offset."""
    if isinstance(when, Timed):
        return when.start.isoformat(), when.end.isoformat() if when.end else None
    if isinstance(when, AllDay):
        return when.first.isoformat(), None if when.first == when.last else when.last.isoformat()
    return (when.day.isoformat() if when.day else None), None


def shown(
    draft: Draft, told: tuple[Fact, ...], remarks: Remarks, reader: Reader, *, waits: bool
) -> ShownDraft:
    """The draft for a platform that draws cards. Guesses and what it meets matter only while the card waits."""
    remarks = remarks if waits else Remarks()
    proposal = draft.proposal
    start, end = span_strings(proposal.when)
    return ShownDraft(
        id=str(draft.id),
        kind=draft.kind,
        ticked=draft.ticked,
        title=proposal.title,
        start=start,
        end=end,
        all_day=isinstance(proposal.when, AllDay),
        location=proposal.location or None,
        attendees=proposal.attendees,
        rrule=to_rrule(proposal.recurrence) if proposal.recurrence else None,
        facts=told,
        assumptions=tuple(assumed(a, draft, reader) for a in draft.assumptions if waits),
        doubts=tuple(reader.words.ask_doubt(d.kind, proposal.title) for d in draft.doubts),
        clashes=tuple(beside(n, reader) for n in remarks.clashes),
        duplicates=tuple(beside(n, reader) for n in remarks.duplicates),
    )


def assumed(assumption: Assumption, draft: Draft, reader: Reader) -> str:
    """A guess in words."""
    kind, when = assumption.kind, draft.proposal.when
    remarks = (reader.files.remarks, reader.sight.remarks, leaving_speech(reader.lang).remarks)
    if remark := next((one[kind] for one in remarks if kind in one), None):
        return remark
    if kind == "their_zone":
        return there(when, reader)
    if kind == "first_left_out" and isinstance(assumption.instead, Timed | AllDay):
        day = reader.dates.day(first_day(assumption.instead), reader.today)
        return leaving_speech(reader.lang).begins_without(day)
    said = reader.hours(when) if kind == "half_day" else reader.when(when)
    return reader.words.assumed(cast("AssumptionKind", kind), said)


def beside(neighbour: Neighbour, reader: Reader) -> str:
    """Something already on the calendar, in one line."""
    return f"{neighbour.title} ({reader.when(neighbour.when)})"


def remark_lines(remarks: Remarks, reader: Reader) -> list[str]:
    """Clashes and near-duplicates, a few of each. What is called a duplicate is not also called a clash."""
    same = {n.event for n in remarks.duplicates}
    others = [n for n in remarks.clashes if n.event not in same]
    return [
        *_few([reader.words.duplicate(n.title, reader.when(n.when)) for n in remarks.duplicates], reader),
        *_few([reader.words.clash(n.title, reader.when(n.when)) for n in others], reader),
    ]


def _few(lines: list[str], reader: Reader) -> list[str]:
    rest = len(lines) - MAX_REMARKS
    return [*lines[:MAX_REMARKS], reader.words.more(rest)] if rest > 0 else lines


def facts(draft: Draft, reader: Reader) -> tuple[Fact, ...]:
    """What would be: title, time, place, people, repeats; for a change with the old where it differs."""
    now, base, words = draft.proposal, draft.base, reader.words
    when = _was_when(draft, reader)
    told = [
        _fact("title", now.title, base.title if base else None),
        _fact("time", reader.when(now.when), when),
    ]
    if now.location or (base and base.location):
        told.append(_fact("place", now.location or "–", (base.location or "–") if base else None))
    if now.attendees or may_mail(draft):
        told.append(Fact("people", _people(draft, reader)))
    if now.recurrence:
        in_part = draft.scope in ("this", "following")
        count = None if now.recurrence.count or in_part else series_length(draft)
        rule = words.repeats(_rule(now.recurrence, reader), count)
        told.append(_fact("repeat", rule, _was_rule(draft, reader)))
    if draft.changed or draft.excluded:
        told += (Fact("repeat", words) for words in _dates(draft, reader))
    if now.reminders and draft.kind != "delete":
        told.append(Fact("reminder", reader.timely.reminders(now.reminders, _who(draft, reader))))
    if now.meeting and not (base and base.meeting):
        told.append(Fact("meeting", reader.remote.meeting))
    return tuple(told)


def _dates(draft: Draft, reader: Reader) -> Iterator[str]:
    """What is not as the rule says, and whether that is all that the file told of."""
    past = past_of(draft)
    if past.changed or past.gone:
        yield left_out_line(past, reader)
    if past.lost:
        yield reader.files.remarks["dates_lost"]


def _people(draft: Draft, reader: Reader) -> str:
    """Who comes, and whether they hear of it by mail; addresses from elsewhere are marked."""
    foreign, names = strangers(draft, reader.calendars), draft.proposal.attendees
    if is_answer(draft):
        return ", ".join(names)
    if not may_mail(draft):
        return reader.words.people(names)
    marked = (reader.remote.stranger(one) if one in foreign else one for one in names)
    return reader.remote.people(", ".join(marked) or "–", draft.kind, draft.notify)


def _who(draft: Draft, reader: Reader) -> Who:
    """Who reminds of it."""
    if reader.muted:
        return "there" if is_remote(draft) else "nobody"
    return "both" if is_remote(draft) else "here"


def line(fact: Fact, reader: Reader) -> str:
    """A fact as a line of text, with the sign of its kind."""
    said = fact.text if fact.was is None else reader.words.was_and_is(fact.was, fact.text)
    return f"{SIGNS[fact.kind]} {said}" if fact.kind in SIGNS else said


def _fact(kind: FactKind, now: str, was: str | None) -> Fact:
    return Fact(kind, now, was if was != now else None)


def as_it_was(draft: Draft) -> Draft:
    """What an event is again once its change was taken back; what was new, or is back, stands as it was shown."""
    base = draft.base
    if base is None or draft.kind == "delete" or draft.was is None:
        return draft
    home = base.placement.calendar if base.placement else None
    return replace(draft, kind="create", proposal=proposal_of(base, draft.was), base=None, calendar=home)


def series_length(draft: Draft) -> int | None:
    """How often the series takes place in all; None for one without end. A rule that is new counts by itself."""
    now, base = draft.proposal, draft.base
    if base is not None and base.recurrence == now.recurrence:
        return how_many(base, "UTC")
    assert not isinstance(now.when, Partial)
    return how_many(Event(draft.id, "", now.when, recurrence=now.recurrence), "UTC")


def _rule(recurrence: Recurrence, reader: Reader) -> str:
    return reader.dates.repeat(recurrence, reader.today)


def _was_rule(draft: Draft, reader: Reader) -> str | None:
    before = draft.base.recurrence if draft.base else None
    return _rule(before, reader) if before and before != draft.proposal.recurrence else None


def _was_when(draft: Draft, reader: Reader) -> str | None:
    return reader.when(draft.was) if draft.was is not None and draft.kind == "update" else None
