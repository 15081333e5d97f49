"""Changes to what is there: move, lengthen, rename, invite, delete. Each reader answers None if it is not meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from core.calendar.time.expression import Spoken
from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents, Target
from core.language.english.clocks import length_at
from core.language.english.people import called_in, names_in
from core.language.english.shift import shift_in
from core.language.english.spans import compiled
from core.language.english.target import target_in, told_in
from core.language.english.tell import Told
from core.language.english.uninvited import uninvited
from core.language.english.words import EVENT_WORDS

Change: TypeAlias = ChangeEvent | RemoveEvents
Reader: TypeAlias = Callable[[str, str], Change | None]

POLITE = (
    r"\s*(?:(?:please|pls|plz|hey|hi|ok|okay|haru|so|and|also|actually|oh|um|wait|no(?!\s+more)|sorry|yes|yeah|just|"
    r"(?:can|could|would|will)\s+you|(?:can|could|should)\s+(?:we|i)|(?:i|we)(?:'m|'re|\s+am|\s+are)(?=\s+not\b)|i\s+(?=don'?t\s+need|do\s+not\s+need)|(?:(?:i|we)\s+)?(?:need|want|have|would\s+like|wanna|gotta)\s+to|i'?d\s+like\s+to|let'?s|lets|go\s+ahead\s+and|"
    r"(?:i\s+)?(?:need|want)\s+you\s+to|help\s+me)\b[\s,.!]*)*"
)
_DELETE = (
    r"(?:cancel|delete|remove|erase|clear|scrap|wipe|nix|ditch|unschedule|uncancel(?!)|get\s+rid\s+of|free\s+up(?=\s+(?:my|the)\b)|call\s+off|drop(?=\s+(?:it|that|this|the|my)\b(?:\s+[\w:']+){0,2}?\s*(?:meeting|call|appointment|event|lunch|dinner|coffee|reminder|class|session|$)|\s+(?:\w+\s+){1,2}(?:on|tomorrow|today|this|next)\b(?!.*\d))(?!\s+(?:off|by|in)\b)|throw\s+out|kill|axe|bin(?=\s+(?:the|my|our|that|this)\b)(?!.*\b(?:bag|bags|rubbish|trash)\b)|cross\s+off|strike|no\s+more|(?:forget|nvm|never\s*mind)(?:\s+about)?(?=\s+(?:the|my|our|that)\b)|(?:don'?t|do\s+not)\s+need(?=\s+(?:the|my|our|that)\b)|"
    r"not\s+(?:going\s+to|doing|attending|coming\s+to)(?=\s+(?:the|my|our|that)\b)|skip(?=\s+(?:\w+\s+)?(?:today|tomorrow|tonight|on|this|next)\b)|skip(?=\s+(?:the|my|our|this|that|to\w+'s|\w+day's)\b))\b"
    r"(?!\s+(?:culture|membership|subscription))(?:\s+out)?"
)
_ONLY_REMINDERS = r"\s+(?:(?:the|all|my|any|that)\s+)*(?:reminder|alert|notification|alarm)s?(?:\s+(?:from|for|of)\s+(?:it|that|this))?[\s.!?]*"
_OFF_CALENDAR = r"(?:\s+(?:off|from|out\s+of)\s+(?:of\s+)?(?:my|the|our)\s+(?:calendar|schedule|agenda|diary|planner|list))\b"
_TAKE_OFF = rf"take\s+(.+?){_OFF_CALENDAR}"
_MOVE = (
    r"(?:move|reschedule|re-schedule|shift(?!\s+\d)|push|postpone|delay|bring|change|switch|transfer|bump|slide|put\s+off|pull|update|"
    r"make(?=\s+(?:it|that|this|the|my|our)\b|.*\b(?:later|earlier|sooner|longer|shorter)\b)|defer|advance|set(?=\s+(?:it|that|the|my)\b)|edit|modify|adjust|swap|start|begin|end)\b"
)
_ALWAYS = r"(?:reschedule|re-schedule|postpone|delay|defer|put\s+off)\b"
_FIELD = r"(?:(?:the|its|my)\s+)?(?:(?P<time>time|date|day|start(?:\s+time)?|hour)|(?P<place>location|place|venue|room|address)|(?P<name>title|name))"
# the words a change may begin with
_VERBS = frozenset(
    (
        "free skip note notes memo description cancel delete remove erase clear scrap wipe nix ditch unschedule get call drop throw kill take add invite include "
        "uninvite rename retitle name extend lengthen prolong shorten cut trim move reschedule re shift push postpone delay "
        "bring change switch transfer bump slide put pull update make defer advance set edit modify adjust swap start begin "
        "axe bin cross strike i do don dont never nevermind nvm forget not no but end the its my our time date day hour location place venue room address title"
    ).split()
)


def change(text: str, plain: str) -> Change | None:
    """The change that a message asks for. `text` is in the user's own words, `plain` for the rules."""
    polite = compiled(POLITE).match(plain)
    at = polite.end() if polite else 0
    text, plain = text[at:], plain[at:]
    first = compiled(r"[a-z]+").match(plain)
    if first is None or first[0] not in _VERBS:
        return None
    for read in _READERS:
        if found := read(text, plain):
            return found
    return None


def _delete(text: str, plain: str) -> Change | None:
    m = compiled(_TAKE_OFF).match(plain)
    if m:
        return RemoveEvents(target_in(text[m.start(1) : m.end(1)], m[1]))
    m = compiled(_DELETE).match(plain)
    if m is None:
        return None
    if off := compiled(_OFF_CALENDAR).search(plain):
        text, plain = text[: off.start()] + text[off.end() :], plain[: off.start()] + plain[off.end() :]
    if compiled(_ONLY_REMINDERS).fullmatch(plain, m.end()):
        return ChangeEvent(Target(), Patch())
    every = m[0].startswith(("clear", "wipe", "free"))
    return RemoveEvents(target_in(text[m.end() :], plain[m.end() :], every))


_GUEST_LIST = (
    r"(?:the\s+|my\s+)?(?:guest\s+list|guests|list|attendees|invitees|invite|invitation|event)[\s.!]*"
)


def _guests(text: str, plain: str) -> Change | None:
    """Add Sam to lunch, invite Sam, remove Sam from the standup."""
    m = compiled(
        r"(add|invite|include|remove|uninvite|drop|take)\s+(.+?)(?:\s+(?:to|from|off|in|on)\s+(?!(?:my|the|our)\s+(?:calendar|schedule|agenda|diary)\b)(.+))?$"
    ).match(plain)
    if m is None:
        return None
    who = text[m.start(2) : m.end(2)]
    if m[1] == "take" and compiled(r"\s+(?:to|in|on)\s").match(plain, m.end(2)):
        return None
    names = names_in(who) or (called_in(who) if _takes_off_somebody(m) else ())
    if not names or (m[3] is None and m[1] not in {"invite", "uninvite"}):
        return None
    listed = m[3] is None or compiled(_GUEST_LIST).fullmatch(m[3])
    target = Target() if listed else target_in(text[m.start(3) : m.end(3)], m[3])
    if m[1] in {"add", "invite", "include"}:
        return ChangeEvent(target, Patch(add_attendees=names))
    return ChangeEvent(target, Patch(remove_attendees=names))


def _takes_off_somebody(m: re.Match[str]) -> bool:
    """Remove minsu from the standup; a thing would have an article, or be an event itself."""
    if m[1] != "uninvite" and (m[1] != "remove" or m[3] is None):
        return False
    thing = compiled(rf"(?:the|my|our|a|an|all|every|it|that|this)\b|.*(?:{EVENT_WORDS})").match(m[2])
    on_event = m[3] is None or compiled(rf"{_GUEST_LIST}$|.*(?:{EVENT_WORDS})").match(m[3])
    return not thing and on_event is not None and told_in(m[2]).expression is None


def _rename(text: str, plain: str) -> Change | None:
    m = compiled(
        r"(?:rename|retitle)\s+(.+?)\s+(?:to|as)\s+(.+?)[\s.!]*$|(?:call|name)\s+(it|that|this)\s+(.+?)(?:\s+instead)?[\s.!]*$"
    ).match(plain)
    if m is None:
        return None
    what, name = (1, 2) if m[1] else (3, 4)
    return ChangeEvent(
        target_in(text[m.start(what) : m.end(what)], m[what]),
        Patch(title=text[m.start(name) : m.end(name)].strip("\"' ")),
    )


def _field(text: str, plain: str) -> Change | None:
    """Change the location of the standup to room 4; the place is Nobu."""
    m = compiled(
        rf"(?:(?:change|update|set|edit|switch|move|make)\s+)?{_FIELD}(?:\s+(?:of|for|on)\s+(?P<of>.+?))?\s*(?:\bto\b|\bas\b|\bis\b|:|\bshould\s+be\b)\s*(?P<new>.+?)[\s.!]*$|"
        rf"(?:change|update|set|edit)\s+(?P<of2>.+?)(?:'s)?\s+(?:(?P<time2>time|date)|(?P<place2>location|place|venue|room)|(?P<name2>title|name))\s+to\s+(?P<new2>.+?)[\s.!]*$"
    ).match(plain)
    if m is None:
        return None
    kind = next((name for name in ("time", "place", "name", "time2", "place2", "name2") if m[name]), "")
    new, of = ("new2", "of2") if kind.endswith("2") else ("new", "of")
    target = target_in(text[m.start(of) : m.end(of)], m[of]) if m[of] else Target()
    words = text[m.start(new) : m.end(new)].strip("\"' ")
    if kind.startswith("time"):
        told = told_in(m[new])
        return ChangeEvent(target, Patch(time=told.expression)) if told.expression else None
    return ChangeEvent(target, Patch(location=words) if kind.startswith("place") else Patch(title=words))


def _length(text: str, plain: str) -> Change | None:
    """Extend the standup by 30 minutes, make it an hour shorter, extend it until 5."""
    if more := compiled(r"add\s+(?:another\s+|an\s+extra\s+)?(?=\S)").match(plain):
        return _longer(text, plain, more.end())
    m = compiled(r"(extend|lengthen|prolong|shorten|cut|trim)\b\s*").match(plain)
    if m is None:
        return None
    to = compiled(r"(.*?)\s*\b(?:to|until|till)\b\s*(.+)").match(plain, m.end())
    told = told_in(to[2]) if to else None
    if to is not None and told is not None and isinstance(told.expression, Spoken):
        target = target_in(text[to.start(1) : to.end(1)], to[1])
        return ChangeEvent(target, Patch(time=_as_end(told.expression)))
    found = shift_in(plain, m.end())
    if found is None:
        return None
    minutes = -abs(found.minutes) if m[1] in {"shorten", "cut", "trim"} else abs(found.minutes)
    target = target_in(text[m.end() : found.start], plain[m.end() : found.start])
    return ChangeEvent(target, Patch(extend_minutes=minutes))


def _longer(text: str, plain: str, at: int) -> Change | None:
    """Add 30 minutes to the review."""
    found = length_at(plain, at)
    to = (
        compiled(r"\s+(?:more\s+)?(?:to|on\s+to|onto)\s+(?!my\s+(?:calendar|schedule)\b)").match(
            plain, found[0]
        )
        if found
        else None
    )
    if found is None or to is None:
        return None
    return ChangeEvent(target_in(text[to.end() :], plain[to.end() :]), Patch(extend_minutes=found[1]))


def _as_end(said: Spoken) -> Spoken:
    """Until 5 is an end; to two hours is a length."""
    return (
        said
        if said.minutes
        else replace(said, clock=None, until_clock=said.clock, day=None, until_day=said.day)
    )


def _shift(text: str, plain: str) -> Change | None:
    """Push it back an hour, make the standup 30 minutes longer."""
    m = compiled(_MOVE).match(plain)
    found = shift_in(plain, m.end()) if m else None
    if m is None or found is None:
        return None
    target = target_in(
        text[m.end() : found.start] + " " + text[found.end :],
        plain[m.end() : found.start] + " " + plain[found.end :],
    )
    if found.longer:
        return ChangeEvent(target, Patch(extend_minutes=found.minutes))
    sooner = found.sooner or m[0] in {"bring", "advance", "pull"}
    return ChangeEvent(target, Patch(shift_minutes=-abs(found.minutes) if sooner else found.minutes))


def _move(text: str, plain: str) -> Change | None:
    """Move the dentist from Friday to Monday at 4; make it weekly; move it to room 4."""
    m = compiled(_MOVE).match(plain)
    if m is None:
        return None
    start = m.end()
    for to in _destinations(plain, start, compiled(_ALWAYS).match(m[0]) is not None):
        told = told_in(plain[to.end() :], leading=True)
        if (told.expression or told.recurrence) and plain[start : to.start()].strip():
            patch = Patch(time=told.expression, recurrence=told.recurrence)
            return ChangeEvent(target_in(text[start : to.start()], plain[start : to.start()]), patch)
    return _made(text, plain, start) or _moved_place(text, plain, start) or _vague(text, plain, m[0], start)


def _destinations(plain: str, start: int, surely: bool) -> list[re.Match[str]]:
    """Where the new time may begin: behind the last `to`, or the first `on`."""
    strong = list(compiled(r"\b(?:to|until|till|into)\b").finditer(plain, start))
    if not (surely or compiled(r"\s+(?:the|my|our|it|that|this)\b").match(plain, start)):
        return strong[:-4:-1]
    return strong[:-4:-1] + list(compiled(r"\b(?:for|on|at)\b").finditer(plain, start))[:3]


def _made(text: str, plain: str, start: int) -> Change | None:
    """Make it 5, make the standup weekly, make it all day."""
    m = compiled(
        r"\s*(it|that|this|(?:the|my|our)\s+(?:(?!\bto\b)[\w' ])+?)\s+(?=\d|all\b|a\s|an\s|half|every|weekly|daily|monthly|biweekly|noon|midnight|repeat|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next|\w+\s+(?:o'clock|hours?|minutes?|pm|am)\b|at\b)"
    ).match(plain, start)
    if m is None or not plain.startswith(("make", "set", "change", "update", "switch", "move")):
        return None
    told = told_in(plain[m.end() :].replace("repeat ", "", 1))
    patch = Patch(time=told.expression, recurrence=told.recurrence, all_day=told.all_day)
    return None if patch == Patch() else ChangeEvent(target_in(text[m.start(1) : m.end(1)], m[1]), patch)


def _moved_place(text: str, plain: str, start: int) -> Change | None:
    m = compiled(r"\s+(.+?)\s+to\s+(?!do\b)(.+?)(?:\s+instead)?[\s.!?]*$").match(plain, start)
    if m is None or not plain.startswith(("move", "change", "switch", "shift", "transfer")):
        return None
    place = compiled(r"(?i:be\s+(?:at|in)\s+)").sub("", text[m.start(2) : m.end(2)], count=1)
    if compiled(r"(?:(?:the|my)\s+)?(?:guests?|attendees|people|invitees)").fullmatch(m[1]):
        return ChangeEvent(Target(), Patch(add_attendees=names_in(place))) if names_in(place) else None
    return ChangeEvent(target_in(text[m.start(1) : m.end(1)], m[1]), Patch(location=place))


def _vague(text: str, plain: str, verb: str, start: int) -> Change | None:
    """Reschedule the dentist: nothing is said about when."""
    mine = compiled(r"\s+(?:the|my|our|it|that|this)\b").match(plain, start) and verb in {
        "move",
        "change",
        "update",
        "edit",
        "modify",
    }
    if not (compiled(_ALWAYS).match(verb) or mine):
        return None
    return ChangeEvent(target_in(text[start:], plain[start:]), Patch())


_NOTE = r"(?:(?:add|put|make|set|change|leave)\s+)?(?:(?:a|the|this|my)\s+)*(?:notes?|memo|description)(?:\s+(?:to|for|on|of)\s+(?!self\b)(.+?))?\s*(?::|\bthat\b|\bsaying\b|\bto\b(?=.*:))\s*(\S.*)$"


def _noted(text: str, plain: str) -> Change | None:
    """Add a note: bring the slides; but a note that tells a time is an event."""
    m = compiled(_NOTE).match(plain)
    if m is None or told_in(m[2]) != Told():
        return None
    target = target_in(text[m.start(1) : m.end(1)], m[1]) if m[1] else Target()
    return ChangeEvent(target, Patch(notes=text[m.start(2) : m.end(2)].strip()))


_READERS: tuple[Reader, ...] = (_noted, _guests, uninvited, _delete, _rename, _field, _length, _shift, _move)
