"""The command line: what a person can mend is told in one line, and nothing of it is a traceback."""

from __future__ import annotations

import json

import pytest

from tests.bot.running import haru


def told(done) -> str:
    """The one line, its program before it."""
    assert done.returncode != 0
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    line = done.stderr.strip().splitlines()[-1]
    assert line.startswith("haru")
    return line


@pytest.mark.parametrize(
    "address", ["foo", "mysql://haru:geheim@localhost/haru", "postgresql://a:geheim@b:c/d"]
)
@pytest.mark.parametrize("command", ["migrate", "run", "chat"])
def test_an_address_of_no_database_we_know(tmp_path, command, address):
    done = haru(command, folder=tmp_path, DATABASE_URL=address)
    assert "DATABASE_URL" in told(done)
    assert "geheim" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["migrate", "run", "chat"])
def test_a_file_that_is_no_database(tmp_path, command):
    (tmp_path / "haru.sqlite").write_bytes(b"this is a letter, not a database" * 50)
    assert "database" in told(haru(command, folder=tmp_path))


def test_a_server_that_is_away(tmp_path):
    done = haru("migrate", folder=tmp_path, DATABASE_URL="postgresql://haru:geheim@127.0.0.1:1/haru")
    assert "./run doctor" in told(done)
    assert "geheim" not in done.stderr


@pytest.mark.parametrize("command", [["chat"], ["understand", "내일"], ["read", "a.png"]])
@pytest.mark.parametrize("wrong", [["--zone", "Foo/Bar"], ["--zone", "Asia"], ["--now", "soon"]])
def test_a_zone_or_a_moment_that_is_none(tmp_path, command, wrong):
    assert repr(wrong[1]) in told(haru(*command, *wrong, folder=tmp_path))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("PORT", "http"),
        ("HOST", "127.0.0.2"),
        ("LOG_LEVEL", "loud"),
        ("PUBLIC_URL", "http://haru.example.com"),
    ],
)
def test_a_setting_that_cannot_be(tmp_path, setting, value):
    done = haru("run", folder=tmp_path, **{setting: value})
    assert setting in told(done) or "PUBLIC_URL must be" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_mistake_of_ours_tells_where_and_not_what(tmp_path):
    spoiled = "import bot.commands as c\nasync def chat(_): raise RuntimeError('비밀 상담')\nc.COMMANDS['chat'] = chat\n"
    (tmp_path / "spoiled.py").write_text(
        spoiled + "from bot.__main__ import main\nraise SystemExit(main(['chat']))\n"
    )
    import subprocess
    import sys

    from tests.bot.running import environment

    done = subprocess.run(
        [sys.executable, tmp_path / "spoiled.py"],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "RuntimeError at spoiled.py:2 in chat" in done.stderr
    assert "비밀" not in done.stderr


def test_a_stranger_s_settings_in_the_current_folder_are_not_ours(tmp_path):
    (tmp_path / ".env").write_text(f"DATABASE_URL=sqlite:///{tmp_path}/theirs.db\n")
    mine = tmp_path / "mine"
    mine.mkdir()
    assert haru("migrate", folder=tmp_path, DATA_DIR=str(mine)).returncode == 0
    assert (mine / "haru.sqlite").exists()
    assert not (tmp_path / "theirs.db").exists()


def test_understand_wants_something_to_understand(tmp_path):
    assert "TEXT" in told(haru("understand", folder=tmp_path))


def test_a_line_that_is_no_case_says_so_and_the_others_are_answered(tmp_path):
    lines = 'nonsense\n{"id": 2, "text": "안녕"}\n[1]\n'
    done = haru("understand", "--jsonl", folder=tmp_path, text=lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [None, 2, None]
    assert "JSON object" in answers[0]["error"] and "JSON object" in answers[2]["error"]
    assert done.returncode == 1
