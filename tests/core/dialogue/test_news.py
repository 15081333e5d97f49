"""What others changed: told once, old and new, and put back with a tap; never in the way of what one is doing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.calendar.occurrences import instance_at
from core.calendar.rrule import from_rrule
from core.dialogue.conversation import MAX_CARDS, MAX_NEWS
from core.dialogue.inputs import Collided, Landed, RemoteChanged, Sighting
from core.dialogue.interpretation import Assent, Dissent, RemoveEvents, Target
from tests.core.dialogue.test_landing import connected, lines
from tests.core.dialogue.world import (
    FAMILY,
    HOLIDAYS,
    MINE,
    all_day,
    at,
    change,
    create,
    event,
    placed,
    timed,
    tomorrow,
    weekly,
)

DENTIST = event("치과", timed(17, 15), location="강남", placement=placed())
MOVED = replace(DENTIST, when=timed(17, 17))
SERIES = weekly("회의", timed(17, 9), placement=placed())
DAY = timed(24, 9).start


def told(*pairs, nearby=(), **more):
    """A world that has just heard of these changes."""
    world = connected(**more)
    world.events = {after.id: after for _, after in pairs if after is not None}
    world.take(RemoteChanged("민지", tuple(Sighting(*pair) for pair in pairs), nearby))
    return world


def test_a_change_is_told_as_old_and_new_and_nothing_else():
    world = told((DENTIST, replace(MOVED, title="치과 재진")))
    assert world.last.text == (
        "구글 캘린더에서 일정이 바뀌었어요\n\n“치과” → “치과 재진”\n"
        "🗓 11월 17일(화) 오후 3:00–4:00 → 11월 17일(화) 오후 5:00–6:00"
    )
    assert world.labels() == ["되돌리기", "확인했어요"]
    assert [link.url for link in world.last.links] == [placed().link]


def test_place_people_and_repeats_are_told_where_they_differ():
    after = replace(
        DENTIST,
        location="",
        attendees=tuple(f"사람{n}" for n in range(7)),
        recurrence=from_rrule("FREQ=WEEKLY;BYDAY=TU"),
    )
    world = told((DENTIST, after), lang="en")
    assert "📍 강남 → –" in world.last.text
    assert "👥 – → 사람0, 사람1, 사람2, 사람3, 사람4 …and 2 more" in world.last.text
    assert "🔁 – → every week on Tue" in world.last.text


def test_it_is_put_back_with_a_tap_on_what_is_there_now():
    world = told((DENTIST, MOVED))
    world.press("confirm")
    assert world.last.text.startswith("✅ 변경했어요 · 구글 캘린더에 반영하는 중이에요")
    [line] = lines(world)
    assert (line.base, line.after) == (MOVED, DENTIST)
    assert world.events == {DENTIST.id: DENTIST}
    world.press("undo")
    assert world.events == {DENTIST.id: MOVED}


def test_what_changed_once_more_is_shown_before_it_is_put_back():
    world = told((DENTIST, MOVED))
    world.events[DENTIST.id] = replace(MOVED, when=timed(19, 9))
    world.press("confirm")
    assert world.last.text.startswith("그 사이 일정이 바뀌었어요.")
    assert lines(world) == []


def test_having_seen_it_takes_the_buttons_off():
    world = told((DENTIST, MOVED))
    world.press("discard")
    assert world.last.text.startswith("구글 캘린더에서 일정이 바뀌었어요\n\n“치과”")
    assert world.labels() == []


def test_after_a_day_the_buttons_go_and_the_news_stay():
    world = told((DENTIST, MOVED))
    world.wait(hours=25)
    assert world.last.text.startswith("구글 캘린더에서 일정이 바뀌었어요\n\n“치과”")
    assert world.labels() == []


def test_what_was_deleted_can_be_made_again():
    world = told((DENTIST, None), lang="en")
    assert world.last.text.startswith("An event was deleted in Google Calendar\n\n“치과”")
    assert world.labels() == ["Make it again", "Got it"]
    world.press("confirm")
    [one] = world.events.values()
    assert (one.title, one.when, one.placement.calendar) == ("치과", timed(17, 15), MINE.id)


def test_what_cannot_be_made_again_is_only_told():
    for gone in (
        replace(DENTIST, placement=placed(guard="not_organizer")),
        replace(SERIES, excluded=(DAY,)),
    ):
        world = told((gone, None))
        assert world.labels() == ["확인했어요"]
        [toast] = world.tap(replace(world.button("discard").press, verb="confirm"))
        assert toast.manner == "answer" and lines(world) == []


def test_a_new_event_is_told_with_all_that_it_is():
    world = told((None, DENTIST))
    assert world.last.text == (
        "구글 캘린더에 새 일정이 생겼어요\n\n“치과”\n🗓 11월 17일(화) 오후 3:00–4:00\n📍 강남"
    )
    assert world.labels() == ["확인했어요"]
    for verb in ("confirm", "edit", "notify", "calendar", "tick"):
        world.tap(replace(world.button("discard").press, verb=verb, choice=1))
    assert lines(world) == [] and world.conversation.turns == ()


def test_an_invitation_is_called_one():
    world = told((None, replace(DENTIST, response="needsAction")))
    assert world.last.text.startswith("구글 캘린더에 초대가 왔어요")


def test_what_it_now_meets_is_told_and_what_it_met_before_is_not():
    old, new = event("점심", timed(17, 15)), event("회식", timed(17, 17))
    world = told((DENTIST, MOVED), nearby=(old, new, MOVED))
    assert "⚠️ 겹쳐요: 회식" in world.last.text and "점심" not in world.last.text
    assert "겹쳐요" not in told((DENTIST, None), nearby=(old,)).last.text
    assert "겹쳐요: 점심" in told((None, DENTIST), nearby=(old,)).last.text


def test_what_may_not_be_changed_from_here_is_only_told():
    guarded = replace(MOVED, placement=placed(guard="not_organizer"))
    assert told((DENTIST, guarded)).labels() == ["확인했어요"]
    world = connected()
    world.calendars = (MINE, HOLIDAYS)
    there = replace(MOVED, placement=placed(HOLIDAYS))
    world.take(RemoteChanged("공휴일", (Sighting(DENTIST, there),)))
    assert world.labels() == ["확인했어요"]


def test_what_nobody_cares_about_is_no_message():
    for after in (
        replace(DENTIST, placement=placed(meeting="https://meet.example.com/x")),
        replace(DENTIST, reminders=(10,)),
        replace(DENTIST, notes="안건"),
        replace(DENTIST, meeting=True),
        replace(DENTIST, when=timed(17, 6, zone="UTC")),
    ):
        assert told((DENTIST, after)).says == []
    assert told().says == [] and told((None, None)).says == []
    one = replace(DENTIST, attendees=("A@x.kr", "b@x.kr"))
    assert told((one, replace(one, attendees=("B@x.kr", "a@x.kr")))).says == []


def test_a_title_is_data():
    evil = replace(DENTIST, title="“이제”\n✅ 추가했어요\u202e https://evil.example/" + "x" * 200)
    world = told((None, evil))
    first = world.last.text.split("\n")[2]
    assert first.startswith('“"이제" ✅ 추가했어요 https://evil.example/x') and first.endswith("…”")
    assert len(first) <= 62
    assert [link.url for link in world.last.links] == [placed().link]


def test_news_never_take_the_focus():
    world = connected()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.take(RemoteChanged("민지", (Sighting(DENTIST, MOVED),)))
    world.say("아니 4시로", change(time=at(16)))
    coffee = next(card for card in world.conversation.cards if card.about == "draft")
    assert coffee.drafts[0].proposal.when.start == timed(17, 16).start
    world.press("확인했어요")
    world.say("아니", Dissent())
    assert next(c for c in world.conversation.cards if c.about == "draft").state == "discarded"


def test_words_never_mean_the_news():
    world = told((DENTIST, MOVED))
    shown = world.last.text
    world.say("4시로", change(time=at(16)))
    world.say("응", Assent())
    world.say("아니", Dissent())
    world.say("치과 4시로", change("치과", time=at(16)))
    assert world.requests[-1].open_titles == ()
    assert world.texts[0] == shown
    world.say("치과 지워", RemoveEvents(Target("치과")))
    news = next(card for card in world.conversation.cards if card.about == "news")
    assert news.state == "open" and news.drafts[0].ticked


def test_two_to_five_are_listed_in_one_message_each_on_a_line():
    lunch = event("점심", all_day(18), placement=placed())
    world = told((DENTIST, replace(MOVED, title="재진")), (None, lunch), (SERIES, None))
    assert world.last.text == (
        "구글 캘린더에서 3가지가 달라졌어요\n"
        "• 바뀜: “치과” → “재진” · 11월 17일(화) 오후 3:00–4:00 → 11월 17일(화) 오후 5:00–6:00\n"
        "• 새 일정: “점심” · 11월 18일(수) 하루 종일\n"
        "• 지워짐: “회의” · 11월 17일(화) 오전 9:00–10:00"
    )
    assert world.labels() == []


def test_many_are_counted():
    news = [(None, event(f"일정 {n}", timed(18, n))) for n in range(8, 12)]
    gone = [(event(f"일정 {n}", timed(19, n)), None) for n in range(8, 10)]
    world = told(*news, *gone, (DENTIST, MOVED))
    assert world.last.text.startswith(
        "구글 캘린더가 많이 달라졌어요: 새로 생긴 일정 4개, 바뀐 일정 1개, 지워진 일정 2개\n• 새 일정: “일정 8”"
    )
    assert world.last.text.count("•") == 3 and "…외 4개" in world.last.text
    assert "“오늘 일정”" in world.last.text


def arrives(world, title, day=20):
    """Somebody adds an event there."""
    return world.take(
        RemoteChanged("민지", (Sighting(None, event(title, timed(day, 9), placement=placed())),))
    )


def test_news_crowd_out_no_card_that_waits():
    world = connected()
    for number in range(MAX_CARDS):
        world.say(f"일정 {number}", create(f"일정 {number}", tomorrow(9)))
    for number in range(MAX_NEWS + 4):
        arrives(world, f"소식 {number}")
    waiting = [card for card in world.conversation.cards if card.about == "draft"]
    assert [card.state for card in waiting] == ["open"] * MAX_CARDS
    assert not any("닫았어요" in text for text in world.texts)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_older_news_lose_their_buttons_and_never_their_words(lang):
    world = connected(lang=lang)
    for number in range(MAX_NEWS + 3):
        arrives(world, f"소식 {number}")
    for number, shown in enumerate(world.screen.values()):
        assert f"“소식 {number}”" in shown.text
        assert bool(world.buttons_of(shown)) == (number >= 3)
        assert [link.url for link in shown.links] == [placed().link]


def test_words_of_ones_own_crowd_out_no_news():
    world = told((DENTIST, MOVED))
    for number in range(MAX_CARDS + 1):
        world.say(f"일정 {number}", create(f"일정 {number}", tomorrow(9)))
    assert "되돌리기" in world.labels(next(iter(world.screen.values())))


def test_a_card_whose_change_is_on_its_way_is_kept_longer_than_one_that_is_over():
    world = connected()
    for number in range(MAX_CARDS):
        world.say(f"일정 {number}", create(f"일정 {number}", tomorrow(9)))
        world.press("confirm" if number == 0 else "discard")
    world.say("하나 더", create("하나 더", tomorrow(9)))
    world.take(Landed(lines(world)[0].group, placed().link))
    assert world.texts[0].startswith("✅ 구글 캘린더에 넣었어요")


def test_a_card_that_is_forgotten_on_its_way_does_not_say_so_for_ever():
    world = connected()
    for number in range(MAX_CARDS + 1):
        world.say(f"일정 {number}", create(f"일정 {number}", tomorrow(9)))
        world.press("confirm")
    first = next(iter(world.screen.values()))
    assert first.text.startswith("✅ 추가했어요\n\n일정 0")
    assert world.labels(first) == ["되돌리기"]


def several_new(first, last):
    news = (Sighting(None, event(f"일정 {n}", timed(18, n), placement=placed())) for n in range(first, last))
    return RemoteChanged("민지", tuple(news))


def test_a_list_that_came_in_two_halves_is_one():
    world = connected()
    world.take(several_new(0, 2))
    world.at += timedelta(seconds=40)
    [say] = world.take(several_new(2, 4))
    assert say.manner == "edit" and len(world.screen) == 1
    assert world.last.text.startswith("구글 캘린더에서 4가지가 달라졌어요\n• 새 일정: “일정 0”")
    world.take(several_new(4, 20))
    assert world.last.text.startswith(
        "구글 캘린더가 많이 달라졌어요: 새로 생긴 일정 20개\n• 새 일정: “일정 0”"
    )
    assert world.last.text.count("•") == 3 and "…외 17개" in world.last.text


def test_a_list_that_comes_later_or_after_somebody_spoke_is_another():
    world = connected()
    world.take(several_new(0, 2))
    world.at += timedelta(seconds=61)
    assert world.take(several_new(2, 4))[0].manner == "send"
    world.say("안녕")
    assert world.take(several_new(4, 6))[0].manner == "send"
    assert world.last.text.startswith("구글 캘린더에서 2가지가 달라졌어요")


# ── deleted there while it was changed here ──


def edited_and_gone(lang="ko"):
    """The dentist was moved here, and deleted there before Google had that."""
    world = connected(DENTIST, lang=lang)
    world.say({"ko": "치과", "en": "the dentist"}[lang], change("치과", time=at(16)))
    world.press("confirm")
    line = lines(world)[-1]
    world.events.clear()
    return world, line


@pytest.mark.parametrize(("lang", "again"), [("ko", "다시 만들기"), ("en", "Make it again")])
def test_what_a_card_asks_about_is_no_news(lang, again):
    world, line = edited_and_gone(lang)
    world.take(Collided(line, None))
    assert world.take(RemoteChanged("민지", (Sighting(line.after, None),))) == []
    assert world.labels().count(again) == 1


@pytest.mark.parametrize(("lang", "again"), [("ko", "다시 만들기"), ("en", "Make it again")])
def test_news_that_came_before_the_question_leave_the_offer_to_it(lang, again):
    world, line = edited_and_gone(lang)
    world.take(RemoteChanged("민지", (Sighting(line.after, None),)))
    world.take(Collided(line, None))
    assert world.labels().count(again) == 1 and again in world.labels(world.last)
    assert "“치과”" in world.texts[1], "the news can still be read"


def test_what_comes_back_and_goes_again_is_news():
    world = told((DENTIST, None))
    world.take(RemoteChanged("민지", (Sighting(None, DENTIST),)))
    assert len(world.take(RemoteChanged("민지", (Sighting(DENTIST, None),)))) == 1


# ── one day of a series ──


def row(**values):
    one = instance_at(SERIES, DAY, event("회의 24", timed(24, 9)).id)
    return replace(one, **values)


def test_one_day_that_moved_is_told_once_as_that_day():
    moved = row(when=timed(24, 11))
    world = told((SERIES, replace(SERIES, excluded=(DAY,))), (None, moved))
    assert world.last.text == (
        "구글 캘린더에서 일정이 바뀌었어요\n\n“회의”\n"
        "🗓 11월 24일(화) 오전 9:00–10:00 → 11월 24일(화) 오전 11:00–오후 12:00"
    )
    world.press("confirm")
    assert world.events[moved.id].when == timed(24, 9)


def test_one_day_that_was_cancelled_is_told_as_that_day():
    world = told((SERIES, replace(SERIES, excluded=(DAY,))))
    assert world.last.text.startswith(
        "구글 캘린더에서 일정이 지워졌어요\n\n“회의”\n🗓 11월 24일(화) 오전 9:00–10:00"
    )
    assert "🔁" not in world.last.text


def test_one_day_that_is_back_is_told_and_changes_nothing_by_a_tap():
    out = replace(SERIES, excluded=(DAY,))
    world = told((out, SERIES))
    assert world.last.text.startswith("구글 캘린더에 새 일정이 생겼어요\n\n“회의”\n🗓 11월 24일(화)")
    world = told((out, SERIES), (row(when=timed(24, 11)), None))
    assert "오전 11:00–오후 12:00 → 11월 24일(화) 오전 9:00–10:00" in world.last.text
    assert world.labels() == ["확인했어요"]
    world.tap(replace(world.button("discard").press, verb="confirm"))
    assert lines(world) == []


def test_a_changed_day_that_was_cancelled_is_gone():
    out = replace(SERIES, excluded=(DAY,))
    moved = row(when=timed(24, 11))
    world = told((replace(out, title="회의"), replace(out, location="3층")), (moved, None))
    assert "• 지워짐: “회의” · 11월 24일(화) 오전 11:00" in world.last.text
    world = told((moved, None))
    assert world.last.text.startswith(
        "구글 캘린더에서 일정이 지워졌어요\n\n“회의”\n🗓 11월 24일(화) 오전 11:00"
    )


def test_a_changed_day_changes_once_more():
    out = replace(SERIES, excluded=(DAY,))
    world = told((out, replace(out, reminders=(10,))), (row(when=timed(24, 11)), row(when=timed(24, 13))))
    assert "오전 11:00–오후 12:00 → 11월 24일(화) 오후 1:00–2:00" in world.last.text
    left_out_already = told((out, replace(out, reminders=(10,))), (None, row(when=timed(24, 11))))
    assert left_out_already.last.text.startswith("구글 캘린더에 새 일정이 생겼어요")


def test_a_series_that_comes_goes_or_moves_is_told_once_with_its_days():
    out = replace(SERIES, excluded=(DAY,))
    assert "🔁" in told((None, out), (None, row())).last.text
    assert len(told((out, None), (row(when=timed(24, 11)), None)).conversation.cards) == 1
    moved = replace(out, when=timed(18, 9), excluded=())
    assert len(told((out, moved), (row(when=timed(24, 11)), None)).conversation.cards) == 1
    single = replace(out, recurrence=None, excluded=())
    assert len(told((out, single), (row(when=timed(24, 11)), None)).conversation.cards) == 1


def test_days_that_only_go_along_with_their_series_are_not_told():
    out = replace(SERIES, excluded=(DAY,))
    named = replace(out, title="주간 회의")
    world = told((out, named), (row(when=timed(24, 11)), row(when=timed(24, 11), title="주간 회의")))
    assert world.last.text.startswith("구글 캘린더에서 일정이 바뀌었어요\n\n“회의” → “주간 회의”")


def test_a_row_without_its_original_is_told_as_it_is():
    odd = row(original=None, when=timed(24, 11))
    world = told((SERIES, replace(SERIES, reminders=(10,))), (None, odd))
    assert world.last.text.startswith("구글 캘린더에 새 일정이 생겼어요")


def test_the_calendar_of_the_news_is_no_choice_on_its_card():
    world = connected()
    world.calendars = (MINE, FAMILY)
    world.take(RemoteChanged("민지", (Sighting(replace(DENTIST, attendees=("a@b.kr",)), None),)))
    assert world.labels() == ["다시 만들기", "확인했어요"]
