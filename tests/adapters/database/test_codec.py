"""What is stored comes back equal, and what we did not write is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.database import codec, documents
from core.calendar.event import Event
from core.calendar.when import Timed
from core.dialogue.conversation import Card, Conversation, Turn
from core.dialogue.effects import ReadText, Say
from core.dialogue.message import ConversationKey
from core.dialogue.own_effects import Export
from core.dialogue.reading import Reading
from core.dialogue.reply import Reply
from tests.adapters.database import forms
from tests.adapters.database.golden import FOLDER, conversations, day_of_series, instance, series

thorough = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
EMPTY = Conversation(ConversationKey("page", "home", "mina"), UUID(int=1), "ko")
NEW_YORK = ZoneInfo("America/New_York")


def through_json(data: codec.Json) -> Any:
    return json.loads(documents.dumps(data))


@settings(thorough, max_examples=15)
@given(st.from_type(Turn), st.from_type(Card))
def test_a_conversation_comes_back_equal(turn, card):
    conversation = replace(EMPTY, turns=(turn,), cards=(card, card), focus=card.id)
    assert codec.decode_state(through_json(codec.encode_state(conversation))) == conversation


@thorough
@given(st.from_type(Event))
def test_an_event_comes_back_equal(event):
    assert codec.decode_event(through_json(codec.encode_event(event))) == event


@thorough
@given(st.from_type(Say) | st.from_type(ReadText) | st.from_type(Export))
def test_an_effect_comes_back_equal_and_of_its_kind(effect):
    again = codec.decode_effect(through_json(codec.encode_effect(effect)))
    assert again == effect
    assert type(again) is type(effect)


@thorough
@given(st.from_type(Reply), st.from_type(Reading))
def test_a_reply_and_a_reading_come_back_equal(reply, reading):
    assert codec.decode_reply(through_json(codec.encode_reply(reply))) == reply
    assert codec.decode_reading(through_json(codec.encode_reading(reading))) == reading


@given(forms.aware())
def test_an_instant_keeps_its_zone_and_so_its_tomorrow(value):
    again = codec.read_instant(codec.write_instant(value))
    assert (again, again.utcoffset()) == (value, value.utcoffset())
    assert again + timedelta(days=200) == value + timedelta(days=200)


def test_the_second_of_two_equal_wall_times_stays_the_second():
    second = datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK, fold=1)
    timed = Timed(second, second + timedelta(hours=1), "America/New_York")
    event = Event(UUID(int=1), "late", timed, original=second, excluded=(second,))
    again = codec.decode_event(through_json(codec.encode_event(event)))
    assert again == event
    assert again.when.start.fold == again.original.fold == again.excluded[0].fold == 1


def test_a_naive_time_is_refused_both_ways():
    naive = datetime(2026, 11, 1, 1, 30)
    with pytest.raises(ValueError, match="zone"):
        codec.write_instant(naive)
    with pytest.raises(ValueError, match="zone"):
        codec.read_instant("2026-11-01T01:30:00")


def golden(name: str) -> codec.Json:
    return json.loads((FOLDER / f"state_v1_{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("state_v1_*.json")), ids=lambda path: path.stem)
def test_states_of_every_released_version_can_be_read(path: Path):
    name = path.stem.removeprefix("state_v1_")
    assert codec.decode_state(golden(name)) == conversations()[name]


def test_there_is_a_golden_file_for_each_sample():
    kept = {path.stem for path in FOLDER.glob("state_v1_*.json")}
    assert kept == {f"state_v1_{name}" for name in conversations()}


EVENTS = {"series": series(), "instance": instance(), "day": day_of_series()}


@pytest.mark.parametrize("name", EVENTS)
def test_events_of_the_first_release_can_be_read(name):
    kept = json.loads((FOLDER / f"event_v1_{name}.json").read_text("utf-8"))
    assert codec.decode_event(kept) == EVENTS[name]
    assert "placement" not in kept


def test_pictures_that_were_owed_before_any_platform_kept_them_can_be_read():
    kept = {"turn": 1, "blob": "p", "type": "ReadText"}
    assert codec.decode_effect(kept) == ReadText(1, "p")


def change(data: Any, path: str, value: object) -> codec.Json:
    """The same document with one thing different; `value` of Ellipsis takes it away."""
    *way, last = path.split("/")
    place = data
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return data


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("cards", "version", 0),
        ("cards", "version", 99),
        ("cards", "version", ...),
        ("cards", "birth", ...),
        ("cards", "birth", "no id"),
        ("cards", "key", None),
        ("cards", "lang", "fr"),
        ("cards", "next_turn", "1"),
        ("cards", "next_turn", True),
        ("cards", "cards/0/drafts/0/proposal/when/type", "Someday"),
        ("cards", "cards/0/drafts/0/proposal/when/type", ...),
        ("cards", "cards/0/drafts/0/proposal/when", None),
        ("cards", "cards/0/drafts/0/proposal/title", None),
        ("cards", "cards/0/anchor", "2026-11-23T09:30:00"),
        ("cards", "cards/0/state", "lost"),
        ("turns", "turns/0/stage/type", "Dreaming"),
        ("turns", "turns/0/stage", "Waiting"),
        ("turns", "turns", None),
    ],
)
def test_what_we_did_not_write_is_refused(name, path, value):
    with pytest.raises(ValueError, match=r"this is no|cannot be read"):
        codec.decode_state(change(golden(name), path, value))


def test_other_documents_are_refused_as_well():
    for decode in (codec.decode_event, codec.decode_reply, codec.decode_reading, codec.decode_effect):
        with pytest.raises(ValueError, match="this is no"):
            decode({"type": "Nothing"})
    with pytest.raises(ValueError, match="this is no"):
        codec.decode_reading({**codec.encode_reading(Reading("글")), "confidence": "high"})


def test_half_a_surrogate_pair_is_stored_as_an_escape():
    text = documents.dumps({"title": "끊긴 \ud83d"})
    assert text.isascii()
    assert json.loads(text) == {"title": "끊긴 \ud83d"}
    assert documents.dumps(["가"]) == '["가"]'


def test_json_of_others_is_stored_as_it_came_unless_no_database_would_take_it():
    assert documents.storable('{"a": "\\ud83d"}') == '{"a": "\\ud83d"}'
    assert documents.storable('{"가":  1}') == '{"가":  1}'
    assert documents.storable('{"a":"\ud83d"}') == '{"a":"\\ud83d"}'


def test_a_shelf_keeps_the_latest_and_reads_the_rest_again():
    read = []

    def decode(data):
        read.append(data)
        return tuple(data)

    shelf = documents.Shelf("a list", list, decode, room=2)
    texts = [shelf.write((number,)) for number in range(3)]
    assert [shelf.read(text) for text in reversed(texts)] == [(2,), (1,), (0,)]
    assert read == [[0]]


def test_a_shelf_without_room_keeps_nothing():
    shelf = documents.Shelf("a list", list, tuple)
    assert shelf.read(shelf.write((1,))) is not shelf.read("[1]")
