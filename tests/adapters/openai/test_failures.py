"""Whatever the service says no with is one of a few reasons."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.openai.failures import failed, failed_inside, retry_after


@pytest.mark.parametrize(
    ("status", "code", "param", "reason"),
    [
        (400, "", "", "request"),
        (400, "model_not_found", "model", "model"),
        (400, "", "model", "model"),
        (400, "invalid_prompt", "", "refused"),
        (400, "content_filter", "prompt", "refused"),
        (401, "invalid_api_key", "", "key"),
        (401, "", "", "key"),
        (402, "", "", "quota"),
        (403, "", "", "forbidden"),
        (403, "model_not_found", "", "model"),
        (404, "model_not_found", "", "model"),
        (404, "", "", "model"),
        (408, "", "", "timeout"),
        (409, "", "", "server"),
        (413, "", "", "request"),
        (429, "rate_limit_exceeded", "", "throttled"),
        (429, "", "", "throttled"),
        (429, "insufficient_quota", "", "quota"),
        (500, "model_not_found", "", "server"),
        (503, "", "", "server"),
        (529, "", "", "server"),
    ],
)
def test_a_status_has_one_reason(status, code, param, reason):
    assert failed(status, code, param, {}).reason == reason


def test_an_answer_that_says_there_is_none():
    assert failed_inside("rate_limit_exceeded").reason == "throttled"
    assert failed_inside("server_error").reason == "server"
    assert failed_inside("something new").reason == "server"


NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "7"}, 7.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "Mon, 23 Nov 2026 10:00:30 GMT"}, 30.0),
        ({"retry-after": "Mon, 23 Nov 2026 10:00:30 -0000"}, 30.0),
        ({"retry-after": "Mon, 23 Nov 2026 09:00:00 GMT"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "1e9"}, None),
    ],
)
def test_how_long_to_wait_is_read_however_it_is_said(headers, seconds):
    assert retry_after(headers, NOW) == seconds
