"""The settings: the environment, then `.env`, then the embedded default. `.env.example` lists them all.

Costs time to import, so it is imported where settings are read and nowhere else.
"""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

HOUSE = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What this house was told about the world. An empty value counts as unset."""

    model_config = SettingsConfigDict(
        env_file=(HOUSE / ".env", ".env"),
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    database_url: str | None = None
    data_dir: Path = HOUSE / "data"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    public_url: str | None = None

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        return folder.expanduser().absolute()

    @field_validator("public_url")
    @classmethod
    def _no_slash(cls, address: str | None) -> str | None:
        return address.rstrip("/") if address else None

    @model_validator(mode="after")
    def _plain_http_stays_at_home(self) -> Self:
        if self.public_url is None:
            return self
        parts = urlsplit(self.public_url)
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
            raise ValueError("PUBLIC_URL must be https:// (plain http:// is for loopback only)")
        return self

    @property
    def local(self) -> bool:
        """Whether only this machine can reach us: the page and the API work without a login only then."""
        return self.public_url is None and is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
