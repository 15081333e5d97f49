"""Families of days: what is over, counted from another day, a vague or a long stretch, the same time elsewhere."""

import pytest

from core.dialogue.interpretation import AskCalendar
from core.language.korean.time import find_times
from tests.core.language.korean.anchored import events_in, meaning_of, table, when_of

# said on Wednesday 2026-11-11 at 13:00; sentence | title | start | end
EVENTS = table(
    r"""
지난 설날 사진 정리 | 사진 정리 | 2026-02-17 |
지난 4월 | | 2026-04-01 | 2026-04-30
저번 어린이날 | | 2026-05-05 |
올 6월 12일 워크숍 | 워크숍 | 2026-06-12 |
내년 2분기 | | 2027-04-01 | 2027-06-30
이번 분기 | | 2026-10-01 | 2026-12-31
다음 분기에 이사 | 이사 | 2027-01-01 | 2027-03-31
내년 삼분기까지 개발 | 개발 | 2027-09-30 |
12월 첫째 날 점검 | 점검 | 2026-12-01 |
다음 달 첫날 점검 | 점검 | 2026-12-01 |
금요일 밤늦게 통화 | 통화 | 2026-11-13T23:00 |
토요일 오후 늦게 커피 | 커피 | 2026-11-14T17:00 |
자정 20분 전 통화 | 통화 | 2026-11-11T23:40 |
모레 정오 10분 후 출발 | 출발 | 2026-11-13T12:10 |
지금 당장 통화 | 통화 | 2026-11-11T13:00 |
모레 오후 5시 49분 19초에 발사 | 발사 | 2026-11-13T17:49 |
태평양 표준시 기준 모레 오전 9시 회의 | 회의 | 2026-11-14T02:00 |
하반기 | | 2026-07-01 | 2026-12-31
다음 이틀 | | 2026-11-12 | 2026-11-13
다음 두 주 동안 교육 | 교육 | 2026-11-16 | 2026-11-29
다음 석 달 동안 프로젝트 | 프로젝트 | 2026-12-01 | 2027-02-28
내년 12주차 점검 | 점검 | 2027-03-22 | 2027-03-28
내년 첫째 주에 킥오프 | 킥오프 | 2027-01-04 | 2027-01-10
여섯 달 이내에 갱신 | 갱신 | 2027-05-11 |
3주 이틀 뒤 | | 2026-12-04 |
1주 4일 뒤 시험 | 시험 | 2026-11-22 |
다음 달 첫째 금요일에서 사흘 뒤 발표 | 발표 | 2026-12-07 |
모레로부터 5일 뒤 점검 | 점검 | 2026-11-18 |
크리스마스에서 한 달 뒤 정산 | 정산 | 2027-01-25 |
모레부터 2주 연수 | 연수 | 2026-11-13 | 2026-11-26
다음 주 월요일부터 4일 출장 | 출장 | 2026-11-16 | 2026-11-19
내일부터 두 달 휴직 | 휴직 | 2026-11-12 | 2027-01-11
다음 달 목요일 간담회 | 간담회 | 2026-12-03 |
다음 달 둘째 주말 캠핑 | 캠핑 | 2026-12-12 | 2026-12-13
5월 20일, 2028 결혼식 | 결혼식 | 2028-05-20 |
12월 3일 1930 송년회 | 송년회 | 2026-12-03T19:30 |
다다다음 주 목요일 | | 2026-12-03 |
그다음 주 월요일 면담 | 면담 | 2026-11-23 |
모레부턴 휴가 | 휴가 | 2026-11-13 |
모레 이 시간에 상담 | 상담 | 2026-11-13T13:00 |
사흘 뒤 이 시각 | | 2026-11-14T13:00 |
내년 이맘때 여행 | 여행 | 2027-11-11 |
다음 달 이맘때쯤 검진 | 검진 | 2026-12-11 |
모레 이른 아침에 등산 | 등산 | 2026-11-13T07:00 |
금요일 늦은 오후 커피 | 커피 | 2026-11-13T17:00 |
토요일 아침 일찍 출발 | 출발 | 2026-11-14T07:00 |
토요일 아침 일찍 5시 출발 | 출발 | 2026-11-14T05:00 |
대통령의 날 휴무 | 휴무 | 2027-02-15 |
사이버 먼데이 | | 2026-11-30 |
"""
)


# question | first and last day
ASKED = table(
    r"""
며칠 전에 뭐 했지? | 2026-11-08 | 2026-11-11
지난 3일에 뭐 있었어? | 2026-11-03 |
저번 10월 9일에 뭐 했지? | 2026-10-09 |
월요일에 뭐 했어? | 2026-11-09 |
15일에 누구 만났어? | 2026-10-15 |
추석에 뭐 했어? | 2026-09-25 |
3월 1일에 일정 뭐 했더라 | 2027-03-01 |
금요일에 회의 있었지? | 2026-11-13 |
최근 30분 동안 뭐 있었어? | 2026-11-11T12:30 | 2026-11-11T13:00
"""
)

TRAPS = (
    "이 약은 효과를 낼 수 있다",
    "금주를 시작했다",
    "이자 한시 면제",
    "키노트: 다음 10년 계획",
    "이번 분기 실적 분석",
    "지금은 바쁨",
)


@pytest.mark.parametrize(("text", "title", "start", "end"), EVENTS)
def test_a_family_of_days_is_read_as_it_is_meant(text, title, start, end):
    (event,) = events_in(text)
    assert (event.title, *when_of(event.time, event.recurrence)) == (title, start, end)


@pytest.mark.parametrize(("text", "first", "last"), ASKED)
def test_a_question_about_what_is_over_looks_back(text, first, last):
    meaning = meaning_of(text)
    assert isinstance(meaning, AskCalendar)
    assert when_of(meaning.time) == (first, last)


@pytest.mark.parametrize("text", TRAPS)
def test_words_that_only_sound_like_these_are_no_times(text):
    assert find_times(text) == ()
