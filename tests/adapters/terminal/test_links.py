"""Buttons that open an address, where there is nothing to click: the address itself."""

from __future__ import annotations

from uuid import UUID

from adapters.terminal.talk import Screen
from core.dialogue.buttons import Button, Press
from core.dialogue.effects import Say
from core.dialogue.reply import File, Link, Reply

URL = "https://accounts.example.com/o?state=abc"


def test_a_link_is_printed_whole_and_has_no_number(capsys):
    screen = Screen()
    undo = Button("되돌리기", Press("undo", UUID(int=2)))
    screen.show(Say(Reply(UUID(int=1), "넣었어요", ((undo,),), links=(Link("열기", URL),))))
    assert capsys.readouterr().out == f"\n넣었어요\n[1] 되돌리기\n→ 열기: {URL}\n"
    assert screen.buttons == [undo]


def test_a_link_without_buttons_leaves_the_numbers_as_they_were(capsys):
    screen = Screen()
    screen.show(Say(Reply(UUID(int=1), "연결해 주세요", links=(Link("열기", URL),))))
    assert capsys.readouterr().out == f"\n연결해 주세요\n→ 열기: {URL}\n"
    assert screen.buttons == []


def test_a_file_is_printed_with_where_it_is_kept(capsys):
    Screen().show(Say(Reply(UUID(int=1), "다 됐어요", files=(File("haru.json", "export/1.json"),))))
    assert capsys.readouterr().out == "\n다 됐어요\n📎 haru.json: export/1.json\n"
