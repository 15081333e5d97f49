"""The stand-in by hand: `python -m tests.fakes.s3 --port 9995`, and the settings that point Haru at it.

With `--child` it ends with whoever holds the other end of its input.
"""

from __future__ import annotations

import argparse
import logging
import sys
import threading
from contextlib import suppress

from moto.server import ThreadedMotoServer


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.s3", description=__doc__)
    parser.add_argument("--port", type=int, default=9995, help="0: any that is free")
    parser.add_argument("--child", action="store_true")
    given = parser.parse_args()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", given.port, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    print(
        f"S3_BUCKET=haru-pictures\nAWS_ENDPOINT_URL_S3=http://127.0.0.1:{port}\nAWS_DEFAULT_REGION=ap-northeast-2\n"
        "AWS_ACCESS_KEY_ID=haru\nAWS_SECRET_ACCESS_KEY=haru",
        flush=True,
    )
    with suppress(KeyboardInterrupt):
        sys.stdin.read() if given.child else threading.Event().wait()
    server.stop()


if __name__ == "__main__":
    main()
