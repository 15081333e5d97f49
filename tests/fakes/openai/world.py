"""The service as data: a call goes in, an answer comes out, and what was asked is kept for whoever looks."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import Any

from tests.fakes.openai import instances, parameters, pictures, reader
from tests.fakes.openai.catalogue import Catalogue, Model
from tests.fakes.openai.faults import TRANSPORTS, Rule, instead
from tests.fakes.openai.message import Refusal, Request, Resource, Response
from tests.fakes.openai.parameters import Question, tokens

LARGEST = 50_000_000


@dataclass
class World:
    """`answer` reads a question; `key` opens it. Everything asked is in `requests`, what was kept in `stored`."""

    key: str = "sk-haru"
    today: date | None = None
    answer: Callable[[Question], str] = reader.read
    rules: list[Rule] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    bodies: list[Resource] = field(default_factory=list)
    stored: dict[str, Resource] = field(default_factory=dict)
    strangers: frozenset[str] = frozenset()  # parameters that this server does not know

    def __post_init__(self) -> None:
        self.catalogue = Catalogue(self.today)
        self._numbers, self._prefixes, self.lock = count(1), set[str](), threading.Lock()

    def add(self, kind: Any, **more: Any) -> Rule:
        """A fault."""
        self.rules.append(Rule(kind, **more))
        return self.rules[-1]

    def handle(self, request: Request) -> Response:
        with self.lock:
            self.requests.append(request)
            number = next(self._numbers)
            rule = next((rule for rule in self.rules if rule.strikes(request.path)), None)
            try:
                found = self._met(request, rule, number)
            except Refusal as refusal:
                found = refusal.response()
            headers = {"x-request-id": f"req_{number:08x}", "openai-processing-ms": "1", **found.headers}
            if rule is not None and found.transport == "whole" and rule.kind in TRANSPORTS:
                found = replace(found, transport=TRANSPORTS[rule.kind], delay=rule.delay)
            return replace(found, headers=headers)

    def _met(self, request: Request, rule: Rule | None, number: int) -> Response:
        if rule is not None and (found := instead(rule)) is not None:
            return found
        self._admitted(request)
        if request.method == "GET":
            return self._looked_up(request.path)
        body = self._body(request)
        self.bodies.append(body)
        if request.path == "/v1/responses":
            return self._responses(body, rule, number)
        if request.path == "/v1/chat/completions":
            return self._chat(body, rule, number)
        raise Refusal(404, f"Invalid URL (POST {request.path})")

    def _admitted(self, request: Request) -> None:
        if not request.bearer:
            raise Refusal(401, "You didn't provide an API key.")
        if request.bearer != self.key:
            raise Refusal(401, f"Incorrect API key provided: {request.bearer[:3]}***.", "invalid_api_key")

    def _looked_up(self, path: str) -> Response:
        if path == "/v1/models":
            return Response(200, {"object": "list", "data": [each.told() for each in self.catalogue.all()]})
        if path.startswith("/v1/models/"):
            return Response(200, self.catalogue.find(path.rpartition("/")[2]).told())
        kept = self.stored.get(path.rpartition("/")[2])
        if kept is None:
            raise Refusal(404, f"Nothing at {path}.")
        return Response(200, kept)

    def _body(self, request: Request) -> Resource:
        if not request.headers.get("content-type", "").startswith("application/json"):
            raise Refusal(400, "We could not parse the body: the content type must be application/json.")
        if len(request.body) > LARGEST:
            raise Refusal(413, "Request too large.")
        try:
            body = json.loads(request.body)
        except ValueError:
            raise Refusal(400, "We could not parse the JSON body of your request.") from None
        if not isinstance(body, dict) or not isinstance(body.get("model"), str):
            raise Refusal(400, "Missing required parameter: 'model'.", "missing_required_parameter", "model")
        for name in self.strangers & body.keys():
            raise Refusal(400, f"Unknown parameter: '{name}'.", "unknown_parameter", name)
        return body

    # ── Answers ──

    def _responses(self, body: Resource, rule: Rule | None, number: int) -> Response:
        question = parameters.of_responses(body, self._model(body, 400))
        said, how = self._said(question, rule)
        content: Resource = {"type": "output_text", "text": said, "annotations": [], "logprobs": []}
        if how == "refusal":
            content = {"type": "refusal", "refusal": "I'm sorry, but I cannot assist with that request."}
        whole = how in ("", "refusal")
        message = {"type": "message", "id": f"msg_{number}", "role": "assistant", "content": [content]}
        found: Resource = {
            "id": f"resp_{number}",
            "object": "response",
            "created_at": 1_790_000_000 + number,
            "status": "completed" if whole else "failed" if how == "failed" else "incomplete",
            "error": {"code": "server_error", "message": "The model failed."} if how == "failed" else None,
            "incomplete_details": None if whole or how == "failed" else {"reason": how},
            "instructions": question.instructions,
            "model": question.model,
            "output": []
            if how == "failed"
            else [{"type": "reasoning", "id": "rs_1", "summary": []}, message],
            "store": question.store,
            "usage": self._usage(question, said, ("input_tokens", "output_tokens")),
        }
        if question.store:
            self.stored[found["id"]] = found
        return Response(200, found)

    def _chat(self, body: Resource, rule: Rule | None, number: int) -> Response:
        question = parameters.of_chat(body, self._model(body, 404))
        said, how = self._said(question, rule)
        if how == "failed":
            raise Refusal(500, "The server had an error while processing your request.", "server_error")
        refusal = "I'm sorry, but I cannot assist with that request." if how == "refusal" else None
        message = {"role": "assistant", "content": None if refusal else said, "refusal": refusal}
        reason = {"max_output_tokens": "length", "content_filter": "content_filter"}.get(how, "stop")
        found: Resource = {
            "id": f"chatcmpl-{number}",
            "object": "chat.completion",
            "created": 1_790_000_000 + number,
            "model": question.model,
            "choices": [{"index": 0, "message": message, "finish_reason": reason, "logprobs": None}],
            "usage": self._usage(question, said, ("prompt_tokens", "completion_tokens")),
        }
        if question.store:
            self.stored[found["id"]] = found
        return Response(200, found)

    def _model(self, body: Resource, unknown: int) -> Model:
        return self.catalogue.find(body["model"], unknown)

    def _said(self, question: Question, rule: Rule | None) -> tuple[str, str]:
        """What the model said, and what kept it from saying all."""
        kind = rule.kind if rule is not None else ""
        if kind in ("refusal", "failed"):
            return "", kind
        if kind == "filtered":
            return "", "content_filter"
        if kind in ("silence", "said"):
            return rule.text if rule is not None else "", ""
        said = self.answer(question)
        self._hold(said, question)
        if kind == "truncated" or tokens(said) > question.most:
            return said[: len(said) // 2], "max_output_tokens"
        return said, ""

    def _hold(self, said: str, question: Question) -> None:
        """A strict answer always fits its schema."""
        if question.schema is not None:
            fault = instances.wrong(json.loads(said), question.schema)
            assert fault is None, f"{fault} in {said}"

    def _usage(self, question: Question, said: str, names: tuple[str, str]) -> Resource:
        prefix = question.instructions + json.dumps(question.schema)
        asked = tokens(prefix) + sum(tokens(text) for _, texts in question.turns for text in texts)
        asked += pictures.TOKENS * len(question.pictures)
        cached = tokens(prefix) // 128 * 128 if prefix in self._prefixes and tokens(prefix) >= 1024 else 0
        self._prefixes.add(prefix)
        answered = tokens(said)
        return {
            names[0]: asked,
            f"{names[0]}_details": {"cached_tokens": cached},
            names[1]: answered,
            f"{names[1]}_details": {"reasoning_tokens": 0},
            "total_tokens": asked + answered,
        }
