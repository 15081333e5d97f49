"""The script `./run`, with a pretended Python: it prepares once, stays out of the way and hands over."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.house.rooms import HOUSE

# Stands for Python, for venv, pip and uv: notes what was asked; as a program of ours it shows its words.
PYTHON = """#!/bin/sh
here=$(dirname "$0")
note() { echo "$*" >> "{notes}"; }
case "$*" in
    *version_info\\[:2\\]*) echo 3.11 ;;
    -c*) exit 0 ;;
    "-m venv "*) note venv; mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
    "-m pip "*) note pip "$@"; echo noise; [ ! -e "{notes}.no-pip" ] ;;
    "-m uv "*) note uv "$@"; echo noise; [ ! -e "{notes}.no-uv" ] ;;
    *) for word in "$@"; do echo "[$word]"; done; echo "pid $$ in $PWD"; exit 7 ;;
esac
"""
TOOLS = ("sh bash awk cmp cp rm ln mkdir dirname readlink id uname sleep tail cat env grep").split()


class Checkout:
    """A copy of the script with the locks, and a PATH on which there is no package manager."""

    def __init__(self, folder: Path) -> None:
        self.house, self.bin, self.notes = folder / "house", folder / "bin", folder / "notes"
        self.house.mkdir()
        self.bin.mkdir()
        for name in ("run", "requirements.lock", "ocr.lock", "dev.lock"):
            shutil.copy(HOUSE / name, self.house)
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or pytest.skip(f"no {tool} here"))
        self.python = self.bin / "python3"
        self.python.write_text(PYTHON.replace("{notes}", str(self.notes)))
        self.python.chmod(0o755)
        (folder / "data").mkdir()
        (folder / "data" / "Hangul.traineddata").touch()
        self.environment = {
            "PATH": str(self.bin),
            "TESSDATA_PREFIX": str(folder / "data"),
            "HOME": str(folder),
        }

    def run(self, *words: str, cwd: Path | None = None, script: Path | None = None, **more: str):
        return subprocess.run(
            [script or self.house / "run", *words],
            cwd=cwd or self.house, env=self.environment | more, capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def asked(self) -> list[str]:
        return self.notes.read_text().splitlines() if self.notes.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_first_start_prepares_and_the_second_does_not(checkout):
    first = checkout.run("doctor")
    prepared = checkout.asked()
    second = checkout.run("doctor")
    assert [word.split()[0] for word in prepared] == ["venv", "pip", "uv"]
    assert "preparing" in first.stderr
    assert checkout.asked() == prepared
    assert second.stderr == ""


def test_standard_output_and_exit_status_are_the_commands_own(checkout):
    done = checkout.run("understand", "내일 3시", "a  b", "")
    assert done.stdout.splitlines()[:-1] == [
        "[-P]",
        "[-m]",
        "[bot]",
        "[understand]",
        "[내일 3시]",
        "[a  b]",
        "[]",
    ]
    assert done.returncode == 7


def test_alone_it_runs_the_product(checkout):
    assert checkout.run().stdout.splitlines()[:-1] == ["[-P]", "[-m]", "[bot]", "[run]"]


def test_it_works_through_a_link_and_from_another_folder(checkout, tmp_path):
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    (elsewhere / "haru").symlink_to("../house/run")
    done = checkout.run("doctor", cwd=elsewhere, script=elsewhere / "haru")
    assert done.stdout.splitlines()[-1].endswith(f"in {elsewhere}")
    assert (checkout.house / ".venv" / "ocr.installed").exists()


def test_the_command_takes_the_scripts_place_so_that_signals_reach_it(checkout):
    checkout.run("doctor")
    with subprocess.Popen(
        [checkout.house / "run", "doctor"], env=checkout.environment, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        assert f"pid {started.pid} " in started.stdout.read()


def test_of_a_warm_start_the_script_itself_takes_less_than_50_ms(checkout):
    """What the program adds to it, `./run bench start` measures."""
    checkout.run("doctor")
    shutil.copy(shutil.which("true") or "/bin/true", checkout.house / ".venv" / "bin" / "python")
    spent = []
    for _ in range(10):
        begun = time.perf_counter()
        checkout.run("doctor")
        spent.append(time.perf_counter() - begun)
    assert min(spent) < 0.05


def test_a_half_made_environment_is_made_anew(checkout):
    (checkout.house / ".venv" / "bin").mkdir(parents=True)
    (checkout.house / ".venv" / "bin" / "python").symlink_to("/nowhere/python")
    assert checkout.run("doctor").returncode == 7
    assert checkout.asked()[0] == "venv"


def test_an_installation_that_failed_is_tried_again(checkout):
    for broken in (".no-pip", ".no-uv"):
        checkout.notes.with_name("notes" + broken).touch()
    failed = checkout.run("doctor")
    assert failed.returncode not in (0, 7)
    assert failed.stdout == ""
    checkout.notes.with_name("notes.no-pip").unlink()
    assert checkout.run("doctor").returncode == 7


def test_without_uv_plain_pip_installs_by_hash(checkout):
    checkout.notes.with_name("notes.no-uv").touch()
    done = checkout.run("doctor")
    assert done.returncode == 7
    assert "pip" in done.stderr
    assert checkout.asked()[-1].endswith(f"--require-hashes -r {checkout.house}/ocr.lock")


def test_a_changed_lock_is_installed(checkout):
    checkout.run("doctor")
    before = len(checkout.asked())
    with (checkout.house / "ocr.lock").open("a") as lock:
        lock.write("# changed\n")
    checkout.run("doctor")
    assert [word.split()[0] for word in checkout.asked()[before:]] == ["pip", "uv"]


def test_the_environment_of_the_tests_serves_the_product_too(checkout):
    assert checkout.run("test", "tests/core").stdout.splitlines()[:7] == [
        "[-m]", "[pytest]", "[-n]", "[2]", "[--dist]", "[worksteal]", "[tests/core]",
    ]  # fmt: skip
    prepared = checkout.asked()
    assert checkout.run("doctor").returncode == 7
    assert checkout.asked() == prepared


def test_two_first_starts_at_once_prepare_once(checkout):
    started = [
        subprocess.Popen(
            [checkout.house / "run", "doctor"], env=checkout.environment, stdout=subprocess.DEVNULL
        )
        for _ in range(4)
    ]
    assert [process.wait(20) for process in started] == [7] * 4
    assert [word.split()[0] for word in checkout.asked()] == ["venv", "pip", "uv"]


def test_the_lock_of_a_setup_that_was_killed_is_taken_over(checkout):
    gone = subprocess.Popen(["sleep", "0"])
    gone.wait()
    (checkout.house / ".setup.lock").symlink_to(str(gone.pid))
    assert checkout.run("doctor").returncode == 7
    assert not os.path.lexists(checkout.house / ".setup.lock")


@pytest.mark.parametrize(("lang", "word"), [("ko_KR.UTF-8", "환경을 준비해요"), ("en_GB.UTF-8", "preparing")])
def test_it_speaks_the_language_of_the_terminal(checkout, lang, word):
    assert word in checkout.run("doctor", LANG=lang).stderr


def test_missing_language_data_is_told_with_the_line_to_type(checkout):
    script = checkout.house / "run"
    script.write_text(script.read_text().replace(" /usr/", " /nowhere/").replace(" /opt/", " /nowhere/"))
    done = checkout.run("doctor", TESSDATA_PREFIX="")
    assert "sudo apt-get install tesseract-ocr-script-hang tesseract-ocr-eng" in done.stderr
    assert done.returncode == 7


def test_an_old_python_is_refused_in_words(checkout):
    checkout.python.write_text("#!/bin/sh\nexit 1\n")
    done = checkout.run("doctor")
    assert "3.11" in done.stderr
    assert done.returncode == 1
