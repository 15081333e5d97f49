"""What a patch makes of a draft: only what was said changes."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.draft import Draft, Proposal
from core.calendar.occurrences import when_on
from core.calendar.people import besides
from core.calendar.recurrence import Recurrence, less
from core.calendar.time.adjust import adjust, extend, shift
from core.calendar.time.expression import Day, Spoken
from core.calendar.time.resolution import Resolution
from core.calendar.time.resolve_repeat import repeat_days
from core.calendar.when import AllDay, Partial, Timed, When, first_day
from core.dialogue.conversation import Turn
from core.dialogue.drafting import ended, habits_of, retimed, retitled
from core.dialogue.inputs import Given
from core.dialogue.interpretation import Patch
from core.dialogue.judging import is_answer
from core.dialogue.leaving import leaving_out
from core.dialogue.uninviting import staying


def patched(draft: Draft, when: When, patch: Patch) -> Proposal:
    """The proposal with the words of a patch; its time was worked out already."""
    proposal = draft.proposal
    return replace(
        proposal,
        when=when,
        title=patch.title or proposal.title,
        location=proposal.location if patch.location is None else patch.location,
        attendees=besides(staying(draft, patch), patch.add_attendees),
        recurrence=_rule(patch.recurrence, proposal.recurrence),
        reminders=patch.reminders or proposal.reminders,
        notes=patch.notes or proposal.notes,
        response=proposal.response and (patch.response or proposal.response),
    )


def _rule(said: Recurrence | None, before: Recurrence | None) -> Recurrence | None:
    """Another rhythm; it ends where the old one does, unless another end was said."""
    if said is None or before is None or said.count or said.until:
        return said or before
    return replace(said, count=before.count, until=before.until)


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
    if patch.without and draft.proposal.recurrence is not None:
        patch = replace(patch, recurrence=less(draft.proposal.recurrence, patch.without))
    last = _last_day_said(draft, patch)
    if last is not None:
        repeat = ended(draft.proposal.recurrence, last, turn.anchor, given.preferences)
        draft = replace(draft, proposal=replace(draft.proposal, recurrence=repeat))
        patch = replace(patch, time=None)
    when = draft.proposal.when
    meant = _on_rule(moved(when, patch, turn, given), patch)
    if meant.when != when or meant.doubts:
        draft = retimed(draft, _less_guessed(draft, meant))
    draft = _less_answered(replace(draft, proposal=patched(draft, meant.when, patch)))
    return leaving_out(draft, patch.excluded, turn.anchor, habits_of(given.preferences))


def _less_answered(draft: Draft) -> Draft:
    """An answer stands alone: beside anything else that changes nobody would see it."""
    if draft.base is None or is_answer(draft):
        return draft
    return replace(draft, proposal=replace(draft.proposal, response=draft.base.response))


def _on_rule(meant: Resolution, patch: Patch) -> Resolution:
    """A new rule alone: from the first of its days on."""
    when, rule = meant.when, patch.recurrence
    if rule is None or patch.time is not None or isinstance(when, Partial):
        return meant
    day = next(repeat_days(rule, first_day(when)), None)
    return meant if day is None else replace(meant, when=when_on(when, day))


def _last_day_said(draft: Draft, patch: Patch) -> Day | None:
    """Until a day, said of a series, is where it ends."""
    said = patch.time
    if draft.proposal.recurrence is None or not isinstance(said, Spoken) or said.clock or said.until_clock:
        return None
    if said.deadline and said.until_day is None:
        return said.day
    return said.until_day if said.day is None else None


def _less_guessed(draft: Draft, meant: Resolution) -> Resolution:
    """A clock that corrects one whose half of the day was said stays in that half: no guess."""
    if not isinstance(draft.proposal.when, Timed) or any(a.kind == "half_day" for a in draft.assumptions):
        return meant
    return replace(meant, assumptions=tuple(a for a in meant.assumptions if a.kind != "half_day"))
