"""Whether a bare hour is in the morning or in the evening: what words like 회식 and 조깅 tell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from core.calendar.time.expression import Spoken, TimeExpression
from core.calendar.titles.word_lists import TURNING
from core.language.korean.wording import Late, any_of, stems

_AT_NIGHT = """
    회식 야근 술자리 술약속 술집 치맥 피맥 소맥 맥주 소주 와인 막걸리 칵테일 위스키 호프 저녁 디너 만찬 뒤풀이 뒷풀이 송년회 신년회
    망년회 환영회 환송회 송별회 불금 심야 야식 퇴근 치킨 삼겹살 곱창 이자카야 포차 야경 불꽃놀이 취침 동창회 번개 야간 집들이
    콘서트 공연 뮤지컬 연극 오페라 파티(?![션시]) 2차(?!_[가-힣])
"""
_AT_DAWN = "조식 조찬 출근 등교 등원 새벽 기상(?![청캐]) 일출 해돋이 조깅 모닝 오픈런 첫차 아침"
_BEFORE_NOON = "브런치 스탠드업 데일리 조회 조례 조조"
_AFTER_WORK = "식당 레스토랑 맛집 소개팅 데이트 영화 모임 동호회 독서회 과외 노래방 볼링 직관"
_AT_WORK = """
    회의 미팅 면담 면접 인터뷰 보고 발표 브리핑 세미나 워크숍 워크샵 리뷰 싱크 킥오프 교육 상담 은행 병원 치과 안과 피부과 내과 정형외과 진료 검진
    구청 주민센터 수업 강의 시험
"""
_AMONG_FRIENDS = "만나 만날 약속 모이기 모여 보기로 보자"
_NIGHT = Late(
    rf"{any_of(_AT_NIGHT)}|(?<!커피\s)(?<!차\s)(?<!음료\s)한\s?잔|(?<![가-힣])(?:[낮혼]?술(?:[을도이]|이나|이랑|한잔)?|밤)(?![가-힣])",
    (*stems(_AT_NIGHT), "술", "밤", "잔"),
)
_DAWN, _MORNING, _EVENING, _OFFICE, _FRIENDS = (
    Late(any_of(words), stems(words))
    for words in (_AT_DAWN, _BEFORE_NOON, _AFTER_WORK, _AT_WORK, _AMONG_FRIENDS)
)
_WORD, _TURNING = re.compile(r"\s?([가-힣]+)"), tuple(TURNING)
_EARLY, _SEVEN_TO_NINE, _OFFICE_MORNING, _LATE = 7, range(7, 10), range(9, 12), 9


def leaning(time: TimeExpression | None, text: str) -> TimeExpression | None:
    """The time, with what the words of its event tell of a bare hour."""
    hour = bare_hour(time)
    if not isinstance(time, Spoken) or hour is None:
        return time
    return replace(time, leaning=_of_words(hour, text))


def bare_hour(time: TimeExpression | None) -> int | None:
    """The hour of 7시, said without morning or evening."""
    clock = time.clock if isinstance(time, Spoken) else None
    return clock.hour if clock is not None and clock.part is None else None


def _of_words(hour: int, text: str) -> Literal["am", "pm", "work"] | None:
    if _tells(_NIGHT, text):
        return "pm"
    if _tells(_DAWN, text) or (hour >= _EARLY and _tells(_MORNING, text)):
        return "am"
    if hour in _SEVEN_TO_NINE and (_tells(_EVENING, text) or (hour < _LATE and _FRIENDS.search(text))):
        return "pm"
    return "work" if hour in _OFFICE_MORNING and _OFFICE.search(text) else None


def _tells(words: Late, text: str) -> bool:
    """Whether one of the words is the event, and not what is bought or prepared for it: 영화 예매."""
    return any(not _turned(text, match.end()) for match in words.finditer(text))


def _turned(text: str, at: int) -> bool:
    following = _WORD.match(text, at)
    return following is not None and following[1].startswith(_TURNING)
