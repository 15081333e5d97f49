"""Two orders in one message are parted; what is one order stays whole."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import AskCalendar, ChangeEvent, RemoveEvents, Request
from core.language.korean.orders import orders
from core.language.understand import understand


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("내일 회의 취소하고 모레 3시에 치과 잡아줘", ("내일 회의 취소해줘", "모레 3시에 치과 잡아줘")),
        ("내일 3시에 치과 잡고 모레 커피 취소해줘", ("내일 3시에 치과 잡아줘", "모레 커피 취소해줘")),
        ("오늘 일정 알려주고 내일 3시에 치과 추가해 주세요", ("오늘 일정 알려줘", "내일 3시에 치과 추가해 주세요")),
        ("회의 4시로 옮기고, 치과 지워줘", ("회의 4시로 옮겨줘", "치과 지워줘")),
        ("금요일 회식 취소해주고 토요일 7시에 저녁 약속 넣어줘", ("금요일 회식 취소해줘", "토요일 7시에 저녁 약속 넣어줘")),
        ("내일 치과 4시로 옮기고 모레 회의 5시로 바꿔줘", ("내일 치과 4시로 옮겨줘", "모레 회의 5시로 바꿔줘")),
        ("회식 취소하고 치과도 삭제해줘", ("회식 취소해줘", "치과도 삭제해줘")),
    ],
)  # fmt: skip
def test_two_orders_are_parted(text, parts):
    assert orders(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "내일 3시에 치과 잡고 모레 5시에 커피 잡아줘",
        "회의 4시로 옮기고 장소 강남으로 바꿔줘",
        "내일 3시 치과",
        "밥 먹고 영화 보기",
        "내일 회의 취소하고 집에 감",
        "취소하고 잡아줘",
        "내일 회의 4시로 미루고 이름도 주간 회의로 바꿔줘",
        "",
    ],
)
def test_what_is_one_order_stays_whole(text):
    assert orders(text) == (text,)


def test_the_first_order_is_answered_with_the_rest():
    meant = understand(
        Request("다음주 일정 알려주고 회식 취소하고 모레 3시에 치과 잡아줘", "ko", parted=True)
    )
    assert isinstance(meant.meaning, AskCalendar)
    assert meant.rest == "회식 취소하고 모레 3시에 치과 잡아줘"
    assert isinstance(understand(Request(meant.rest, "ko", parted=True)).meaning, RemoveEvents)


def test_changes_of_two_events_are_two_answers():
    meant = understand(Request("A 회의 3시로 옮기고 B 회의는 5시로 바꿔줘", "ko", parted=True))
    assert isinstance(meant.meaning, ChangeEvent)
    assert (meant.meaning.target.title, meant.rest) == ("A 회의", "B 회의는 5시로 바꿔줘")


def test_an_answer_to_a_question_is_not_parted():
    meant = understand(Request("회식 취소하고 모레 3시에 치과 잡아줘", "ko", "time", parted=True))
    assert meant.rest == ""
