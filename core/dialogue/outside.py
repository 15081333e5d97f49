"""A model outside this house reads along only for those who were told of it, and agreed."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid5

from core.dialogue.buttons import Button, Press
from core.dialogue.conversation import Conversation
from core.dialogue.effects import Effect, Prefer, Say
from core.dialogue.inputs import ButtonPressed, Given
from core.dialogue.interpretation import AskHelp, SmallTalk
from core.dialogue.phrases.settings import settings_speech
from core.dialogue.reply import Reply
from core.dialogue.results import Interpreted, Written
from core.dialogue.showing import HIDE, SHOW, showing_pressed
from core.dialogue.sight import KEEP, LET, leave_pressed
from core.dialogue.state import Step, toast

AGREE, REFUSE = 1, 2


def offered(conversation: Conversation, given: Given) -> tuple[Effect, ...]:
    """Asked once, in their own chat, when something was done or was not understood; until they agree they have not."""
    asked = given.preferences.outside is not None or not given.model
    if (
        asked
        or conversation.key != given.home
        or not isinstance(given.input, Written | Interpreted)
        or not _good_moment(given.input)
    ):
        return ()
    reply = uuid5(given.id, "outside")
    words = settings_speech(conversation.lang)
    row = (
        Button(words.agree, Press("outside", reply, 0, AGREE)),
        Button(words.refuse, Press("outside", reply, 0, REFUSE)),
    )
    question = Reply(reply, words.offer_outside(given.model), (row,))
    return Say(question), Prefer(replace(given.preferences, outside=False))


def outside_pressed(conversation: Conversation, given: Given, tap: ButtonPressed) -> Step:
    """The question becomes what they said to it."""
    if tap.press.choice in (LET, KEEP):
        return leave_pressed(conversation, given, tap.press)
    if tap.press.choice in (SHOW, HIDE):
        return showing_pressed(conversation, given, tap.press)
    words, agreed = settings_speech(conversation.lang), tap.press.choice == AGREE
    if not given.model:
        return toast(conversation, given.id, words.nobody_outside)
    text = words.agreed(given.model) if agreed else words.refused
    changed = Prefer(replace(given.preferences, outside=agreed))
    return conversation, (changed, Say(Reply(tap.press.ref, text), "edit"))


def _good_moment(happened: Written | Interpreted) -> bool:
    if isinstance(happened, Written):
        return True
    meaning = happened.interpretation.meaning
    lost = isinstance(meaning, AskHelp) or (isinstance(meaning, SmallTalk) and meaning.kind == "other")
    return lost and happened.blob is None
