"""The app comes into workspaces and goes: consent, codes, rotation, organizations, revocation, manifests."""

from __future__ import annotations

from base64 import b64encode
from copy import deepcopy
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from tests.fakes.slack.message import FORM, Request
from tests.fakes.slack.scene import scene
from tests.fakes.slack.tokens import Script

REDIRECT = "https://haru.app/slack/oauth_redirect"
SCOPE = "chat:write,commands,im:history"


@pytest.fixture
def here():
    made = scene()
    made.world.tokens.script = Script()
    made.jiu = None
    return made


@pytest.fixture
def elsewhere(here):
    """Another workspace, which the app is not in yet."""
    team = here.world.add_team("다른 회사", "other", enterprise=("E0ORG000001", "큰 회사"))
    here.jiu = here.world.add_person(team, "지우")
    here.world.tokens.script = Script(here.jiu.id)
    return team


def screen(here, **more):
    told = {
        "client_id": here.world.app.client_id,
        "scope": SCOPE,
        "redirect_uri": REDIRECT,
        "state": "s",
    } | more
    query = urlencode({name: value for name, value in told.items() if value is not None})
    return here.world.handle(Request.to("GET", f"/oauth/v2/authorize?{query}"))


def back(response) -> dict[str, str]:
    assert response.status == 302
    assert response.headers["location"].startswith(f"{REDIRECT}?")
    return dict(parse_qsl(urlsplit(response.headers["location"]).query))


def access(here, secret=None, basic=True, **args):
    app = here.world.app
    pair = (app.client_id, secret or app.client_secret)
    headers = {"content-type": FORM}
    if basic:
        headers["authorization"] = "Basic " + b64encode(":".join(pair).encode()).decode()
    else:
        args |= {"client_id": pair[0], "client_secret": pair[1]}
    return here.world.handle(
        Request.to("POST", "/api/oauth.v2.access", headers, urlencode(args).encode())
    ).body


def granted(here, **more):
    return access(here, code=back(screen(here))["code"], redirect_uri=REDIRECT, **more)


def test_an_installation_is_a_screen_a_code_and_a_token(here, elsewhere):
    told = back(screen(here))
    assert told["state"] == "s"
    found = access(here, code=told["code"], redirect_uri=REDIRECT)
    assert (found["team"], found["authed_user"]) == (
        {"id": elsewhere.id, "name": "다른 회사"},
        {"id": here.jiu.id},
    )
    assert (found["token_type"], found["scope"]) == ("bot", "chat:write,commands,im:history")
    assert found["enterprise"] == {"id": "E0ORG000001", "name": "큰 회사"}
    assert "refresh_token" not in found
    assert found["access_token"].startswith("xoxb-")
    who = here.call("auth.test", found["access_token"])
    assert (who["team_id"], who["user_id"]) == (elsewhere.id, found["bot_user_id"])
    assert access(here, code=told["code"], redirect_uri=REDIRECT)["error"] == "invalid_code"


def test_the_apps_secret_may_come_either_way_and_must_be_right(here, elsewhere):
    assert granted(here, basic=False)["ok"]
    assert granted(here, secret="guessed")["error"] == "bad_client_secret"
    code = back(screen(here))["code"]
    request = Request.to("POST", f"/api/oauth.v2.access?code={code}", {"content-type": FORM})
    assert here.world.handle(request).body["error"] == "invalid_client_id"


@pytest.mark.parametrize(
    ("args", "refusal"),
    [
        ({"code": "1.2.x"}, "invalid_code"),
        ({"code": None}, "bad_redirect_uri"),
        ({"grant_type": "password"}, "invalid_grant_type"),
        ({"grant_type": "refresh_token", "refresh_token": "xoxe-1-no"}, "invalid_refresh_token"),
    ],
)
def test_what_is_not_right_gets_no_token(here, elsewhere, args, refusal):
    code = back(screen(here))["code"]
    given = {name: value or code for name, value in args.items()}
    assert access(here, **given)["error"] == refusal


def test_a_code_lives_ten_minutes(here, elsewhere):
    code = back(screen(here))["code"]
    here.world.now.advance(601)
    assert access(here, code=code, redirect_uri=REDIRECT)["error"] == "invalid_code"


def test_somebody_may_refuse(here):
    here.world.tokens.script = Script(deny=True)
    assert back(screen(here)) == {"error": "access_denied", "state": "s"}


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"client_id": "9.9"}, "invalid_client_id"),
        ({"scope": ""}, "invalid_scope_requested"),
        ({"scope": "chat:write,fly"}, "invalid_scope"),
        ({"redirect_uri": "https://evil.example/x"}, "bad_redirect_uri"),
    ],
)
def test_a_screen_that_cannot_be_says_why_and_leads_nowhere(here, more, problem):
    here.world.app.redirects = (REDIRECT,)
    told = screen(here, **more)
    assert (told.status, problem in told.body) == (200, True)


def test_the_screen_may_be_answered_by_hand(here, elsewhere):
    here.world.tokens.script = None
    told = screen(here)
    assert "지우 (다른 회사)" in told.body
    links = [part.split('"')[0].replace("&amp;", "&") for part in told.body.split('href="')[1:]]
    mine = next(link for link in links if here.jiu.id in link)
    found = access(here, code=back(here.world.handle(Request.to("GET", mine)))["code"], redirect_uri=REDIRECT)
    assert found["team"]["id"] == elsewhere.id
    cancelled = back(here.world.handle(Request.to("GET", links[-1])))
    assert cancelled["error"] == "access_denied"


def test_installing_again_adds_scopes_to_the_same_token(here, elsewhere):
    first = granted(here)
    code = back(screen(here, scope="files:read"))["code"]
    again = access(here, code=code, redirect_uri=REDIRECT)
    assert again["access_token"] == first["access_token"]
    assert again["scope"] == "chat:write,commands,files:read,im:history"


def test_a_person_may_grant_a_token_of_their_own(here, elsewhere):
    code = back(screen(here, user_scope="users:read"))["code"]
    told = access(here, code=code, redirect_uri=REDIRECT)["authed_user"]
    assert (told["token_type"], told["scope"]) == ("user", "users:read")
    assert "bot_id" not in here.call("auth.test", told["access_token"])


# ── rotation ──


def test_rotated_tokens_run_out_after_twelve_hours_and_are_renewed_once(here, elsewhere):
    here.world.app.rotation = True
    first = granted(here)
    assert (first["expires_in"], first["access_token"][:12]) == (43200, "xoxe.xoxb-1-")
    here.world.now.advance(43000)
    args = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    second = access(here, **args)
    assert second["access_token"] != first["access_token"]
    assert second["refresh_token"] != first["refresh_token"]
    assert access(here, **args)["error"] == "invalid_refresh_token"
    assert here.call("auth.test", first["access_token"])["expires_in"] == 200  # both live for a while
    here.world.now.advance(200)
    assert here.call("auth.test", first["access_token"])["error"] == "token_expired"
    assert here.call("auth.test", second["access_token"])["ok"]


# ── going ──


def test_an_app_that_is_taken_out_hears_of_it_and_its_token_is_worth_nothing(here):
    here.minji.dm("안녕")
    here.minji.uninstall()
    revoked, gone = here.facts()[-2:]
    assert (revoked["type"], revoked["tokens"]) == (
        "tokens_revoked",
        {"oauth": [], "bot": [here.bot.bot_user]},
    )
    assert gone["type"] == "app_uninstalled"
    assert here.call("auth.test")["error"] == "account_inactive"
    with pytest.raises(ValueError, match="not installed"):
        here.minji.dm("아직 있나요?")
    address = here.minji.world.deliveries.all[0].payload["authorizations"][0]["user_id"]
    again = here.world.install(here.team)
    assert again.bot_user == address  # it comes back as who it was
    assert here.call("auth.test", again.token)["ok"]
    assert here.minji.sees() == "민지: 안녕"


def test_an_app_may_leave_by_itself(here):
    app = here.world.app
    for args, refusal in (
        ({"client_id": "9", "client_secret": app.client_secret}, "invalid_client_id"),
        ({"client_id": app.client_id, "client_secret": "x"}, "bad_client_secret"),
        ({"client_id": app.client_id, "client_secret": app.client_secret}, None),
    ):
        assert here.form("apps.uninstall", **args).get("error") == refusal
    assert here.world.installations == {}


def test_a_token_may_be_taken_back_alone(here):
    assert here.form("auth.revoke", test=1) == {"ok": True, "revoked": False}
    assert here.form("auth.revoke")["revoked"]
    assert here.facts()[-1]["type"] == "tokens_revoked"
    assert here.call("auth.test")["error"] == "token_revoked"


def test_views_and_memberships_go_with_the_app(here):
    view = {"type": "home", "blocks": [{"type": "divider"}]}
    here.call("views.publish", user_id=here.minji.id, view=view)
    here.minji.uninstall()
    assert here.world.windows.homes == {}
    assert here.bot.bot_user not in here.general.members


# ── organizations ──


def test_an_organization_installs_for_all_its_workspaces(here, elsewhere):
    here.world.tokens.script = Script(here.jiu.id, org=True)
    second = here.world.add_team("그 자회사", "sub", enterprise=("E0ORG000001", "큰 회사"))
    found = granted(here)
    assert (found["is_enterprise_install"], found["team"], found["enterprise"]["id"]) == (
        True,
        None,
        "E0ORG000001",
    )
    assert here.call("auth.test", found["access_token"])["is_enterprise_install"]
    for team in (elsewhere, second):
        member = here.world.add_person(team, "누군가")
        channel = here.world.im(member.id, found["bot_user_id"])
        assert here.call("chat.postMessage", found["access_token"], channel=channel.id, text="x")["ok"]
    told = here.world.deliveries.all[-1].payload
    [grant] = told["authorizations"]
    assert (told["enterprise_id"], grant["is_enterprise_install"], grant["team_id"]) == (
        "E0ORG000001",
        True,
        None,
    )
    from tests.fakes.slack.hand import Hand

    asked = Hand(here.world, here.jiu).command("x").payload
    assert (asked["is_enterprise_install"], asked["enterprise_id"]) == ("true", "E0ORG000001")
    acted = Hand(here.world, here.jiu).shortcut("new_event").payload
    assert (acted["is_enterprise_install"], acted["enterprise"]["name"]) == (True, "큰 회사")


# ── manifests ──

MANIFEST = {
    "display_information": {"name": "Haru"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": "Haru"},
        "slash_commands": [
            {"command": "/cal", "description": "일정", "url": "https://haru.app/slack/events"}
        ],
        "shortcuts": [
            {
                "name": "일정에 넣기",
                "type": "message",
                "callback_id": "add",
                "description": "이 메시지를 일정으로",
            }
        ],
    },
    "oauth_config": {
        "redirect_urls": [REDIRECT],
        "scopes": {"bot": ["commands", "chat:write", "im:history"]},
    },
    "settings": {
        "event_subscriptions": {
            "request_url": "https://haru.app/slack/events",
            "bot_events": ["message.im", "app_home_opened"],
        },
        "interactivity": {"is_enabled": True, "request_url": "https://haru.app/slack/events"},
        "token_rotation_enabled": True,
    },
}


def changed(*path, to):
    made = deepcopy(MANIFEST)
    held = made
    for name in path[:-1]:
        held = held[name]
    if to is None:
        del held[path[-1]]
    else:
        held[path[-1]] = to
    return made


def validated(here, manifest):
    return here.call("apps.manifest.validate", here.world.tokens.config_token, manifest=manifest)


def test_a_manifest_sets_the_app_up(here):
    assert validated(here, MANIFEST)["ok"]
    app = here.world.app
    app.configure(MANIFEST)
    assert (app.commands, app.shortcuts, app.rotation) == (("/cal",), (("message", "add"),), True)
    assert (
        app.address("events")
        == app.address("options")
        == app.address("/cal")
        == "https://haru.app/slack/events"
    )
    assert (app.subscribed, app.redirects) == ({"message.im", "app_home_opened"}, (REDIRECT,))


@pytest.mark.parametrize(
    ("manifest", "pointer", "message"),
    [
        (
            changed("display_information", "name", to="x" * 36),
            "/display_information/name",
            "must be less than 36",
        ),
        (changed("display_information", to=None), "/", "missing required field: display_information"),
        (changed("features", "colour", to="red"), "/features", "invalid additional property: colour"),
        (changed("features", "bot_user", to=None), "/features/bot_user", "need a bot user"),
        (
            changed("oauth_config", "scopes", "bot", to=["commands", "chat:write"]),
            "/settings/event_subscriptions/bot_events/0",
            "requires scope im:history: message.im",
        ),
        (
            changed("oauth_config", "scopes", "bot", to=["im:history", "fly"]),
            "/oauth_config/scopes/bot/1",
            "Illegal bot scopes found: fly",
        ),
        (
            changed("settings", "event_subscriptions", "bot_events", to=["message.all"]),
            "/settings/event_subscriptions/bot_events/0",
            "not known: message.all",
        ),
        (
            changed("settings", "event_subscriptions", "request_url", to=None),
            "/settings/event_subscriptions",
            "requires a request URL or Socket Mode",
        ),
        (
            changed("settings", "interactivity", to={"is_enabled": False}),
            "/settings/interactivity",
            "Interactivity must be enabled",
        ),
        (
            changed("features", "slash_commands", to=[{"command": "/CAL", "description": "x"}]),
            "/features/slash_commands/0/command",
            "does not match pattern",
        ),
    ],
)
def test_what_is_wrong_with_a_manifest_is_told(here, manifest, pointer, message):
    told = validated(here, manifest)
    assert told["error"] == "invalid_manifest"
    assert any(one["pointer"] == pointer and message in one["message"] for one in told["errors"]), told[
        "errors"
    ]


def test_a_manifest_for_socket_mode_needs_no_addresses(here):
    manifest = changed("settings", to={"socket_mode_enabled": True, "interactivity": {"is_enabled": True}})
    del manifest["features"]["slash_commands"][0]["url"]
    assert validated(here, manifest)["ok"]
    assert validated(here, "{")["error"] == "invalid_manifest"
    assert here.call("apps.manifest.validate", manifest=MANIFEST)["error"] == "not_allowed_token_type"
