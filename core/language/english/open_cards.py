"""What is said while cards still wait for a tap: who comes as well, and a card named with what differs."""

from __future__ import annotations

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import ChangeEvent, CreateEvents, EventProposal, Meaning, Patch, Target
from core.language.english.people import names_in
from core.language.english.scan import scan
from core.language.english.spans import compiled

_ADD = r"(?:(?:please|also|and|oh|can\s+you|could\s+you)[\s,]+)*(?:add|include|bring|invite)\s+(.+?)(?:\s+(?:too|as\s+well|please|also))*[\s.!?]*$"
_COMES = r"\s*(?:(?:and|also)\s+)*(?:with\s+(.+?)(?:\s+(?:too|as\s+well))?|(.+?)\s+(?:is|are)\s+(?:coming|joining)(?:\s+(?:us|too|along|as\s+well))*)[\s.!]*$"
_NO_NAME = (
    r"\b(?:meeting|call|lunch|dinner|breakfast|brunch|coffee|drinks|appointment|dentist|doctor|party|interview|class|"
    r"milk|eggs|yoga|gym|flight|event|reminder|note|task|zoom|location|time|title|day)s?\b"
)


def guests(text: str, plain: str, open_titles: tuple[str, ...]) -> ChangeEvent | None:
    """Add Anna and Ben; a single name only where a card is open, for it might name an event."""
    m = compiled(_ADD).match(plain) or (compiled(_COMES).match(plain) if open_titles else None)
    if m is None or scan(plain) or compiled(_NO_NAME).search(m[0]):
        return None
    names = names_in(text[m.start(m.lastindex or 1) : m.end(m.lastindex or 1)])
    if not names or (len(names) == 1 and not open_titles):
        return None
    return ChangeEvent(Target(), Patch(add_attendees=names))


def of_open_card(meaning: Meaning, open_titles: tuple[str, ...]) -> ChangeEvent | None:
    """An event that is called as an open card is, and names no day, is that card: dentist at 4."""
    if not isinstance(meaning, CreateEvents) or len(meaning.events) > 1:
        return None
    [event] = meaning.events
    same = next((title for title in open_titles if title.casefold() == event.title.casefold()), None)
    if same is None or not _only_differs(event):
        return None
    return ChangeEvent(
        Target(same),
        Patch(time=event.time, location=event.location or None, add_attendees=event.attendees),
    )


def _only_differs(event: EventProposal) -> bool:
    said = event.time
    dayless = said is None or (isinstance(said, Spoken) and said.day is None)
    return dayless and event.recurrence is None and bool(said or event.location or event.attendees)
