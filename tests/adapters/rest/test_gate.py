"""Who may come in, how much they may bring, and what every answer carries."""

from __future__ import annotations

import pytest

from adapters.rest.gate import JSON_LIMIT
from tests.adapters.rest.house import Stood, furnished

URL = "/api/v1/chat/message"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000", "localhost:9000", "127.0.0.1"],
)
async def test_this_machine_s_own_names_are_known_at_whichever_port_it_is_published(caller, host):
    assert (await caller.get("/api/v1/status", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.2",
        "localhost.evil.example:8000",
        "localhost:8000.evil.example",
        "127.0.0.1:",
        "",
    ],
)
async def test_another_host_name_is_misdirected(caller, host):
    answer = await caller.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["type"] == "urn:haru:problem:wrong_host"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:8000"},
        {"Origin": "https://127.0.0.1:8000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-origin"},
    ],
)
async def test_a_write_from_another_page_is_refused(caller, house, headers):
    answer = await caller.post(URL, json={"text": "치과"}, headers=headers)
    assert answer.status_code == 403
    assert await house.texts() == []


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}]
)
async def test_our_own_page_and_a_command_line_may_write(caller, headers):
    assert (await caller.post(URL, json={"text": "치과"}, headers=headers)).status_code == 200


async def test_without_a_login_nobody_comes_in_from_outside_but_the_probes(stack, tmp_path):
    house = await furnished(stack, tmp_path, Stood(), local=False)
    async with house.caller() as outside:
        assert (await outside.get("/")).status_code == 403
        assert (await outside.post(URL, json={"text": "치과"})).status_code == 403
        assert (await outside.get("/healthz")).status_code == 200
        assert (await outside.get("/readyz", headers={"Host": "10.1.2.3"})).status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/v1/status", "/nowhere", "/docs", "/static/main.js"])
async def test_every_answer_carries_the_careful_headers(caller, path):
    headers = (await caller.get(path)).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


async def test_a_body_that_announces_too_much_is_not_read(caller, house):
    answer = await caller.post(
        URL, content=b"x" * (JSON_LIMIT + 1), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:haru:problem:too_long"


async def test_a_body_that_announces_nothing_is_cut_off_at_the_limit(caller):
    sent = 0

    async def endless():
        nonlocal sent
        while sent < 30 * JSON_LIMIT:
            sent += 65536
            yield b" " * 65536

    answer = await caller.post(URL, content=endless(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
