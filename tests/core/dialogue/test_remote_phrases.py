"""Whatever is said about remote calendars is said in both languages, of the same facts."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from itertools import product
from typing import Any, get_args

import pytest

from core.calendar.draft import ChangeKind
from core.calendar.event import Guard, Response
from core.dialogue.phrases.remote import NewsKind, RemoteSpeech, remote_speech
from core.errors import Barrier

SPOKEN = sorted(name for name in vars(RemoteSpeech) if not name.startswith("_"))
FIXED = sorted(RemoteSpeech.__annotations__)
KINDS: dict[str, tuple[Any, ...]] = {
    "news_title": get_args(NewsKind),
    "news_line": get_args(NewsKind),
    "consent_failed": ("scope", "denied", "away"),
    "turned_down": get_args(Barrier),
    "locked": get_args(Guard),
}
COUNTS = ("count", "new", "changed", "gone")
YES_OR_NO = ("arrived", "notify")


def values(name: str, parameter: str) -> tuple[Any, ...]:
    if parameter in ("kind", "reason"):
        return KINDS.get(name, get_args(ChangeKind))
    if parameter == "response":
        return get_args(Response)
    if parameter in COUNTS:
        return (1, 2)
    return (True, False) if parameter in YES_OR_NO else ("“커피”",)


def public(lang: str) -> dict[str, Any]:
    module = import_module(f"core.dialogue.phrases.{lang}_remote")
    own = {n: v for n, v in vars(module).items() if not n.startswith("_")}
    return {
        n: v
        for n, v in own.items()
        if isinstance(v, str) or (inspect.isfunction(v) and v.__module__ == module.__name__)
    }


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("name", SPOKEN)
def test_every_sentence_says_something_whatever_it_is_about(lang, name):
    phrase = getattr(remote_speech(lang), name)
    parameters = list(inspect.signature(phrase).parameters)
    for chosen in product(*(values(name, parameter) for parameter in parameters)):
        text = phrase(*chosen)
        assert text.strip()
        assert "{" not in text and "None" not in text


@pytest.mark.parametrize("name", FIXED)
def test_every_fixed_sentence_is_there_in_both_languages(name):
    korean, english = getattr(remote_speech("ko"), name), getattr(remote_speech("en"), name)
    assert korean.strip() and english.strip() and korean != english


def test_both_languages_have_the_same_phrases_of_the_same_facts():
    korean, english = public("ko"), public("en")
    assert sorted(korean) == sorted(english) == sorted((*SPOKEN, *FIXED))
    for name in SPOKEN:
        assert list(inspect.signature(korean[name]).parameters) == list(
            inspect.signature(english[name]).parameters
        )


def test_no_korean_is_left_in_the_english():
    assert not [name for name, text in public("en").items() if re.search("[가-힣]", str(text))]


def test_numbers_are_told_as_people_say_them():
    english, korean = remote_speech("en"), remote_speech("ko")
    assert english.ask_copy(1) == "Put the 1 coming event that is only here into Google too?"
    assert english.copying(1) == "Putting 1 event into Google Calendar too."
    assert korean.done("create", 3, True) == "✅ 구글 캘린더에 넣었어요 (3개)"
    assert korean.news_digest(0, 2, 0) == "구글 캘린더가 많이 달라졌어요: 바뀐 일정 2개"
    assert korean.move_to("회사") == "“회사”로 옮기기"
