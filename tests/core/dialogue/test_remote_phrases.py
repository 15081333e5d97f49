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
from core.dialogue.phrases.landing import Aim, LandingSpeech, Way, landing_speech
from core.dialogue.phrases.news import NewsKind, NewsSpeech, news_speech
from core.dialogue.phrases.remote import RemoteSpeech, remote_speech
from core.errors import Barrier

SPEECHES: dict[str, tuple[type, Any]] = {
    "remote": (RemoteSpeech, remote_speech),
    "landing": (LandingSpeech, landing_speech),
    "news": (NewsSpeech, news_speech),
}
SPOKEN = sorted((s, n) for s, (form, _) in SPEECHES.items() for n in vars(form) if not n.startswith("_"))
FIXED = sorted((s, n) for s, (form, _) in SPEECHES.items() for n in form.__annotations__)
KINDS: dict[str, tuple[Any, ...]] = {
    "title": get_args(NewsKind),
    "line": get_args(NewsKind),
    "consent_failed": ("scope", "denied", "away"),
    "turned_down": get_args(Barrier),
    "locked": get_args(Guard),
}
COUNTS = ("count", "new", "changed", "gone", "left")
YES_OR_NO = ("arrived", "notify")


def values(name: str, parameter: str) -> tuple[Any, ...]:
    if parameter in ("kind", "reason"):
        return KINDS.get(name, get_args(ChangeKind))
    if parameter == "response":
        return get_args(Response)
    if parameter == "what":
        return get_args(Aim)
    if parameter == "way":
        return get_args(Way)
    if parameter in COUNTS:
        return (1, 2)
    return (True, False) if parameter in YES_OR_NO else ("“커피”",)


def said(subject: str, lang: str) -> Any:
    return SPEECHES[subject][1](lang)


def public(subject: str, lang: str) -> dict[str, Any]:
    module = import_module(f"core.dialogue.phrases.{lang}_{subject}")
    own = {n: v for n, v in vars(module).items() if not n.startswith("_")}
    return {
        n: v
        for n, v in own.items()
        if isinstance(v, str) or (inspect.isfunction(v) and v.__module__ == module.__name__)
    }


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(("subject", "name"), SPOKEN)
def test_every_sentence_says_something_whatever_it_is_about(lang, subject, name):
    phrase = getattr(said(subject, lang), name)
    parameters = list(inspect.signature(phrase).parameters)
    for chosen in product(*(values(name, parameter) for parameter in parameters)):
        text = phrase(*chosen)
        assert text.strip()
        assert "{" not in text and "None" not in text


@pytest.mark.parametrize(("subject", "name"), FIXED)
def test_every_fixed_sentence_is_there_in_both_languages(subject, name):
    korean, english = getattr(said(subject, "ko"), name), getattr(said(subject, "en"), name)
    assert korean.strip() and english.strip() and korean != english


@pytest.mark.parametrize("subject", SPEECHES)
def test_both_languages_have_the_same_phrases_of_the_same_facts(subject):
    korean, english = public(subject, "ko"), public(subject, "en")
    spoken = [name for own, name in SPOKEN if own == subject]
    fixed = [name for own, name in FIXED if own == subject]
    assert sorted(korean) == sorted(english) == sorted((*spoken, *fixed))
    for name in spoken:
        assert list(inspect.signature(korean[name]).parameters) == list(
            inspect.signature(english[name]).parameters
        )


@pytest.mark.parametrize("subject", SPEECHES)
def test_no_korean_is_left_in_the_english(subject):
    assert not [name for name, text in public(subject, "en").items() if re.search("[가-힣]", str(text))]


def test_numbers_are_told_as_people_say_them():
    english, korean = remote_speech("en"), remote_speech("ko")
    assert english.ask_copy(1) == "Put the 1 coming event that is only here into Google too?"
    assert english.copying(1) == "Putting 1 event into Google Calendar too."
    assert landing_speech("en").copied(1) == "✅ 1 event is in Google Calendar too."
    assert landing_speech("ko").done("create", 3, "there") == "✅ 구글 캘린더에 넣었어요 (3개)"
    assert news_speech("ko").many(0, 2, 0) == "구글 캘린더가 많이 달라졌어요: 바뀐 일정 2개"
    assert korean.move_to("회사") == "“회사”로 옮기기"


def test_korean_numbers_take_no_pair_of_particles():
    assert "번호 1234번이 보일 때만" in remote_speech("ko").same_code("1234")


@pytest.mark.parametrize(("count", "what"), [(1, "1 event"), (2, "2 events")])
def test_one_event_that_was_left_out_is_not_several(count, what):
    assert remote_speech("en").some_locked(count) == f"I left out {what} that can't be changed from here."


def test_what_was_undone_after_letting_go_says_that_google_was_not_changed():
    assert landing_speech("en").undone("never") == (
        "↩️ Undone here; Google was not changed, because you disconnected"
    )
