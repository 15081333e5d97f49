"""The whole product against the stand-in for Google: connected by a tap, written there, and let go of."""

from __future__ import annotations

import json
import os
import re
import select
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest

from adapters.google.addresses import Addresses
from adapters.vault.keys import KeyFile
from bot.google import API, google_of
from bot.settings import Settings
from tests.adapters.google.dance import through
from tests.bot.running import environment, haru, running
from tests.fakes.google import client
from tests.fakes.google.grants import CLIENT, SECRET, Script
from tests.fakes.google.moments import Clock
from tests.fakes.google.server import Served
from tests.fakes.google.world import World

pytestmark = pytest.mark.skipif(not client.available(), reason="Google's client library is not installed")
ME = "haru@example.com"


def told(served: Served) -> dict[str, str]:
    """The settings that point a house at the stand-in."""
    url = served.url
    return {
        "GOOGLE_CLIENT_ID": CLIENT, "GOOGLE_CLIENT_SECRET": SECRET, "GOOGLE_API_BASE_URL": url,
        "GOOGLE_AUTH_URI": f"{url}/o/oauth2/v2/auth", "GOOGLE_TOKEN_URI": f"{url}/token",
        "GOOGLE_REVOKE_URI": f"{url}/revoke", "GOOGLE_USERINFO_URI": f"{url}/oauth2/v3/userinfo",
        "GOOGLE_CERTS_URI": f"{url}/oauth2/v3/certs",
    }  # fmt: skip


@pytest.fixture
def google():
    world = World(Clock())
    world.add_account(ME, "하루")
    world.oauth.script = Script()
    with Served(world) as served:
        yield served


@pytest.fixture
def port() -> str:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return str(free.getsockname()[1])


def until(reached, seconds: float = 20):
    end = time.monotonic() + seconds
    while not (found := reached()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)
    return found


class Talk:
    """The conversation on the page."""

    def __init__(self, house) -> None:
        self.house = house

    def say(self, text: str) -> list[dict]:
        status, answer = self.house.say(text)
        assert status == 200, answer
        return json.loads(answer)["replies"]

    def lines(self) -> list[dict]:
        return json.loads(self.house.ask("/api/v1/chat/history")[1])["lines"]

    def press(self, verb: str) -> None:
        buttons = [
            button
            for line in self.lines()
            for row in (line.get("reply") or {"buttons": []})["buttons"]
            for button in row
        ]
        token = [button["token"] for button in buttons if button["verb"] == verb][-1]
        status, answer = self.house.ask("/api/v1/chat/message", {"press": token})
        assert status == 200, answer


@contextmanager
def connected(google: Served, folder: Path, port: str):
    with running(folder, PORT=port, **told(google)) as house:
        talk = Talk(house)
        (asked,) = talk.say("구글 연결")
        assert "구글에서 잘 돌아왔어요" in through(asked["links"][0]["url"])
        assert ME in talk.lines()[-1]["text"]
        talk.press("connect")
        yield talk


def shown(google: Served) -> list[str]:
    with google.lock:
        items = list(google.world.calendars[ME].events.items.values())
    return [event["summary"] for event in items if event["status"] == "confirmed"]


def test_connected_by_a_tap_written_there_and_let_go_of(google, tmp_path, port):
    with connected(google, tmp_path, port) as talk:
        talk.say("내일 3시 치과")
        talk.press("confirm")
        assert until(lambda: shown(google)) == ["치과"]
        until(lambda: "구글 캘린더에 넣었어요" in "".join(line["text"] for line in talk.lines()))
        talk.say("구글 연결 해제")
        talk.press("disconnect")
        until(lambda: not google.world.oauth.refreshes)
        house = talk.house
        assert "oauth/google/callback" in house.said, "what to register is told at the start"
        for secret in ("ya29.", "1//", SECRET):
            assert secret not in house.said
            assert secret.encode() not in b"".join(path.read_bytes() for path in tmp_path.glob("haru*"))
    assert shown(google) == ["치과"]
    assert KeyFile(tmp_path).read()


def test_what_others_change_there_is_told_here(google, tmp_path, port):
    with connected(google, tmp_path, port) as talk:
        start = datetime.now(UTC).replace(microsecond=0).isoformat()
        event = {"summary": "회식", "start": {"dateTime": start}, "end": {"dateTime": start}}
        until(lambda: google.world.channels.open)
        time.sleep(1)
        with google.lock:
            from tests.fakes.google import elsewhere

            elsewhere.add(google.world, ME, event, False, None)
        google.courier.look()
        until(lambda: "회식" in "".join(line["text"] for line in talk.lines()))


def test_the_way_to_google_stays_open_where_the_page_is_closed(google, tmp_path, port):
    with running(tmp_path, PORT=port, PUBLIC_URL=f"http://127.0.0.1:{port}", **told(google)) as house:
        assert house.ask("/")[0] == 403
        assert house.ask("/api/v1/auth/google/login", {})[0] == 403
        assert house.ask("/oauth/google/start?state=x")[0] == 410
        assert house.ask("/oauth/google/callback?state=x&code=y", Host="haru.example.com")[0] == 410
        assert house.ask("/webhooks/google/calendar", b"")[0] == 204


def test_the_api_gives_the_address_to_open(google, tmp_path, port):
    with running(tmp_path, PORT=port, **told(google)) as house:
        status, answer = house.ask("/api/v1/auth/google/login", {"conversation_id": "phone"})
        assert status == 200
        assert "구글에서 잘 돌아왔어요" in through(json.loads(answer)["url"])
        history = json.loads(house.ask("/api/v1/chat/history?conversation_id=phone")[1])["lines"]
        assert ME in history[-1]["text"]
        assert house.ask("/api/v1/auth/google/login", b"")[0] == 200
        assert house.ask("/api/v1/auth/google/login", {"conversation_id": "no such name!"})[0] == 422


def test_without_google_there_is_no_way_there(tmp_path):
    with running(tmp_path) as house:
        assert house.ask("/api/v1/auth/google/login", {})[0] == 404
        assert house.ask("/oauth/google/start?state=x")[0] == 404
        assert "구글" in Talk(house).say("구글 연결")[0]["text"]
    assert not (tmp_path / "keys").exists()


def test_the_clock_alone_does_the_periodic_work(google, tmp_path, port):
    with connected(google, tmp_path, port) as talk:
        talk.house.terminate()
    with running(tmp_path, "web", PORT=port, **told(google)) as house:
        talk = Talk(house)
        talk.say("내일 3시 치과")
        talk.press("confirm")
        time.sleep(1)
        assert shown(google) == []
        with ticking(tmp_path, port, google):
            assert until(lambda: shown(google)) == ["치과"]


@contextmanager
def ticking(folder: Path, port: str, google: Served):
    command = [sys.executable, "-P", "-m", "bot", "clock"]
    with subprocess.Popen(command, env=environment(folder, PORT=port, **told(google)), cwd=folder) as process:
        try:
            yield
            process.terminate()
            assert process.wait(10) == 0
        finally:
            process.kill()


# ── in the terminal alone ──


class Terminal:
    """`haru chat`, with somebody at the keyboard."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process, self.text = process, ""

    def type(self, line: str) -> None:
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def says(self, pattern: str) -> str:
        """What stands where the pattern has its group."""
        end = time.monotonic() + 30
        while (found := re.search(pattern, self.text)) is None:
            assert time.monotonic() < end and self.process.poll() is None, self.text
            if select.select([self.process.stdout], [], [], 0.1)[0]:
                self.text += os.read(self.process.stdout.fileno(), 65536).decode("utf-8", "ignore")
        return found[found.re.groups and 1]

    def ends(self) -> int:
        self.process.stdin.close()
        return self.process.wait(10)


@contextmanager
def talking(folder: Path, port: str, google: Served):
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "bot", "chat"], env=environment(folder, PORT=port, **told(google)),
        cwd=folder, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        try:
            yield Terminal(process)
        finally:
            process.kill()


def test_the_terminal_alone_leads_to_google_and_back(google, tmp_path, port):
    with talking(tmp_path, port, google) as terminal:
        terminal.type("구글 연결")
        url = terminal.says(r"(http://\S+state=\S+)")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(urljoin(url, "/"), timeout=5)
        assert "구글에서 잘 돌아왔어요" in through(url)
        terminal.type(terminal.says(r"연결할까요\?\n\[(\d)\] 연결"))
        terminal.says("새 일정은 구글 캘린더")
        terminal.type("내일 3시 치과")
        terminal.type(terminal.says(r"\[(\d)\] 추가"))
        terminal.says("구글 캘린더에 넣었어요")
        assert shown(google) == ["치과"]
        assert terminal.ends() == 0
        assert "Traceback" not in terminal.text and "uvicorn" not in terminal.text
    with closing(socket.create_server(("127.0.0.1", int(port)), reuse_port=False)):
        pass


def test_where_the_port_is_taken_one_talks_all_the_same_and_is_told_what_to_do(google, tmp_path, port):
    with closing(socket.create_server(("127.0.0.1", int(port)))), talking(tmp_path, port, google) as terminal:
        terminal.says(f"포트 {port}.*PORT")
        terminal.type("내일 오후 3시 치과")
        terminal.says("이렇게 추가할까요")
        assert terminal.ends() == 0


def test_a_script_opens_no_door(google, tmp_path, port):
    said = haru("chat", "--jsonl", folder=tmp_path, text='{"say": "구글 연결"}\n', PORT=port, **told(google))
    assert "준비되어 있지 않아서" in said.stdout
    assert said.stderr == ""


# ── settings ──


def settings(**given) -> Settings:
    return Settings(_env_file=None, **given)


def test_google_needs_a_client_a_secret_and_a_way_back():
    whole = {"google_client_id": "id", "google_client_secret": "secret"}
    assert google_of(settings()) is None
    assert google_of(settings(google_client_id="id")) is None
    assert google_of(settings(**whole, port=0)) is None
    assert google_of(settings(**whole, host="0.0.0.0")) is None
    found = google_of(settings(**whole))
    assert (found.origin, found.base, found.addresses) == ("http://127.0.0.1:8000", API, Addresses())
    assert google_of(settings(**whole, host="::1")).origin == "http://[::1]:8000"
    public = google_of(settings(**whole, public_url="https://haru.example.com/", port=0))
    assert public.origin == "https://haru.example.com"


def test_a_stand_in_is_used_where_it_is_named():
    given = {
        "google_client_id": "id",
        "google_client_secret": "secret",
        "google_token_uri": "http://127.0.0.1:1/t",
    }
    found = google_of(settings(**given, google_api_base_url="http://localhost:1/"))
    assert (found.addresses.token, found.base) == ("http://127.0.0.1:1/t", "http://localhost:1")
    assert found.addresses.auth == Addresses().auth
