"""The stand-in refuses what the service refuses, and speaks to the service's own library."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest

from tests.fakes.openai import instances, strictness
from tests.fakes.openai.faults import Rule
from tests.fakes.openai.message import Request
from tests.fakes.openai.server import Served
from tests.fakes.openai.world import LARGEST, World

OBJECT = {
    "type": "object",
    "properties": {"a": {"type": "string"}},
    "required": ["a"],
    "additionalProperties": False,
}
HEADERS = {"authorization": "Bearer sk-haru", "content-type": "application/json"}


def world(**more) -> World:
    return World(today=date(2026, 11, 23), answer=lambda _: '{"a": "x"}', **more)


def post(body: object, path: str = "/v1/responses", here: World | None = None, **headers: str):
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return (here or world()).handle(Request("POST", path, {**HEADERS, **headers}, sent))


def question(**more) -> dict:
    shape = {"type": "json_schema", "name": "x", "strict": True, "schema": OBJECT}
    return {"model": "gpt-5.4-mini", "input": "hello", "text": {"format": shape}, **more}


def chat(**more) -> dict:
    return {"model": "gpt-5.4-mini", "messages": [{"role": "user", "content": "hello"}], **more}


JPEG = "data:image/jpeg;base64," + base64.b64encode(b"\xff\xd8\xff pixels").decode()
IMAGE = {"type": "input_image", "image_url": JPEG, "detail": "high"}
IMAGE_URL = {"type": "image_url", "image_url": {"url": JPEG, "detail": "high"}}


def said_by(role: str, *parts: object) -> list[dict]:
    return [{"role": role, "content": list(parts)}]


def test_pictures_are_taken_and_counted():
    plain, pictured = (
        post(question(input=said_by("user", {"type": "input_text", "text": "x"}, *more)))
        for more in ((), (IMAGE,))
    )
    assert pictured.status == 200
    assert pictured.body["usage"]["input_tokens"] - plain.body["usage"]["input_tokens"] == 1_500
    assert post(chat(messages=said_by("user", IMAGE_URL)), "/v1/chat/completions").status == 200


@pytest.mark.parametrize(
    "part",
    [
        IMAGE_URL,
        {**IMAGE, "detail": "closely"},
        {**IMAGE, "image_url": "https://example.com/x.jpg"},
        {**IMAGE, "image_url": JPEG.replace("jpeg", "png")},
        {**IMAGE, "image_url": JPEG.replace("jpeg", "heic")},
        {**IMAGE, "image_url": JPEG + "A"},
        {**IMAGE, "image_url": "data:image/jpeg;base64," + base64.b64encode(b"\xff\xd8\xff" * 7_000_000).decode()},
        {**IMAGE, "caption": "x"},
        {"type": "input_image"},
    ],
)  # fmt: skip
def test_pictures_that_no_model_takes(part):
    assert post(question(input=said_by("user", part))).status == 400


def test_pictures_are_the_user_s_and_for_models_that_see():
    assert post(question(input=said_by("assistant", IMAGE))).status == 400
    assert post(question(input=said_by("developer", IMAGE))).status == 400
    assert post(question(input=said_by("user", IMAGE), model="o3-mini")).status == 400
    for part in (IMAGE, {"type": "image_url", "image_url": JPEG}, {**IMAGE_URL, "alt": "x"}):
        assert post(chat(messages=said_by("user", part)), "/v1/chat/completions").status == 400


def test_an_honest_question_is_answered():
    answer = post(question())
    assert answer.status == 200
    assert answer.body["output"][1]["content"][0]["text"] == '{"a": "x"}'
    assert answer.headers["x-request-id"].startswith("req_")


def test_what_is_not_told_to_be_forgotten_is_kept():
    here = world()
    kept = post(question(), here=here).body["id"]
    post(question(store=False), here=here)
    assert list(here.stored) == [kept]
    assert here.handle(Request("GET", f"/v1/responses/{kept}", HEADERS)).status == 200
    assert here.handle(Request("GET", "/v1/responses/resp_9", HEADERS)).status == 404


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        (question(colour="red"), "unknown_parameter", "colour"),
        (question(response_format={}), "unknown_parameter", "response_format"),
        (question(model="gpt-17"), "model_not_found", "model"),
        (question(input=[]), "missing_required_parameter", "input"),
        (question(input=[{"role": "wizard", "content": "x"}]), "invalid_value", "input[0].role"),
        (question(input=[{"role": "user", "content": ""}]), "invalid_type", "input[0].content"),
        (question(input=[{"role": "user", "content": [{"type": "text", "text": "x"}]}]), "invalid_value", "input[0].content[0].type"),
        (question(input=[{"role": "user", "content": [{"type": "input_text", "text": 5}]}]), "unknown_parameter", "input[0].content[0]"),
        (question(reasoning={"effort": "minimal"}), "unsupported_value", "reasoning.effort"),
        (question(model="gpt-4o-mini", reasoning={"effort": "low"}), "unsupported_parameter", "reasoning.effort"),
        (question(reasoning="low"), "invalid_type", "reasoning"),
        (question(instructions=5), "invalid_type", "instructions"),
        (question(max_output_tokens=1), "integer_below_min_value", "max_output_tokens"),
        (question(max_output_tokens="9"), "invalid_type", "max_output_tokens"),
        (question(store="no"), "invalid_type", "store"),
        (question(input="x " * 800_000), "context_length_exceeded", "input"),
        (question(text={"format": {"type": "json_schema", "name": "no spaces", "strict": True, "schema": OBJECT}}), "invalid_value", "text.format"),
        (question(text={"format": {"type": "json_schema", "name": "x", "strict": True, "schema": {"type": "array"}}}), "invalid_json_schema", "text.format.schema"),
        ({"input": "x"}, "missing_required_parameter", "model"),
    ],
)  # fmt: skip
def test_responses_refuses(body, code, param):
    answer = post(body)
    assert (answer.status, answer.body["error"]["code"], answer.body["error"]["param"]) == (400, code, param)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (chat(instructions="x"), 400, "unknown_parameter"),
        (chat(model="gpt-17"), 404, "model_not_found"),
        (chat(model="gpt-4.1-nano"), 404, "model_not_found"),
        (chat(messages=[]), 400, "missing_required_parameter"),
        (chat(messages=[{"role": "wizard", "content": "x"}]), 400, "invalid_value"),
        (chat(max_tokens=100), 400, "unsupported_parameter"),
        (chat(reasoning_effort="huge"), 400, "unsupported_value"),
        (
            chat(
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "x", "strict": True, "schema": {}},
                }
            ),
            400,
            "invalid_json_schema",
        ),
    ],
)
def test_chat_refuses(body, status, code):
    answer = post(body, "/v1/chat/completions")
    assert (answer.status, answer.body["error"]["code"]) == (status, code)


def test_a_model_that_knows_no_schemas_says_so():
    here = world()
    here.catalogue.today = date(2026, 1, 1)
    assert "not supported" in post(question(model="gpt-3.5-turbo"), here=here).body["error"]["message"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"authorization": ""}, 401),
        ({"authorization": "Basic abc"}, 401),
        ({"authorization": "Bearer sk-other"}, 401),
        ({"content-type": "text/plain"}, 400),
    ],
)
def test_headers_are_looked_at(headers, status):
    assert post(question(), **headers).status == status


def test_bodies_are_looked_at():
    assert post(b"{").status == 400
    assert post(b"[]").status == 400
    assert post(b" " * (LARGEST + 1)).status == 413
    assert post(question(), "/v1/nowhere").status == 404


def test_the_models_are_those_that_are_not_gone():
    here = world()
    listed = here.handle(Request("GET", "/v1/models", HEADERS)).body["data"]
    names = {each["id"] for each in listed}
    assert "gpt-5.4-mini" in names
    assert "gpt-4.1-nano" not in names


def test_an_answer_that_does_not_fit_its_schema_is_the_stand_in_s_own_mistake():
    here = world()
    here.answer = lambda _: '{"b": 1}'
    with pytest.raises(AssertionError, match="has"):
        post(question(), here=here)


def test_a_fault_strikes_from_the_nth_on_and_so_many_times():
    rule = Rule("error", nth=2, times=2)
    assert [rule.strikes("/v1/responses") for _ in range(5)] == [False, True, True, False, False]
    assert not Rule("error").strikes("/v1/models/x")
    with pytest.raises(ValueError, match="no such fault"):
        Rule("flood")  # type: ignore[arg-type]


# ── Strict schemas ──


def nested(levels: int) -> dict:
    schema: dict = {"type": "string"}
    for _ in range(levels):
        schema = {
            "type": "object",
            "properties": {"a": schema},
            "required": ["a"],
            "additionalProperties": False,
        }
    return schema


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"type": "array", "items": {"type": "string"}}, "must have type 'object'"),
        ({"anyOf": [OBJECT]}, "not have 'anyOf'"),
        ({"additionalProperties": True}, "additionalProperties"),
        ({"required": []}, "'required'"),
        ({"properties": {"a": {"type": "string", "default": "x"}}}, "'default' is not permitted"),
        ({"properties": {"a": {"type": "string", "minLength": 1}}}, "'minLength' is not permitted"),
        ({"properties": {"a": {"oneOf": []}}}, "'oneOf' is not permitted"),
        ({"properties": {"a": {}}}, "must have a 'type' key"),
        ({"properties": {"a": {"type": "array"}}}, "missing items"),
        ({"properties": {"a": {"type": "string", "enum": []}}}, "enum"),
        ({"properties": {"a": {"$ref": "#/$defs/B"}}}, "can not be resolved"),
        ({"properties": {"a": {"$ref": "#", "description": "x"}}}, "beside it"),
        ({"properties": {"a": {"anyOf": [OBJECT, OBJECT]}}}, "identical first keys"),
        ({"properties": {"a": "string"}}, "must be an object"),
        ({"properties": {"a": {"type": "string", "enum": [str(n) for n in range(1_001)]}}}, "too many enum"),
        ({"properties": {"a": {"type": "string", "enum": ["x" * 130_000]}}}, "longer than"),
        ({"properties": {"a": nested(10)}}, "11 levels"),
    ],
)
def test_a_schema_that_is_not_strict_enough_is_refused(change, why):
    assert why in (strictness.wrong({**OBJECT, **change}) or "")


def test_schemas_that_are_taken():
    assert strictness.wrong(OBJECT) is None
    assert strictness.wrong(nested(10)) is None
    assert "object" in (strictness.wrong([]) or "")
    itself = {**OBJECT, "properties": {"a": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}
    assert strictness.wrong(itself) is None


def test_values_are_held_against_their_schema():
    assert instances.wrong({"a": "x"}, OBJECT) is None
    for value in ({}, {"a": 1}, {"a": "x", "b": 1}, [], None, True):
        assert instances.wrong(value, OBJECT)
    several = {"type": ["integer", "null"]}
    assert [instances.wrong(value, several) is None for value in (1, None, True, 1.5, "1")] == [
        True,
        True,
    ] + [False] * 3


# ── The library ──


async def test_the_library_parses_what_the_stand_in_says():
    from openai import AsyncOpenAI, BadRequestError
    from pydantic import BaseModel

    class Found(BaseModel):
        a: str

    with Served(world()) as served:
        async with AsyncOpenAI(api_key="sk-haru", base_url=served.base, max_retries=0) as client:
            answer = await client.responses.parse(model="gpt-5.4-mini", input="hello", text_format=Found)
            assert answer.output_parsed == Found(a="x")
            spoken = await client.chat.completions.parse(
                model="gpt-5.4-mini", messages=[{"role": "user", "content": "hello"}], response_format=Found
            )
            assert spoken.choices[0].message.parsed == Found(a="x")
            assert (await client.models.retrieve("gpt-4o-mini")).shutdown_date == "2027-01-14"
            with pytest.raises(BadRequestError, match="gpt-17"):
                await client.responses.create(model="gpt-17", input="x")


def test_faults_are_brought_over_http():
    import urllib.request

    with Served(world()) as served:
        sent = json.dumps({"kind": "throttle", "headers": {"retry-after": "3"}}).encode()
        urllib.request.urlopen(urllib.request.Request(f"{served.url}/control/faults", sent)).close()
        assert [rule.kind for rule in served.world.rules] == ["throttle"]
        urllib.request.urlopen(
            urllib.request.Request(f"{served.url}/control/faults", method="DELETE")
        ).close()
        assert served.world.rules == []
        with urllib.request.urlopen(f"{served.url}/control/requests") as answer:
            assert json.load(answer) == {"requests": []}
