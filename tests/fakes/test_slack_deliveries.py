"""What Slack sends over HTTP: signed, within three seconds, again where nobody answers, and in odd copies."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import io
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from tests.fakes.slack.faults import Rule
from tests.fakes.slack.message import Request
from tests.fakes.slack.scene import scene
from tests.fakes.slack.server import Served
from tests.fakes.slack.store import File
from tests.fakes.slack.writer import other_app

BUTTON = {
    "type": "button",
    "action_id": "ok",
    "text": {"type": "plain_text", "text": "확인"},
    "value": "token",
}
CARD = [{"type": "actions", "elements": [BUTTON]}]


class Ear:
    """An app that writes down what it is told and answers as it is bid: status, headers, body, after a while."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.pause = 0.0
        ear = self

        class Talk(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                ear.heard.append(({name.lower(): value for name, value in self.headers.items()}, body))
                status, headers, told = ear.answers.pop(0) if ear.answers else (200, {}, b"")
                time.sleep(ear.pause)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)

            def log_message(self, *_said):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Talk)
        self._server.handle_error = lambda *_: None
        self.url = f"http://127.0.0.1:{self._server.server_port}/slack/events"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def facts(self):
        return [
            json.loads(body) for headers, body in self.heard if headers["content-type"] == "application/json"
        ]

    def acts(self):
        forms = [
            parse_qs(body.decode()) for headers, body in self.heard if "urlencoded" in headers["content-type"]
        ]
        return [json.loads(form["payload"][0]) if "payload" in form else form for form in forms]


@pytest.fixture
def ear():
    with Ear() as listening:
        yield listening


@pytest.fixture
def here(ear):
    made = scene()
    made.world.app.reach(ear.url)
    made.world.settings.previews = False
    return made


@pytest.fixture
def served(here):
    with Served(here.world) as running:
        yield running


def as_json(status, told):
    return status, {"content-type": "application/json;charset=utf-8"}, json.dumps(told).encode()


def replied(here, address, **told):
    """What comes back from a response_url, without a socket."""
    return here.world.handle(Request.to("POST", address.removeprefix(here.world.base), {}, told))


# ── the envelope ──


def test_what_happened_comes_signed_in_an_envelope(here, served, ear):
    here.minji.dm("내일 3시 회의")
    assert served.settle()
    [(headers, body)] = ear.heard
    assert headers["content-type"] == "application/json"
    assert "x-slack-retry-num" not in headers
    base = b"v0:" + headers["x-slack-request-timestamp"].encode() + b":" + body
    secret = here.world.app.signing_secret.encode()
    assert headers["x-slack-signature"] == "v0=" + hmac.new(secret, base, hashlib.sha256).hexdigest()
    assert abs(int(headers["x-slack-request-timestamp"]) - time.time()) < 5
    told = json.loads(body)
    assert (told["type"], told["team_id"], told["api_app_id"]) == (
        "event_callback",
        here.team.id,
        here.world.app.id,
    )
    assert told["event_id"].startswith("Ev")
    assert told["authorizations"] == [
        {
            "enterprise_id": None,
            "team_id": here.team.id,
            "user_id": here.bot.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
    ]
    event = told["event"]
    assert (event["channel_type"], event["text"], event["user"]) == ("im", "내일 3시 회의", here.minji.id)
    assert (event["event_ts"], event["blocks"][0]["type"]) == (event["ts"], "rich_text")


def test_what_somebody_did_comes_as_a_form(here, served, ear):
    here.call("chat.postMessage", channel=here.general.id, text="카드", blocks=CARD)
    here.junho.press(here.general, "확인")
    assert served.settle()
    [told] = ear.acts()
    message = told.pop("message")
    assert message["blocks"][0]["elements"][0]["value"] == "token"
    assert told.pop("response_url").startswith(f"{served.url}/actions/{here.team.id}/")
    assert told["actions"] == [
        BUTTON
        | {
            "text": BUTTON["text"] | {"emoji": True},
            "block_id": message["blocks"][0]["block_id"],
            "action_ts": told["actions"][0]["action_ts"],
        }
    ]
    assert (told["type"], told["user"]["id"], told["team"]["id"]) == (
        "block_actions",
        here.junho.id,
        here.team.id,
    )
    assert told["channel"] == {"id": here.general.id, "name": "general"}
    assert told["container"] == {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": here.general.id,
        "is_ephemeral": False,
    }


def test_a_whispered_button_is_pressed_by_who_sees_it_and_comes_without_its_message(here):
    here.call("chat.postEphemeral", channel=here.general.id, user=here.minji.id, text="카드", blocks=CARD)
    with pytest.raises(ValueError, match="sees nothing called"):
        here.junho.press(here.general, "확인")
    told = here.minji.press(here.general, "확인").payload
    assert "message" not in told
    assert told["container"]["is_ephemeral"]


def test_a_command_is_a_form_of_its_own(here, served, ear):
    here.minji.command("내일 뭐 있지?", here.general)
    assert served.settle()
    [form] = ear.acts()
    told = {name: values[0] for name, values in form.items()}
    assert (told["command"], told["text"], told["channel_name"]) == ("/cal", "내일 뭐 있지?", "general")
    assert (told["user_id"], told["team_id"], told["is_enterprise_install"]) == (
        here.minji.id,
        here.team.id,
        "false",
    )
    assert told["trigger_id"] in here.world.passes.triggers


def test_a_shortcut_on_a_message_carries_it(here):
    said = here.junho.write(here.general, "금요일 7시 회식")
    told = here.minji.shortcut("add_to_calendar", here.general, said["ts"]).payload
    assert (told["type"], told["callback_id"], told["message_ts"]) == (
        "message_action",
        "add_to_calendar",
        said["ts"],
    )
    assert (told["message"]["text"], told["message"]["user"]) == ("금요일 7시 회식", here.junho.id)
    with pytest.raises(ValueError, match="no message shortcut"):
        here.minji.shortcut("new_event", here.general, said["ts"])


# ── what happened, by kinds ──


def test_a_mention_is_told_twice_and_a_direct_message_once(here):
    here.minji.mention(here.general, "내일 회의")
    here.minji.mention(here.minji.dms, "내일 회의")
    kinds = [(one["type"], one.get("channel_type")) for one in here.facts()]
    assert kinds == [("message", "channel"), ("app_mention", None), ("message", "im")]
    message, mention = here.facts()[:2]
    assert message["ts"] == mention["ts"]
    assert message["text"] == f"<@{here.bot.bot_user}> 내일 회의"
    ids = [one.payload["event_id"] for one in here.world.deliveries.all]
    assert len(set(ids)) == 3


def test_the_app_hears_itself_and_other_apps(here):
    here.call("chat.postMessage", channel=here.general.id, text="하나")
    other_app(here.world, here.general, "배포 완료")
    own, other = here.facts("message")
    assert (own["bot_id"], own["user"]) == (here.bot.bot, here.bot.bot_user)
    assert (other["subtype"], "user" in other) == ("bot_message", False)


def test_a_message_changed_or_deleted_is_told_with_what_it_was(here):
    said = here.minji.write(here.general, "내일 3시")
    here.minji.edit(here.general, said["ts"], "내일 4시")
    here.minji.delete(here.general, said["ts"])
    _, changed, deleted = here.facts("message")
    assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "내일 4시")
    assert (changed["previous_message"]["text"], changed["message"]["edited"]["user"]) == (
        "내일 3시",
        here.minji.id,
    )
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", said["ts"])
    assert deleted["ts"] != said["ts"]


def test_a_link_changes_a_message_that_nobody_has_edited(here):
    here.world.settings.previews = True
    here.minji.dm("회의 https://meet.example/abc")
    _, changed = here.facts("message")
    assert changed["subtype"] == "message_changed"
    assert "edited" not in changed["message"]
    assert changed["message"]["text"] == changed["previous_message"]["text"]


def test_files_come_with_their_message_and_by_themselves(here):
    here.minji.dm("이거", [("a.png", b"1"), ("b.heic", b"22")])
    message, *shared = here.facts()
    assert (message["subtype"], [one["name"] for one in message["files"]]) == (
        "file_share",
        ["a.png", "b.heic"],
    )
    assert [one["type"] for one in shared] == ["file_shared"] * 2
    assert shared[0]["file_id"] == message["files"][0]["id"]


def test_a_forwarded_message_keeps_its_author_and_time(here):
    said = here.junho.write(here.general, "금요일 7시 회식", [("map.png", b"1")])
    here.minji.forward(here.general, said["ts"], comment="등록해 줘")
    told = here.facts("message")[-1]
    [shared] = told["attachments"]
    assert (told["text"], shared["text"]) == ("등록해 줘", "금요일 7시 회식")
    assert (shared["author_id"], shared["ts"], shared["is_share"]) == (here.junho.id, said["ts"], True)
    assert shared["files"][0]["name"] == "map.png"


def test_what_is_not_subscribed_to_or_allowed_or_seen_is_not_told(here):
    here.world.app.subscribed -= {"user_change"}
    here.minji.travel("Europe/Paris")
    here.bot.scopes -= {"channels:history"}
    here.minji.write(here.general, "들리나요?")
    elsewhere = here.world.add_channel(here.team, "random", [here.minji.id])
    here.minji.mention(elsewhere, "저기요")
    assert here.facts() == []


def test_people_who_come_and_move_are_told_of(here):
    here.world.add_person(here.team, "지우")
    here.minji.travel("Europe/Paris")
    here.minji.react(here.general, here.minji.write(here.general, "x")["ts"], "eyes")
    joined, moved, _, reaction = here.facts()
    assert (joined["type"], joined["user"]["real_name"]) == ("team_join", "지우")
    assert (moved["type"], moved["user"]["tz"]) == ("user_change", "Europe/Paris")
    assert (reaction["type"], reaction["item"]["channel"]) == ("reaction_added", here.general.id)


# ── answers, silence, repetition ──


def test_who_does_not_answer_well_is_told_three_times_more(here, served, ear):
    ear.answers = [(500, {}, b"")] * 4
    here.minji.dm("하나")
    [delivery] = here.world.deliveries.all
    served.settle()
    assert delivery.tries == ["http_error 500"] * 2
    here.world.now.advance(60)
    served.settle()
    here.world.now.advance(300)
    served.settle()
    assert delivery.state == "failed"
    told = [(one.get("x-slack-retry-num"), one.get("x-slack-retry-reason")) for one, _ in ear.heard]
    assert told == [(None, None), ("1", "http_error"), ("2", "http_error"), ("3", "http_error")]
    assert len({json.loads(body)["event_id"] for _, body in ear.heard}) == 1


def test_who_is_slow_is_told_again_while_still_at_it(here, served, ear):
    here.world.settings.patience = 0.15
    ear.pause = 0.4
    here.minji.dm("하나")
    time.sleep(0.45)
    ear.pause = 0.0
    here.world.now.advance(60)
    assert served.settle()
    reasons = [one.get("x-slack-retry-reason") for one, _ in ear.heard]
    assert reasons[:2] == [None, "http_timeout"]
    assert here.world.deliveries.all[0].state == "acknowledged"


def test_an_app_may_ask_not_to_be_told_again(here, served, ear):
    ear.answers = [(500, {"x-slack-no-retry": "1"}, b"")]
    here.minji.dm("하나")
    assert served.settle()
    assert (len(ear.heard), here.world.deliveries.all[0].state) == (1, "failed")


def test_an_app_that_is_not_there_is_tried_again(here, served, ear):
    here.world.app.reach("http://127.0.0.1:9/slack/events")
    here.minji.dm("하나")
    served.settle()
    assert here.world.deliveries.all[0].tries == ["connection_failed"] * 2


def test_a_command_that_fails_says_so_to_who_gave_it(here, served, ear):
    here.world.settings.patience = 0.15
    ear.answers = [(500, {}, b"")]
    here.minji.command("하나", here.general)
    assert served.settle()
    ear.pause = 0.4
    here.minji.command("둘", here.general)
    assert served.settle()
    assert here.minji.sees(here.general).split("\n") == [
        '(only you) Slackbot: /cal failed with the error "dispatch_failed"',
        '(only you) Slackbot: /cal failed with the error "operation_timeout"',
    ]
    assert len(ear.heard) == 2


def test_a_command_may_be_answered_at_once(here, served, ear):
    here.world.app.subscribed = frozenset()  # or the app would hear of its own answer, and answer that
    ear.answers = [
        (200, {"content-type": "text/plain"}, "너만 봐요".encode()),
        as_json(200, {"response_type": "in_channel", "text": "다 봐요"}),
        as_json(200, {"text": "x", "blocks": [{"type": "carpet"}]}),
    ]
    for _ in range(3):
        here.minji.command("", here.general)
        assert served.settle()
    assert here.junho.sees(here.general) == "Haru: 다 봐요"
    assert '"invalid_blocks"' in here.minji.sees(here.general)


def test_an_answer_to_what_happened_is_not_read(here, served, ear):
    ear.answers = [as_json(200, {"text": "hello"})]
    here.minji.dm("하나")
    assert served.settle()
    assert "which Slack does not read" in here.world.complaints[0]


def test_an_address_is_asked_whether_it_is_one(here, served, ear):
    here.world.verify()
    assert served.settle()
    assert not here.world.verified
    asked_for = ear.facts()[0]
    assert (asked_for["type"], asked_for["token"]) == ("url_verification", here.world.app.verification_token)
    again = here.world.verify()
    here.world.deliveries.acknowledged(again, {"challenge": again.payload["challenge"]})
    assert here.world.verified


# ── faults ──


def test_the_same_may_come_in_copies_under_other_names(here, served, ear):
    here.world.faults.add(Rule("push_copies", "events_api/message.im", copies=10))
    here.minji.dm("하나")
    assert served.settle()
    told = ear.facts()
    assert len(told) == len({one["event_id"] for one in told}) == 11
    assert len({one["event"]["ts"] for one in told}) == 1
    assert all("x-slack-retry-num" not in headers for headers, _ in ear.heard)


@pytest.mark.parametrize(
    ("rule", "heard"),
    [
        (Rule("push_lost", "events_api/*"), ["둘"]),
        (Rule("push_twice", "events_api/*"), ["하나", "하나", "둘"]),
        (Rule("push_late", "events_api/*", delay=5), ["둘", "하나"]),
    ],
)
def test_deliveries_are_lost_doubled_and_late(here, served, ear, rule, heard):
    here.world.faults.add(rule)
    for text in ("하나", "둘"):
        here.minji.dm(text)
        assert served.settle()
    here.world.now.advance(5)
    assert served.settle()
    assert [one["event"]["text"] for one in ear.facts()] == heard


def test_a_token_may_run_out_or_be_taken_back_in_the_middle(here):
    here.world.faults.add(Rule("expire", "/api/chat.*"))
    told = [here.call("chat.postMessage", channel=here.general.id, text="x") for _ in range(2)]
    assert [one["error"] for one in told] == ["token_expired"] * 2
    here.world.tokens.held[here.bot.token].state = "live"
    here.world.faults.add(Rule("revoke", "/api/chat.*"))
    assert here.call("chat.postMessage", channel=here.general.id, text="x")["error"] == "token_revoked"


@pytest.mark.parametrize(
    ("rule", "status", "transport", "posted"),
    [
        (Rule("lost"), 200, "closed", 1),
        (Rule("reset"), 0, "reset", 0),
        (Rule("timeout"), 0, "silent", 0),
        (Rule("timeout", commit=True), 200, "silent", 1),
        (Rule("duplicate"), 200, "whole", 2),
        (Rule("slow"), 200, "slow", 1),
        (Rule("error", status=502), 502, "whole", 0),
        (Rule("throttle", retry_after=3), 429, "whole", 0),
        (Rule("refuse", reason="fatal_error"), 200, "whole", 0),
    ],
)
def test_a_call_meets_its_fault(here, rule, status, transport, posted):
    here.world.faults.add(rule)
    answer = here.answer("chat.postMessage", channel=here.general.id, text="x")
    assert (answer.status, answer.transport, len(here.general.messages)) == (status, transport, posted)
    assert here.answer("chat.postMessage", channel=here.general.id, text="x").status == 200


def test_a_fault_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="meteor"):
        Rule("meteor")


def test_the_login_page_may_come_for_a_good_token_too(here):
    file = here.minji.dm("", [("shot.png", b"png")])["files"][0]
    here.world.faults.add(Rule("login", "/files-pri/*"))
    headers = {"authorization": f"Bearer {here.bot.token}"}
    request = Request.to("GET", file["url_private"].removeprefix(here.world.base), headers)
    assert "Sign in" in here.world.handle(request).body
    assert here.world.handle(request).body == b"png"


# ── answers to interactions ──


def test_an_interaction_is_answered_to_five_times_in_half_an_hour(here):
    address = here.minji.command("x", here.general).payload["response_url"]
    told = [replied(here, address, text=str(number)) for number in range(6)]
    assert [one.status for one in told] == [200] * 5 + [404]
    assert told[5].body == {"ok": False, "error": "used_url"}
    late = here.minji.command("x", here.general).payload["response_url"]
    here.world.now.advance(1801)
    assert replied(here, late, text="x").body["error"] == "expired_url"
    assert here.minji.sees(here.general).count("(only you) Haru") == 5
    assert here.junho.sees(here.general) == ""


def test_an_answer_may_be_for_all_even_where_the_app_is_no_member(here):
    here.minji.kick(here.general)
    address = here.minji.command("x", here.general).payload["response_url"]
    replied(here, address, text="다 봐요", response_type="in_channel")
    assert here.junho.sees(here.general) == "Haru: 다 봐요"


def pressed(here, whispered):
    if whispered:
        here.call("chat.postEphemeral", channel=here.general.id, user=here.minji.id, text="카드", blocks=CARD)
    else:
        here.call("chat.postMessage", channel=here.general.id, text="카드", blocks=CARD)
    return here.minji.press(here.general, "확인").payload["response_url"]


@pytest.mark.parametrize("whispered", [True, False])
def test_a_card_is_replaced_and_taken_away(here, whispered):
    address = pressed(here, whispered)
    assert replied(here, address, replace_original=True, text="됐어요").body == {"ok": True}
    seen = here.minji.sees(here.general)
    assert ("됐어요" in seen, "[확인]" in seen) == (True, False)
    assert replied(here, address, delete_original=True).body == {"ok": True}
    assert here.minji.sees(here.general) == ""
    assert replied(here, address, delete_original=True).body["error"] == "message_not_found"
    assert replied(here, address, replace_original=True, text="x").body["error"] == "message_not_found"


@pytest.mark.parametrize(
    ("told", "status", "refusal"),
    [
        ({}, 400, "no_text"),
        ({"text": "x", "blocks": [{"type": "carpet"}]}, 400, "invalid_blocks"),
        ({"text": "x", "blocks": "[]"}, 400, "invalid_blocks_format"),
    ],
)
def test_an_answer_that_cannot_be_shown_is_refused(here, told, status, refusal):
    address = here.minji.command("x", here.general).payload["response_url"]
    answer = replied(here, address, **told)
    assert (answer.status, answer.body["error"]) == (status, refusal)


def test_an_address_that_was_never_given_is_none(here):
    assert replied(here, "/commands/T1/2/x", text="x").status == 404
    address = here.minji.command("x").payload["response_url"].removeprefix(here.world.base)
    garbage = Request.to("POST", address, {"content-type": "application/json"}, b"{")
    assert here.world.handle(garbage).body["error"] == "invalid_payload"


# ── the wire ──


def test_a_file_may_be_streamed(here, served):
    """A body in chunks, without its length: what clients send for an open file."""
    here.world.uploads["/upload/v1/abc"] = "F1"
    here.world.files["F1"] = File("F1", here.team.id, here.bot.bot_user, "a.txt", 0, 6)
    connection = http.client.HTTPConnection("127.0.0.1", int(served.url.rpartition(":")[2]))
    chunked = {"transfer-encoding": "chunked"}
    connection.request("POST", "/upload/v1/abc", io.BytesIO("한글".encode()), chunked, encode_chunked=True)
    assert connection.getresponse().read() == b"OK - 6"
    connection.close()


def test_a_file_may_come_as_a_form(here):
    here.world.uploads["/upload/v1/abc"] = "F1"
    here.world.files["F1"] = File("F1", here.team.id, here.bot.bot_user, "a.txt", 0, 6)
    body = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n한글\r\n--b--\r\n'
    request = Request.to(
        "POST", "/upload/v1/abc", {"content-type": "multipart/form-data; boundary=b"}, body.encode()
    )
    assert here.world.handle(request).body == "OK - 6"


def test_many_are_told_at_once_while_one_is_slow(here, served, ear):
    ear.pause = 0.3
    begun = time.monotonic()
    for number in range(10):
        here.minji.dm(str(number))
    assert served.settle()
    assert time.monotonic() - begun < 1.5
    assert len(ear.heard) == 10
