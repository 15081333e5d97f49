"""Slack's own libraries against the stand-in: Web API client, bolt over HTTP and in-process, and Socket Mode."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime

import pytest

from tests.fakes.google.moments import Clock
from tests.fakes.slack import client
from tests.fakes.slack.faults import Rule
from tests.fakes.slack.hand import Hand
from tests.fakes.slack.inside import Session, deliver
from tests.fakes.slack.limits import Limits
from tests.fakes.slack.server import Served
from tests.fakes.slack.tokens import Script
from tests.fakes.slack.world import World

pytestmark = pytest.mark.skipif(not client.available(), reason="Slack's client libraries are not installed")
BUTTON = {
    "type": "button",
    "action_id": "ok",
    "text": {"type": "plain_text", "text": "확인"},
    "value": "token",
}
CARD = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*회의* 내일 15:00"}},
    {"type": "actions", "elements": [BUTTON]},
]
FORM = {
    "type": "modal",
    "callback_id": "edit",
    "title": {"type": "plain_text", "text": "일정 고치기"},
    "submit": {"type": "plain_text", "text": "저장"},
    "blocks": [
        {
            "type": "input",
            "block_id": "title",
            "label": {"type": "plain_text", "text": "제목"},
            "element": {"type": "plain_text_input", "action_id": "value"},
        },
        {
            "type": "input",
            "block_id": "day",
            "label": {"type": "plain_text", "text": "날짜"},
            "element": {"type": "datepicker", "action_id": "value", "initial_date": "2026-11-24"},
        },
    ],
}


@pytest.fixture
def world():
    made = World(Clock(datetime(2026, 11, 23, tzinfo=UTC)), seed=7, limits=None)
    team = made.add_team("하루 시험", "haru")
    people = [made.add_person(team, name) for name in ("민지", "준호")]
    made.add_channel(team, "general", people)
    made.install(team)
    return made


@pytest.fixture
def minji(world):
    return Hand(world, next(one for one in world.people.values() if one.real_name == "민지"))


@pytest.fixture
def general(world, minji):
    found = next(one for one in world.channels.values() if one.name == "general")
    minji.invite(found)
    return found


@pytest.fixture
def served(world):
    with Served(world) as running:
        yield running


@pytest.fixture
def bot(world):
    return next(iter(world.installations.values()))


@pytest.fixture
async def web(served, bot):
    import aiohttp

    async with aiohttp.ClientSession() as session:
        yield client.web(served.api, bot.token, session=session)


# ── the Web API client ──


async def test_the_client_talks_to_it_as_to_slack(web, minji, general, bot, world):
    found = await web.auth_test()
    assert (found["bot_id"], found["user_id"]) == (bot.bot, bot.bot_user)
    opened = (await web.conversations_open(users=minji.id))["channel"]["id"]
    posted = await web.chat_postMessage(channel=opened, text="카드", blocks=CARD)
    await web.chat_update(channel=opened, ts=posted["ts"], text="바뀐 카드", blocks=CARD[:1])
    assert minji.sees() == "Haru: *회의* 내일 15:00 (edited)"
    await web.chat_delete(channel=opened, ts=posted["ts"])
    assert minji.sees() == ""
    await web.chat_postEphemeral(channel=general.id, user=minji.id, text="너만")
    assert minji.sees(general) == "(only you) Haru: 너만"
    person = (await web.users_info(user=minji.id, include_locale=True))["user"]
    assert (person["tz"], person["tz_offset"], person["locale"]) == ("Asia/Seoul", 32400, "ko-KR")
    said = minji.write(general, "안녕")
    await web.reactions_add(channel=general.id, name="eyes", timestamp=said["ts"])
    assert (await web.conversations_history(channel=general.id))["messages"][0]["reactions"][0]["count"] == 1
    assert len((await web.conversations_members(channel=general.id))["members"]) == 3
    assert world.complaints == []


async def test_files_go_up_and_come_down(web, minji, general, served, bot):
    await web.files_upload_v2(
        filename="일정.ics", content="BEGIN:VCALENDAR", channel=general.id, initial_comment="여기요"
    )
    assert minji.sees(general) == "Haru: 여기요\n    📎 일정.ics"
    sent = minji.dm("", [("shot.png", b"\x89PNG...")])
    file = (await web.files_info(file=sent["files"][0]["id"]))["file"]
    for token, content in ((bot.token, b"\x89PNG..."), ("xoxb-wrong", None), (None, None)):
        headers = {"authorization": f"Bearer {token}"} if token else {}
        async with web.session.get(file["url_private_download"], headers=headers) as answer:
            body = await answer.read()
            assert answer.status == 200
            assert answer.content_type == ("image/png" if content else "text/html")
            assert content is None or body == content


async def test_a_429_is_waited_out_by_the_librarys_own_handler(web, world, general):
    from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler

    web.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    world.limits = Limits(burst=1)
    for _ in range(2):
        await web.chat_postMessage(channel=general.id, text="하나")
    assert [seen.status for seen in world.requests if seen.path == "/api/chat.postMessage"] == [200, 429, 200]


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (Rule("lost", "/api/chat.*", times=None), "ServerDisconnectedError"),
        (Rule("reset", "/api/chat.*", times=None), "ClientOSError"),
        (Rule("timeout", "/api/chat.*", times=None), "TimeoutError"),
        (Rule("error", "/api/chat.*", times=None), "SlackApiError"),
        (Rule("refuse", "/api/chat.*"), "SlackApiError"),
    ],
)
async def test_what_breaks_on_the_way_breaks_as_it_would(served, bot, world, minji, rule, error):
    import aiohttp
    import slack_sdk.errors

    world.faults.add(rule)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.5)) as session:
        web = client.web(served.api, bot.token, session=session)
        web.retry_handlers = []
        with pytest.raises(getattr(slack_sdk.errors, error, None) or getattr(aiohttp, error, TimeoutError)):
            await web.chat_postMessage(channel=minji.id, text="하나")
    assert (len(minji.dms.messages) == 1) == (rule.kind == "lost")


async def test_a_slow_answer_comes_whole(web, world, minji):
    world.faults.add(Rule("slow", "/api/chat.*", delay=0.3))
    assert (await web.chat_postMessage(channel=minji.id, text="하나"))["ok"]


# ── bolt, in the same process ──


def bolt(world: World, bot, **more):
    from slack_bolt.async_app import AsyncApp

    logger = logging.getLogger("bolt-under-test")
    logger.setLevel(logging.CRITICAL)
    web = client.web(f"{world.base}/api/", bot.token, session=Session(world))
    app = AsyncApp(client=web, signing_secret=world.app.signing_secret, logger=logger, **more)
    world.app.reach("http://app.test/slack/events")
    return app


def endpoint(app):
    from slack_bolt.request.async_request import AsyncBoltRequest

    async def answer(request):
        headers = {name: [value] for name, value in request.headers.items()}
        found = await app.async_dispatch(AsyncBoltRequest(body=request.body.decode(), headers=headers))
        told = {name: values[0] for name, values in found.headers.items()}
        return found.status, told, (found.body or "").encode()

    return answer


async def test_a_conversation_with_bolt(world, minji, bot):
    app = bolt(world, bot, process_before_response=True)

    @app.event("message")
    async def heard(event, say):
        if event.get("bot_id") is None and "subtype" not in event:
            await say(text="카드", blocks=CARD)

    @app.action("ok")
    async def pressed(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.view("edit")
    async def sent(ack, view, client, body):
        values = view["state"]["values"]
        if not values["title"]["value"]["value"].strip():
            await ack(response_action="errors", errors={"title": "제목을 적어 주세요"})
            return
        await ack()
        day = values["day"]["value"]["selected_date"]
        await client.chat_postMessage(channel=body["user"]["id"], text=f"{day} 저장했어요")

    answer = endpoint(app)
    minji.dm("내일 3시 회의")
    await deliver(world, answer)
    minji.press(minji.dms, "확인")
    await deliver(world, answer)
    assert minji.sees_modal() == "▢ 일정 고치기\n제목: ‹›\n날짜: ‹2026-11-24›\n[저장]"
    minji.submit({"제목": " "})
    await deliver(world, answer)
    assert "✗ 제목을 적어 주세요" in minji.sees_modal()
    minji.submit({"제목": "회의", "날짜": "2026-11-25"})
    await deliver(world, answer)
    assert minji.sees().endswith("Haru: 2026-11-25 저장했어요")
    with pytest.raises(ValueError, match="no modal"):
        minji.sees_modal()
    assert world.complaints == []


async def test_commands_shortcuts_and_suggestions_with_bolt(world, minji, general, bot):
    app = bolt(world, bot, process_before_response=True)

    @app.command("/cal")
    async def asked(ack, command, respond):
        await ack(f"{command['text']} 찾는 중")
        await respond("없어요", response_type="ephemeral")

    @app.shortcut("add_to_calendar")
    async def picked(ack, shortcut, client):
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=FORM)

    @app.options("zone")
    async def offered(ack):
        await ack(options=[{"text": {"type": "plain_text", "text": "서울"}, "value": "Asia/Seoul"}])

    answer = endpoint(app)
    with Served(world):  # `respond` opens a connection of its own
        minji.command("내일", general)
        await deliver(world, answer)
    assert minji.sees(general) == "(only you) Haru: 없어요\n(only you) Haru: 내일 찾는 중"
    said = minji.write(general, "금요일 저녁 7시 회식")
    minji.shortcut("add_to_calendar", general, said["ts"])
    await deliver(world, answer)
    assert minji.sees_modal().startswith("▢ 일정 고치기")
    world.windows.update(world.windows.front(minji.id), FORM | {"blocks": [menu()]})
    asked_for = minji.suggest("modal", "zone", "서")
    await deliver(world, answer)
    assert minji.fill({"zone": asked_for.answer["options"][0]}) == []
    assert "‹서울›" in minji.sees_modal()
    assert world.complaints == []


def menu():
    element = {"type": "external_select", "action_id": "zone", "min_query_length": 0}
    return {"type": "input", "label": {"type": "plain_text", "text": "시간대"}, "element": element}


async def test_a_signature_that_is_not_slacks_is_refused_by_bolt(world, minji, bot):
    app = bolt(world, bot)
    world.faults.add(Rule("push_unsigned", "events_api/*"))
    world.faults.add(Rule("push_stale", "events_api/*"))
    for _ in range(2):
        minji.dm("안녕")
    assert await deliver(world, endpoint(app)) == 4  # each is told again at once
    assert {one for sent in world.deliveries.all for one in sent.tries} == {"http_error 401"}


async def test_an_address_is_verified_by_bolt(world, bot):
    app = bolt(world, bot)
    world.verify()
    await deliver(world, endpoint(app))
    assert world.verified


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")  # the library still uses it
async def test_bolt_is_installed_by_its_own_dance(world, served, tmp_path):
    import aiohttp
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
    from slack_sdk.oauth.installation_store import FileInstallationStore
    from slack_sdk.oauth.state_store import FileOAuthStateStore

    team = world.add_team("다른 곳")
    jiu = world.add_person(team, "지우")
    world.app.rotation = True
    world.tokens.script = Script(jiu.id)
    store = FileInstallationStore(base_dir=str(tmp_path))
    settings = AsyncOAuthSettings(
        client_id=world.app.client_id, client_secret=world.app.client_secret, scopes=["chat:write", "im:history"],
        installation_store=store, state_store=FileOAuthStateStore(expiration_seconds=60, base_dir=str(tmp_path)),
        authorization_url=f"{served.url}/oauth/v2/authorize", redirect_uri="http://app.test/slack/oauth_redirect",
    )  # fmt: skip
    app = AsyncApp(signing_secret=world.app.signing_secret, oauth_settings=settings)
    flow = app._async_oauth_flow
    flow.client.base_url = served.api
    state = await flow.issue_new_state(None)
    async with aiohttp.ClientSession() as session:
        address = settings.authorize_url_generator.generate(state)
        async with session.get(
            f"{address}&redirect_uri=http://app.test/slack/oauth_redirect", allow_redirects=False
        ) as answer:
            back = answer.headers["location"]
    code = dict(pair.split("=") for pair in back.partition("?")[2].split("&"))["code"]
    found = await flow.run_installation(code)
    assert (found.team_id, found.user_id, found.bot_refresh_token[:7]) == (team.id, jiu.id, "xoxe-1-")
    assert found.bot_token == world.installations[team.id].token
    rotated = await rotate(world, served, found)
    assert rotated.bot_token != found.bot_token
    assert rotated.bot_token == world.installations[team.id].token


async def rotate(world, served, found):
    from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator

    rotator = AsyncTokenRotator(
        client_id=world.app.client_id, client_secret=world.app.client_secret, client=client.web(served.api)
    )
    return await rotator.perform_token_rotation(installation=found, minutes_before_expiration=24 * 60)


# ── Socket Mode ──


async def test_bolt_over_a_socket_answers_and_comes_back_after_a_disconnect(world, served, minji, bot):
    from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
    from slack_bolt.async_app import AsyncApp

    logger = logging.getLogger("bolt-under-test")
    logger.setLevel(logging.CRITICAL)
    world.app.socket_mode = True
    app = AsyncApp(client=client.web(served.api, bot.token), logger=logger)

    @app.command("/cal")
    async def asked(ack, command):
        await ack(f"{command['text']}요")

    @app.event("message")
    async def heard(event, say):
        if event.get("bot_id") is None:
            await say(f"{event['text']}!")

    handler = AsyncSocketModeHandler(app, world.tokens.app_token, ping_interval=1)
    await handler.connect_async()
    try:
        minji.command("내일")
        minji.dm("안녕")
        assert await until(lambda: "안녕!" in minji.sees() and "(only you) Haru: 내일요" in minji.sees())
        world.sockets.disconnect("refresh_requested")
        assert await until(lambda: world.sockets.opened == 2 and len(world.sockets.links) == 1)
        minji.dm("또")
        assert await until(lambda: "또!" in minji.sees())
        assert await asyncio.to_thread(served.settle)
    finally:
        await handler.close_async()
    assert world.complaints == []


async def until(holds, seconds: float = 20.0) -> bool:
    for _ in range(int(seconds / 0.02)):
        if holds():
            return True
        await asyncio.sleep(0.02)
    return False
