"""Workspaces that come, go, and let their tokens run out."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from adapters.slack.acts import NEW
from adapters.slack.door import CALLBACK, COOKIE, INSTALL
from adapters.slack.installations import AHEAD, App
from adapters.slack.platform import Account
from core.records import Installation
from tests.adapters.slack.house import ORIGIN, house
from tests.fakes.slack.faults import Rule
from tests.fakes.slack.hand import Hand
from tests.fakes.slack.message import Request
from tests.fakes.slack.tokens import Script

MEETING = "내일 오후 3시 회의"


def account(here):
    app = here.world.app
    authorize = f"{here.world.base}/oauth/v2/authorize"
    return Account(
        "", app.signing_secret, authorize=authorize, origin=ORIGIN, app=App(app.client_id, app.client_secret)
    )


@pytest.fixture
async def open_house(tmp_path):
    async with house(tmp_path, account) as made:
        yield made


async def begun(haru):
    """Off to Slack; where it sends the browser back to."""
    off = await haru.client.get(INSTALL)
    assert off.status_code == 303
    parts = urlsplit(off.headers["location"])
    found = haru.world.handle(Request.to("GET", f"{parts.path}?{parts.query}", {}, b""))
    return found.headers["location"].removeprefix(ORIGIN)


async def installed(haru, team="다른 곳"):
    """A new workspace, whose 지우 installs us; her hand."""
    made = haru.world.add_team(team)
    jiu = haru.world.add_person(made, "지우")
    haru.world.tokens.script = Script(jiu.id)
    back = await begun(haru)
    answer = await haru.client.get(back)
    assert "하루를 설치했어요" in answer.text
    return Hand(haru.world, jiu)


async def test_a_workspace_installs_us_and_is_served(open_house):
    jiu = await installed(open_house)
    jiu.dm(MEETING)
    await open_house.settle()
    jiu.press(jiu.dms, "추가")
    await open_house.settle()
    assert "✅" in jiu.sees()
    assert open_house.world.complaints == []


async def test_two_workspaces_are_two_worlds(open_house):
    one, other = await installed(open_house, "하나"), await installed(open_house, "둘")
    for hand in (one, other):
        hand.dm(MEETING)
    await open_house.settle()
    assert one.sees().count("[추가]") == other.sees().count("[추가]") == 1


async def test_tokens_are_kept_sealed(open_house):
    jiu = await installed(open_house)
    found = (await open_house.assistant.world.store.installations())[0]
    token = open_house.world.installed([jiu.person.team]).token
    assert found.workspace == f"slack:{jiu.person.team}"
    assert token not in found.token
    assert not found.token.startswith("xoxb")


async def test_nobody_is_served_where_nobody_installed_us(open_house):
    open_house.minji.dm(MEETING)
    await open_house.settle()
    assert "Haru:" not in open_house.minji.sees()


async def test_who_says_no_is_told_that_nothing_happened(open_house):
    open_house.world.tokens.script = Script(deny=True)
    answer = await open_house.client.get(await begun(open_house))
    assert "설치하지 않았어요" in answer.text


async def test_a_way_is_gone_once(open_house):
    open_house.world.tokens.script = Script(open_house.minji.id)
    back = await begun(open_house)
    cookie = open_house.client.cookies.get(COOKIE)
    assert (await open_house.client.get(back)).status_code == 200
    open_house.client.cookies.set(COOKIE, cookie, path="/oauth/slack")
    assert (await open_house.client.get(back)).status_code == 410


async def test_a_link_that_another_browser_began_is_not_finished_here(open_house):
    open_house.world.tokens.script = Script(open_house.minji.id)
    back = await begun(open_house)
    open_house.client.cookies.clear()
    assert (await open_house.client.get(back)).status_code == 410
    assert await open_house.assistant.world.store.installations() == ()


async def test_a_way_closes_after_ten_minutes(open_house):
    open_house.world.tokens.script = Script(open_house.minji.id)
    back = await begun(open_house)
    open_house.clock.advance(601)
    assert (await open_house.client.get(back)).status_code == 410


@pytest.mark.parametrize("state", ["", "made.up", "x" * 3000, "%00"])
async def test_a_state_that_is_not_ours_leads_nowhere(open_house, state):
    assert (await open_house.client.get(f"{CALLBACK}?code=1&state={state}")).status_code == 410


async def test_a_code_that_slack_does_not_take_is_said_to_be_old(open_house):
    open_house.world.tokens.script = Script(open_house.minji.id)
    back = await begun(open_house)
    open_house.world.tokens.codes.clear()
    assert (await open_house.client.get(back)).status_code == 410


async def test_slack_may_be_away(open_house):
    open_house.world.tokens.script = Script(open_house.minji.id)
    back = await begun(open_house)
    open_house.world.faults.add(Rule("error", "/api/oauth.v2.access"))
    answer = await open_house.client.get(back, headers={"accept-language": "en-US, ko;q=0.5"})
    assert (answer.status_code, "Slack did not answer" in answer.text) == (503, True)


async def test_before_the_house_is_furnished_the_door_is_closed(open_house):
    open_house.platform._safe = None
    for path in (INSTALL, f"{CALLBACK}?code=1"):
        assert (await open_house.client.get(path)).status_code == 503


async def test_what_it_asks_for_is_in_the_address(open_house):
    off = await open_house.client.get(INSTALL)
    asked = parse_qs(urlsplit(off.headers["location"]).query)
    assert asked["redirect_uri"] == [ORIGIN + CALLBACK]
    assert "im:history" in asked["scope"][0]
    assert "httponly" in off.headers["set-cookie"].lower()


# ── a whole organization ──


async def organized(haru, language="ko"):
    """An organization of two workspaces installs us for both; the hands of 지우 and 하준, one in each; the page."""
    one, other = (haru.world.add_team(name, enterprise=("E1", "큰 회사")) for name in ("서울", "부산"))
    jiu, hajun = haru.world.add_person(one, "지우"), haru.world.add_person(other, "하준")
    haru.world.app.org_wide = True
    haru.world.tokens.script = Script(jiu.id, org=True)
    page = await haru.client.get(await begun(haru), headers={"accept-language": language})
    return Hand(haru.world, jiu), Hand(haru.world, hajun), page


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "조직에 하루를 설치했어요"), ("en", "in your organization")]
)
async def test_an_organization_is_led_to_where_it_chooses_its_workspaces(open_house, language, told):
    _, _, page = await organized(open_house, language)
    adding = f"https://app.slack.com/manage/E1/integrations/profile/{open_house.world.app.id}/workspaces/add"
    assert (told in page.text, f'href="{adding}"' in page.text) == (True, True)
    kept = await open_house.assistant.world.store.installations()
    assert [one.workspace for one in kept] == ["slack:E1"]


async def test_one_install_of_an_organization_serves_all_its_workspaces(open_house):
    jiu, hajun, _ = await organized(open_house)
    for hand in (jiu, hajun):
        hand.dm(MEETING)
        await open_house.settle()
        hand.press(hand.dms, "추가")
        await open_house.settle()
        assert "✅" in hand.sees()
    assert open_house.world.complaints == []


async def test_commands_shortcuts_and_forms_work_where_an_organization_installed_us(open_house):
    jiu, _, _ = await organized(open_house)
    jiu.command(MEETING)
    await open_house.settle()
    jiu.press(jiu.dms, "고치기")
    await open_house.settle()
    jiu.submit({"제목": "주간 회의"})
    await open_house.settle()
    jiu.press(jiu.dms, "추가")
    await open_house.settle()
    jiu.shortcut(NEW)
    await open_house.settle()
    jiu.submit({"어떤 일정인가요?": "모레 6시 저녁"})
    jiu.open_home()
    await open_house.settle()
    seen = jiu.sees()
    assert ("주간 회의" in seen, "✅" in seen, "저녁\n" in seen) == (True, True, True)
    assert "오늘" in jiu.sees_home()
    assert open_house.world.complaints == []


async def test_the_tokens_of_an_organization_are_renewed(open_house):
    open_house.world.app.rotation = True
    jiu, hajun, _ = await organized(open_house)
    jiu.dm("오늘")
    await open_house.settle()
    open_house.world.tokens.expire()
    hajun.dm(MEETING)
    await open_house.settle()
    assert "[추가]" in hajun.sees()


@pytest.mark.parametrize("told_which", [True, False])
async def test_an_organization_that_uninstalls_us_is_forgotten(open_house, told_which):
    jiu, _, _ = await organized(open_house)
    alone = await installed(open_house)
    open_house.world.tokens.uninstall(open_house.world.installed([jiu.person.team]))
    for told in open_house.world.deliveries.all:
        if not told_which and told.name in ("app_uninstalled", "tokens_revoked"):
            del told.payload["authorizations"]
    await open_house.settle()
    kept = await open_house.assistant.world.store.installations()
    assert [one.workspace for one in kept] == [f"slack:{alone.person.team}"]


# ── rotation ──


async def test_a_token_is_renewed_before_it_runs_out(open_house):
    open_house.world.app.rotation = True
    jiu = await installed(open_house)
    first = open_house.world.installed([jiu.person.team]).token
    open_house.clock.advance(12 * 3600 - AHEAD.total_seconds())
    jiu.dm(MEETING)
    await open_house.settle()
    assert "[추가]" in jiu.sees()
    assert open_house.world.installed([jiu.person.team]).token != first


async def test_a_token_that_has_run_out_is_renewed_on_the_spot(open_house):
    open_house.world.app.rotation = True
    jiu = await installed(open_house)
    jiu.dm("오늘")
    await open_house.settle()
    open_house.world.tokens.expire(jiu.person.team)
    jiu.dm(MEETING)
    await open_house.settle()
    assert "[추가]" in jiu.sees()


async def test_a_token_that_another_process_renewed_is_taken_from_the_store(open_house):
    open_house.world.app.rotation = True
    jiu = await installed(open_house)
    team = jiu.person.team
    tokens = open_house.platform._installations
    old = await tokens.of(team)
    from adapters.slack.installations import Installations

    other = Installations(open_house.platform._wire, account(open_house.scene).app)
    other.open(open_house.platform._safe)
    new = await other.renewed(team, old)
    assert new not in (None, old)
    assert await tokens.renewed(team, old) == new
    assert await tokens.of(team) == new


async def test_of_two_who_renew_at_once_both_have_the_same(open_house):
    open_house.world.app.rotation = True
    jiu = await installed(open_house)
    tokens, team = open_house.platform._installations, jiu.person.team
    found = await open_house.assistant.world.store.installation(f"slack:{team}")
    assert await tokens._renew(team, found) is not None
    late = await tokens._renew(team, found)  # Slack takes a refresh token once
    assert late == await open_house.assistant.world.store.installation(f"slack:{team}")


async def test_a_refresh_token_that_slack_takes_no_more_ends_it(open_house):
    open_house.world.app.rotation = True
    jiu = await installed(open_house)
    open_house.world.tokens.expire(jiu.person.team)
    open_house.world.faults.add(
        Rule("refuse", "/api/oauth.v2.access", times=None, reason="invalid_refresh_token")
    )
    jiu.dm(MEETING)
    await open_house.settle()
    assert "Haru:" not in jiu.sees()


async def test_a_token_that_does_not_open_counts_as_none(open_house):
    jiu = await installed(open_house)
    team = jiu.person.team
    await open_house.assistant.world.store.keep_installation(Installation(f"slack:{team}", "spoilt.AAAA"))
    open_house.platform._installations._known.drop(team)
    assert await open_house.platform._installations.of(team) is None


async def test_somebody_who_lost_the_race_in_our_store_takes_what_is_there(open_house, monkeypatch):
    open_house.world.app.rotation = True
    jiu = await installed(open_house)
    team, store = jiu.person.team, open_house.assistant.world.store
    tokens = open_house.platform._installations
    found = await store.installation(f"slack:{team}")

    async def late(*_):
        return False

    monkeypatch.setattr(store, "renew_installation", late)
    assert await tokens._renew(team, found) == found


# ── going ──


async def test_a_workspace_that_uninstalls_us_in_the_middle_is_forgotten(open_house):
    jiu = await installed(open_house)
    jiu.dm(MEETING)
    await open_house.settle()
    jiu.press(jiu.dms, "추가")
    open_house.world.tokens.uninstall(open_house.world.installed([jiu.person.team]))
    await open_house.settle()
    assert await open_house.assistant.world.store.installations() == ()
    assert len({one.state for one in open_house.world.deliveries.all}) == 1


async def test_old_news_of_an_uninstall_does_not_forget_who_came_back(open_house):
    jiu = await installed(open_house)
    store = open_house.assistant.world.store
    before = await store.installations()
    payload = {"type": "event_callback", "team_id": jiu.person.team, "event": {"type": "app_uninstalled"}}
    await open_house.platform._front.told(payload)
    assert await store.installations() == before
