"""Text as the stand-in for Telegram reads it: marks, entities, links that it finds, measures, and what it declines."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.fakes.google.moments import Clock
from tests.fakes.telegram import markup_html, markup_markdown
from tests.fakes.telegram.client import call
from tests.fakes.telegram.targets import address
from tests.fakes.telegram.text import found, piece, trimmed, units
from tests.fakes.telegram.world import World


@pytest.fixture
def minsu():
    person = World(Clock(datetime(2026, 11, 23, tzinfo=UTC))).add_person("민수", "minsu")
    person.start()
    return person


def send(minsu, text, **told):
    return call(minsu.world, "sendMessage", chat_id=minsu.id, text=text, **told)


def shape(message) -> list[tuple]:
    """Each entity as (type, what it covers, whatever else it says)."""
    text = message["text"]
    plain = ("type", "offset", "length")
    return [
        (
            one["type"],
            piece(text, one["offset"], one["length"]),
            *(v for k, v in one.items() if k not in plain),
        )
        for one in message.get("entities", [])
    ]


# ── HTML ──


@pytest.mark.parametrize(
    ("told", "text", "entities"),
    [
        ("<b>치과</b> 내일", "치과 내일", [("bold", "치과")]),
        ("<strong>가<i>나</i></strong>", "가나", [("bold", "가나"), ("italic", "나")]),
        ("<u>가</u><ins>나</ins><s>다</s><del>라</del>", "가나다라",
         [("underline", "가"), ("underline", "나"), ("strikethrough", "다"), ("strikethrough", "라")]),
        ('<span class="tg-spoiler">깜짝</span>', "깜짝", [("spoiler", "깜짝")]),
        ('<a href="https://example.com/a?b=1&amp;c=2">여기</a>', "여기",
         [("text_link", "여기", "https://example.com/a?b=1&c=2")]),
        ("<a href=\"not an address\">여기</a>", "여기", []),
        ("<pre><code class=\"language-python\">x = 1</code></pre>", "x = 1", [("pre", "x = 1", "python")]),
        ("<blockquote>원문</blockquote>", "원문", [("blockquote", "원문")]),
        ("<blockquote expandable>원문</blockquote>", "원문", [("expandable_blockquote", "원문")]),
        ('<tg-time unix="1795305600" format="wDt">내일</tg-time>', "내일", [("date_time", "내일", 1795305600, "wDt")]),
        ('<tg-time unix="1795305600">내일</tg-time>', "내일", [("date_time", "내일", 1795305600)]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍",
         [("custom_emoji", "👍", "5368324170671202286")]),
        ("1 &lt; 2 &amp;&#33; &nbsp; 🎉<b>끝</b>", "1 < 2 &! &nbsp; 🎉끝", [("bold", "끝")]),
        ("<b>가 <code>나</code> 다</b>", "가 나 다", [("bold", "가 "), ("code", "나"), ("bold", " 다")]),
        ("<B>가</B>", "가", [("bold", "가")]),
        ("<b></b>가", "가", []),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities(minsu, told, text, entities):
    message = send(minsu, told, parse_mode="HTML")
    assert (message["text"], shape(message)) == (text, entities)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("<b>가", 'Can\'t find end tag corresponding to start tag "b"'),
        ("가</b>", "Unexpected end tag at byte offset 3"),
        ("<b>가</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("3 <5 시간>", 'Unsupported start tag "5" at byte offset 2'),
        ("가 <br> 나", 'Unsupported start tag "br" at byte offset 4'),
        ("가 <b", "Unclosed start tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>가</b", "Unclosed end tag at byte offset 6"),
        (
            "<a href>가</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a =>가</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=가>나</a>", "Unexpected end of name token at byte offset 8"),
        ('<span class="red">가</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">가</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="tomorrow">가</tg-time>', "Invalid date-time specified"),
        ('<tg-time unix="1" format="YYYY">가</tg-time>', "Invalid date-time format specified"),
    ],
)
def test_html_that_cannot_be_read_is_refused_in_telegrams_words(minsu, told, words):
    answer = send(minsu, told, parse_mode="html")
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": f"Bad Request: can't parse entities: {words}",
    }


# ── MarkdownV2 and Markdown ──


@pytest.mark.parametrize(
    ("told", "text", "entities"),
    [
        ("*치과* _내일_ __밑줄__ ~취소~ ||비밀||", "치과 내일 밑줄 취소 비밀",
         [("bold", "치과"), ("italic", "내일"), ("underline", "밑줄"), ("strikethrough", "취소"), ("spoiler", "비밀")]),
        ("3시\\-4시\\.", "3시-4시.", []),
        ("`a_b*c` ```py\nx = 1\n```", "a_b*c x = 1", [("code", "a_b*c"), ("pre", "x = 1", "py")]),
        ("[여기](https://example.com/\\))", "여기", [("text_link", "여기", "https://example.com/)")]),
        ("![내일](tg://time?unix=1795305600&format=r)", "내일", [("date_time", "내일", 1795305600, "r")]),
        ("![👍](tg://emoji?id=5368324170671202286)", "👍", [("custom_emoji", "👍", "5368324170671202286")]),
        (">하나\n>둘\n셋", "하나\n둘\n셋", [("blockquote", "하나\n둘")]),
        (">하나\n>둘||", "하나\n둘", [("expandable_blockquote", "하나\n둘")]),
        ("*가 _나_*", "가 나", [("bold", "가 나"), ("italic", "나")]),
    ],
)  # fmt: skip
def test_markdown_v2_becomes_text_and_entities(minsu, told, text, entities):
    message = send(minsu, told, parse_mode="MarkdownV2")
    assert (message["text"], shape(message)) == (text, entities)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("3시-4시", "Character '-' is reserved and must be escaped with the preceding '\\'"),
        ("끝.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("가 *나", "Can't find end of Bold entity at byte offset 4"),
        ("```py\nx", "Can't find end of PreCode entity at byte offset 0"),
        ("[가](https://a.com", "Can't find end of a URL at byte offset 5"),
        ("![가]", "Custom emoji entity must contain a tg://emoji URL"),
        ("![가](https://a.com)", "Custom emoji URL must have a form tg://emoji?id=<identifier>"),
    ],
)
def test_markdown_v2_that_cannot_be_read_is_refused_in_telegrams_words(minsu, told, words):
    answer = send(minsu, told, parse_mode="MarkdownV2")
    assert answer["description"] == f"Bad Request: can't parse entities: {words}"


def test_the_older_markdown_leaves_what_it_does_not_know(minsu):
    message = send(minsu, "*굵게* a\\_b [여기](https://a.com/x) 3시-4시.", parse_mode="Markdown")
    assert message["text"] == "굵게 a_b 여기 3시-4시."
    assert shape(message) == [("bold", "굵게"), ("text_link", "여기", "https://a.com/x")]
    words = send(minsu, "가 *나", parse_mode="Markdown")["description"]
    assert (
        words == "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 4"
    )


def test_a_parse_mode_nobody_knows_is_refused(minsu):
    assert send(minsu, "가", parse_mode="BBCode")["description"] == "Bad Request: unsupported parse_mode"


# ── entities beside the text ──


def test_entities_are_counted_in_utf_16(minsu):
    told = [{"type": "bold", "offset": 3, "length": 2}, {"type": "url", "offset": 0, "length": 2}]
    assert shape(send(minsu, "🎉 치과", entities=told)) == [("bold", "치과")]


def test_an_entity_may_not_cut_a_character(minsu):
    answer = send(minsu, "🎉 치과", entities=[{"type": "bold", "offset": 1, "length": 2}])
    assert "begins in a middle of a UTF-16 symbol" in answer["description"]
    answer = send(minsu, "🎉", entities=[{"type": "bold", "offset": 0, "length": 1}])
    assert "ends in a middle of a UTF-16 symbol" in answer["description"]


def test_entities_beyond_the_text_are_cut_and_those_that_make_no_sense_refused(minsu):
    assert shape(send(minsu, "치과", entities=[{"type": "bold", "offset": 1, "length": 99}])) == [
        ("bold", "과")
    ]
    assert (
        "incorrect offset -1"
        in send(minsu, "가", entities=[{"type": "bold", "offset": -1, "length": 1}])["description"]
    )
    assert "Can't find field" in send(minsu, "가", entities=[{"type": "bold"}])["description"]


def test_marks_are_not_looked_for_where_a_list_was_given(minsu):
    message = send(minsu, "<b>가</b>", entities=[{"type": "italic", "offset": 3, "length": 1}])
    assert message["text"] == "<b>가</b>"
    assert shape(message) == [("italic", "가")]


def test_a_moment_can_be_given_as_an_entity(minsu):
    told = [{"type": "date_time", "offset": 0, "length": 2, "unix_time": 1795305600, "date_time_format": "r"}]
    assert shape(send(minsu, "내일", entities=told)) == [("date_time", "내일", 1795305600, "r")]


def test_a_mention_without_a_username_shows_whom_it_means(minsu):
    message = send(
        minsu,
        f'<a href="tg://user?id={minsu.id}">민수</a> <a href="tg://user?id=5">누구</a>',
        parse_mode="HTML",
    )
    assert [(one["type"], one["user"]["first_name"]) for one in message["entities"]] == [
        ("text_mention", "민수")
    ]


# ── what Telegram finds by itself ──


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/today@haru_test_bot 내일", [("bot_command", "/today@haru_test_bot")]),
        ("/오늘 a/b /add/", []),
        ("@haru_test_bot 내일 3시", [("mention", "@haru_test_bot")]),
        ("메일 me@example.com", [("email", "me@example.com")]),
        ("https://zoom.us/j/123?pwd=a. 그리고", [("url", "https://zoom.us/j/123?pwd=a")]),
        ("example.com/a 가 아니라 3.5시", [("url", "example.com/a")]),
        ("#회식 #1 $USD", [("hashtag", "#회식"), ("cashtag", "$USD")]),
        ("+82 10-1234-5678", [("phone_number", "+82 10-1234-5678")]),
        ("내일 10:30~11:30, 2026.11.23", []),
    ],
)
def test_links_and_commands_are_found(text, entities):
    told = {"text": text, "entities": found(text, [])}
    assert shape(told) == entities


def test_nothing_is_found_inside_of_code(minsu):
    assert shape(send(minsu, "<code>/today</code>", parse_mode="HTML")) == [("code", "/today")]


# ── measures ──


def test_a_message_holds_4096_utf_16_units_after_its_marks_are_read(minsu):
    assert units(send(minsu, "<b>" + "가" * 4096 + "</b>", parse_mode="HTML")["text"]) == 4096
    assert send(minsu, "가" * 4097)["description"] == "Bad Request: message is too long"
    assert send(minsu, "🎉" * 2048)["text"] == "🎉" * 2048
    assert send(minsu, "🎉" * 2049)["description"] == "Bad Request: message is too long"


def test_nothing_to_say_is_refused(minsu):
    assert send(minsu, "")["description"] == "Bad Request: message text is empty"
    assert send(minsu, " \n ")["description"] == "Bad Request: text must be non-empty"
    assert send(minsu, "<b></b>", parse_mode="HTML")["description"] == "Bad Request: text must be non-empty"


def test_white_space_around_goes_and_the_entities_move_along(minsu):
    message = send(minsu, "\n  <b>치과</b> \n", parse_mode="HTML")
    assert (message["text"], shape(message)) == ("치과", [("bold", "치과")])


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.com", "https://example.com/"),
        ("example.com/a", "http://example.com/a"),
        ("http://127.0.0.1:8000/connect", "http://127.0.0.1:8000/connect"),
        ("http://localhost:8000/connect", None),
        ("https://", None),
        ("https://exa mple.com", None),
        ("ftp://example.com", None),
        ("tg://resolve?domain=haru", "tg://resolve?domain=haru"),
    ],
)
def test_an_address_needs_a_host_with_a_dot(url, kept):
    assert address(url) == kept


# ── properties ──

LETTERS = some.text(some.characters(codec="utf-8", exclude_characters="\r"), max_size=40)


@given(LETTERS)
def test_escaped_text_comes_back_as_it_was(text):
    html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert markup_html.read(html) == (text, [])
    markdown = re.sub(r"([_*\[\]()~`>#+\-=|{}.!\\])", r"\\\1", text)
    assert markup_markdown.read(markdown) == (text, [])


@given(LETTERS, LETTERS, LETTERS)
def test_an_entity_covers_what_was_marked_wherever_it_moves(before, inside, after):
    escaped = [one.replace("&", "&amp;").replace("<", "&lt;") for one in (before, inside, after)]
    text, entities = trimmed(*markup_html.read("{}<b>{}</b>{}".format(*escaped)))
    covered = [piece(text, one["offset"], one["length"]) for one in entities]
    assert text == (before + inside + after).strip()
    assert all(one in inside and one.strip() in text for one in covered)
    assert covered or not inside.strip()


@given(LETTERS)
def test_whatever_is_found_lies_within_the_text(text):
    for one in found(text, []):
        assert 0 <= one["offset"] < one["offset"] + one["length"] <= units(text)
