"""An engine outside this house reads pictures only for those who were told of it, and agreed."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

from core.dialogue.buttons import Button, Press
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Effect, Prefer, ReadText, Say
from core.dialogue.inputs import Given
from core.dialogue.phrases.sight import SightSpeech, sight_speech
from core.dialogue.pictures import one_less, reading_turn
from core.dialogue.reader import reader_of
from core.dialogue.reply import Reply
from core.dialogue.results import EventsFound, Interpreted, OnlyOutside, TextRead
from core.dialogue.stages import Importing, Looking, ReadingPictures
from core.dialogue.state import Step, put_turn, staged, toast, turn_id

LET, KEEP = 3, 4
"""The choices of a press; 1 and 2 are about words."""


def sight_offered(before: Conversation, after: Conversation, given: Given) -> tuple[Effect, ...]:
    """Asked once, in their own chat, below what became of pictures; until they agree they have not."""
    if given.preferences.pictures_outside is not None or not given.sight or after.key != given.home:
        return ()
    if not arrived(before, after, given):
        return ()
    question = _question(uuid5(given.id, "sight"), sight_speech(after.lang).offer(given.sight), after)
    return Say(question), Prefer(replace(given.preferences, pictures_outside=False))


def waits_for_leave(conversation: Conversation, given: Given, told: OnlyOutside) -> Step:
    """Nobody here can read it: its sender is asked before anybody else sees it, in the place of its progress."""
    turn = reading_turn(conversation, told.turn, told.blob)
    if turn is None:
        return conversation, ()
    assert isinstance(turn.stage, ReadingPictures)
    if given.preferences.pictures_outside is not None or not given.sight:  # they have answered meanwhile
        return _resumed(conversation, given, turn, (told.blob,))
    stage = replace(turn.stage, unasked=(*turn.stage.unasked, told.blob), tell_at=None)
    reply = turn.reply or turn_id(conversation, turn.number, "reply")
    question = _question(reply, sight_speech(conversation.lang).ask_first(given.sight), conversation)
    return staged(conversation, replace(turn, reply=reply), stage), (Say(question, "edit"),)


def leave_pressed(conversation: Conversation, given: Given, press: Press) -> Step:
    """It holds from now on, and pictures that waited for it go on."""
    words, let = sight_speech(conversation.lang), press.choice == LET
    if not given.sight:
        return toast(conversation, given.id, words.nobody)
    wishes = replace(given.preferences, pictures_outside=let)
    given, effects = replace(given, preferences=wishes), list[Effect]([Prefer(wishes)])
    waiting = [turn for turn in conversation.turns if _unasked(turn)]
    for turn in waiting:
        conversation, more = _resumed(conversation, given, turn, _unasked(turn))
        effects += more
    if press.ref not in [turn.reply for turn in waiting]:
        text = words.let_them(given.sight) if let else words.kept
        effects.append(Say(Reply(press.ref, text), "edit"))
    return conversation, tuple(effects)


def _resumed(conversation: Conversation, given: Given, turn: Turn, blobs: tuple[str, ...]) -> Step:
    """As they have answered: read elsewhere, or not at all."""
    assert isinstance(turn.stage, ReadingPictures)
    turn = replace(turn, stage=replace(turn.stage, unasked=()))
    conversation = put_turn(conversation, turn)
    if given.preferences.pictures_outside and given.sight:
        zone = given.preferences.zone
        reads = tuple(ReadText(turn.number, blob, zone=zone, outside=True) for blob in blobs)
        going_on = Say(
            Reply(
                turn.reply or turn_id(conversation, turn.number, "reply"),
                _progress(conversation, given, turn),
            ),
            "edit",
        )
        return conversation, (going_on, *reads)
    return _given_up(conversation, given, turn, blobs)


def _given_up(conversation: Conversation, given: Given, turn: Turn, blobs: tuple[str, ...]) -> Step:
    effects: list[Effect] = []
    for blob in blobs:
        waiting = reading_turn(conversation, turn.number, blob)
        if waiting is not None:
            conversation, more = one_less(conversation, given, waiting, blob, (), "kept_in")
            effects += more
    return conversation, tuple(effects)


def _progress(conversation: Conversation, given: Given, turn: Turn) -> str:
    assert isinstance(turn.stage, ReadingPictures)
    return reader_of(conversation, given).words.reading(turn.stage.count)


def _unasked(turn: Turn) -> tuple[str, ...]:
    return turn.stage.unasked if isinstance(turn.stage, ReadingPictures) else ()


def _question(reply: UUID, text: str, conversation: Conversation) -> Reply:
    words: SightSpeech = sight_speech(conversation.lang)
    row = (
        Button(words.let, Press("outside", reply, 0, LET)),
        Button(words.keep, Press("outside", reply, 0, KEEP)),
    )
    return Reply(reply, text, (row,))


def arrived(before: Conversation, after: Conversation, given: Given) -> bool:
    """Whether a turn that came with pictures has come to its card, or to its answer."""
    if not isinstance(given.input, TextRead | Interpreted | EventsFound):
        return False
    going_on = {turn.number for turn in after.turns}
    return any(
        turn.pictured and turn.number not in going_on
        for turn in before.turns
        if not (isinstance(turn.stage, Looking) and isinstance(turn.stage.goal, Importing))
    )
