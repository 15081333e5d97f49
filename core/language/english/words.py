"""English words that stand for numbers, months, weekdays, units, zones and parts of the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.calendar.time.expression import DayPart

ONES = "one two three four five six seven eight nine ten eleven twelve".split()
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}

NUMBERS: Mapping[str, int] = {
    **{word: n + 1 for n, word in enumerate(ONES + _TEENS)},
    **_TENS,
    **{
        f"{tens}{gap}{one}": n + k + 1
        for tens, n in _TENS.items()
        for k, one in enumerate(ONES[:9])
        for gap in " -"
    },
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "a couple": 2,
    "couple of": 2,
    "couple": 2,
    "a few": 3,
    "few": 3,
    "several": 3,
}

# the same words as NUMBERS, as one short pattern
NUMBER_WORDS = (
    rf"(?:(?:{'|'.join(_TENS)})(?:(?:\s+|-)(?:{'|'.join(ONES[:9])}))?|{'|'.join(_TEENS + ONES)}|"
    r"a\s+couple(?:\s+of)?|couple(?:\s+of)?|a\s+few|few|several|an|a)"
)

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS: Mapping[str, int] = {
    **{word: n + 1 for n, word in enumerate(_ORDINALS)},
    **{f"twenty{gap}{word}": n + 21 for n, word in enumerate(_ORDINALS[:9]) for gap in " -"},
    "thirtieth": 30,
    "thirty first": 31,
    "thirty-first": 31,
}

# the same words as ORDINALS, as one short pattern
ORDINAL_WORDS = rf"(?:twenty(?:\s+|-)(?:{'|'.join(_ORDINALS[:9])})|thirty(?:\s+|-)first|thirtieth|{'|'.join(reversed(_ORDINALS))})"

MONTHS: Mapping[str, int] = {
    name: n + 1
    for n, names in enumerate(
        (
            "january jan janurary", "february feb febuary", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug agust", "september sept sep setpember", "october oct ocotber", "november nov novemeber",
            "december dec decemeber",
        )
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS: Mapping[str, int] = {
    name: n
    for n, names in enumerate(
        (
            "monday mon mondy", "tuesday tuesd tues tue teusday tuseday tuesdy",
            "wednesday wednsday wensday wendesday wednesdy weds wed",
            "thursday thurs thur thu thrusday thursdy thurday", "friday fri firday friady fridy",
            "saturday sat saterday satuday satruday", "sunday sun sundy",
        )
    )
    for name in names.split()
}  # fmt: skip
# short names that are words of their own as well
SHY_WEEKDAYS = frozenset({"sat", "sun"})
SHORT_WEEKDAYS = frozenset(name for name in WEEKDAYS if len(name) <= 5)
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

MINUTES: Mapping[str, int] = {
    **dict.fromkeys(("minute", "minutes", "min", "mins", "m"), 1),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), 60),
}
DAYS: Mapping[str, int] = {
    **dict.fromkeys(("day", "days"), 1),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), 7),
    **dict.fromkeys(("fortnight", "fortnights"), 14),
}
MONTH_UNITS: Mapping[str, int] = {
    **dict.fromkeys(("month", "months", "mo", "mos", "mths"), 1),
    **dict.fromkeys(("year", "years", "yr", "yrs"), 12),
}

PARTS: Mapping[str, DayPart] = {
    "morning": "morning",
    "mornings": "morning",
    "afternoon": "afternoon",
    "afternoons": "afternoon",
    "arvo": "afternoon",
    "evening": "evening",
    "evenings": "evening",
    "night": "night",
    "nights": "night",
    "nite": "night",
    "lunchtime": "lunch",
    "lunch time": "lunch",
    "dinnertime": "dinner",
    "dinner time": "dinner",
}

# only behind a day
PARTS_BEHIND: Mapping[str, DayPart] = {
    "eve": "evening",
    "morn": "morning",
    "aft": "afternoon",
    "am": "am",
    "pm": "pm",
}

AM_WORDS = frozenset("breakfast brunch sunrise morning jog jogging wake wakeup alarm brekkie".split())
PM_WORDS = frozenset(
    (
        "dinner supper drinks drink party movie movies film concert gig cocktail cocktails bar pub club night evening "
        "bedtime sunset karaoke nightcap prom theater theatre opera musical quiz trivia curry choir poker fireworks beers beer wine show comedy"
    ).split()
)
WORK_WORDS = frozenset(
    (
        "meeting meetings mtg standup sync interview review workshop training demo kickoff briefing presentation seminar "
        "class lecture exam bank dentist doctor gp checkup appointment appt vet physio optician lawyer accountant"
    ).split()
)

ZONES: Mapping[str, str] = {
    name: zone
    for zone, names in {
        "America/New_York": "eastern|et|est|edt|new york|nyc|ny|boston|toronto|miami|dc|washington|atlanta",
        "America/Chicago": "central|ct|cst|cdt|chicago|dallas|houston|austin",
        "America/Denver": "mountain|mt|mst|mdt|denver",
        "America/Phoenix": "phoenix|arizona",
        "America/Los_Angeles": "pacific|pt|pst|pdt|la|los angeles|san francisco|sf|seattle|california|west coast|vegas",
        "America/Anchorage": "alaska|akst|akdt",
        "Pacific/Honolulu": "hawaii|honolulu|hst",
        "America/Sao_Paulo": "sao paulo|brt",
        "America/Mexico_City": "mexico city",
        "Europe/London": "london|uk|british|bst",
        "Europe/Dublin": "dublin|irish",
        "Etc/UTC": "utc|gmt|zulu",
        "Europe/Paris": "paris|french|cet|cest|central european",
        "Europe/Berlin": "berlin|german|munich|frankfurt",
        "Europe/Madrid": "madrid|barcelona",
        "Europe/Rome": "rome|milan|italian",
        "Europe/Amsterdam": "amsterdam|dutch",
        "Europe/Zurich": "zurich|swiss|geneva",
        "Europe/Stockholm": "stockholm",
        "Europe/Helsinki": "helsinki|eet|eest",
        "Europe/Istanbul": "istanbul",
        "Europe/Moscow": "moscow|msk",
        "Asia/Dubai": "dubai",
        "Asia/Kolkata": "india|indian|ist|mumbai|delhi|bangalore",
        "Asia/Singapore": "singapore|sgt",
        "Asia/Hong_Kong": "hong kong|hkt",
        "Asia/Shanghai": "shanghai|beijing|china",
        "Asia/Taipei": "taipei|taiwan",
        "Asia/Bangkok": "bangkok|thailand",
        "Asia/Ho_Chi_Minh": "hanoi|saigon|vietnam",
        "Asia/Seoul": "seoul|korea|korean|kst|korea standard",
        "Asia/Tokyo": "tokyo|japan|jst|osaka",
        "Australia/Sydney": "sydney|melbourne|aest|aedt|aet",
        "Australia/Perth": "perth|awst",
        "Pacific/Auckland": "auckland|nzst|nzdt|new zealand",
    }.items()
    for name in names.split("|")
}


# what an event may be called
EVENT_WORDS = (
    r"\b(?:meeting|call|lunch|dinner|breakfast|brunch|coffee|drinks|appointment|dentist|doctor|party|interview|class|lesson|flight|train|"
    r"standup|sync|review|workshop|date|game|match|concert|movie|gym|yoga|haircut|birthday|wedding|conference|trip|practice|rehearsal|"
    r"checkup|session|exam|test|seminar|webinar|demo|1:1|one-on-one|meetup|reservation|therapy|run|vet|barber|bbq|picnic)\b"
)


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    listed = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(word.replace(" ", r"\s+").replace(".", r"\.") for word in listed) + ")"
