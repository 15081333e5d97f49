"""What is over: last Christmas, and what I did on Monday."""

import pytest

from core.calendar.time.expression import (
    CalendarDate,
    DaysAway,
    Holiday,
    Latest,
    Spoken,
    WeekdayIn,
    WholeMonth,
)
from core.dialogue.interpretation import AskCalendar, Request
from core.language.understand import understand


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("what did I do last Easter?", Latest(Holiday("easter"))),
        ("what did we do last June?", Latest(WholeMonth(month=6))),
        ("what's on last October 4th", Latest(CalendarDate(4, 10))),
        ("what did I do on Friday?", Latest(WeekdayIn(4))),
        ("what did I do on the 9th?", Latest(CalendarDate(9))),
        ("what did I do yesterday?", DaysAway(-1)),
        ("what do I have on Friday?", WeekdayIn(4)),
    ],
)
def test_words_about_what_is_over_look_back(text, day):
    meaning = understand(Request(text, "en")).meaning
    assert isinstance(meaning, AskCalendar)
    assert meaning.time == Spoken(day)
