"""What the house tests look at: every module of the house, with its text and its tree."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
ROOMS = ("bot", "core", "adapters")


@dataclass(frozen=True)
class Module:
    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


@dataclass(frozen=True)
class Function:
    place: str
    lines: int


@cache
def modules() -> tuple[Module, ...]:
    paths = sorted(path for room in ROOMS for path in (HOUSE / room).rglob("*.py"))
    return tuple(Module(str(path.relative_to(HOUSE)), path.read_text("utf-8")) for path in paths)


def functions(module: Module) -> list[Function]:
    """Every function, from its `def` to its last line; decorators and docstring are not held against it."""
    found = (
        node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [Function(f"{module.path}:{node.lineno} {node.name}", _length(node)) for node in found]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    whole = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is None or len(node.body) == 1:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)
