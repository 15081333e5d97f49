"""One question at a time, and only about what is missing or contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from core.calendar.draft import Draft
from core.calendar.when import Partial, When, first_day
from core.dialogue.buttons import Button, Press
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.effects import Say
from core.dialogue.inputs import Given
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.stages import Asking
from core.dialogue.state import Step, put_turn, turn_id


def ask(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    drafts: tuple[Draft, ...],
    index: int,
    card: Card | None,
) -> Step:
    """Ask what draft `index` lacks: which of two readings, or when."""
    doubts = drafts[index].doubts
    question: Literal["doubt", "time"] = "doubt" if doubts and doubts[0].options else "time"
    return put_question(conversation, given, turn, question, drafts, index, card)


def put_question(
    conversation: Conversation,
    given: Given,
    turn: Turn,
    question: Literal["time", "title", "doubt"],
    drafts: tuple[Draft, ...],
    index: int,
    card: Card | None,
) -> Step:
    """Put a question, in the place of the turn's last words where there are any."""
    reply_id = turn.reply or turn_id(conversation, turn.number, "question")
    draft, on_card = drafts[index], card.drafts if card else ()
    stage = Asking(
        id=turn_id(conversation, turn.number, f"question:{question}:{draft.id}"),
        reply=reply_id,
        question=question,
        about=draft.id,
        drafts=tuple(d for d in drafts if d not in on_card),
        card=card.id if card else None,
    )
    reader = reader_of(conversation, given)
    reply = Reply(reply_id, wording(stage, draft, reader), _buttons(stage, draft, reader))
    say = Say(reply, "edit" if turn.reply else "send")
    return put_turn(conversation, replace(turn, stage=stage, reply=reply_id)), (say,)


def offered(question: Asking, draft: Draft) -> tuple[When, ...]:
    """The readings on the question's buttons, in order."""
    return draft.doubts[0].options if question.question == "doubt" and draft.doubts else ()


def spares_others(question: Asking) -> bool:
    """Whether there are other drafts to go on with when this one is dropped."""
    return question.card is None and len(question.drafts) > 1


def decided(draft: Draft, when: When) -> Draft:
    """The draft with the reading that was chosen, and no doubt left."""
    return replace(draft, proposal=replace(draft.proposal, when=when), doubts=())


def wording(question: Asking, draft: Draft, reader: Reader) -> str:
    """What the question says."""
    if question.question == "title":
        return reader.words.ask_title(reader.when(draft.proposal.when))
    if draft.doubts:
        return reader.words.ask_doubt(draft.doubts[0].kind, draft.proposal.title)
    if draft.was is not None and draft.proposal.when == draft.was:
        return reader.timely.ask_move(draft.proposal.title, reader.when(draft.was))
    if isinstance(draft.proposal.when, Partial):
        return reader.words.ask_time(draft.proposal.title)
    day = first_day(draft.proposal.when)
    return reader.words.ask_clock(draft.proposal.title, reader.dates.day(day, reader.today))


def _buttons(question: Asking, draft: Draft, reader: Reader) -> tuple[tuple[Button, ...], ...]:
    choices = tuple(
        (Button(reader.when(option), Press("choose", question.id, 0, number)),)
        for number, option in enumerate(offered(question, draft), 1)
    )
    label = reader.words.leave_out if spares_others(question) else reader.words.discard
    return (*choices, (Button(label, Press("discard", question.id)),))
