"""The words of a title: particles gone, compounds parted, synonyms known."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from core.calendar.titles.jamo import has_tail, is_hangul
from core.calendar.titles.word_lists import FILLERS, KNOWN, LIKE_NAMES, LOOSE, MEANINGS, STOP

_PARTICLES = tuple("이랑 하고 한테 에게 에서 랑 와 과 께 에 을 를 의 님 씨".split())
_TOKEN = re.compile(r"\d+[가-힣]*|[가-힣]+|[^\W\d_가-힣]+\d*")
_LETTER_A = re.compile(r"(?<=\s)A\b|\bA(?=\s?[가-힣])")
_MOST = 24


@lru_cache(maxsize=4096)
def words(title: str) -> tuple[str, ...]:
    """At most 24 of them, as written; `meaning` tells which are the same."""
    text = _LETTER_A.sub("lettera", unicodedata.normalize("NFKC", title)).casefold()
    text = re.sub(r"['’]s\b", "", text)
    text = re.sub(r"(\w)[-‐'’](?=\w)", r"\1", text)
    text = re.sub(r"\b1(?::|대| on |on)1\b", "oneonone", text)
    tokens = _TOKEN.findall(text)
    told = [token for token in tokens if token not in STOP] or tokens
    return tuple(part for token in told[:_MOST] for part in _parted(_bare(token)))[:_MOST]


def meaning(word: str) -> str:
    """회의, 미팅 and meeting mean one thing; so do exam and exams."""
    if word in MEANINGS:
        return MEANINGS[word]
    single = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    return MEANINGS.get(single, single)


def known(word: str) -> bool:
    """Whether one would know it for a slip of the finger when it is spelt a little otherwise.

    Not so of words that are a letter away from someone's name.
    """
    return word in KNOWN and word not in LIKE_NAMES


def weight(word: str) -> float:
    """How much it tells: 예약 little, 회의 some, 치과 all there is to tell."""
    if word in FILLERS:
        return 0.3
    return 0.6 if meaning(word) in LOOSE else 1.0


def _bare(token: str) -> str:
    """Without particle, honorific, and the 이 that follows a name."""
    if not is_hangul(token) or any(token[cut:] in KNOWN for cut in range(len(token) - 1)):
        return token
    for particle in _PARTICLES:
        if token.endswith(particle) and len(token) - len(particle) >= 2:
            return _bare(token.removesuffix(particle))
    named = len(token) >= 3 and token.endswith("이") and has_tail(token[-2])
    return token[:-1] if named else token


def _parted(token: str) -> tuple[str, ...]:
    """팀미팅 → 팀 미팅, 생일파티 → 생일 파티: known words of two syllables and more at either end."""
    if token in KNOWN or not is_hangul(token.lstrip("0123456789")):
        return (token,)
    for cut in range(1, len(token) - 1):
        if token[cut:] in KNOWN:
            return (*_parted(token[:cut]), token[cut:])
    for cut in range(len(token) - 2, 1, -1):
        if token[:cut] in KNOWN:
            return (token[:cut], *_parted(token[cut:]))
    return (token,)
