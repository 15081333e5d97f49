"""How a rule is told that a person did not say: whatever was made elsewhere has words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from core.calendar.recurrence import ONCE
from core.calendar.rrule import from_rrule
from core.dialogue.phrases import dates
from tests.core.calendar.rows import all_rules

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("rule", "korean", "english"),
    [
        ("MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "매월 마지막 평일", "every month on the last weekday"),
        (
            "MONTHLY;BYDAY=MO,WE;BYSETPOS=1,-2",
            "매월 월·수요일 중 첫째·끝에서 2번째",
            "every month on the first, second to last of Mon, Wed",
        ),
        ("MONTHLY;BYMONTHDAY=13;BYDAY=FR", "매월 13일 금요일일 때", "every month on the 13th if it is Fri"),
        ("MONTHLY;BYMONTHDAY=-3", "매월 끝에서 3번째 날", "every month on the third to last day"),
        ("MONTHLY;BYDAY=-2FR", "매월 끝에서 2번째 금요일", "every month on the second to last Fri"),
        ("YEARLY;BYDAY=20MO", "매년 20번째 월요일", "every year on the 20th Mon"),
        (
            "YEARLY;BYWEEKNO=20,-1;BYDAY=MO",
            "매년 20번째·마지막 주 월요일",
            "every year on Mon in the 20th, last week",
        ),
        ("YEARLY;BYYEARDAY=100,-1", "매년 100번째 날, 마지막 날", "every year on the 100th, last day"),
        (
            "YEARLY;BYMONTH=3,9;BYMONTHDAY=1;BYSETPOS=-1",
            "매년 3·9월 1일 중 마지막",
            "every year on the 1st (the last) in Mar, Sep",
        ),
    ],
)
def test_days_that_are_numbered_or_chosen(rule, korean, english):
    assert dates("ko").repeat(from_rrule(f"FREQ={rule}"), TODAY) == korean
    assert dates("en").repeat(from_rrule(f"FREQ={rule}"), TODAY) == english


@pytest.mark.parametrize(
    ("rule", "more", "korean", "english"),
    [
        (
            "FREQ=WEEKLY;BYDAY=TH",
            2,
            "매주 목요일 (따로 더한 날 2일)",
            "every week on Thu and on 2 more dates",
        ),
        ("FREQ=WEEKLY;BYDAY=TH", 1, "매주 목요일 (따로 더한 날 1일)", "every week on Thu and on 1 more date"),
        ("FREQ=DAILY;COUNT=1", 2, "정해 둔 날짜에 3번", "on 3 dates"),
    ],
)
def test_dates_besides_the_rule_are_counted(rule, more, korean, english):
    also = (date(2026, 11, 24), date(2026, 12, 25))[:more]
    whole = replace(from_rrule(rule), also=also)
    assert dates("ko").repeat(whole, TODAY) == korean
    assert dates("en").repeat(whole, TODAY) == english
    assert (from_rrule(rule) == ONCE) == korean.startswith("정해")


@given(all_rules())
def test_every_rule_has_words(rule):
    assert dates("ko").repeat(rule, TODAY) != ""
    assert "None" not in dates("en").repeat(rule, TODAY)
