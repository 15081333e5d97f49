"""A model that can see is shown pictures only of those who were told of it, and agreed."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid5

from core.dialogue.buttons import Button, Press
from core.dialogue.consents import could_see
from core.dialogue.conversation import Conversation
from core.dialogue.effects import Effect, Prefer, Say
from core.dialogue.inputs import Given
from core.dialogue.phrases.sight import sight_speech
from core.dialogue.reply import Reply
from core.dialogue.sight import arrived
from core.dialogue.state import Step, toast

SHOW, HIDE = 5, 6
"""The choices of a press, after those about words and about engines."""


def showing_offered(before: Conversation, after: Conversation, given: Given) -> tuple[Effect, ...]:
    """Asked once, in their own chat, below what became of pictures; until they agree they have not."""
    if given.preferences.shown_outside is not None or not could_see(given) or after.key != given.home:
        return ()
    if not arrived(before, after, given):
        return ()
    reply, words = uuid5(given.id, "showing"), sight_speech(after.lang)
    row = (
        Button(words.show, Press("outside", reply, 0, SHOW)),
        Button(words.hide, Press("outside", reply, 0, HIDE)),
    )
    question = Reply(reply, words.offer_showing(given.model), (row,))
    return Say(question), Prefer(replace(given.preferences, shown_outside=False))


def showing_pressed(conversation: Conversation, given: Given, press: Press) -> Step:
    """The question becomes what they said to it."""
    words, show = sight_speech(conversation.lang), press.choice == SHOW
    if not could_see(given):
        return toast(conversation, given.id, words.nobody_looks)
    changed = Prefer(replace(given.preferences, shown_outside=show))
    text = words.show_them(given.model) if show else words.hidden
    return conversation, (changed, Say(Reply(press.ref, text), "edit"))
