"""Korean messages with mail addresses: guests come and go by them, and no title or place ever has one."""

import pytest

from core.calendar.time.expression import Clock, Spoken
from core.dialogue.interpretation import (
    AskCalendar,
    AskHelp,
    ChangeEvent,
    CreateEvents,
    ManageAccount,
    RemoveEvents,
    SmallTalk,
    Target,
)
from tests.core.language.guests.meant import events, guests, meaning, told, when

BOB, JANE = "bob@example.org", "jane@x.com"
NEW = {
    "모레 저녁 7시 저녁식사 bob@example.org 초대": ("저녁식사", "11-13 19:00", "", (BOB,)),
    "모레 저녁 7시 저녁식사 bob@example.org": ("저녁식사", "11-13 19:00", "", (BOB,)),
    "내일 3시 bob@example.org": ("", "11-12 15:00", "", (BOB,)),
    "bob@example.org이랑 내일 3시 회의": ("회의", "11-12 15:00", "", (BOB,)),
    "bob@example.org 랑 내일 3시 회의": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시 bob@example.org와 회의 @강남역": ("회의", "11-12 15:00", "강남역", (BOB,)),
    "내일 3시 커피 @강남역 bob@example.org 초대": ("커피", "11-12 15:00", "강남역", (BOB,)),
    "내일 3시 커피@강남역 with bob@example.org": ("커피", "11-12 15:00", "강남역", (BOB,)),
    "내일 3시 bob@example.org님과 미팅 @판교역": ("미팅", "11-12 15:00", "판교역", (BOB,)),
    "내일 3시 회의 bob@example.org한테": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시 회의 bob@example.org한테도 알려줘": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시 회의 bob@example.org에게 초대장 보내줘": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시 미팅. bob@example.org으로 초대장 보내줘": ("미팅", "11-12 15:00", "", (BOB,)),
    "bob@example.org한테 내일 3시 회의 초대 보내": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시 회의 잡고 bob@example.org 초대해줘": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시 회의 만들어서 bob@example.org 초대": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시 회의 잡아줘. bob@example.org도 초대해줘": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시 회의, bob@example.org도 초대해줘": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시에 bob@example.org 초대해서 회의": ("회의", "11-12 15:00", "", (BOB,)),
    "bob@example.org 초대해서 내일 3시 회의 잡아줘": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시 회의 참석자: bob@example.org, jane@x.com": ("회의", "11-12 15:00", "", (BOB, JANE)),
    "내일 3시 회의, 참석자는 bob@example.org와 jane@x.com": ("회의", "11-12 15:00", "", (BOB, JANE)),
    "내일 3시 회의 (bob@example.org, jane@x.com)": ("회의", "11-12 15:00", "", (BOB, JANE)),
    "내일 3시 회의 참석자 bob@example.org, 민수": ("회의", "11-12 15:00", "", (BOB, "민수")),
    "내일 12시 점심 jane@x.com and 민수 초대": ("점심", "11-12 12:00", "", (JANE, "민수")),
    "내일 12시 점심 민수, jane@x.com 초대": ("점심", "11-12 12:00", "", ("민수", JANE)),
    "jane@x.com and 민수 내일 점심 12시": ("점심", "11-12 12:00", "", (JANE, "민수")),
    "내일 점심 bob@example.org랑": ("점심", "11-12 12:00", "", (BOB,)),
    "내일 10시 bob@example.org와 jane@x.com의 면담": ("면담", "11-12 10:00", "", (BOB, JANE)),
    "내일 7시 저녁 민수(bob@example.org), 지영(jane@x.com) 초대": ("저녁", "11-12 19:00", "", (BOB, JANE)),
    "내일 3시 면접 (지원자: 김민수 minsu.kim@x.kr)": ("면접", "11-12 15:00", "", ("minsu.kim@x.kr",)),
    "ｂｏｂ＠ｅｘａｍｐｌｅ．ｏｒｇ랑 내일 3시 회의": ("회의", "11-12 15:00", "", (BOB,)),
    "내일3시회의bob@example.org초대": ("회의", "11-12 15:00", "", (BOB,)),
    "내일 3시 화상회의 bob@example.org 초대.": ("화상회의", "11-12 15:00", "", (BOB,)),
    "이번주 토요일 12시 결혼식 @ 더채플 bob@example.org 도 같이": ("결혼식", "11-14 12:00", "더채플", (BOB,)),
    "내일 3시 주간회의 / 참석 bob@example.org / 회의실 B": ("주간회의 회의실 B", "11-12 15:00", "", (BOB,)),
    "bob@example.org랑 커피": ("커피", "", "", (BOB,)),
}  # fmt: skip
CONTACTS = {
    "내일 3시 회의 (문의: help@company.kr)": ("회의", "11-12 15:00", "", ()),
    "내일 3시 면접. 문의 help@company.kr": ("면접", "11-12 15:00", "", ()),
    "내일 3시 고객 미팅 고객 이메일은 client@corp.com": ("고객 미팅", "11-12 15:00", "", ()),
    "금요일까지 hr@company.kr로 이력서 제출": ("이력서 제출", "11-13", "", ()),
    "세미나 안내\n일시: 11월 20일 14:00\n장소: 코엑스\n신청: apply@x.kr\n많은 참여 바랍니다": ("세미나 안내", "11-20 14:00", "코엑스", ()),
    "세미나 안내\n일시: 11월 20일 14:00\n장소: 코엑스\nhelp@x.kr\n많은 참여 바랍니다": ("세미나 안내", "11-20 14:00", "코엑스", ()),
    "팀 워크샵\n일시: 11/20 10시\n장소: 양평\n참석자: bob@example.org, jane@x.com": ("팀 워크샵", "11-20 10:00", "양평", (BOB, JANE)),
}  # fmt: skip
COMING = {
    "bob@example.org": ((BOB,), ()),
    "bob@example.org 초대": ((BOB,), ()),
    "bob@example.org도 초대해줘": ((BOB,), ()),
    "bob@example.org 추가": ((BOB,), ()),
    "bob@example.org를 불러줘": ((BOB,), ()),
    "bob@example.org도 같이": ((BOB,), ()),
    "bob@example.org도 온대": ((BOB,), ()),
    "응 bob@example.org도 초대해줘": ((BOB,), ()),
    "참석자 bob@example.org 추가": ((BOB,), ()),
    "참석자에 bob@example.org 추가해줘": ((BOB,), ()),
    "참석자: bob@example.org": ((BOB,), ()),
    "참석자 bob@example.org로 변경": ((BOB,), ()),
    "bob@example.org, jane@x.com 추가해줘": ((BOB, JANE), ()),
    "민수랑 bob@example.org 추가해줘": (("민수", BOB), ()),
    "민수(minsu@x.kr)도 초대해줘": (("minsu@x.kr",), ()),
    "bob@example.org 빼줘": ((), (BOB,)),
    "bob@example.org은 못 온대": ((), (BOB,)),
    "bob@example.org 불참": ((), (BOB,)),
    "bob@example.org 초대 취소해줘": ((), (BOB,)),
    "bob@example.org 참석 취소": ((), (BOB,)),
    "참석자 목록에서 bob@example.org 제거": ((), (BOB,)),
    "bob@example.org 말고 jane@x.com 초대해줘": ((JANE,), (BOB,)),
    "bob@example.org 대신 jane@x.com으로 바꿔줘": ((JANE,), (BOB,)),
    "bob@example.org 빼고 jane@x.com 추가해줘": ((JANE,), (BOB,)),
}


@pytest.mark.parametrize(("text", "expected"), [*NEW.items(), *CONTACTS.items()])
def test_a_new_event_has_the_guests_that_are_meant(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), COMING.items())
def test_guests_come_and_go_by_their_addresses(text, expected):
    assert guests(text) == expected


@pytest.mark.parametrize(
    ("text", "title", "added", "removed"),
    [
        ("회의에 bob@example.org 초대해줘", "회의", (BOB,), ()),
        ("내일 회의에 민수(bob@example.org)도 초대해줘", "회의", (BOB,), ()),
        ("회의에 bob@example.org한테 초대장 보내줘", "회의", (BOB,), ()),
        ("회의에서 bob@example.org 빼줘", "회의", (), (BOB,)),
        ("내일 회의에서 bob@example.org 빼줘", "회의", (), (BOB,)),
        ("주간회의 참석자에서 bob@example.org 삭제해줘", "주간회의", (), (BOB,)),
    ],
)
def test_guests_of_an_event_that_is_there(text, title, added, removed):
    meant = meaning(text)
    assert isinstance(meant, ChangeEvent)
    assert (meant.target.title, meant.patch.add_attendees, meant.patch.remove_attendees) == (
        title,
        added,
        removed,
    )


def test_a_guest_comes_with_another_change():
    meant = meaning("4시로 미루고 bob@example.org도 초대해줘")
    assert isinstance(meant, ChangeEvent)
    assert (meant.patch.time, meant.patch.add_attendees) == (Spoken(clock=Clock(4)), (BOB,))
    meant = meaning("장소는 강남역으로 하고 bob@example.org 추가해줘")
    assert isinstance(meant, ChangeEvent)
    assert (meant.patch.location, meant.patch.add_attendees) == ("강남역", (BOB,))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("bob@example.org랑 언제 만나?", ""),
        ("bob@example.org 언제 만나?", ""),
        ("bob@example.org랑 회의 언제야?", "회의"),
        ("내일 bob@example.org 미팅 몇 시야?", "미팅"),
    ],
)
def test_a_question_looks_for_what_stands_before_the_sign(text, title):
    meant = meaning(text)
    assert isinstance(meant, AskCalendar)
    assert (meant.kind, meant.title, meant.attendees) == ("find", title, ("bob",))


def test_an_event_is_described_by_a_guest():
    assert meaning("bob@example.org랑 약속 취소해줘") == RemoveEvents(Target("약속", attendees=("bob",)))
    assert meaning("bob@example.org 회의 삭제") == RemoveEvents(Target("회의", attendees=("bob",)))
    moved = meaning("bob@example.org이랑 하는 회의 5시로 바꿔줘")
    assert isinstance(moved, ChangeEvent)
    assert moved.target == Target("회의", attendees=("bob",))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("내일 오전 9시 bob@example.org에게 견적서 보내기", "bob에게 견적서 보내기"),
        ("내일 오전 9시 bob@example.org한테 전화", "bob한테 전화"),
        ("내일 오전 9시 bob+work@example.org의 생일", "bob의 생일"),
    ],
)
def test_an_errand_keeps_its_name_in_the_title_and_its_address_in_the_notes(text, title):
    [event] = events(text)
    assert (event.title, event.attendees, "@example.org" in event.notes) == (title, (), True)


def test_each_event_has_its_own_guest():
    one, two = events("내일 3시 회의 bob@example.org, 5시 미팅 jane@x.com")
    assert [(event.title, when(event), event.attendees) for event in (one, two)] == [
        ("회의", "11-12 15:00", (BOB,)),
        ("미팅", "11-12 17:00", (JANE,)),
    ]


def test_the_evidence_lies_in_the_words_of_the_user():
    text = "bob@example.org랑 내일 3시 회의, 모레 5시 bob@example.org 초대 미팅"
    one, two = events(text)
    assert [text[slice(*event.evidence)] for event in (one, two)] == [
        "bob@example.org랑 내일 3시 회의",
        "모레 5시 bob@example.org 초대 미팅",
    ]


def test_what_is_asked_for_is_answered_with_a_guest_besides():
    meant = meaning("내일 3시, bob@example.org도 초대", awaiting="time")
    assert isinstance(meant, CreateEvents)
    assert (meant.events[0].title, when(meant.events[0]), meant.events[0].attendees) == (
        "",
        "11-12 15:00",
        (BOB,),
    )


def test_notes_and_titles_that_are_dictated_keep_their_words():
    meant = meaning("회의 메모: bob@example.org에 자료 보내기")
    assert isinstance(meant, ChangeEvent)
    assert (meant.target.title, meant.patch.notes) == ("회의", "bob@example.org에 자료 보내기")
    meant = meaning("제목은 bob@example.org 미팅으로 바꿔줘")
    assert isinstance(meant, ChangeEvent)
    assert meant.patch.title == "bob@example.org 미팅"


def test_talk_about_somebody_invites_nobody():
    assert meaning("내 이메일은 bob@example.org이야") == SmallTalk()
    assert meaning("bob@example.org 알지?") == SmallTalk()
    assert meaning("어제 bob@example.org이랑 싸웠어") == SmallTalk()
    assert isinstance(meaning("bob@example.org 어떻게 추가해?"), AskHelp)


def test_an_account_may_be_named_by_its_address():
    assert meaning("구글 계정 bob@gmail.com 연결해줘") == ManageAccount("connect")


def test_a_link_with_an_address_is_a_place_and_no_guest():
    assert told("https://x.com/a?u=bob@x.com 내일 3시 회의") == (
        "회의",
        "11-12 15:00",
        "https://x.com/a?u=bob@x.com",
        (),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("모레 저녁 7시 저녁식사 잡고 민수 초대해줘", ("민수",)),
        ("모레 저녁 7시 저녁식사 잡고 민수, 지수도 초대해줘", ("민수", "지수")),
        ("모레 저녁 7시 저녁식사 잡고 민수 지수 초대해줘", ("민수", "지수")),
        ("모레 저녁 7시 저녁식사, 민수도 초대", ("민수",)),
    ],
)
def test_people_without_an_address_are_invited_in_the_same_words(text, names):
    assert told(text) == ("저녁식사", "11-13 19:00", "", names)


def test_people_without_an_address_leave_in_the_same_words():
    assert guests("민수 초대 취소해줘") == ((), ("민수",))
    meant = meaning("내일 회의에서 민수 빼줘")
    assert isinstance(meant, ChangeEvent)
    assert (meant.target.title, meant.patch.remove_attendees) == ("회의", ("민수",))


def test_somebody_alone_may_stand_for_what_is_done_with_them():
    moved = meaning("bob@example.org 4시로 옮겨줘")
    assert isinstance(moved, ChangeEvent)
    assert (moved.target, moved.patch.time) == (Target(attendees=("bob",)), Spoken(clock=Clock(4)))


def test_help_is_given_while_the_time_is_asked_for():
    assert isinstance(meaning("bob@example.org 어떻게 추가해?", awaiting="time"), AskHelp)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("민수 같이 불러줘", (("민수",), ())), ("응 민수도 초대해줘", (("민수",), ()))],
)
def test_words_beside_a_name_are_no_part_of_it(text, expected):
    assert guests(text) == expected


def test_a_day_with_a_name_is_an_event_to_delete():
    meant = meaning("내일 민수 빼줘")
    assert isinstance(meant, RemoveEvents)
    assert meant.target.title == "민수"


def test_whether_somebody_comes_is_no_name():
    text = "[안내] 11월 20일 오후 2시 보안 교육이 대강당에서 진행됩니다.\n참석 여부는 hr@company.kr로 회신 바랍니다."
    [event] = events(text)
    assert (event.location, event.attendees) == ("대강당", ())


def test_a_weekly_meeting_is_not_in_a_week():
    meant = meaning("다음 주간회의에 bob@example.org도 참석")
    assert isinstance(meant, ChangeEvent)
    assert (meant.target, meant.patch.add_attendees) == (Target("다음 주간회의"), (BOB,))


def test_a_meal_at_the_end_of_a_long_text_is_read():
    assert events("가나다라 마바사아 " * 5 + "점심")[0].title


def test_a_room_keeps_its_letter():
    assert told("내일 3시 주간회의 회의실 B에서 bob@example.org와") == (
        "주간회의",
        "11-12 15:00",
        "회의실 B",
        (BOB,),
    )
