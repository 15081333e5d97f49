"""Whatever is sent: it never raises, and it never takes long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar.time.expression import Phrase
from core.dialogue.interpretation import CreateEvents, Request
from core.language.korean.read import normal, read
from core.language.korean.time import find_times

WORDS = st.sampled_from(
    "내일 오늘 다음주 화요일 3시 14~16시 오후 저녁 까지 부터 매주 매월 월수금 말일 12/24 12월 24일 음력 아니 말고 로 취소 옮겨줘 미뤄줘 민수랑 강남역에서 "
    "( ) @ , \n 장소: 제목은 회의 점심 반 분 시간 뒤 동안 10회 2박3일 도쿄시간 출발 도착 → 추가해줘 있어? 언제 ~ - : . 24시 5분 전에 알려줘 취소하고 옮기고 메모: 이라 같이 드실래요 지수도 초대해줘 알림 아침 식당 예약이 되었습니다".split(
        " "
    )
)
SENTENCES = st.lists(WORDS, max_size=12).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)
AWAITING = st.sampled_from([None, "time", "title", "choice"])


@given(st.text(), AWAITING)
@settings(deadline=None)
def test_no_text_makes_it_stumble(text, awaiting):
    read(Request(text, "ko", awaiting=awaiting))


@given(SENTENCES, AWAITING)
@settings(max_examples=300, deadline=None)
def test_no_order_of_words_makes_it_stumble(text, awaiting):
    meaning = read(Request(text, "ko", awaiting=awaiting))
    if isinstance(meaning, CreateEvents):
        assert meaning.events
        for event in meaning.events:
            assert "\x00" not in event.title + event.location + "".join(event.attendees) + event.notes
            assert event.evidence is None or event.evidence[0] < event.evidence[1] <= len(normal(text))


@given(SENTENCES)
@settings(max_examples=300, deadline=None)
def test_spans_follow_one_another_and_say_what_they_span(text):
    at = 0
    for found in find_times(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end
        if isinstance(found.expression, Phrase):
            assert found.expression.text in text


@pytest.mark.parametrize(
    "piece",
    [
        "가",
        " ",
        "1",
        "\n",
        "내일 3시 회의 ",
        "3시 ",
        "(월) ",
        "민수랑 ",
        "정우성, ",
        "매주 월 ",
        "1234567890-",
        "(가",
        "@ ",
        "에서 ",
        "장소 ",
        "제목 ",
        "도 추가",
        "한 시간 반 ",
        "일이삼사",
    ],
)
def test_a_huge_text_is_answered_at_once(piece):
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    read(Request(text, "ko"))
    assert time.process_time() - started < 0.5
