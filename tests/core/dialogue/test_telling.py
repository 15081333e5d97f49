"""What we hold about a person: told, handed over in files, and erased when they say so twice."""

from __future__ import annotations

import pytest

from core.dialogue.buttons import Press
from core.dialogue.conversation import MAX_TURNS
from core.dialogue.interpretation import AboutMe, Assent, Dissent
from core.dialogue.own_effects import CountHeld, Erase, Export
from core.dialogue.own_inputs import Counted, Exported, Held
from core.dialogue.reply import File
from tests.core.dialogue.world import World, create, tomorrow

PRIVACY, EXPORT, DELETE = (AboutMe(what) for what in ("privacy", "export", "delete_me"))


def told(**more) -> World:
    world = World(**more)
    world.say("내 정보 뭐 가지고 있어?", PRIVACY)
    return world


def asked(**more) -> World:
    world = World(**more)
    world.say("내 정보 다 지워줘", DELETE)
    return world


def test_what_is_held_is_told_with_how_long_and_what_can_be_done():
    world = told()
    assert world.last.text.splitlines()[:4] == [
        "🔐 하루가 가지고 있는 내 정보예요.",
        "• 일정 3개, 그 변경 기록 4개",
        "• 대화 1곳의 메시지 12개, 사진 2장",
        "• 연결된 구글 계정: minji@example.com",
    ]
    assert "24시간" in world.last.text
    assert world.labels(world.last) == ["📦 내보내기", "🗑 모두 지우기"]
    world.wait(hours=48)
    assert world.labels(world.last) == ["📦 내보내기", "🗑 모두 지우기"], "what was told stays to be read"


def test_without_an_account_that_is_said_too():
    world = World(lang="en")
    world.reach = lambda effect: Counted(effect.turn, Held(chats=1))
    world.say("privacy", PRIVACY)
    assert "• Connected Google accounts: none" in world.last.text
    assert "in 1 conversation," in world.last.text


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (None, "messages and pictures for 90 days."),
        (0, "a picture is deleted as soon as it was read."),
        (1, "a picture for 1 hour after it was read."),
        (36, "a picture for 36 hours after it was read."),
        (24, "a picture for 1 day after it was read."),
        (720, "a picture for 30 days after it was read."),
    ],
)
def test_how_long_pictures_are_kept_is_told_as_this_house_does_it(hours, told):
    world = World(lang="en")
    world.reach = lambda effect: Counted(effect.turn, Held(), hours)
    world.say("privacy", PRIVACY)
    assert told in world.last.text


def test_an_export_says_that_it_goes_on_and_then_brings_the_files():
    world = World()
    says = world.say("내 데이터 내보내줘", EXPORT)
    assert [say.reply.text for say in says[:2]] == ["파일을 만들고 있어요…", "파일이 다 됐어요 ↓"]
    assert world.last.files == (File("haru.json", "export/1.json"), File("picture-1.png", "p1"))
    assert world.last.text.endswith("• haru.json\n• picture-1.png")
    assert world.conversation.turns == ()


def test_it_is_exported_by_a_tap_as_well():
    world = told()
    world.press("📦 내보내기")
    assert world.own[-1] == Export(2)
    assert world.last.files
    assert world.labels() == ["📦 내보내기", "🗑 모두 지우기"]


def test_an_export_that_fails_is_told_so():
    world = World()
    world.reach = lambda effect: Exported(effect.turn)
    world.say("내보내기", EXPORT)
    assert world.last.text.startswith("지금은 파일을 만들지 못했어요.")
    assert world.last.files == ()


def test_erasing_explains_and_asks_first():
    world = asked()
    assert "구글 캘린더에 있는 일정은 구글에 그대로 남아요" in world.last.text
    assert world.labels(world.last) == ["네, 모두 지워 주세요", "그만둘게요"]
    assert world.own == []


def test_a_second_tap_erases_and_says_so_last():
    world = asked()
    says = world.press("네, 모두 지워 주세요")
    assert world.own == [Erase()]
    assert [say.reply.text for say in says] == [
        "모두 지웠어요. 다시 말을 거시면 처음부터 새로 시작해요. 그동안 고마웠어요."
    ]


def test_one_may_think_better_of_it():
    world = asked()
    world.press("그만둘게요")
    assert world.own == [] and world.last.text == "알겠어요. 아무것도 지우지 않았어요."
    assert world.labels() == [] and world.conversation.turns == ()


def test_below_what_is_held_the_first_tap_only_asks():
    world = told()
    world.press("🗑 모두 지우기")
    assert world.own == [CountHeld(1)]
    assert world.last.text.startswith("⚠️ 정말 모두 지울까요?")
    world.press("네, 모두 지워 주세요")
    assert world.own[-1] == Erase()


def test_after_ten_minutes_nothing_is_erased():
    world = asked()
    yes = world.button("네, 모두 지워 주세요").press
    world.at = world.conversation.wake_at
    world.tap(yes)
    assert world.own == [] and world.labels() == []
    world = asked()
    world.wait(minutes=10)
    assert world.last.text == "알겠어요. 아무것도 지우지 않았어요."


@pytest.mark.parametrize("choice", [0, 1, 2, 4])
def test_below_what_is_held_no_forged_tap_erases(choice):
    world = told()
    [say] = world.tap(Press("erase", world.last.id, 0, choice))
    assert say.manner == "answer" and Erase() not in world.own


def test_taps_of_another_question_mean_nothing_here():
    world = asked()
    for press in (
        Press("export", world.last.id),
        Press("erase", world.last.id, 0, 3),
        Press("erase", world.conversation.birth, 0, 1),
    ):
        [say] = world.tap(press)
        assert say.manner == "answer"
    assert world.own == []


@pytest.mark.parametrize("meaning", [PRIVACY, EXPORT, DELETE])
def test_where_others_read_along_nothing_of_it_is_told(meaning):
    world = World()
    world.say("내 정보", meaning, private=False)
    assert "1:1" in world.last.text and world.own == [] and world.labels() == []


def test_what_is_crowded_out_loses_its_buttons():
    world = told()
    world.say("지워줘", DELETE)
    for number in range(MAX_TURNS):
        world.say(f"{number}", AboutMe("zone"))
        world.say(f"/link {number}", AboutMe("privacy"))
    assert world.texts[0] == "다시 보시려면 “내 정보 보여줘”라고 말씀해 주세요."
    assert world.texts[1] == "알겠어요. 아무것도 지우지 않았어요."


def test_what_comes_too_late_for_its_turn_is_let_be():
    world = World()
    assert world.take(Counted(9, Held())) == []
    assert world.take(Exported(9)) == []


def test_a_yes_in_words_is_no_tap_and_a_no_is_taken_before_a_card():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.say("내 정보 다 지워줘", DELETE)
    world.say("응", Assent())
    assert world.own == [] and world.last.text == "위의 버튼을 눌러 주시면 진행할게요."
    world.say("아니", Dissent())
    assert "알겠어요. 아무것도 지우지 않았어요." in world.texts
    assert [card.state for card in world.conversation.cards] == ["open"]
