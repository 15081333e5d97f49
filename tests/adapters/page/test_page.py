"""The page's files: served with care, both languages complete, small, and loading nothing from elsewhere."""

from __future__ import annotations

import re
from math import prod

import pytest

from adapters.page.docs import render
from adapters.page.page import STATIC, assets
from adapters.rest.gate import PICTURE_LIMIT
from core.dialogue.interpretation import ManageAccount, Request
from core.dialogue.receiving import MAX_PICTURES, MAX_TEXT
from core.language.understand import understand
from tests.adapters.rest.conftest import caller, house, stack
from tests.adapters.rest.house import NOW, ZONE

__all__ = ["caller", "house", "stack"]  # fixtures

TEXTS = {name: asset.content.decode() for name, asset in assets().items()}
SCRIPTS = sorted(name for name in TEXTS if name.endswith(".js"))


def keys(language: str) -> list[str]:
    table = re.search(rf"const {language} = {{(.*?)\n}};", TEXTS["phrases.js"], re.DOTALL)[1]
    bare = re.sub(r"'(?:[^'\\]|\\.)*'|`[^`]*`", "''", table)
    return sorted(re.findall(r"(\w+):", bare))


async def test_the_page_is_served_and_known_again(caller):
    answer = await caller.get("/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    again = await caller.get("/", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", sorted(TEXTS))
async def test_each_file_has_its_own_kind(caller, name):
    kind = (await caller.get(f"/static/{name}")).headers["content-type"]
    assert kind.split(";")[0] in {
        "text/html",
        "text/css",
        "text/javascript",
        "image/svg+xml",
        "application/manifest+json",
    }


@pytest.mark.parametrize("name", ["page.py", "..%2fpage.py", "%2e%2e/page.py", "main.js.map"])
async def test_nothing_else_is_served(caller, name):
    assert (await caller.get(f"/static/{name}")).status_code == 404


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_no_file_names_another_address(name):
    addresses = set(re.findall(r"\b(?:https?:)?//[\w.-]+\.\w+[^\s'\"]*", TEXTS[name]))
    assert addresses <= {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_never_turn_text_into_markup(name):
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", TEXTS[name])


def test_the_page_has_no_inline_script_or_style():
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|<style", TEXTS["index.html"])


def test_every_module_is_preloaded():
    told = set(re.findall(r'href="/static/(\w+\.js)"', TEXTS["index.html"]))
    assert told == set(SCRIPTS) - {"main.js"}


def test_both_languages_say_the_same_things():
    assert keys("ko") == keys("en")
    assert len(keys("ko")) == len(set(keys("ko"))) > 50


def test_every_phrase_that_is_asked_for_exists_and_none_is_left_over():
    everything = "".join(text for name, text in TEXTS.items() if name != "phrases.js")
    asked = set(re.findall(r"\bt\('(\w+)'", everything))
    asked |= set(re.findall(r'data-t(?:-label|-placeholder)?="(\w+)"', everything))
    asked |= set(re.findall(r"t\(user \? '(\w+)' : '(\w+)'\)", everything)[0]) | {"no_ocr"}
    assert asked == set(keys("ko"))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_the_button_in_the_header_says_is_understood(language):
    table = re.search(rf"const {language} = {{(.*?)\n}};", TEXTS["phrases.js"], re.DOTALL)[1]
    for key, wanted in (("connect", "connect"), ("ask_accounts", "status")):
        words = re.search(rf"\b{key}: '([^']*)'", table)[1]
        meaning = understand(Request(words, NOW, ZONE)).meaning
        assert meaning == ManageAccount(wanted), words


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_stays_short_and_opens_with_what_it_is_for(name):
    assert len(TEXTS[name].splitlines()) < 200
    assert TEXTS[name].startswith("// ")


def test_the_page_takes_as_many_words_as_are_read():
    assert int(re.search(r"LONGEST = (\d+);", TEXTS["composer.js"])[1]) == MAX_TEXT


def test_the_page_takes_as_many_and_as_big_pictures_as_are_read():
    assert int(re.search(r"MOST = (\d+);", TEXTS["pictures.js"])[1]) == MAX_PICTURES
    factors = re.search(r"LARGEST = ([\d *]+);", TEXTS["pictures.js"])[1].split("*")
    assert prod(map(int, factors)) == PICTURE_LIMIT


def test_a_card_is_drawn_from_its_facts_and_not_from_the_words_of_the_reply():
    drawing, told = TEXTS["card.js"].split("// A reply without a card")
    assert "reply.text" not in drawing and "reply.text" in told


def test_the_whole_page_weighs_little():
    assert sum(path.stat().st_size for path in STATIC.iterdir()) < 98_000


async def test_docs_list_every_route_and_load_nothing(caller):
    answer = await caller.get("/docs")
    for path in ("/api/v1/chat/message", "/api/v1/image/process", "/api/v1/calendar/events"):
        assert path in answer.text
    assert "<script" not in answer.text
    assert (await caller.get("/openapi.json")).json()["info"]["title"] == "Haru"


def test_docs_show_text_as_text():
    route = {"get": {"description": "<b>x</b>", "parameters": [{"name": "<i>", "in": "query"}]}}
    page = render({"info": {"title": "T"}, "paths": {"/<p>": route}})
    assert "&lt;b&gt;x" in page and "&lt;i&gt;" in page and "/&lt;p&gt;" in page
