"""Days that no calendar prints: 이번 달 마지막 영업일, 3영업일 뒤; and the day before an exam that nobody here knows of."""

from __future__ import annotations

import re
from dataclasses import replace

from core.calendar.time.expression import DaysAway, Spoken, TimeExpression
from core.calendar.time.office_days import SomeDay, Workday, WorkdaysAway
from core.language.korean.dates import MONTH_NUMBER, MONTHS_AWAY, NAMED_MONTH, YEARS, month_of
from core.language.korean.numbers import COUNT, ORDINAL, number, ordinal
from core.language.korean.pieces import NextTo, Piece, Rule
from core.language.korean.wording import Late, any_of, one_of, stems

_WORKDAY = r"(?:영업일|근무일|업무일)"
_YEAR = rf"(?:(?:(?P<year>20\d\d)년|(?P<away>{one_of(YEARS)}))\s?)?"
_BASIS = r"(?:\s?기준(?:으로)?)?\s?"
_ON = r"\s?(?P<way>뒤|후|이내|안|내|전)(?:에|로|까지)?(?![가-힣])"
_EVENTS = """
    수능 시험 고사 중간 기말 모의고사 면접 발표 발표회 결혼식 예식 상견례 돌잔치 졸업식 입학식 개학 방학 개강 종강 소풍 운동회 체육대회 수련회 수학여행
    수술 검진 내시경 출산 예정일 퇴원 입원 이사 입주 출국 귀국 출발 여행 출장 워크숍 워크샵 공연 콘서트 연주회 콩쿠르 대회 시합 경기 마라톤 행사
    축제 제사 기일 장례 발인 생일 월급날 휴가 입대 전역 제대 마감 오픈 개업 투표 선거 입시 실기 필기
"""
_SIDES = r"(?:전전날|전날|다음\s?날|이튿날|담날|당일(?!치기))"
_SOME_DAY = Late(
    rf"(?<![가-힣])[가-힣]{{0,6}}{any_of(_EVENTS)}(?:식|일|날)?\s?(?:바로\s)?(?:{_SIDES}|(?:{COUNT}\s?일|하루|이틀|사흘|나흘|일주일|{COUNT}\s?주)\s?전)(?![가-힣]{{2}})",
    stems(_EVENTS),
)
_ITS_OWN = Late(rf"{any_of(_EVENTS)}(?:식|일|날)?\s?(?:바로\s)?$", stems(_EVENTS))


def _of_month(match: re.Match[str]) -> Workday:
    nth = ordinal(match["nth"])
    if match["months"]:
        return Workday(nth, months_away=MONTHS_AWAY["".join(match["months"].split())])
    if not match["month"]:
        return Workday(nth)
    year = int(match["year"]) if match["year"] else None
    away = YEARS["".join(match["away"].split())] if match["away"] else None
    return Workday(nth, month_of(match), year=year, years_away=away)


def _away(match: re.Match[str]) -> WorkdaysAway | None:
    days = number(match["count"])
    return WorkdaysAway(-days if match["way"] == "전" else days) if days else None


OFFICE_DAYS = (
    Rule(
        rf"(?:(?P<months>{NAMED_MONTH})(?:의|에)?\s?|{_YEAR}{MONTH_NUMBER}(?:의|에)?\s?)?(?P<nth>{ORDINAL})\s?{_WORKDAY}",
        _of_month,
        "영업일 근무일 업무일",
        whole=True,
    ),
    Rule(rf"(?P<count>{COUNT})\s?{_WORKDAY}{_BASIS}{_ON}", _away, "영업일 근무일 업무일"),
    Rule(rf"{_WORKDAY}{_BASIS}(?P<count>{COUNT})\s?일{_ON}", _away, "영업일 근무일 업무일"),
    Rule(
        rf"(?:다음\s?|익|바로\s?다음\s?){_WORKDAY}",
        lambda _: WorkdaysAway(1),
        "영업일 근무일 업무일",
        whole=True,
    ),
)


def beside_some_event(text: str, piece: Piece) -> bool:
    """시험 다음날, 수능 3일 전: counted from a day that is not told, and not from today."""
    past = (
        isinstance(piece.said, DaysAway)
        and piece.said.days < 0
        and text[piece.start : piece.end].endswith("전")
    )
    return (past or isinstance(piece.said, NextTo)) and _ITS_OWN.search(text, 0, piece.start) is not None


def on_some_day(time: TimeExpression | None, text: str) -> TimeExpression | None:
    """수능 전날 저녁: without another day it is on one that has to be asked for."""
    said = Spoken() if time is None else time
    if not isinstance(said, Spoken) or said.day is not None or said.until_day is not None:
        return time
    return replace(said, day=SomeDay()) if _SOME_DAY.search(text) else time
