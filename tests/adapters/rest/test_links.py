"""Buttons that open an address, over HTTP."""

from __future__ import annotations

from uuid import UUID

from adapters.rest.shapes import ReplyOut
from adapters.rest.translate import said
from core.dialogue.effects import Say
from core.dialogue.reply import Link, Reply

URL = "https://accounts.example.com/o?state=abc"


def test_links_stand_beside_the_buttons():
    out = said(Say(Reply(UUID(int=1), "연결해 주세요", links=(Link("구글 계정 연결하기", URL),))))
    assert out.model_dump(mode="json")["links"] == [{"label": "구글 계정 연결하기", "url": URL}]


def test_a_reply_without_links_has_no_word_of_them():
    assert "links" not in said(Say(Reply(UUID(int=1), "네"))).model_dump(mode="json")


def test_an_answer_kept_before_there_were_links_can_still_be_read():
    kept = {"id": str(UUID(int=1)), "text": "네", "buttons": [], "drafts": []}
    assert ReplyOut.model_validate(kept).links == []
