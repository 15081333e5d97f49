"""Nobody is to be invited: whoever was only proposed is taken off; whoever is invited already is another matter."""

from __future__ import annotations

from core.calendar.draft import Draft
from core.calendar.people import without
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given
from core.dialogue.interpretation import Patch
from core.dialogue.links import plainly
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.state import turn_id


def staying(draft: Draft, patch: Patch) -> tuple[str, ...]:
    """The guests of a draft whom a patch leaves on it."""
    base, people = draft.base, draft.proposal.attendees
    if patch.uninvites == "all":
        return ()
    if patch.uninvites == "new":
        people = tuple(one for one in people if base is not None and one in base.attendees)
    return without(people, patch.remove_attendees, base.names if base is not None else ())


def told_who_stays(drafts: tuple[Draft, ...], patch: Patch, reader: Reader) -> str:
    """What to say to take those off too who are invited already; nothing where nobody is."""
    ticked = (draft for draft in drafts if draft.ticked and draft.base is not None)
    people = dict.fromkeys(one for draft in ticked for one in draft.proposal.attendees)
    if patch.uninvites != "new" or not people:
        return ""
    return reader.remote.still_invited(", ".join(plainly(one) for one in people))


def who_stays(
    conversation: Conversation, given: Given, turn: Turn, drafts: tuple[Draft, ...], patch: Patch
) -> tuple[Effect, ...]:
    """The same as a message of its own, beside the card."""
    text = told_who_stays(drafts, patch, reader_of(conversation, given))
    return (Say(Reply(turn_id(conversation, turn.number, "invited"), text)),) if text else ()
