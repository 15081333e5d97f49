"""Which bucket, where, and with what it is opened. Costs nothing to import."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is None, boto3 finds in its own ways: the environment, ~/.aws, the role of the machine."""

    name: str
    endpoint: str | None = None
    region: str | None = None
    key: str | None = None
    secret: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    @property
    def host(self) -> str:
        """Where it is, for people."""
        return urlsplit(self.endpoint).netloc if self.endpoint else "S3"

    @property
    def origin(self) -> str:
        """Where links into the bucket lead; "" where that is not known beforehand."""
        if self.endpoint:
            parts = urlsplit(self.endpoint)
            return f"{parts.scheme}://{parts.netloc}"
        return f"https://{self.name}.s3.{self.region}.amazonaws.com" if self.region else ""
