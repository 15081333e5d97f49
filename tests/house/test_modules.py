"""Every module says what its room is for, names are plain, `core` has no clock, no chance, no environment."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.rooms import Module, modules

VAGUE = re.compile(r"Abstract|Base$|^Base[A-Z]|Manager|Helper|Impl$|Service|^I[A-Z][a-z]+[A-Z]?\w*Port$")
CHANCE_AND_ENVIRONMENT = {
    "uuid1", "uuid4", "urandom", "token_hex", "environ", "getenv", "utcnow", "monotonic", "perf_counter",
    "time_ns", "current_reference",
}  # fmt: skip
OF_THE_CLASS = {"now", "today", "random"}  # a field or a port may be called so, too
READS_THE_CLOCK = {"parse", "parse_all", "parse_date", "parse_datetime", "parse_time"}


def core() -> list[Module]:
    return [module for module in modules() if module.path.startswith("core/")]


def test_every_module_opens_with_one_to_three_lines_about_its_room():
    for module in modules():
        told = (ast.get_docstring(module.tree) or "").splitlines()
        words = [line for line in told if line.strip()]
        assert words, f"{module.path} does not say what it is for"
        assert len(words) <= 3 or module.path == "core/errors.py", (
            f"{module.path} says it in {len(words)} lines"
        )


def test_no_class_has_a_name_that_says_nothing():
    named = [
        (module.path, node.name)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and VAGUE.search(node.name)
    ]
    assert named == []


def test_no_file_is_a_drawer_for_odds_and_ends():
    drawers = [m.path for m in modules() if re.search(r"/(utils?|helpers?|common|misc|base)(\.py|/)", m.path)]
    assert drawers == []


def test_nothing_is_left_for_later():
    assert [m.path for m in modules() if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", m.text)] == []


def test_core_has_no_clock_no_chance_and_no_environment():
    assert [found for module in core() for found in impure(module)] == []


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now(UTC)",
        "date.today()",
        "x = uuid4()",
        "os.environ['A']",
        "from uuid import uuid4",
        "f = datetime.now",
        "import datetime as d; d.datetime.now()",
        "from datetime import datetime as d; d.now()",
    ],
)
def test_a_look_at_the_clock_would_be_seen(line):
    assert list(impure(Module("core/x.py", line)))


def test_a_field_may_be_called_now():
    assert list(impure(Module("core/x.py", "def f(now): return now, given.now, self.clock.now()"))) == []


def impure(module: Module) -> Iterator[str]:
    """Where clock, chance or environment are reached: imported, or taken from a class or a module."""
    tree = module.tree
    classes = {"datetime", "date", "random"} | {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if alias.asname and alias.name in ("datetime", "date", "random")
    }
    for node in ast.walk(tree):
        if _reaches(node, classes):
            yield f"{module.path}:{node.lineno}"


def _reaches(node: ast.AST, classes: set[str]) -> bool:
    if isinstance(node, ast.ImportFrom):
        return any(alias.name in CHANCE_AND_ENVIRONMENT | {"random"} for alias in node.names)
    if isinstance(node, ast.Attribute) and node.attr in OF_THE_CLASS:
        return _last_name(node.value) in classes
    return isinstance(node, ast.Name | ast.Attribute) and _last_name(node) in CHANCE_AND_ENVIRONMENT


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def test_korean_datetime_is_always_told_what_time_it_is():
    assert [found for module in modules() for found in timeless(module)] == []


@pytest.mark.parametrize(
    "line",
    [
        "from korean_datetime import parse; parse('내일')",
        "from korean_datetime import parse; parse('내일', now=None)",
        "from korean_datetime import parse as read; read('내일')",
        "import korean_datetime as k; k.parse_all('내일')",
        "from korean_datetime import TemporalParser; TemporalParser().parse('내일')",
        "from korean_datetime import parse; list(map(parse, words))",
    ],
)
def test_a_call_without_now_would_be_seen(line):
    assert list(timeless(Module("core/x.py", line)))


def test_a_call_with_now_is_fine():
    line = "from korean_datetime import parse, ParseOptions; parse('내일', now=at, options=ParseOptions())"
    assert list(timeless(Module("core/x.py", line))) == []


def timeless(module: Module) -> Iterator[str]:
    """Uses of korean_datetime that would fall back to the machine's clock."""
    tree = module.tree
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    if not any("korean_datetime" in ast.unparse(node) for node in imports):
        return
    readers = READS_THE_CLOCK | {
        alias.asname or alias.name
        for node in imports
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("korean_datetime")
        for alias in node.names
        if alias.name in READS_THE_CLOCK
    }
    told = {
        node.func
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and any(_passes_now(word) for word in node.keywords)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and _last_name(node) in readers and node not in told:
            yield f"{module.path}:{node.lineno}"


def _passes_now(word: ast.keyword) -> bool:
    return word.arg == "now" and not (isinstance(word.value, ast.Constant) and word.value.value is None)
