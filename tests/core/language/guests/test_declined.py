"""Whoever is not to be invited is not, and is taken off an event that is there; no mail means no mail."""

import pytest

from core.dialogue.interpretation import ChangeEvent, RemoveEvents, SmallTalk
from tests.core.language.guests.meant import events, guests, meaning, told

ANN, EVE, BOB = "ann@x.com", "eve@x.com", "bob@x.com"
LUNCH, MEETING = ("lunch", "11-12 12:00", ""), ("회의", "11-12 15:00", "")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("내일 3시 회의 잡아줘, eve@x.com는 초대하지 말고", ()),
        ("eve@x.com는 초대하지 말고 내일 3시 회의 잡아줘", ()),
        ("내일 3시 회의 eve@x.com는 부르지 말고", ()),
        ("내일 3시 회의 eve@x.com는 초대 안 해도 돼", ()),
        ("내일 3시 회의. 참석자에 eve@x.com 넣지 마", ()),
        ("내일 3시 회의 eve@x.com은 참석하지 못함", ()),
        ("내일 3시 회의 ann@x.com 초대하고 eve@x.com는 초대하지 마", (ANN,)),
        ("내일 3시 회의 eve@x.com 말고 ann@x.com 초대해줘", (ANN,)),
        ("내일 3시 ann@x.com랑 회의, 민수(eve@x.com)는 부르지 말아줘", (ANN,)),
        ("내일 3시 ann@x.com랑 회의, 민수는 부르지 말고", (ANN,)),
        ("내일 3시 회의 잡아줘, 민수는 초대하지 말고", ()),
    ],
)
def test_a_new_event_is_without_those_who_are_not_to_be_invited(text, people):
    assert told(text) == (*MEETING, people)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("add lunch tomorrow at noon, don't invite eve@x.com", ()),
        ("don’t invite eve@x.com, add lunch tomorrow at noon", ()),
        ("lunch tomorrow at noon without inviting eve@x.com", ()),
        ("lunch tomorrow at noon without eve@x.com", ()),
        ("lunch tomorrow at noon, eve@x.com should not be invited", ()),
        ("lunch tomorrow at noon, please do not add eve@x.com to it", ()),
        ("lunch with ann@x.com tomorrow at noon but not eve@x.com", (ANN,)),
        ("lunch tomorrow at noon with ann@x.com, don't invite eve@x.com or bob@x.com please", (ANN,)),
        ("lunch with Ann tomorrow at noon, don't invite Eve <eve@x.com>", ("Ann",)),
        ("add lunch tomorrow at noon, don't invite Eve", ()),
    ],
)
def test_so_it_is_in_english(text, people):
    assert told(text, "en") == (*LUNCH, people)


@pytest.mark.parametrize(
    ("text", "title", "added", "removed"),
    [
        ("회의에 eve@x.com 초대하지 마", "회의", (), (EVE,)),
        ("내일 3시 회의에 eve@x.com는 안 불러도 돼", "회의", (), (EVE,)),
        ("회의 참석자에 eve@x.com 추가하지 마세요", "회의", (), (EVE,)),
        ("회의에 민수 초대하지 마", "회의", (), ("민수",)),
        ("내일 회의에 민수는 부르지 마", "회의", (), ("민수",)),
        ("회의 4시로 옮겨줘, eve@x.com는 초대하지 말고", "회의", (), (EVE,)),
        ("do not add eve@x.com to the dinner", "dinner", (), (EVE,)),
        ("don't invite eve@x.com to lunch tomorrow", "lunch", (), (EVE,)),
        ("move the meeting to 4pm, but don't invite eve@x.com", "meeting", (), (EVE,)),
    ],
)
def test_an_event_that_is_there_loses_them(text, title, added, removed):
    meant = meaning(text, "ko")
    assert isinstance(meant, ChangeEvent)
    assert meant.target.title == title
    assert (meant.patch.add_attendees, meant.patch.remove_attendees) == (added, removed)


@pytest.mark.parametrize(
    ("text", "added", "removed"),
    [
        ("eve@x.com는 넣지 마", (), (EVE,)),
        ("참석자에 eve@x.com 넣지 말아줘", (), (EVE,)),
        ("eve@x.com이랑 bob@x.com는 부르지 마", (), (EVE, BOB)),
        ("eve@x.com에게 초대장 보내지 마", (), (EVE,)),
        ("eve@x.com 말고 ann@x.com 초대해줘", (ANN,), (EVE,)),
        ("don't invite eve@x.com", (), (EVE,)),
        ("I don't want to invite eve@x.com", (), (EVE,)),
        ("let's not invite eve@x.com", (), (EVE,)),
        ("invite ann@x.com, not eve@x.com", (ANN,), (EVE,)),
        ("민수는 부르지 마", (), ("민수",)),
    ],
)
def test_so_does_the_one_that_is_talked_about(text, added, removed):
    assert guests(text) == (added, removed)


@pytest.mark.parametrize(
    "text",
    [
        "참석자 eve@x.com한테 메일은 보내지 마",
        "eve@x.com 초대해줘, 메일은 보내지 말고",
        "invite eve@x.com but don't send an email",
        "invite eve@x.com, no need to notify the guests",
        "don't forget to invite eve@x.com",
        "잊지 말고 eve@x.com 초대해줘",
        "eve@x.com 초대하는 거 잊지 마",
        "eve@x.com 초대하지 않을래?",
        "why not invite eve@x.com?",
    ],
)
def test_whoever_is_to_have_no_mail_or_not_to_be_forgotten_still_comes(text):
    assert guests(text) == ((EVE,), ())


@pytest.mark.parametrize(
    "text",
    [
        "내일 3시 회의 eve@x.com 초대, 메일은 보내지 마",
        "내일 3시 회의 eve@x.com 초대해줘. 초대장은 보내지 말고",
        "내일 3시 회의, 참석자 eve@x.com한테 메일은 보내지 마",
    ],
)
def test_words_about_mail_are_no_title(text):
    assert told(text) == (*MEETING, (EVE,))


def test_words_about_mail_are_no_title_in_english():
    assert told("lunch tomorrow at noon with eve@x.com, don't email them", "en") == (*LUNCH, (EVE,))
    assert told("lunch tomorrow at noon with eve@x.com, don't send invites", "en") == (*LUNCH, (EVE,))


@pytest.mark.parametrize(
    "text",
    [
        "don't email bob@x.com",
        "don't send bob@x.com an email",
        "bob@x.com한테 메일 보내지 마",
        "bob@x.com 빼지 마",
    ],
)
def test_to_write_to_nobody_invites_nobody(text):
    assert meaning(text) == SmallTalk()


def test_what_is_forbidden_in_a_note_is_a_note():
    [event] = events("내일 3시 eve@x.com랑 회의 메모: 메일 보내지 마")
    assert (event.attendees, event.notes) == ((EVE,), "메일 보내지 마")
    meant = meaning("메모: eve@x.com는 초대하지 마")
    assert isinstance(meant, ChangeEvent)
    assert meant.patch.notes == "eve@x.com는 초대하지 마"


def test_an_event_that_is_to_go_goes_whoever_is_declined():
    assert isinstance(meaning("내일 회의 취소해줘, eve@x.com는 부르지 말고"), RemoveEvents)


def test_what_belongs_to_somebody_is_not_the_person():
    assert told("lunch tomorrow at noon without eve@x.com's approval", "en")[:3] == LUNCH
