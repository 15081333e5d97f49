"""The smallest things said about time, and the scanner that finds them by tables of rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import TypeAlias

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import Clock, Day, Elapsed, Phrase


@dataclass(frozen=True, slots=True)
class DaySpan:
    """11/20~22 · 설 연휴 · 월~수."""

    first: Day
    last: Day


@dataclass(frozen=True, slots=True)
class DayList:
    """다음주 월, 수: each of these days."""

    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """14~16시."""

    first: Clock
    last: Clock


@dataclass(frozen=True, slots=True)
class Length:
    """두 시간 동안 · 2박 3일 · 석 달간. `sure`: said as a length, not just a number of minutes."""

    minutes: int = 0
    days: int = 0
    months: int = 0
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Zone:
    """도쿄 시간."""

    name: str


@dataclass(frozen=True, slots=True)
class NextTo:
    """전날 -1 · 다음날 1 · …에서 한 달 뒤 (0, 1), after another day."""

    days: int
    months: int = 0


@dataclass(frozen=True, slots=True)
class Weekday:
    """(화) beside a date."""

    weekday: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """매월 1일: the rule, and the day that its words name besides. `bare`: mere weekdays, 월수금."""

    rule: Recurrence
    day: Day | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """10회."""

    count: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """10분 전에 알려줘."""

    minutes: int


class Sign(Enum):
    """Small words that tell how two times belong together."""

    FROM = auto()
    UNTIL = auto()
    INSTEAD = auto()
    AND = auto()


class Nothing(Enum):
    """Looks like a time and is none: its letters are stepped over."""

    TRAP = auto()


Said: TypeAlias = (
    Day
    | DaySpan
    | DayList
    | Clock
    | ClockSpan
    | Length
    | Elapsed
    | Phrase
    | Zone
    | NextTo
    | Weekday
    | Repeat
    | Times
    | Reminder
    | Sign
    | Nothing
)


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` says `said`. `joined`: nothing but a particle stands between it and the piece before."""

    start: int
    end: int
    said: Said
    joined: bool


Build: TypeAlias = Callable[[re.Match[str]], Said | None]


class Rule:
    """One way of saying something. `build` returns None where the words do not mean it after all.

    `needs`: words of which one is in every text that says it so, spaces aside and in small letters. `whole`: only
    a particle, another time or the end of the word may follow.
    """

    def __init__(self, pattern: str, build: Build, needs: str, *, whole: bool = False) -> None:
        self.needs = frozenset(needs.split())
        self._pattern = pattern
        self._build = build
        self._whole = whole

    def said(self, text: str, at: int) -> tuple[Said, int] | None:
        """What is said at a place of the text, and where it ends."""
        match = self._compiled.match(text, at)
        if match is None or match.end() == at or (self._whole and _END.match(text, match.end()) is None):
            return None
        said = self._build(match)
        return None if said is None else (said, match.end())

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern)


# what may follow a word of time: the end of the word, a particle, or the next word of time
END = (
    r"(?=$|[^가-힣]|에(?!이|너)|부터|부턴|까지|은\b|는\b|엔|쯤|경\b|로(?:\b|부터)|으로|도\b|의\b|이나|이?고\b|하고(?=\s)|말고|아니|랑\b|이랑\b|와\b|과\b|중\b|안에|이?요\b"
    r"|오전|오후|저녁|점심|아침|새벽|밤|낮|정오|자정|이?야\b|인데|이?라고|말\b|만\b|날\b|께\b|한\s?시|두\s?시|세\s?시|네\s?시)"
)
# half past: 7시 반, 7시반에; not the beginning of 7시 반포 or 7시반상회
HALF = rf"(?:반(?!포|상회|납|려|지|찬|장|차\b|도|월|여|배|성|주|팔|품)|\s반{END})"
_END = re.compile(END)
_EDGE = re.compile(r"(?<!\d[.:/\-])(?<![A-Za-z\d])(?:(?<![가-힣])(?=[가-힣A-Za-z\d])|(?=\d))")
_JOINT = re.compile(r"([\s,]{0,3})(?:쯤|경|정도|즈음)?(?:에는|에|엔|의|날에?)?[\s,:·]{0,3}")


class Table:
    """Rules in order of precedence, of which few can apply to any one text."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        words = frozenset(word for rule in rules for word in rule.needs)
        self._needed: dict[str, list[tuple[str, int]]] = {}
        for word in words:
            able = sum(1 << n for n, rule in enumerate(rules) if word in rule.needs)
            self._needed.setdefault(word[0], []).append((word, able))

    def rules_for(self, squeezed: str) -> list[Rule]:
        """Those that a text, in small letters and without spaces, has the words for."""
        able = 0
        for letter in set(squeezed):
            for word, rules in self._needed.get(letter, ()):
                if word in squeezed:
                    able |= rules
        return [rule for n, rule in enumerate(self._rules) if able >> n & 1]


class Scanner:
    """Reads pieces from left to right: `anywhere` at the edge of a word, `beside` after another piece only."""

    def __init__(self, anywhere: Sequence[Rule], beside: Sequence[Rule]) -> None:
        self._anywhere, self._beside = Table(anywhere), Table(beside)

    def pieces(self, text: str) -> Iterator[Piece]:
        """Every piece in order."""
        squeezed = "".join(text.lower().split())
        anywhere, beside = self._anywhere.rules_for(squeezed), self._beside.rules_for(squeezed)
        at, joined = 0, False
        while True:
            piece = _joined(text, at, (*beside, *anywhere)) if joined else None
            piece = piece or _first(text, at, anywhere)
            if piece is None:
                return
            joined = piece.said is not Nothing.TRAP
            at = piece.end
            yield piece


def _joined(text: str, at: int, rules: Sequence[Rule]) -> Piece | None:
    match = _JOINT.match(text, at)
    ends = (at,) if match is None else dict.fromkeys((match.end(), match.end(1), at))
    return next((piece for end in ends if (piece := _piece(text, end, rules, joined=True))), None)


def _first(text: str, at: int, rules: Sequence[Rule]) -> Piece | None:
    if not rules:
        return None
    places = (match.start() for match in _EDGE.finditer(text, at))
    return next((piece for at in places if (piece := _piece(text, at, rules, joined=False))), None)


def _piece(text: str, at: int, rules: Sequence[Rule], *, joined: bool) -> Piece | None:
    for rule in rules:
        if (found := rule.said(text, at)) is not None:
            return Piece(at, found[1], found[0], joined)
    return None
