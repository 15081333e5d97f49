"""The days and hours that a message speaks of, without those that it refuses or remembers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.calendar.time.expression import Clock, DaysAway, Spoken, TimeExpression, WeekdayIn
from core.language.english.time import find_times as find_english
from core.language.found import Found
from core.language.korean.time import find_times as find_korean
from core.language.picture.chat import Said
from core.language.picture.moments import blank_out, find_moments

HANGUL = re.compile("[가-힣]")
INTENDS = re.compile(
    r"만나|만날|보자|봐요|봬요|뵐|뵙|볼까|볼래|봅시다|보죠|예약|잡을|잡았|잡자|잡아|모이|모여|오세요|와요|하자|할까|할래|합시다|하시죠|갈까|가자|갑시다|갈래|먹자|먹을까|먹을래|먹어요|어때|어떠|어떨"
    r"|괜찮|가능|시간\s?(?:돼|되|있)|참석|진행|시작|예정|있습니다|있어요|합니다|할게|열립|잊지|오시|봐$|봐[!~.]|콜\b|약속|기로\s?(?:했|한)"
    r"|\b(?:meet|see you|let'?s|lets|how about|what about|shall we|works for|are you free|you free|book(?:ed)?|reserv\w+|join|come|coming|invite|grab|schedule[d]?|moved?\s+to|resched\w+"
    r"|confirmed|sounds good|can you make|want to|wanna|we have|there is|pick you up|on for|at my place|catch up)\b",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"\s*(?:에는|에|은|는|이|가|날)?\s*(?:말고|빼고|대신|안\s?[돼되]|안될|못|어려|힘들|바빠|불가|instead|doesn'?t|does not|won'?t|isn'?t|not|is bad)",
    re.IGNORECASE,
)
REFUSES = re.compile(
    r"\b(?:can'?t|cannot|not|busy|instead of|rather than|unable)\b[^.!?]{0,24}$", re.IGNORECASE
)
LOOSELY = re.compile(r"\s*(?:이후|넘어|지나|전에|까지|부터\s|or later|or after)|\s*이후", re.IGNORECASE)
LOOSELY_BEFORE = re.compile(r"\b(?:after|before|until|by)\s*$", re.IGNORECASE)
OVER = re.compile(
    r"(?:었어|았어|했어|였어|었지|았지|했지|었는데|았는데|했는데|더라|었네|았네|했네|었다|았다|했다)[요ㅋㅎㅠ!?~.\s]*$|어제|그저께|지난\s?주|\byesterday\b|\blast\s+(?:night|week|\w+day)\b",
    re.IGNORECASE,
)
NOT_HALF = re.compile(r"(?<=시\s)반(?=[가-힣])(?!에|부터|까지|쯤|이|정도)")  # 7시 반포에서
BARE_HOUR = re.compile(
    r"\b(?:at|around|about|say|by)\s+(1[0-2]|[1-9])(?=\s*(?:[?.!,]|$|at\b|in\b|ok|work|for\b|then\b))",
    re.IGNORECASE,
)
VAGUE = re.compile(r"이따가?|나중에?|later|soon", re.IGNORECASE)


def times_in(text: str) -> list[Found]:
    """Everything a message says of time; where two readers overlap, the one that saw more."""
    covered = NOT_HALF.sub("#", blank_out(text))
    find = find_korean if HANGUL.search(text) else find_english
    kept: list[Found] = []
    for found in sorted([*find_moments(text), *find(covered)], key=lambda one: one.start - one.end):
        if all(found.end <= other.start or found.start >= other.end for other in kept):
            kept.append(found)
    hour = BARE_HOUR.search(covered)
    if hour and not any(_has_clock(one.expression) for one in kept):
        kept.append(Found(hour.start(1), hour.end(1), Spoken(clock=Clock(int(hour[1])))))
    return sorted(kept, key=lambda one: one.start)


def _has_clock(time: TimeExpression) -> bool:
    return not isinstance(time, Spoken) or time.clock is not None


def _is_past(said: Spoken) -> bool:
    day = said.day
    return (isinstance(day, DaysAway) and day.days < 0) or (
        isinstance(day, WeekdayIn) and (day.week or 0) < 0
    )


def _refused(text: str, found: Found) -> bool:
    return bool(BEHIND.match(text, found.end) or REFUSES.search(text[: found.start]))


def mentions(said: Said) -> Iterator[tuple[Found, bool]]:
    """(time, whether it is said loosely) of a message, without what it refuses or remembers."""
    text = said.text
    for found in times_in(text):
        rest = text[found.start :]
        past = isinstance(found.expression, Spoken) and _is_past(found.expression)
        past = past or bool(OVER.search(rest) and not INTENDS.search(rest))
        past = past or bool(VAGUE.fullmatch(text[found.start : found.end]))
        if not past and not _refused(text, found):
            loose = LOOSELY.match(text, found.end) or LOOSELY_BEFORE.search(text[: found.start])
            yield found, bool(loose)
