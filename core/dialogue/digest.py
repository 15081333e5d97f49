"""Several things that others changed: one list, which goes on with what comes within a minute after it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from uuid import uuid5

from core.calendar.event import Event
from core.dialogue.conversation import Conversation
from core.dialogue.effects import Say
from core.dialogue.inputs import Given, Sighting
from core.dialogue.links import quoted
from core.dialogue.phrases.news import NewsKind
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.standing import Digest
from core.dialogue.state import Step, stands

LISTED, SAMPLES = 5, 3
GOES_ON = timedelta(minutes=1)


def told_as_list(conversation: Conversation, given: Given, news: tuple[Sighting, ...]) -> Step:
    """Each on a line of its own; many are counted."""
    reader, before = reader_of(conversation, given), _goes_on(conversation, given)
    digest = _with(before or _empty(conversation, given), news, reader)
    say = Say(Reply(digest.reply, _text(digest, reader)), "edit" if before else "send")
    return stands(conversation, digest, before), (say,)


def kind_of_news(seen: Sighting) -> NewsKind:
    """What somebody did to it."""
    if seen.after is None:
        return "gone"
    if seen.before is not None:
        return "changed"
    return "invited" if seen.after.response == "needsAction" else "new"


def _goes_on(conversation: Conversation, given: Given) -> Digest | None:
    """The list that was told just now, if the person has said nothing since."""
    told = [one for one in conversation.standing if isinstance(one, Digest)]
    if not told or told[-1].turn != conversation.next_turn:
        return None
    return told[-1] if given.at - told[-1].at <= GOES_ON else None


def _empty(conversation: Conversation, given: Given) -> Digest:
    return Digest(uuid5(given.id, "news"), given.at, conversation.next_turn, 0, 0, 0, ())


def _with(digest: Digest, news: tuple[Sighting, ...], reader: Reader) -> Digest:
    counts = Counter(kind_of_news(seen) for seen in news)
    lines = (*digest.lines, *(_line(seen, reader) for seen in news[:LISTED]))
    return Digest(
        digest.reply,
        digest.at,
        digest.turn,
        digest.new + counts["new"] + counts["invited"],
        digest.changed + counts["changed"],
        digest.gone + counts["gone"],
        lines[:LISTED],
    )


def _text(digest: Digest, reader: Reader) -> str:
    words, count = reader.news, digest.new + digest.changed + digest.gone
    if count <= LISTED:
        return "\n".join([words.several(count), *digest.lines])
    head = words.many(digest.new, digest.changed, digest.gone)
    more = reader.words.more(count - SAMPLES)
    return "\n".join([head, *digest.lines[:SAMPLES], more, words.ask_the_day])


def _line(seen: Sighting, reader: Reader) -> str:
    event = _either(seen)
    title, when = quoted(event.title), reader.when(event.when)
    if seen.before and seen.after:
        title = _was_and_is(quoted(seen.before.title), title, reader)
        when = _was_and_is(reader.when(seen.before.when), when, reader)
    return reader.news.line(kind_of_news(seen), title, when)


def _was_and_is(was: str, now: str, reader: Reader) -> str:
    return now if was == now else reader.words.was_and_is(was, now)


def _either(seen: Sighting) -> Event:
    event = seen.after or seen.before
    assert event is not None
    return event
