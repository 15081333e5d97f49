"""Replies as Slack takes them: always within its limits, and never a word lost without a sign."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.acts import Owner, marked, owner_of
from adapters.slack.looks import LONGEST_TEXT, cut, fitted, look_of
from core.dialogue.buttons import Button, Press, pack
from core.dialogue.reply import Face, Link, Reply
from tests.fakes.slack.blocks import wrong_in_message

ID = UUID(int=7)
PRESS = Press("confirm", ID, 3)
texts = st.builds(
    lambda words, times: (words * times)[:5000],
    st.text(min_size=1, max_size=20).filter(str.strip),
    st.integers(1, 5000),
)
labels = st.builds(
    lambda words, times: words * times, st.text(min_size=1, max_size=5).filter(str.strip), st.integers(1, 40)
)
button = st.builds(Button, labels, st.just(PRESS))
rows_of_buttons = st.builds(
    lambda one, wide, high: ((one,) * wide,) * high, button, st.integers(0, 40), st.integers(0, 60)
)
link = st.builds(Link, labels, st.sampled_from(["https://x.kr", "https://x.kr/" + "y" * 4000]))
many_links = st.builds(lambda one, times: (one,) * times, link, st.integers(0, 30))


def look(text, **more):
    return look_of(Reply(ID, text, **more), "C1", "U1")


@settings(max_examples=60)
@given(texts, rows_of_buttons, many_links, st.none() | st.builds(Face, st.just("open"), texts))
def test_every_reply_is_within_slacks_limits(text, rows, below, face):
    found = look(text, buttons=rows, links=below, face=face)
    assert wrong_in_message(list(found.blocks)) == []
    assert 0 < len(found.text) <= LONGEST_TEXT


def test_the_heading_of_a_card_stands_above_it():
    found = look("추가할까요?\n\n회의\n🗓 내일", face=Face("open", "추가할까요?"))
    assert [block["type"] for block in found.blocks] == ["header", "section"]
    assert found.blocks[1]["text"] == {"type": "plain_text", "text": "회의\n🗓 내일", "emoji": False}
    assert found.text == "추가할까요?\n\n회의\n🗓 내일"


def test_words_are_no_mark_up():
    found = look("회의_자료_최종 <!here> *")
    assert found.text == "회의_자료_최종 &lt;!here&gt; *"
    assert found.blocks[0]["text"]["text"] == "회의_자료_최종 <!here> *"


def test_what_is_long_is_parted_where_a_line_ends():
    lines = [f"• 오후 {n}:00 일정" for n in range(400)]
    found = look("\n".join(lines))
    assert len(found.blocks) > 1
    assert "\n".join(block["text"]["text"] for block in found.blocks) == "\n".join(lines)


def test_text_that_is_too_long_ends_with_a_sign():
    for text in ("가" * 5000, "&" * 5000, "가&" * 2500):
        assert fitted(text).endswith("…")
        assert len(fitted(text)) <= LONGEST_TEXT
    assert fitted("&" * 5000).removesuffix("…").replace("&amp;", "") == ""


def test_buttons_say_what_they_mean_and_whose_they_are():
    rows = (
        (Button("추가", PRESS),),
        (Button("취소", Press("discard", ID)), Button("나도", Press("join", ID))),
    )
    found = look("카드", buttons=rows)
    first, second = found.blocks[1:]
    assert first["elements"][0] == {
        "type": "button",
        "action_id": "confirm.0",
        "text": {"type": "plain_text", "text": "추가", "emoji": False},
        "value": pack(PRESS),
        "style": "primary",
    }
    assert [one["text"]["text"] for one in second["elements"]] == ["취소"]
    assert second["elements"][0]["style"] == "danger"
    assert owner_of(first["block_id"]) == Owner(ID, "C1", "U1")


def test_a_link_is_a_button_and_stands_in_the_plain_words():
    found = look("연결해 주세요.", links=(Link("구글 연결", "https://x.kr/?a=1&b=2"),))
    assert found.blocks[-1]["elements"][0]["url"] == "https://x.kr/?a=1&b=2"
    assert found.text.endswith("구글 연결: https://x.kr/?a=1&amp;b=2")


def test_what_is_cut_ends_with_a_sign():
    assert cut("가" * 80, 75) == "가" * 74 + "…"


def test_blocks_of_others_have_no_owner():
    assert owner_of(marked(Owner(ID, "C1", "U1"), 0)) == Owner(ID, "C1", "U1")
    for name in ("", "home", "a.b.c.d", f"{ID.hex}.C1.U1"):
        assert owner_of(name) is None


def test_a_list_that_is_too_long_ends_with_a_whole_line():
    lines = [f"• 오후 {n}:00 R&D" for n in range(600)]
    short = fitted("\n".join(lines)).replace("&amp;", "&")
    assert short.splitlines()[:-1] == lines[: short.count("\n")]
    assert short.endswith("\n…")
