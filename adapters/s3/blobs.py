"""Pictures as objects of a private bucket, under the house's own keys, encrypted where they lie."""

from __future__ import annotations

import re
from contextlib import suppress

from adapters.s3.bucket import Bucket
from adapters.s3.client import PATIENCE, Client
from core.errors import BlobMissing

OURS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:=-]{0,199}(/[A-Za-z0-9][A-Za-z0-9._:=-]{0,199}){0,3}")
"""Plain names: none that leads out of the bucket on its way there."""
ENCRYPTED = "AES256"
SHOWN = 300
"""How long a link shows a picture, in seconds."""


class S3BlobStore:
    """A bucket. Every method raises BlobsAway where S3 cannot be reached, and BlobsRefused where it does not let us."""

    def __init__(self, bucket: Bucket, patience: float = PATIENCE) -> None:
        self._bucket = bucket
        self._client = Client(bucket, patience)

    async def put(self, key: str, data: bytes) -> None:
        """Keep it, or replace it. Raises ValueError for a key that is no plain name."""
        if not OURS.fullmatch(key):
            raise ValueError(f"no key for an object: {key!r}")
        await self._client.ask(
            lambda s3: s3.put_object(**self._at(key), Body=data, ServerSideEncryption=ENCRYPTED)
        )

    async def get(self, key: str) -> bytes:
        """The bytes. Raises BlobMissing."""
        if not OURS.fullmatch(key):
            raise BlobMissing(key)
        return await self._client.ask(lambda s3: bytes(s3.get_object(**self._at(key))["Body"].read()))

    async def has(self, key: str) -> bool:
        """Whether there is such an object."""
        with suppress(BlobMissing):
            return bool(OURS.fullmatch(key)) and bool(
                await self._client.ask(lambda s3: s3.head_object(**self._at(key)))
            )
        return False

    async def delete(self, key: str) -> None:
        """Forget it."""
        if OURS.fullmatch(key):
            await self._client.ask(lambda s3: s3.delete_object(**self._at(key)))

    async def link(self, key: str) -> str | None:
        """An address that S3 answers for five minutes. Raises BlobMissing."""
        if not await self.has(key):
            raise BlobMissing(key)
        if not self._bucket.origin:
            return None
        url = await self._client.ask(
            lambda s3: str(s3.generate_presigned_url("get_object", self._at(key), ExpiresIn=SHOWN))
        )
        return url if url.startswith(f"{self._bucket.origin}/") else None

    async def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def _at(self, key: str) -> dict[str, str]:
        return {"Bucket": self._bucket.name, "Key": key}
