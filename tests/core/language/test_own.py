"""Words about one's own things are understood whole; whatever is about something else stays what it was."""

from __future__ import annotations

import json

import pytest

from core.dialogue.interpretation import AboutMe, CreateEvents, ManageAccount, Request
from core.language.own import own
from core.language.understand import understand
from tests.house.rooms import HOUSE

KOREAN = {
    "settings": ("설정", "설정 보여줘", "내 설정 좀 보여줘", "설정 바꾸고 싶어", "환경설정", "/settings"),
    "zone": ("시간대", "내 시간대 뭐야?", "시간대 바꿔줘"),
    "lang": ("언어 바꿔줘", "언어"),
    "home": ("알림은 여기로", "알림은 여기로 보내줘", "여기로 알림 보내줘", "이제 알림은 이 대화로 받을래"),
    "privacy": ("내 정보 뭐 가지고 있어?", "나에 대해 뭘 알고 있어?", "내 정보 보여줘", "개인정보", "어떤 정보를 저장하고 있어?"),
    "export": ("내 데이터 내보내줘", "데이터 내보내기", "내 정보 다 내보내줘", "내 기록 다운로드 해줘"),
    "delete_me": ("내 정보 다 지워줘", "내 데이터 모두 삭제해줘", "계정 삭제해줘", "탈퇴할래", "/delete_me"),
    "drafts": ("열린 카드 보여줘", "열려 있는 카드 뭐 있어?", "다른 데서 하던 카드 가져와줘", "초안 보여줘"),
    "link": ("슬랙이랑 연결할래", "텔레그램 연결해줘", "슬랙 연동하기", "연결 코드 줘", "다른 대화랑 합쳐줘"),
}  # fmt: skip
ENGLISH = {
    "settings": ("settings", "show my settings", "open preferences please", "/settings"),
    "zone": ("time zone", "what's my time zone?", "change my time zone"),
    "lang": ("change language", "language"),
    "home": ("send notifications here", "notify me here please", "send my notifications to this chat"),
    "privacy": ("what do you know about me?", "what data do you have about me", "privacy", "show me my data"),
    "export": ("export my data", "download all my data", "please export all of my data"),
    "delete_me": ("delete all my data", "forget me", "delete my account", "erase everything you know about me"),
    "drafts": ("show my drafts", "my open cards", "list the open cards"),
    "link": ("link my Slack", "connect telegram", "link this chat with Slack", "link code", "give me a link code"),
}  # fmt: skip


def sentences():
    for lang, table in (("ko", KOREAN), ("en", ENGLISH)):
        for what, said in table.items():
            yield from ((lang, text, what) for text in said)


@pytest.mark.parametrize(("lang", "text", "what"), list(sentences()))
def test_what_somebody_wants_for_themselves(lang, text, what):
    assert understand(Request(text, lang)).meaning == AboutMe(what)


@pytest.mark.parametrize(
    ("lang", "text", "meaning"),
    [
        ("ko", "시간대 베를린으로 바꿔줘", AboutMe("zone", "베를린")),
        ("ko", "시간대를 +9로 바꿔줘", AboutMe("zone", "+9")),
        ("ko", "베를린 시간대로 바꿔줘", AboutMe("zone", "베를린")),
        ("ko", "시간대 미국", AboutMe("zone", "미국")),
        ("en", "set my time zone to Berlin", AboutMe("zone", "Berlin")),
        ("en", "change my timezone to America/New_York please", AboutMe("zone", "America/New_York")),
        ("en", "time zone +9", AboutMe("zone", "+9")),
        ("ko", "/tz 베를린", AboutMe("zone", "베를린")),
        ("ko", "영어로 말해줘", AboutMe("lang", "영어")),
        ("ko", "이제부터 한국어로 얘기하자", AboutMe("lang", "한국어")),
        ("ko", "언어 영어로 바꿔줘", AboutMe("lang", "영어")),
        ("ko", "독일어로 말해줘", AboutMe("lang", "독일어")),
        ("en", "speak Korean", AboutMe("lang", "Korean")),
        ("en", "talk to me in English", AboutMe("lang", "English")),
        ("en", "switch to korean", AboutMe("lang", "korean")),
        ("ko", "날짜는 일/월 순서로 읽어줘", AboutMe("order", "day")),
        ("ko", "날짜는 월/일 순서로", AboutMe("order", "month")),
        ("en", "use day first dates", AboutMe("order", "day")),
        ("en", "use month first dates", AboutMe("order", "month")),
        ("ko", "K7M2-B9XP", AboutMe("link", "K7M2-B9XP")),
        ("en", "k7m2b9xp", AboutMe("link", "k7m2b9xp")),
        ("ko", "/link k7m2-b9xp", AboutMe("link", "k7m2-b9xp")),
    ],
)
def test_what_was_said_of_it_is_kept(lang, text, meaning):
    assert understand(Request(text, lang)).meaning == meaning


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ko", "내일 슬랙 연결 회의"),
        ("ko", "설정 회의 내일 3시"),
        ("ko", "시간대를 오후로 바꿔줘"),
        ("ko", "회의 기록 삭제해줘"),
        ("ko", "자료 다 지워줘"),
        ("ko", "데이터 리뷰 내일 3시"),
        ("ko", "일정 다 지워줘"),
        ("ko", "한국어 수업 내일"),
        ("ko", "친구로 말해줘"),
        ("ko", "구글 연결해줘"),
        ("ko", "구글 계정 삭제해줘"),
        ("en", "delete my meeting"),
        ("en", "connect my google calendar"),
        ("en", "data review at 3"),
        ("en", "link up with Tom at 3"),
        ("en", "delete my google account"),
        ("en", "Korean class tomorrow"),
        ("en", "talk to Minsu"),
        ("en", "birthday"),
        ("en", "2026-11-23"),
        ("en", "BIRTHDAY"),
        ("en", ""),
        ("en", "settings " * 20),
    ],
)
def test_what_is_about_something_else_is_left_alone(lang, text):
    assert own(text, lang, None) is None


def test_a_title_that_is_asked_for_is_a_title():
    assert isinstance(understand(Request("설정", "ko", awaiting="title")).meaning, CreateEvents)
    assert own("settings", "en", "title") is None
    assert own("/settings", "en", "title") == AboutMe("settings")


def test_google_accounts_stay_what_they_were():
    assert understand(Request("구글 연결해줘", "ko")).meaning == ManageAccount("connect")
    assert understand(Request("disconnect google", "en")).meaning == ManageAccount("disconnect")


def test_no_sentence_of_the_benchmarks_is_about_oneself():
    lines = (HOUSE / "tests" / "benchmarks" / "sentences.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line) for line in lines if line.strip()]
    said = [one["text"] if isinstance(one, dict) else one for one in texts]
    assert len(said) > 50
    assert [text for text in said for lang in ("ko", "en") if own(text, lang, None)] == []
