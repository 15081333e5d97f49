"""Events that only we had go to a Google account that was just connected: one message says how far they are."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.dialogue.accounts import linking
from core.dialogue.conversation import Conversation
from core.dialogue.effects import Connect, Effect, Say
from core.dialogue.inputs import Given
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Linking
from core.dialogue.standing import Copying
from core.dialogue.state import Step, settled, stands

LISTED = 5


def copies_of(grant: UUID) -> UUID:
    """The group of the ledger that takes events along to this account."""
    return uuid5(grant, "copy")


def begun(before: Conversation, after: Conversation, effects: tuple[Effect, ...]) -> Conversation:
    """Remember the message that says so."""
    for grant in (effect.grant for effect in effects if isinstance(effect, Connect) and effect.copy):
        turn = linking(before, grant)
        assert turn is not None
        assert isinstance(turn.stage, Linking)
        after = stands(after, Copying(turn.stage.reply, copies_of(grant), turn.stage.local))
    return after


def copies_landed(conversation: Conversation, given: Given, group: UUID) -> Step | None:
    """All that could get there is there. None where nobody copies that group."""
    copying = _copying(conversation, group)
    if copying is None:
        return None
    reader = reader_of(conversation, given)
    arrived = max(copying.count - len(copying.left), 0)
    head = reader.landing.copied(arrived) if arrived else reader.landing.none_copied
    return settled(conversation, copying), (_say(copying, head, reader),)


def copy_refused(conversation: Conversation, given: Given, line: Change, note: str) -> Step | None:
    """One of them did not get there: that is told where it was said. None where nobody copies it."""
    copying = _copying(conversation, line.group)
    if copying is None or line.event != line.root:
        return None
    reader, more = reader_of(conversation, given), replace(copying, left=(*copying.left, note))
    if len(more.left) >= more.count:
        return copies_landed(stands(conversation, more, copying), given, line.group)
    return stands(conversation, more, copying), (_say(more, reader.remote.copying(more.count), reader),)


def copies_given_up(conversation: Conversation, given: Given, groups: tuple[UUID, ...]) -> Step:
    """The account was let go of before all of them were there."""
    reader, effects = reader_of(conversation, given), list[Effect]()
    for copying in [one for group in groups if (one := _copying(conversation, group))]:
        conversation = settled(conversation, copying)
        effects.append(_say(copying, reader.landing.copying_ended, reader))
    return conversation, tuple(effects)


def _copying(conversation: Conversation, group: UUID) -> Copying | None:
    found = (one for one in conversation.standing if isinstance(one, Copying) and one.group == group)
    return next(found, None)


def _say(copying: Copying, head: str, reader: Reader) -> Say:
    rest = len(copying.left) - LISTED
    more = (reader.words.more(rest),) if rest > 0 else ()
    return Say(Reply(copying.reply, "\n".join((head, *copying.left[:LISTED], *more))), "edit")
