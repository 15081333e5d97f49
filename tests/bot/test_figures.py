"""`./run bench`: finds benchmarks by name and ends with one JSON object."""

from __future__ import annotations

import json
import sys
from types import ModuleType

import pytest

from tests.benchmarks import __main__ as figures


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    (tmp_path / "turn.py").write_text('"""One text turn.\n\nMore."""\ndef main(options): ...\n')
    (tmp_path / "shared.py").write_text('"""No benchmark."""\n')
    (tmp_path / "__init__.py").write_text("def main(options): ...\n")
    monkeypatch.setattr(figures.shelf, "__defaults__", (tmp_path,))
    return tmp_path


def benchmark(monkeypatch, ok: bool) -> list[list[str]]:
    given: list[list[str]] = []

    def main(options: list[str]) -> dict:
        given.append(options)
        print("warming up")
        return {"figures": {"p50": 1.5, "말": "가"}, "ok": ok}

    module = ModuleType("tests.benchmarks.turn")
    module.main = main
    monkeypatch.setitem(sys.modules, "tests.benchmarks.turn", module)
    return given


def test_without_a_name_the_benchmarks_are_listed(shelf, capsys):
    assert figures.main([]) == 0
    assert capsys.readouterr().out.split("\n") == ["turn           One text turn.", ""]


@pytest.mark.parametrize(("ok", "status"), [(True, 0), (False, 1)])
def test_the_last_line_is_one_object_and_the_status_tells_if_it_held(shelf, monkeypatch, capsys, ok, status):
    given = benchmark(monkeypatch, ok)
    assert figures.main(["turn", "--seed", "7"]) == status
    assert given == [["--seed", "7"]]
    last = capsys.readouterr().out.splitlines()[-1]
    assert json.loads(last) == {"name": "turn", "figures": {"p50": 1.5, "말": "가"}, "ok": ok}


def test_a_name_that_is_not_there_is_told(shelf, capsys):
    assert figures.main(["truth"]) == 2
    said = capsys.readouterr()
    assert "turn" in said.err
    assert said.out == ""
