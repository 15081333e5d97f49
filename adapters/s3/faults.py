"""What S3 and the way there say, as errors of ours. The only place that knows botocore's."""

from __future__ import annotations

from botocore.exceptions import (
    BotoCoreError,
    ChecksumError,
    ClientError,
    ConnectionError,  # noqa: A004 - botocore's own, the root of those it has
    CredentialRetrievalError,
    HTTPClientError,
    IncompleteReadError,
)

from core.errors import BlobMissing, BlobsAway, BlobsRefused

MISSING = ("NoSuchKey", "404")
IN_A_MOMENT = ("RequestTimeout", "SlowDown", "Throttling", "OperationAborted", "429")
PASSING = (HTTPClientError, ConnectionError, IncompleteReadError, ChecksumError, CredentialRetrievalError)
FAULTS = (ClientError, BotoCoreError, ValueError, RecursionError)
"""All that a call may raise; an address that makes no sense is a ValueError there, and one that sends botocore to where
the bucket really is, without end, a RecursionError."""


def fault_of(error: Exception) -> BlobMissing | BlobsAway:
    """Not there, not to be reached now, or refused until somebody mends it."""
    if isinstance(error, ClientError):
        return _answered(code_of(error), _status_of(error))
    name = type(error).__name__
    return BlobsAway(name) if isinstance(error, PASSING) else BlobsRefused(name)


def code_of(error: ClientError) -> str:
    """What S3 calls it; of an answer without a body the status."""
    return str(error.response.get("Error", {}).get("Code", ""))


def _status_of(error: ClientError) -> int:
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def _answered(code: str, status: int) -> BlobMissing | BlobsAway:
    if code in MISSING:
        return BlobMissing(code)
    passing = (status >= 500 and status != 501) or code in IN_A_MOMENT
    return BlobsAway(code) if passing else BlobsRefused(code)
