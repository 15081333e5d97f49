"""Two sides changed the same: what was there first stays, and the user is asked on a card of its own."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.inputs import Collided
from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents, Target
from tests.core.dialogue.test_landing import added, connected, lines
from tests.core.dialogue.world import (
    FAMILY,
    HOLIDAYS,
    MINE,
    all_day,
    at,
    change,
    create,
    event,
    moment,
    on,
    placed,
    several,
    timed,
    tomorrow,
    weekly,
)

DENTIST = event("치과", timed(17, 15), placement=placed())


def met(meaning, now, **more):
    """What was confirmed of the dentist met `now` in the remote calendar."""
    world = connected(DENTIST, **more)
    world.say({"ko": "치과", "en": "the dentist"}[world.conversation.lang], meaning)
    world.press("confirm")
    line = lines(world)[-1]
    world.events = {} if now is None else {now.id: now}
    world.take(Collided(line, now))
    return world


def test_the_same_field_changed_there_first_is_asked_about_with_both_values():
    there = replace(DENTIST, when=timed(17, 10), location="3층")
    world = met(change("치과", time=at(16)), there)
    old, new = world.texts
    assert old.startswith("⚠️ 구글 캘린더에 반영하지 못했어요\n\n치과\n")
    assert "먼저" not in old, "said once, by the card that asks"
    assert new.startswith("그 사이 구글에서 먼저 바뀌었어요. 그래도 바꿀까요?")
    assert "오전 10:00–11:00 → 11월 17일(화) 오후 4:00–5:00" in new and "📍 3층" in new
    assert world.labels() == ["그래도 바꾸기", "고치기", "구글 것 그대로 두기"]


def test_changing_it_all_the_same_is_written_on_what_is_there_now():
    there = replace(DENTIST, when=timed(17, 10), location="3층")
    world = met(change("치과", time=at(16)), there)
    world.press("confirm")
    [one] = world.events.values()
    assert (one.when, one.location) == (timed(17, 16), "3층")
    assert lines(world)[-1].base == there
    assert world.texts[-1].startswith("✅ 변경했어요 · 구글")


def test_leaving_what_is_there_writes_nothing():
    world = met(change("치과", time=at(16)), replace(DENTIST, when=timed(17, 10)))
    written = len(world.ledger)
    world.press("discard")
    assert world.last.text.startswith("구글 캘린더에 있는 그대로 두었어요.")
    assert len(world.ledger) == written and world.labels() == []


def test_the_card_can_be_corrected_like_any_other():
    world = met(change("치과", time=at(16)), replace(DENTIST, when=timed(17, 10)))
    world.say("아니 5시로", change(time=at(17)))
    assert "오후 5:00–6:00" in world.last.text
    world.press("confirm")
    [one] = world.events.values()
    assert one.when == timed(17, 17)


def test_what_changes_once_more_meanwhile_is_shown_again():
    there = replace(DENTIST, when=timed(17, 10))
    world = met(change("치과", time=at(16)), there)
    world.events[there.id] = replace(there, when=timed(19, 9))
    world.press("confirm")
    assert world.last.text.startswith("그 사이 일정이 바뀌었어요.")
    assert "11월 19일(목)" in world.last.text


def test_a_deletion_that_met_an_edit_is_asked_about():
    world = met(RemoveEvents(Target("치과")), replace(DENTIST, title="치과 수술"), lang="en")
    assert world.last.text.startswith(
        "It was changed in Google meanwhile. Delete it all the same?\n\n치과 수술"
    )
    assert world.labels() == ["Delete it anyway", "Keep Google's"]
    world.press("confirm")
    assert world.calendar() == []


def test_what_was_deleted_there_can_be_made_again_under_a_new_id():
    world = met(change("치과", time=at(16)), None)
    assert world.last.text.startswith("그 사이 구글에서 지워졌어요. 다시 만들까요?")
    assert world.labels() == ["다시 만들기", "고치기", "지운 채로 두기"]
    world.press("confirm")
    [one] = world.events.values()
    assert (one.title, one.when, one.placement.calendar) == ("치과", timed(17, 16), MINE.id)
    assert one.id != DENTIST.id


def test_what_was_to_go_and_is_gone_is_no_conflict():
    world = connected(DENTIST)
    world.say("치과 지워", RemoveEvents(Target("치과")))
    world.press("confirm")
    [edit] = world.take(Collided(lines(world)[-1], None))
    assert edit.reply.text.startswith("🗑️ 구글 캘린더에서도 삭제했어요")
    assert len(world.conversation.cards) == 1


def test_one_of_several_that_were_to_go_and_is_gone_is_waited_for_with_the_others():
    world = connected(DENTIST, event("회의", timed(17, 17), placement=placed()))
    world.say("내일 다 지워", RemoveEvents(Target(time=tomorrow(), every=True)))
    world.press("confirm")
    assert world.take(Collided(lines(world)[-1], None)) == []


def test_a_new_event_that_somebody_deleted_there_is_asked_about():
    world = added()
    world.events.clear()
    world.take(Collided(lines(world)[-1], None))
    assert world.last.text.startswith("그 사이 구글에서 지워졌어요. 다시 만들까요?")


def test_a_new_event_whose_id_was_taken_is_told_in_words():
    world = added()
    _, told = world.take(Collided(lines(world)[-1], DENTIST))
    assert told.reply.text.startswith("“커피”: 그 사이 구글에서 먼저 바뀌어서")
    assert len(world.conversation.cards) == 1


def test_a_part_of_more_is_told_in_words_alone():
    world = connected(DENTIST, event("회의", timed(18, 15), placement=placed()))
    world.say("치과", change("치과", time=at(16)))
    world.press("confirm")
    _, told = world.take(Collided(lines(world)[-1], replace(DENTIST, when=timed(17, 10)), alone=False))
    assert told.manner == "send" and len(world.conversation.cards) == 1


def test_hearing_of_it_twice_asks_once():
    there = replace(DENTIST, when=timed(17, 10))
    world = met(change("치과", time=at(16)), there)
    assert world.take(Collided(lines(world)[-1], there)) == []


def test_it_is_asked_although_the_old_card_is_forgotten():
    world = connected(DENTIST)
    world.say("치과", change("치과", time=at(16)))
    world.press("confirm")
    world.conversation = replace(world.conversation, cards=(), focus=None)
    [say] = world.take(Collided(lines(world)[-1], replace(DENTIST, when=timed(17, 10))))
    assert "그래도 바꿀까요?" in say.reply.text


def test_what_may_not_be_changed_any_more_is_told_in_words():
    there = replace(DENTIST, when=timed(17, 10), placement=placed(guard="not_organizer"))
    world = met(change("치과", time=at(16)), there)
    assert len(world.conversation.cards) == 1
    assert "구글에 있는 그대로예요" in world.last.text


def test_where_somebody_did_the_same_there_is_nothing_to_ask():
    world = met(change("치과", time=at(16)), replace(DENTIST, when=timed(17, 16)))
    assert len(world.conversation.cards) == 1


def test_a_card_that_is_being_corrected_stays_in_focus():
    world = connected(DENTIST)
    world.say("치과", change("치과", time=at(16)))
    world.press("confirm")
    line = lines(world)[-1]
    world.say("내일 9시 커피", create("커피", tomorrow(9)))
    world.take(Collided(line, replace(DENTIST, when=timed(17, 10))))
    world.say("아니 8시로", change(time=at(8)))
    coffee = next(card for card in world.conversation.cards if card.drafts[0].proposal.title == "커피")
    assert coffee.drafts[0].proposal.when.start == moment(17, 8)


def test_clashes_that_were_shown_are_not_news_again():
    world = connected(DENTIST, event("회의", timed(17, 16), placement=placed()))
    world.say("치과", change("치과", time=at(16)))
    world.press("confirm")
    line, there = lines(world)[-1], replace(DENTIST, location="3층", when=timed(17, 9))
    world.events[there.id] = there
    world.take(Collided(line, there))
    assert "⚠️ 겹쳐요: 회의" in world.last.text
    world.press("confirm")
    assert world.events[there.id].when == timed(17, 16)


SERIES = weekly("회의", timed(17, 15), placement=placed())


def taken_out(now):
    """The next meeting was to take place no more, and that met `now`."""
    world = connected(SERIES)
    world.say("24일 회의 지워", RemoveEvents(Target("회의")))
    world.press("this")
    line = lines(world)[-1]
    world.events = {now.id: now}
    world.take(Collided(line, now))
    return world


def test_one_day_of_a_series_that_was_to_go_is_asked_about_as_that_day():
    there = replace(SERIES, title="주간 회의")
    world = taken_out(there)
    assert world.last.text.startswith("그 사이 구글에서 바뀐 일정이에요. 그래도 삭제할까요?\n\n주간 회의")
    assert "이번만" in world.last.text
    world.press("confirm")
    assert len(world.events[SERIES.id].excluded) == 1


def test_one_day_that_is_no_day_of_the_series_any_more_is_told_in_words():
    world = taken_out(replace(SERIES, when=timed(18, 15)))
    assert len(world.conversation.cards) == 1


def test_one_day_of_what_is_no_series_any_more_is_told_in_words():
    world = taken_out(replace(SERIES, recurrence=None))
    assert len(world.conversation.cards) == 1


def test_a_series_with_days_left_out_is_not_made_again_with_them():
    world = connected(replace(SERIES, excluded=(timed(24, 15).start,)))
    world.say("회의 이름", ChangeEvent(Target("회의"), Patch(title="주간")))
    world.press("all")
    world.events.clear()
    _, told = world.take(Collided(lines(world)[-1], None))
    assert told.reply.text.startswith("“회의”: 그 사이 구글에서 지워져서")


def test_a_calendar_that_is_no_longer_there_is_asked_about_before_it_is_made_again():
    world = met(change("치과", time=at(16)), None)
    world.calendars = (replace(FAMILY, target=True), HOLIDAYS)
    world.press("confirm")
    assert world.last.text.startswith("그 사이 연결된 캘린더가 바뀌었어요.")
    world.press("confirm")
    [one] = world.events.values()
    assert one.placement.calendar == FAMILY.id


def test_one_of_several_that_collided_leaves_the_card_to_the_others():
    world = connected()
    world.say("둘", several(("커피", tomorrow(15)), ("휴가", tomorrow())))
    world.press("confirm")
    line = next(line for line in lines(world) if line.after.when == all_day(17))
    world.events.pop(line.event)
    edit, asked = world.take(Collided(line, None))
    assert edit.reply.text.startswith("✅ 추가했어요 · 구글")
    assert "휴가" not in edit.reply.text
    assert asked.reply.text.startswith("그 사이 구글에서 지워졌어요.")


# ── one card for one event ──


def met_twice(first, second, now, *between):
    """Two changes of the dentist, one after the other, met the same in the remote calendar."""
    world = connected(DENTIST)
    for words, meaning in (("하나", first), ("둘", second)):
        world.say(words, meaning)
        world.press("confirm")
    one, other = lines(world)
    world.events = {} if now is None else {now.id: now}
    world.take(Collided(one, now))
    for happened in between:
        happened(world)
    world.take(Collided(other, now))
    asking = [card for card in world.conversation.cards if card.about == "conflict" and card.state == "open"]
    return world, asking


def test_two_changes_that_met_the_same_are_asked_about_on_one_card():
    there = replace(DENTIST, when=timed(17, 10), location="3층")
    world, [_] = met_twice(change("치과", location="강남"), change("치과", time=at(16)), there)
    assert "📍 3층 → 강남" in world.last.text and "→ 11월 17일(화) 오후 4:00–5:00" in world.last.text
    assert world.texts[-2] == "아래 카드로 바뀌었어요 ↓" and world.last.replaces is not None
    world.press("confirm")
    assert (world.events[there.id].when, world.events[there.id].location) == (timed(17, 16), "강남")


def test_of_two_times_the_later_word_counts():
    there = replace(DENTIST, when=timed(17, 10))
    world, [_] = met_twice(change("치과", time=at(16)), change("치과", time=at(17)), there)
    assert "→ 11월 17일(화) 오후 5:00–6:00" in world.last.text


def test_what_is_gone_is_offered_once_with_everything_that_was_said():
    world, [_] = met_twice(change("치과", location="강남"), change("치과", time=at(16)), None)
    assert world.labels() == ["다시 만들기", "고치기", "지운 채로 두기"]
    world.press("confirm")
    [one] = world.events.values()
    assert (one.when, one.location) == (timed(17, 16), "강남")


def test_hearing_of_the_second_again_asks_no_third_time():
    there = replace(DENTIST, when=timed(17, 10), location="3층")
    world, _ = met_twice(change("치과", location="강남"), change("치과", time=at(16)), there)
    assert world.take(Collided(lines(world)[1], there)) == []


def test_after_the_first_was_answered_the_second_is_a_question_of_its_own():
    there = replace(DENTIST, when=timed(17, 10), location="3층")
    left = change("치과", location="강남")
    world, [_] = met_twice(left, change("치과", time=at(16)), there, lambda world: world.press("discard"))
    assert "강남" not in world.last.text


# ── words while it is asked ──

CHRISTMAS = event("크리스마스", timed(25, 18), placement=placed())
LAST_FRIDAY = event("마지막금요일", timed(27, 18), placement=placed())


def asked_about_christmas(*others, lang="ko"):
    world = connected(CHRISTMAS, *others, lang=lang)
    world.say({"ko": "크리스마스", "en": "the party"}[lang], change("크리스마스", time=at(19)))
    world.press("confirm")
    there = replace(CHRISTMAS, when=timed(25, 15))
    world.events[there.id] = there
    world.take(Collided(lines(world)[-1], there))
    return world


def test_words_that_name_another_event_are_about_that():
    world = asked_about_christmas(LAST_FRIDAY)
    asked = world.last
    world.say("마지막금요일 오후 7시로 바꿔줘", change(time=on(27, 19)))
    assert world.last.text.startswith("이렇게 바꿀까요?\n\n마지막금요일\n🗓 11월 27일(금) 오후 6:00–7:00 → ")
    assert world.screen[asked.id] == asked, "the question is as it was"


def test_words_that_name_another_event_are_about_that_in_english():
    world = asked_about_christmas(event("Black Friday", timed(27, 18), placement=placed()), lang="en")
    world.say("move Black Friday to 7pm", change(time=on(27, 19)))
    assert world.last.text.startswith("Shall I change this?\n\nBlack Friday")


def test_the_longest_name_counts_and_a_part_of_a_word_is_none():
    party = event("마지막금요일 회식", timed(27, 20), placement=placed())
    world = asked_about_christmas(LAST_FRIDAY, party)
    world.say("마지막금요일 회식을 7시로", change(time=at(19)))
    assert "\n\n마지막금요일 회식\n" in world.last.text
    others = (event("회의", timed(20, 9), placement=placed()), event("실", timed(20, 9), placement=placed()))
    world = asked_about_christmas(*others)
    world.say("장소는 회의실로", change(location="회의실"))
    assert "📍" in world.last.text and "크리스마스" in world.last.text


def test_a_name_that_is_the_new_place_is_no_target():
    world = asked_about_christmas(event("강남", timed(20, 9), placement=placed()))
    world.say("장소는 강남", change(location="강남"))
    assert "\n\n크리스마스\n" in world.last.text and "📍 – → 강남" in world.last.text


def test_words_that_name_nothing_correct_what_is_asked():
    world = asked_about_christmas(LAST_FRIDAY)
    world.say("아니 5시로", change(time=at(17)))
    assert "\n\n크리스마스\n" in world.last.text and "오후 5:00–6:00" in world.last.text


def test_a_series_that_is_named_is_meant_with_its_changed_days():
    weekly_one = weekly("금요일 모임", timed(20, 9), placement=placed())
    row = replace(weekly_one, id=LAST_FRIDAY.id, series=weekly_one.id, recurrence=None, when=timed(27, 11))
    world = asked_about_christmas(weekly_one, row)
    world.say("금요일 모임 10시로", change(time=at(10)))
    assert len(world.last.drafts) == 1 and "전체" in world.last.buttons[0][-1].label
