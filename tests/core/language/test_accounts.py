"""Connect, disconnect, which account: understood only where a message is about nothing else."""

from __future__ import annotations

import time

import pytest

from core.dialogue.interpretation import AskHelp, CreateEvents, ManageAccount, Request
from core.language.accounts import account
from core.language.understand import understand

CONNECT = """
구글 캘린더 연결해줘 | 구글 연동 | 구글 연결 | /connect | 구글 계정 연결해 주세요 | 구글 로그인 | 구글 캘린더 연동해줘 | 내 구글 계정 연결하고 싶어
구글이랑 연결해줘 | 구글 연동해줄래? | 캘린더 연결해줘 | 구글 캘린더랑 동기화해줘 | 계정 연결 | 구글 계정 하나 더 연결할래 | 다른 구글 계정 추가해줘
구글 계정으로 로그인할게 | google 캘린더 연결 | 구글에 연결해줘 | 구글 다시 연결해줘 | 구글계정연동해주세요 | 지메일 연결해줘
구글 캘린더 연결 부탁드려요 | 구글 캘린더를 연결하고 싶어요! | connect my google calendar | Connect Google | link my google account please
sign in with google | log in to google | I want to connect my Google calendar | can you connect my google calendar? | sync my google calendar
add another google account | add my work google account | connect my calendar | google login | reconnect google | connect to google calendar
"""
DISCONNECT = """
구글 연결 해제 | 연결 해제 | 연결 해제해줘 | 구글 연결 끊어줘 | 구글 계정 연결 해제해 주세요 | 구글 로그아웃 | 로그아웃해줘 | 로그아웃
구글 연동 해제 | 연동 끊어 | 구글 연동 취소해줘 | 구글 계정 로그아웃 할래 | 구글 연결을 끊고 싶어 | /disconnect | 구글 캘린더 연결 끊기
disconnect google | disconnect my google account | unlink my calendar | log out | sign out | logout | log me out of google | disconnect
remove my google account | stop syncing with google | revoke google access
"""
STATUS = """
구글 연결됐어? | 구글 연결 상태 | 구글 캘린더 연결돼 있어? | 구글 연결되어 있나요? | 어느 구글 계정이야? | 연결된 계정 알려줘 | 연결된 구글 계정 뭐야?
어떤 계정 연결돼 있어? | 지금 어느 계정 쓰고 있어? | 구글 연동됐나? | 구글 계정 확인 | 구글 캘린더 연동 상태 확인해줘 | which account
which google account am i using? | is my google calendar connected? | am i connected to google? | which account is connected?
account status | am i signed in? | what's my google account | /account
"""
OTHERS = """
구글 미팅 3시에 잡아줘 | 구글 본사 방문 금요일 | 구글 면접 내일 2시 | 구글 캘린더에 내일 회의 넣어줘 | 내일 3시 구글 계정 정리 | 금요일 5시 구글 연동 회의
구글 캘린더 어떻게 연결해? | 구글 캘린더 연동 돼? | 구글 캘린더 연동 가능해? | 구글 캘린더 뭐 있어? | 캘린더 보여줘 | 이번 주 캘린더 알려줘
캘린더에 추가해줘 | 구글 캘린더에서 삭제해줘 | 회의 취소해줘 | 이거 추가해줘 | 추가해줘 | 내일 회의 연결해줘 | 구글 캘린더에 넣어줘
google meeting at 3pm | google sync tomorrow 10am | google sync | visit google hq friday | can you sync with google calendar? | team sync
add it to my google calendar | google meet with Ben at 4 | connect with Anna tomorrow at 3 | link up with Sam friday | log in
sync with design team at 2 | what's on my calendar? | which calendars do you support | delete my google meeting | account review meeting 3pm
새 계정 회의 3시 | 구글 계정 회의 만들어줘 | 계정과목 정리 내일 | 캘린더 정리해줘 | 일정 다 지워줘 | 연결 | 연결됐어? | 상태
connect the projector tomorrow 9am | remove google interview | 구글 캘린더 비어 있어? | 구글 폼 확인 내일 | 내일 구글 확인 | 구글 | google
"""


def sentences(table: str) -> list[str]:
    return [one.strip() for one in table.replace("\n", "|").split("|") if one.strip()]


def meaning(text: str, **more):
    lang = "ko" if any("가" <= letter <= "힣" for letter in text) else "en"
    return understand(Request(text, lang, **more)).meaning


@pytest.mark.parametrize("text", sentences(CONNECT))
def test_connecting(text):
    assert meaning(text) == ManageAccount("connect")


@pytest.mark.parametrize("text", sentences(DISCONNECT))
def test_letting_go(text):
    assert meaning(text) == ManageAccount("disconnect")


@pytest.mark.parametrize("text", sentences(STATUS))
def test_asking_how_it_stands(text):
    assert meaning(text) == ManageAccount("status")


@pytest.mark.parametrize("text", sentences(OTHERS))
def test_whatever_is_about_anything_else_is_no_matter_of_accounts(text):
    assert not isinstance(meaning(text), ManageAccount)


def test_a_meeting_with_google_is_an_event_and_a_question_how_is_one_for_help():
    assert isinstance(meaning("구글 미팅 3시에 잡아줘"), CreateEvents)
    assert isinstance(meaning("구글 캘린더 어떻게 연결해?"), AskHelp)
    assert isinstance(meaning("can you sync with google calendar?"), AskHelp)


def test_a_title_that_is_asked_for_is_a_title():
    assert isinstance(meaning("구글 연동", awaiting="title"), CreateEvents)
    assert meaning("/connect", awaiting="title") == ManageAccount("connect")


@pytest.mark.parametrize(
    "text",
    ["", "  ", "구글 연결 " * 20, "구글연결" + "이" * 50 + "ㅁ", "구글계정" * 12 + "q", "구글 연결" + "해줘" * 25 + "x", "my " * 15 + "x", "please " * 8 + "x", "구글연결됐" + "있어" * 25 + "q"],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_text_takes_long(text, lang):
    started = time.perf_counter()
    assert account(text, lang, None) is None
    assert time.perf_counter() - started < 0.1
