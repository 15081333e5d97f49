"""The events of a calendar file as drafts: new, changed or called off, by what the calendar holds already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from core.calendar.draft import Draft, Proposal, Scope, proposal_of
from core.calendar.event import Event
from core.calendar.ical.file import CalendarFile, FileEvent, Lost
from core.calendar.instants import span, utc
from core.calendar.occurrences import key
from core.calendar.present import Present, occurrence_at
from core.calendar.scopes import within_reach
from core.calendar.time.resolution import Assumption
from core.calendar.when import Partial, Settled
from core.dialogue.calendars import locked
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.inputs import Given
from core.dialogue.judging import stays
from core.dialogue.reader import reader_of
from core.dialogue.state import turn_id

_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Filed:
    """`there`: so many drafts are on the calendar already. `missing` are titles of what was called off and is not there;
    so many others are `locked`, `off` or `unread`; `guests` are named.
    """

    drafts: tuple[Draft, ...]
    there: int
    missing: tuple[str, ...]
    locked: int
    off: int
    unread: int
    guests: bool


def filed_drafts(
    file: CalendarFile, present: Present, conversation: Conversation, turn: Turn, given: Given
) -> Filed:
    """What would be done, what is to come first, and what is left out."""
    drafts, missing, barred = list[Draft](), list[str](), 0
    for number, one in enumerate(sorted(file.events, key=lambda event: _order(event, given))):
        called = replace(one, proposal=_called(one.proposal, conversation, given))
        base = _row(called, file, present)
        if base is not None and locked(base, given.calendars):
            barred += 1
        elif base is None and file.method == "cancel":
            missing.append(called.proposal.title)
        else:
            first = Draft(turn_id(conversation, turn.number, f"draft:{number}"), "create", called.proposal)
            drafts.append(_draft(first, called, base, file, present))
    others = [draft for draft in drafts if draft.kind != "create"]
    able = {draft.id: draft for draft in within_reach(tuple(others))}
    drafts = [able.get(draft.id, draft) for draft in drafts if draft.kind == "create" or draft.id in able]
    guests = any(one.guests for one in file.events) and file.method != "cancel"
    there = sum(not draft.ticked for draft in drafts)
    if len(drafts) == 1:  # alone it has no tick to bring back
        drafts = [replace(drafts[0], ticked=True)]
    return Filed(tuple(drafts), there, tuple(missing), barred, file.off, file.unread, guests)


def _order(one: FileEvent, given: Given) -> tuple[bool, datetime]:
    """What is to come first, and then what is over."""
    taken = span(_when(one), given.preferences.zone)
    over = taken.end < utc(given.at) and one.proposal.recurrence is None
    return over, taken.start


def _row(one: FileEvent, file: CalendarFile, present: Present) -> Event | None:
    """The row that would be changed or called off; None where the event is new, or there just so."""
    known = present.known(one)
    if file.method == "cancel":
        return known or present.same(one)
    if known is None and file.method == "request" and present.same(one) is None:
        known = present.moved(one)
    return None if known is None or stays(_changed(known, one)) else known


def _draft(first: Draft, one: FileEvent, base: Event | None, file: CalendarFile, present: Present) -> Draft:
    if base is None:
        guesses = tuple(Assumption(kind) for kind in one.lost)
        whole = replace(first, assumptions=guesses, excluded=one.excluded, changed=one.changed)
        there = present.known(one) or present.same(one)
        known = replace(whole, ticked=False, assumptions=(Assumption("there"), *guesses))
        return whole if there is None else known
    change = replace(_changed(base, one), id=first.id)
    return _deletion(change) if file.method == "cancel" else change


def _deletion(change: Draft) -> Draft:
    assert change.base is not None
    assert change.was is not None
    return replace(change, kind="delete", proposal=proposal_of(change.base, change.was), assumptions=())


def _changed(base: Event, one: FileEvent) -> Draft:
    """The row with what the file says of it; who comes and how it reminds stays as it is here."""
    now, part = one.proposal, one.original if base.recurrence is not None else None
    was = base.when if part is None else occurrence_at(base, part)
    proposal = replace(
        proposal_of(base, was),
        title=now.title,
        when=now.when,
        location=now.location or base.location,
        notes=now.notes or base.notes,
        recurrence=base.recurrence if part is not None or "rule_lost" in one.lost else now.recurrence,
    )
    guesses = tuple(Assumption(kind) for kind in dict.fromkeys((*one.lost, *_unheld(base, one))))
    scope: Scope | None = None if part is None else "this"
    return Draft(
        _NOBODY, "update", proposal, base=base, scope=scope, original=part, was=was, assumptions=guesses
    )


def _unheld(base: Event, one: FileEvent) -> tuple[Lost, ...]:
    """A change of a series takes no dates along that it did not leave out before."""
    known = {key(original) for original in base.excluded}
    told = (*one.excluded, *(changed.original for changed in one.changed))
    return () if all(key(original) in known for original in told) else ("dates_lost",)


def _called(proposal: Proposal, conversation: Conversation, given: Given) -> Proposal:
    return replace(proposal, title=proposal.title or reader_of(conversation, given).words.neutral_title)


def _when(one: FileEvent) -> Settled:
    assert not isinstance(one.proposal.when, Partial)
    return one.proposal.when
