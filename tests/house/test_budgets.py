"""No file and no function grows past what one can hold in the head."""

from __future__ import annotations

from statistics import median

from tests.house.rooms import Module, functions, modules


def test_no_file_is_longer_than_300_lines():
    assert [(module.path, module.lines) for module in modules() if module.lines > 300] == []


def test_the_median_file_has_at_most_90_lines():
    assert median(module.lines for module in modules()) <= 90


def test_no_function_is_longer_than_40_lines():
    long = [found for module in modules() for found in functions(module) if found.lines > 40]
    assert long == []


def test_the_median_function_has_at_most_8_lines():
    assert median(found.lines for module in modules() for found in functions(module)) <= 8


def test_a_function_is_measured_from_def_to_end_without_its_docstring():
    text = '@decorated\ndef one(\n    a,\n):\n    """Told\n\n    at length.\n    """\n    return a\n'
    assert [found.lines for found in functions(Module("x.py", text))] == [4]
