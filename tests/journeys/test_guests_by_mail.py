"""Guests with mail addresses, from the first words to the last calendar row, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.player import Journey, Step, play

BOB, JANE, MINSU = "bob@example.org", "jane@x.com", "minsu@x.co.kr"


def step(line: str | dict[str, Any], **expect: Any) -> Step:
    return Step({"say": line} if isinstance(line, str) else line, expect)


def saved(title: str, *guests: str, **more: Any) -> Step:
    return step({"show": "events"}, events=[{"title": title, "attendees": list(guests)} | more])


async def lived(folder: Path, lang: str, *steps: Step) -> None:
    wrong = await play(Journey("guests", "Guests come by their addresses", {"lang": lang}, steps), folder, {})
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


CONFIRM = {"press": "confirm"}


async def test_guests_come_and_go_by_their_addresses_in_korean(tmp_path: Path) -> None:
    dinner = {"title": "저녁식사", "start": "2026-11-13T19:00:00+09:00", "location": None}
    await lived(
        tmp_path,
        "ko",
        step(f"모레 저녁 7시 저녁식사 {BOB} 초대", drafts=[dinner | {"attendees": [BOB]}], says=[BOB]),
        step(f"참석자 민수({MINSU}) 추가", drafts=[dinner | {"attendees": [BOB, MINSU]}]),
        step(f"{BOB} 말고 {JANE} 초대해줘", drafts=[dinner | {"attendees": [MINSU, JANE]}]),
        step(f"{JANE}은 빼줘", drafts=[dinner | {"attendees": [MINSU]}]),
        step(CONFIRM),
        saved("저녁식사", MINSU),
        step(f"{MINSU}랑 언제 만나?", says=["저녁식사", "13"]),
        step(f"저녁식사에 {BOB}도 초대해줘", drafts=[dinner | {"attendees": [MINSU, BOB]}]),
        step(CONFIRM),
        step(f"{BOB}이랑 저녁식사 8시로 옮겨줘", drafts=[{"start": "2026-11-13T20:00:00+09:00"}]),
        step(CONFIRM),
        step(f"저녁식사에서 {MINSU} 빼줘", drafts=[{"attendees": [BOB]}]),
        step(CONFIRM),
        saved("저녁식사", BOB, start="2026-11-13T20:00:00+09:00"),
        step(f"{BOB}랑 저녁식사 취소해줘", verbs=["confirm"]),
        step(CONFIRM),
        step({"show": "events"}, events=[]),
    )


async def test_guests_come_and_go_by_their_addresses_in_english(tmp_path: Path) -> None:
    dinner = {"title": "Dinner", "start": "2026-11-12T19:00:00+09:00", "location": None}
    await lived(
        tmp_path,
        "en",
        step(f"Dinner with {BOB} tomorrow at 7pm", drafts=[dinner | {"attendees": [BOB]}], says=[BOB]),
        step(f"add Jane <{JANE}>", drafts=[dinner | {"attendees": [BOB, JANE]}]),
        step(f"uninvite {BOB}", drafts=[dinner | {"attendees": [JANE]}]),
        step(CONFIRM),
        saved("Dinner", JANE),
        step(f"when am I meeting {JANE}?", says=["Dinner", "Nov 12"]),
        step(f"invite {BOB} to the dinner", drafts=[dinner | {"attendees": [JANE, BOB]}]),
        step(CONFIRM),
        step(f"remove {JANE} from the dinner", drafts=[dinner | {"attendees": [BOB]}]),
        step(CONFIRM),
        saved("Dinner", BOB),
        step(f"cancel dinner with {BOB}", verbs=["confirm"]),
        step(CONFIRM),
        step({"show": "events"}, events=[]),
    )


async def test_a_place_and_a_guest_have_a_sign_each(tmp_path: Path) -> None:
    await lived(
        tmp_path,
        "ko",
        step(
            f"내일 3시 커피 @강남역 {BOB} 초대",
            drafts=[{"title": "커피", "location": "강남역", "attendees": [BOB]}],
        ),
        step(CONFIRM),
        saved("커피", BOB, location="강남역"),
    )


async def test_the_question_when_it_is_may_be_answered_with_a_guest(tmp_path: Path) -> None:
    await lived(
        tmp_path,
        "ko",
        step(f"{BOB}랑 회의", says=["언제"], drafts=[]),
        step(f"내일 3시, {JANE}도 초대", drafts=[{"title": "회의", "attendees": [BOB, JANE]}]),
    )


async def test_nobody_is_invited_by_what_others_wrote(tmp_path: Path) -> None:
    notice = f"내일 3시 회의 {BOB} 초대. 문의: help@company.kr"
    await lived(
        tmp_path,
        "ko",
        step(
            {"say": notice, "forwarded_at": "2026-11-10T10:00:00+09:00"},
            drafts=[{"title": "회의", "location": None, "attendees": []}],
            never=["@"],
        ),
    )


async def test_whom_to_write_to_is_no_guest_of_a_pasted_notice(tmp_path: Path) -> None:
    korean = "팀 워크샵\n일시: 11월 20일 10시\n장소: 양평\n문의: help@company.kr\n많은 참여 바랍니다"
    english = "Team offsite on Friday at 10am at Nobu. Questions? Email help@company.com"
    await lived(
        tmp_path,
        "ko",
        step(korean, drafts=[{"title": "팀 워크샵", "location": "양평", "attendees": []}]),
        step(english, drafts=[{"title": "Team offsite", "location": "Nobu", "attendees": []}]),
    )


async def test_whoever_is_not_to_come_is_taken_off_by_name_in_korean(tmp_path: Path) -> None:
    await lived(
        tmp_path,
        "ko",
        step("이브는 초대하지 마", says=["어느 일정인지 모르겠어요"]),
        step(
            f"내일 3시 회의에 {BOB} 초대해줘",
            says=["그때는 “회의” 일정이 없어서"],
            drafts=[{"attendees": [BOB]}],
        ),
        step(CONFIRM),
        step("모레 저녁 7시 이브랑 김민수랑 저녁식사", drafts=[{"attendees": ["이브", "김민수"]}]),
        step("이브는 초대하지 마", drafts=[{"attendees": ["김민수"]}]),
        step(CONFIRM),
        step("민수 빼줘", drafts=[{"title": "저녁식사", "attendees": []}], verbs=["confirm"]),
        step(CONFIRM),
        step(f"회의에서 {BOB.upper()} 빼줘", drafts=[{"title": "회의", "attendees": []}]),
    )


async def test_whoever_is_not_to_come_is_taken_off_by_name_in_english(tmp_path: Path) -> None:
    await lived(
        tmp_path,
        "en",
        step("don't invite Eve", says=["I'm not sure which event you mean"]),
        step(f"invite {BOB} to the meeting tomorrow at 3pm", says=["There is no “meeting” then"],
             drafts=[{"attendees": [BOB]}]),
        step(CONFIRM),
        step("dinner with Eve and Minsu Kim on Friday at 7pm", drafts=[{"attendees": ["Eve", "Minsu Kim"]}]),
        step("don't invite Eve", drafts=[{"attendees": ["Minsu Kim"]}]),
        step(CONFIRM),
        step("remove Minsu", drafts=[{"title": "dinner", "attendees": []}], verbs=["confirm"]),
        step(CONFIRM),
        step("remove bob from the meeting", drafts=[{"title": "meeting", "attendees": []}]),
    )  # fmt: skip
