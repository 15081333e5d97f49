"""What a patch makes of a draft: only what was said changes."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.adjust import adjust, extend, shift
from core.calendar.draft import Draft, Proposal
from core.calendar.expression import Resolution
from core.calendar.when import AllDay, Timed, When
from core.dialogue.conversation import Turn
from core.dialogue.drafting import habits_of, retimed, retitled
from core.dialogue.inputs import Given
from core.dialogue.interpretation import Patch


def patched(proposal: Proposal, when: When, patch: Patch) -> Proposal:
    """The proposal with the words of a patch; its time was worked out already."""
    people = tuple(p for p in proposal.attendees if p not in patch.remove_attendees)
    return replace(
        proposal,
        when=when,
        title=patch.title or proposal.title,
        location=proposal.location if patch.location is None else patch.location,
        attendees=people + tuple(p for p in patch.add_attendees if p not in people),
        recurrence=patch.recurrence or proposal.recurrence,
    )


def moved(when: When, patch: Patch, turn: Turn, given: Given) -> Resolution:
    """When it would be after a patch."""
    prefs = given.preferences
    if patch.all_day and isinstance(when, Timed):
        return Resolution(AllDay(when.start.date(), when.start.date()))
    if patch.shift_minutes is not None:
        return Resolution(shift(when, patch.shift_minutes))
    if patch.extend_minutes is not None:
        return Resolution(extend(when, patch.extend_minutes))
    if patch.time is None:
        return Resolution(when)
    return adjust(when, patch.time, turn.anchor, prefs.zone, habits_of(prefs))


def corrected(draft: Draft, patch: Patch, turn: Turn, given: Given) -> Draft:
    """The draft after a patch. Guesses about what the user has now said are gone."""
    if patch.title:
        draft = retitled(draft, patch.title)
    when = draft.proposal.when
    meant = moved(when, patch, turn, given)
    if meant.when != when or meant.doubts:
        draft = retimed(draft, _less_guessed(draft, meant))
    return replace(draft, proposal=patched(draft.proposal, meant.when, patch))


def _less_guessed(draft: Draft, meant: Resolution) -> Resolution:
    """A clock that corrects one whose half of the day was said stays in that half: no guess."""
    if not isinstance(draft.proposal.when, Timed) or any(a.kind == "half_day" for a in draft.assumptions):
        return meant
    return replace(meant, assumptions=tuple(a for a in meant.assumptions if a.kind != "half_day"))
