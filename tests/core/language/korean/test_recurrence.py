"""Series: how often, from when, until when."""

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import Spoken
from tests.core.language.korean.anchored import events_in, table, when_of

# sentence | title | first start | rule
SERIES = table(
    r"""
매년 음력 8월 3일 할머니 제사 | 할머니 제사 | 2027-09-03 | FREQ=YEARLY
매월 첫째 주 월요일 오전 9시 월례회의 | 월례회의 | 2026-12-07T09:00 | FREQ=MONTHLY;BYDAY=1MO
매월 말일 정산 | 정산 | 2026-11-30 | FREQ=MONTHLY;BYMONTHDAY=-1
매달 25일 월급날 | 월급날 | 2026-11-25 | FREQ=MONTHLY;BYMONTHDAY=25
매주 월수금 오전 7시 필라테스 | 필라테스 | 2026-11-13T07:00 | FREQ=WEEKLY;BYDAY=MO,WE,FR
평일 아침 8시 영어 공부 | 영어 공부 | 2026-11-12T08:00 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
주말마다 등산 | 등산 | 2026-11-14 | FREQ=WEEKLY;BYDAY=SA,SU
3일마다 화분 물주기 | 화분 물주기 | 2026-11-11 | FREQ=DAILY;INTERVAL=3
2주마다 화요일 3시 1:1 미팅 | 1:1 미팅 | 2026-11-17T15:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
격주 목요일 오후 4시 스프린트 리뷰 | 스프린트 리뷰 | 2026-11-12T16:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
매주 금요일 6시 팀 회식 3월까지 | 팀 회식 | 2026-11-13T18:00 | FREQ=WEEKLY;BYDAY=FR;UNTIL=20270331
매일 밤 10시 일기 쓰기 30일 동안 | 일기 쓰기 | 2026-11-11T22:00 | FREQ=DAILY;COUNT=30
매주 토요일 오전 10시 축구 10회 | 축구 | 2026-11-14T10:00 | FREQ=WEEKLY;BYDAY=SA;COUNT=10
매년 5월 8일 어버이날 | 어버이날 | 2027-05-08 | FREQ=YEARLY
석 달 동안 매주 화요일 저녁 8시 요가 | 요가 | 2026-11-17T20:00 | FREQ=WEEKLY;BYDAY=TU;UNTIL=20270211
매주 화요일과 목요일 저녁 8시 헬스 | 헬스 | 2026-11-12T20:00 | FREQ=WEEKLY;BYDAY=TU,TH
매주 토일 아침 등산 | 등산 | 2026-11-14T09:00 | FREQ=WEEKLY;BYDAY=SA,SU
매일 오후 1시 약 먹기 | 약 먹기 | 2026-11-11T13:00 | FREQ=DAILY
매년 3월 2일 엄마 생일 | 엄마 생일 | 2027-03-02 | FREQ=YEARLY
격월 첫째 월요일 이사회 | 이사회 | 2026-12-07 | FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO
월요일마다 분리수거 | 분리수거 | 2026-11-16 | FREQ=WEEKLY;BYDAY=MO
화요일 저녁마다 요가 | 요가 | 2026-11-17 | FREQ=WEEKLY;BYDAY=TU
아침마다 6시 조깅 | 조깅 | 2026-11-12T06:00 | FREQ=DAILY
두 달에 한 번 미용실 | 미용실 | 2026-11-11 | FREQ=MONTHLY;INTERVAL=2
분기마다 리뷰 | 리뷰 | 2026-11-11 | FREQ=MONTHLY;INTERVAL=3
매주 수요일 점심시간 영어 스터디 12월 말까지 | 영어 스터디 | 2026-11-18T12:00 | FREQ=WEEKLY;BYDAY=WE;UNTIL=20261231
12월까지 매주 금요일 오후 5시 주간보고 | 주간보고 | 2026-11-13T17:00 | FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231
내일부터 5일간 매일 아침 8시 약 복용 | 약 복용 | 2026-11-12T08:00 | FREQ=DAILY;COUNT=5
매월 셋째 주 금요일 저녁 7시 독서모임 | 독서모임 | 2026-11-20T19:00 | FREQ=MONTHLY;BYDAY=3FR
매달 1일, 15일 급여 확인 | 급여 확인 | 2026-11-15 | FREQ=MONTHLY;BYMONTHDAY=1,15
매주 월요일부터 금요일까지 오전 9시 출근 | 출근 | 2026-11-12T09:00 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
매일 오전 9시~9시 15분 데일리 스크럼 | 데일리 스크럼 | 2026-11-12T09:00 | FREQ=DAILY
매주 일요일 11시 예배 교회 | 예배 | 2026-11-15T11:00 | FREQ=WEEKLY;BYDAY=SU
매년 크리스마스 가족 모임 | 가족 모임 | 2026-12-25 | FREQ=YEARLY
6개월마다 스케일링 | 스케일링 | 2026-11-11 | FREQ=MONTHLY;INTERVAL=6
격주 토요일 오전 11시 축구 동호회 | 축구 동호회 | 2026-11-14T11:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=SA
화목 7시 PT | PT | 2026-11-12T07:00 | FREQ=WEEKLY;BYDAY=TU,TH
월수금 8시 필라테스 | 필라테스 | 2026-11-13T08:00 | FREQ=WEEKLY;BYDAY=MO,WE,FR
평일 오전 7시 기상 | 기상 | 2026-11-12T07:00 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
이틀마다 화초 물주기 | 화초 물주기 | 2026-11-11 | FREQ=DAILY;INTERVAL=2
매일 3시 회의 5번 | 회의 | 2026-11-11T15:00 | FREQ=DAILY;COUNT=5
다음주부터 매주 목요일 6시 코딩 수업 | 코딩 수업 | 2026-11-19T18:00 | FREQ=WEEKLY;BYDAY=TH
12월부터 매주 토요일 10시 스키 강습 | 스키 강습 | 2026-12-05T10:00 | FREQ=WEEKLY;BYDAY=SA
1월까지 매일 밤 11시 스트레칭 | 스트레칭 | 2026-11-11T23:00 | FREQ=DAILY;UNTIL=20270131
매주 평일 9시 스크럼 | 스크럼 | 2026-11-12T09:00 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
매일 자정 백업 | 백업 | 2026-11-12T00:00 | FREQ=DAILY
매주 일요일 밤 9시 주간 계획 | 주간 계획 | 2026-11-15T21:00 | FREQ=WEEKLY;BYDAY=SU
매월 10일 오전 10시 월간회의 | 월간회의 | 2026-12-10T10:00 | FREQ=MONTHLY;BYMONTHDAY=10
매월 마지막 금요일 회식 | 회식 | 2026-11-27 | FREQ=MONTHLY;BYDAY=-1FR
매월 둘째 넷째 토요일 봉사 | 봉사 | 2026-11-14 | FREQ=MONTHLY;BYDAY=2SA,4SA
매주 월~금 8시 출근 | 출근 | 2026-11-12T08:00 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
1월부터 3월까지 매주 수요일 7시 수업 | 수업 | 2027-01-06T07:00 | FREQ=WEEKLY;BYDAY=WE;UNTIL=20270331
매주 화 6시 축구 내년 2월까지 | 축구 | 2026-11-17T18:00 | FREQ=WEEKLY;BYDAY=TU;UNTIL=20270228
격주로 수요일 4시 멘토링 | 멘토링 | 2026-11-11T16:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
매 3개월마다 정기검진 | 정기검진 | 2026-11-11 | FREQ=MONTHLY;INTERVAL=3
매년 1월 1일 해맞이 | 해맞이 | 2027-01-01 | FREQ=YEARLY
매년 음력 1월 15일 오곡밥 | 오곡밥 | 2027-02-21 | FREQ=YEARLY
"""
)


def _rule(event) -> str:
    rule: Recurrence = event.recurrence
    parts = [f"FREQ={rule.freq}"]
    parts += [f"INTERVAL={rule.interval}"] if rule.interval > 1 else []
    parts += ["BYDAY=" + ",".join(rule.by_day)] if rule.by_day else []
    parts += ["BYMONTHDAY=" + ",".join(map(str, rule.by_month_day))] if rule.by_month_day else []
    parts += [f"COUNT={rule.count}"] if rule.count else []
    if event.repeat_until is not None:
        first, last = when_of(Spoken(day=event.repeat_until))
        parts.append("UNTIL=" + (last or first).replace("-", ""))
    return ";".join(parts)


@pytest.mark.parametrize(("text", "title", "start", "rule"), SERIES, ids=lambda cell: cell)
def test_a_sentence_becomes_the_series_it_tells(text, title, start, rule):
    event = events_in(text)[0]
    assert (event.title, when_of(event.time, event.recurrence)[0], _rule(event)) == (title, start, rule)
