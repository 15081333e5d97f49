"""How alike two titles are, in Korean and English: the same words spelt otherwise, or a few words more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from core.calendar.titles.jamo import is_hangul, one_slip
from core.calendar.titles.word_lists import FILLERS, TURNING
from core.calendar.titles.words import known, meaning, weight, words

CONTAINED = 0.75
_CONFLICT = 0.45
_TURNED = 0.5
_CLOSE = 0.85
_FILLER = weight("예약")
_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현"
)
_NO_OTHER_THING = frozenset("팀부실반조역점동구시군도댁집식장")
"""Syllables after a word that leave it what it is: 개발팀, 강남역; not so 회의록, 진료비, 운동회."""


@dataclass(frozen=True, slots=True)
class Match:
    """The weight of the words in common, how well they agree (0..1), and the words that found no partner."""

    common: float
    agreement: float
    left: tuple[str, ...]
    right: tuple[str, ...]


@lru_cache(maxsize=4096)
def alike(a: str, b: str) -> float:
    """0 for different things, 1 for the same title; from 0.75 on, one may well be meant by the other.

    치과 예약 is like 치과 진료, and 회의 like 팀 회의; 1팀 회의 is not like 2팀 회의, nor 시험 like 시험공부.
    """
    left, right = sorted((words(a), words(b)))
    if not left or not right:
        return float(a.strip() == b.strip())
    match = compare(left, right)
    extra = told(match.left) + told(match.right)
    share = match.agreement * (1 + 2 * match.common / (2 * match.common + extra)) / 2 if match.common else 0.0
    if told(match.left) and told(match.right):
        return min(share, _CONFLICT)
    if turned(match.left) or turned(match.right):
        return min(share, _TURNED)
    telling = match.common > _FILLER
    return max(share, CONTAINED * match.agreement) if telling else share


def names(asked: str, title: str) -> bool:
    """Whether somebody who says `asked` may mean that title: it says nothing that the title does not.

    회의 may be the 주간 회의, but 주간 회의 is not just any 회의.
    """
    match = compare(words(asked), words(title))
    return match.common > 0 and not told(match.left)


def told(words_left: tuple[str, ...]) -> float:
    """How much these words tell; 예약 and its like tell nothing alone."""
    return sum(weight(word) for word in words_left if word not in FILLERS)


def turned(words_left: tuple[str, ...]) -> bool:
    """Whether they make another thing of a title: 생일 and 생일 선물 사기."""
    return not TURNING.isdisjoint(words_left)


def compare(left: tuple[str, ...], right: tuple[str, ...]) -> Match:
    """Pair the words of two titles, best pairs first."""
    left, right = _respelt(left, right), _respelt(right, left)
    pairs = [(_same(one, other), n, m) for n, one in enumerate(left) for m, other in enumerate(right)]
    mine, yours = dict(enumerate(left)), dict(enumerate(right))
    common = agreed = 0.0
    for likeness, n, m in sorted(pairs, key=lambda pair: -pair[0]):
        if likeness and n in mine and m in yours:
            common += weight(mine[n])
            agreed += likeness * weight(mine.pop(n))
            del yours[m]
    return Match(common, agreed / common if common else 0.0, tuple(mine.values()), tuple(yours.values()))


def _respelt(title: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """김부장 as 김 부장 where the other title writes it so."""
    if len(other) < 2:
        return title
    runs = {"".join(other[n:m]): other[n:m] for n, m in combinations(range(len(other) + 1), 2) if m - n > 1}
    return tuple(part for word in title for part in ((word,) if word in other else _run(word, runs)))


def _run(word: str, runs: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if word in runs:
        return runs[word]
    if len(word) < 3 or known(word):
        return (word,)
    close = (run for joined, run in runs.items() if one_slip(joined, word) and any(map(known, run)))
    return next(close, (word,))


def _same(one: str, other: str) -> float:
    if meaning(one) == meaning(other):
        return 1.0
    if _numbered(one) or _numbered(other):
        return 0.0
    return _CLOSE if _longer(one, other) or _longer(other, one) or _slip(one, other) else 0.0


def _numbered(word: str) -> bool:
    """3팀, q3: another number is another thing."""
    return word[0].isdigit() or word[-1].isdigit()


def _longer(word: str, longer: str) -> bool:
    """개발팀 for 개발, 김하은 for 하은, 운전면허 for 면허."""
    more = len(longer) - len(word)
    if more < 1 or len(word) < 2 or not is_hangul(word + longer) or (known(word) and known(longer)):
        return False
    if longer.endswith(word):
        return more > 1 or longer[0] in _SURNAMES
    return more == 1 and longer.startswith(word) and longer[-1] in _NO_OTHER_THING


def _slip(one: str, other: str) -> bool:
    """A typing error, where it is not rather another word or another name (하은, 하윤)."""
    short = min(len(one), len(other))
    if short < 2 or not one_slip(one, other) or (known(one) and known(other)):
        return False
    if is_hangul(one + other):
        nameless = short > 3 or (short == 3 and one[0] not in _SURNAMES)
        return known(one) or known(other) or nameless
    return short >= (5 if known(one) or known(other) else 7)
