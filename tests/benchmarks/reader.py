"""The reader of words alone, on one core: sentences per CPU second, import, memory, the slowest single text.

Options: --times N (5) · --longest CHARACTERS of a text that is made to be slow (20000). The texts are those of `./run eval`, and others that are made to be slow: one word of time, one
sign or one opening over and over, as long as a message may be. Nothing is resolved, saved or answered.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from core.dialogue.interpretation import Request
from core.dialogue.message import Lang
from core.language.understand import understand
from tests.benchmarks.eval import load
from tests.benchmarks.options import number

SHELF = Path(__file__).resolve().parent
LANGS: tuple[Lang, ...] = ("ko", "en")
PER_SECOND, COLD_MS, MEGABYTES, SLOWEST_MS = 1500, 300, 120, 50
LENGTHS = (300, 2000, 20_000)
REPEATED = """
3시| 3시|내일 |월화수목금토일|매주 |24일은 빼고 |5월 5일 ~ |부터 |까지|10분 전 |두 |첫째 주 |말고 |회의 |@|a@b.c |( |"|~|12:|1/1/|1 |ㅋ|하고 |랑 |이
3pm |next |tomorrow |every |except the 24th |from 3 to |at |and |monday,|the |in 2 |not |w/ |10:30-|a|an hour |with Sam |before |1st |\n|\t|. |-|🙂
"""
_ALONE = """
import time; begun = time.process_time()
from core.dialogue.interpretation import Request
from core.language.understand import understand
print(1000 * (time.process_time() - begun))
understand(Request("내일 3시 회의", "ko")); understand(Request("lunch with Sam tomorrow at noon", "en"))
print(1000 * (time.process_time() - begun))
"""


def main(options: list[str]) -> dict[str, Any]:
    """The best of several for what other work on the machine would slow down."""
    times = int(number(options, "--times", 5))
    sentences = _sentences()
    imported, ready = _cold(times)
    figures: dict[str, float] = {"import_ms": imported, "both_read_once_ms": ready}
    for lang, texts in sentences.items():
        figures[f"{lang}_per_second"] = max(_per_second(lang, texts) for _ in range(times))
    told = [(lang, text) for lang, texts in sentences.items() for text in texts]
    hard = [
        (lang, text) for lang in LANGS for text in hard_texts(int(number(options, "--longest", LENGTHS[-1])))
    ]
    slowest, (lang, text) = max((_took(*one), one) for one in (*told, *hard))
    print(f"slowest, {lang}, {len(text)} characters: {text[:60]!r}")
    figures |= {"slowest_ms": slowest, "megabytes": _megabytes()}
    return {"figures": {name: round(value, 1) for name, value in figures.items()}, "ok": _held(figures)}


def hard_texts(longest: int = LENGTHS[-1]) -> tuple[str, ...]:
    """Texts of one thing over and over, of every length that is no longer than that."""
    pieces = [piece for line in REPEATED.strip("\n").splitlines() for piece in line.split("|")]
    return tuple((piece * length)[:length] for piece in pieces for length in LENGTHS if length <= longest)


def _held(figures: dict[str, float]) -> bool:
    fast = all(figures[f"{lang}_per_second"] >= PER_SECOND for lang in LANGS)
    small = figures["both_read_once_ms"] < COLD_MS and figures["megabytes"] < MEGABYTES
    return fast and small and figures["slowest_ms"] <= SLOWEST_MS


def _sentences() -> dict[Lang, list[str]]:
    rows = [row for file in sorted(SHELF.glob("*.jsonl")) for row in load(file)]
    return {lang: [row["text"] for row in rows if row["lang"] == lang] for lang in LANGS}


def _per_second(lang: Lang, texts: list[str]) -> float:
    begun = time.process_time()
    for text in texts:
        understand(Request(text, lang, parted=True))
    return len(texts) / (time.process_time() - begun)


def _took(lang: Lang, text: str) -> float:
    """Milliseconds of CPU, the better of three."""
    return min(_once(lang, text) for _ in range(3))


def _once(lang: Lang, text: str) -> float:
    begun = time.process_time()
    understand(Request(text, lang, parted=True))
    return 1000 * (time.process_time() - begun)


def _cold(times: int) -> tuple[float, float]:
    """CPU milliseconds until a fresh process has imported the reader, and until both languages have read a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        runs = [_fresh(environment) for _ in range(times + 1)][1:]  # the first one compiles
    return min(imported for imported, _ in runs), min(ready for _, ready in runs)


def _fresh(environment: dict[str, str]) -> tuple[float, float]:
    command = [sys.executable, "-P", "-c", _ALONE]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    imported, ready = map(float, done.stdout.split())
    return imported, ready


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
