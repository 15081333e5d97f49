"""Who asks where something was read is understood, and whoever asks something else is not taken for that."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import AskWhy, CreateEvents, Quote, Request
from core.language.understand import understand


def meaning(text: str, lang: str = "ko"):
    return understand(Request(text, lang)).meaning


@pytest.mark.parametrize(
    "text",
    [
        "왜?", "왜요?", "왜 그래?", "왜 그 시간이야?", "왜 3시야?", "왜 내일이야?", "왜 오후로 봤어?", "왜 그렇게 읽었어?",
        "어디서 읽었어?", "어디서 읽은 거야?", "그거 어디서 봤어?", "어디 보고 안 거야?", "무슨 말 보고 그렇게 읽었어?",
        "어떻게 읽은 거야?", "근거가 뭐야?", "근거 보여줘", "why?", "why that time?", "why 3pm?", "Why tomorrow?",
        "why did you pick that date", "where did you get that?", "where did you read that", "how did you read that",
        "where does that come from?", "which words did you read?", "what made you think it's tomorrow?", "based on what?",
    ],
)  # fmt: skip
def test_a_question_about_the_reading(text):
    assert meaning(text) == AskWhy()


@pytest.mark.parametrize(
    "text",
    [
        "왜 3시에 회의가 있어?", "왜 안 돼?", "어디서 만나?", "회의 어디야?", "내일 어디서 봐?", "어떻게 지내?",
        "why is the sky blue", "where is the meeting?", "how do I add an event?", "what's on tomorrow?",
        "왜관 출장 내일 3시", "whyte corp call tomorrow 3pm",
    ],
)  # fmt: skip
def test_another_question(text):
    assert meaning(text) != AskWhy()


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("다음주 화요일 오후 3시 강남역에서 커피", {Quote("time", "다음주 화요일 오후 3시")}),
        (
            "매주 화목 저녁 7시 테니스",
            {Quote("recurrence", "매주 화목"), Quote("time", "저녁 7시")},
        ),
        ("lunch with Ben tomorrow at noon", {Quote("time", "tomorrow at noon")}),
        (
            "standup every weekday 9am, remind me 10 minutes before",
            {
                Quote("recurrence", "every weekday"),
                Quote("time", "9am"),
                Quote("reminders", "remind me 10 minutes before"),
            },
        ),
    ],
)
def test_our_own_reader_tells_the_words_of_each_field(text, quotes):
    found = meaning(text)
    assert isinstance(found, CreateEvents)
    said = set(found.events[0].quotes)
    assert {quote.field for quote in said} == {quote.field for quote in quotes}
    for quote in quotes:
        assert any(q.field == quote.field and quote.words in q.words for q in said), said
    for quote in said:
        assert all(word in text for word in quote.words.split())
