"""The Web API as an app meets it: tokens, scopes, arguments, pace, and what each method does and refuses."""

from __future__ import annotations

import json

import pytest

from tests.fakes.slack.limits import Limits
from tests.fakes.slack.message import Request
from tests.fakes.slack.scene import scene

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "*회의*"}}


@pytest.fixture
def here():
    return scene()


def error(answer) -> str | None:
    return answer.get("error")


# ── the door ──


def test_who_calls_is_told_who_they_are(here):
    told = here.call("auth.test")
    assert told["ok"]
    assert (told["team_id"], told["user_id"], told["bot_id"]) == (
        here.team.id,
        here.bot.bot_user,
        here.bot.bot,
    )


@pytest.mark.parametrize(
    ("token", "refusal"),
    [(None, "not_authed"), ("xoxb-nobody", "invalid_auth"), ("app", "not_allowed_token_type")],
)
def test_a_token_must_be_one(here, token, refusal):
    token = here.world.tokens.app_token if token == "app" else token
    assert error(here.call("auth.test", token)) == refusal


@pytest.mark.parametrize("state", ["token_revoked", "account_inactive", "token_expired"])
def test_a_token_that_is_worth_nothing_says_why(here, state):
    here.world.tokens.held[here.bot.token].state = state
    assert error(here.call("auth.test")) == state


def test_a_method_that_is_not_there_is_unknown(here):
    assert here.call("chat.shout") == {"ok": False, "error": "unknown_method", "req_method": "chat.shout"}


def test_a_scope_that_is_missing_is_named(here):
    here.world.tokens.held[here.bot.token].scopes = frozenset({"im:history"})
    answer = here.answer("chat.postMessage", channel=here.general.id, text="x")
    assert answer.body == {
        "ok": False,
        "error": "missing_scope",
        "needed": "chat:write",
        "provided": "im:history",
    }
    assert answer.head()["x-accepted-oauth-scopes"] == "chat:write"
    assert answer.head()["x-oauth-scopes"] == "im:history"


def test_scopes_of_conversations_go_by_their_kind(here):
    here.world.tokens.held[here.bot.token].scopes = frozenset({"im:history", "im:read"})
    assert error(here.form("conversations.history", channel=here.minji.dms.id)) is None
    told = here.form("conversations.history", channel=here.general.id)
    assert (told["error"], told["needed"]) == ("missing_scope", "channels:history")


def test_what_must_be_given_is_asked_for(here):
    told = here.call("chat.postMessage", text="x")
    assert error(told) == "invalid_arguments"
    assert told["response_metadata"]["messages"] == ["[ERROR] missing required field: channel"]


def test_json_is_not_read_by_methods_that_take_forms(here):
    assert error(here.call("users.info", user=here.minji.id)) == "invalid_arguments"
    assert here.form("users.info", user=here.minji.id)["user"]["id"] == here.minji.id


@pytest.mark.parametrize(
    ("headers", "body", "refusal"),
    [
        ({}, b"channel=C1", "missing_post_type"),
        ({"content-type": "application/xml"}, b"<a/>", "invalid_post_type"),
        ({"content-type": "application/json"}, b"{", "invalid_json"),
        ({"content-type": "application/json"}, b"[1]", "json_not_object"),
    ],
)
def test_a_body_must_be_of_a_known_kind(here, headers, body, refusal):
    headers = headers | {"authorization": f"Bearer {here.bot.token}"}
    assert (
        here.world.handle(Request.to("POST", "/api/chat.postMessage", headers, body)).body["error"] == refusal
    )


def test_a_token_may_come_as_an_argument(here):
    body = json.dumps({"token": here.bot.token}).encode()
    request = Request.to("POST", "/api/auth.test", {"content-type": "application/json"}, body)
    assert here.world.handle(request).body["ok"]
    assert here.world.handle(Request.to("GET", f"/api/auth.test?token={here.bot.token}")).body["ok"]


def test_an_argument_that_is_not_known_is_passed_over_but_noted(here):
    assert here.call("chat.postMessage", channel=here.general.id, text="x", colour="red")["ok"]
    assert here.world.complaints == ["chat.postMessage was given 'colour', which it does not know"]


# ── pace ──


def test_a_channel_takes_a_message_a_second(here):
    now = [0.0]
    here.world.limits = Limits(burst=2, clock=lambda: now[0])

    def post(channel):
        return here.answer("chat.postMessage", channel=channel, text="x").status

    other = here.minji.dms.id
    assert [post(here.general.id) for _ in range(3)] == [200, 200, 429]
    assert post(other) == 200
    now[0] = 1.0
    assert [post(here.general.id) for _ in range(2)] == [200, 429]
    assert len(here.general.messages) == 3


def test_a_minute_holds_so_many_calls_of_a_method(here):
    now = [0.0]
    here.world.limits = Limits(tiers={1: 1, 2: 2, 3: 3, 4: 4}, clock=lambda: now[0])
    answers = [here.answer("reactions.add", channel="C", name="x", timestamp="1") for _ in range(4)]
    assert [one.status for one in answers] == [200, 200, 200, 429]
    assert answers[3].body == {"ok": False, "error": "ratelimited"}
    assert answers[3].headers["retry-after"] == "60"
    now[0] = 60.5
    assert here.answer("reactions.add", channel="C", name="x", timestamp="1").status == 200


# ── messages ──


def test_a_message_is_kept_as_slack_keeps_it(here):
    told = here.call(
        "chat.postMessage", channel=here.general.id, text="Q&A <b> https://haru.app/x <@U1>", blocks=[SECTION]
    )
    message = told["message"]
    assert message["text"] == "Q&amp;A &lt;b&gt; <https://haru.app/x> <@U1>"
    assert (message["bot_id"], message["user"], message["app_id"]) == (
        here.bot.bot,
        here.bot.bot_user,
        here.world.app.id,
    )
    assert len(message["blocks"][0]["block_id"]) == 5
    assert message["blocks"][0]["text"]["verbatim"] is False


def test_blocks_may_come_as_text(here):
    assert here.form("chat.postMessage", channel=here.general.id, text="x", blocks=json.dumps([SECTION]))[
        "ok"
    ]
    assert error(here.form("chat.postMessage", channel=here.general.id, text="x", blocks="[{")) == (
        "invalid_blocks_format"
    )


@pytest.mark.parametrize(
    ("args", "refusal"),
    [
        ({"channel": "C0NOWHERE00"}, "channel_not_found"),
        ({"text": ""}, "no_text"),
        ({"text": None}, "no_text"),
        ({"blocks": {"type": "divider"}}, "invalid_blocks_format"),
        (
            {"blocks": [SECTION | {"text": {"type": "mrkdwn", "text": "가" * 2900}}] * 5},
            "msg_blocks_too_long",
        ),
        ({"markdown_text": "# x"}, "markdown_text_conflict"),
        ({"markdown_text": "x" * 12_001, "text": None}, "msg_too_long"),
        ({"attachments": [{}] * 101}, "too_many_attachments"),
        ({"metadata": {"event_type": "x"}}, "invalid_metadata_schema"),
    ],
)
def test_a_message_that_cannot_be_is_refused(here, args, refusal):
    given = {"channel": here.general.id, "text": "x"} | args
    assert error(here.call("chat.postMessage", **given)) == refusal
    assert here.general.messages == {}


def test_a_text_that_is_too_long_is_cut_when_posted_and_refused_when_changed(here):
    told = here.call("chat.postMessage", channel=here.general.id, text="가" * 40_001)
    assert len(told["message"]["text"]) == 40_000
    changed = here.call("chat.update", channel=here.general.id, ts=told["ts"], text="가" * 4_001)
    assert error(changed) == "msg_too_long"


def test_a_message_without_text_is_posted_but_noted(here):
    told = here.call("chat.postMessage", channel=here.general.id, blocks=[SECTION])
    assert told["message"]["text"] == "This content can't be displayed."
    assert here.world.complaints


def test_channels_are_open_to_members_and_with_a_scope_to_others(here):
    public = here.world.add_channel(here.team, "random", [here.minji.id])
    private = here.world.add_channel(here.team, "secret", [here.minji.id], "group")
    assert here.call("chat.postMessage", channel=public.id, text="x")["ok"]
    assert here.call("chat.postMessage", channel="#random", text="x")["channel"] == public.id
    assert error(here.call("chat.postMessage", channel=private.id, text="x")) == "channel_not_found"
    here.world.tokens.held[here.bot.token].scopes -= {"chat:write.public"}
    assert error(here.call("chat.postMessage", channel=public.id, text="x")) == "not_in_channel"
    here.minji.archive(here.general)
    assert error(here.call("chat.postMessage", channel=here.general.id, text="x")) == "is_archived"


def test_a_persons_id_stands_for_their_direct_messages(here):
    assert here.call("chat.postMessage", channel=here.minji.id, text="x")["channel"] == here.minji.dms.id
    here.minji.leave()
    assert error(here.call("chat.postMessage", channel=here.minji.id, text="x")) == "user_disabled"


def test_replies_are_kept_under_their_parent(here):
    asked = here.minji.write(here.general, "내일 몇 시?")
    here.call("chat.postMessage", channel=here.general.id, text="3시", thread_ts=asked["ts"])
    aloud = here.call(
        "chat.postMessage", channel=here.general.id, text="3시요", thread_ts=asked["ts"], reply_broadcast=True
    )
    assert aloud["message"]["subtype"] == "thread_broadcast"
    parent = here.form("conversations.history", channel=here.general.id)["messages"][-1]
    assert (parent["reply_count"], parent["reply_users"]) == (2, [here.bot.bot_user])
    thread = here.form("conversations.replies", channel=here.general.id, ts=asked["ts"])["messages"]
    assert [one["text"] for one in thread] == ["내일 몇 시?", "3시", "3시요"]
    assert (
        error(here.form("conversations.replies", channel=here.general.id, ts="1.000000"))
        == "thread_not_found"
    )
    assert here.world.complaints == []


def test_a_reply_to_a_reply_or_to_nothing_is_noted(here):
    asked = here.minji.write(here.general, "내일 몇 시?")
    reply = here.call("chat.postMessage", channel=here.general.id, text="3시", thread_ts=asked["ts"])
    again = here.call("chat.postMessage", channel=here.general.id, text="네", thread_ts=reply["ts"])
    assert again["message"]["thread_ts"] == asked["ts"]
    here.call("chat.postMessage", channel=here.general.id, text="x", thread_ts="1.000000")
    assert len(here.world.complaints) == 2


def test_a_message_is_changed_by_who_wrote_it(here):
    posted = here.call("chat.postMessage", channel=here.general.id, text="하나", blocks=[SECTION])
    told = here.call("chat.update", channel=here.general.id, ts=posted["ts"], text="둘")
    assert (told["text"], told["message"]["edited"]["user"]) == ("둘", here.bot.bot_user)
    assert told["message"]["blocks"] == posted["message"]["blocks"]
    assert here.world.complaints == ["chat.update: the message keeps its blocks, for none were given"]
    bare = here.call("chat.update", channel=here.general.id, ts=posted["ts"], text="셋", blocks=[])
    assert "blocks" not in bare["message"]


@pytest.mark.parametrize(("method", "verb"), [("chat.update", "update"), ("chat.delete", "delete")])
def test_what_is_not_ones_own_cannot_be_touched(here, method, verb):
    theirs = here.minji.write(here.general, "내 것")
    told = here.call(method, channel=here.general.id, ts=theirs["ts"], text="x")
    assert error(told) == f"cant_{verb}_message"
    told = here.call(method, channel=here.general.id, ts="1.000000", text="x")
    assert error(told) == "message_not_found"


def test_a_workspace_may_bound_how_long_messages_can_be_changed(here):
    posted = here.call("chat.postMessage", channel=here.general.id, text="하나")
    here.world.settings.edit_window = 60
    here.world.now.advance(61)
    told = here.call("chat.update", channel=here.general.id, ts=posted["ts"], text="둘")
    assert error(told) == "edit_window_closed"


def test_a_deleted_message_with_replies_leaves_a_headstone(here):
    posted = here.call("chat.postMessage", channel=here.general.id, text="하나")
    here.minji.write(here.general, "왜?", thread=posted["ts"])
    assert here.call("chat.delete", channel=here.general.id, ts=posted["ts"])["ok"]
    assert here.general.messages[posted["ts"]]["subtype"] == "tombstone"
    assert error(here.call("chat.delete", channel=here.general.id, ts=posted["ts"])) == "message_not_found"


def test_a_whisper_is_seen_by_one_and_is_in_no_history(here):
    told = here.call("chat.postEphemeral", channel=here.general.id, user=here.minji.id, text="너만")
    assert here.minji.sees(here.general) == "(only you) Haru: 너만"
    assert here.junho.sees(here.general) == ""
    assert here.form("conversations.history", channel=here.general.id)["messages"] == []
    changed = here.call("chat.update", channel=here.general.id, ts=told["message_ts"], text="x")
    assert error(changed) == "message_not_found"
    here.minji.reload()
    assert here.minji.sees(here.general) == ""


def test_a_whisper_needs_both_in_the_channel(here):
    other = here.world.add_person(here.team, "지우")
    told = here.call("chat.postEphemeral", channel=here.general.id, user=other.id, text="x")
    assert error(told) == "user_not_in_channel"
    here.minji.kick(here.general)
    told = here.call("chat.postEphemeral", channel=here.general.id, user=here.minji.id, text="x")
    assert error(told) == "not_in_channel"


def test_links_grow_previews_only_when_they_are_asked_for(here):
    def lines(**more):
        here.general.messages.clear()
        here.call("chat.postMessage", channel=here.general.id, text="https://haru.app/a", **more)
        return here.minji.sees(here.general).count("\n")

    assert [lines(), lines(unfurl_links=True), lines(unfurl_links=False)] == [0, 1, 0]
    here.call("chat.postMessage", channel=here.general.id, text="https://haru.app/a.png", unfurl_media=False)
    assert "│" not in here.minji.sees(here.general)


def test_reactions_are_added_once(here):
    said = here.minji.write(here.general, "안녕")
    args = {"channel": here.general.id, "name": "eyes", "timestamp": said["ts"]}
    refusals = [error(here.call("reactions.add", **args)) for _ in range(2)]
    assert refusals == [None, "already_reacted"]
    assert here.minji.sees(here.general) == "민지: 안녕\n    :eyes: 1"
    refusals = [error(here.call("reactions.remove", **args)) for _ in range(2)]
    assert refusals == [None, "no_reaction"]
    assert error(here.call("reactions.add", **args | {"timestamp": "soon"})) == "bad_timestamp"
    assert error(here.call("reactions.add", **args | {"timestamp": "1.000000"})) == "message_not_found"
    assert error(here.call("reactions.add", **args | {"name": "눈"})) == "invalid_name"


def test_a_message_has_an_address(here):
    said = here.minji.write(here.general, "안녕")
    told = here.form("chat.getPermalink", channel=here.general.id, message_ts=said["ts"])
    assert told["permalink"].endswith(f"/archives/{here.general.id}/p{said['ts'].replace('.', '')}")


# ── conversations and people ──


def test_direct_messages_are_opened_once(here):
    first = here.call("conversations.open", users=here.minji.id)
    again = here.call("conversations.open", users=here.minji.id, return_im=True)
    assert first["channel"]["id"] == again["channel"]["id"]
    assert (again["already_open"], again["channel"]["user"]) == (True, here.minji.id)
    several = here.call("conversations.open", users=f"{here.minji.id},{here.junho.id}")
    assert here.form("conversations.info", channel=several["channel"]["id"])["channel"]["is_mpim"]
    assert error(here.call("conversations.open", users=here.bot.bot_user)) == "cannot_dm_bot"
    assert error(here.call("conversations.open", users="U0NOBODY")) == "user_not_found"
    assert error(here.call("conversations.open")) == "users_list_not_supplied"


def test_lists_come_in_pages(here):
    for number in range(5):
        here.minji.write(here.general, str(number))
    found, cursor = [], ""
    while True:
        page = here.form("conversations.history", channel=here.general.id, limit=2, cursor=cursor or "0")
        found += [one["text"] for one in page["messages"]]
        if not page["has_more"]:
            break
        cursor = page["response_metadata"]["next_cursor"]
    assert found == ["4", "3", "2", "1", "0"]
    third = list(here.general.messages)[2]
    told = here.form("conversations.history", channel=here.general.id, oldest=third, inclusive=True)
    assert [one["text"] for one in told["messages"]] == ["4", "3", "2"]


def test_a_person_is_told_of_with_their_zone(here):
    here.minji.travel("America/New_York")
    told = here.form("users.info", user=here.minji.id, include_locale=True)["user"]
    assert (told["tz"], told["tz_offset"], told["locale"]) == ("America/New_York", -18000, "ko-KR")
    assert told["profile"]["email"] == "minji@example.com"
    here.world.tokens.held[here.bot.token].scopes -= {"users:read.email"}
    assert "email" not in here.form("users.info", user=here.minji.id)["user"]["profile"]
    assert error(here.form("users.info", user="U0NOBODY")) == "user_not_found"


def test_people_of_other_workspaces_are_unknown_until_they_share_a_channel(here):
    other = here.world.add_team("다른 회사")
    guest = here.world.add_person(other, "guest")
    assert error(here.form("users.info", user=guest.id)) == "user_not_found"
    here.world.add_channel(here.team, "shared", [here.minji.id, guest.id, here.bot.bot_user], shared=[other])
    assert here.form("users.info", user=guest.id)["user"]["is_stranger"]


def test_an_app_may_unfurl_its_own_links(here):
    here.world.app.domains = ("haru.app",)
    said = here.minji.write(here.general, "https://haru.app/e/1")
    [shared] = here.facts("link_shared")
    assert shared["links"] == [{"url": "https://haru.app/e/1", "domain": "haru.app"}]
    args = {"channel": here.general.id, "ts": said["ts"]}
    assert here.call("chat.unfurl", **args, unfurls={"https://haru.app/e/1": {"text": "회의"}})["ok"]
    assert here.minji.sees(here.general).endswith("│ 회의")
    refused = here.call("chat.unfurl", **args, unfurls={"https://else.app": {"text": "x"}})
    assert error(refused) == "cannot_unfurl_url"


# ── files ──


def test_files_go_up_in_three_steps(here):
    url = here.form("files.getUploadURLExternal", filename="일정.ics", length=3)
    path = url["upload_url"].removeprefix(here.world.base)
    early = here.call("files.completeUploadExternal", files=[{"id": url["file_id"]}])
    assert error(early) == "file_not_found"
    assert here.world.handle(Request.to("POST", path, {}, b"abc")).body == "OK - 3"
    done = here.call(
        "files.completeUploadExternal",
        files=[{"id": url["file_id"], "title": "일정"}],
        channel_id=here.general.id,
        initial_comment="여기요",
    )
    assert (done["files"][0]["title"], done["files"][0]["size"]) == ("일정", 3)
    assert here.minji.sees(here.general) == "Haru: 여기요\n    📎 일정.ics"


def fetched(here, address, token):
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return here.world.handle(Request.to("GET", address.removeprefix(here.world.base), headers))


def test_a_private_file_needs_a_token_that_may_read_it(here):
    file = here.minji.dm("", [("shot.png", b"png")])["files"][0]
    whole = fetched(here, file["url_private_download"], here.bot.token)
    assert (whole.body, whole.head()["content-type"]) == (b"png", "image/png")
    for token in (None, "xoxb-wrong"):
        away = fetched(here, file["url_private"], token)
        assert away.status == 302
        page = fetched(here, away.headers["location"], token)
        assert page.status == 200
        assert "Sign in" in page.body
    here.world.tokens.held[here.bot.token].scopes -= {"files:read"}
    login = fetched(here, file["url_private"], here.bot.token)
    assert (login.status, "Sign in" in login.body) == (200, True)


def test_a_file_is_seen_only_where_it_is_shared(here):
    alone = here.world.add_channel(here.team, "secret", [here.minji.id], "group")
    file = here.minji.write(alone, "", [("shot.png", b"png")])["files"][0]
    assert error(here.form("files.info", file=file["id"])) == "file_not_found"
    assert fetched(here, file["url_private"], here.bot.token).status == 404
    here.minji.forward(alone, next(iter(alone.messages)))
    assert here.form("files.info", file=file["id"])["file"]["mimetype"] == "image/png"
    here.world.files[file["id"]].deleted = True
    assert error(here.form("files.info", file=file["id"])) == "file_deleted"


def test_in_shared_channels_files_are_only_hinted_at(here):
    other = here.world.add_team("다른 회사")
    shared = here.world.add_channel(here.team, "shared", [here.minji.id, here.bot.bot_user], shared=[other])
    file = here.minji.write(shared, "일정이에요", [("shot.png", b"png")])["files"][0]
    assert file["url_private"]
    [told] = here.facts("file_share")
    assert told["files"] == [
        {
            "id": file["id"],
            "created": file["created"],
            "timestamp": file["timestamp"],
            "mode": "file_access",
            "file_access": "check_file_info",
        }
    ]
    assert here.form("files.info", file=file["id"])["file"]["url_private"] == file["url_private"]
    assert here.form("conversations.history", channel=shared.id)["messages"][0]["files"][0]["size"] == 3


def test_apps_and_workspaces_are_told_of(here):
    told = here.form("bots.info", bot=here.bot.bot)["bot"]
    assert (told["user_id"], told["app_id"], told["name"]) == (here.bot.bot_user, here.world.app.id, "Haru")
    assert here.form("bots.info")["bot"]["id"] == here.bot.bot
    assert error(here.form("bots.info", bot="B0NOBODY")) == "bot_not_found"
    assert here.form("team.info")["team"]["domain"] == "haru-test"
    here.team.enterprise = ("E1", "큰 회사")
    assert here.form("team.info")["team"]["enterprise_name"] == "큰 회사"
    assert here.call("auth.test")["enterprise_id"] == "E1"
    assert here.form("users.profile.get", user=here.minji.id)["profile"]["real_name"] == "민지"
    assert error(here.form("users.profile.get")) == "user_not_found"
    assert here.call("api.test", None, foo="bar")["args"] == {"foo": "bar"}
