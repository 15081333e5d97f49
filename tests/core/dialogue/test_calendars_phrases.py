"""Whatever is said about connected calendars is said in both languages, of the same facts."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from itertools import product
from typing import Any

import pytest

from core.dialogue.phrases.calendars import CalendarsSpeech, calendars_speech

SPOKEN = sorted(name for name in vars(CalendarsSpeech) if not name.startswith("_"))
FIXED = sorted(CalendarsSpeech.__annotations__)
VALUES: dict[str, tuple[Any, ...]] = {
    "count": (1, 2),
    "what": ("follow", "unfollow", "target"),
    "platform": ("telegram", "slack:T1", "local", "terminal", "matrix"),
    "calendar": ("업무", "기본 캘린더"),
}


def public(lang: str) -> dict[str, Any]:
    module = import_module(f"core.dialogue.phrases.{lang}_calendars")
    own = {n: v for n, v in vars(module).items() if not n.startswith("_")}
    return {
        n: v
        for n, v in own.items()
        if isinstance(v, str) or (inspect.isfunction(v) and v.__module__ == module.__name__)
    }


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("name", SPOKEN)
def test_every_sentence_says_something_whatever_it_is_about(lang, name):
    phrase = getattr(calendars_speech(lang), name)
    parameters = list(inspect.signature(phrase).parameters)
    for chosen in product(*(VALUES.get(parameter, ("a@example.com",)) for parameter in parameters)):
        text = phrase(*chosen)
        assert text.strip()
        assert "{" not in text and "None" not in text and "캘린더” 캘린더" not in text


@pytest.mark.parametrize("name", FIXED)
def test_every_fixed_sentence_is_there_in_both_languages(name):
    korean, english = getattr(calendars_speech("ko"), name), getattr(calendars_speech("en"), name)
    assert korean.strip() and english.strip() and korean != english


def test_both_languages_have_the_same_phrases_of_the_same_facts():
    korean, english = public("ko"), public("en")
    assert sorted(korean) == sorted(english) == sorted((*SPOKEN, *FIXED))
    for name in SPOKEN:
        theirs = inspect.signature(english[name]).parameters
        assert list(inspect.signature(korean[name]).parameters) == list(theirs)


def test_no_korean_is_left_in_the_english():
    assert not [name for name, text in public("en").items() if re.search("[가-힣]", str(text))]


def test_numbers_are_told_as_people_say_them():
    english = calendars_speech("en")
    assert english.waiting(1) == "1 change is not in Google yet"
    assert english.was_left(2) == "⚠️ 2 changes did not get into Google."


def test_english_says_where_the_list_is_and_who_connects_again():
    assert calendars_speech("en").moved == "Your calendars are listed again below ↓"
    assert calendars_speech("en").signed_out.endswith("Say “connect Google” and I'll reconnect it.")
