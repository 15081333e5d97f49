"""What a request may say: known names, kinds of values, sizes. What the service refuses is refused here, in its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tests.fakes.openai import pictures, strictness
from tests.fakes.openai.catalogue import Model
from tests.fakes.openai.message import Refusal, Resource

RESPONSES = frozenset(
    """access_programs background background_options context_management conversation image include input instructions
    max_output_tokens max_tool_calls metadata model moderation parallel_tool_calls previous_response_id prompt
    prompt_cache_key prompt_cache_options prompt_cache_retention reasoning safety_identifier service_tier store stream
    stream_options temperature text tool_choice tools top_logprobs top_p truncation user""".split()
)
CHAT = frozenset(
    """audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens max_tokens messages
    metadata modalities model moderation n parallel_tool_calls prediction presence_penalty prompt_cache_key
    prompt_cache_options prompt_cache_retention reasoning_effort response_format safety_identifier seed service_tier
    stop store stream stream_options temperature tool_choice tools top_logprobs top_p user verbosity
    web_search_options""".split()
)
WINDOW = 272_000
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Question:
    """What is left of a request: who is asked, what was told, and the form of the answer."""

    model: str
    instructions: str
    turns: tuple[tuple[str, tuple[str, ...]], ...]
    schema: Any
    most: int
    store: bool
    pictures: tuple[bytes, ...] = ()


def of_responses(body: Resource, model: Model) -> Question:
    _known(body, RESPONSES, "Unknown parameter: '{}'.")
    turns = tuple(_turn(item, number) for number, item in enumerate(_items(body)))
    seen = tuple(pictures.of(body["input"], "input", pictures.of_responses, model))
    shape = _shape(_table(body, "text").get("format"), "text.format", model)
    _effort(_table(body, "reasoning").get("effort"), "reasoning.effort", model)
    return Question(
        body["model"],
        _text(body.get("instructions") or "", "instructions"),
        _fitting(turns, body),
        shape,
        _most(body.get("max_output_tokens"), "max_output_tokens"),
        _flag(body.get("store", True), "store"),
        seen,
    )


def of_chat(body: Resource, model: Model) -> Question:
    _known(body, CHAT, "Unrecognized request argument supplied: {}")
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        raise Refusal(
            400, "Missing required parameter: 'messages'.", "missing_required_parameter", "messages"
        )
    turns = tuple(_message(item, number) for number, item in enumerate(messages))
    seen = tuple(pictures.of(messages, "messages", pictures.of_chat, model))
    form = _table(body, "response_format")
    shape = None
    if form.get("type") == "json_schema":
        inner = form.get("json_schema")
        shape = _shape(
            {**inner, "type": "json_schema"} if isinstance(inner, dict) else inner, "response_format", model
        )
    if "max_tokens" in body and model.efforts:
        raise Refusal(400, "Unsupported parameter: 'max_tokens'.", "unsupported_parameter", "max_tokens")
    _effort(body.get("reasoning_effort"), "reasoning_effort", model)
    system = " ".join(text for role, texts in turns if role in ("system", "developer") for text in texts)
    others = tuple(turn for turn in turns if turn[0] not in ("system", "developer"))
    most = _most(body.get("max_completion_tokens"), "max_completion_tokens")
    store = _flag(body.get("store", False), "store")
    return Question(body["model"], system, _fitting(others, body), shape, most, store, seen)


def _known(body: Resource, names: frozenset[str], sentence: str) -> None:
    for name in body.keys() - names:
        raise Refusal(400, sentence.format(name), "unknown_parameter", name)


def _items(body: Resource) -> list[Any]:
    items = body.get("input")
    if isinstance(items, str):
        return [{"role": "user", "content": items}]
    if not isinstance(items, list) or not items:
        raise Refusal(400, "Missing required parameter: 'input'.", "missing_required_parameter", "input")
    return items


def _turn(item: Any, number: int) -> tuple[str, tuple[str, ...]]:
    place = f"input[{number}]"
    roles = ("user", "assistant", "system", "developer")
    if not isinstance(item, dict) or item.get("role") not in roles:
        raise Refusal(
            400, f"Invalid value: {place}.role must be one of {roles}.", "invalid_value", f"{place}.role"
        )
    kind = "output_text" if item["role"] == "assistant" else "input_text"
    return item["role"], _pieces(item.get("content"), kind, place)


def _message(item: Any, number: int) -> tuple[str, tuple[str, ...]]:
    place = f"messages[{number}]"
    roles = ("user", "assistant", "system", "developer", "tool", "function")
    if not isinstance(item, dict) or item.get("role") not in roles:
        raise Refusal(
            400, f"Invalid value: {place}.role must be one of {roles}.", "invalid_value", f"{place}.role"
        )
    return item["role"], _pieces(item.get("content"), "text", place)


def _pieces(content: Any, kind: str, place: str) -> tuple[str, ...]:
    if isinstance(content, str) and content:
        return (content,)
    if not isinstance(content, list) or not content:
        raise Refusal(400, f"Invalid type for '{place}.content'.", "invalid_type", f"{place}.content")
    texts = [piece for piece in content if not pictures.is_one(piece)]
    for number, piece in enumerate(content):
        where = f"{place}.content[{number}]"
        if kind != "output_text" and pictures.is_one(piece):
            continue
        if not isinstance(piece, dict) or piece.get("type") != kind:
            raise Refusal(
                400, f"Invalid value: {where}.type must be '{kind}'.", "invalid_value", f"{where}.type"
            )
        if set(piece) != {"type", "text"} or not isinstance(piece["text"], str):
            raise Refusal(400, f"Unknown parameter in '{where}'.", "unknown_parameter", where)
    return tuple(piece["text"] for piece in texts)


def _shape(told: Any, place: str, model: Model) -> Any:
    if not isinstance(told, dict) or told.get("type", "text") != "json_schema":
        return None
    if not model.schemas:
        raise Refusal(
            400,
            f"Invalid parameter: '{place}' of type 'json_schema' is not supported with this model.",
            None,
            place,
        )
    unknown = told.keys() - {"type", "name", "schema", "strict", "description"}
    if unknown or not NAME.fullmatch(str(told.get("name", ""))):
        raise Refusal(400, f"Invalid '{place}': {sorted(unknown) or 'name'}.", "invalid_value", place)
    fault = strictness.wrong(told.get("schema")) if told.get("strict") else None
    if fault:
        message = f"Invalid schema for response_format '{told['name']}': {fault}"
        raise Refusal(400, message, "invalid_json_schema", f"{place}.schema")
    return told.get("schema") if told.get("strict") else None


def _effort(effort: Any, place: str, model: Model) -> None:
    if effort is None:
        return
    if not model.efforts:
        raise Refusal(
            400,
            f"Unsupported parameter: '{place}' is not supported with this model.",
            "unsupported_parameter",
            place,
        )
    if effort not in model.efforts:
        raise Refusal(
            400,
            f"Unsupported value: '{effort}' is not supported with this model.",
            "unsupported_value",
            place,
        )


def _fitting(turns: Any, body: Resource) -> Any:
    form = body.get("text") or body.get("response_format")
    size = tokens(str(form)) + sum(tokens(text) for _, texts in turns for text in texts)
    if size > WINDOW:
        raise Refusal(
            400, f"Your input exceeds the context window: {size} tokens.", "context_length_exceeded", "input"
        )
    return turns


def tokens(text: str) -> int:
    """A rough count: four Latin letters, or one and a half Korean ones."""
    latin = sum(1 for sign in text if sign < "\u0250")
    return (latin + 3) // 4 + (2 * (len(text) - latin) + 2) // 3


def _table(body: Resource, name: str) -> Resource:
    value = body.get(name)
    if value is not None and not isinstance(value, dict):
        raise Refusal(400, f"Invalid type for '{name}': expected an object.", "invalid_type", name)
    return value or {}


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise Refusal(400, f"Invalid type for '{name}': expected a string.", "invalid_type", name)
    return value


def _most(value: Any, name: str) -> int:
    if value is None:
        return 128_000
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal(400, f"Invalid type for '{name}': expected an integer.", "invalid_type", name)
    if value < 16:
        raise Refusal(400, f"Invalid '{name}': minimum value is 16.", "integer_below_min_value", name)
    return value


def _flag(value: Any, name: str) -> bool:
    if not isinstance(value, bool):
        raise Refusal(400, f"Invalid type for '{name}': expected a boolean.", "invalid_type", name)
    return value
