"""Is the bucket fit for private pictures? Looked at by the doctor, and set right when its owner says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Literal, TypeAlias

from adapters.s3.blobs import ENCRYPTED
from adapters.s3.bucket import Bucket
from adapters.s3.client import S3, Client
from core.errors import BlobMissing, BlobsRefused

Lack: TypeAlias = Literal["open", "for_ever", "unseen"]
"""The public is not kept out · what we forgot, or deleted where versions are kept, stays · we may not look."""
Act: TypeAlias = Literal["made", "closed", "encrypted", "expiring"]

PROBE = "doctor"
RULE = "haru-what-was-forgotten"
FORGOTTEN, HIDDEN = 100, 1
"""Days: the first is more than the house keeps any picture; the second is for what versions keep of deleted ones."""
KEPT_OUT = dict.fromkeys(
    ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True
)
USUAL = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": ENCRYPTED}}]}
EXPIRES = {
    "ID": RULE,
    "Status": "Enabled",
    "Filter": {"Prefix": ""},
    "Expiration": {"Days": FORGOTTEN},
    "NoncurrentVersionExpiration": {"NoncurrentDays": HIDDEN},
    "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": HIDDEN},
}
OURS = re.compile(rf"(export/)?[0-9a-f-]{{36}}(\.\w+)?|{PROBE}")
UNSET = ("NoSuchLifecycleConfiguration", "NoSuchPublicAccessBlockConfiguration")


class Shared(Exception):
    """Somebody else's things are in the bucket."""


async def look(client: Client, bucket: Bucket) -> frozenset[Lack]:
    """What it lacks, once it is sure that we may do there what we do all day. Raises BlobsAway and BlobsRefused."""
    here = {"Bucket": bucket.name}
    await client.ask(lambda s3: _try_out(s3, here))
    found: set[Lack] = set()
    questions: Mapping[Lack, Callable[[S3], bool]] = {
        "open": lambda s3: _is_open(s3, here),
        "for_ever": lambda s3: _is_for_ever(s3, here),
    }
    for lack, is_lacking in questions.items():
        try:
            if await client.ask(is_lacking):
                found.add(lack)
        except BlobsRefused:
            found.add("unseen")
    return frozenset(found)


async def arrange(client: Client, bucket: Bucket) -> dict[Act, bool]:
    """Make it, close it, encrypt it, and let what was forgotten expire: each with whether we were allowed to.

    Raises Shared before anything is set that would hold for what others keep there; BlobsAway and BlobsRefused.
    """
    here = {"Bucket": bucket.name}
    done: dict[Act, bool] = {"made": True} if await _made(client, bucket) else {}
    if await client.ask(lambda s3: _is_shared(s3, here)):
        raise Shared(bucket.name)
    acts: Mapping[Act, Callable[[S3], object]] = {
        "closed": lambda s3: s3.put_public_access_block(**here, PublicAccessBlockConfiguration=KEPT_OUT),
        "encrypted": lambda s3: s3.put_bucket_encryption(**here, ServerSideEncryptionConfiguration=USUAL),
        "expiring": lambda s3: _let_expire(s3, here),
    }
    for name, act in acts.items():
        try:
            await client.ask(act)
            done[name] = True
        except BlobsRefused:
            done[name] = False
    return done


async def _made(client: Client, bucket: Bucket) -> bool:
    """Whether there was none, and there is one now."""
    with suppress(BlobMissing):
        await client.ask(lambda s3: s3.head_bucket(Bucket=bucket.name))
        return False
    there = bucket.region not in (None, "us-east-1")  # where buckets are made that name no place
    more = {"CreateBucketConfiguration": {"LocationConstraint": bucket.region}} if there else {}
    await client.ask(lambda s3: s3.create_bucket(Bucket=bucket.name, **more))
    return True


def _try_out(s3: S3, here: dict[str, str]) -> None:
    probe = here | {"Key": PROBE}
    s3.put_object(**probe, Body=b"", ServerSideEncryption=ENCRYPTED)
    s3.get_object(**probe)["Body"].read()
    s3.delete_object(**probe)


def _is_open(s3: S3, here: dict[str, str]) -> bool:
    kept_out = _told(s3.get_public_access_block, here).get("PublicAccessBlockConfiguration", {})
    return not all(kept_out.get(name) for name in KEPT_OUT)


def _is_for_ever(s3: S3, here: dict[str, str]) -> bool:
    rules = [rule for rule in _rules(s3, here) if rule.get("Status") == "Enabled"]
    versions = "Status" in s3.get_bucket_versioning(**here)
    kinds = ("Expiration", "NoncurrentVersionExpiration") if versions else ("Expiration",)
    return not all(any(kind in rule for rule in rules) for kind in kinds)


def _is_shared(s3: S3, here: dict[str, str]) -> bool:
    listed = s3.list_objects_v2(**here).get("Contents", ())
    return any(not OURS.fullmatch(one["Key"]) for one in listed)


def _let_expire(s3: S3, here: dict[str, str]) -> None:
    """Beside the rules that are there."""
    rules = [rule for rule in _rules(s3, here) if rule.get("ID") != RULE]
    s3.put_bucket_lifecycle_configuration(**here, LifecycleConfiguration={"Rules": [*rules, EXPIRES]})


def _rules(s3: S3, here: dict[str, str]) -> list[dict[str, Any]]:
    return list(_told(s3.get_bucket_lifecycle_configuration, here).get("Rules", ()))


def _told(ask: Callable[..., dict[str, Any]], here: dict[str, str]) -> dict[str, Any]:
    """What S3 says; nothing where it says that there is no such thing."""
    from botocore.exceptions import ClientError

    from adapters.s3.faults import code_of

    try:
        return ask(**here)
    except ClientError as error:
        if code_of(error) in UNSET:
            return {}
        raise
