"""Whatever is said about settings and one's own things is said in both languages, of the same facts."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from itertools import product
from typing import Any

import pytest

from core.dialogue.phrases.own import OwnSpeech, own_speech
from core.dialogue.phrases.settings import SettingsSpeech, settings_speech

SUBJECTS: dict[str, tuple[type, Any]] = {
    "own": (OwnSpeech, own_speech),
    "settings": (SettingsSpeech, settings_speech),
}
NUMBERS = ("events", "count", "changes", "messages", "pictures", "chats")
VALUES: dict[str, tuple[Any, ...]] = {
    "platform": ("telegram", "slack:T1", "local", "terminal", "matrix"),
    "emails": ((), ("a@example.com", "b@example.com")),
    "names": (("haru.json",),),
    "lang": ("ko", "en"),
    "day_first": (True, False),
    "picture_hours": (None, 0, 12, 720),
    "zone": ("Asia/Seoul", "UTC"),
    "name": ("UTC", "서울"),
    **dict.fromkeys(NUMBERS, (1, 2)),
}
SPOKEN = [(s, n) for s, (form, _) in SUBJECTS.items() for n in sorted(vars(form)) if not n.startswith("_")]
FIXED = [(subject, name) for subject, (form, _) in SUBJECTS.items() for name in sorted(form.__annotations__)]


def public(subject: str, lang: str) -> dict[str, Any]:
    module = import_module(f"core.dialogue.phrases.{lang}_{subject}")
    own = {n: v for n, v in vars(module).items() if not n.startswith("_")}
    return {
        n: v
        for n, v in own.items()
        if isinstance(v, str | dict) or (inspect.isfunction(v) and v.__module__ == module.__name__)
    }


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(("subject", "name"), SPOKEN)
def test_every_sentence_says_something_whatever_it_is_about(subject, name, lang):
    phrase = getattr(SUBJECTS[subject][1](lang), name)
    parameters = list(inspect.signature(phrase).parameters)
    for chosen in product(*(VALUES.get(parameter, ("베를린",)) for parameter in parameters)):
        text = phrase(*chosen)
        assert text.strip()
        assert "{" not in text and "None" not in text and "()" not in text


@pytest.mark.parametrize(("subject", "name"), FIXED)
def test_every_fixed_sentence_is_there_in_both_languages(subject, name):
    korean, english = (getattr(SUBJECTS[subject][1](lang), name) for lang in ("ko", "en"))
    assert korean and english and korean != english


@pytest.mark.parametrize("subject", SUBJECTS)
def test_both_languages_have_the_same_phrases_of_the_same_facts(subject):
    korean, english = public(subject, "ko"), public(subject, "en")
    said = [name for one, name in (*SPOKEN, *FIXED) if one == subject]
    assert sorted(korean) == sorted(english) == sorted(said)
    for name in [name for one, name in SPOKEN if one == subject]:
        theirs = inspect.signature(english[name]).parameters
        assert list(inspect.signature(korean[name]).parameters) == list(theirs)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_korean_is_left_in_the_english_but_its_name(subject):
    assert not [n for n, v in public(subject, "en").items() if isinstance(v, str) and re.search("[가-힣]", v)]


def test_one_event_is_one():
    assert own_speech("en").holding(1, ()) == "1 event"
    assert own_speech("en").holding(2, ("a@example.com",)) == "2 events, Google account a@example.com"
