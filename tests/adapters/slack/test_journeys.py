"""People and Haru in Slack, from what they type to what is on their calendar."""

from __future__ import annotations

import asyncio
from random import Random

import pytest

from tests.fakes.slack.faults import Rule

CARD = "Haru: # 이렇게 추가할까요?\n    회의\n    🗓 11월 24일(화) 오후 3:00\n    [추가]\n    [고치기] [취소]"
MEETING = "내일 오후 3시 회의"


async def test_a_direct_message_becomes_a_card_and_a_tap_an_event(haru):
    haru.minji.dm("내일 오후 3시 강남역에서 회의")
    await haru.settle()
    assert haru.minji.sees() == (
        "민지: 내일 오후 3시 강남역에서 회의\n"
        "Haru: # 이렇게 추가할까요?\n"
        "    회의\n"
        "    🗓 11월 24일(화) 오후 3:00\n"
        "    📍 강남역\n"
        "    [추가]\n"
        "    [고치기] [취소]"
    )
    haru.minji.press(haru.minji.dms, "추가")
    await haru.settle()
    assert "# ✅ 추가했어요" in haru.minji.sees()
    assert await haru.events() == ["회의"]
    assert haru.world.complaints == []


async def test_undo_is_a_button_and_a_word(haru):
    for way in ("button", "word"):
        haru.minji.dm(MEETING)
        await haru.settle()
        haru.minji.press(haru.minji.dms, "추가")
        await haru.settle()
        if way == "button":
            haru.minji.press(haru.minji.dms, "되돌리기")
        else:
            haru.minji.command("되돌리기")
        await haru.settle()
        assert await haru.events() == []
    assert haru.world.complaints == []


async def test_a_command_in_a_channel_is_answered_to_its_asker_alone(haru):
    haru.minji.command(MEETING, haru.general)
    await haru.settle()
    assert haru.minji.sees(haru.general) == f"(only you) {CARD}"
    assert haru.junho.sees(haru.general) == ""
    haru.minji.press(haru.general, "추가")
    await haru.settle()
    assert haru.minji.sees(haru.general).startswith("(only you) Haru: # ✅ 추가했어요")
    assert haru.minji.sees(haru.general).count("Haru:") == 1, "the card itself has changed"
    assert await haru.events() == ["회의"]
    assert haru.world.complaints == []


async def test_a_command_where_we_are_no_member_is_answered_at_its_own_address(haru):
    private = haru.world.add_channel(haru.scene.team, "secret", [haru.minji.person], "group")
    haru.minji.command(MEETING, private)
    await haru.settle()
    haru.minji.press(private, "추가")
    await haru.settle()
    assert haru.minji.sees(private).startswith("(only you) Haru: # ✅ 추가했어요")
    assert await haru.events() == ["회의"]


async def test_a_command_among_two_others_is_answered_there_too(haru):
    theirs = haru.world.im(haru.minji.id, haru.junho.id)
    haru.minji.command(MEETING, theirs)
    await haru.settle()
    assert haru.minji.sees(theirs) == f"(only you) {CARD}"
    assert haru.junho.sees(theirs) == ""


async def test_where_no_address_lives_any_more_it_comes_to_our_own_chat(haru):
    haru.world.faults.add(Rule("error", "/commands/*", status=404))
    private = haru.world.add_channel(haru.scene.team, "secret", [haru.minji.person], "group")
    haru.minji.command(MEETING, private)
    await haru.settle()
    assert haru.minji.sees() == CARD
    haru.minji.press(haru.minji.dms, "추가")
    await haru.settle()
    assert haru.minji.sees().startswith("Haru: # ✅ 추가했어요")
    assert await haru.events() == ["회의"]


async def test_a_mention_in_a_thread_is_answered_in_that_thread(haru):
    said = haru.junho.write(haru.general, "회의 언제 할까요?")
    haru.minji.mention(haru.general, MEETING, thread=said["ts"])
    await haru.settle()
    assert "↳ (only you) Haru: # 이렇게 추가할까요?" in haru.minji.sees(haru.general)
    assert "이렇게" not in haru.junho.sees(haru.general)
    haru.minji.press(haru.general, "추가")
    await haru.settle()
    assert await haru.events() == ["회의"]
    assert haru.world.complaints == []


async def test_to_be_named_and_nothing_else_is_a_cry_for_help(haru):
    haru.minji.mention(haru.general, "")
    await haru.settle()
    assert haru.minji.sees(haru.general).count("(only you) Haru:") == 1


async def test_others_in_a_channel_are_not_listened_to(haru):
    haru.junho.write(haru.general, "내일 3시 회의")
    haru.world.deliveries.due()
    await haru.settle()
    assert haru.world.calls("chat.postEphemeral") == []


async def test_a_card_that_somebody_else_asked_for_cannot_be_pressed(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    before, shared = haru.minji.sees(), haru.minji.dms
    shared.members.append(haru.junho.id)
    haru.junho.speak("en-US")
    haru.junho.press(shared, "추가")
    await haru.settle()
    assert "(only you) Haru: Only the person who asked can press this." in haru.junho.sees(shared)
    assert haru.minji.sees(shared) == before
    assert await haru.events() == []


async def test_a_message_of_somebody_else_is_added_and_counts_from_its_own_day(haru):
    said = haru.junho.write(haru.general, "내일 저녁 7시 회식")
    haru.clock.advance(3 * 86400)
    haru.minji.shortcut("add_to_calendar", haru.general, said["ts"])
    await haru.settle()
    assert "11월 24일(화) 오후 7:00" in haru.minji.sees(haru.general)
    assert "회식" not in haru.junho.sees(haru.general).replace("내일 저녁 7시 회식", "")
    haru.minji.press(haru.general, "confirm.0")
    await haru.settle()
    assert await haru.events() == ["회식"]


async def test_somebody_else_s_words_are_read_where_they_were_written(haru):
    haru.junho.travel("America/New_York")
    said = haru.junho.write(haru.general, "내일 오후 3시 리뷰")
    await haru.settle()
    haru.minji.shortcut("add_to_calendar", haru.general, said["ts"])
    await haru.settle()
    assert (
        "    🗓 11월 24일(화) 오전 5:00\n    · 글을 쓴 분의 시간대로 읽었어요 (뉴욕에서는 11월 23일(월) 오후 3:00)\n"
        in haru.minji.sees(haru.general)
    )
    haru.minji.press(haru.general, "confirm.0")
    await haru.settle()
    assert await haru.events() == ["리뷰"]
    assert haru.world.complaints == []


async def test_an_english_reader_is_told_the_writer_s_hours(haru):
    haru.minji.speak("en-US")
    haru.minji.travel("America/Los_Angeles")
    said = haru.junho.write(haru.general, "review on Wednesday at 3 pm")
    await haru.settle()
    haru.minji.shortcut("add_to_calendar", haru.general, said["ts"])
    await haru.settle()
    assert "Tue, Nov 24, 10:00 PM" in haru.minji.sees(haru.general)
    told = "· Read in the writer's time zone (Wed, Nov 25, 3:00 PM in Seoul)"
    assert told in haru.minji.sees(haru.general)


async def test_the_same_clocks_are_not_worth_a_word(haru):
    haru.junho.travel("Asia/Tokyo")
    said = haru.junho.write(haru.general, "내일 오후 3시 리뷰")
    await haru.settle()
    haru.minji.shortcut("add_to_calendar", haru.general, said["ts"])
    await haru.settle()
    assert "11월 24일(화) 오후 3:00" in haru.minji.sees(haru.general)
    assert "시간대" not in haru.minji.sees(haru.general)


async def test_one_s_own_message_is_read_on_one_s_own_clocks(haru):
    said = haru.minji.write(haru.general, "내일 오후 3시 리뷰")
    haru.minji.travel("America/New_York")
    await haru.settle()
    haru.minji.command("시간대 서울")
    await haru.settle()
    haru.minji.shortcut("add_to_calendar", haru.general, said["ts"])
    await haru.settle()
    assert "11월 24일(화) 오후 3:00" in haru.minji.sees(haru.general)


async def test_a_forward_is_read_where_it_was_written_too(haru):
    haru.junho.travel("America/New_York")
    said = haru.junho.write(haru.general, "내일 오후 3시 리뷰")
    haru.minji.forward(haru.general, said["ts"])
    await haru.settle()
    assert "11월 24일(화) 오전 5:00" in haru.minji.sees()
    assert "글을 쓴 분의 시간대로 읽었어요" in haru.minji.sees()


async def test_a_date_that_slack_shows_on_everybody_s_clocks_is_that_very_moment(haru):
    said = haru.junho.write(haru.general, "팀 회의")
    told = "팀 회의 <!date^1795604400^{date_short} {time}|someday at noon> 강남역"
    haru.general.messages[said["ts"]]["text"] = told
    haru.minji.shortcut("add_to_calendar", haru.general, said["ts"])
    await haru.settle()
    assert "팀 회의\n    🗓 11월 25일(수) 오후 8:00\n    📍 강남역" in haru.minji.sees(haru.general)


async def test_a_forwarded_message_counts_from_when_it_was_said(haru):
    said = haru.junho.write(haru.general, "내일 저녁 7시 회식")
    haru.clock.advance(3 * 86400)
    haru.minji.forward(haru.general, said["ts"])
    await haru.settle()
    assert "11월 24일(화) 오후 7:00" in haru.minji.sees()


async def test_other_words_for_a_message_change_its_card(haru):
    said = haru.minji.dm(MEETING)
    await haru.settle()
    haru.minji.edit(haru.minji.dms, said["ts"], "내일 오후 5시 회의")
    await haru.settle()
    assert "오후 5:00" in haru.minji.sees()
    assert haru.minji.sees().count("[추가]") == 1


async def test_a_message_that_is_taken_back_changes_nothing(haru):
    said = haru.minji.dm(MEETING)
    await haru.settle()
    haru.minji.delete(haru.minji.dms, said["ts"])
    await haru.settle()
    assert haru.minji.sees() == CARD


async def test_what_is_said_below_a_card_is_about_that_card(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    card = next(ts for ts, one in haru.minji.dms.messages.items() if one.get("bot_id"))
    haru.minji.dm("내일 오후 1시 점심")
    await haru.settle()
    haru.minji.dm("5시로", thread=card)
    await haru.settle()
    assert "회의\n        🗓 11월 24일(화) 오후 5:00" in haru.minji.sees()
    assert "점심\n    🗓 11월 24일(화) 오후 1:00" in haru.minji.sees()


@pytest.mark.parametrize(
    ("name", "told"), [("memo.m4a", "음성은 아직 듣지 못해요"), ("memo.docx", "이 파일은 읽지 못해요")]
)
async def test_a_picked_message_of_nothing_but_files_is_not_said_to_be_empty(haru, name, told):
    said = haru.junho.write(haru.general, "", [(name, b"....")])
    haru.minji.shortcut("add_to_calendar", haru.general, said["ts"])
    await haru.settle()
    assert told in haru.minji.sees(haru.general)


async def test_what_cannot_be_read_is_said_by_its_kind(haru):
    haru.minji.dm("", [("memo.m4a", b"....")])
    await haru.settle()
    assert "음성은 아직 듣지 못해요" in haru.minji.sees()


async def test_a_zone_that_the_profile_tells_is_followed(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    haru.minji.travel("America/Los_Angeles")
    await haru.settle()
    haru.minji.dm("내일 오후 3시 점심")  # it is still the 22nd there
    await haru.settle()
    assert "11월 23일(월) 오후 3:00" in haru.minji.sees()


async def test_somebody_who_speaks_english_is_answered_in_english(haru):
    haru.minji.speak("en-US")
    haru.minji.command("today")
    await haru.settle()
    assert "(only you)" not in haru.minji.sees()
    assert "Haru: " in haru.minji.sees()
    assert "일정" not in haru.minji.sees()


# ── what goes wrong on the way ──


async def test_eleven_deliveries_of_one_message_make_one_card(haru):
    haru.world.faults.add(Rule("push_copies", "events_api/message.im", copies=10))
    haru.minji.dm(MEETING)
    await haru.settle()
    assert haru.minji.sees().count("[추가]") == 1
    assert len(haru.world.calls("chat.postMessage")) == 1


async def test_a_tap_that_is_told_twice_writes_one_event(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    haru.world.faults.add(Rule("push_twice", "interactive/block_actions"))
    haru.minji.press(haru.minji.dms, "추가")
    await haru.settle()
    assert await haru.events() == ["회의"]


async def test_a_message_whose_answer_was_lost_is_not_sent_twice(haru):
    haru.world.faults.add(Rule("lost", "/api/chat.postMessage"))
    haru.minji.dm(MEETING)
    await haru.settle()
    assert haru.minji.sees().count("[추가]") == 1
    haru.minji.press(haru.minji.dms, "추가")
    await haru.settle()
    assert haru.minji.sees().count("Haru:") == 1


async def test_a_message_that_never_arrived_is_sent_again(haru):
    haru.world.faults.add(Rule("reset", "/api/chat.postMessage"))
    haru.minji.dm(MEETING)
    await haru.settle()
    assert "Haru:" not in haru.minji.sees()
    await haru.later(30)
    assert haru.minji.sees().count("[추가]") == 1


async def test_a_message_whose_fate_nobody_could_tell_is_looked_for_first(haru):
    haru.world.faults.add(Rule("lost", "/api/chat.postMessage"))
    haru.world.faults.add(Rule("reset", "/api/conversations.history"))
    haru.minji.dm(MEETING)
    await haru.settle()
    await haru.later(30)
    assert haru.minji.sees().count("[추가]") == 1


async def test_slack_may_ask_us_to_wait(haru):
    haru.world.faults.add(Rule("throttle", "/api/chat.postMessage", retry_after=20))
    haru.minji.dm(MEETING)
    await haru.settle()
    assert "Haru:" not in haru.minji.sees()
    await haru.later(10)
    assert "Haru:" not in haru.minji.sees()
    await haru.later(15)
    assert haru.minji.sees().count("[추가]") == 1


async def test_a_chat_that_has_to_wait_holds_up_no_other(haru):
    haru.world.faults.add(Rule("throttle", "/api/chat.postMessage", retry_after=60))
    haru.minji.dm(MEETING)
    await haru.settle()
    haru.junho.dm(MEETING)
    await haru.settle()
    assert "Haru:" not in haru.minji.sees()
    assert haru.junho.sees().count("[추가]") == 1


async def test_a_card_that_was_deleted_comes_anew(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    ts = next(ts for ts, one in haru.minji.dms.messages.items() if one.get("bot_id"))
    pressed = haru.minji.press(haru.minji.dms, "추가")
    del haru.minji.dms.messages[ts]
    await haru.settle()
    assert pressed.done
    assert "# ✅ 추가했어요" in haru.minji.sees()
    assert await haru.events() == ["회의"]


async def test_a_token_that_is_taken_back_in_the_middle_ends_it_quietly(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    haru.minji.press(haru.minji.dms, "추가")
    haru.world.tokens.revoke(haru.world.tokens.held[haru.scene.bot.token])
    await haru.settle()
    assert await haru.events() == ["회의"], "what was confirmed is kept"
    await haru.later(60)
    asked = len(haru.world.requests)
    await haru.later(3600)
    assert len(haru.world.requests) == asked, "nobody tries again for ever"


async def test_a_room_that_is_archived_is_left_alone(haru):
    haru.minji.command(MEETING, haru.general)
    haru.general.archived = True
    await haru.settle()
    asked = len(haru.world.requests)
    assert asked == 2, "who it was, and one line that nobody took"
    await haru.later(3600)
    assert len(haru.world.requests) == asked


# ── forms ──


async def test_a_card_is_filled_in_by_hand(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    haru.minji.press(haru.minji.dms, "고치기")
    await haru.settle()
    assert haru.minji.sees_modal() == (
        "▢ 일정 고치기\n제목: ‹회의›\n날짜: ‹2026-11-24›\n시작: ‹15:00› (비워 두면 하루 종일이에요.)\n끝: ‹›\n장소: ‹›\n[닫기] [저장]"
    )
    haru.minji.submit(
        {"제목": "큰 회의", "날짜": "2026-11-25", "시작": "10:30", "끝": "12:00", "장소": "3층"}
    )
    await haru.settle()
    with pytest.raises(ValueError, match="no modal"):
        haru.minji.sees_modal()
    assert haru.minji.sees() == (
        f"민지: {MEETING}\n"
        "Haru: # 이렇게 추가할까요?\n"
        "    큰 회의\n"
        "    🗓 11월 25일(수) 오전 10:30–오후 12:00\n"
        "    📍 3층\n"
        "    [추가]\n"
        "    [고치기] [취소] (edited)"
    ).replace("Haru: # 이렇게 추가할까요?", "Haru: # 이렇게 추가할까요? (edited)").replace(
        "[취소] (edited)", "[취소]"
    )
    haru.minji.press(haru.minji.dms, "추가")
    await haru.settle()
    assert await haru.events() == ["큰 회의"]
    assert haru.world.complaints == []


async def test_a_form_says_below_its_fields_what_cannot_be(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    haru.minji.press(haru.minji.dms, "고치기")
    await haru.settle()
    haru.minji.submit({"날짜": None, "시작": "09:00", "끝": None})
    await haru.settle()
    assert "✗ 날짜를 골라 주세요." in haru.minji.sees_modal()
    haru.minji.submit({"날짜": "2026-11-24", "시작": None, "끝": "10:00"})
    await haru.settle()
    assert "✗ 시작 시각을 먼저 골라 주세요." in haru.minji.sees_modal()


async def test_a_form_for_a_card_that_is_done_with_says_so(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    haru.minji.press(haru.minji.dms, "고치기")
    haru.minji.press(haru.minji.dms, "취소")
    due = haru.world.deliveries.due()
    for one in reversed(due):  # the second tap arrives first
        answer = await haru.answer(haru.world.deliveries.request(one))
        haru.world.deliveries.answered(one, answer[0], answer[1], answer[2])
        await haru.quiet()
    await haru.settle()
    assert "이미 처리했거나 바뀐 카드예요" in haru.minji.sees_modal()


async def test_a_form_that_opens_too_late_is_asked_for_again(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    haru.minji.press(haru.minji.dms, "고치기")
    haru.clock.advance(4)
    await haru.settle()
    assert "(only you) Haru: 창을 열지 못했어요. 한 번 더 눌러 주세요." in haru.minji.sees()


async def test_several_drafts_are_filled_in_at_once(haru):
    haru.minji.dm("내일 오전 10시 팀회의, 모레 오후 2시 치과")
    await haru.settle()
    haru.minji.press(haru.minji.dms, "고치기")
    await haru.settle()
    assert haru.minji.sees_modal().count("날짜:") == 2
    haru.minji.submit({})
    await haru.settle()
    assert haru.minji.sees().count("팀회의\n") == 1


async def test_the_shortcut_for_something_new_opens_a_line(haru):
    haru.minji.shortcut("new_event")
    await haru.settle()
    assert "어떤 일정인가요?" in haru.minji.sees_modal()
    haru.minji.submit({"어떤 일정인가요?": MEETING})
    await haru.settle()
    assert haru.minji.sees() == CARD


# ── the Home tab ──


async def test_home_shows_today_and_its_buttons_speak_in_our_chat(haru):
    haru.minji.dm("오늘 오후 3시 회의")
    await haru.settle()
    haru.minji.press(haru.minji.dms, "추가")
    await haru.settle()
    haru.minji.open_home()
    await haru.settle()
    shown = haru.minji.sees_home()
    assert shown.startswith("# 오늘 · 11월 23일(월)\n")
    assert "• 오후 3:00 회의" in shown
    assert "시각은 모두 서울 시간이에요." in shown
    haru.minji.press("home", "이번 주")
    await haru.settle()
    assert "회의" in haru.minji.sees().splitlines()[-1]
    haru.minji.press("home", "일정 추가")
    await haru.settle()
    assert "어떤 일정인가요?" in haru.minji.sees_modal()
    assert haru.world.complaints == []


async def test_home_speaks_the_language_of_the_profile_to_somebody_new(haru):
    haru.minji.speak("en-US")
    haru.minji.travel("America/Los_Angeles")
    haru.minji.open_home()
    await haru.settle()
    assert haru.minji.sees_home().startswith("# Today · Sun, Nov 22\n")
    assert "All times are Los Angeles time" in haru.minji.sees_home()


async def test_the_messages_tab_is_no_home(haru):
    haru.minji.open_home("messages")
    await haru.settle()
    assert haru.world.calls("views.publish") == []


async def test_what_slack_refuses_for_a_reason_of_its_own_is_tried_again(haru):
    haru.world.faults.add(Rule("refuse", "/api/chat.postMessage", reason="fatal_error"))
    haru.minji.dm(MEETING)
    await haru.settle()
    assert "Haru:" not in haru.minji.sees()
    await haru.later(30)
    assert haru.minji.sees().count("[추가]") == 1


@pytest.mark.parametrize("path", ["/api/chat.update", "/api/chat.postEphemeral"])
async def test_a_change_that_slack_refuses_is_tried_again(haru, path):
    haru.minji.command(MEETING, haru.general)
    haru.minji.dm(MEETING)
    await haru.settle()
    haru.world.faults.add(Rule("refuse", path, reason="fatal_error"))
    haru.minji.press(haru.minji.dms, "추가")
    haru.minji.command("오늘", haru.general)
    await haru.settle()
    await haru.later(30)
    assert "✅" in haru.minji.sees()
    assert haru.minji.sees(haru.general).count("Haru:") == 2


async def test_a_person_who_left_is_told_no_more(haru):
    haru.minji.dm(MEETING)
    haru.world.faults.add(Rule("refuse", "/api/chat.postMessage", reason="channel_not_found", times=None))
    await haru.settle()
    asked = len(haru.world.calls("chat.postMessage"))
    await haru.later(3600)
    assert len(haru.world.calls("chat.postMessage")) == asked == 2


async def test_a_card_that_is_whispered_anew_where_its_address_is_used_up(haru):
    haru.minji.command(MEETING, haru.general)
    await haru.settle()
    haru.world.faults.add(Rule("error", "/actions/*", status=404))
    haru.minji.press(haru.general, "추가")
    await haru.settle()
    assert haru.minji.sees(haru.general).count("(only you) Haru:") == 2
    assert "✅" in haru.minji.sees(haru.general)


async def test_a_form_that_slack_refuses_for_another_reason_is_let_be(haru):
    haru.world.faults.add(Rule("refuse", "/api/views.open", times=None))
    haru.minji.dm(MEETING)
    await haru.settle()
    haru.minji.press(haru.minji.dms, "고치기")
    haru.minji.shortcut("new_event")
    await haru.settle()
    assert haru.minji.sees() == f"민지: {MEETING}\n{CARD}"


async def test_a_line_for_something_new_that_opens_too_late_is_let_be(haru):
    haru.minji.shortcut("new_event")
    haru.clock.advance(4)
    await haru.settle()
    assert haru.world.windows.stacks.get(haru.minji.id) in (None, [])


async def test_a_tap_on_a_link_is_nothing(haru):
    haru.minji.dm("구글 연결")
    await haru.settle()
    before = haru.minji.sees()
    payload = {
        "type": "block_actions",
        "actions": [{"action_id": "link.0", "block_id": "x"}],
        "team": {"id": "T1"},
    }
    assert await haru.platform._front.acted(payload) is None
    assert haru.minji.sees() == before


async def test_whoever_acts_in_a_form_beside_sending_it_changes_nothing(haru):
    assert await haru.platform._front.acted({"type": "view_closed", "view": {"id": "V1"}}) is None


async def test_what_is_under_way_when_the_house_closes_is_left(haru):
    haru.world.faults.add(Rule("slow", "/api/views.publish"))
    haru.minji.open_home()
    await haru.platform._front.close()
    await haru.settle()


async def test_all_day_and_half_known_drafts_can_be_filled_in(haru):
    haru.minji.dm("12월 25일 성탄절")
    await haru.settle()
    haru.minji.press(haru.minji.dms, "고치기")
    await haru.settle()
    assert "날짜: ‹2026-12-25›\n시작: ‹›" in haru.minji.sees_modal()


async def test_whoever_opens_our_chat_is_known_before_they_write(haru):
    haru.minji.open_home("messages")
    await haru.settle()
    assert [one["user"] for one in haru.world.calls("users.info")] == [haru.minji.id]
    haru.minji.dm(MEETING)
    await haru.settle()
    assert len(haru.world.calls("users.info")) == 1


async def test_a_hundred_taps_at_once_on_one_button_write_one_event(haru):
    haru.minji.dm(MEETING)
    await haru.settle()
    for _ in range(100):
        haru.minji.press(haru.minji.dms, "추가")
    due = [one.payload for one in haru.world.deliveries.due()]
    await asyncio.gather(*(haru.platform._front.acted(payload) for payload in due))
    await haru.settle()
    assert len({payload["actions"][0]["action_ts"] for payload in due}) == 100
    assert await haru.events() == ["회의"]


async def test_fifty_messages_each_brought_eleven_times_in_any_order_are_fifty_inputs(haru):
    payloads = []
    for number in range(50):
        said = {"type": "message", "channel_type": "im", "channel": haru.minji.dms.id, "user": haru.minji.id}
        said |= {"text": f"고마워 {number}", "ts": f"1795392000.{number:06d}"}
        payloads += [
            {"team_id": haru.scene.team.id, "event_id": f"Ev{number}-{copy}", "event": said}
            for copy in range(11)
        ]
    Random(7).shuffle(payloads)
    await asyncio.gather(*(haru.platform._front.told(payload) for payload in payloads))
    await haru.settle()
    lines = await haru.assistant.world.store.transcript(haru.key(haru.minji), 0, 500)
    assert len([line for line in lines if line.role == "user"]) == 50
    assert len([line for line in lines if line.role == "assistant"]) == 50


async def test_what_nobody_waits_for_any_more_comes_to_our_own_chat(haru):
    haru.minji.command(MEETING, haru.general)
    haru.world.faults.add(Rule("refuse", "/api/chat.postEphemeral", reason="fatal_error"))
    await haru.settle()
    haru.platform._places._now = lambda: 1e9  # much later
    await haru.later(30)
    assert haru.minji.sees(haru.general) == ""
    assert haru.minji.sees() == CARD
    haru.minji.press(haru.minji.dms, "추가")
    await haru.settle()
    assert haru.minji.sees().startswith("Haru: # ✅ 추가했어요")


async def test_a_calendar_is_told_to_its_owner_wherever_they_ask(haru):
    haru.minji.command("today", haru.general)
    haru.minji.mention(haru.general, "이번 주 일정 알려줘")
    await haru.settle()
    assert haru.minji.sees(haru.general).count("일정이 없어요") == 2
    assert "일정이 없어요" not in haru.junho.sees(haru.general)
