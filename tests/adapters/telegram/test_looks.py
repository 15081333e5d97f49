"""What replies look like in Telegram."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.looks import LONGEST, cut, look_of, name_of, units
from core.dialogue.buttons import Button, Press, unpack
from core.dialogue.reply import Face, Fact, Link, Reply, ShownDraft

CARD = UUID(int=7)


def reply(text: str = "안녕하세요", **more) -> Reply:
    return Reply(UUID(int=1), text, **more)


def test_buttons_stand_in_their_rows_and_carry_their_press():
    rows = ((Button("추가", Press("confirm", CARD, 2)),), (Button("고치기", Press("edit", CARD, 2)), Button("취소", Press("discard", CARD, 2))))  # fmt: skip
    keyboard = look_of(reply(buttons=rows)).keyboard.inline_keyboard
    assert [[button.text for button in row] for row in keyboard] == [["추가"], ["고치기", "취소"]]
    assert unpack(keyboard[1][0].callback_data) == Press("edit", CARD, 2)
    assert all(len(button.callback_data.encode()) <= 64 for row in keyboard for button in row)


def test_without_buttons_there_is_no_keyboard():
    assert look_of(reply()).keyboard is None


def test_the_heading_of_a_card_is_bold_counted_as_telegram_counts():
    look = look_of(reply("🗓 새로\n이렇게 추가할까요?\n\n치과", face=Face("open", "이렇게 추가할까요?")))
    [bold] = look.entities
    start = look.text.encode("utf-16-le")[2 * bold.offset : 2 * (bold.offset + bold.length)]
    assert start.decode("utf-16-le") == "이렇게 추가할까요?"


def draft(time: str, start: str | None, **more) -> ShownDraft:
    plain = {
        "kind": "create",
        "ticked": True,
        "title": "치과",
        "end": None,
        "all_day": False,
        "location": None,
    }
    told = plain | {"id": "1", "attendees": (), "rrule": None, "start": start, "facts": (Fact("time", time),)}
    return ShownDraft(**(told | more))


def test_the_times_of_a_card_are_dates_that_telegram_knows():
    text = "🗓 두 개\n🗓 11월 24일(화) 오후 3:00\n🗓 11월 24일(화) 오후 3:00\n🗓 내일 하루 종일"
    time, start = "11월 24일(화) 오후 3:00", "2026-11-24T15:00:00+09:00"
    drafts = (draft(time, start), draft(time, start), draft("내일 하루 종일", "2026-11-24", all_day=True))
    first, second = look_of(reply(text, drafts=drafts)).entities
    assert {first.type, second.type} == {"date_time"}
    assert first.unix_time == datetime(2026, 11, 24, 6, tzinfo=UTC)
    spans = [text.encode("utf-16-le")[2 * e.offset : 2 * (e.offset + e.length)] for e in (first, second)]
    assert [span.decode("utf-16-le") for span in spans] == [time, time]
    assert second.offset > first.offset + first.length


@pytest.mark.parametrize(
    "shown",
    [
        draft("언젠가", None),
        draft("아주 오래전", "1890-01-01T00:00:00+00:00"),
        draft("x", "2026-11-24", facts=()),
    ],
)
def test_what_has_no_time_that_telegram_could_show_is_words(shown):
    assert look_of(reply("언젠가, 아주 오래전", drafts=(shown,))).entities == ()


@pytest.mark.parametrize("url", ["https://haru.example.com/x", "http://127.0.0.1:8000/x"])
def test_a_link_is_a_button(url):
    keyboard = look_of(reply(links=(Link("열기", url),))).keyboard.inline_keyboard
    assert keyboard[0][0].url == url


@pytest.mark.parametrize("url", ["http://localhost:8000/x", "ftp://example.com/x", "http:///x"])
def test_a_link_that_telegram_takes_for_no_button_stands_in_the_words(url):
    look = look_of(reply(links=(Link("열기", url),)))
    assert look.text.endswith(f"열기: {url}")
    assert look.keyboard is None


def test_others_take_a_card_along_by_way_of_their_private_chat():
    row = (Button("나도 추가", Press("join", CARD, 3)),)
    [[button]] = look_of(
        reply(buttons=(row,)), "https://t.me/haru_bot?start=add_-1_2_"
    ).keyboard.inline_keyboard
    assert button.url == f"https://t.me/haru_bot?start=add_-1_2_{name_of(CARD)}"
    [[alone]] = look_of(reply(buttons=(row,))).keyboard.inline_keyboard
    assert unpack(alone.callback_data).verb == "join"


@given(st.text(max_size=9000))
def test_a_text_is_never_longer_than_a_message_and_never_torn(text):
    short = cut(text.encode("utf-8", "ignore").decode())
    assert units(short) <= LONGEST
    short.encode("utf-8")


def test_a_text_that_is_too_long_ends_with_a_whole_line():
    lines = [f"• 오후 {n}:00 일정 😀" for n in range(600)]
    short = cut("\n".join(lines))
    assert short.splitlines()[:-1] == lines[: short.count("\n")]
    assert short.endswith("\n…")
    assert cut("가" * 5_000) == "가" * (LONGEST - 2) + "…"
