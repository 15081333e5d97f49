"""Partial answers: the `fields` parameter, as in `items(id,etag),nextPageToken` or `items/id`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from tests.fakes.google import refusals

WORD = re.compile(r"[\w\-*]+|[(),/]", re.ASCII)
Tree = dict[str, "Tree"]


@lru_cache(maxsize=256)
def parsed(text: str) -> Tree:
    """The names asked for, each with those inside it; an empty tree means all of it."""
    words = WORD.findall(text)
    if "".join(words) != text.replace(" ", "") or not words:
        raise _bad(text)
    try:
        tree, rest = _list(words)
    except IndexError:
        raise _bad(text) from None
    if rest:
        raise _bad(text)
    return tree


def selected(value: Any, tree: Tree) -> Any:
    if not tree or "*" in tree:
        return value
    if isinstance(value, list):
        return [selected(item, tree) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: selected(value[name], inner) for name, inner in tree.items() if name in value}


def _list(words: list[str]) -> tuple[Tree, list[str]]:
    tree: Tree = {}
    while True:
        name, words = words[0], words[1:]
        if name in "(),/":
            raise IndexError
        inner: Tree = {}
        if words[:1] == ["("]:
            inner, words = _list(words[1:])
            if words[:1] != [")"]:
                raise IndexError
            words = words[1:]
        elif words[:1] == ["/"]:
            inner, words = _one(words[1:])
        tree[name] = tree.get(name, {}) | inner
        if words[:1] != [","]:
            return tree, words
        words = words[1:]


def _one(words: list[str]) -> tuple[Tree, list[str]]:
    """A path's next step, which binds closer than the comma."""
    name, words = words[0], words[1:]
    if words[:1] == ["/"]:
        inner, words = _one(words[1:])
        return {name: inner}, words
    if words[:1] == ["("]:
        inner, words = _list(words[1:])
        return {name: inner}, words[1:]
    return {name: {}}, words


def _bad(text: str) -> refusals.Refused:
    return refusals.bad_parameter("fields", f"Invalid field selection {text}")
