"""Rules as text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from core.calendar.recurrence import Recurrence
from core.calendar.rrule import from_rrule, to_rrule
from tests.core.calendar.rows import chosen_rules, rules


@given(rules() | chosen_rules())
def test_what_was_written_is_read_back(rule):
    text = to_rrule(rule)
    if rule.freq == "WEEKLY":
        assert "BYMONTHDAY" not in text
    assert from_rrule(text) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("FREQ=DAILY", Recurrence("DAILY")),
        ("freq=weekly;byday=tu,th", Recurrence("WEEKLY", by_day=("TU", "TH"))),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;WKST=SU;",
            Recurrence("WEEKLY", 2, by_day=("FR",), week_start="SU"),
        ),
        ("FREQ=WEEKLY;BYDAY=MO,SU;WKST=SU", Recurrence("WEEKLY", by_day=("MO", "SU"))),
        ("FREQ=MONTHLY;WKST=SU;BYDAY=1MO", Recurrence("MONTHLY", by_day=("1MO",))),
        (
            "BYSETPOS=-1;FREQ=MONTHLY;BYDAY=MO,TU",
            Recurrence("MONTHLY", by_day=("MO", "TU"), by_set_pos=(-1,)),
        ),
        ("FREQ=YEARLY;BYYEARDAY=1,-366", Recurrence("YEARLY", by_year_day=(1, -366))),
        (
            "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;WKST=SU",
            Recurrence("YEARLY", by_day=("MO",), by_week_no=(20,), week_start="SU"),
        ),
        ("FREQ=WEEKLY;WKST=MO;INTERVAL=2;BYDAY=MO,SU", Recurrence("WEEKLY", 2, by_day=("MO", "SU"))),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=5", Recurrence("MONTHLY", by_day=("-1FR",), count=5)),
        ("FREQ=YEARLY;BYDAY=20MO", Recurrence("YEARLY", by_day=("20MO",))),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", Recurrence("MONTHLY", by_month_day=(-1,))),
        ("UNTIL=20261231;FREQ=DAILY", Recurrence("DAILY", until=date(2026, 12, 31))),
    ],
)
def test_rules_are_read_in_any_order_and_case(text, rule):
    assert from_rrule(text) == rule


def test_the_parts_are_always_in_the_same_order():
    rule = Recurrence("YEARLY", 2, ("1MO",), (1, -1), (3,), until=date(2030, 1, 2))
    assert to_rrule(rule) == "FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=1,-1;BYDAY=1MO;UNTIL=20300102"
    assert to_rrule(Recurrence("DAILY", count=3)) == "FREQ=DAILY;COUNT=3"
    rule = Recurrence(
        "YEARLY", by_day=("MO",), by_set_pos=(-1,), by_week_no=(2,), by_year_day=(9,), week_start="SU"
    )
    assert to_rrule(rule) == "FREQ=YEARLY;BYWEEKNO=2;BYYEARDAY=9;BYDAY=MO;BYSETPOS=-1;WKST=SU"


def test_dates_besides_a_rule_are_no_part_of_its_text():
    assert to_rrule(Recurrence("DAILY", also=(date(2026, 12, 1),))) == "FREQ=DAILY"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RRULE:FREQ=DAILY",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;INTERVAL=1",
        "INTERVAL=2",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=",
        "FREQ=DAILY;INTERVAL=99999",
        "FREQ=DAILY;INTERVAL=１",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=2;UNTIL=20261231",
        "FREQ=DAILY;UNTIL=20261301",
        "FREQ=DAILY;UNTIL=20261231T000000Z",
        "FREQ=MONTHLY;BYSETPOS=-1",
        "FREQ=MONTHLY;BYSETPOS=0;BYDAY=MO",
        "FREQ=MONTHLY;BYSETPOS=367;BYDAY=MO",
        "FREQ=WEEKLY;BYSETPOS=1;BYDAY=MO,TU",
        "FREQ=DAILY;BYSETPOS=1;BYDAY=MO",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO",
        "FREQ=YEARLY;BYMONTH=5;BYWEEKNO=20;BYDAY=1MO",
        "FREQ=YEARLY;BYWEEKNO=54;BYDAY=MO",
        "FREQ=MONTHLY;BYWEEKNO=20;BYDAY=MO",
        "FREQ=MONTHLY;BYYEARDAY=20",
        "FREQ=YEARLY;BYYEARDAY=" + ",".join(["1"] * 2000),
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTH=-1",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=YEARLY;BYMONTH=5;BYDAY=20MO",
        "FREQ=WEEKLY;WKST=XX",
        "FREQ",
    ],
)
def test_what_we_do_not_hold_or_could_run_wild_is_refused(text):
    with pytest.raises(ValueError):
        from_rrule(text)
