"""Pieces of time that stand together, with the particle that follows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from core.calendar.time.expression import Clock, Holiday, WholeYear
from core.language.korean.clock import CLOCKS
from core.language.korean.dates import DATES
from core.language.korean.days import BESIDE_A_DAY, DAYS
from core.language.korean.lengths import COUNTS, LENGTHS
from core.language.korean.meals import Meals
from core.language.korean.mixed import MIXED
from core.language.korean.office_days import OFFICE_DAYS, beside_some_event
from core.language.korean.past import PAST
from core.language.korean.periods import FROM_A_DAY, PERIODS
from core.language.korean.pieces import (
    ClockSpan,
    Length,
    Nothing,
    Piece,
    Rule,
    Scanner,
    Sign,
    Times,
    Weekday,
    Zone,
)
from core.language.korean.recurrence import REPEATS
from core.language.korean.reminders import REMINDERS
from core.language.korean.same_time import SAME_TIME
from core.language.korean.telling import is_day, tell
from core.language.korean.told import Told
from core.language.korean.traps import TRAPS
from core.language.korean.wording import Late
from core.language.korean.zones import RULES as ZONES

_NO = r"(?:[\s.,]{0,4}(?:아\s)?(?:아니(?:고|다|야|라|지|구나)?|말고|정정(?:할게)?|노노)(?![가-힣])[\s.,!]{0,3}|\s?[이가]?\s?아니라\s?)"
_SIGNS = (
    Rule(r"부터|부턴", lambda _: Sign.FROM, "부터 부턴"),
    Rule(r"[와과](?=\s[^.!?\n]{1,20}\s?사이)", lambda _: Sign.FROM, "사이"),
    Rule(r"사이(?:에|로)?(?![가-힣])", lambda _: Sign.UNTIL, "사이"),
    Rule(r"에서(?=\s?[\d월화수목금토일한두세네다여아열오저점새밤정모글담])", lambda _: Sign.FROM, "에서"),
    Rule(r"[~～〜–—→]|-(?=\s?\S)", lambda _: Sign.FROM, "~ ～ 〜 – — → -"),
    Rule(
        r"(?:이전|전)?까지(?:는|만)?|(?:이?내|안)(?:에|으로|로)(?:는)?(?![가-힣])|중으로|이내|전에(?![가-힣])",
        lambda _: Sign.UNTIL,
        "까지 내 안 중으로 전에",
    ),
    Rule(_NO, lambda _: Sign.INSTEAD, "아니 말고 정정 노노"),
    Rule(r"(?:와|과|이랑|랑|하고|및)(?=\s)", lambda _: Sign.AND, "와 과 랑 하고 및"),
)
_SCANNER = Scanner(
    (
        *PAST,
        *SAME_TIME,
        *OFFICE_DAYS,
        *PERIODS,
        *TRAPS,
        *ZONES,
        *REPEATS,
        *REMINDERS,
        *LENGTHS,
        *DATES,
        *DAYS,
        *MIXED,
        *CLOCKS,
        *COUNTS,
    ),
    (*FROM_A_DAY, *_SIGNS, *BESIDE_A_DAY),
)
_TOWARD = Late(
    r"(?:쯤|경)?\s?(?:으로|로)(?!\s?(?:가는|갈|가기|출장|여행|이사|떠나|출발))(?![가-힣])", "로".split()
)
_PARTICLE = Late(
    r"(?:\s?(?:쯤|경|정도|즈음|께|중에?|내내|당일|이후|이후에|이전)(?![가-힣]))?"
    r"(?:에는|에만|에다|에도|에|엔|부터|으로|로|은|는|의|마다|날에?|이요|요|이고|이며|인데|이야|야|이라|만(?=\s)|고(?=\s)|도|이|가|을|를)?(?![가-힣])"
)
_MOST, _MOST_PIECES = 40, 300
_AT = Late(r"(?:쯤|경)?(?:에는|에|엔)(?![가-힣])", "에".split())


@dataclass(frozen=True, slots=True)
class Cluster:
    """`text[start:end]` with `pieces` of time; `toward`: …로 follows (4시로), `at`: …에 follows."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    toward: bool = False
    at: bool = False

    @property
    def closes(self) -> bool:
        """Only says when something ends: 5시까지."""
        signs = [piece.said for piece in self.pieces if isinstance(piece.said, Sign)]
        return Sign.UNTIL in signs and Sign.FROM not in signs

    @property
    def only_part(self) -> bool:
        """Nothing but 저녁 or 오전."""
        said = self.pieces[0].said
        return len(self.pieces) == 1 and isinstance(said, Clock) and said.hour is None

    @property
    def vague(self) -> bool:
        """Nothing in it is a time by itself."""
        return all(_vague(piece) for piece in self.pieces)


def _vague(piece: Piece) -> bool:
    said = piece.said
    return isinstance(said, Sign | Times | Weekday | Zone) or (isinstance(said, Length) and not said.sure)


def trapped(text: str) -> tuple[tuple[int, int], ...]:
    """The spans that look like times and are none."""
    return tuple((piece.start, piece.end) for piece in _SCANNER.pieces(text) if piece.said is Nothing.TRAP)


def clusters_of(text: str) -> tuple[Cluster, ...]:
    """All clusters of a text, in order."""
    return tuple(_cluster(text, group) for group in islice(_groups(text), _MOST))


def _groups(text: str) -> Iterator[tuple[Piece, ...]]:
    """Pieces that are joined and do not contradict one another."""
    group: list[Piece] = []
    told, meals, dated = Told(), Meals(text), False
    for piece in islice(_SCANNER.pieces(text), _MOST_PIECES):
        if piece.said is Nothing.TRAP or (group and piece.joined and _names_the_day(told, piece)):
            continue
        if not group and not dated and beside_some_event(text, piece):
            continue
        dated = dated or is_day(piece.said)
        apart, piece = meals.ended(group, piece), meals.without(group, piece)
        apart = apart or (bool(group) and _on_another_line(text, group[-1], piece))
        more = tell(told, piece) if piece.joined and not apart else None
        if group and more is None:
            yield tuple(group)
            group = []
        told = more or tell(Told(), piece) or Told()
        group.append(piece)
    if group:
        yield tuple(group)


def _on_another_line(text: str, before: Piece, piece: Piece) -> bool:
    """PT 7시, and on the next line 11/14: another row of a list."""
    row = isinstance(before.said, Clock | ClockSpan) and not isinstance(piece.said, Sign | Clock | ClockSpan)
    return row and "\n" in text[before.end : piece.start]


def _names_the_day(told: Told, piece: Piece) -> bool:
    """6월 6일 현충일: the day is known, its name may be part of the title."""
    day = told.spoken.day
    if not isinstance(piece.said, Holiday) or day is None or isinstance(day, WholeYear):
        return False
    return tell(told, piece) is None


def _cluster(text: str, pieces: tuple[Piece, ...]) -> Cluster:
    start, end = pieces[0].start, pieces[-1].end
    if pieces[-1].said in (Sign.INSTEAD, Sign.AND):
        return Cluster(start, end, pieces)
    toward = _TOWARD.match(text, end)
    particle = toward or _PARTICLE.match(text, end)
    at = _AT.match(text, end) is not None
    return Cluster(start, particle.end() if particle else end, pieces, toward is not None, at)
