"""The two ways to ask: OpenAI's Responses, and Chat Completions, which other servers speak as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, Protocol

from adapters.openai.asking import Asked
from adapters.openai.codec import NAME, schema
from adapters.openai.failures import failed_inside
from adapters.openai.forms import Json
from adapters.openai.prompt import instructions
from core.errors import ModelFailed
from core.usage import Usage

Body = dict[str, Json]
MOST_TOKENS = 8_000
EFFORT = "low"
REPAIR = 4_000
DETAIL = "high"
"""How closely pictures are looked at: digits are small."""


@dataclass(frozen=True, slots=True)
class Repair:
    """An answer that would not do, and why."""

    answer: str
    complaint: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `trouble`: why there is no whole text."""

    text: str
    usage: Usage
    trouble: Literal["refused", "cut_off"] | None = None


class Dialect(Protocol):
    """How a question is put, and an answer read. `spare` names what may be left out where a server does not take it."""

    @property
    def path(self) -> str:
        """Where it goes."""

    @property
    def spare(self) -> tuple[str, ...]:
        """Names of what may be left out."""

    def body(self, model: str, asked: Asked, repair: Repair | None) -> Body:
        """The request."""

    def answer(self, model: str, data: Mapping[str, Json]) -> Answer:
        """What was answered. Raises ModelFailed where the service gave up, which is worth no second question."""


class Responses:
    """`POST /responses`. Nothing is to be kept there."""

    path = "/responses"
    spare = ("reasoning",)

    def body(self, model: str, asked: Asked, repair: Repair | None) -> Body:
        """The request."""
        content: list[Json] = [
            {"type": "input_text", "text": part} for part in (asked.context, asked.message)
        ]
        if asked.picture:
            content.append({"type": "input_image", "image_url": asked.picture, "detail": DETAIL})
        turns: list[Json] = [{"role": "user", "content": content}]
        if repair is not None:
            turns += [
                {"role": "assistant", "content": repair.answer[:REPAIR] or "…"},
                {"role": "developer", "content": _mend(repair.complaint)},
            ]
        return {
            "model": model,
            "instructions": instructions(),
            "input": turns,
            "text": {"format": {"type": "json_schema", "name": NAME, "strict": True, "schema": _schema()}},
            "max_output_tokens": MOST_TOKENS,
            "store": False,
            "reasoning": {"effort": EFFORT},
        }

    def answer(self, model: str, data: Mapping[str, Json]) -> Answer:
        """What was answered."""
        usage = _usage(model, data, "input_tokens", "output_tokens", "input_tokens_details")
        if data.get("status") == "failed":
            raise _spent(failed_inside(str(_table(data.get("error")).get("code"))), usage)
        pieces = [piece for item in _tables(data.get("output")) for piece in _tables(item.get("content"))]
        text = "".join(str(each.get("text")) for each in pieces if each.get("type") == "output_text")
        if any(each.get("type") == "refusal" for each in pieces):
            return Answer(text, usage, "refused")
        if data.get("status") == "incomplete":
            why = _table(data.get("incomplete_details")).get("reason")
            return Answer(text, usage, "refused" if why == "content_filter" else "cut_off")
        return Answer(text, usage)


class Chat:
    """`POST /chat/completions`."""

    path = "/chat/completions"
    spare = ("reasoning_effort", "store", "max_completion_tokens")

    def body(self, model: str, asked: Asked, repair: Repair | None) -> Body:
        """The request."""
        content: list[Json] = [{"type": "text", "text": part} for part in (asked.context, asked.message)]
        if asked.picture:
            content.append({"type": "image_url", "image_url": {"url": asked.picture, "detail": DETAIL}})
        turns: list[Json] = [
            {"role": "system", "content": instructions()},
            {"role": "user", "content": content},
        ]
        if repair is not None:
            turns += [
                {"role": "assistant", "content": repair.answer[:REPAIR] or "…"},
                {"role": "user", "content": _mend(repair.complaint)},
            ]
        shape: Json = {"name": NAME, "strict": True, "schema": _schema()}
        return {
            "model": model,
            "messages": turns,
            "response_format": {"type": "json_schema", "json_schema": shape},
            "max_completion_tokens": MOST_TOKENS,
            "store": False,
            "reasoning_effort": EFFORT,
        }

    def answer(self, model: str, data: Mapping[str, Json]) -> Answer:
        """What was answered."""
        usage = _usage(model, data, "prompt_tokens", "completion_tokens", "prompt_tokens_details")
        choice = next(_tables(data.get("choices")), {})
        message = _table(choice.get("message"))
        content = message.get("content")
        text = content if isinstance(content, str) else ""
        if message.get("refusal") or choice.get("finish_reason") == "content_filter":
            return Answer(text, usage, "refused")
        return Answer(text, usage, "cut_off" if choice.get("finish_reason") == "length" else None)


DIALECTS: Mapping[str, Dialect] = {"responses": Responses(), "chat": Chat()}


@cache
def _schema() -> dict[str, Json]:
    return schema()


def _mend(complaint: str) -> str:
    return f"That answer cannot be used: {complaint}. Read the same message again and answer in the form, mended."


def _usage(model: str, data: Mapping[str, Json], out: str, back: str, details: str) -> Usage:
    told = _table(data.get("usage"))
    cached = _table(told.get(details)).get("cached_tokens")
    return Usage(model, _count(told.get(out)), _count(told.get(back)), _count(cached), 1)


def _spent(error: ModelFailed, usage: Usage) -> ModelFailed:
    error.usage = usage
    return error


def _count(value: Json) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _table(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _tables(value: Json) -> Iterator[Mapping[str, Json]]:
    return (each for each in value if isinstance(each, dict)) if isinstance(value, list) else iter(())
