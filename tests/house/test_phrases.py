"""Whatever can be said in one language can be said in the other, with the same facts."""

from __future__ import annotations

import inspect
import re
import string
from importlib import import_module

import pytest

from bot import doctor_phrases


def said(language: str) -> dict[str, object]:
    """The public phrases of a language: its own functions, constants and tables."""
    module = import_module(f"core.dialogue.phrases.{language}")
    mine = {name: value for name, value in vars(module).items() if not name.startswith("_")}
    return {name: value for name, value in mine.items() if is_phrase(value, module.__name__)}


def is_phrase(value: object, home: str) -> bool:
    if inspect.isfunction(value):
        return value.__module__ == home
    return isinstance(value, str | dict | tuple | list)


def shape(value: object) -> object:
    """What must be equal in both: parameters of a function, keys of a table, gaps of a sentence."""
    if inspect.isfunction(value):
        return [(p.name, p.kind, p.default) for p in inspect.signature(value).parameters.values()]
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [shape(item) for item in value]
    return gaps(value) if isinstance(value, str) else value


def gaps(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})


def test_both_languages_have_the_same_phrases():
    assert sorted(said("ko")) == sorted(said("en"))


@pytest.mark.parametrize("name", sorted(said("ko")))
def test_a_phrase_takes_the_same_facts_in_both_languages(name):
    assert shape(said("ko")[name]) == shape(said("en").get(name))


def test_the_doctor_speaks_both_languages():
    assert shape(dict(doctor_phrases.KO)) == shape(dict(doctor_phrases.EN))


def test_no_korean_is_left_in_the_english():
    hangul = re.compile("[가-힣]")
    sentences = {name: value for name, value in said("en").items() if isinstance(value, str)}
    assert [name for name, value in sentences.items() if hangul.search(value)] == []
    assert [name for name, value in doctor_phrases.EN.items() if hangul.search(value)] == []
