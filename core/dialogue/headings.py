"""The first line of a card: what it asks, what became of it, or what it is news of."""

from __future__ import annotations

from core.calendar.draft import ChangeKind, Draft
from core.dialogue.conversation import Card
from core.dialogue.judging import is_held_up
from core.dialogue.phrases.landing import Way
from core.dialogue.phrases.news import TitleKind
from core.dialogue.reader import Reader


def heading(card: Card, reader: Reader, *, idle: bool) -> str:
    """`idle`: everything would stay as it is."""
    if card.moved_to:
        return reader.own.moved_to(card.moved_to)
    kind = card.drafts[0].kind
    match card.about, card.state:
        case "news", "open" | "discarded" | "expired":
            return reader.news.title(news_kind(card.drafts[0], idle=idle))
        case "conflict", "open":
            return reader.landing.conflict_title(kind)
        case "conflict", "discarded":
            return reader.landing.left_there
        case "invitation", "open" | "discarded" | "done":
            return _answer(card, reader)
        case _, "open" if idle:
            return reader.words.what_to_change(card.drafts[0].proposal.title)
        case _, "open":
            return reader.words.card_title(kind, len(card.drafts))
        case _:
            return _what_became(card, kind, reader)


def news_kind(draft: Draft, *, idle: bool) -> TitleKind:
    """What somebody did: the draft of a news card takes it back, or changes nothing where there is nothing to."""
    if draft.kind != "update":
        return "gone" if draft.original is None else "along"
    if not idle:
        return "changed"
    return "invited" if draft.proposal.response == "needsAction" else "new"


def _answer(card: Card, reader: Reader) -> str:
    """What is asked about an invitation, or what was answered."""
    remote, base, count = reader.remote, card.drafts[0].base, sum(draft.ticked for draft in card.drafts)
    if card.state == "done":
        said = card.drafts[0].proposal.response or "needsAction"
        return remote.answered(said, count, _way(card, reader))
    if card.state == "discarded":
        return remote.left_unanswered
    now = base.response if base is not None and len(card.drafts) == 1 else None
    return remote.ask_answer(now or "needsAction", len(card.drafts))


def _what_became(card: Card, kind: ChangeKind, reader: Reader) -> str:
    words, count = reader.words, sum(draft.ticked for draft in card.drafts) + card.beyond
    match card.state:
        case "done":
            return reader.landing.done(kind, count, _way(card, reader))
        case "undone":
            return _undone(card, reader)
        case "refused":
            return reader.landing.refused
        case "discarded":
            return words.discarded
        case "expired":
            return words.expired
        case _:
            return words.already(card.state)


def _undone(card: Card, reader: Reader) -> str:
    text = reader.landing.undone(_way(card, reader))
    mailed = any(draft.notify and draft.ticked for draft in card.drafts)
    return f"{text} · {reader.landing.mailed_already}" if mailed else text


def _way(card: Card, reader: Reader) -> Way:
    """How far it got."""
    return "waits" if is_held_up(card, reader.calendars) else card.arrival
