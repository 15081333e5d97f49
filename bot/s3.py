"""Where pictures are kept: S3 as this house was told of it, or a private folder; bare of what they tell besides."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.folder.blobs import FolderBlobStore
from adapters.metadata.blobs import BareBlobStore
from adapters.s3.bucket import Bucket
from adapters.tesseract.darkroom import Darkroom
from bot.doctor import Finding
from core.errors import BlobsAway, BlobsRefused
from core.ports import BlobStore

if TYPE_CHECKING:
    from adapters.s3.care import Act
    from bot.settings import Settings
    from bot.wiring import Place

NO_BUCKET = ("NoSuchBucket",)
NO_KEY = ("NoCredentialsError", "PartialCredentialsError", "InvalidAccessKeyId", "SignatureDoesNotMatch")
ELSEWHERE = (
    "PermanentRedirect",
    "301",
    "AuthorizationHeaderMalformed",
    "NoRegionError",
    "InvalidRegionError",
)


def bucket_of(settings: Settings) -> Bucket | None:
    """None where pictures lie in the data folder."""
    if not settings.s3_bucket:
        return None
    return Bucket(
        settings.s3_bucket,
        settings.aws_endpoint_url_s3,
        settings.aws_default_region,
        settings.aws_access_key_id,
        settings.aws_secret_access_key,
        settings.aws_session_token,
    )


def blobs_of(stack: AsyncExitStack, place: Place) -> BlobStore:
    """Whatever brings a picture: what it tells of its owner stays outside."""
    darkroom = Darkroom(door=place.darkroom)
    stack.push_async_callback(darkroom.close)
    return BareBlobStore(_shelf(stack, place.folder, place.bucket), darkroom.develop)


def _shelf(stack: AsyncExitStack, folder: Path, bucket: Bucket | None) -> BlobStore:
    if bucket is None:
        return FolderBlobStore(folder / "images")
    from adapters.s3.blobs import S3BlobStore

    far = S3BlobStore(bucket)
    stack.push_async_callback(far.close)
    return far


async def examine(settings: Settings) -> list[Finding]:
    """Whether pictures can be put there, and whether they are private there and do not stay for ever."""
    bucket = bucket_of(settings)
    if bucket is None:
        return []
    from adapters.s3.care import look
    from adapters.s3.client import Client

    client, facts = Client(bucket), {"bucket": bucket.name, "host": bucket.host}
    try:
        lacks = await look(client, bucket)
    except BlobsAway as error:
        return [_ill(error, facts)]
    finally:
        client.close()
    notes = [Finding("images", "s3", "note", f"s3_{lack}", facts, "s3_setup") for lack in sorted(lacks)]
    return notes or [Finding("images", "s3", "fine", "s3_ready", facts)]


def _ill(error: BlobsAway, facts: dict[str, str]) -> Finding:
    facts = facts | {"reason": error.reason}
    if not isinstance(error, BlobsRefused):
        return Finding("images", "s3", "wrong", "s3_away", facts, "s3_endpoint")
    for codes, advice in ((NO_BUCKET, "s3_setup"), (NO_KEY, "s3_key"), (ELSEWHERE, "s3_region")):
        if error.reason in codes:
            return Finding("images", "s3", "wrong", "s3_refused", facts, advice)
    return Finding("images", "s3", "wrong", "s3_refused", facts, "s3_rights")


async def set_up(settings: Settings) -> tuple[list[str], bool]:
    """What was set at the bucket and what may not be, in words; and whether pictures can be kept there."""
    from adapters.s3.care import Shared, arrange
    from adapters.s3.client import Client
    from bot.report import words_in

    words, bucket = words_in(), bucket_of(settings)
    if bucket is None:
        return [words["s3.no_bucket"]], False
    client = Client(bucket)
    try:
        done = await arrange(client, bucket)
    except Shared:
        return [words["s3.shared"].format(bucket=bucket.name)], False
    except BlobsAway as error:
        return [words["s3.failed"].format(bucket=bucket.name, reason=error.reason)], False
    finally:
        client.close()
    return [
        words[f"s3.{_told(act, allowed)}"].format(bucket=bucket.name) for act, allowed in done.items()
    ], True


def _told(act: Act, allowed: bool) -> str:
    return act if allowed else f"not_{act}"
