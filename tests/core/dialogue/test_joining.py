"""Two conversations become one person's: a code given out, typed elsewhere, agreed to; wrong ones count."""

from __future__ import annotations

import pytest

from core.dialogue.buttons import Press
from core.dialogue.codes import is_mixed, shown, spelt
from core.dialogue.conversation import MAX_TURNS
from core.dialogue.interpretation import AboutMe, Assent, Dissent
from core.dialogue.joining import MOST_TRIES, masked
from core.dialogue.own_effects import Join, MakeCode, TryCode
from core.dialogue.own_inputs import AskedToJoin, CodeMade, CodeTried, Joined
from core.dialogue.own_stages import Joining
from tests.core.dialogue.world import CODE, SPELT, World, create, tomorrow

LINK = AboutMe("link")


def typed(code: str = "K7M2-B9XP") -> AboutMe:
    return AboutMe("link", code)


def asked(**more) -> World:
    """A world where the right code was typed."""
    world = World(**more)
    world.say("K7M2-B9XP", typed())
    return world


def given_out(**more) -> World:
    world = World(**more)
    world.say("/link", LINK)
    return world


# ── giving one out ──


def test_a_code_is_shown_with_what_it_opens_and_for_how_long():
    world = given_out()
    assert world.own == [MakeCode(1)]
    assert world.last.text.startswith("🔗 연결 코드: K7M2-B9XP")
    assert "10분" in world.last.text and "다른 사람에게는" in world.last.text
    assert world.labels() == []


def test_a_new_code_takes_the_old_one_away():
    world = given_out()
    world.say("/link", LINK)
    assert world.texts[0] == "새 연결 코드는 아래에 있어요 ↓"
    assert sum(isinstance(turn.stage, Joining) for turn in world.conversation.turns) == 1


def test_after_ten_minutes_the_code_is_taken_off_the_screen():
    world = given_out()
    assert world.wait(minutes=9) == []
    world.wait(minutes=1)
    assert SPELT[:4] not in world.last.text and "쓸 수 없어요" in world.last.text
    assert world.conversation.turns == ()


def test_a_code_that_is_crowded_out_is_taken_off_the_screen():
    world = given_out()
    for number in range(MAX_TURNS):
        world.say(f"{number}", AboutMe("privacy"))
    assert "쓸 수 없어요" in world.texts[0]


def test_where_others_read_along_no_code_is_told_or_taken():
    for meaning in (LINK, typed()):
        world = World()
        world.say("연결", meaning, private=False)
        assert "1:1" in world.last.text
        assert world.own == [] and "K7M2" not in world.last.text


# ── typing it ──


def test_the_right_code_asks_what_becomes_one():
    world = asked()
    assert world.own == [TryCode(1, SPELT)]
    assert world.last.text.startswith("여기와 텔레그램의 대화를 한 사람의 것으로 합칠까요?")
    assert "• 여기: 일정 1개\n• 텔레그램: 일정 2개, 구글 계정 mi…@example.com" in world.last.text
    assert world.labels(world.last) == ["네, 합쳐 주세요", "아니요"]
    assert not any(isinstance(one, Join) for one in world.own)


@pytest.mark.parametrize("said", ["k7m2b9xp", "K7M2 B9XP", " k7m2-b9xp "])
def test_how_it_is_spelt_does_not_matter(said):
    world = World()
    world.say("코드", typed(said))
    assert world.own == [TryCode(1, SPELT)]


def test_a_yes_joins_and_says_so():
    world = asked()
    world.press("네, 합쳐 주세요")
    assert world.own[-1] == Join(CODE, yes=True)
    assert world.last.text.startswith("✅ 텔레그램의 대화와 하나가 됐어요.")
    assert world.labels() == [] and world.conversation.turns == ()


def test_a_no_leaves_both_as_they_were():
    world = asked()
    world.press("아니요")
    assert world.own[-1] == Join(CODE, yes=False)
    assert world.last.text == "알겠어요. 합치지 않았어요. 두 곳 모두 그대로예요."
    assert world.conversation.turns == ()


def test_where_the_other_side_is_asked_one_waits_and_can_call_it_off():
    world = asked()
    world.join = Joined(CODE, "asked", "telegram")
    yes = world.button("네, 합쳐 주세요").press
    world.press("네, 합쳐 주세요")
    assert "텔레그램에서 한 번 더 여쭤 보고 있어요." in world.last.text
    before = list(world.own)
    [say] = world.tap(yes)
    assert say.manner == "answer" and world.own == before, "a second yes changes nothing"
    world.press("취소")
    assert world.own[-1] == Join(CODE, yes=False)


@pytest.mark.parametrize(("how", "words"), [("refused", "본인이 아니라고"), ("late", "시간이 지나서")])
def test_what_the_other_side_says_is_told(how, words):
    world = asked()
    world.join = Joined(CODE, "asked", "telegram")
    world.press("네, 합쳐 주세요")
    world.take(Joined(CODE, how, "telegram"))
    assert words in world.last.text and world.labels() == []
    assert world.take(Joined(CODE, how, "telegram")) == []


def test_a_question_that_nobody_answered_in_time_is_called_off():
    world = asked()
    yes = world.button("네, 합쳐 주세요").press
    world.at = world.conversation.wake_at
    world.tap(yes)
    assert "시간이 지나서" in world.last.text
    assert not any(isinstance(one, Join) for one in world.own)
    world = asked()
    world.wait(minutes=10)
    assert "시간이 지나서" in world.last.text


def test_a_code_from_here_is_to_be_typed_elsewhere():
    world = World()
    world.say("K7M2-B9XP", typed())
    world.conversation = World().conversation
    world.reach = lambda effect: CodeTried(effect.turn, CODE, own=True)
    world.say("K7M2-B9XP", typed())
    assert "여기가 아니라" in world.last.text
    assert world.conversation.wrong_codes == ()


# ── wrong ones ──


def test_what_cannot_be_a_code_is_not_even_tried():
    world = World()
    world.say("/link 안녕", typed("안녕"))
    assert "그런 연결 코드는 없어요" in world.last.text
    assert world.own == [] and world.conversation.wrong_codes == ()


def test_after_five_wrong_codes_it_waits_ten_minutes():
    world = World()
    for number in range(MOST_TRIES):
        world.say(f"코드 {number}", typed("K7M2-B9XQ"))
        assert "그런 연결 코드는 없어요" in world.last.text
    tried = len(world.own)
    world.say("K7M2-B9XP", typed())
    assert "10분 뒤에 다시" in world.last.text and len(world.own) == tried, "not even the right one is tried"
    world.wait(minutes=11)
    world.say("K7M2-B9XP", typed())
    assert "합칠까요?" in world.last.text


def test_wrong_codes_of_long_ago_do_not_count():
    world = World()
    for number in range(MOST_TRIES + 3):
        world.say(f"코드 {number}", typed("K7M2-B9XQ"))
        world.wait(minutes=3)
    assert "그런 연결 코드는 없어요" in world.last.text
    assert len(world.conversation.wrong_codes) < MOST_TRIES


# ── the side that gave it out ──


def test_who_gave_it_out_hears_that_it_was_used():
    world = given_out()
    world.take(Joined(CODE, "agreed", "slack:T1"))
    assert world.texts == [
        "연결 코드를 썼어요. 아래를 봐 주세요 ↓",
        "✅ 슬랙의 대화와 하나가 됐어요. 이제 두 곳이 같은 캘린더와 설정을 써요.",
    ]


def test_who_gave_it_out_hears_of_it_even_when_the_code_is_forgotten():
    world = World()
    world.take(Joined(CODE, "agreed", "slack:T1"))
    assert world.last.text.startswith("✅ 슬랙")
    assert world.take(Joined(CODE, "late")) == [] and world.take(Joined(CODE, "asked", "slack:T1")) == []


def test_with_a_google_account_the_first_side_is_asked_as_well():
    world = given_out()
    world.take(AskedToJoin(CODE, "slack:T1"))
    assert world.texts[0] == "연결 코드를 썼어요. 아래를 봐 주세요 ↓"
    assert "🔗 슬랙에서 여기서 받은 연결 코드를 쓰셨어요. 본인이 맞나요?" in world.last.text
    assert not any(isinstance(one, Join) for one in world.own)
    world.press("네, 합쳐 주세요")
    assert world.own[-1] == Join(CODE, yes=True)
    assert world.last.text.startswith("✅")


def test_the_first_side_can_say_no():
    world = World()
    world.take(AskedToJoin(CODE, "slack:T1"))
    world.press("아니요")
    assert world.own == [Join(CODE, yes=False)]
    assert "합치지 않았어요" in world.last.text


def test_a_tap_that_no_question_offers_joins_nothing():
    world = asked()
    for press in (Press("link", CODE, 0, 3), Press("link", CODE, 0, 0), Press("link", world.last.id, 0, 1)):
        [say] = world.tap(press)
        assert say.manner == "answer"
    assert not any(isinstance(one, Join) for one in world.own)
    world = given_out()
    [say] = world.tap(Press("link", CODE, 0, 1))
    assert say.manner == "answer" and world.own == [MakeCode(1)], "whoever gave it out cannot agree alone"


def test_what_comes_too_late_for_its_turn_is_let_be():
    world = World()
    assert world.take(CodeMade(9, CODE, SPELT)) == []
    assert world.take(CodeTried(9, CODE)) == []
    world.say("내일 커피", create("", None))
    assert world.take(CodeTried(world.conversation.next_turn - 1, CODE)) == []
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert "합칠" not in world.last.text


def test_it_is_told_in_english_as_well():
    world = asked(lang="en")
    world.conversation = World(lang="en").conversation
    world.say("link", LINK)
    assert world.last.text.startswith("🔗 Link code: K7M2-B9XP")


# ── what a code looks like ──


def test_a_code_has_digits_and_letters_and_an_address_is_masked():
    assert (spelt("k7m2 b9-xp"), spelt("K7M2B9X"), spelt("K7M2B9X0")) == (SPELT, "", "")
    assert shown(SPELT) == "K7M2-B9XP"
    assert is_mixed(SPELT) and not is_mixed("BIRTHDAY") and not is_mixed("23456789") and not is_mixed("")
    assert masked("minji@example.com") == "mi…@example.com"


def test_a_yes_in_words_is_no_tap_and_a_no_is_taken():
    world = asked()
    world.say("응", Assent())
    assert world.last.text == "위의 버튼을 눌러 주시면 진행할게요."
    world.say("아니", Dissent())
    assert world.own[-1] == Join(CODE, yes=False)
    assert "합치지 않았어요" in world.texts[0] and world.conversation.turns == ()
    world = given_out()
    world.say("아니", Dissent())
    assert world.own == [MakeCode(1)], "a code that was given out asks nothing"
