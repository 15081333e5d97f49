"""Titles that are alike, and titles that only look it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar.titles.jamo import has_tail, letters, one_slip
from core.calendar.titles.likeness import CONTAINED, alike
from core.calendar.titles.words import meaning, words
from tests.core.calendar.titles.title_pairs import DIFFERENT, SAME, pairs

titles = st.sampled_from([title for pair in pairs(SAME + DIFFERENT) for title in pair]) | st.text(max_size=30)


@given(titles, titles)
def test_likeness_is_mutual_and_between_nothing_and_one(a, b):
    assert 0.0 <= alike(a, b) == alike(b, a) <= 1.0


@given(titles)
def test_a_title_is_like_itself(title):
    assert alike(title, title) == 1.0


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("회의", "팀 회의"),
        ("회의", "다음 분기 전략 회의"),
        ("생일", "하은 생일"),
        ("lunch", "lunch with Ben"),
    ],
)
def test_a_part_of_a_title_may_well_mean_it(part, whole):
    assert alike(part, whole) >= CONTAINED


@pytest.mark.parametrize(
    ("a", "b"), [("약속", "점심 약속"), ("예약", "치과"), ("", "치과"), ("🎉", "🎂"), ("생일", "생일 케이크")]
)
def test_little_in_common_is_not_enough(a, b):
    assert alike(a, b) < 0.7


def test_titles_without_words_are_alike_when_they_are_the_same():
    assert alike("🎉 ", "🎉") == 1.0
    assert alike("", "") == 1.0


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("팀미팅", ("팀", "미팅")),
        ("생일파티에", ("생일", "파티")),
        ("치과예약", ("치과", "예약")),
        ("하은이랑 점심", ("하은", "점심")),
        ("하은이 생일", ("하은", "생일")),
        ("김 부장님과 미팅", ("김", "부장", "미팅")),
        ("12월 회의", ("12월", "회의")),
        ("3차회의", ("3차", "회의")),
        ("Lunch w/ Ben's mom", ("lunch", "ben", "mom")),
        ("follow-up", ("followup",)),
        ("1:1 민수", ("oneonone", "민수")),
        ("the", ("the",)),
        ("Team A sync with a client", ("team", "lettera", "sync", "client")),
        ("정형외과와", ("정형외과",)),
        ("ＡＢＣ", ("abc",)),
        ("", ()),
    ],
)
def test_titles_come_apart_into_words(title, expected):
    assert words(title) == expected


def test_a_very_long_title_is_cut():
    assert len(words("점심약속 " * 500)) == 24


def test_words_of_one_meaning():
    assert meaning("미팅") == meaning("meetings") == meaning("회의")
    assert meaning("class") == meaning("classes"[:-2])
    assert meaning("plants") == "plant"


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("회의", "회으", True),
        ("회의", "회의", True),
        ("예약", "얘약", True),
        ("meeting", "meetng", True),
        ("meeting", "meetign", True),
        ("review", "reviiew", True),
        ("review", "ravaew", False),
        ("치과", "안과", False),
        ("회의", "회의실", False),
    ],
)
def test_one_slip_of_the_finger(one, other, slip):
    assert one_slip(one, other) is slip is one_slip(other, one)


def test_syllables_come_apart_into_letters():
    assert letters("값 회") == "ㄱㅏㅂㅅ ㅎㅗㅐ"
    assert has_tail("은")
    assert not has_tail("하")
