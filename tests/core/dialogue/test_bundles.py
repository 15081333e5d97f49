"""Messages that were sent together are one turn: albums with their caption, rows of forwards."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.database import codec
from core.dialogue.effects import ReadText
from core.dialogue.inputs import IncomingMessage, MessageEdited, TimePassed
from core.dialogue.interpretation import AskCalendar, Interpretation, SmallTalk, TakeBack
from core.dialogue.message import Attachment
from core.dialogue.receiving import MAX_PICTURES, MAX_READING, MAX_TEXT
from core.dialogue.results import Interpreted
from tests.core.dialogue.world import NOW, World, at, change, create, tomorrow

GIG = create("공연", tomorrow(19))
DINNER = create("저녁 식사", tomorrow(18))


def sent(world, *blobs, text="", meaning=None, bundle="album", **more):
    """One message of a bundle."""
    message = replace(world.message(text, meaning, blobs), bundle=bundle, **more)
    return world.take(IncomingMessage(message))


def forwarded(world, *texts):
    for text in texts:
        sent(world, text=text, bundle="forwards", forwarded_at=NOW)


def meaning_of_all(world, meaning, *texts):
    world.meanings["\n".join(texts)] = meaning


def after_a_restart(world):
    """The state as another process reads it."""
    kept = json.loads(json.dumps(codec.encode_state(world.conversation)))
    world.conversation = codec.decode_state(kept)


# ── albums ──


def test_an_album_that_comes_picture_by_picture_is_one_card():
    world = World()
    for blob in ("a", "b", "c"):
        sent(world, blob)
    assert world.texts == ["사진 3장을 읽고 있어요…"]
    world.read("a", GIG)
    world.read("c", DINNER)
    world.read("b")
    assert world.texts == ["사진 3장을 읽고 있어요…"], "another may still come"
    world.wait(seconds=1)
    assert len(world.screen) == 1
    assert [draft.title for draft in world.last.drafts] == ["공연", "저녁 식사"]


def test_an_album_that_is_read_slowly_shows_its_card_when_the_last_is_read():
    world = World()
    sent(world, "a")
    sent(world, "b")
    world.read("b", GIG)
    world.wait(seconds=11)
    assert world.conversation.wake_at is None, "time alone changes nothing any more"
    world.read("a", DINNER)
    assert sorted(draft.title for draft in world.last.drafts) == ["공연", "저녁 식사"]


def test_pictures_of_an_album_are_read_while_others_still_come():
    world = World()
    sent(world, "a")
    assert [read.blob for read in world.unread] == ["a"]
    sent(world, "b")
    assert [read.blob for read in world.unread] == ["a", "b"]


def test_what_still_lies_with_the_platform_is_asked_for_by_its_name_there():
    world = World()
    message = replace(world.message(""), attachments=(Attachment("a", file="AgAC"),), bundle="album")
    effects = world.step(IncomingMessage(message))
    assert [(one.blob, one.file) for one in effects if isinstance(one, ReadText)] == [("a", "AgAC")]


@pytest.mark.parametrize("captioned", [0, 1, 2])
def test_a_caption_belongs_to_the_whole_album_whichever_picture_has_it(captioned):
    world = World()
    caption = change(location="합정")
    for number, blob in enumerate(("a", "b", "c")):
        text = "합정에서" if number == captioned else ""
        sent(world, blob, text=text, meaning=caption if text else None)
    for blob in ("a", "b", "c"):
        world.read(blob, GIG if blob == "b" else None)
    world.wait(seconds=1)
    assert "📍 합정" in world.last.text
    assert len(world.screen) == 1


def test_captions_of_several_pictures_are_all_heard():
    world = World()
    meaning_of_all(world, create("모임", tomorrow(20)), "내일 8시", "모임")
    sent(world, "a", text="내일 8시")
    sent(world, "b", text="모임")
    world.read("a")
    world.read("b")
    world.wait(seconds=1)
    assert [draft.title for draft in world.last.drafts] == ["모임"]


def test_a_caption_alone_is_heard_when_none_of_its_pictures_holds_anything():
    world = World()
    sent(world, "a", text="내일 7시 공연", meaning=GIG)
    sent(world, "b")
    world.read("a")
    world.read("b")
    world.wait(seconds=1)
    assert [draft.title for draft in world.last.drafts] == ["공연"]
    assert len(world.screen) == 1


def test_nothing_waits_longer_than_a_second_after_the_last_of_them():
    world = World()
    sent(world, "a")
    first = world.conversation.wake_at
    world.at += timedelta(milliseconds=700)
    sent(world, "b")
    assert first == NOW + timedelta(seconds=1)
    assert world.conversation.wake_at == world.at + timedelta(seconds=1)


def test_waking_too_early_closes_no_album():
    world = World()
    sent(world, "a")
    world.read("a", GIG)
    world.at += timedelta(milliseconds=900)
    assert world.take(TimePassed()) == []
    sent(world, "b")
    world.read("b", DINNER)
    world.wait(seconds=1)
    assert len(world.last.drafts) == 2


def test_a_part_that_comes_before_anybody_woke_up_still_belongs():
    world = World()
    sent(world, "a")
    world.read("a", GIG)
    world.at += timedelta(seconds=9)
    sent(world, "b")
    world.read("b", DINNER)
    world.wait(seconds=1)
    assert [draft.title for draft in world.last.drafts] == ["공연", "저녁 식사"]


def test_a_picture_read_after_the_second_shows_the_card_though_nobody_woke_up():
    world = World()
    sent(world, "a")
    world.at += timedelta(seconds=3)
    world.read("a", GIG)
    assert [draft.title for draft in world.last.drafts] == ["공연"]


def test_a_part_that_comes_too_late_is_a_message_of_its_own():
    world = World()
    sent(world, "a")
    world.read("a", GIG)
    world.wait(seconds=1)
    sent(world, "b")
    world.read("b", DINNER)
    world.wait(seconds=1)
    assert [[draft.title for draft in reply.drafts] for reply in world.screen.values()] == [
        ["공연"],
        ["저녁 식사"],
    ]


def test_two_albums_at_once_do_not_mix():
    world = World()
    sent(world, "a1", bundle="one")
    sent(world, "b1", bundle="two")
    sent(world, "a2", bundle="one")
    assert [(read.turn, read.blob) for read in world.unread] == [(1, "a1"), (2, "b1"), (1, "a2")]
    assert world.texts == ["사진 2장을 읽고 있어요…", "사진을 읽고 있어요…"]


def test_a_message_of_another_kind_between_is_answered_at_once_and_stays_apart():
    world = World()
    sent(world, "a")
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert world.last.text.startswith("이렇게 추가할까요?\n\n커피")
    sent(world, "b")
    world.read("a", GIG)
    world.read("b", DINNER)
    world.wait(seconds=1)
    assert world.texts[0].startswith("일정 2개를 추가할까요?")
    assert world.texts[1].startswith("이렇게 추가할까요?\n\n커피")


def test_ten_pictures_are_read():
    world = World()
    for number in range(MAX_PICTURES):
        sent(world, f"p{number}")
    assert world.texts == ["사진 10장을 읽고 있어요…"]
    assert len(world.unread) == MAX_PICTURES


def test_of_more_than_ten_the_first_are_read_and_it_is_said_once():
    world = World()
    for number in range(MAX_PICTURES + 5):
        sent(world, f"p{number}")
    assert world.texts == [
        "사진 10장을 읽고 있어요…",
        "사진은 한 번에 10장까지 읽을 수 있어요. 나눠서 보내 주세요.",
    ]
    assert [read.blob for read in world.unread] == [f"p{n}" for n in range(MAX_PICTURES)]
    told = [say for say in world.says if say.reply.text.startswith("사진은 한 번에")]
    assert len(told) == 1


def test_a_part_with_several_pictures_brings_as_many_as_there_is_room_for():
    world = World()
    sent(world, *(f"a{n}" for n in range(8)))
    sent(world, *(f"b{n}" for n in range(4)))
    assert len(world.unread) == MAX_PICTURES
    assert "사진 10장을 읽고 있어요…" in world.texts
    assert any(text.startswith("사진은 한 번에 10장까지") for text in world.texts)


def test_the_same_picture_twice_in_one_part_is_read_once_and_is_not_too_many():
    world = World()
    sent(world, "p", "p")
    assert [read.blob for read in world.unread] == ["p"]
    assert world.texts == ["사진을 읽고 있어요…"]


def test_a_broken_picture_of_an_album_is_told_beside_the_others():
    world = World()
    sent(world, "a")
    sent(world, "b")
    world.fail("a", "broken")
    world.read("b", GIG)
    world.wait(seconds=1)
    assert any(text.startswith("사진 1장은 읽지 못했어요.") for text in world.texts)
    assert any([draft.title for draft in reply.drafts] == ["공연"] for reply in world.screen.values())


def test_an_album_in_which_nothing_can_be_read_says_so_once():
    world = World()
    for blob in ("a", "b"):
        sent(world, blob)
        world.fail(blob, "broken")
    world.wait(seconds=1)
    assert world.texts == ["파일이 깨져 있어요. 다시 보내 주시거나 글자로 적어 주세요."]


def test_an_album_without_any_event_says_so():
    world = World()
    for blob in ("a", "b"):
        sent(world, blob)
        world.read(blob)
    world.wait(seconds=1)
    assert [text.split(".")[0] for text in world.texts] == ["사진에서 일정을 찾지 못했어요"]


def test_a_restart_in_the_middle_loses_neither_what_came_nor_what_comes():
    world = World()
    sent(world, "a", text="합정에서", meaning=change(location="합정"))
    world.read("a", GIG)
    after_a_restart(world)
    sent(world, "b")
    after_a_restart(world)
    world.read("b")
    world.wait(seconds=1)
    assert "📍 합정" in world.last.text
    assert len(world.screen) == 1


def test_pictures_are_refused_while_many_are_being_read():
    world = World()
    for number in range(MAX_READING):
        sent(world, f"p{number}", bundle=f"album {number}")
    sent(world, "one more", bundle="another album")
    assert world.last.text == "아직 앞의 메시지를 처리하고 있어요. 잠시 뒤에 다시 보내 주세요."
    assert len(world.unread) == MAX_READING


VIDEO = "동영상은 아직 보지 못해요. 일정이 보이는 장면을 사진으로 보내 주세요."


@pytest.mark.parametrize("first", [True, False])
def test_a_video_among_the_pictures_is_said_not_to_be_seen_and_the_pictures_are_read(first):
    world = World()
    if first:
        sent(world, unread="video")
    sent(world, "a")
    sent(world, unread="video", text="합정에서", meaning=change(location="합정"))
    sent(world, unread="video")
    world.read("a", GIG)
    world.wait(seconds=1)
    assert world.texts.count(VIDEO) == 1
    (card,) = [reply for reply in world.screen.values() if reply.drafts]
    assert "공연" in card.text and "📍 합정" in card.text
    assert world.conversation.turns == ()


def test_videos_alone_are_told_of_once():
    world = World()
    sent(world, unread="video")
    sent(world, unread="video")
    world.wait(seconds=1)
    assert world.texts == [VIDEO]
    assert world.conversation.turns == ()


def test_words_below_a_video_are_heard():
    world = World()
    sent(world, unread="video", text="내일 7시 공연", meaning=GIG)
    world.wait(seconds=1)
    assert world.texts[0] == VIDEO
    assert [draft.title for draft in world.last.drafts] == ["공연"]


def test_a_caption_that_a_later_picture_gets_is_the_album_s():
    world = World()
    sent(world, "a")
    sent(world, "b")
    world.meanings["합정에서"] = change(location="합정")
    world.take(MessageEdited("m2", "합정에서"))
    world.read("a", GIG)
    world.read("b")
    world.wait(seconds=1)
    assert "📍 합정" in world.last.text
    assert len(world.screen) == 1


def test_a_caption_below_a_later_picture_may_change_after_its_card_is_there():
    world = World()
    sent(world, "a")
    sent(world, "b", text="내일 7시 공연", meaning=GIG)
    for blob in ("a", "b"):
        world.read(blob)
    world.wait(seconds=1)
    world.meanings["내일 8시 공연"] = create("공연", tomorrow(20))
    world.take(MessageEdited("m2", "내일 8시 공연"))
    (card,) = [reply for reply in world.screen.values() if reply.drafts]
    assert "오후 8:00" in card.text


def test_the_caption_may_change_while_the_album_still_comes():
    world = World()
    sent(world, "a", text="이거")
    world.meanings["합정에서"] = change(location="합정")
    world.take(MessageEdited("m1", "합정에서"))
    sent(world, "b")
    world.read("a", GIG)
    world.read("b")
    world.wait(seconds=1)
    assert "📍 합정" in world.last.text


def test_what_was_understood_of_a_caption_does_not_count_while_more_may_come():
    world = World()
    sent(world, "a", text="합정에서", meaning=change(location="합정"))
    world.read("a", GIG)
    early = Interpreted(1, Interpretation(change(location="합정"), "ko"))
    assert world.take(early) == []
    world.wait(seconds=1)
    assert "📍 합정" in world.last.text


def test_others_who_read_along_are_not_forgotten():
    world = World()
    sent(world, "a", private=False)
    sent(world, "b", private=False)
    world.read("a", GIG)
    world.read("b")
    world.wait(seconds=1)
    assert "나도 추가" in world.labels()


# ── rows of forwards ──


def test_a_row_of_forwards_is_one_plan():
    world = World()
    parts = ("내일 볼까?", "좋아 7시", "합정역에서 보자")
    meaning_of_all(world, create("약속", tomorrow(19), location="합정역"), *parts)
    forwarded(world, *parts)
    assert world.says == [], "it is only known at the end what was meant"
    world.wait(seconds=1)
    assert [request.text for request in world.requests] == ["\n".join(parts)]
    assert "📍 합정역" in world.last.text
    assert len(world.screen) == 1


@pytest.mark.parametrize("order", [TakeBack(), AskCalendar("agenda"), SmallTalk()])
def test_a_row_of_forwards_gives_no_orders(order):
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.press("confirm")
    meaning_of_all(world, order, "취소해", "되돌려줘")
    forwarded(world, "취소해", "되돌려줘")
    world.wait(seconds=1)
    assert [title for title, _ in world.calendar()] == ["커피"]
    assert world.last.text == "전달하신 메시지에서 일정을 찾지 못했어요. 있으면 직접 적어 주세요."


def test_one_forward_alone_is_a_row_too():
    world = World()
    forwarded(world, "내일 7시 공연")
    world.meanings["내일 7시 공연"] = GIG
    world.wait(seconds=1)
    assert [draft.title for draft in world.last.drafts] == ["공연"]


def test_a_row_may_hold_words_and_pictures():
    world = World()
    forwarded(world, "내일 저녁 6시")
    sent(world, "a", bundle="forwards", forwarded_at=NOW)
    assert world.texts == ["사진을 읽고 있어요…"]
    world.read("a", GIG)
    world.meanings["내일 저녁 6시"] = DINNER
    world.wait(seconds=1)
    assert sorted(draft.title for draft in world.last.drafts) == ["공연", "저녁 식사"]


def test_words_that_say_nothing_join_without_a_trace():
    world = World()
    forwarded(world, "내일 7시 공연", "\u200b  ")
    world.meanings["내일 7시 공연"] = GIG
    world.wait(seconds=1)
    assert world.requests[-1].text == "내일 7시 공연"


def test_a_row_that_is_too_long_for_one_reading_is_read_in_several():
    world = World()
    text = "가" * (MAX_TEXT - 10)
    forwarded(world, text, "나" * 20, "내일 7시 공연")
    assert world.says == []
    world.meanings[f"{'나' * 20}\n내일 7시 공연"] = GIG
    world.wait(seconds=1)
    assert [request.text for request in world.requests] == [text, f"{'나' * 20}\n내일 7시 공연"]
    assert [draft.title for draft in world.last.drafts] == ["공연"]


def test_forwards_of_several_days_count_each_from_its_own():
    world = World()
    for days, text in ((3, "내일 7시 공연"), (1, "내일 6시 저녁")):
        sent(world, text=text, bundle="forwards", forwarded_at=NOW - timedelta(days=days))
    world.meanings |= {"내일 7시 공연": GIG, "내일 6시 저녁": DINNER}
    world.wait(seconds=1)
    days = {d.title: d.start[:10] for reply in world.screen.values() for d in reply.drafts}
    assert days == {
        "공연": str((NOW - timedelta(days=2)).date()),
        "저녁 식사": str(NOW.date()),
    }


def test_forwards_over_midnight_say_why_they_are_two_cards():
    world, late = World(), NOW.replace(hour=23, minute=58) - timedelta(days=1)
    for minutes, text in ((0, "내일 6시 저녁"), (4, "7시 공연"), (5, "내일도 7시 공연")):
        sent(world, text=text, bundle="forwards", forwarded_at=late + timedelta(minutes=minutes))
    world.meanings |= {"내일 6시 저녁": DINNER, "7시 공연\n내일도 7시 공연": GIG}
    world.wait(seconds=1)
    first, second = world.texts
    assert "다른 날에 한 말" not in first
    assert second.count("앞의 메시지와 다른 날에 한 말이라 카드를 따로 만들었어요") == 1
    assert ("11월 16일(월) 오후 6:00" in first, "11월 17일(화) 오후 7:00" in second) == (True, True)


def test_a_forward_that_is_too_long_alone_is_told_so_and_the_next_is_read():
    world = World()
    forwarded(world, "가" * (MAX_TEXT + 1), "내일 7시 공연")
    world.meanings["내일 7시 공연"] = GIG
    world.wait(seconds=1)
    assert world.texts[0].startswith("메시지가 너무 길어요")
    assert [draft.title for draft in world.last.drafts] == ["공연"]


def test_words_of_ones_own_do_not_wait_for_a_row_of_forwards():
    world = World()
    forwarded(world, "내일 7시 공연")
    world.say("안녕", SmallTalk("greeting"))
    assert len(world.screen) == 1
    world.meanings["내일 7시 공연"] = GIG
    world.wait(seconds=1)
    assert [draft.title for draft in world.last.drafts] == ["공연"]


def test_a_correction_right_after_a_row_means_its_card():
    world = World()
    forwarded(world, "내일 7시 공연")
    world.meanings["내일 7시 공연"] = GIG
    world.wait(seconds=1)
    world.say("8시로", change(time=at(20)))
    assert "오후 8:00" in world.last.text


# ── any order, any pace within the second ──

PICTURES = {"a": "아침", "b": "점심", "c": "저녁", "d": None, "e": "밤"}
steps = st.sampled_from(["send", "read", "wait", "talk", "restart", "wake"])


@settings(max_examples=150, deadline=None)
@given(
    blobs=st.permutations(list(PICTURES)),
    captioned=st.integers(0, len(PICTURES)),
    pace=st.lists(st.tuples(steps, st.integers(0, 999)), max_size=40),
)
def test_whatever_the_order_an_album_is_one_turn_with_all_its_pictures_and_the_caption(
    blobs, captioned, pace
):
    """`captioned` counts where among the parts the caption comes: beside a picture, or after all as words alone."""
    world = World()
    caption = {"text": "합정에서", "meaning": change(location="합정")}
    parts = [((blob,), caption if n == captioned else {}) for n, blob in enumerate(blobs)]
    if captioned == len(blobs):
        parts.append(((), caption))
    out: list[str] = []
    since = 0

    def step(what: str, amount: int) -> None:
        nonlocal since
        match what:
            case "send" if parts:
                blobs_now, words = parts.pop(0)
                sent(world, *blobs_now, **words)
                out.extend(blobs_now)
                since = 0
            case "read" if out:
                blob = out.pop(amount % len(out))
                title = PICTURES[blob]
                world.read(blob, create(title, tomorrow(9)) if title else None)
            case "wait" if since + amount < 1000:
                since += amount
                world.at += timedelta(milliseconds=amount)
            case "talk":
                world.say("안녕", SmallTalk("greeting"))
            case "restart":
                after_a_restart(world)
            case "wake":
                world.take(TimePassed())

    step("send", 0)
    for what, amount in pace:
        step(what, amount)
    while parts:
        step("send", 0)
    world.wait(seconds=1)
    while out:
        step("read", 0)
    cards = [reply for reply in world.screen.values() if reply.drafts]
    assert len(cards) == 1
    assert sorted(draft.title for draft in cards[0].drafts) == sorted(filter(None, PICTURES.values()))
    assert {draft.location for draft in cards[0].drafts} == {"합정"}
    assert not [turn for turn in world.conversation.turns if turn.pictured], "nothing is left open"
    assert "사진을 읽고 있어요…" not in " ".join(world.texts)
