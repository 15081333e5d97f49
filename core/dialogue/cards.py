"""A card as a reply: every side effect in words, and the buttons that may be pressed."""

from __future__ import annotations

from core.calendar.draft import Draft
from core.dialogue.calendars import find_calendar, writable
from core.dialogue.card_buttons import buttons
from core.dialogue.changed import news_facts
from core.dialogue.conversation import SHOWN, Card, Remarks
from core.dialogue.headings import heading, news_kind
from core.dialogue.judging import changes_nothing, in_series, kind_of, needs_scope
from core.dialogue.links import links
from core.dialogue.pages import as_many
from core.dialogue.reader import Reader
from core.dialogue.reply import Face, Fact, Link, Reply, ShownDraft
from core.dialogue.shown import as_it_was, assumed, facts, line, remark_lines, series_length, shown

FAR = ("scope", "question")


def card_reply(card: Card, reader: Reader, note: str = "") -> Reply:
    """The card as it is now; `note` stands above it."""
    visible = [pair for pair in _pairs(card) if card.state == "open" or pair[0].ticked]
    blocks = as_many(["\n".join(_lines(draft, remarks, card, reader)) for draft, remarks in visible[:SHOWN]])
    rest = len(visible) - len(blocks) + card.beyond
    blocks += [reader.words.more(rest)] if rest else []
    face = Face(card.state, heading(card, reader, idle=changes_nothing(card)), note, card.about)
    text = "\n\n".join(part for part in (note, face.heading, *blocks) if part)
    return Reply(
        card.reply, text, buttons(card, reader), _shown(card, reader), face=face, links=_links(card, reader)
    )


def _shown(card: Card, reader: Reader) -> tuple[ShownDraft, ...]:
    waits = card.state == "open"
    back = card.state == "undone"
    return tuple(
        shown(as_it_was(d) if back else d, _told(d, card, reader), r, reader, waits=waits)
        for d, r in _pairs(card)[:SHOWN]
    )


def _links(card: Card, reader: Reader) -> tuple[Link, ...]:
    """Where the event can be looked at, as long as there is one."""
    gone: dict[str, tuple[str, ...]] = {"done": ("delete",), "undone": ("create",)}
    there = card.about == "news" or (card.state in gone and card.arrival == "there")
    if not there or kind_of(card) in gone.get(card.state, ()):
        return ()
    return links(reader.remote.open_there, card.link)


def _pairs(card: Card) -> list[tuple[Draft, Remarks]]:
    """Where others read along, what else is on the calendar is not told."""
    remarks = card.remarks if card.private else [Remarks()] * len(card.drafts)
    return list(zip(card.drafts, remarks, strict=True))


def _lines(draft: Draft, remarks: Remarks, card: Card, reader: Reader) -> list[str]:
    told = _told(draft, card, reader)
    far = [line(fact, reader) for fact in told if fact.kind in FAR]
    first, *rest = (line(fact, reader) for fact in told if fact.kind not in FAR)
    if card.state != "open":
        return [first, *rest, *far]
    mark = ("☑ " if draft.ticked else "☐ ") if len(card.drafts) > 1 else ""
    guesses = [f"· {assumed(a, draft, reader)}" for a in draft.assumptions]
    return [mark + first, *rest, *guesses, *remark_lines(remarks, reader), *far]


def _told(draft: Draft, card: Card, reader: Reader) -> tuple[Fact, ...]:
    if card.about == "news" and card.state in ("open", "discarded", "expired"):
        kind = news_kind(draft, idle=changes_nothing(card))
        return news_facts(draft, kind, reader)
    if card.state == "undone":
        gone = draft.base is None  # nobody reminds of it, and nobody meets there
        told = facts(as_it_was(draft), reader)
        return tuple(fact for fact in told if not (gone and fact.kind in ("reminder", "meeting")))
    return (*facts(draft, reader), *_where(draft, reader), *_how_far(draft, card, reader))


def _where(draft: Draft, reader: Reader) -> tuple[Fact, ...]:
    """Which calendar, where there is a choice."""
    calendar = find_calendar(reader.calendars, draft.calendar)
    if calendar is None or len(writable(reader.calendars)) < 2:
        return ()
    whose = "" if calendar.name == calendar.email else f" ({calendar.email})"
    return (Fact("calendar", calendar.name + whose),)


def _how_far(draft: Draft, card: Card, reader: Reader) -> tuple[Fact, ...]:
    """Of a series: how far it goes, or the question."""
    if draft.scope is not None and in_series(draft) and not needs_scope(card):
        return (Fact("scope", reader.words.went_as_far(draft.scope)),)
    asks = card.state == "open" and needs_scope(card) and not changes_nothing(card)
    return (Fact("question", reader.words.ask_scope(series_length(draft))),) if asks else ()
