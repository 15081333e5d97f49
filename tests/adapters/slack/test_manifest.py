"""The manifest makes an app that this house can serve."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from adapters.slack.acts import ADD, NEW
from adapters.slack.door import CALLBACK
from adapters.slack.hook import ACTIONS, COMMANDS, EVENTS
from adapters.slack.manifest import SCOPES, SUBSCRIBED, manifest
from bot.__main__ import main
from tests.fakes.slack.app import App
from tests.fakes.slack.manifest import wrong
from tests.fakes.slack.methods import METHODS

HOME = "https://haru.example.com"


@pytest.mark.parametrize("origin", [HOME, None])
def test_slack_takes_it(origin):
    assert wrong(manifest(origin)) == []


def test_what_happens_comes_to_our_addresses():
    app = App()
    app.configure(manifest(HOME))
    assert app.urls == {"events": HOME + EVENTS, "interactivity": HOME + ACTIONS, "/cal": HOME + COMMANDS}
    assert app.redirects == (HOME + CALLBACK,)
    assert app.shortcuts == (("message", ADD), ("global", NEW))
    assert (app.home, app.messages, app.socket_mode) == (True, True, False)


def test_where_slack_cannot_call_it_is_socket_mode():
    app = App()
    app.configure(manifest(None))
    assert (app.socket_mode, app.urls, app.redirects) == (True, {}, ())


def test_it_can_be_printed(capsys, monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", HOME)
    assert main(["slack", "manifest"]) == 0
    assert json.loads(capsys.readouterr().out) == manifest(HOME)


def test_it_asks_for_what_we_use_and_no_more():
    assert set(SUBSCRIBED) == {
        "app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked", "user_change",
    }  # fmt: skip
    assert len(SCOPES) == len(set(SCOPES)) == 9


def test_every_method_that_we_call_is_one_of_slacks():
    code = "".join(path.read_text("utf-8") for path in Path("adapters/slack").glob("*.py"))
    called = set(
        re.findall(r'"((?:chat|users|views|files|conversations|apps|oauth|auth)\.[A-Za-z.0-9]+)"', code)
    )
    assert len(called) > 8
    assert called - {"files.slack.com"} <= set(METHODS)
