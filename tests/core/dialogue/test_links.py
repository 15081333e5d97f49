"""Which addresses become buttons; and words of others, that stay words."""

from __future__ import annotations

import pytest

from core.dialogue.links import LONGEST, links, plainly, quoted


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/calendar/event?eid=abc_-%3D&x=[1]",
        "http://127.0.0.1:9999/o/oauth2/v2/auth?client_id=x&state=y",
        "http://localhost:8000/",
        "http://[::1]:9/x",
        "http://localhost",
    ],
)
def test_the_web_and_this_machine_can_be_opened(url):
    [link] = links("열기", url)
    assert (link.label, link.url) == ("열기", url)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "http://example.com/",
        "http://localhost.example.com/",
        "http://localhost@example.com/",
        "http://127.0.0.1.example.com",
        "javascript:alert(1)",
        "data:text/html,x",
        "tg://resolve?domain=x",
        "//example.com",
        "https://",
        "https:// example.com",
        "https://example.com/\nx",
        'https://example.com/"x',
        "https://example.com/<b>",
        "https://example.com\\@x",
        "https://example.com/" + "x" * LONGEST,
    ],
)
def test_nothing_else_can(url):
    assert links("열기", url) == ()


def test_words_of_others_stay_on_one_line_and_within_bounds():
    assert plainly(" 가\n\t나\u200b다\u202e ") == "가 나 다"
    assert plainly("가" * 61) == "가" * 59 + "…"
    assert quoted("“남의” 말") == '“"남의" 말”'
