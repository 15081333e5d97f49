"""The way to S3: one client, made when it is first needed, each call in a thread of its own and bounded."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeAlias, TypeVar

from adapters.s3.bucket import Bucket
from core.errors import BlobsAway

T = TypeVar("T")
S3: TypeAlias = Any
"""boto3's client; its methods are made while it runs, and typed nowhere."""

CONNECT, READ, TRIES, AT_ONCE = 3.0, 10.0, 2, 8
PATIENCE = 20.0
"""For one call, all tries included. Who asked tries again in a while, and knows whether somebody waits."""


class Client:
    """boto3 waits, so it does so in threads that nobody waits for at the end."""

    def __init__(self, bucket: Bucket, patience: float = PATIENCE) -> None:
        self._bucket, self._patience = bucket, patience
        self._making = threading.Lock()
        self._made: S3 = None
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def ask(self, call: Callable[[S3], T]) -> T:
        """What `call` makes of the client. Raises BlobMissing, BlobsAway and BlobsRefused."""
        async with self._turns:
            try:
                return await asyncio.wait_for(_apart(partial(self._answer, call)), self._patience)
            except TimeoutError as error:
                raise BlobsAway("timeout") from error

    def _answer(self, call: Callable[[S3], T]) -> T:
        from adapters.s3.faults import FAULTS, fault_of

        try:
            return call(self._client())
        except FAULTS as error:
            raise fault_of(error) from error

    def _client(self) -> S3:
        with self._making:
            if self._made is None:
                self._made = made(self._bucket, min(READ, self._patience), min(CONNECT, self._patience))
            return self._made

    def close(self) -> None:
        """Give its connections back."""
        if self._made is not None:
            self._made.close()


def made(bucket: Bucket, read: float, connect: float) -> S3:
    """A client of boto3's; half a second of importing. Where the address is somebody else's, the bucket is in the path."""
    import boto3
    from botocore.config import Config

    session = boto3.session.Session(bucket.key, bucket.secret, bucket.token, bucket.region)
    config = Config(
        signature_version="s3v4",
        connect_timeout=connect,
        read_timeout=read,
        retries={"mode": "standard", "total_max_attempts": TRIES},
        max_pool_connections=AT_ONCE,
        s3={
            "addressing_style": "path" if bucket.endpoint else "virtual",
            "us_east_1_regional_endpoint": "regional",
        },
        # what is sent anyway travels under TLS; services that only speak like S3 trip over the trailers
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return session.client("s3", endpoint_url=bucket.endpoint, config=config)


def _apart(work: Callable[[], T]) -> asyncio.Future[T]:
    """In a thread that ends with the process, however long S3 is silent."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(tell: Callable[[Any], None], what: object) -> None:
        if not future.done():
            tell(what)

    def run() -> None:
        try:
            told = partial(settle, future.set_result, work())
        except BaseException as error:  # whatever it is, somebody waits for it
            told = partial(settle, future.set_exception, error)
        with suppress(RuntimeError):  # nobody is there any more
            loop.call_soon_threadsafe(told)

    threading.Thread(target=run, daemon=True).start()
    return future
