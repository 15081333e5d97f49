"""Labels that stand side by side above their values: `체크인 | 체크아웃`, `DATE | TIME`, made labelled rows."""

from __future__ import annotations

from collections.abc import Sequence

from core.dialogue.reading import Line
from core.language.picture.labels import role_of
from core.language.picture.moments import find_moments, spoken
from core.language.picture.page import Row

MOST_ROWS = 2
FAR = 2.6
"""How many lines further down a value may stand."""


def _is_heading(row: Row) -> bool:
    return len(row.cells) >= 2 and all(role_of(cell.text) is not None for cell in row.cells)


def _tells_day(row: Row) -> bool:
    said = (spoken(found) for cell in row.cells for found in find_moments(cell.text))
    return any(one.day is not None for one in said)


def _column(heads: Sequence[Line], cell: Line) -> int:
    """The label above a cell: that which begins, or has its middle, nearest."""
    middle = (cell.left + cell.right) / 2
    return min(
        range(len(heads)),
        key=lambda at: min(
            abs(heads[at].left - cell.left), abs((heads[at].left + heads[at].right) / 2 - middle)
        ),
    )


def _values(heading: Row, below: Sequence[Row]) -> list[Row]:
    """The rows of values right below a heading; none where it heads a table of several rows."""
    values: list[Row] = []
    last = heading
    for row in below:
        near = row.top - last.bottom < FAR * last.height
        columns = {_column(heading.cells, cell) for cell in row.cells}
        apart = len(row.cells) >= 2 and len(columns) == len(row.cells)
        goes_on = not values or any(find_moments(cell.text) for cell in row.cells)
        if not (near and apart and goes_on) or _is_heading(row):
            break
        values.append(row)
        last = row
    days = sum(_tells_day(row) for row in values)
    return values[:MOST_ROWS] if days <= 1 else []


def _paired(heading: Row, values: Sequence[Row]) -> list[Row]:
    rows = []
    for at, head in enumerate(heading.cells):
        cells = [cell for row in values for cell in row.cells if _column(heading.cells, cell) == at]
        if not cells:
            continue
        text = " ".join(cell.text for cell in cells)
        last, first = cells[-1], cells[0]
        value = Line(
            text,
            min(cell.confidence for cell in cells),
            head.right + 1,
            head.top + at,
            last.right,
            head.bottom + at,
        )
        label = Line(
            head.text,
            head.confidence,
            min(head.left, first.left),
            head.top + at,
            head.right,
            head.bottom + at,
        )
        rows.append(Row((label, value)))
    return rows


def paired(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, with each label beside its own value."""
    made: list[Row] = []
    at = 0
    while at < len(rows):
        values = _values(rows[at], rows[at + 1 : at + 5]) if _is_heading(rows[at]) else []
        made.extend(_paired(rows[at], values) if values else [rows[at]])
        at += 1 + len(values)
    return tuple(made)
