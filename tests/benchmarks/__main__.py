"""Runs one benchmark or search by name: `./run bench NAME [options]`, one JSON object as the last line.

A benchmark is a file in tests/benchmarks with `def main(options: list[str]) -> dict`, whose docstring's first
line describes it; it answers {"figures": {…}, "ok": bool} and may print whatever it likes before that.
"""

from __future__ import annotations

import ast
import importlib
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, TypeAlias, cast

SHELF = Path(__file__).resolve().parent
Outcome: TypeAlias = Mapping[str, object]


class Benchmark(Protocol):
    """What a file on the shelf offers."""

    main: Callable[[list[str]], Outcome]


def shelf(folder: Path = SHELF) -> dict[str, str]:
    """The benchmarks there are: name → what it measures."""
    found = {path.stem: ast.parse(path.read_text("utf-8")) for path in sorted(folder.glob("[!_]*.py"))}
    return {name: _first_line(tree) for name, tree in found.items() if _has_main(tree)}


def _has_main(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.FunctionDef) and node.name == "main" and node.args.args for node in tree.body
    )


def _first_line(tree: ast.Module) -> str:
    return (ast.get_docstring(tree) or "").partition("\n")[0]


def run(name: str, options: list[str]) -> bool:
    """Runs it and prints its last line; tells whether it held its floors."""
    benchmark = cast(Benchmark, importlib.import_module(f"tests.benchmarks.{name}"))
    outcome = benchmark.main(options)
    ok = bool(outcome["ok"])
    print(json.dumps({"name": name, "figures": outcome["figures"], "ok": ok}, ensure_ascii=False), flush=True)
    return ok


def main(words: list[str]) -> int:
    """Lists the shelf, or runs what is named: status 0 held, 1 did not hold, 2 no such name."""
    known = shelf()
    if not words:
        print("\n".join(f"{name:<14} {purpose}" for name, purpose in known.items()))
        return 0
    if words[0] not in known:
        print(f"{words[0]}? {' '.join(known)}", file=sys.stderr)
        return 2
    if {"-h", "--help"} & {*words[1:]}:
        print(ast.get_docstring(ast.parse((SHELF / f"{words[0]}.py").read_text("utf-8"))))
        return 0
    return 0 if run(words[0], words[1:]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
