"""What goes wrong on purpose at the stand-in for Telegram, how fast a bot may be, and how it is worked by hand."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from base64 import b64encode
from datetime import UTC, datetime

import pytest

from tests.fakes.google.moments import Clock
from tests.fakes.telegram.client import call
from tests.fakes.telegram.faults import Rule
from tests.fakes.telegram.limits import Limits
from tests.fakes.telegram.message import Request
from tests.fakes.telegram.screen import screen
from tests.fakes.telegram.server import Served
from tests.fakes.telegram.sketches import CALENDAR, png
from tests.fakes.telegram.terminal import Terminal
from tests.fakes.telegram.world import World


@pytest.fixture
def world():
    return World(Clock(datetime(2026, 11, 23, tzinfo=UTC)), seed=7)


@pytest.fixture
def minsu(world):
    person = world.add_person("민수", "minsu")
    person.start()
    return person


@pytest.fixture
def served(world):
    with Served(world) as running:
        yield running


def fetch(served, path, told=None, timeout=5.0, method=None):
    """Status, headers and body, whatever they are."""
    body = None if told is None else json.dumps(told).encode()
    request = urllib.request.Request(
        served.url + path, body, {"content-type": "application/json"}, method=method
    )
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def send(served, minsu, text="치과", **more):
    return fetch(
        served, f"/bot{served.world.bot.token}/sendMessage", {"chat_id": minsu.id, "text": text}, **more
    )


def said(minsu) -> list[str]:
    return [kept.text for kept in minsu.room.all if kept.mine]


# ── on the way ──


@pytest.mark.parametrize(
    ("rule", "error", "written"),
    [
        (Rule("lost"), http.client.RemoteDisconnected, True),
        (Rule("lost", how="reset"), ConnectionResetError, True),
        (Rule("reset"), ConnectionResetError, False),
        (Rule("timeout"), TimeoutError, False),
        (Rule("timeout", commit=True), TimeoutError, True),
    ],
)
def test_a_connection_that_breaks_may_or_may_not_have_sent(served, minsu, rule, error, written):
    rule.method = "sendMessage"
    served.world.faults.add(rule)
    with pytest.raises(error):
        send(served, minsu, timeout=0.3)
    assert said(minsu) == (["치과"] if written else [])
    assert send(served, minsu, "다음")[0] == 200


def test_an_answer_may_drip(served, minsu):
    served.world.faults.add(Rule("slow", "sendMessage", delay=0.3))
    began = time.monotonic()
    status, _, body = send(served, minsu)
    assert (status, json.loads(body)["ok"]) == (200, True)
    assert time.monotonic() - began >= 0.25


def test_a_gateway_answers_with_a_page_and_a_server_with_json(served, minsu):
    served.world.faults.add(Rule("error", "sendMessage", status=502))
    served.world.faults.add(Rule("error", "sendMessage", status=500))
    status, headers, body = send(served, minsu)
    assert (status, headers["content-type"]) == (502, "text/html")
    assert b"502 Bad Gateway" in body
    status, _, body = send(served, minsu)
    assert json.loads(body) == {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    assert said(minsu) == []


def test_a_throttled_call_says_how_long_to_wait(served, minsu):
    served.world.faults.add(Rule("throttle", "send*", retry_after=7))
    status, headers, body = send(served, minsu)
    assert (status, headers["retry-after"]) == (429, "7")
    assert json.loads(body) == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


def test_a_rule_strikes_from_the_nth_call_so_many_times_and_one_chat_only(world, minsu):
    jiyeon = world.add_person("지연")
    jiyeon.start()
    world.faults.add(
        Rule("error", "sendmessage", chat=minsu.id, nth=2, times=2, status=403, words="Forbidden: no")
    )
    codes = []
    for at in range(4):
        for person in (minsu, jiyeon):
            answer = call(world, "sendMessage", chat_id=person.id, text=str(at))
            codes.append(answer.get("error_code", 200))
    assert codes == [200, 200, 403, 200, 403, 200, 200, 200]
    assert [seen.fault for seen in world.requests if seen.fault] == ["error", "error"]


def test_a_rule_of_chance_strikes_the_same_way_for_the_same_seed(minsu):
    def struck():
        world = World(Clock(datetime(2026, 11, 23, tzinfo=UTC)), seed=3)
        world.faults.add(Rule("throttle", chance=0.5, times=None))
        return [call(world, "getMe").get("error_code") for _ in range(20)]

    assert struck() == struck()
    assert 3 < struck().count(429) < 17


def test_a_rule_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="no such fault"):
        Rule("earthquake")


def test_a_download_may_find_nothing_or_half(served, minsu):
    world = served.world
    file_id = minsu.document(CALENDAR, "a.ics").body["document"]["file_id"]
    path = f"/file/bot{world.bot.token}/{call(world, 'getFile', file_id=file_id)['file_path']}"
    assert fetch(served, path)[2] == CALENDAR
    world.faults.add(Rule("file_gone", "download"))
    assert fetch(served, path)[0] == 404
    world.faults.add(Rule("file_cut", "download"))
    with pytest.raises(http.client.IncompleteRead):
        fetch(served, path)
    world.faults.add(Rule("error", "download", status=503))
    assert fetch(served, path)[0] == 503
    assert fetch(served, path.replace(world.bot.token, "1:nobody"))[0] == 401


def test_a_poll_whose_answer_is_lost_has_confirmed_all_the_same(served, minsu):
    world = served.world
    offset = world.updates.waiting[-1].id + 1
    world.faults.add(Rule("lost", "getUpdates"))
    with pytest.raises(http.client.RemoteDisconnected):
        fetch(served, f"/bot{world.bot.token}/getUpdates", {"offset": offset})
    assert world.updates.waiting == []


# ── how fast ──


def test_one_message_a_second_to_one_chat(world, minsu):
    world.limits = Limits()
    told = {"chat_id": minsu.id, "text": "가"}
    first = call(world, "sendMessage", **told)
    assert call(world, "sendMessage", **told)["parameters"] == {"retry_after": 1}
    edit = {"message_id": first["message_id"], "text": "나", "chat_id": minsu.id}
    assert call(world, "editMessageText", **edit)["error_code"] == 429
    assert call(world, "sendChatAction", chat_id=minsu.id, action="typing") is True
    world.now.advance(1)
    assert call(world, "editMessageText", **edit)["text"] == "나"


def test_twenty_a_minute_to_a_group(world, minsu):
    world.limits = Limits()
    group = world.add_group("스터디", [minsu])
    for _ in range(20):
        call(world, "sendMessage", chat_id=group.id, text="가")
        world.now.advance(1)
    answer = call(world, "sendMessage", chat_id=group.id, text="가")
    assert answer["parameters"] == {"retry_after": 40}
    world.now.advance(40)
    assert call(world, "sendMessage", chat_id=group.id, text="가")["text"] == "가"


def test_thirty_a_second_to_everybody_and_one_chats_pause_is_its_own(world, minsu):
    world.limits = Limits()
    people = [world.add_person(str(at)) for at in range(31)]
    for person in people:
        person.start()
    answers = [call(world, "sendMessage", chat_id=person.id, text="가") for person in people]
    assert [answer.get("error_code") for answer in answers] == [None] * 30 + [429]
    world.now.advance(1)
    assert call(world, "sendMessage", chat_id=people[0].id, text="가")["text"] == "가"
    assert call(world, "sendMessage", chat_id=people[0].id, text="나")["error_code"] == 429
    assert call(world, "sendMessage", chat_id=people[1].id, text="가")["text"] == "가"


# ── the world behind HTTP ──


def test_a_body_too_large_is_not_read(served):
    connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=5)
    connection.putrequest("POST", f"/bot{served.world.bot.token}/sendDocument")
    connection.putheader("content-length", str(70 << 20))
    connection.endheaders()
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())["description"]) == (413, "Request Entity Too Large")
    connection.close()


def test_what_breaks_in_the_world_itself_is_raised_at_the_end(world, minsu):
    def broken(_call):
        raise ZeroDivisionError

    from tests.fakes.telegram import api

    kept = api.HANDLERS["getMe"]
    api.HANDLERS["getMe"] = broken
    try:
        with pytest.raises(ZeroDivisionError), Served(world) as served:
            assert fetch(served, f"/bot{world.bot.token}/getMe")[0] == 500
    finally:
        api.HANDLERS["getMe"] = kept


# ── by hand, over HTTP ──


def control(world, action, verb="POST", **told):
    answer = world.handle(Request.to(f"/control/{action}", told, verb))
    return answer.body if answer.status == 200 else (answer.status, answer.body["error"])


def test_a_scenario_can_be_driven_over_http(served):
    world = served.world
    token = f"/bot{world.bot.token}"
    status, _, body = fetch(served, "/control/person", {"name": "민수", "username": "minsu"})
    assert status == 200
    person = json.loads(body)["person"]
    fetch(served, "/control/write", {"person": person, "text": "내일 3시 치과"})
    updates = json.loads(fetch(served, f"{token}/getUpdates")[2])["result"]
    assert updates[0]["message"]["text"] == "내일 3시 치과"
    rows = {"inline_keyboard": [[{"text": "추가", "callback_data": "a:1"}]]}
    sent = json.loads(
        fetch(served, f"{token}/sendMessage", {"chat_id": person, "text": "치과?", "reply_markup": rows})[2]
    )
    told = {"person": person, "message": sent["result"]["message_id"], "button": "추가"}
    query = json.loads(fetch(served, "/control/press", told)[2])["query"]
    fetch(served, f"{token}/answerCallbackQuery", {"callback_query_id": query, "text": "네"})
    found = json.loads(fetch(served, f"/control/query?query={query}")[2])
    assert (found["answer"]["text"], found["waited"]) == ("네", 0.0)
    shown = json.loads(fetch(served, f"/control/screen?person={person}")[2])["screen"]
    assert shown.endswith("하루: 치과?\n  [추가]")


def test_everything_people_do_can_be_done_by_control(world, minsu):
    group = control(world, "group", title="스터디", people=[minsu.id])["chat"]
    me = {"person": minsu.id}
    written = control(world, "write", **me, text="@haru_test_bot 내일 3시", chat=group)
    control(world, "edit", **me, chat=group, message=written["message"], text="@haru_test_bot 4시")
    control(world, "write", **me, chat=group, text="네", reply_to=written["message"], anonymous=True)
    control(world, "react", **me, chat=group, message=written["message"], emoji="👍")
    content = b64encode(png()).decode()
    control(world, "photo", **me, content=content, caption="포스터")
    control(world, "document", **me, content=b64encode(CALENDAR).decode(), name="a.ics")
    control(world, "album", **me, contents=[content, content], caption="둘", caption_on=1)
    control(world, "forward", **me, text="내일 봐요", by="수진", days_ago=3)
    control(world, "forward", **me, text="내일 봐요", by=minsu.id)
    for name in ("sticker", "voice", "location", "contact"):
        control(world, name, **me)
    gone = control(world, "say", **me, kind="dice")
    control(world, "delete", **me, message=gone["message"])
    lines = screen(world, minsu.room).splitlines()
    assert lines[1:] == [
        "민수: [사진 400×300] 포스터", "민수: [파일 a.ics]", "민수: [사진 400×300]", "민수: [사진 400×300] 둘",
        "민수: (전달: 수진) 내일 봐요", "민수: (전달: 민수) 내일 봐요", "민수: [스티커 👍]", "민수: [음성 3초]",
        "민수: [위치]", "민수: [연락처 김치과]",
    ]  # fmt: skip
    assert control(world, "screen", "GET", chat=group)["screen"].startswith(
        "민수: @haru_test_bot 4시 (수정됨)\n  👍"
    )


def test_the_scene_is_set_by_control(world, minsu):
    me = {"person": minsu.id}
    control(world, "block", **me)
    control(world, "unblock", **me)
    small = control(world, "group", title="둘", people=[minsu.id], kind="group", bot=None)["chat"]
    control(world, "add_bot", **me, chat=small, status="administrator", rights={"can_delete_messages": True})
    big = control(world, "upgrade", **me, chat=small)["chat"]
    control(world, "remove_bot", **me, chat=big)
    control(world, "settings", query_life=1, privacy=False, limits={"per_chat": 3})
    assert (world.settings.query_life, world.bot.privacy, world.limits.per_chat) == (1, False, 3)
    control(world, "settings", limits=None)
    assert control(world, "clock", advance=60)["now"] == "2026-11-23T00:01:00+00:00"
    assert control(world, "sample", kind="poll")["update"]["poll"]["question"]
    control(world, "faults", kind="throttle", method="getMe")
    assert call(world, "getMe")["error_code"] == 429
    control(world, "faults", kind="throttle", method="getMe")
    control(world, "faults", "DELETE")
    assert call(world, "getMe")["is_bot"] is True
    control(world, "deactivate", **me)
    state = control(world, "state", "GET")
    assert state["people"] == {str(minsu.id): "민수"}
    assert len(state["waiting"]) == len(world.updates.waiting)
    assert control(world, "revoke")["token"] == world.bot.token
    assert [one["method"] for one in control(world, "requests", "GET")["requests"]] == ["getMe", "getMe"]


def test_a_control_that_is_none_is_told(world):
    assert control(world, "dance")[0] == 404
    assert control(world, "write", person=5, text="가") == (400, "KeyError: 5")
    assert control(world, "settings", colour=1)[0] == 400
    assert control(world, "group", title="x", people=[], bot="emperor") is not None
    world.now = lambda: datetime(2026, 11, 23, tzinfo=UTC)
    assert "cannot be turned" in control(world, "clock", advance=1)[1]


# ── by hand, at a terminal ──


@pytest.fixture
def terminal(world, minsu):
    return Terminal(minsu, world.add_group("스터디", [minsu]), world.now.advance)


def test_a_person_at_the_terminal_writes_presses_and_sees(world, minsu, terminal, capsys):
    terminal.act("내일 3시 치과")
    rows = {
        "inline_keyboard": [
            [{"text": "추가", "callback_data": "a"}],
            [{"text": "취소", "callback_data": "b"}],
        ]
    }
    sent = call(world, "sendMessage", chat_id=minsu.id, text="치과?", reply_markup=rows)
    call(world, "sendChatAction", chat_id=minsu.id, action="typing")
    terminal.act(":2")
    (query,) = world.queries.by_id.values()
    call(world, "answerCallbackQuery", callback_query_id=query.id, text="취소했어요")
    terminal.look()
    assert query.payload["data"] == "b"
    assert "› 하루: 치과?\n  [추가]\n  [취소]\n  (i) 취소했어요" in capsys.readouterr().out
    call(world, "editMessageText", chat_id=minsu.id, message_id=sent["message_id"], text="취소했어요")
    terminal.look()
    terminal.look()
    assert capsys.readouterr().out == "✎ 하루: 취소했어요 (수정됨)\n"


def test_the_terminal_knows_the_other_things_people_do(world, minsu, terminal, capsys, tmp_path):
    (tmp_path / "a.png").write_bytes(png())
    card = call(world, "sendMessage", chat_id=minsu.id, text="치과?")
    for line in (
        f":photo {tmp_path}/a.png 포스터", f":file {tmp_path}/a.png", f":album {tmp_path}/a.png {tmp_path}/a.png",
        ":forward 3 내일 봐요", ":reply 네", ":edit 아니요", ":sticker", ":voice", ":place", ":contact",
        ":block", ":unblock", ":skip 60", ":group", "/today", ":anon 익명", ":private", ":screen", ":nonsense", "",
    ):  # fmt: skip
        terminal.act(line)
    shown = capsys.readouterr().out
    assert "민수: (전달: 수진) 내일 봐요" in shown
    assert "민수: (답장: 치과?) 아니요 (수정됨)" in shown
    assert shown.count("Commands begin with a colon") == 1
    assert [kept.text for kept in terminal.group.all] == ["/today", "익명"]
    assert minsu.room.messages[card["message_id"]].mine


def test_the_terminal_survives_what_cannot_be_done_and_ends_with_its_lines(terminal, capsys):
    lines = iter([":1", ":photo /nowhere/a.png", ":quit"])
    terminal.run(lambda: next(lines))
    assert capsys.readouterr().out.count("! ") == 2


def test_it_starts_from_the_command_line_and_says_what_to_put_in_the_settings():
    command = [sys.executable, "-m", "tests.fakes.telegram", "--port", "0", "--quiet", "--token", "123:abc"]
    ignored = (
        signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    )  # so it is for what a script runs beside itself
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ}) as running:
        try:
            assert running.stdout.readline() == "TELEGRAM_BOT_TOKEN=123:abc\n"
            url = running.stdout.readline().strip().removeprefix("TELEGRAM_API_BASE_URL=")
            with urllib.request.urlopen(f"{url}/bot123:abc/getMe", timeout=5) as answer:
                assert json.load(answer)["result"]["is_bot"] is True
        finally:
            running.send_signal(signal.SIGTERM if ignored else signal.SIGINT)
        assert running.wait(5) == (-signal.SIGTERM if ignored else 0)
