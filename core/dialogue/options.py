"""What the small buttons of a card offer: for each guess the other reading. Numbered from 1 as they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.calendar.draft import Draft
from core.calendar.time.resolution import Assumption
from core.calendar.when import AllDay, Timed, When
from core.dialogue.conversation import Card


@dataclass(frozen=True, slots=True)
class Option:
    """One guess of one draft."""

    draft: int
    assumption: Assumption


MOVABLE = ("all_day", "title")


def options(card: Card) -> tuple[Option, ...]:
    """Every guess that one tap changes. A reading without a day or a time is no use on a card."""
    return tuple(
        Option(index, assumption)
        for index, draft in enumerate(card.drafts)
        for assumption in draft.assumptions
        if _has_another(assumption) or assumption.kind in MOVABLE
    )


def _has_another(assumption: Assumption) -> bool:
    return isinstance(assumption.instead, Timed | AllDay) and assumption.kind != "first_left_out"


def taken(draft: Draft, assumption: Assumption, instead: When) -> Draft:
    """The draft with the other reading; the tap that brings the first one back is offered in its place."""
    swapped = replace(assumption, instead=draft.proposal.when)
    assumptions = tuple(swapped if a == assumption else a for a in draft.assumptions)
    return replace(draft, proposal=replace(draft.proposal, when=instead), assumptions=assumptions)
