"""How well words are understood: each field by language, and sentences that are right in everything that counts.

    ./run eval                 our own sentences (tests/benchmarks/*.jsonl)
    ./run eval FILE…           others of the same format, one JSON object a line:
                               {id, lang, now, tz, text, intent, title, start, end, all_day, location, attendees, rrule}
    --errors N                 show N sentences that went wrong

A gold field may be a list of values that are all right, or "any". Exact match: intent, start, end, all_day and rrule
of an event to create, the intent of everything else. Full match adds title, location and attendees.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from adapters.offline.interpreter import OfflineInterpreter
from bot.preview import predict

OWN = sorted(Path(__file__).parent.glob("*.jsonl"))
EXACT = ("start", "end", "all_day", "rrule")
WORDS = ("title", "location", "attendees")


def main(options: list[str]) -> dict[str, Any]:
    """Score every file named in the options."""
    shown = int(options[options.index("--errors") + 1]) if "--errors" in options else 0
    files = [Path(o) for n, o in enumerate(options) if o.endswith(".jsonl") and options[n - 1] != "--errors"]
    rows = [row for file in files or OWN for row in load(file)]
    hits: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    started = time.perf_counter()
    for row in rows:
        got = asyncio.run(predict(OfflineInterpreter(), row, instant(row), row["tz"]))
        for field, right in judged(row, got).items():
            asked[row["lang"], field] += 1
            hits[row["lang"], field] += right
            if not right and field == "exact":
                wrong.append(f"{row['id']}: {row['text']} → {json.dumps(got, ensure_ascii=False)}")
    spent = time.perf_counter() - started
    print("\n".join(wrong[:shown]))
    figures = {f"{lang}.{field}": round(100 * hits[lang, field] / n, 1) for (lang, field), n in asked.items()}
    for name in sorted(figures):
        print(f"{name:<16}{figures[name]:>7.1f} %")
    figures["sentences_per_second"] = round(len(rows) / spent)
    return {"figures": figures, "ok": all(v >= 90 for k, v in figures.items() if k.endswith(".exact"))}


def load(file: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file."""
    return (json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip())


def instant(row: dict[str, Any]) -> datetime:
    """The row's present, in its zone."""
    return datetime.fromisoformat(row["now"]).astimezone(ZoneInfo(row["tz"]))


def judged(gold: dict[str, Any], got: dict[str, Any]) -> dict[str, bool]:
    """Which fields are right."""
    right = {"intent": got["intent"] == gold["intent"]}
    if gold["intent"] == "create":
        right |= {field: _fits(field, gold, got) for field in (*EXACT, *WORDS)}
    right["exact"] = all(right.get(field, True) for field in ("intent", *EXACT))
    right["full"] = right["exact"] and all(right.get(field, True) for field in WORDS)
    return right


def _fits(field: str, gold: dict[str, Any], got: dict[str, Any]) -> bool:
    wanted = gold.get(field)
    if wanted in ("any", "*"):
        return True
    if field == "attendees":
        return sorted(map(_plain, wanted or [])) == sorted(map(_plain, got[field]))
    choices = wanted if isinstance(wanted, list) else [wanted]
    if field == "end" and got["end"] is not None and None in choices:
        return _default_length(got)
    return _comparable(field, got[field]) in [_comparable(field, choice) for choice in choices]


def _default_length(got: dict[str, Any]) -> bool:
    if len(got["end"]) == 10:
        return bool(got["end"] == got["start"])
    length = datetime.fromisoformat(got["end"]) - datetime.fromisoformat(got["start"])
    return length in (timedelta(minutes=30), timedelta(hours=1))


def _comparable(field: str, value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if field in ("start", "end") and len(value) > 10:
        return datetime.fromisoformat(value)
    return value if field in EXACT else _plain(value)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:])["ok"] else 1)
