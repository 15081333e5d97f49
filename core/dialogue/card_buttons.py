"""The buttons of a card: what they say, in which rows, and which of them there are."""

from __future__ import annotations

from core.calendar.when import Partial, Timed, first_day
from core.dialogue.buttons import ANEW, Button, Press, Verb
from core.dialogue.calendars import next_calendar
from core.dialogue.conversation import Card
from core.dialogue.guests import may_mail
from core.dialogue.judging import (
    RESPONSES,
    changes_nothing,
    is_held_up,
    kind_of,
    may_be_taken,
    needs_scope,
    offers,
    scopes,
    ticked,
)
from core.dialogue.options import Option, options
from core.dialogue.reader import Reader
from core.dialogue.shown import series_length

TICKS_IN_A_ROW = 2
Row = tuple[Button, ...]


def buttons(card: Card, reader: Reader) -> tuple[Row, ...]:
    """Those that may be pressed now; the last by everybody else who reads it."""
    rows: tuple[Row, ...] = ()
    if card.state == "done":
        answers = _answers(card, reader) if card.about == "invitation" else ()
        rows = (answers, *undo_row(card, reader), _way_back(card, reader))
    elif card.state == "open":
        rows = (_main_row(card, reader), *_middle_rows(card, reader), _last_row(card, reader))
    return tuple(row for row in (*rows, _join_row(card, reader)) if row)


def _join_row(card: Card, reader: Reader) -> Row:
    return (Button(reader.platforms.join, _press(card, "join")),) if may_be_taken(card) else ()


def undo_row(card: Card, reader: Reader) -> tuple[Row, ...]:
    """The way back, where anything was written."""
    return ((Button(reader.words.undo, Press("undo", card.group)),),) if card.group is not None else ()


def reconnect(reader: Reader) -> Button:
    """Opens the way to Google once more, whenever it is tapped."""
    return Button(reader.remote.reconnect, Press("connect", ANEW))


def _way_back(card: Card, reader: Reader) -> Row:
    return (reconnect(reader),) if card.private and is_held_up(card, reader.calendars) else ()


def _answers(card: Card, reader: Reader) -> Row:
    """What may be answered to an invitation, what was said first; not once more what was answered."""
    said = card.drafts[0].proposal.response
    choices = sorted(enumerate(RESPONSES, 1), key=lambda choice: choice[1] != said)
    left = [choice for choice in choices if card.state == "open" or choice[1] != said]
    return tuple(Button(reader.remote.answer(one), _press(card, "answer", n)) for n, one in left)


def _middle_rows(card: Card, reader: Reader) -> tuple[Row, ...]:
    if card.about == "news":
        return ()
    ticks = _ticks(card, reader) if len(card.drafts) > 1 else []
    readings = ((_option_button(card, o, n, reader),) for n, o in enumerate(options(card), 1))
    return (*ticks, *readings, _calendar_row(card, reader), _mail_row(card, reader))


def _press(card: Card, verb: Verb, choice: int = 0) -> Press:
    return Press(verb, card.id, card.revision, choice)


def _main_row(card: Card, reader: Reader) -> Row:
    if offers(card, "answer", reader.calendars):
        return _answers(card, reader)
    kind = kind_of(card)
    if changes_nothing(card) or not offers(card, "confirm", reader.calendars):
        return ()
    if needs_scope(card):
        counts = {"this": None, "following": None, "all": series_length(card.drafts[0])}
        return tuple(Button(reader.words.scope(kind, s, counts[s]), _press(card, s)) for s in scopes(card))
    return (Button(_confirm_label(card, reader), _press(card, "confirm")),)


def _confirm_label(card: Card, reader: Reader) -> str:
    kind = kind_of(card)
    if card.about == "news":
        return reader.news.put_back(kind)
    if card.about == "conflict":
        return reader.landing.conflict_confirm(kind)
    return reader.words.confirm(kind, len(ticked(card)), len(card.drafts))


def _last_row(card: Card, reader: Reader) -> Row:
    if card.about == "news":
        return (Button(reader.news.seen, _press(card, "discard")),)
    if card.about == "invitation":
        return (Button(reader.remote.answer_later, _press(card, "discard")),)
    conflict = card.about == "conflict"
    label = reader.landing.conflict_discard(kind_of(card)) if conflict else reader.words.discard
    discard = Button(label, _press(card, "discard"))
    if kind_of(card) == "delete":
        return (discard,)
    return (Button(reader.words.edit, _press(card, "edit")), discard)


def _calendar_row(card: Card, reader: Reader) -> Row:
    if kind_of(card) != "create":
        return ()
    other = next_calendar(reader.calendars, card.drafts[0].calendar)
    return (Button(reader.remote.move_to(other.name[:30]), _press(card, "calendar")),) if other else ()


def _mail_row(card: Card, reader: Reader) -> Row:
    mailed = [draft for draft in ticked(card) if may_mail(draft)]
    if not mailed or changes_nothing(card):
        return ()
    return (Button(reader.remote.notify(mailed[0].notify), _press(card, "notify")),)


def _ticks(card: Card, reader: Reader) -> list[Row]:
    ticks = tuple(
        Button(
            f"{'☑' if draft.ticked else '☐'} {_name(card, n - 1, reader)}", _press(card, "tick", n), draft.id
        )
        for n, draft in enumerate(card.drafts, 1)
    )
    return [ticks[n : n + TICKS_IN_A_ROW] for n in range(0, len(ticks), TICKS_IN_A_ROW)]


def _name(card: Card, index: int, reader: Reader) -> str:
    """Its title; with the day beside it where another one is called the same."""
    title, when = card.drafts[index].proposal.title, card.drafts[index].proposal.when
    alone = sum(other.proposal.title == title for other in card.drafts) == 1
    if alone or isinstance(when, Partial):
        return title[:20]
    return f"{title[:20]} · {reader.dates.day(first_day(when), reader.today)}"


def _option_button(card: Card, option: Option, number: int, reader: Reader) -> Button:
    draft = card.drafts[option.draft]
    whose = f"{_name(card, option.draft, reader)}: " if len(card.drafts) > 1 else ""
    return Button(whose + _option_label(option, reader), _press(card, "edit", number), draft.id)


def _option_label(option: Option, reader: Reader) -> str:
    instead = option.assumption.instead
    if instead is None:
        return reader.words.set_title if option.assumption.kind == "title" else reader.words.set_time
    same_day = isinstance(instead, Timed) and option.assumption.kind == "half_day"
    label = reader.hours(instead) if same_day else reader.when(instead)
    return reader.words.instead(label)
