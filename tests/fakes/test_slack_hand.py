"""What people see, the control API for a hand or another process, worlds in-process, and the stand-in by hand."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import urllib.error
import urllib.request
from base64 import b64encode

import pytest

from tests.fakes.slack.faults import Rule
from tests.fakes.slack.inside import deliver
from tests.fakes.slack.scene import scene
from tests.fakes.slack.server import Served


def plain(text):
    return {"type": "plain_text", "text": text}


def mark(text):
    return {"type": "mrkdwn", "text": text}


@pytest.fixture
def here():
    return scene()


@pytest.fixture
def served(here):
    with Served(here.world) as running:
        yield running


# ── seeing ──


def test_a_conversation_is_seen_as_text_with_its_buttons(here):
    here.world.settings.previews = False
    asked = here.minji.write(here.general, f"<@{here.junho.id}> 금요일 <7시>?", raw=False)
    here.junho.write(
        here.general, "<!date^1795392000^{date}|11월 23일> <https://x.kr|여기> &amp; 저기", raw=True
    )
    here.minji.write(here.general, "좋아요", thread=asked["ts"])
    options = [{"text": plain("15분"), "value": "15"}]
    blocks = [
        {"type": "header", "text": plain("회의")},
        {
            "type": "section",
            "text": mark(f"<@{here.minji.id}> *3시*"),
            "fields": [mark("어디"), mark("본관")],
        },
        {"type": "divider"},
        {
            "type": "context",
            "elements": [
                mark("겹쳐요"),
                {"type": "image", "alt_text": "점", "image_url": "https://x.kr/a.png"},
            ],
        },
        {
            "type": "actions",
            "elements": [
                {"type": "button", "text": plain("확인"), "action_id": "ok"},
                {"type": "static_select", "action_id": "s", "placeholder": plain("알림"), "options": options},
                {
                    "type": "overflow",
                    "action_id": "more",
                    "options": [{"text": plain("지우기"), "value": "x"}],
                },
            ],
        },
    ]
    here.call("chat.postMessage", channel=here.general.id, text="카드", blocks=blocks, thread_ts=asked["ts"])
    assert here.minji.sees(here.general) == (
        f"민지: <@{here.junho.id}> 금요일 <7시>?\n"
        "  ↳ 민지: 좋아요\n"
        "  ↳ Haru: # 회의\n"
        "        @민지 *3시*\n"
        "        어디\n"
        "        본관\n"
        "        ──\n"
        "        겹쳐요 · [점]\n"
        "        [확인] ‹알림› [⋯ 지우기]\n"
        "준호: 11월 23일 여기 (https://x.kr) & 저기"
    )


def test_a_choice_in_a_message_is_seen_by_all_and_told_as_its_state(here):
    options = [{"text": plain("15분"), "value": "15"}, {"text": plain("30분"), "value": "30"}]
    blocks = [
        {
            "type": "actions",
            "block_id": "b",
            "elements": [
                {"type": "static_select", "action_id": "s", "options": options},
                {"type": "overflow", "action_id": "o", "options": options},
            ],
        }
    ]
    here.call("chat.postMessage", channel=here.general.id, text="알림", blocks=blocks)
    told = here.minji.press(here.general, "s", value="30분").payload
    assert told["actions"][0]["selected_option"]["value"] == "30"
    assert told["state"]["values"]["b"]["s"]["selected_option"]["value"] == "30"
    assert "‹30분›" in here.junho.sees(here.general)
    assert (
        here.minji.press(here.general, "o", value="15").payload["actions"][0]["selected_option"]["value"]
        == "15"
    )


def test_the_newest_button_of_a_name_is_pressed_or_the_one_meant(here):
    def card(value):
        button = {"type": "button", "text": plain("확인"), "action_id": "ok", "value": value}
        blocks = [{"type": "actions", "elements": [button]}]
        return here.call("chat.postMessage", channel=here.minji.id, text="x", blocks=blocks)["ts"]

    first, _ = card("1"), card("2")
    assert here.minji.press(here.minji.dms, "확인").payload["actions"][0]["value"] == "2"
    assert here.minji.press(here.minji.dms, "확인", first).payload["actions"][0]["value"] == "1"
    assert here.minji.press(here.minji.dms, "1").payload["message"]["ts"] == first


def test_people_cannot_do_what_slack_would_not_let_them(here):
    theirs = here.junho.write(here.general, "내 것")
    alone = here.world.add_channel(here.team, "alone", [here.junho.id])
    for act in (
        lambda: here.minji.edit(here.general, theirs["ts"], "x"),
        lambda: here.minji.write(alone, "x"),
        lambda: here.minji.command("x", name="/other"),
        lambda: here.minji.shortcut("nothing"),
        lambda: here.minji.press(here.general, "nothing"),
        here.minji.submit,
    ):
        with pytest.raises(ValueError, match=r"."):
            act()
    here.world.app.messages = False
    with pytest.raises(ValueError, match="turned off"):
        here.minji.dm("x")


# ── the control API ──


def control(url, path, told=None, method=None):
    data = None if told is None else json.dumps(told).encode()
    request = urllib.request.Request(f"{url}/control/{path}", data, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return json.load(error)


def test_another_process_sets_the_scene_acts_and_looks(here, served):
    url = served.url
    team = control(url, "teams", {"name": "새 회사"})["team"]
    jiu = control(url, "people", {"team": team, "name": "지우", "zone": "Europe/Paris"})["user"]
    token = control(url, "install", {"team": team, "by": jiu})["bot_token"]
    assert here.call("auth.test", token)["team_id"] == team
    room = control(url, "channels", {"team": team, "name": "room", "members": [jiu]})["channel"]
    control(url, "act", {"as": jiu, "do": "invite", "channel": room})
    attached = [["a.png", b64encode(b"png").decode()]]
    said = control(
        url, "act", {"as": jiu, "do": "write", "channel": room, "text": "이거", "attached": attached}
    )
    assert here.world.files[said["files"][0]["id"]].content == b"png"
    sent = control(url, "act", {"as": jiu, "do": "command", "text": "내일", "channel": room})["delivery"]
    assert control(url, "settle?timeout=5", {})["settled"]
    found = {one["id"]: one for one in control(url, "deliveries")["deliveries"]}[sent]
    assert (found["state"], found["payload"]["text"]) == ("failed", "내일")
    assert control(url, f"sees?user={jiu}&channel={room}")["text"].startswith("지우: 이거\n    📎 a.png")
    control(url, "others", {"channel": room, "text": "배포 완료"})
    assert "deploybot: 배포 완료" in control(url, f"sees?user={jiu}&channel={room}")["text"]
    state = control(url, "state")
    assert [one["name"] for one in state["teams"]] == ["하루 시험", "새 회사"]
    assert [one["path"] for one in control(url, "requests")["requests"]] == ["/api/auth.test"]


def test_another_process_turns_the_clock_and_makes_faults(here, served):
    url = served.url
    assert control(url, "clock", {"advance": 60})["now"] == "2026-11-23T00:01:00+00:00"
    assert control(url, "faults", {"kind": "error", "status": 502})["rules"] == 1
    assert here.answer("auth.test").status == 502
    control(url, "faults", method="DELETE")
    assert here.world.faults.rules == []
    control(url, "settings", {"patience": 0.5, "limits": {"burst": 1}})
    assert (here.world.settings.patience, here.world.limits.burst) == (0.5, 1)
    control(url, "settings", {"limits": None})
    control(url, "expire", {"team": here.team.id})
    assert here.call("auth.test")["error"] == "token_expired"
    control(url, "revoke", {"team": here.team.id})
    control(url, "disconnect", {})
    control(url, "consent", {"user": here.minji.id})
    assert here.world.tokens.script.user == here.minji.id
    control(url, "consent", {"page": True})
    assert here.world.tokens.script is None
    control(
        url, "app", {"reach": "http://127.0.0.1:9/slack/events", "rotation": True, "domains": ["haru.app"]}
    )
    assert (here.world.app.address("events"), here.world.app.domains) == (
        "http://127.0.0.1:9/slack/events",
        ("haru.app",),
    )
    assert control(url, "verify", {})["delivery"] == here.world.deliveries.all[-1].id
    told = control(url, "app", {"manifest": {"display_information": {"name": "하루"}}})
    assert told["app"]["name"] == "하루"


def test_another_process_sees_modals_and_the_home_tab(here, served):
    view = {"type": "home", "blocks": [{"type": "section", "text": mark("오늘")}]}
    here.call("views.publish", user_id=here.minji.id, view=view)
    assert control(served.url, f"sees?user={here.minji.id}&what=home")["text"] == "오늘"
    modal = view | {"type": "modal", "title": plain("일정")}
    trigger = here.minji.shortcut("new_event").payload["trigger_id"]
    here.call("views.open", trigger_id=trigger, view=modal)
    assert control(served.url, f"sees?user={here.minji.id}&what=modal")["text"] == "▢ 일정\n오늘"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("act", {"as": "U0NOBODY", "do": "dm", "text": "x"}),
        ("act", {"as": "", "do": "fly"}),
        ("faults", {"kind": "meteor"}),
        ("faults", {"kind": "error", "colour": 1}),
        ("settings", {"colour": 1}),
        ("app", {"colour": 1}),
        ("app", {"manifest": {}}),
        ("clock", {"advance": "soon"}),
        ("revoke", {"team": "T0NOWHERE"}),
        ("nowhere", {}),
    ],
)
def test_a_control_that_makes_no_sense_says_so(served, path, told):
    assert "error" in control(served.url, path, told)


# ── in-process, by hand, and over again ──


async def test_deliveries_may_be_handed_over_without_a_socket(here):
    heard = []

    async def app(request):
        heard.append(request)
        if len(heard) == 1:
            return 500, {}, b""
        return 200, {"content-type": "application/json"}, b""

    here.minji.dm("하나")
    assert await deliver(here.world, app) == 2
    assert [one.headers.get("x-slack-retry-num") for one in heard] == [None, "1"]
    here.world.settings.patience = 0.05

    async def sleepy(_request):
        await asyncio.sleep(1)
        return 200, {}, b""

    here.minji.command("둘", here.general)
    await deliver(here.world, sleepy)
    assert '"operation_timeout"' in here.minji.sees(here.general)


def test_worlds_come_out_the_same_for_the_same_seed():
    def history(seed):
        here = scene(seed=seed)
        here.world.faults.add(Rule("error", times=None, chance=0.5))
        told = [here.answer("auth.test").status for _ in range(20)]
        return told, here.bot.token, [one.payload["event_id"] for one in here.world.deliveries.all]

    assert history(1) == history(1)
    assert history(1) != history(2)


def test_what_goes_wrong_in_the_world_is_raised_in_the_end(here):
    with pytest.raises(AttributeError), Served(here.world) as served:
        here.world.tokens = None
        with pytest.raises(urllib.error.HTTPError, match="500") as caught:
            urllib.request.urlopen(f"{served.url}/api/auth.test?token=x")
        caught.value.close()


def test_there_is_a_page_for_a_hand(served):
    with urllib.request.urlopen(served.url) as answer:
        assert "<title>Stand-in for Slack</title>" in answer.read().decode()


def test_it_can_be_started_by_hand(tmp_path):
    manifest = tmp_path / "manifest.json"
    settings = {"settings": {"socket_mode_enabled": True}}
    manifest.write_text(json.dumps({"display_information": {"name": "하루"}} | settings))
    command = [
        sys.executable,
        "-m",
        "tests.fakes.slack",
        "--port",
        "0",
        "--installed",
        "--manifest",
        str(manifest),
    ]
    more = ["--now", "2026-11-23T00:00:00Z", "--person", "지우"]
    with subprocess.Popen([*command, *more], stdout=subprocess.PIPE, text=True) as process:
        told = dict(process.stdout.readline().strip().split("=", 1) for _ in range(7))
        state = control(told["SLACK_API_BASE_URL"].removesuffix("/api/"), "state")
        process.terminate()
    assert (state["now"], state["app"]["name"]) == ("2026-11-23T00:00:00+00:00", "하루")
    assert [one["real_name"] for one in state["people"]] == ["지우", "하루"]
    assert told["SLACK_BOT_TOKEN"] == state["installations"][0]["token"]
    assert told["SLACK_APP_TOKEN"] == state["app_token"]
