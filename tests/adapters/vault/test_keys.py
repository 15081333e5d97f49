"""Keys from the setting and from the file: refused where they are weak, made once whoever asks first."""

from __future__ import annotations

import base64
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest

from adapters.vault.keys import Key, KeyFile, new_key, read_keys
from adapters.vault.vault import KeyVault
from tests.house.rooms import HOUSE

ME = UUID(int=1)


def packed(length: int, letter: bytes = b"k") -> str:
    return base64.b64encode(letter * length).decode()


def test_the_setting_lists_keys_newest_first():
    keys = read_keys(f"b:{packed(32)}, a:{packed(32, b'a')}")
    assert [key.kid for key in keys] == ["b", "a"]
    assert keys[1].secret == b"a" * 32


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("", "no key"),
        (" , ", "no key"),
        (f"a:{packed(31)}", "32 bytes"),
        (f"a:{packed(16)}", "32 bytes"),
        (f"a:{packed(33)}", "32 bytes"),
        ("a:", "32 bytes"),
        ("a:not base64!", "base64"),
        (f":{packed(32)}", "name"),
        (packed(32), "name"),
        (f"a.b:{packed(32)}", "name"),
        (f"a:{packed(32)},a:{packed(32, b'b')}", "same name"),
    ],
)
def test_what_is_no_key_is_refused_without_quoting_it(wrong, why):
    with pytest.raises(ValueError, match=why) as refused:
        read_keys(wrong)
    for part in filter(None, wrong.replace(",", ":").split(":")):
        assert len(part) < 12 or part not in str(refused.value)


def test_the_file_is_made_once_for_its_owner_only(tmp_path: Path):
    first = KeyFile(tmp_path / "data").read()
    assert KeyFile(tmp_path / "data").read() == first
    assert stat.S_IMODE((tmp_path / "data" / "keys").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["keys"]


def test_many_who_make_it_at_once_agree(tmp_path: Path):
    with ThreadPoolExecutor(16) as pool:
        made = list(pool.map(lambda _: KeyFile(tmp_path).read(), range(16)))
    assert len(set(made)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


def test_processes_that_make_it_at_once_agree(tmp_path: Path):
    words = "from pathlib import Path; from adapters.vault.keys import KeyFile; import sys; "
    words += "print(KeyFile(Path(sys.argv[1])).read()[0].kid)"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", words, str(tmp_path)],
            env=os.environ | {"PYTHONPATH": str(HOUSE)}, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(4)
    ]  # fmt: skip
    names = {process.communicate(timeout=30)[0] for process in started}
    assert len(names) == 1


def test_a_key_that_another_process_adds_is_used_at_once(tmp_path: Path):
    mine, theirs = KeyFile(tmp_path), KeyFile(tmp_path)
    vault = KeyVault(mine)
    before = vault.seal("x", "refresh", ME)
    theirs.write((new_key(), *theirs.read()))
    assert not vault.is_current(before)
    assert vault.open(before, "refresh", ME) == "x"
    assert vault.is_current(vault.seal("x", "refresh", ME))
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o600


def test_a_spoilt_file_is_told_and_not_replaced(tmp_path: Path):
    (tmp_path / "keys").write_text("nonsense\n")
    with pytest.raises(ValueError, match="32 bytes"):
        KeyFile(tmp_path).read()
    assert (tmp_path / "keys").read_text() == "nonsense\n"


def test_a_key_is_shown_by_its_name_alone():
    assert repr(Key("k1", b"s" * 32)) == "Key(kid='k1')"
