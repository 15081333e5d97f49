"""Rules and patterns are passed over where a text has none of their words: that must never lose a reading."""

import importlib
import pkgutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import core.language.korean
from core.language.korean.pieces import Rule
from core.language.korean.wording import Late, any_of, stems
from tests.core.language.korean import (
    test_corrections,
    test_events,
    test_intents,
    test_meals,
    test_recurrence,
    test_several,
    test_time,
)
from tests.core.language.korean.test_robustness import SENTENCES

MODULES = [
    importlib.import_module(f"core.language.korean.{module.name}")
    for module in pkgutil.iter_modules(core.language.korean.__path__)
]
VALUES = [value for module in MODULES for value in vars(module).values()]
RULES = [rule for value in VALUES if isinstance(value, tuple) for rule in value if isinstance(rule, Rule)]
TUPLED = [late for value in VALUES if isinstance(value, tuple) for late in value if isinstance(late, Late)]
LATE = [value for value in VALUES if isinstance(value, Late)] + TUPLED
SAID = [
    *(row[0] for row in (*test_events.SENTENCES, *test_recurrence.SERIES, *test_several.MESSAGES)),
    *(
        text
        for told in (test_intents.QUESTIONS, test_intents.DELETIONS, test_intents.CHANGES)
        for text in told
    ),
    *(text for told in (test_intents.ANSWERS, test_intents.TALK, test_intents.PLANS) for text in told),
    *(text for told in (test_time.DAYS, test_time.CLOCKS, test_time.WHOLE) for text in told),
    *test_intents.HELP,
    *test_corrections.SAID,
    *(row[0] for row in (*test_meals.LISTS, *test_meals.HOURS)),
]


def overlooked(text: str) -> list[str]:
    squeezed = "".join(text.lower().split())
    places = range(len(text))
    rules = (rule for rule in RULES if not any(word in squeezed for word in rule.needs))
    lost = [rule._pattern for rule in rules if any(rule.said(text, at) for at in places)]
    idle = (late for late in LATE if late._needs and not any(word in text for word in late._needs))
    return lost + [late._pattern for late in idle if late._compiled.search(text)]


def test_there_are_rules_and_patterns_to_look_at():
    assert len(RULES) > 100
    assert len(LATE) > 60


@pytest.mark.parametrize("text", SAID[::3], ids=lambda text: text[:24])
def test_nothing_that_is_said_is_overlooked(text):
    assert overlooked(text) == []


@given(st.one_of(SENTENCES, st.sampled_from(SAID)))
@settings(max_examples=60, deadline=None)
def test_no_order_of_words_is_overlooked(text):
    assert overlooked(text) == []


def test_stems_are_what_every_word_of_a_list_has():
    assert set(stems("기로_(?:했|함) 좋[다네] 요즘? 앞?당겨")) == {"기로", "좋", "요", "당겨"}


def test_a_word_without_a_stem_is_refused():
    with pytest.raises(ValueError, match="sign"):
        stems("[가-힣]기")


def test_a_late_pattern_does_what_a_pattern_does():
    late = Late(any_of("추가 등록"), stems("추가 등록"))
    assert late.search("회의 등록")[0] == "등록"
    assert late.match("회의 등록") is None
    assert late.fullmatch("추가")[0] == "추가"
    assert [match[0] for match in late.finditer("추가 등록")] == ["추가", "등록"]
    assert late.sub("", "회의 등록") == "회의 "
    assert list(late.finditer("회의")) == []
    assert late.sub("", "회의") == "회의"
