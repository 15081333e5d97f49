"""An answer to an invitation is read as one, and what only sounds like it stays what it is."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import ChangeEvent, Patch, Request
from core.language.understand import understand


def read(text):
    return understand(Request(text, "ko")).meaning


@pytest.mark.parametrize(
    ("text", "response", "title"),
    [
        ("초대 수락해줘", "accepted", ""),
        ("회식 초대 거절", "declined", "회식"),
        ("그 회의 참석한다고 해줘", "accepted", "회의"),
        ("내일 회식 못 간다고 해줘", "declined", "회식"),
        ("네, 수락할게요", "accepted", ""),
        ("수락", "accepted", ""),
        ("거절해줘", "declined", ""),
        ("초대장 받아줘", "accepted", ""),
        ("금요일 회의 초대 수락할게", "accepted", "회의"),
        ("회식 불참으로 답해줘", "declined", "회식"),
        ("참석으로 답해줘", "accepted", ""),
        ("미정으로 해줘", "tentative", ""),
        ("워크숍 갈 수 있다고 답해줘", "accepted", "워크숍"),
        ("워크숍 아직 모르겠다고 해줘", "tentative", "워크숍"),
        ("워크숍 참석 못 한다고 전해줘", "declined", "워크숍"),
        ("못 갈 것 같다고 답해줘", "declined", ""),
        ("안 간다고 해줘", "declined", ""),
        ("회식 초대 거절하고 싶어", "declined", "회식"),
        ("accept the invitation", "accepted", ""),
        ("please decline the offsite", "declined", "offsite"),
        ("decline the design review on Friday", "declined", "design review"),
        ("turn down the lunch invitation", "declined", "lunch"),
        ("tentatively accept the offsite", "tentative", "offsite"),
        ("rsvp yes to the dinner", "accepted", "dinner"),
        ("RSVP no", "declined", ""),
        ("say maybe to the offsite invite", "tentative", "offsite"),
        ("tell them I can't make it to the offsite", "declined", "offsite"),
        ("tell the organizer I'll be there", "accepted", ""),
    ],
)
def test_an_answer_is_heard(text, response, title):
    meant = read(text)
    assert isinstance(meant, ChangeEvent)
    assert meant.patch == Patch(response=response)
    assert (meant.target.title, meant.target.every) == (title, False)


@pytest.mark.parametrize("text", ["초대 다 수락해줘", "초대 모두 수락", "accept all invitations"])
def test_all_of_them_are_answered(text):
    meant = read(text)
    assert (meant.patch.response, meant.target.every, meant.target.title) == ("accepted", True, "")


def test_the_day_is_part_of_the_description():
    meant = read("금요일 초대 다 거절해줘")
    assert meant.target.every and meant.target.time is not None
    assert read("decline all the invites on Friday").target.time is not None
    assert read("민수랑 점심 초대 수락해 주세요").target.attendees == ("민수",)


@pytest.mark.parametrize(
    "text",
    [
        "세미나 참석 금요일 3시",
        "금요일 3시 세미나 참석",
        "금요일까지 초대 수락하기",
        "금요일까지 초대 수락",
        "매주 금요일 초대 거절",
        "제안 거절 메일 보내기 내일 3시",
        "결혼식 초대 금요일 7시",
        "민수도 참석한다고 해줘",
        "엄마 생신 참석한다고 했어",
        "민수 회식 못 간다고 해",
        "내일 6시에 병원 갈 거라고 알려줘",
        "시간은 미정으로 해줘",
        "컴퓨터 사양 알려줘",
        "accept the offer by Friday",
        "accept the invitation by Friday",
        "accept payment terms friday 3pm",
        "RSVP for wedding by Friday",
        "maybe lunch with Sam tomorrow",
        "tell me about the offsite",
        "let's have lunch tomorrow",
        "decline",
    ],
)
def test_what_only_sounds_like_an_answer_is_none(text):
    meant = read(text)
    assert not isinstance(meant, ChangeEvent) or meant.patch.response is None
