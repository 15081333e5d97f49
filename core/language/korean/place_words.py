"""Whether a word is a place by itself: known ones, endings like 역 and 병원, floors and neighbourhoods."""

from __future__ import annotations

import re

from core.language.korean.areas import AREAS, CITIES, NOT_PLACES, SUFFIXES, VENUES

_FLOOR = re.compile(
    r"(?:지하\s?)?\d{1,3}(?:층|호|호실|호점|번방|관|동)$|\d{1,2}번$|B\d{1,2}층?$|[A-Z]\d{1,4}$|[A-Z]홀$|[A-Z]동$"
)
_NEIGHBOURHOOD = re.compile(r"[가-힣]{2,4}\d?동")
_TOWN_WORDS = frozenset(
    "운동 활동 이동 행동 감동 자동 노동 공동 아동 변동 작동 연동 출동 충동 파동 수동 능동 소동 진동 기동 방면 전면 화면 장면 라면 가면 반면 측면 정면 "
    "냉면 쫄면 비빔면 정리 요리 처리 관리 수리 거리 소리 머리 다리 자리 분리 의리 심리 논리 물리 승리 유리 휴가 평가 작가 물가 참가 증가 추가 인가 허가 "
    "결가 국가 요가 전문가 화가 숙면 서면 대면 우리 미리 빨리 멀리 무리 꼬리 도리 오리 권리 대리 총리 윤리 원리 순리 수면 표면 외면 내면".split()
)

_DEEDS = tuple("활동 운동 행동 감동 노동 작동 출동 변동".split())


def is_place(word: str) -> bool:
    """Whether a word is a place whatever stands around it."""
    return word in AREAS or word in VENUES or word in CITIES or is_named_place(word) or _is_town(word)


def _is_town(word: str) -> bool:
    deed = word in _TOWN_WORDS or word.endswith(_DEEDS)
    return not deed and _NEIGHBOURHOOD.fullmatch(word) is not None


def is_named_place(word: str) -> bool:
    """서울대병원, 강남역, 2층: an ending of places with something before it."""
    if word in NOT_PLACES:
        return False
    if is_floor(word):
        return True
    if not word.endswith(SUFFIXES):
        return False
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix):
            return len(suffix) > 1 or len(word) > 2 or word[:-1] in AREAS or word[:-1] in CITIES
    return False


def is_floor(word: str) -> bool:
    """3층, 201호, B홀."""
    return _FLOOR.fullmatch(word) is not None
