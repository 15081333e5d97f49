"""Korean names as they stand in mail addresses."""

from __future__ import annotations

import pytest

from core.calendar.titles.romanised import is_romanised, romanised


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("민수", "minsu"),
        ("하은", "haeun"),
        ("지영", "jiyeong"),
        ("박찬호", "bakchanho"),
        ("빛나", "bitna"),
        ("Eve", ""),
        ("민수a", ""),
        ("힣", "hit"),
        ("가", "ga"),
    ],
)
def test_every_syllable_has_its_letters(name, told):
    assert romanised(name) == told


@pytest.mark.parametrize(
    ("name", "word", "same"),
    [
        ("민수", "minsu", True),
        ("민수", "Minsoo", True),
        ("지희", "jihee", False),
        ("지우", "jiwoo", True),
        ("민수", "minsung", False),
        ("이", "i", False),
        ("", "", False),
        ("minsu", "minsu", False),
    ],
)
def test_a_name_is_known_as_people_spell_it(name, word, same):
    assert is_romanised(name, word) is same
