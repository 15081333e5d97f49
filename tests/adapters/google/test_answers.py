"""What Google's answers mean, one by one."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.google.answers import refusal, retry_after
from core import errors


def said(status: int, reason: str = "", domain: str = "global", location: str = "", **headers: str):
    told = {"domain": domain, "reason": reason, "message": "…"} | ({"location": location} if location else {})
    body = {"error": {"code": status, "message": "…", "errors": [told]}}
    return refusal(status, json.dumps(body).encode(), headers)


@pytest.mark.parametrize(
    ("status", "reason", "kind"),
    [
        (400, "timeRangeEmpty", errors.Invalid),
        (400, "invalid", errors.Invalid),
        (401, "authError", errors.AccessExpired),
        (403, "rateLimitExceeded", errors.Throttled),
        (403, "userRateLimitExceeded", errors.Throttled),
        (403, "quotaExceeded", errors.Throttled),
        (403, "accessNotConfigured", errors.SwitchedOff),
        (403, "SERVICE_DISABLED", errors.SwitchedOff),
        (429, "", errors.Throttled),
        (403, "forbidden", errors.Forbidden),
        (404, "notFound", errors.Gone),
        (409, "duplicate", errors.Taken),
        (409, "conflict", errors.Stale),
        (410, "deleted", errors.Gone),
        (410, "fullSyncRequired", errors.TokenExpired),
        (410, "updatedMinTooLongAgo", errors.TokenExpired),
        (412, "conditionNotMet", errors.Stale),
        (413, "uploadTooLarge", errors.Invalid),
        (408, "", errors.Unreachable),
        (500, "backendError", errors.Unreachable),
        (503, "backendError", errors.Unreachable),
        (302, "", errors.Unreachable),
    ],
)
def test_every_answer_has_its_meaning(status, reason, kind):
    assert type(said(status, reason)) is kind


@pytest.mark.parametrize(
    ("reason", "barrier"),
    [
        ("requiredAccessLevel", "read_only"),
        ("forbiddenForNonOrganizer", "not_organizer"),
        ("insufficientPermissions", "scope"),
        ("forbidden", "other"),
        ("", "other"),
    ],
)
def test_what_is_forbidden_says_why(reason, barrier):
    assert said(403, reason).reason == barrier


def test_a_missing_scope_is_also_known_by_its_newer_form():
    body = {"error": {"details": [{"reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}], "errors": "none"}}
    assert refusal(403, json.dumps(body).encode(), {}).reason == "scope"


def test_any_usage_limit_is_a_throttle():
    assert isinstance(said(403, "somethingNew", domain="usageLimits"), errors.Throttled)


@pytest.mark.parametrize("location", ["syncToken", "pageToken"])
def test_a_token_that_google_does_not_know_means_listing_anew(location):
    assert isinstance(said(400, "invalid", location=location), errors.TokenExpired)


def test_what_is_gone_from_a_listing_is_the_token_and_not_the_calendar():
    assert isinstance(refusal(410, b"", {}, listing=True), errors.TokenExpired)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_of_a_gateway_does_not_say_that_an_event_is_gone(status):
    assert type(refusal(status, b"<html>404</html>", {})) is errors.Unreachable


def test_retry_after_is_given_in_seconds_or_as_a_date():
    now = datetime(2026, 11, 23, tzinfo=UTC)
    dates = {
        "date": format_datetime(now, usegmt=True),
        "retry-after": format_datetime(now + timedelta(minutes=2), usegmt=True),
    }
    assert said(429, **{"retry-after": "7"}).retry_after == 7
    assert retry_after(dates) == 120
    assert retry_after(dates | {"date": ""}) >= 0
    assert retry_after({"retry-after": "Wed, 01 Jan 2020 00:00:00"}) == 0


@pytest.mark.parametrize("value", ["", "soon", "inf", "nan", "Wed, 99 Foo 2020"])
def test_a_retry_after_that_says_nothing_is_none(value):
    assert retry_after({"retry-after": value}) is None


def test_a_retry_after_in_the_past_is_now():
    assert retry_after({"retry-after": "-5"}) == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["error", "errors", "details", "reason", "domain", "location", "message"]), inner
        )
    ),
    max_leaves=12,
)


@given(status=st.integers(300, 599), body=st.binary() | JSON.map(lambda told: json.dumps(told).encode()))
def test_any_answer_is_some_error_of_ours(status, body):
    assert isinstance(refusal(status, body, {}), errors.RemoteError)
