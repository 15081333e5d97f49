"""How the bot hears of things at the stand-in for Telegram: by asking, and by being told at a webhook."""

from __future__ import annotations

import http.server
import json
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from tests.fakes.google.moments import Clock
from tests.fakes.telegram.client import call
from tests.fakes.telegram.faults import Rule
from tests.fakes.telegram.hooks import HEADER, Hook
from tests.fakes.telegram.message import Request
from tests.fakes.telegram.server import Served
from tests.fakes.telegram.world import World

HOOK = "http://127.0.0.1:1/webhooks/telegram"


@pytest.fixture
def world():
    made = World(Clock(datetime(2026, 11, 23, tzinfo=UTC)), seed=7)
    made.settings.webhook_pause = 0.02
    return made


@pytest.fixture
def minsu(world):
    return world.add_person("민수", "minsu")


def ids(found) -> list[int]:
    return [update["update_id"] for update in found]


def told(found) -> list[str]:
    return [update["message"]["text"] for update in found]


# ── asking ──


def test_updates_are_told_until_they_are_confirmed(world, minsu):
    for text in "가나다":
        minsu.write(text)
    first = call(world, "getUpdates", limit=2)
    assert told(first) == ["가", "나"]
    assert call(world, "getUpdates", limit=2) == first
    assert told(call(world, "getUpdates", offset=first[-1]["update_id"] + 1)) == ["다"]
    assert ids(world.updates.told) == [ids(first)[0] + at for at in range(3)]


def test_a_negative_offset_leaves_the_newest(world, minsu):
    for text in "가나다":
        minsu.write(text)
    assert told(call(world, "getUpdates", offset=-1)) == ["다"]
    assert told(call(world, "getUpdates")) == ["다"]


def test_updates_are_kept_for_a_day(world, minsu):
    minsu.write("가")
    world.now.advance(24 * 3600)
    minsu.write("나")
    assert told(call(world, "getUpdates")) == ["나"]


def test_a_choice_of_updates_is_kept_until_another_comes(world, minsu):
    assert call(world, "getUpdates", allowed_updates=["callback_query", "someday"]) == []
    assert "passes over allowed_updates ['someday']" in world.complaints[0]
    minsu.write("가")
    assert call(world, "getUpdates") == []
    call(world, "getUpdates", allowed_updates=[])
    minsu.write("나")
    assert told(call(world, "getUpdates")) == ["나"]
    assert call(world, "getUpdates", allowed_updates="{")["error_code"] == 400


def test_an_update_that_came_before_the_choice_still_comes(world, minsu):
    minsu.write("가")
    assert told(call(world, "getUpdates", allowed_updates=["callback_query"])) == ["가"]


@pytest.fixture
def served(world):
    with Served(world) as running:
        yield running


def ask(served, method, **told):
    address = f"{served.url}/bot{served.world.bot.token}/{method}"
    request = urllib.request.Request(address, json.dumps(told).encode(), {"content-type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return json.load(error)


def test_a_poll_waits_for_news_and_ends_when_its_time_is_over(served, minsu):
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(ask, served, "getUpdates", timeout=30)
        served.world.wait_until(lambda: served.world.updates.poll)
        minsu.write("가")
        assert told(waiting.result(2)["result"]) == ["가"]
    offset = served.world.updates.waiting[0].id + 1
    began = time.monotonic()
    assert ask(served, "getUpdates", timeout=1, offset=offset)["result"] == []
    assert 0.9 < time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("method", "more", "words"),
    [
        (
            "getUpdates",
            {},
            "terminated by other getUpdates request; make sure that only one bot instance is running",
        ),
        ("setWebhook", {"url": HOOK}, "terminated by setWebhook request"),
    ],
)
def test_a_poll_ends_when_another_begins_or_a_webhook_is_set(served, method, more, words):
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(ask, served, "getUpdates", timeout=30)
        served.world.wait_until(lambda: served.world.updates.poll)
        assert ask(served, method, **more)["ok"] is True
        assert waiting.result(2) == {"ok": False, "error_code": 409, "description": f"Conflict: {words}"}


# ── setting the webhook ──


def test_with_a_webhook_nothing_is_told_to_who_asks(world, minsu):
    answer = world.handle(Request.to(f"/bot{world.bot.token}/setWebhook", {"url": HOOK}))
    assert answer.body == {"ok": True, "result": True, "description": "Webhook was set"}
    assert call(world, "getUpdates") == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    }
    answer = world.handle(Request.to(f"/bot{world.bot.token}/setWebhook", {"url": HOOK}))
    assert answer.body["description"] == "Webhook is already set"
    for words in ("Webhook was deleted", "Webhook is already deleted"):
        answer = world.handle(Request.to(f"/bot{world.bot.token}/deleteWebhook"))
        assert answer.body["description"] == words
    assert call(world, "getUpdates") == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://haru.example.com/x", "An HTTPS URL must be provided for webhook"),
        ("https://haru.example.com:8000/x", "Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("https://localhost/x", "Failed to resolve host: Name or service not known"),
        ("https://haru.example.com:99999/x", "Invalid port"),
    ],
)
def test_telegram_posts_only_to_public_addresses(world, url, words):
    world.settings.https_only = True
    assert call(world, "setWebhook", url=url)["description"] == f"Bad Request: bad webhook: {words}"
    assert call(world, "setWebhook", url="https://haru.example.com:8443/x") is True


def test_a_secret_has_its_letters_and_its_length(world):
    for secret, words in (("가", "contains unallowed characters"), ("a" * 257, "is too long")):
        answer = call(world, "setWebhook", url=HOOK, secret_token=secret)
        assert answer["description"] == f"Bad Request: secret token {words}"


def test_what_waits_can_be_dropped(world, minsu):
    minsu.write("가")
    assert call(world, "getWebhookInfo") == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 1,
    }
    call(world, "deleteWebhook", drop_pending_updates=True)
    assert call(world, "getUpdates") == []


# ── what is due, without any network ──


def hooked(world, **more):
    call(world, "setWebhook", url=HOOK, **more)
    return world.hooks


def test_a_post_carries_the_update_and_the_secret(world, minsu):
    hooks = hooked(world, secret_token="s-e_cret")
    minsu.write("가")
    (delivery,) = hooks.due()
    assert delivery.url == HOOK
    assert delivery.headers[HEADER] == "s-e_cret"
    assert json.loads(delivery.body)["message"]["text"] == "가"
    assert hooks.due() == []  # it is under way
    hooks.answered(delivery, 200)
    assert world.updates.waiting == []


def test_without_a_secret_there_is_no_header_and_routes_lead_elsewhere(world, minsu):
    world.settings.routes = {"https://haru.example.com": "http://127.0.0.1:5000/"}
    call(world, "setWebhook", url="https://haru.example.com/webhooks/telegram?a=1")
    minsu.write("가")
    (delivery,) = world.hooks.due()
    assert HEADER not in delivery.headers
    assert delivery.url == "http://127.0.0.1:5000/webhooks/telegram?a=1"
    assert call(world, "getWebhookInfo")["url"] == "https://haru.example.com/webhooks/telegram?a=1"


def test_of_one_chat_posts_come_one_after_another_and_chats_do_not_wait_for_each_other(world, minsu):
    hooks, jiyeon = hooked(world), world.add_person("지연")
    for person, text in ((minsu, "가"), (minsu, "나"), (jiyeon, "다")):
        person.write(text)
    first, other = hooks.due()
    assert [json.loads(one.body)["message"]["text"] for one in (first, other)] == ["가", "다"]
    hooks.failed(first, "Connection refused")
    assert hooks.due() == []
    (again,) = hooks.due(impatient=True)
    assert json.loads(again.body)["message"]["text"] == "가"
    hooks.answered(again, 204)
    assert json.loads(hooks.due()[0].body)["message"]["text"] == "나"


def test_no_more_posts_at_once_than_connections(world):
    hooks = hooked(world, max_connections=2)
    for at in range(3):
        world.add_person(str(at)).write("가")
    assert len(hooks.due()) == 2
    assert call(world, "getWebhookInfo")["max_connections"] == 2


def test_a_refused_post_is_told_in_the_info(world, minsu):
    hooks = hooked(world)
    minsu.write("가")
    hooks.answered(hooks.due()[0], 500)
    info = call(world, "getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert (info["pending_update_count"], info["last_error_date"]) == (1, world.stamp())


def test_an_answer_may_be_a_call(world, minsu):
    hooks = hooked(world)
    minsu.write("가")
    body = json.dumps({"method": "sendMessage", "chat_id": minsu.id, "text": "네"}).encode()
    hooks.answered(hooks.due()[0], 200, "application/json; charset=utf-8", body)
    minsu.write("나")
    body = f"method=sendMessage&chat_id={minsu.id}&text=b".encode()
    hooks.answered(hooks.due()[0], 200, "application/x-www-form-urlencoded", body)
    minsu.write("다")
    hooks.answered(hooks.due()[0], 200, "application/json", b"{nonsense")
    assert [kept.text for kept in minsu.room.all] == ["가", "네", "나", "b", "다"]


def test_an_update_may_come_twice_with_its_own_number_or_with_fresh_ones(world, minsu):
    world.faults.add(Rule("update_twice", "message"))
    hooks = hooked(world)
    minsu.write("가")
    seen = []
    for _ in range(2):
        (delivery,) = hooks.due()
        seen.append(delivery.update.id)
        hooks.answered(delivery, 200)
    assert seen[0] == seen[1]
    assert hooks.due() == []
    world.faults.add(Rule("update_twice", "message", copies=11, fresh=True))
    minsu.write("나")
    assert len({one.id for one in world.updates.waiting}) == 12


def test_an_update_may_come_twice_to_who_asks(world, minsu):
    world.faults.add(Rule("update_twice", "message"))
    minsu.write("가")
    first = call(world, "getUpdates")
    assert call(world, "getUpdates", offset=first[0]["update_id"] + 1) == first
    assert call(world, "getUpdates", offset=first[0]["update_id"] + 1) == []


def test_an_update_may_be_overtaken(world, minsu):
    world.faults.add(Rule("update_late", "message", delay=60))
    hooks = hooked(world)
    minsu.write("가")
    minsu.write("나")
    (delivery,) = hooks.due()
    assert json.loads(delivery.body)["message"]["text"] == "나"
    hooks.answered(delivery, 200)
    (late,) = hooks.due(impatient=True)
    assert json.loads(late.body)["message"]["text"] == "가"


def test_a_new_webhook_is_told_at_once_what_the_old_one_did_not_take(world, minsu):
    hooks = hooked(world)
    minsu.write("가")
    hooks.failed(hooks.due()[0], "Connection refused")
    hooks.set(Hook("http://127.0.0.1:2/"), drop=False)
    assert hooks.due()[0].url == "http://127.0.0.1:2/"


# ── over the network ──


class Listener(http.server.ThreadingHTTPServer):
    """A webhook: answers with the statuses given, then with 200; keeps what came."""

    daemon_threads = True

    def __init__(self, *statuses):
        super().__init__(("127.0.0.1", 0), Listening)
        self.statuses, self.came, self.stall = list(statuses), [], threading.Event()
        self.stall.set()
        self.url = f"http://127.0.0.1:{self.server_address[1]}/hook"
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        self.stall.set()
        self.shutdown()
        self.server_close()


class Listening(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Listener

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.came.append((json.loads(body)["update_id"], self.headers.get(HEADER)))
        self.server.stall.wait(5)
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_said):
        """Nothing."""


@pytest.fixture
def listener():
    made = Listener(500, 503)
    yield made
    made.close()


def test_a_webhook_that_fails_is_posted_to_again_until_it_takes_the_update(served, listener, minsu):
    ask(served, "setWebhook", url=listener.url, secret_token="shh")
    minsu.write("가")
    minsu.write("나")
    served.world.wait_until(lambda: not served.world.updates.waiting)
    first, second = ids(served.world.updates.told)
    assert listener.came == [(first, "shh")] * 3 + [(second, "shh")]
    assert [tried.status for tried in served.world.hooks.tried] == [500, 503, 200, 200]


def test_nobody_at_the_address_is_told_in_the_info(served, listener, minsu):
    listener.close()
    ask(served, "setWebhook", url=listener.url)
    minsu.write("가")
    served.world.wait_until(lambda: served.world.hooks.hook.last_error)
    info = ask(served, "getWebhookInfo")["result"]
    assert info["last_error_message"] == "Connection refused"
    ask(served, "deleteWebhook")


def test_a_webhook_that_says_nothing_is_given_up_and_tried_again(served, listener, minsu):
    served.world.settings.webhook_patience = 0.2
    listener.stall.clear()
    ask(served, "setWebhook", url=listener.url)
    minsu.write("가")
    served.world.wait_until(lambda: served.world.hooks.hook.last_error)
    assert served.world.hooks.hook.last_error[1] == "Read timeout expired"
    listener.statuses.clear()
    listener.stall.set()
    served.world.wait_until(lambda: not served.world.updates.waiting)


def test_a_stand_in_that_stops_does_not_wait_for_a_webhook_that_hangs(world, listener, minsu):
    listener.stall.clear()
    with Served(world):
        call(world, "setWebhook", url=listener.url)
        minsu.write("가")
        world.wait_until(lambda: listener.came)
        began = time.monotonic()
    assert time.monotonic() - began < 2
