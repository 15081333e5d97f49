"""Nouns without the particle at their end: 회의를 → 회의, but 요가 stays 요가."""

from __future__ import annotations

# nouns that end like a particle which might stand there
_WHOLE = tuple(
    """
    요가 휴가 추가 참가 증가 국가 화가 물가 허가 주가 외가 처가 전문가
    집들이 나들이 놀이 돌잡이 맞이 먹이 떡볶이 목걸이 귀걸이 풀이 손잡이 어린이
    제주도 지도 여의도 독도 기도 강도 파도 유도 검도 인도 포도 속도 온도 다도 궁도 합기도 태권도 수도 보도 농도 진도 거제도 강화도
    강원도 경기도 태도 울릉도 월미도 가을 마을 노을 시은 지은 조은 하은 다은 예은 고은 주은 나은 가은
    """.split()
)
_ROADS = (
    "을지로", "충무로", "퇴계로", "세종로", "구로", "강남대로", "도산대로", "영동대로", "올림픽대로", "통일로", "삼일로",
)  # fmt: skip
_OBJECT = "을를은는도"
_AFTER_CONSONANT, _AFTER_VOWEL = "을은이", "를는가"


def batchim(syllable: str) -> bool:
    """Whether a Hangul syllable ends in a consonant."""
    return "가" <= syllable <= "힣" and (ord(syllable) - 0xAC00) % 28 != 0


def rieul(syllable: str) -> bool:
    """Whether a Hangul syllable ends in ㄹ."""
    return "가" <= syllable <= "힣" and (ord(syllable) - 0xAC00) % 28 == 8


def bare(words: str, particles: str = _OBJECT) -> str:
    """The words without one of the particles, where it can be one after what comes before it."""
    if len(words) < 3 or words[-1] not in particles or words.endswith(_WHOLE):
        return words
    before, last = words[-2], words[-1]
    if not "가" <= before <= "힣":
        return words
    fits = batchim(before) if last in _AFTER_CONSONANT else not batchim(before)
    return words[:-1] if fits or last not in _AFTER_CONSONANT + _AFTER_VOWEL else words


def without_ro(words: str) -> str:
    """강남역으로 → 강남역, 을지로로 → 을지로; 을지로, 종로, 테헤란로 stay as they are."""
    if words.endswith("으로") and len(words) > 3:
        return words[:-2]
    if not words.endswith("로") or len(words) < 2 or words.endswith(_ROADS):
        return words
    before = words[-2]
    return words if batchim(before) and not rieul(before) else words[:-1]
