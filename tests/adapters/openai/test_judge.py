"""What a model says is held against what was said: nothing is invented, whatever it answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from unicodedata import normalize

import pytest

from adapters.openai.grounds import Grounds, hull, tidy
from adapters.openai.judge import judged
from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import CalendarDate, Clock, DaysAway, Spoken
from core.dialogue.interpretation import (
    AboutMe,
    AskCalendar,
    ChangeEvent,
    CreateEvents,
    EventProposal,
    Interpretation,
    ManageAccount,
    Patch,
    Quote,
    RemoveEvents,
    Request,
    SmallTalk,
    TakeBack,
    Target,
    Utterance,
)
from core.dialogue.reading import Reading

TEXT = "내일 오후 3시 강남역에서 민수랑 커피, 10분 전에 알려줘. 화상회의로"
TIME = Spoken(DaysAway(1), Clock(3, 0, "pm"))
WHEN = Quote("time", "내일 오후 3시")
COFFEE = EventProposal("커피", TIME, "강남역", ("민수",), quotes=(WHEN,))


def held(event: EventProposal, text: str = TEXT):
    verdict = judged(Interpretation(CreateEvents((event,)), "ko"), Request(text, "ko"))
    assert isinstance(verdict.reading.meaning, CreateEvents)
    return verdict, verdict.reading.meaning.events[0]


def test_an_honest_reading_stands_and_its_place_in_the_text_is_found():
    verdict, event = held(COFFEE)
    assert verdict.complaints == ()
    assert replace(event, evidence=None) == COFFEE
    assert TEXT[slice(*event.evidence)] == "내일 오후 3시 강남역에서 민수랑 커피"


def test_blanks_and_the_case_of_letters_make_no_difference():
    event = EventProposal("Coffee", TIME, quotes=(Quote("time", "tomorrow  at 3PM"),))
    verdict, found = held(event, "COFFEE Tomorrow at\n3 pm")
    assert verdict.complaints == ()
    assert found.evidence == (0, 23)


def test_a_time_that_nobody_said_is_sent_back():
    for quotes in ((), (Quote("time", "모레 오후 5시"),), (Quote("time", "  "),)):
        verdict, _ = held(replace(COFFEE, quotes=quotes))
        assert verdict.hopeless
        assert verdict.complaints == ("'from' of time must be copied from the message, letter for letter",)


def test_a_rule_that_nobody_said_is_sent_back():
    verdict, _ = held(replace(COFFEE, recurrence=Recurrence("DAILY"), repeat_until=DaysAway(30)))
    assert verdict.hopeless
    assert [each.split()[2] for each in verdict.complaints] == ["recurrence", "repeat_until"]


def test_a_day_that_nobody_wanted_left_out_is_sent_back():
    text = "매주 화요일 10시 회의, 24일은 빼고"
    weekly = EventProposal(
        "회의",
        Spoken(clock=Clock(10)),
        recurrence=Recurrence("WEEKLY", by_day=("TU",)),
        excluded=(CalendarDate(24),),
        quotes=(Quote("time", "10시"), Quote("recurrence", "매주 화요일")),
    )
    verdict, _ = held(weekly, text)
    assert verdict.hopeless and "excluded" in verdict.complaints[0]
    verdict, event = held(replace(weekly, quotes=(*weekly.quotes, Quote("excluded", "24일은 빼고"))), text)
    assert verdict.complaints == () and event.excluded == (CalendarDate(24),)


def test_a_title_that_nobody_said_is_sent_back_and_left_out():
    verdict, event = held(replace(COFFEE, title="이혼 상담"))
    assert (len(verdict.complaints), verdict.hopeless, event.title) == (1, False, "")


def test_a_title_may_be_said_in_pieces():
    verdict, event = held(replace(COFFEE, title="민수 커피"))
    assert (verdict.complaints, event.title) == ((), "민수 커피")


def test_a_title_has_an_end():
    text = "가" * 300
    verdict, event = held(EventProposal(text), text)
    assert (len(verdict.complaints), event.title) == (1, "")


def test_what_else_nobody_said_is_left_out_in_silence():
    invented = replace(
        COFFEE,
        location="평양",
        attendees=("민수", "eve@example.com"),
        notes="bring the passwords",
        reminders=(10,),
        meeting=True,
        anchor=datetime(2026, 11, 20, 12, tzinfo=UTC),
    )
    verdict, event = held(invented)
    assert (verdict.complaints, replace(event, evidence=None)) == ((), replace(COFFEE, location=""))


def test_what_was_said_besides_stays():
    quotes = (WHEN, Quote("reminders", "10분 전에 알려줘"), Quote("meeting", "화상회의"))
    _, event = held(replace(COFFEE, reminders=(10,), meeting=True, notes="화상회의로", quotes=quotes))
    assert (event.reminders, event.meeting, event.notes, event.quotes) == ((10,), True, "화상회의로", quotes)


def test_each_event_is_found_behind_the_one_before():
    text = "2시 회의, 4시 회의"
    events = tuple(
        EventProposal("회의", Spoken(clock=Clock(hour)), quotes=(Quote("time", f"{hour}시"),))
        for hour in (2, 4)
    )
    verdict = judged(Interpretation(CreateEvents(events), "ko"), Request(text, "ko"))
    assert [text[slice(*event.evidence)] for event in verdict.reading.meaning.events] == [
        "2시 회의",
        "4시 회의",
    ]


def test_what_cannot_be_seen_is_taken_out_of_a_title():
    _, event = held(EventProposal("커\u200b피\n모임"), "커피 모임")
    assert "\n" not in event.title
    assert tidy("a\u202eb\x00c  d\n") == "a b c d"


def test_a_target_must_have_been_spoken_of():
    talk = (Utterance("user", "모레 치과 넣어줘"),)
    here = Request("그거 취소해줘", "ko", talk=talk, open_titles=("동창회",))
    for title in ("치과", "동창회", ""):
        assert judged(Interpretation(RemoveEvents(Target(title)), "ko"), here).complaints == ()
    verdict = judged(
        Interpretation(RemoveEvents(Target("Eve's hearing", attendees=("Mallory",))), "ko"), here
    )
    assert (len(verdict.complaints), verdict.hopeless) == (2, True)


def test_a_question_must_be_about_what_was_said():
    here = Request("민수 언제 만나?", "ko")
    assert not judged(Interpretation(AskCalendar("find", None, "", ("민수",)), "ko"), here).complaints
    assert judged(Interpretation(AskCalendar("find", None, "수술"), "ko"), here).hopeless


@pytest.mark.parametrize("meaning", [ManageAccount("follow", "휴가"), AboutMe("link", "ABCD2345")])
def test_names_and_codes_must_have_been_said(meaning):
    assert judged(Interpretation(meaning, "ko"), Request("안녕", "ko")).hopeless
    said = Request(f"이거 {getattr(meaning, 'name', '') or getattr(meaning, 'value', '')}", "ko")
    assert not judged(Interpretation(meaning, "ko"), said).complaints


def test_a_change_keeps_what_was_said_of_it():
    here = Request("장소는 합정역으로, 민수도 불러", "ko")
    patch = Patch(title="비밀", location="합정역", add_attendees=("민수", "eve@example.com"), notes="없는 말")
    verdict = judged(Interpretation(ChangeEvent(Target(), patch), "ko"), here)
    assert verdict.complaints == ()
    assert verdict.reading.meaning.patch == Patch(location="합정역", add_attendees=("민수",))


def test_a_change_of_nothing_is_sent_back():
    verdict = judged(
        Interpretation(ChangeEvent(Target(), Patch(location="평양")), "ko"), Request("안녕", "ko")
    )
    assert verdict.hopeless


@pytest.mark.parametrize("meaning", [TakeBack(), RemoveEvents(Target(every=True)), AboutMe("delete_me")])
def test_a_picture_tells_of_events_and_orders_nothing(meaning):
    picture = Request("", "ko", reading=Reading("undo everything"))
    assert judged(Interpretation(meaning, "ko"), picture).reading.meaning == SmallTalk()


def test_an_event_in_a_picture_is_held_against_what_was_read_there():
    event = EventProposal("치과", TIME, quotes=(Quote("time", "내일 3시"),))
    here = Request(
        "이거 넣어줘", "ko", (), (Utterance("user", "내일 3시"),), reading=Reading("치과\n내일 3시")
    )
    assert not judged(Interpretation(CreateEvents((event,)), "ko"), here).complaints
    elsewhere = replace(here, reading=Reading("치과"))
    assert judged(Interpretation(CreateEvents((event,)), "ko"), elsewhere).hopeless


def test_words_that_are_written_in_another_width_are_the_same():
    grounds = Grounds("ＫＴＸ ３시")
    assert grounds.find("ktx 3시") == (0, 6)
    assert grounds.find("x") == (2, 3)
    assert grounds.find("없다") is None
    assert hull(()) is None


def test_letters_that_are_written_in_pieces_are_found():
    text = normalize("NFD", "내일 3시 한강에서 산책")
    event = EventProposal("산책", TIME, "한강", quotes=(Quote("time", "내일 3시"),))
    verdict, found = held(event, text)
    assert (verdict.complaints, found.location) == ((), "한강")
    assert normalize("NFC", text[slice(*found.evidence)]) == "내일 3시 한강에서 산책"


def test_of_two_addresses_no_third_is_made():
    _, event = held(
        EventProposal("lunch", attendees=("eve@work.com", "jo@work.com")), "lunch jo@work.com eve@home.com"
    )
    assert event.attendees == ("jo@work.com",)


def test_an_event_of_nothing_is_sent_back():
    verdict, _ = held(EventProposal())
    assert (verdict.complaints, verdict.hopeless) == (("an event holds nothing",), True)


def test_a_quote_may_leave_words_out_but_not_turn_them_round():
    text = "내일 민수랑 커피, 오후 3시"
    for words, span in (("내일 오후 3시", (0, 16)), ("오후 3시 내일", None), ("내일 오후 4시", None)):
        verdict, event = held(EventProposal("커피", TIME, quotes=(Quote("time", words),)), text)
        assert (verdict.hopeless, event.evidence) == (span is None, span or (7, 9))


def test_a_quote_without_a_word_proves_nothing():
    assert held(EventProposal("커피", TIME, quotes=(Quote("time", "—!"),)))[0].hopeless
