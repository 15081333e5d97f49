"""Which English words are a day, and which only look like one. Texts are in lower case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from core.calendar.time.expression import Day, DaysAway, DaysFrom, Latest, MonthsAway, WeekdayIn
from core.calendar.time.holiday_names import ENGLISH as HOLIDAYS
from core.calendar.time.office_days import SomeDay, WorkdaysAway
from core.language.english import days as say
from core.language.english.words import (
    DAYS,
    MONTH_UNITS,
    MONTHS,
    NUMBER_WORDS,
    NUMBERS,
    ORDINAL_WORDS,
    ORDINALS,
    SHY_WEEKDAYS,
    WEEKDAYS,
    one_of,
)
from core.language.over import comes_round

MONTH = rf"({one_of(MONTHS)})\b\.?"
WEEKDAY = rf"({one_of(WEEKDAYS)})\b\.?"
NUMBER = rf"(\d{{1,4}}|{NUMBER_WORDS})\b"
DAY_UNIT = rf"({one_of([*DAYS, *MONTH_UNITS])})\b"
NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)\b|{ORDINAL_WORDS}\b)"
NO_CLOCK = r"(?!\s?(?::\d|[ap]\.?m\b|o'?clock)|\d|th\b|st\b|nd\b|rd\b)"
_YEAR = r"(?:,?\s*(\d{4})(?![\d:]))?"
_NO_FRACTION = (
    r"(?<!24/7)(?!\s*(?:cups?|inch|hours?|hrs?|off|price|of|miles?|day|full|done|way|marathon)\b)(?![\d/%])"
)
# the 3rd floor, 2nd street, the 5th time
_NO_DATE = (
    r"(?!\s+(?:floor|street|st|ave|avenue|road|rd|grade|graders?|time|birthday|bday|anniversary|place|round|half|hole|"
    r"period|quarter|inning|attempt|century|edition|semester|trimester|year|draft|interview|date|person|one|party|"
    r"week|weekend|base|class|thing|session|shot|dose|opinion|hand|part|chance|aid|ones)\b)"
)
_TOMORROW = r"(?:tomorrow|tmrw|tmr|tmw)\b"
_OFFICE_DAY = r"(?:business|working|work)\s?-?day\b"
_STEP = r"(this|next|last|current|the\s+following|following)"
_HOLIDAY = one_of(name.replace("'", "'?") for name in HOLIDAYS if not name.startswith("new year"))
_NEW_YEAR = r"(?<!happy )(new\s+year'?s?(?:\s+(?:day|eve))?)"

# The words a rule begins with, its pattern, its meaning; the first that matches counts.
_TABLE: tuple[tuple[str, str, say.Meaning], ...] = (
    ("#", r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", say.iso),
    ("#", rf"(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}|\d{{2}})\b)?{_NO_FRACTION}", say.slashed),
    ("#", r"(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)", say.slashed),
    ("#", r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)", say.dotted),
    ("#", r"(\d{1,2})\.(\d{1,2})\.()(?=\s+(?:at\s|from\s|um\s|@|\d{1,2}[:.]\d\d))", say.dotted),
    ("# ORD", rf"(\d{{1,2}}|{NTH})(?:\s+of)?\s+{MONTH}{_YEAR}", say.day_month),
    ("MONTH", rf"{MONTH}\s*(?:the\s+)?({NTH}|\d{{1,2}}{NO_CLOCK}){_YEAR}", say.month_day),
    ("# ORD", rf"({NTH})\s+(?:of\s+)?{_STEP.replace('last', 'last|the')}\s+month\b", say.nth_of_step),
    (
        "# ORD last",
        rf"(last|{NTH})\s+{WEEKDAY}(?:\s+(?:of|in)\s+(?:(the|this|next|last)\s+month\b|{MONTH}{_YEAR}))",
        say.nth_weekday,
    ),
    ("# ORD", rf"({NTH})\s+{WEEKDAY}()()()", say.nth_weekday),
    ("this next", rf"(this|next)\s+month,?\s+(?:on\s+)?(?:the\s+)?({NTH})", say.step_nth),
    ("today tday tomorrow tmrw tmr tmw", rf"(today|tday|{_TOMORROW})\s+(week|fortnight)\b", say.today_week),
    ("today todays tday", r"(?:todays?|tday)\b(?!'s\s+special)", say.always(DaysAway(0))),
    (
        "tomorrow tomorrows tmrw tmrws tmr tmrow tomorow tommorow tommorrow tomorro tomrrow tomorrw tomoro tomoz tmoro tmorrow tmro tmw",
        r"\w+",
        say.always(DaysAway(1)),
    ),
    ("yesterday", r"\w+", say.always(DaysAway(-1))),
    ("day", r"day\s+after\s+(?:tomorrow|tmrw)\b", say.always(DaysAway(2))),
    ("overmorrow", r"\w+", say.always(DaysAway(2))),
    ("day", r"day\s+before\s+yesterday\b", say.always(DaysAway(-2))),
    ("this next last", rf"(this|next|last)\s+week,?\s+(?:on\s+)?{WEEKDAY}", say.step_week_weekday),
    (
        "this next last past coming upcoming following",
        rf"(this|next|last|past|coming|upcoming|following)\s+(?:coming\s+|upcoming\s+)?{WEEKDAY}",
        say.step_weekday,
    ),
    ("WEEKDAY", rf"{WEEKDAY}\s+after\s+next\b", say.weekday_after_next),
    ("WEEKDAY", rf"{WEEKDAY},?\s+(?:of\s+)?(this|next|last)\s+week\b", say.weekday_step),
    ("WEEKDAY", rf"{WEEKDAY}\s+week\b", say.weekday_week),
    ("week month weekend", r"(week|month|weekend)\s+after\s+next\b", say.span_after_next),
    ("# NUM week", rf"(?:{NUMBER}\s+)?weeks?\s+(?:on|from|after)\s+(?:this\s+)?{WEEKDAY}", say.week_on),
    (
        "# NUM fortnight",
        rf"(?:{NUMBER}\s+)?(weeks?|wks?|fortnights?)\s+(?:from\s+)?(today|{_TOMORROW})",
        say.week_today,
    ),
    (
        "# NUM fortnight",
        rf"(?:{NUMBER}\s+)?fortnights?\s+(?:on|from)\s+(?:this\s+)?{WEEKDAY}",
        say.fortnight_on,
    ),
    (
        "# NUM",
        rf"{NUMBER}\s+{DAY_UNIT}\s+(?:from\s+(?:now|today)|hence|later|from\s+this\s+day)\b",
        say.from_now,
    ),
    ("week month", r"()(week|month)\s+from\s+(?:now|today)\b", lambda m: say.away(1, m[2])),
    ("# NUM", rf"{NUMBER}\s+{DAY_UNIT}\s+ago\b", say.ago),
    ("early mid late later", r"(early|mid|later?)[\s-]+(this|next|in\s+the)\s+week\b", say.part_of_week),
    (
        "this next last coming upcoming following current",
        r"(this|next|last|coming|upcoming|following|current)\s+(week|weekend|month|year)\b",
        say.step_span,
    ),
    ("weekend", r"weekend\b", say.weekend),
    (
        "end beginning start middle",
        rf"(end|beginning|start|middle)\s+of\s+(?:the\s+)?(this|next|last|current)?\s*(week|weekend|month|year|{one_of(MONTHS)})\b",
        say.edge,
    ),
    ("eow", r"eow\b", say.always(WeekdayIn(4, 0))),
    ("eom", r"eom\b", say.always(MonthsAway(0, -1))),
    (
        "ORD last",
        rf"(first|1st|last)\s+day\s+of\s+(?:{MONTH}|(?:the\s+)?(?:(this|next)\s+)?month\b(?!\s*,))",
        say.edge_day,
    ),
    (
        "# ORD last",
        rf"(last|{NTH})\s+{_OFFICE_DAY}(?:\s+(?:of|in)\s+(?:(the|this|next|last)\s+month\b|{MONTH}{_YEAR})|(?=\s+of\s*$))?",
        say.office_day,
    ),
    ("next following", rf"(?:next|following)\s+{_OFFICE_DAY}", say.always(WorkdaysAway(1))),
    (
        "# NUM",
        rf"{NUMBER}\s+(?:business|working|work)\s+days?\s+(?:from\s+(?:now|today)|later|hence)\b",
        say.office_days_on,
    ),
    ("early mid late", rf"(early|mid|late)[\s-]+(?:{MONTH}|(this|next)\s+month\b)", say.part_of_month),
    ("MONTH", rf"{MONTH}\s+(20\d\d)\b", say.whole_month),
    ("last", rf"last\s+(?!may\s+[a-z]){MONTH}(?!\s*(?:the\s+)?\d)()", lambda m: Latest(say.whole_month(m))),
    ("# ORD", rf"({NTH}){_NO_DATE}", say.nth),
    ("HOLIDAY", rf"({_HOLIDAY})()\s+(?:bank\s+holiday\s+)?weekend\b", say.holiday),
    ("HOLIDAY", rf"({_HOLIDAY})\b{_YEAR}", say.holiday),
    ("new", rf"{_NEW_YEAR}\b{_YEAR}", say.holiday),
    ("WEEKDAY", WEEKDAY, say.bare_weekday),
)

_CLASSES: Mapping[str, frozenset[str]] = {
    "MONTH": frozenset(MONTHS),
    "WEEKDAY": frozenset(WEEKDAYS),
    "ORD": frozenset(re.split(r"[ -]", word)[0] for word in ORDINALS),
    "NUM": frozenset(re.split(r"[ -]", word)[0] for word in NUMBERS),
    "HOLIDAY": frozenset(re.match(r"[a-z]+|\d", name)[0] for name in HOLIDAYS),  # type: ignore[index]
}


def _index() -> Mapping[str, list[int]]:
    rules: dict[str, list[int]] = {}
    for n, (begins, _, _) in enumerate(_TABLE):
        for word in begins.split():
            for first in _CLASSES.get(word, (word,)):
                rules.setdefault(first, []).append(n)
    return rules


@cache
def _pattern(n: int) -> re.Pattern[str]:
    return re.compile(_TABLE[n][1])


_RULES = _index()
_FIRST = re.compile(r"[a-z]+|\d|2moro")
_LAST = re.compile(r"last\s+")
_THE = re.compile(r"the\s+(?:very\s+)?")
DAY_WORDS = frozenset(_RULES) | {"the"}


def day_at(text: str, start: int, nested: bool = False) -> tuple[int, Day] | None:
    """The day that is told at this place, and where the words end."""
    the = _THE.match(text, start)
    at = the.end() if the else start
    first = _FIRST.match(text, at)
    if first is None:
        return None
    word = "#" if first[0].isdecimal() else first[0]
    if the and word in SHY_WEEKDAYS:
        return None
    for n in _RULES.get(word, ()):
        if (m := _pattern(n).match(text, at)) and (day := _TABLE[n][2](m)) is not None:
            return m.end() + 2 * text.startswith("'s", m.end()), day
    return None if nested else _beside(text, at) or _latest(text, at)


@cache
def _away() -> re.Pattern[str]:
    return re.compile(rf"(?:{NUMBER}\s+)?(day|week)s?\s+(after|before|from)\s+")


def _beside(text: str, at: int) -> tuple[int, Day] | None:
    """Two days after Christmas, the day before Thanksgiving, a week from tomorrow."""
    m = _away().match(text, at)
    base = day_at(text, m.end(), nested=True) if m else None
    if m is None or base is None:
        unknown = _some_day().match(text, at)
        return (unknown.end(), SomeDay()) if unknown else None
    count = say.number(m[1] or "a") * DAYS[m[2]]
    return base[0], DaysFrom(base[1], -count if m[3] == "before" else count)


@cache
def _some_day() -> re.Pattern[str]:
    """The day before the exam, the night after our wedding: nothing here tells when that is."""
    return re.compile(
        rf"(?:(?:{NUMBER}|a)\s+)?(?:day|night|morning|evening|week)s?\s+(?:before|after|of)\s+(?:the|my|our|his|her|their)\s+(?:\w+\s+){{0,2}}?"
        r"(?:exams?|finals|midterms?|test|interview|wedding|graduation|surgery|operation|party|trip|flight|move|race|marathon|concert|show|funeral|"
        r"birthday|anniversary|deadline|launch|release|election|presentation|recital|game|match|tournament|conference|due\s+date)\b"
    )


def _latest(text: str, at: int) -> tuple[int, Day] | None:
    """Last Christmas, last September 3rd."""
    m = _LAST.match(text, at)
    base = day_at(text, m.end(), nested=True) if m else None
    return (base[0], Latest(base[1])) if base is not None and comes_round(base[1]) else None
