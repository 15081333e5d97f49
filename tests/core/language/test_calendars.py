"""Words about connected calendars: the list, what is looked at, where new events go; everything else is an event."""

from __future__ import annotations

import time

import pytest

from core.dialogue.interpretation import ManageAccount, Request
from core.language.calendars import tuning
from core.language.understand import understand

LIST = """
캘린더 목록 | 캘린더 목록 보여줘 | 캘린더 설정 | 내 캘린더 목록 좀 보여 줘 | 구글 상태 | 구글 캘린더 상태 어때? | 구글 설정 | 연결된 캘린더 뭐야?
연결된 캘린더 보여줘 | 새 일정은 어디에 들어가? | 기본 캘린더 뭐야? | /calendars | 구글 상태 알려줘 | 캘린더 관리 | 어떤 캘린더 보고 있어?
my calendars | show my calendars | calendar settings | google status | which calendars are connected? | calendar list | list all my calendars
where do new events go? | what's my default calendar | manage my calendars please
"""
TARGET = """
새 일정은 업무 캘린더에 넣어줘 · 업무 | 새 일정은 회사에 넣어줘 · 회사 | 앞으로 새 일정은 Work 캘린더에 넣어 줘 · Work
기본 캘린더를 업무로 바꿔줘 · 업무 | 기본 캘린더 업무 캘린더로 설정해줘 · 업무 | 업무 캘린더를 기본으로 해줘 · 업무 | 새 일정은 가족 캘린더로 · 가족
이제부터 새 약속은 모두 “우리 집” 캘린더에 저장해 주세요! · 우리 집 | 팀 A 캘린더를 기본 캘린더로 써줘 · 팀 A
use my Work calendar for new events · Work | use Work for new events · Work | put new events in Work · Work
put all new events into my Family calendar from now on · Family | make Work my default calendar · Work
set my default calendar to Work · Work | new events should go to Work · Work | please add new events to the "Team A" calendar · Team A
"""
UNFOLLOW = """
공휴일 캘린더는 빼줘 · 공휴일 | 공휴일 캘린더 숨겨줘 · 공휴일 | 대한민국의 휴일 캘린더 그만 볼래 · 대한민국의 휴일 | 공휴일 캘린더 꺼줘 · 공휴일
가족 캘린더 안 보이게 해줘 · 가족 | 공휴일 캘린더 보여주지 마 · 공휴일 | 공휴일 캘린더 동기화 하지 마 · 공휴일
stop following Holidays · Holidays | stop following the holidays calendar · holidays | hide my Birthdays calendar · Birthdays
unfollow Holidays in South Korea · Holidays in South Korea | don’t show my Holidays calendar anymore · Holidays
"""
FOLLOW = """
공휴일 캘린더 다시 보여줘 · 공휴일 | 가족 캘린더 켜줘 · 가족 | 가족 캘린더도 다시 볼래 · 가족
show my Holidays calendar again · Holidays | start following Team · Team | turn on the Team calendar · Team
"""
OTHERS = """
내일 3시 회의 업무 캘린더에 넣어줘 | 새 일정 내일 3시에 넣어줘 | 새 일정은 내일 3시야 | 이번 주 캘린더 보여줘 | 캘린더 보여줘 | 오늘 캘린더 알려줘
구글 캘린더 뭐 있어? | 구글 캘린더 비어 있어? | 내일 캘린더 지워줘 | 회의 빼줘 | 참석자에서 민수 빼줘 | 캘린더 정리해줘 | 구글 캘린더에 넣어줘
새 일정 회의실 예약 | 새 일정은 민수랑 회식 | 달력 사기 내일 | 캘린더 회의 3시 | 가족 달력 만들기 토요일 2시 | 구글 캘린더 빼줘 | 내 캘린더 꺼줘
오늘 캘린더 다시 보여줘 | 내일 캘린더 빼줘 | 새 일정은 오후에 넣어줘 | 새 일정은 금요일에 잡아줘 | 이거 캘린더에 넣어줘
follow up with Sam tomorrow | follow up with the design team | stop following up with Anna | put new event on friday at 3
new event dinner friday | show my calendar | show me my calendar for next week | what's on my calendar? | hide the body at 3
which calendars do you support | add new events page review tomorrow 4pm | calendar review meeting 3pm | calendar | show my calendar again
set up google calendar status meeting friday 10am | put new events in friday | show next week's calendar again
"""


def sentences(table: str) -> list[str]:
    return [one.strip() for one in table.replace("\n", "|").split("|") if one.strip()]


def pairs(table: str) -> list[list[str]]:
    return [[part.strip() for part in one.split("·")] for one in sentences(table)]


def meaning(text: str, **more):
    lang = "ko" if any("가" <= letter <= "힣" for letter in text) else "en"
    return understand(Request(text, lang, **more)).meaning


@pytest.mark.parametrize("text", sentences(LIST))
def test_asking_for_the_list(text):
    assert meaning(text) == ManageAccount("status")


@pytest.mark.parametrize(("text", "name"), pairs(TARGET))
def test_where_new_events_go(text, name):
    assert meaning(text) == ManageAccount("target", name)


@pytest.mark.parametrize(("text", "name"), pairs(UNFOLLOW))
def test_what_is_looked_at_no_more(text, name):
    assert meaning(text) == ManageAccount("unfollow", name)


@pytest.mark.parametrize(("text", "name"), pairs(FOLLOW))
def test_what_is_looked_at_again(text, name):
    assert meaning(text) == ManageAccount("follow", name)


@pytest.mark.parametrize("text", sentences(OTHERS))
def test_whatever_is_about_anything_else_tunes_nothing(text):
    assert not isinstance(meaning(text), ManageAccount)


def test_a_title_that_is_asked_for_is_a_title():
    assert not isinstance(meaning("캘린더 목록", awaiting="title"), ManageAccount)


@pytest.mark.parametrize(
    "text",
    [
        "새 일정은 " + "다 " * 25,
        "캘린더 " * 14,
        "기본 캘린더를 " + "가" * 45,
        "my the " * 8 + "calendars x",
        "please " * 7 + "use x",
        "use " + "a " * 25 + "for new",
        "calendar " * 6,
        "새 일정" + " " * 50 + "캘린더",
    ],
)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_text_takes_long(text, lang):
    tuning("캘린더", lang)
    started = time.perf_counter()
    assert tuning(text, lang) is None
    assert time.perf_counter() - started < 0.1
