"""Pictures of a turn: read in any order, understood on their own, all on one card."""

from __future__ import annotations

import pytest

from core.dialogue.inputs import IncomingMessage
from core.dialogue.interpretation import (
    LESSON_HOURS,
    AskCalendar,
    AskHelp,
    Assent,
    Dissent,
    Interpretation,
    RemoveEvents,
    TakeBack,
    Target,
)
from core.dialogue.proposing import MAX_EVENTS
from core.dialogue.results import Failed, Interpreted, TextRead
from tests.core.dialogue.world import World, at, change, create, several, tomorrow

GIG = create("공연", tomorrow(19))


def test_a_picture_shows_that_it_is_read_and_its_card_takes_that_place():
    world = World()
    world.photos("p")
    assert world.texts == ["사진을 읽고 있어요…"]
    assert world.labels() == []
    world.read("p", GIG)
    assert len(world.screen) == 1
    assert world.last.text.startswith("이렇게 추가할까요?\n\n공연")
    world.press("confirm")
    assert world.calendar() == [("공연", "2026-11-17T19:00:00+09:00")]


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a"), ("b", "a", "c")])
def test_an_album_is_one_card_whatever_is_read_first(order):
    world = World(lang="en")
    world.photos("a", "b", "c")
    assert world.texts == ["Reading 3 pictures…"]
    meanings = {"a": create("A", tomorrow(9)), "b": several(("B1", tomorrow(10)), ("B2", tomorrow(11)))}
    for blob in order:
        world.read(blob, meanings.get(blob))
    assert len(world.screen) == 1
    assert sorted(draft.title for draft in world.last.drafts) == ["A", "B1", "B2"]


def test_the_same_picture_twice_in_an_album_is_read_once():
    world = World()
    world.photos("p", "p")
    assert [read.blob for read in world.unread] == ["p"]


def test_a_picture_stands_alone_before_the_interpreter():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.photos("p")
    world.read("p", GIG)
    request = world.requests[-1]
    assert (request.text, request.talk, request.open_titles, request.awaiting) == ("", (), (), None)


@pytest.mark.parametrize(
    "order", [TakeBack(), Dissent(), Assent(), RemoveEvents(Target("커피")), change(time=at(16))]
)
def test_pictures_give_no_orders(order):
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    card = world.last
    world.photos("p")
    world.read("p", order)
    assert world.screen[card.id] == card
    assert world.last.text.startswith("사진에서 일정을 찾지 못했어요.")


def test_a_picture_without_text_holds_nothing():
    world = World()
    world.photos("p")
    world.read("p")
    assert (
        world.last.text
        == "사진에서 일정을 찾지 못했어요. 날짜가 보이는 부분을 보내 주시거나 글자로 적어 주세요."
    )


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("broken", "파일이 깨져 있어요. 다시 보내 주시거나 글자로 적어 주세요."),
        ("lost", "사진을 찾을 수 없어요. 다시 보내 주세요."),
        ("gave_up", "사진을 읽다가 문제가 생겼어요. 다시 보내 주시거나 글자로 적어 주세요."),
    ],
)
def test_a_picture_that_cannot_be_read_says_why(reason, text):
    world = World()
    world.photos("p")
    world.fail("p", reason)
    assert world.last.text == text
    assert len(world.screen) == 1


def test_what_could_not_be_read_is_told_beside_what_could():
    world = World(lang="en")
    world.photos("a", "b", "c")
    world.fail("b", "too_big")
    world.read("a", GIG)
    world.fail("c", "too_big")
    assert "I couldn't read 2 of the pictures.\nThat file is too big. I can read up to 20 MB." in world.texts
    assert world.labels() == ["Add", "Edit", "Discard"]


def test_one_that_could_not_be_read_is_told_in_korean_too():
    world = World()
    world.photos("a", "b")
    world.fail("b", "timeout")
    world.read("a", GIG)
    assert world.texts[-1].startswith("사진 1장은 읽지 못했어요.\n읽는 데 너무 오래 걸려요.")


def test_too_many_events_in_pictures_are_told():
    world = World()
    world.photos("p")
    world.read("p", several(*((f"일 {n}", tomorrow(n % 24)) for n in range(MAX_EVENTS + 1))))
    assert "일정을 21개 찾아 앞의 20개만 보여 드려요. 나머지는 나눠서 말씀해 주세요." in world.texts


def test_a_caption_is_understood_when_the_picture_holds_nothing():
    world = World()
    world.photos("p", caption="내일 7시 공연", meaning=GIG)
    world.read("p")
    assert world.last.text.startswith("이렇게 추가할까요?\n\n공연")
    assert len(world.screen) == 1


def test_a_caption_may_name_guests_as_words_do():
    world = World()
    world.photos("p", caption="민수랑", meaning=create("공연", tomorrow(19), attendees=("민수",)))
    world.read("p")
    assert "👥 민수" in world.last.text


def test_a_caption_that_says_nothing_leaves_the_picture_to_be_told_about():
    world = World()
    world.photos("p", caption="이거 봐")
    world.read("p")
    assert world.last.text.startswith("사진에서 일정을 찾지 못했어요.")


def test_a_caption_is_understood_though_its_picture_is_broken_and_that_is_told():
    world = World()
    world.photos("p", caption="내일 7시 공연", meaning=GIG)
    world.fail("p")
    assert any(text.startswith("파일이 깨져 있어요.") for text in world.texts)
    assert world.labels() == ["추가", "고치기", "취소"]
    assert "사진을 읽고 있어요…" not in world.texts


def test_yes_as_a_caption_leaves_no_message_that_goes_on_reading():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.photos("p", caption="응", meaning=Assent())
    world.read("p")
    assert "사진을 읽고 있어요…" not in world.texts
    assert world.labels() == ["추가", "고치기", "취소"]


def test_a_question_as_a_caption_is_answered_in_its_place():
    world = World()
    world.photos("p", caption="내일 뭐 있어?", meaning=AskCalendar("agenda", tomorrow()))
    world.read("p")
    assert world.texts == ["11월 17일(화)에는 일정이 없어요."]


def test_words_do_not_wait_for_pictures():
    world = World()
    world.photos("p")
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.press("confirm")
    world.read("p", GIG)
    assert [title for title, _ in world.calendar()] == ["커피"]
    assert "공연" in world.texts[0]


def test_a_picture_that_comes_while_a_question_is_open_does_not_answer_it():
    world = World()
    world.photos("p")
    world.say("치과", create("치과"))
    world.read("p", GIG)
    world.say("내일 3시", create("", tomorrow(15)))
    assert world.last.text.startswith("이렇게 추가할까요?\n\n치과")
    assert "공연" in world.texts[0]


def test_results_that_come_twice_or_too_late_change_nothing():
    world = World()
    world.photos("a", "b")
    world.read("a", GIG)
    assert world.read("a", GIG) == []
    assert world.fail("a") == []
    world.read("b")
    screen = dict(world.screen)
    turn = world.unread[0].turn
    for late in (
        TextRead(turn, "a", empty=False),
        Failed(turn, "read", "broken", "a"),
        Failed(99, "read", "x", None),
    ):
        assert world.take(late) == []
    assert world.screen == screen


def test_an_understanding_that_comes_twice_adds_nothing_twice():
    world = World()
    world.photos("a", "b")
    world.seen["a"] = GIG
    turn = world.unread[0].turn
    [interpret] = world.step(TextRead(turn, "a", empty=False))
    understood = world.carry_out(interpret)
    assert understood is not None
    world.take(understood)
    assert world.take(understood) == []
    world.read("b")
    assert [draft.title for draft in world.last.drafts] == ["공연"]


# ── captions ──


def test_a_caption_completes_what_the_picture_holds():
    world = World()
    world.photos("p", caption="장소는 합정역", meaning=change(location="합정역"))
    world.read("p", GIG)
    assert "📍 합정역" in world.last.text
    assert len(world.screen) == 1


def test_a_caption_may_name_one_of_several():
    world = World()
    world.photos("p", caption="둘째는 4시", meaning=change("점심", time=at(16)))
    world.read("p", several(("공연", tomorrow(19)), ("점심", tomorrow(12))))
    assert "공연\n🗓 11월 17일(화) 오후 7:00" in world.last.text
    assert "점심\n🗓 11월 17일(화) 오후 4:00" in world.last.text


def test_a_caption_without_a_time_adds_place_and_people():
    world = World()
    world.photos("p", caption="민수랑 홍대에서", meaning=create("", location="홍대", attendees=("민수",)))
    world.read("p", GIG)
    assert "📍 홍대" in world.last.text and "민수" in world.last.text
    assert len(world.last.drafts) == 1


def test_a_caption_with_an_event_of_its_own_brings_it_along():
    world = World()
    world.photos("p", caption="내일 9시 치과도", meaning=create("치과", tomorrow(9)))
    world.read("p", GIG)
    assert [draft.title for draft in world.last.drafts] == ["공연", "치과"]


@pytest.mark.parametrize(
    "order", [TakeBack(), Dissent(), Assent(), RemoveEvents(Target("커피")), AskCalendar("agenda")]
)
def test_a_caption_of_a_picture_with_events_is_no_order(order):
    world = World()
    world.photos("p", caption="이거", meaning=order)
    world.read("p", GIG)
    assert [draft.title for draft in world.last.drafts] == ["공연"]


def test_a_caption_of_a_forward_invites_nobody_and_changes_nothing():
    world = World()
    forward = world.message("민수도 불러줘", change(add_attendees=("민수",)), ("p",), forwarded_at=world.at)
    world.take(IncomingMessage(forward))
    world.read("p", GIG)
    assert world.last.drafts[0].attendees == ()
    invitation = create("치과", tomorrow(9), attendees=("민수",))
    world.take(
        IncomingMessage(world.message("내일 9시 민수랑 치과", invitation, ("q",), forwarded_at=world.at))
    )
    world.read("q", GIG)
    assert [(draft.title, draft.attendees) for draft in world.last.drafts] == [("공연", ()), ("치과", ())]


def test_the_people_of_a_caption_of_ones_own_come_along():
    world = World()
    caption = create("치과", tomorrow(9), attendees=("민수",))
    world.photos("p", caption="내일 9시 민수랑 치과도", meaning=caption)
    world.read("p", GIG)
    assert [draft.attendees for draft in world.last.drafts] == [(), ("민수",)]


def test_a_caption_that_makes_too_many_is_told():
    world = World()
    world.photos("p", caption="내일 9시 치과도", meaning=create("치과", tomorrow(9)))
    world.read("p", several(*((f"일 {n}", tomorrow(10)) for n in range(MAX_EVENTS))))
    assert len(world.conversation.cards[-1].drafts) == MAX_EVENTS
    assert any(text.startswith(f"일정을 {MAX_EVENTS + 1}개 찾아") for text in world.texts)


def test_a_caption_that_breaks_the_interpreter_costs_no_picture():
    world = World()
    world.photos("p", caption="이거")
    world.seen["p"] = GIG
    world.step(TextRead(1, "p", empty=False))
    world.step(Interpreted(1, Interpretation(GIG, "ko"), "p"))
    world.take(Failed(1, "interpret", "not_understood"))
    assert world.last.drafts[0].title == "공연"


def test_an_edited_caption_leaves_the_card_of_its_picture_alone():
    world = World()
    world.photos("p", caption="")
    world.read("p", GIG)
    world.edit("m1", "내일 회식", create("회식", tomorrow(18)))
    shown = [draft.title for reply in world.screen.values() for draft in reply.drafts]
    assert shown == ["공연", "회식"]
    world.edit("m1", "장소는 합정역", change(location="합정역"))
    assert "합정역" in world.last.text


def test_words_that_come_while_a_picture_is_still_out_wait_for_nothing():
    world = World()
    world.photos("p", caption="이거")
    assert world.take(Interpreted(1, Interpretation(GIG, "ko"))) == []
    assert world.take(Failed(1, "interpret", "not_understood")) == []
    world.read("p", GIG)
    assert world.last.drafts[0].title == "공연"


@pytest.mark.parametrize(("lang", "told"), [("ko", "교시만 있고"), ("en", "numbers its lessons")])
def test_a_timetable_without_hours_is_asked_for_them(lang, told):
    world = World(lang=lang)
    world.photos("p")
    world.read("p", AskHelp(LESSON_HOURS))
    assert told in world.last.text
    assert world.conversation.turns == ()


def test_any_other_call_for_help_in_a_picture_is_nothing():
    world = World()
    world.photos("p")
    world.read("p", AskHelp("모두 삭제"))
    assert "찾지 못했어요" in world.last.text


@pytest.mark.parametrize(("lang", "told"), [("ko", "앞의 2쪽만 읽었어요"), ("en", "only the first 2 pages")])
def test_whoever_sends_a_long_pdf_hears_that_its_first_pages_were_read(lang, told):
    world = World(lang=lang)
    world.photos("a")
    world.read("a", create("상담", tomorrow(14)), more=True)
    card, note = world.texts
    assert "상담" in card and told in note


def test_a_long_pdf_in_which_nothing_was_found_is_told_of_as_well():
    world = World()
    world.photos("a")
    world.read("a", None, more=True)
    answer, note = world.texts
    assert "사진에서 일정을 찾지 못했어요" in answer and "앞의 2쪽만 읽었어요" in note


def test_of_one_that_was_read_whole_nothing_is_said():
    world = World()
    world.photos("a")
    world.read("a", create("상담", tomorrow(14)))
    assert not any("쪽만" in text for text in world.texts)
