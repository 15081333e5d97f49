"""Invitations, posters, letters, cards, messages with a notice in them: their occasions become events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.calendar.time.expression import CalendarDate, Spoken
from core.dialogue.interpretation import EventProposal
from core.language.picture.headline import HANGUL, trimmed
from core.language.picture.notes import Note
from core.language.picture.occasions import Occasion, gather
from core.language.picture.places import labelled_place, place_near
from core.language.picture.purpose import EVERYDAY
from core.language.picture.titles import title_of
from core.language.picture.words import BOOKED, KIND, SAME_DAY, is_sentence

MOST = 30
NUMBERED = re.compile(
    r"^\W*(?:\d{1,2}\s?[차회부교시]|제?\s?\d{1,2}\s?[차회부]|day\s?\d|session\s?\d|round\s?\d|part\s?\d)\W*$",
    re.IGNORECASE,
)
TICKETS = re.compile(r"(?:티켓|예매)\s?오픈|tickets?\s+on\s+sale", re.IGNORECASE)
CLOSING = re.compile(
    r"참가\s?신청|참석\s?신청|신청|접수|제출|회신|등록|납부|지원|rsvp|registration|register|submi|apply|application|respond",
    re.IGNORECASE,
)
NOUNS = {
    "rsvp": "RSVP",
    "respond": "RSVP",
    "registration": "Registration",
    "register": "Registration",
    "submi": "Submission",
    "apply": "Application",
    "application": "Application",
}
ENDING = re.compile(r"\s*(?:마감일?시?|기한|기간|일시|일자)$")
WHEN_WORDS = re.compile(r"\s?(?:일시|일자|날짜|시간|기간|시각|일정|일|date|time|when)$", re.IGNORECASE)
GENERIC_WHEN = re.compile(
    r"(?:행사|공연|전시|예약|진료|관람|상영|교육|회의|모임|시험|이용|방문|상담|예식|대회|강연|event|appointment|show|check-?in|체크인|입실|출발|시작|starts?|depart\w*)?",
    re.IGNORECASE,
)
VENUE_IN_REST = re.compile(r"(?:\s{2,}|[|/@·(]).*$")
SHORT_NAME = 32


def _key(one: Occasion) -> tuple[object, ...]:
    day = one.time.day
    plain = (day.month, day.day) if isinstance(day, CalendarDate) else day
    return plain, one.time.clock and (one.time.clock.hour, one.time.clock.minute)


def _apart(occasions: Sequence[Occasion]) -> list[Occasion]:
    """The same time said twice is one; a day said again without its time is the one with it."""
    kept: dict[tuple[object, ...], Occasion] = {}
    days: set[object] = set()
    for one in sorted(occasions, key=lambda one: one.time.clock is None):
        day = _key(one)[0]
        if one.time.clock is not None or day not in days:
            kept.setdefault(_key(one), one)
            days.add(day)
    places = {id(one): at for at, one in enumerate(occasions)}
    return sorted(kept.values(), key=lambda one: (one.note.at, places[id(one)]))


def own_name(one: Occasion) -> str:
    """What its own row calls it, or nothing."""
    label = one.note.label
    if label is not None and label.role == "named" and not NUMBERED.match(label.label):
        return trimmed(re.sub(r"(?<=[가-힣]{2})일(?:시|정|자)?$", "", label.label.strip()))
    rest = trimmed(VENUE_IN_REST.sub("", SAME_DAY.sub("", one.note.rest)))
    usable = label is None and len(rest) >= 2 and len(rest) <= SHORT_NAME and not is_sentence(one.note.rest)
    return rest if usable and any(letter.isalpha() for letter in rest) else ""


def _listed(occasions: Sequence[Occasion]) -> list[tuple[Occasion, str]]:
    """Rows that each name something of their own: a list of events."""
    named = [(one, name) for one in occasions if not one.deadline and (name := own_name(one))]
    return named if len({name for _, name in named}) > 1 else []


def tells(text: str) -> bool:
    """Whether a row says that something takes place."""
    return bool(KIND.search(text) or EVERYDAY.search(text) or BOOKED.search(text))


def _confident(one: Occasion, notes: Sequence[Note]) -> bool:
    """Whether a time that nothing labels is that of an event, and not a date of writing."""
    if one.deadline:
        return False
    if not any(tells(note.text) for note in notes):
        planned = one.time.until_clock is not None or bool(place_near(notes, one.note.at))
        return one.time.clock is not None and planned
    if one.time.clock is not None:
        return True
    footer = one.note.at >= len(notes) - 2 and len(notes) > 4
    return bool(one.time.until_day or one.time.weekday is not None or not footer)


def _tells_enough(one: Occasion) -> bool:
    return not one.deadline and (one.time.clock is not None or one.time.weekday is not None)


def _label_name(one: Occasion) -> str:
    """`방학` of `방학 기간` on a page with several times."""
    label = one.note.label.label if one.note.label is not None else ""
    name = WHEN_WORDS.sub("", label).strip()
    return "" if GENERIC_WHEN.fullmatch(name) else name


def chosen(occasions: Sequence[Occasion], notes: Sequence[Note]) -> list[tuple[Occasion, str]]:
    """The occasions worth an event, each with the name its own row gives it."""
    main = [one for one in occasions if one.main]
    if main:
        others = [one for one in occasions if one.role == "named" and _tells_enough(one)]
        several = len(main) + len(others) > 1
        return [(one, _label_name(one) if several else "") for one in main] + [
            (one, own_name(one)) for one in others
        ]
    if listed := _listed(occasions):
        return listed
    plain = [one for one in occasions if _confident(one, notes)]
    timed = [one for one in plain if one.time.clock is not None or one.time.until_day is not None]
    return [(one, "") for one in timed or plain]


def _what_closes(one: Occasion) -> str:
    """`참가 신청`, `RSVP`, or nothing where that is not said."""
    label = one.note.label
    if label is not None and label.role == "deadline" and HANGUL.search(label.label):
        return ENDING.sub("", label.label).strip()
    found = CLOSING.search(one.note.text)
    return "" if found is None else NOUNS.get(found[0].lower(), found[0])


def _closing_title(one: Occasion, title: str, beside: bool) -> str:
    """What ends or opens there, after the title of the page where nothing else on it takes place."""
    korean = bool(HANGUL.search(one.note.text))
    if TICKETS.search(one.note.text):
        return f"{title} {'티켓 오픈' if korean else 'tickets on sale'}".strip()
    what = _what_closes(one)
    words = [what or title] if beside else [title, what]
    return " ".join(filter(None, [*words, "마감" if korean else "deadline"]))


def _proposal(one: Occasion, title: str, place: str) -> EventProposal:
    return EventProposal(title=title, time=_plain(one), location=place)


def _plain(one: Occasion) -> Spoken:
    return replace(one.time, deadline=one.deadline)


def _section_title(one: Occasion, earlier: Occasion | None, notes: Sequence[Note]) -> str:
    """A headline of its own between two labelled times."""
    if earlier is None:
        return ""
    between = [note for note in notes if earlier.note.at < note.at < one.note.at and note.label is None]
    short = [note for note in between if len(note.text) <= SHORT_NAME and not is_sentence(note.text)]
    return trimmed(short[-1].rest) if short and KIND.search(short[-1].text) else ""


def _place_of(one: Occasion, own: str, notes: Sequence[Note], common: str) -> str:
    if own and one.note.label is not None:
        behind = trimmed(SAME_DAY.sub("", one.note.rest.split(":", 1)[-1]))
        return behind if behind and behind != own else ""
    return common or place_near(notes, one.note.at)


def events_in(notes: Sequence[Note]) -> list[EventProposal]:
    """The events of a page, in the order in which they stand there."""
    occasions = gather(tuple(notes))
    worth = chosen(occasions, notes)
    picked = _apart([one for one, _ in worth])
    names = {id(one): name for one, name in worth}
    title, common = title_of(notes), labelled_place(notes)
    events: list[EventProposal] = []
    earlier: Occasion | None = None
    for one in picked:
        own = names.get(id(one), "")
        named = own or _section_title(one, earlier, notes) or title
        events.append(_proposal(one, named, _place_of(one, own, notes, common)))
        earlier = one
    return (events + _closings(occasions, title, bool(events)))[:MOST]


def _closings(occasions: Sequence[Occasion], title: str, beside: bool) -> list[EventProposal]:
    """Deadlines. Beside an event only those that say clearly what they close."""
    found: list[EventProposal] = []
    for one in _apart([one for one in occasions if one.deadline]):
        name = _closing_title(one, title, beside)
        clear = CLOSING.search(one.note.text) or TICKETS.search(one.note.text)
        if name and (clear or not beside):
            found.append(_proposal(one, name, ""))
    return found
