"""Which words each field of a draft was read from: kept with the draft, and told to whoever asks why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from core.calendar.draft import Draft, Origin, OriginField
from core.dialogue.codes import redacted
from core.dialogue.interpretation import EventProposal, Quoted

LONGEST, PIECES = 80, 3
_THEN = "” → “"
FIELDS: Mapping[Quoted, OriginField] = {
    "time": "time",
    "recurrence": "repeat",
    "repeat_until": "repeat",
    "excluded": "except",
    "reminders": "reminder",
    "meeting": "meeting",
}


def origins_of(event: EventProposal) -> tuple[Origin, ...]:
    """Of a new event: text fields are words of the user's themselves, of the others the reader quoted them."""
    said: dict[OriginField, list[str]] = {
        "title": [event.title],
        "place": [event.location],
        "people": list(event.attendees),
    }
    for quote in event.quotes:
        if quote.field in FIELDS:
            said.setdefault(FIELDS[quote.field], []).append(quote.words)
    words = ((name, ", ".join(filter(None, some))) for name, some in said.items())
    return tuple(Origin(name, _cut(some)) for name, some in words if some)


def attributed(drafts: tuple[Draft, ...], before: tuple[Draft, ...], text: str) -> tuple[Draft, ...]:
    """The drafts with the words that made them different from `before`, or from the event that they are about."""
    known = {draft.id: draft for draft in before}
    return tuple(_attributed(draft, known.get(draft.id), _cut(text)) for draft in drafts)


def _attributed(draft: Draft, before: Draft | None, text: str) -> Draft:
    if before is None and (draft.base is None or draft.origins):
        return draft
    changed = set(_changed(draft, before))
    if before is None and text:
        changed.add("target")
    if not text and _chosen(draft, before):
        changed.discard("time")
    kept = tuple(origin for origin in draft.origins if origin.field not in changed)
    new = tuple(_following(draft, name, text) for name in sorted(changed)) if text else ()
    return replace(draft, origins=(*kept, *new))


def _following(draft: Draft, field: OriginField, text: str) -> Origin:
    """A time is often said in pieces: the day first, and then another hour."""
    said = [one.words for one in draft.origins if one.field == field == "time" and one.words != text]
    return Origin(field, _THEN.join([*_THEN.join(said).split(_THEN), text][-PIECES:]) if said else text)


def _changed(draft: Draft, before: Draft | None) -> Iterator[OriginField]:
    now, was = draft.proposal, before.proposal if before else draft.base
    assert was is not None
    when = was.when if before else draft.was
    differences: dict[OriginField, bool] = {
        "title": now.title != was.title,
        "time": now.when != when and draft.kind != "delete",
        "place": now.location != was.location,
        "people": now.attendees != was.attendees,
        "repeat": now.recurrence != was.recurrence,
        "reminder": (now.reminders or ()) != (was.reminders or ()),
        "meeting": now.meeting != was.meeting,
    }
    return (name for name, differs in differences.items() if differs)


def _chosen(draft: Draft, before: Draft | None) -> bool:
    """Whether a tap took another reading of the same words."""
    return before is not None and any(
        guess.instead == draft.proposal.when for guess in before.assumptions if guess.instead is not None
    )


def _cut(text: str) -> str:
    line = " ".join(redacted(text).split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
