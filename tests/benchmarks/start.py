"""A warm start of the whole product until it is ready, and how soon it stops with a page open.

Options: --times N (5).
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.benchmarks.options import number

HOUSE = Path(__file__).resolve().parents[2]
READY_MS, STOPPED_MS = 2000, 2000


def main(options: list[str]) -> dict[str, Any]:
    """The best of several, because the rest is what else this machine was doing; Python alone beside it."""
    times = int(number(options, "--times", 5))
    with tempfile.TemporaryDirectory() as folder:
        _once(folder)  # makes the database and the environment
        ready, stopped = zip(*(_once(folder) for _ in range(times)), strict=True)
    figures = {
        "ready_ms": min(ready),
        "stopped_ms": min(stopped),
        "python_alone_ms": min(map(_python, range(times))),
    }
    return {
        "figures": {name: round(value) for name, value in figures.items()},
        "ok": figures["ready_ms"] < READY_MS and figures["stopped_ms"] < STOPPED_MS,
    }


def _once(folder: str) -> tuple[float, float]:
    environment = os.environ | {"DATA_DIR": folder, "PORT": "0"}
    begun = time.perf_counter()
    with subprocess.Popen([HOUSE / "run"], env=environment, stderr=subprocess.PIPE, text=True) as house:
        assert house.stderr is not None
        url = next(found[1] for line in house.stderr if (found := re.search(r"(http://\S+)", line)))
        _ready(url)
        ready = time.perf_counter()
        with urllib.request.urlopen(f"{url}/api/v1/chat/stream", timeout=10) as page:
            page.readline()
            asked = time.perf_counter()
            house.send_signal(signal.SIGTERM)
            house.wait(30)
    return 1000 * (ready - begun), 1000 * (time.perf_counter() - asked)


def _ready(url: str) -> None:
    while True:
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=10):
                return
        except urllib.error.URLError:
            time.sleep(0.01)


def _python(_: int) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return 1000 * (time.perf_counter() - begun)
