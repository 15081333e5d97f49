"""Two orders in one message are done in order, each with its own answer; what is one order stays one."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import RemoveEvents, Target
from core.dialogue.orders import orders
from tests.core.dialogue.world import World, create, event, on, timed


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("내일 회의 취소하고 모레 3시에 치과 잡아줘", ("내일 회의 취소해줘", "모레 3시에 치과 잡아줘")),
        ("내일 3시에 치과 잡고 모레 커피 취소해줘", ("내일 3시에 치과 잡아줘", "모레 커피 취소해줘")),
        ("오늘 일정 알려주고 내일 3시에 치과 추가해 주세요", ("오늘 일정 알려줘", "내일 3시에 치과 추가해 주세요")),
        ("회의 4시로 옮기고, 치과 지워줘", ("회의 4시로 옮겨줘", "치과 지워줘")),
        ("cancel tomorrow's meeting and book dentist on Friday", ("cancel tomorrow's meeting", "book dentist on Friday")),
        ("Move standup to 4, then delete lunch", ("Move standup to 4", "delete lunch")),
    ],
)  # fmt: skip
def test_orders_of_two_kinds_are_parted(text, parts):
    assert orders(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "내일 3시에 치과 잡고 모레 5시에 커피 잡아줘",
        "회의 4시로 옮기고 장소 강남으로 바꿔줘",
        "내일 3시 치과",
        "밥 먹고 영화 보기",
        "내일 회의 취소하고 집에 감",
        "book dentist and add lunch",
        "meeting about how to cancel and book flights",
        "취소하고 잡아줘",
        "",
    ],
)
def test_what_is_one_order_stays_whole(text):
    assert orders(text) == (text,)


def test_both_are_done_in_order():
    world = World(event("회의", timed(17, 10)))
    world.meanings["내일 회의 취소해줘"] = RemoveEvents(Target("회의"))
    world.meanings["모레 3시에 치과 잡아줘"] = create("치과", on(18, 15))
    world.say("내일 회의 취소하고 모레 3시에 치과 잡아줘")
    first, second = world.screen.values()
    assert (first.drafts[0].kind, second.drafts[0].kind) == ("delete", "create")
    world.tap(first.buttons[0][0].press)
    world.tap(second.buttons[0][0].press)
    assert world.calendar() == [("치과", "2026-11-18T15:00:00+09:00")]
