"""mrkdwn and plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.wording import escaped, mentioned, plain

NAMES = {"U1": "민수", "UBOT": "Haru"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("내일 3시 회의", "내일 3시 회의"),
        ("<@U1>랑 커피", "민수랑 커피"),
        ("<@U2|bob>랑 커피", "bob랑 커피"),
        ("<@U2>랑 커피", "@U2랑 커피"),
        ("<@UBOT> 내일 3시", "내일 3시"),
        ("<#C1|general>에서", "#general에서"),
        ("<#C1>에서", "#C1에서"),
        ("<!here> 회의", "@here 회의"),
        ("<!subteam^S1|@디자인> 회의", "@디자인 회의"),
        ("<!date^1392734382^{date}|2월 18일>", "2월 18일"),
        ("<https://zoom.us/j/1>", "https://zoom.us/j/1"),
        ("<http://google.com|google.com>", "google.com"),
        ("<https://zoom.us/j/1|여기>서 만나요", "여기 https://zoom.us/j/1서 만나요"),
        ("<mailto:a@b.kr|a@b.kr> 초대", "a@b.kr 초대"),
        ("Q&amp;A &lt;3", "Q&A <3"),
        ("&amp;lt;", "&lt;"),
        ("*회의* _내일_ ~취소~ `3시`", "회의 내일 취소 3시"),
        ("*_둘 다_*", "둘 다"),
        ("2*3*4 는 24", "2*3*4 는 24"),
        ("snake_case_name", "snake_case_name"),
        ("줄 하나\n줄  둘 ", "줄 하나\n줄  둘"),
    ],
)
def test_words_are_read_as_they_were_seen(written, read):
    assert plain(written, NAMES, "UBOT") == read


def test_everybody_who_is_named_is_found_once():
    assert mentioned("<@U1> <@U2|bob> <@U1> <#C1>") == ("U1", "U2")


@given(st.text())
def test_nothing_comes_of_words_that_were_escaped(text):
    shown = escaped(text)
    assert "<" not in shown
    assert ">" not in shown
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
