"""Settings on one message: seen, changed by a tap or in words; a zone that moves no event; a language that stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from core.dialogue.buttons import Press
from core.dialogue.inputs import IncomingMessage
from core.dialogue.interpretation import AboutMe, AskCalendar
from core.dialogue.message import ConversationKey, Message
from core.dialogue.own_effects import MakeHome
from core.dialogue.own_stages import SettingUp
from core.dialogue.settings import SETTINGS
from tests.core.dialogue.world import KEY, World, create, event, timed, tomorrow

SETTINGS_ = AboutMe("settings")
ELSEWHERE = ConversationKey("telegram", "42", "42")


def zone(said: str = "") -> AboutMe:
    return AboutMe("zone", said)


def opened(**more) -> World:
    world = World(**more)
    world.say("설정", SETTINGS_)
    return world


def test_the_settings_are_one_message_with_what_holds_and_what_a_tap_changes():
    world = opened()
    assert world.last.text.splitlines()[:7] == [
        "⚙️ 설정",
        "• 시간대: 서울(Asia/Seoul) · 지금 11월 16일(월) 오전 10:00",
        "• 언어: 말씀하시는 언어를 따라가요",
        "• 날짜: 3/4는 3월 4일 (월/일)",
        "• 알림: 이 대화로 보내요",
        "• 브리핑: 보내지 않아요",
        "• 일정 알림: 일정마다 정해 둔 때에 알려 드려요",
    ]
    labels = ["🌏 시간대 바꾸기", "🇰🇷 한국어로", "🇺🇸 English", "3/4 = 4월 3일"]
    assert world.labels(world.last) == [*labels, "오전 8:00 브리핑", "오후 9:00 브리핑", "알림 끄기"]
    assert len(SETTINGS) == 9, "and three for readers elsewhere that there are none of"


def test_briefings_and_reminders_are_chosen_by_tap():
    world = opened()
    world.press("set", 51)
    assert world.preferences.briefing == time(8)
    assert "• 브리핑: 날마다 오전 8:00에 그날 일정을 알려 드려요" in world.last.text
    world.press("set", 53)
    world.press("set", 61)
    assert (world.preferences.briefing, world.preferences.muted) == (None, True)
    assert "• 일정 알림: 꺼져 있어요" in world.last.text
    world.press("set", 61)
    assert not world.preferences.muted


def test_they_are_told_in_english_as_well():
    world = World(lang="en")
    world.say("settings", SETTINGS_)
    assert "• Time zone: Seoul (Asia/Seoul) · now Mon, Nov 16, 10:00 AM" in world.last.text
    assert "Change the time zone" in world.labels(world.last)[0]


def test_a_command_opens_them():
    world = World()
    world.take(IncomingMessage(Message("m1", "", world.at, command="settings")))
    assert world.last.text.startswith("⚙️ 설정")
    world.take(IncomingMessage(Message("m2", "베를린", world.at, command="tz")))
    assert world.preferences.zone == "Europe/Berlin"
    world.take(IncomingMessage(Message("m3", "en", world.at, command="lang")))
    assert (world.preferences.lang, world.preferences.chosen_lang) == ("en", True)


def test_a_second_list_takes_the_place_of_the_first():
    world = opened()
    world.say("설정", SETTINGS_)
    assert world.texts[0] == "설정은 아래에서 새로 보여 드려요 ↓"
    assert world.texts[1].startswith("⚙️ 설정")
    assert sum(isinstance(turn.stage, SettingUp) for turn in world.conversation.turns) == 1


# ── zone ──


def test_a_zone_is_chosen_from_a_list_and_nothing_moves():
    coffee = event("커피", timed(17, 15))
    world = World(coffee)
    world.say("설정", SETTINGS_)
    world.press("🌏 시간대 바꾸기")
    assert "어디에 계세요?" in world.last.text
    assert "도쿄 · 오전 10:00" in world.labels() and "베를린 · 오전 2:00" in world.labels()
    world.press("베를린 · 오전 2:00")
    assert (world.preferences.zone, world.preferences.chosen_zone) == ("Europe/Berlin", True)
    assert "거기는 지금 11월 16일(월) 오전 2:00예요" in world.last.text
    assert "일어나는 때는 그대로" in world.last.text
    assert world.events == {coffee.id: coffee}
    world.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()))
    assert "오전 7:00" in world.last.text


def test_one_can_go_back_without_choosing():
    world = opened()
    world.press("🌏 시간대 바꾸기")
    world.press("← 설정으로")
    assert world.last.text.startswith("⚙️ 설정")
    assert world.preferences.zone == "Asia/Seoul"


@pytest.mark.parametrize("said", ["베를린", "Berlin", "Europe/Berlin", "독일"])
def test_a_zone_is_said_in_words(said):
    world = World()
    world.say("시간대", zone(said))
    assert world.preferences.zone == "Europe/Berlin"
    assert world.last.text.startswith("🌏 시간대를 베를린(Europe/Berlin)에 맞췄어요.")
    assert world.conversation.turns == ()


def test_settings_on_the_screen_follow_what_is_said():
    world = opened()
    world.say("시간대 베를린", zone("베를린"))
    assert "• 시간대: 베를린(Europe/Berlin) · 지금 11월 16일(월) 오전 2:00" in world.texts[0]


def test_several_zones_are_offered_as_buttons():
    world = World()
    world.say("시간대 미국", zone("미국"))
    assert world.last.text == "어느 쪽인가요?"
    world.press("로스앤젤레스 · 오후 5:00")
    assert world.preferences.zone == "America/Los_Angeles"


def test_an_unknown_zone_is_asked_kindly_with_examples():
    world = World()
    world.say("시간대 나르니아", zone("나르니아"))
    assert "“나르니아”의 시간대는 잘 모르겠어요" in world.last.text
    assert "/tz Asia/Tokyo" in world.last.text and "/tz +9" in world.last.text
    assert world.preferences.zone == "Asia/Seoul"


def test_without_a_place_the_zones_are_shown():
    world = World()
    world.say("/tz", zone())
    assert "지금은 서울 시간에 맞춰져 있어요" in world.last.text
    assert len(world.labels(world.last)) == 9


def test_a_zone_that_is_chosen_again_says_only_that_it_holds():
    world = opened()
    world.press("🌏 시간대 바꾸기")
    world.press("서울 · 오전 10:00")
    assert world.preferences.chosen_zone
    assert world.last.text.startswith("⚙️ 설정")


# ── language ──


def test_a_chosen_language_stays_whatever_is_written():
    world = opened()
    world.press("🇺🇸 English")
    assert (world.preferences.lang, world.preferences.chosen_lang) == ("en", True)
    assert "• Language: always English" in world.last.text
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert world.last.text.startswith("Add this?") or "Add" in world.labels(world.last)
    world.press("Whichever I write")
    assert not world.preferences.chosen_lang
    world.say("안녕")
    assert world.conversation.lang == "ko"


@pytest.mark.parametrize(
    ("said", "lang", "text"),
    [
        ("영어", "en", "I'll always speak English from now on."),
        ("English", "en", "I'll always speak English from now on."),
        ("한국어", "ko", "이제부터 늘 한국어로 말할게요."),
        ("Korean", "ko", "이제부터 늘 한국어로 말할게요."),
    ],
)
def test_a_language_is_said_in_words(said, lang, text):
    world = World()
    world.say("언어", AboutMe("lang", said))
    assert (world.preferences.lang, world.preferences.chosen_lang) == (lang, True)
    assert world.last.text == text


def test_a_language_that_we_do_not_speak_is_told_so():
    world = World()
    world.say("독일어로 말해줘", AboutMe("lang", "독일어"))
    assert "“독일어”(으)로는 아직 말하지 못해요" in world.last.text
    assert "🇺🇸 English" in world.labels(world.last)
    world.say("언어", AboutMe("lang"))
    assert world.last.text.startswith("한국어와 영어로 이야기할 수 있어요.")


def test_another_conversation_of_the_same_person_speaks_it_too():
    world = World()
    world.preferences = replace(world.preferences, lang="en", chosen_lang=True)
    world.say("뭐 있어?", AskCalendar("agenda"))
    assert world.conversation.lang == "en"
    assert (
        world.last.text.startswith("Nothing")
        or "free" in world.last.text.casefold()
        or world.last.text.isascii()
    )


# ── the order of dates, and where news go ──


def test_the_order_of_dates_is_tapped_or_said():
    world = opened()
    world.press("3/4 = 4월 3일")
    assert world.preferences.day_first
    assert "• 날짜: 3/4는 4월 3일 (일/월)" in world.last.text
    world.say("날짜는 월/일 순서로", AboutMe("order", "month"))
    assert not world.preferences.day_first
    world.say("날짜는 일/월 순서로", AboutMe("order", "day"))
    assert world.preferences.day_first


def test_news_come_here_when_asked_for():
    world = World()
    world.home = ELSEWHERE
    world.say("설정", SETTINGS_)
    assert "• 알림: 다른 대화로 보내요" in world.last.text
    world.press("🔔 알림은 여기로")
    assert world.own == [MakeHome()] and world.home == KEY
    assert "• 알림: 이 대화로 보내요" in world.last.text
    world.home = None
    world.say("설정", SETTINGS_)
    assert "• 알림: 받을 대화가 아직 없어요" in world.last.text
    world.say("알림은 여기로", AboutMe("home"))
    assert world.home == KEY


def test_where_others_read_along_no_news_come():
    world = World()
    world.home = ELSEWHERE
    world.say("설정", SETTINGS_, private=False)
    assert "🔔 알림은 여기로" not in world.labels()
    world.say("알림은 여기로", AboutMe("home"), private=False)
    assert "1:1" in world.last.text
    assert world.own == [] and world.home == ELSEWHERE


# ── taps that mean nothing ──


@pytest.mark.parametrize("choice", [0, 1000, 12, 21, 25, 41, 53, 71, 99])
def test_a_tap_that_is_not_offered_changes_nothing(choice):
    world = World()
    world.preferences = replace(world.preferences, lang="ko", chosen_lang=True)
    world.say("설정", SETTINGS_)
    before = world.preferences
    world.tap(Press("set", world.last.id, 0, choice))
    assert world.preferences == before and world.home == KEY and world.own == []
    assert world.last.text.startswith("⚙️ 설정")


def test_a_tap_on_settings_that_are_gone_is_told_so():
    world = opened()
    old = world.button("🇺🇸 English").press
    world.say("설정", SETTINGS_)
    [say] = world.tap(old)
    assert say.manner == "answer"
    assert not world.preferences.chosen_lang


def test_settings_that_are_crowded_out_lose_their_buttons():
    world = opened()
    for number in range(9):
        world.say(f"{number}", create("커피", None))
        world.say(f"구글 {number}", AboutMe("delete_me"))
    assert world.texts[0] == "설정은 아래에서 새로 보여 드려요 ↓"
    assert world.labels(next(iter(world.screen.values()))) == []


def test_settings_are_found_among_other_things_that_wait():
    world = opened()
    world.say("지워줘", AboutMe("delete_me"))
    world.say("시간대 베를린", zone("베를린"))
    assert "베를린" in world.texts[0] and "정말 모두 지울까요?" in world.texts[1]
