"""Words below pictures that are edited: what was read from them changes, and nothing else of what came with them."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.conversation import Captions, Card, Conversation, Turn
from core.dialogue.inputs import Given, MessageEdited
from core.dialogue.moments import spelt_out
from core.dialogue.pictures import with_caption
from core.dialogue.receiving import MAX_TEXT, clean, edited, hear, is_of
from core.dialogue.stages import Asking, Interpreting, Looking, Proposing, ReadingPictures
from core.dialogue.state import Step, close_turn, put_turn


def reworded(captions: Captions, source: str, ref: str, words: str) -> Captions:
    """With these words below the message `ref` of the album `source`."""
    said = dict(captions) | {ref: words}
    return tuple((one, said[one]) for one in source.split() if said.get(one))


def caption_edited(conversation: Conversation, given: Given, told: MessageEdited) -> Step:
    """What pictures hold stays as it is by now, and other captions of their album say what they said."""
    turn = _album(conversation, told.ref)
    if turn is None:
        return edited(conversation, given, told) if clean(told.text) else (conversation, ())
    words = spelt_out(clean(told.text), told.moments, given.preferences.zone)
    captions = reworded(turn.captions, turn.source, told.ref, words)
    if captions == turn.captions:
        return conversation, ()
    turn = replace(turn, captions=captions, text="\n".join(said for _, said in captions)[:MAX_TEXT])
    if _still_read(turn):
        return put_turn(conversation, turn), ()
    for stale in conversation.turns:
        if is_of(told.ref, stale):
            conversation = close_turn(conversation, stale.number)
    turn = replace(turn, number=conversation.next_turn, opened_at=given.at)
    conversation = replace(conversation, next_turn=turn.number + 1)
    if isinstance(turn.stage, ReadingPictures):
        return with_caption(conversation, given, turn, turn.stage)
    return hear(conversation, turn) if turn.text else (conversation, ())


def _still_read(turn: Turn) -> bool:
    return isinstance(turn.stage, ReadingPictures) and bool(turn.stage.blobs or turn.stage.until)


def _album(conversation: Conversation, ref: str) -> Turn | None:
    """What its words are to be read with; None where they stand alone."""
    turns = [turn for turn in conversation.turns if is_of(ref, turn)]
    reading = next((turn for turn in turns if isinstance(turn.stage, ReadingPictures)), None)
    if reading is not None:
        return reading
    cards = [card for card in conversation.cards if is_of(ref, card)]
    card = next((card for card in reversed(cards) if card.pictured and card.state == "open"), None)
    if card is not None:
        return _from_card(card, ReadingPictures((), card=card.id))
    made: list[Card | Turn] = [*cards, *turns]
    match made[-1] if made else None:
        case Turn(pictured=True, stage=Asking(drafts=drafts) | Looking(Proposing(drafts))) as turn:
            own = tuple(draft for draft in drafts if draft.id not in turn.beside)
            return replace(turn, stage=ReadingPictures((), drafts=own), reply=None)
        case Turn(pictured=False, captions=(_, *_)) as turn:
            return replace(turn, stage=Interpreting(), reply=None)
        case Card(pictured=False, captions=(_, *_)) as card:
            return _from_card(card, Interpreting())
        case _:
            return None


def _from_card(card: Card, stage: Interpreting | ReadingPictures) -> Turn:
    return Turn(
        number=0,
        source=card.source,
        text="",
        anchor=card.anchor,
        forwarded=card.forwarded,
        stage=stage,
        opened_at=card.touched_at,
        pictured=card.pictured,
        private=card.private,
        pictures=card.pictures,
        captions=card.captions,
    )
