"""The form of an answer: strict, as wide as core's classes, and the same in both directions."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.openai.codec import decode, encode, notation, schema
from adapters.openai.examples import EXAMPLES
from adapters.openai.forms import Malformed
from adapters.openai.grammar import grammar
from core.calendar.time.expression import Clock, DaysFrom, Holiday, Spoken
from core.dialogue.interpretation import CreateEvents, EventProposal, Interpretation, Meaning, Request
from core.language.understand import understand
from tests.adapters.openai.values import of
from tests.fakes.openai import instances, strictness

SENTENCES = Path(__file__).parents[2] / "benchmarks" / "sentences.jsonl"
SCHEMA = schema()


def bare(reading: Interpretation) -> Interpretation:
    """Without where evidence stands, which code finds."""
    if not isinstance(reading.meaning, CreateEvents):
        return reading
    events = tuple(replace(event, evidence=None) for event in reading.meaning.events)
    return replace(reading, meaning=CreateEvents(events))


def there_and_back(reading: Interpretation) -> Interpretation:
    told = json.dumps(encode(reading), ensure_ascii=False)
    assert instances.wrong(json.loads(told), SCHEMA) is None, told
    return decode(told)


def test_the_schema_is_one_that_the_service_takes():
    assert strictness.wrong(SCHEMA) is None


def test_the_schema_keeps_well_within_its_limits():
    assert strictness.depth(SCHEMA, SCHEMA, frozenset()) <= 10
    assert len(json.dumps(SCHEMA, separators=(",", ":"))) < 20_000


def test_every_meaning_can_be_answered():
    told = [next(iter(each["properties"])) for each in SCHEMA["$defs"]["Meaning"]["anyOf"]]
    assert [name.replace("_", "") for name in told] == [kind.__name__.lower() for kind in Meaning.__args__]


def test_what_the_house_reads_by_rule_can_be_answered_and_is_read_as_the_same():
    cases = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    readings = [understand(Request(case["text"], case.get("lang", "ko"))) for case in cases]
    assert len(readings) > 50
    for reading in readings:
        assert there_and_back(reading) == bare(reading)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(of(Interpretation))
def test_whatever_can_be_meant_can_be_answered_and_is_read_as_the_same(reading):
    assert there_and_back(reading) == reading


def test_a_day_may_be_counted_from_a_day_that_is_counted():
    day = DaysFrom(DaysFrom(Holiday("chuseok"), 1), -2)
    reading = Interpretation(CreateEvents((EventProposal("x", Spoken(day)),)), "ko")
    assert there_and_back(reading) == reading


@pytest.mark.parametrize(("text", "reading"), EXAMPLES)
def test_the_examples_are_answers(text, reading):
    assert there_and_back(reading) == reading


def test_every_field_of_every_class_is_in_the_notation():
    told = notation()
    for name, form in grammar().names.items():
        made = getattr(form, "make", None)
        if is_dataclass(made) and len(form.members) > 1:
            for each in form.members:
                assert f"{each.name}: " in next(
                    line for line in told.split("\n") if line.startswith(f"{name} =")
                )
    assert {each.name for each in fields(Clock)} == {each.name for each in grammar().names["Clock"].members}


def said(*parts: object) -> str:
    return json.dumps({"meaning": {"create_events": [list(parts)]}, "lang": "ko"})


def on(**day: object) -> dict:
    whole = {"day": 5, "month": 3, "year": None, "slashed": False, "years_away": None} | day
    return {"time": [{"day": {"calendar_date": whole}}], "from": "3월 5일"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("Sure!", "no JSON"),
        ('{"meaning": ', "no JSON"),
        ("null", "an object with meaning, lang"),
        ("[]", "an object with meaning, lang"),
        ('{"meaning": {"pick": 1}}', "an object with meaning, lang"),
        ('{"meaning": {"pick": 1}, "lang": "ko", "action": "delete"}', "an object with meaning, lang"),
        ('{"meaning": {"pick": 1}, "lang": "fr"}', "lang must be one of ko, en"),
        ('{"meaning": {"delete_all": null}, "lang": "ko"}', "one key of create_events"),
        ('{"meaning": {"pick": 1, "take_back": null}, "lang": "ko"}', "one key of create_events"),
        ('{"meaning": {"take_back": "now"}, "lang": "ko"}', "take_back must be null"),
        ('{"meaning": {"pick": "1"}, "lang": "ko"}', "pick must be a whole number"),
        ('{"meaning": {"pick": true}, "lang": "ko"}', "pick must be a whole number"),
        ('{"meaning": {"pick": 0}, "lang": "ko"}', "pick must be from 1"),
        ('{"meaning": {"create_events": []}, "lang": "ko"}', "must hold 1 to 50, not 0"),
        (said({"title": 7}), "title must be a string"),
        (said({"title": "a" * 3000}), "longer than"),
        (said({"title": "a"}, {"title": "b"}), "says title twice"),
        (said({"colour": "red"}), "key is one of title"),
        (said({"title": "a", "id": "42"}), "an object with title and nothing else"),
        (said("title"), "key is one of title"),
        (said(on(year=1026)), "year must be from 1970 to 2199"),
        (said(on(month=45)), "month must be from"),
        (said({"time": [{"day": {"calendar_date": 5}}], "from": "x"}), "calendar_date must be an object"),
        (said({"time": [{"clock": {"hour": 3, "minute": 0, "part": "tea"}}], "from": "x"}), "part must be one of am"),
        (said({"time": [{"zone": "Asia/Atlantis"}], "from": "x"}), "zone must be written like Asia/Seoul"),
        (said({"time": [{"zone": "../../etc/passwd"}], "from": "x"}), "zone must be written like Asia/Seoul"),
        (said({"time": [{"day": {"holiday": {"name": "doomsday", "year": None, "years_away": None}}}], "from": "x"}), "HolidayName"),
        (said({"time": [{"deadline": "yes"}], "from": "x"}), "deadline must be true or false"),
        (said({"time": [{"deadline": True}], "from": 5}), "from must be a string"),
        (said({"time": 5, "from": "x"}), "one key of"),
        (said({"anchor": "1026-01-01", "from": "x"}), "anchor must be written like"),
        (said({"anchor": "2026-11-20T03:00:00+09:00", "from": "x"}), "anchor must be written like"),
        (said({"anchor": 20, "from": "x"}), "anchor must be written like"),
        (said({"recurrence": [{"interval": 2}], "from": "x"}), "must say freq"),
        (said({"recurrence": [{"freq": "WEEKLY"}, {"by_day": ["XX"]}], "from": "x"}), "by_day[0] must be written like"),
        (said({"attendees": "Ben"}), "attendees must be a list"),
        ("[" * 100_000, "far too long"),
        ("[" * 1_000, "too deeply"),
        ('"' + "x" * 70_000 + '"', "far too long"),
    ],
)  # fmt: skip
def test_what_is_no_reading_is_sent_back_with_the_reason(text, complaint):
    with pytest.raises(Malformed) as wrong:
        decode(text)
    assert complaint in str(wrong.value)


def test_four_hundred_events_are_not_a_message():
    with pytest.raises(Malformed, match="1 to 50, not 400"):
        decode(json.dumps({"meaning": {"create_events": [[{"title": "x"}]] * 400}, "lang": "ko"}))
