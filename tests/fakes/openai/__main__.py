"""The stand-in by hand: `python -m tests.fakes.openai --port 9996`, and the settings that point Haru at it."""

from __future__ import annotations

import argparse
import threading

from tests.fakes.openai.server import Served
from tests.fakes.openai.world import World


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.openai", description=__doc__)
    parser.add_argument("--port", type=int, default=9996)
    parser.add_argument("--key", default="sk-haru")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds that every answer takes")
    given = parser.parse_args()
    world = World(given.key)
    if given.delay:
        world.add("late", times=None, delay=given.delay)
    with Served(world, given.port) as served:
        print(f"OPENAI_API_KEY={given.key}\nOPENAI_BASE_URL={served.base}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
