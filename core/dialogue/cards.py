"""A card as a reply: every side effect in words, and the buttons that may be pressed."""

from __future__ import annotations

from core.calendar.draft import ChangeKind, Draft, Scope
from core.calendar.when import Partial, Timed, first_day
from core.dialogue.buttons import Button, Press, Verb
from core.dialogue.conversation import Card, Remarks
from core.dialogue.options import Option, options
from core.dialogue.reader import Reader
from core.dialogue.reply import Face, Fact, Reply, ShownDraft
from core.dialogue.shown import as_it_was, assumed, facts, line, remark_lines, series_length, shown

TICKS_IN_A_ROW = 2
KEPT = ("title", "location", "attendees", "notes", "recurrence", "reminders")
FAR = ("scope", "question")
SCOPES: tuple[Scope, ...] = ("this", "following", "all")


def card_reply(card: Card, reader: Reader, note: str = "") -> Reply:
    """The card as it is now; `note` stands above it."""
    visible = [pair for pair in _pairs(card) if card.state == "open" or pair[0].ticked]
    blocks = ["\n".join(_lines(draft, remarks, card, reader)) for draft, remarks in visible]
    face = Face(card.state, heading(card, reader), note)
    text = "\n\n".join(part for part in (note, face.heading, *blocks) if part)
    return Reply(card.reply, text, _buttons(card, reader), _shown(card, reader), face=face)


def _shown(card: Card, reader: Reader) -> tuple[ShownDraft, ...]:
    waits = card.state == "open"
    back = card.state == "undone"
    return tuple(
        shown(as_it_was(d) if back else d, _told(d, card, reader), r, reader, waits=waits)
        for d, r in _pairs(card)
    )


def kind_of(card: Card) -> ChangeKind:
    """What confirm does; the drafts of one card are of one kind."""
    return card.drafts[0].kind


def ticked(card: Card) -> tuple[Draft, ...]:
    """The drafts that confirm carries out."""
    return tuple(draft for draft in card.drafts if draft.ticked)


def needs_scope(card: Card) -> bool:
    """Whether one occurrence of a series is meant and nobody has said how far the change goes."""
    draft = card.drafts[0]
    return len(card.drafts) == 1 and _in_series(draft) and draft.scope is None


def scopes(card: Card) -> tuple[Scope, ...]:
    """How far a card may go, where that is the question; another rule is no matter of one occurrence."""
    if not needs_scope(card):
        return ()
    draft = card.drafts[0]
    same_rule = draft.base is not None and draft.base.recurrence == draft.proposal.recurrence
    return SCOPES if same_rule else SCOPES[1:]


def changes_nothing(card: Card) -> bool:
    """Whether everything would stay as it is: of an event that is to be changed nobody has said how."""
    return kind_of(card) == "update" and bool(ticked(card)) and all(stays(draft) for draft in ticked(card))


def stays(draft: Draft) -> bool:
    """Whether the change of an event changes nothing."""
    now, base = draft.proposal, draft.base
    assert base is not None
    return now.when == draft.was and all(getattr(now, name) == getattr(base, name) for name in KEPT)


def _in_series(draft: Draft) -> bool:
    return draft.base is not None and draft.base.recurrence is not None and draft.original is not None


def heading(card: Card, reader: Reader) -> str:
    """The first line: what is asked, or what became of it."""
    words = reader.words
    match card.state:
        case "open" if changes_nothing(card):
            return words.what_to_change(card.drafts[0].proposal.title)
        case "open":
            return words.card_title(kind_of(card), len(card.drafts))
        case "done":
            return words.done(kind_of(card), len(ticked(card)))
        case "discarded":
            return words.discarded
        case "expired":
            return words.expired
        case "undone":
            return words.undone
        case _:
            return words.already(card.state)


def _pairs(card: Card) -> list[tuple[Draft, Remarks]]:
    return list(zip(card.drafts, card.remarks, strict=True))


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
    if card.state == "undone":
        return facts(as_it_was(draft), reader)
    return (*facts(draft, reader), *_how_far(draft, card, reader))


def _how_far(draft: Draft, card: Card, reader: Reader) -> tuple[Fact, ...]:
    """Of a series: how far it goes, or the question."""
    if draft.scope is not None and _in_series(draft):
        return (Fact("scope", reader.words.went_as_far(draft.scope)),)
    asks = card.state == "open" and needs_scope(card) and not changes_nothing(card)
    return (Fact("question", reader.words.ask_scope(series_length(draft))),) if asks else ()


def _buttons(card: Card, reader: Reader) -> tuple[tuple[Button, ...], ...]:
    if card.state == "done" and card.group is not None:
        return ((Button(reader.words.undo, Press("undo", card.group)),),)
    if card.state != "open":
        return ()
    rows = _ticks(card, reader) if len(card.drafts) > 1 else []
    rows += [(_option_button(card, o, n, reader),) for n, o in enumerate(options(card), 1)]
    return tuple(row for row in (_main_row(card, reader), *rows, _last_row(card, reader)) if row)


def _press(card: Card, verb: Verb, choice: int = 0) -> Press:
    return Press(verb, card.id, card.revision, choice)


def _main_row(card: Card, reader: Reader) -> tuple[Button, ...]:
    kind = kind_of(card)
    if changes_nothing(card):
        return ()
    if needs_scope(card):
        counts = {"this": None, "following": None, "all": series_length(card.drafts[0])}
        return tuple(Button(reader.words.scope(kind, s, counts[s]), _press(card, s)) for s in scopes(card))
    label = reader.words.confirm(kind, len(ticked(card)), len(card.drafts))
    return (Button(label, _press(card, "confirm")),)


def _last_row(card: Card, reader: Reader) -> tuple[Button, ...]:
    discard = Button(reader.words.discard, _press(card, "discard"))
    if kind_of(card) == "delete":
        return (discard,)
    return (Button(reader.words.edit, _press(card, "edit")), discard)


def _ticks(card: Card, reader: Reader) -> list[tuple[Button, ...]]:
    buttons = tuple(
        Button(
            f"{'☑' if draft.ticked else '☐'} {_name(draft, card, reader)}", _press(card, "tick", n), draft.id
        )
        for n, draft in enumerate(card.drafts, 1)
    )
    return [buttons[n : n + TICKS_IN_A_ROW] for n in range(0, len(buttons), TICKS_IN_A_ROW)]


def _name(draft: Draft, card: Card, reader: Reader) -> str:
    """Its title; with the day beside it where another one is called the same."""
    title, when = draft.proposal.title, draft.proposal.when
    alone = sum(other.proposal.title == title for other in card.drafts) == 1
    if alone or isinstance(when, Partial):
        return title[:20]
    return f"{title[:20]} · {reader.dates.day(first_day(when), reader.today)}"


def _option_button(card: Card, option: Option, number: int, reader: Reader) -> Button:
    draft = card.drafts[option.draft]
    whose = f"{_name(draft, card, reader)}: " if len(card.drafts) > 1 else ""
    return Button(whose + _option_label(option, draft, reader), _press(card, "edit", number), draft.id)


def _option_label(option: Option, draft: Draft, reader: Reader) -> str:
    instead = option.assumption.instead
    if instead is None:
        return reader.words.set_title if option.assumption.kind == "title" else reader.words.set_time
    same_day = isinstance(instead, Timed) and option.assumption.kind == "half_day"
    label = reader.hours(instead) if same_day else reader.when(instead)
    return reader.words.instead(label)
