"""What an English message means. Reads, and does nothing else; never raises, whatever the text."""

from __future__ import annotations

from core.calendar.time.expression import Elapsed, Spoken
from core.dialogue.interpretation import (
    AskCalendar,
    AskHelp,
    CreateEvents,
    EventProposal,
    Meaning,
    Request,
    SmallTalk,
)
from core.language.english.ask import is_question, question
from core.language.english.besides import besides
from core.language.english.change import change
from core.language.english.chat import chat
from core.language.english.correct import correction
from core.language.english.create import proposals
from core.language.english.news import news
from core.language.english.open_cards import guests, of_open_card
from core.language.english.pieces import Piece
from core.language.english.relocate import statement
from core.language.english.reminders import only_reminds, reminder
from core.language.english.respond import respond
from core.language.english.scan import scan
from core.language.english.spans import compiled
from core.language.english.stories import is_story
from core.language.english.target import time_in
from core.language.english.text import plain as made_plain
from core.language.english.title import title_of
from core.language.english.words import EVENT_WORDS

_LONGEST = 4_000
_ASKS_FOR_ONE = (
    r"\b(?:schedule|add|book|set\s+up|create|put|plan|arrange|organi[sz]e|block|remind|reminder|new\s+(?:event|appointment|meeting)|"
    r"pencil|save\s+the\s+date|appointment|meeting|event)\b"
)


def read(request: Request) -> Meaning:
    """The meaning of the words; small talk where they mean nothing to a calendar."""
    text = compiled(r"\s{8,}").sub("\n", request.text)[:_LONGEST]
    plain = made_plain(text)
    short = chat(plain, request.awaiting)
    if short is not None and not (isinstance(short, AskHelp) and _tells_time(plain)):
        return short
    if (answer := _answer(text, plain, request)) is not None:
        return answer
    if (changed := _changed(text, plain, request)) is not None:
        return changed
    pieces = scan(plain)
    if is_question(plain):
        return question(text, plain, pieces)
    if is_story(plain):
        return SmallTalk()
    meaning = only_reminds(_asked_for_day(_create(text, plain, pieces), plain))
    return of_open_card(meaning, request.open_titles) or meaning


def _changed(text: str, plain: str, request: Request) -> Meaning | None:
    """What should become different of an event that is there."""
    return (
        reminder(text, plain)
        or besides(text, plain)
        or change(text, plain)
        or correction(text, plain)
        or respond(text, plain)
        or news(text, plain)
        or statement(text, plain)
        or guests(text, plain, request.open_titles)
    )


def _tells_time(plain: str) -> bool:
    return any(piece.clock or piece.day or piece.elapsed for piece in scan(plain))


def _answer(text: str, plain: str, request: Request) -> Meaning | None:
    """To the question that is open: a bare time, a bare title."""
    if request.awaiting == "time":
        told = time_in(plain)
        words, _ = title_of(text)
        if (
            told is not None
            and (isinstance(told, Spoken | Elapsed))
            and len(words.split()) <= 6
            and not is_question(plain)
        ):
            event = proposals(text, plain, scan(plain))[0]
            if not event.title or event.time is None:
                return CreateEvents((EventProposal(time=told),))
    if (
        request.awaiting == "title"
        and not scan(plain)
        and not is_question(plain)
        and change(text, plain) is None
    ):
        title, _ = title_of(text)
        return CreateEvents((EventProposal(title=title),)) if title else None
    return None


def _create(text: str, plain: str, pieces: list[Piece]) -> Meaning:
    timed = [piece for piece in pieces if not piece.fix]
    if not timed and not _sounds_like_an_event(plain):
        return SmallTalk()
    events = proposals(text, plain, pieces)
    asked = compiled(_ASKS_FOR_ONE).search(plain) is not None
    return CreateEvents(events) if asked or any(_says_something(event) for event in events) else SmallTalk()


def _asked_for_day(meaning: Meaning, plain: str) -> Meaning:
    """And Thursday? asks what is on."""
    match meaning:
        case CreateEvents((EventProposal("", Spoken() as said, recurrence=None),)):
            only_day = said == Spoken(said.day) and plain.rstrip().endswith("?")
            return AskCalendar("agenda", said) if only_day else meaning
        case _:
            return meaning


def _sounds_like_an_event(plain: str) -> bool:
    return len(plain) < 200 and compiled(f"{_ASKS_FOR_ONE}|{EVENT_WORDS}").search(plain) is not None


def _says_something(event: EventProposal) -> bool:
    return bool(event.title or event.time or event.recurrence or event.attendees or event.location)
