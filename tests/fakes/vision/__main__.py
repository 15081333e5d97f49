"""The stand-in by hand: `python -m tests.fakes.vision --port 9997`, and the settings that point Haru at it."""

from __future__ import annotations

import argparse
import threading

from adapters.tesseract.available import can_read
from tests.fakes.vision import channel, rest
from tests.fakes.vision.readers import Engine, written
from tests.fakes.vision.world import World

SAMPLE = ("회의 안내", "12월 3일(목) 14:30", "본관 회의실 305호")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.vision", description=__doc__)
    parser.add_argument("--port", type=int, default=9997)
    parser.add_argument("--transport", choices=("rest", "grpc"), default="rest")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds that every answer takes")
    given = parser.parse_args()
    engine = Engine() if can_read() else None
    world = World(engine or (lambda _image: written(SAMPLE)), delay=given.delay)
    kind = rest.Served if given.transport == "rest" else channel.Served
    with kind(world, given.port) as served:
        print(f"VISION_API_ENDPOINT={served.endpoint}\nVISION_TRANSPORT={served.transport}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
