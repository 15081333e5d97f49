"""Why a card says what it says: field by field the words that it was read from, and what was guessed besides."""

from __future__ import annotations

from collections.abc import Iterator

from core.calendar.draft import Draft
from core.calendar.when import Partial
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.inputs import Given
from core.dialogue.judging import ticked
from core.dialogue.phrases.why import WhySpeech, why_speech
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Fact
from core.dialogue.shown import assumed, facts, line
from core.dialogue.stages import Asking
from core.dialogue.state import Step, answer, asked_drafts, focused, in_focus

MOST = 5


def why(conversation: Conversation, given: Given, turn: Turn) -> Step:
    """About what we are talking about: the question that is open, or the card."""
    reader = reader_of(conversation, given)
    words = why_speech(conversation.lang)
    drafts = [draft for draft in _meant(conversation) if not isinstance(draft.proposal.when, Partial)]
    if not drafts:
        return answer(conversation, turn, words.nothing)
    card = focused(conversation)
    pictured = card is not None and card.pictured
    blocks = ["\n".join(_lines(draft, reader, words, pictured=pictured)) for draft in drafts[:MOST]]
    left = (reader.words.more(len(drafts) - MOST),) if len(drafts) > MOST else ()
    return answer(conversation, turn, "\n\n".join((words.heading, *blocks, *left)))


def _meant(conversation: Conversation) -> tuple[Draft, ...]:
    focus = in_focus(conversation)
    if isinstance(focus, Turn) and isinstance(focus.stage, Asking):
        return asked_drafts(conversation, focus.stage)
    card = focus if isinstance(focus, Card) else focused(conversation)
    return ticked(card) if card is not None else ()


def _lines(draft: Draft, reader: Reader, words: WhySpeech, *, pictured: bool) -> Iterator[str]:
    said: dict[str, str] = {origin.field: origin.words for origin in draft.origins}
    if "target" in said:
        yield words.found_by(said["target"])
    repeats = 0
    for fact in facts(draft, reader):
        repeats += fact.kind == "repeat"
        below = fact.kind == "repeat" and repeats > 1  # the dates that the series leaves out
        source = said.get("except" if below else fact.kind, "")
        if draft.base is None or source:
            yield _line(fact, source, reader, words, pictured=pictured)
    for guess in draft.assumptions:
        yield f"· {assumed(guess, draft, reader)}"


def _line(fact: Fact, source: str, reader: Reader, words: WhySpeech, *, pictured: bool) -> str:
    if source:
        return f"{line(fact, reader)} ← “{source}”"
    return f"{line(fact, reader)} ← {words.in_picture if pictured else words.not_said}"
