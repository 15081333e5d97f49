"""The settings: the environment, then the house's `.env`, then the embedded default. `.env.example` lists them all.

Costs time to import, so it is imported where settings are read and nowhere else.
"""

from __future__ import annotations

import re
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.google.addresses import check
from adapters.vault.keys import read_keys
from bot.keeping import term
from bot.logs import Form, Level
from core.tidy_store import KEPT
from core.usage import read_price

HOUSE = Path(__file__).resolve().parent.parent
OWN_ADDRESSES = ("127.0.0.1", "::1", "localhost")
EVERYWHERE = "0.0.0.0"
_BOT_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_WEBHOOK_SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)
CONTAINER = (Path("/.dockerenv"), Path("/run/.containerenv"))


class Settings(BaseSettings):
    """What this house was told about the world. An empty value counts as unset."""

    model_config = SettingsConfigDict(
        env_file=HOUSE / ".env",  # never the current folder's: that one may be another program's
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    database_url: str | None = None
    redis_url: str | None = Field(default=None, repr=False)
    data_dir: Path = HOUSE / "data"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    published_on: str | None = None
    public_url: str | None = None
    secret_keys: str | None = Field(default=None, repr=False)
    telegram_bot_token: str | None = Field(default=None, repr=False)
    telegram_webhook_secret: str | None = Field(default=None, repr=False)
    telegram_api_base_url: str | None = None
    slack_bot_token: str | None = Field(default=None, repr=False)
    slack_app_token: str | None = Field(default=None, repr=False)
    slack_signing_secret: str | None = Field(default=None, repr=False)
    slack_client_id: str | None = None
    slack_client_secret: str | None = Field(default=None, repr=False)
    slack_api_base_url: str | None = None
    slack_authorize_url: str | None = None
    openai_api_key: str | None = Field(default=None, repr=False)
    openai_base_url: str | None = None
    openai_model: str | None = None
    openai_api: Literal["responses", "chat"] = "responses"
    openai_timeout: Annotated[float, Field(gt=0, le=120)] | None = None
    openai_daily_tokens: Annotated[int, Field(ge=0)] = 1_000_000
    openai_daily_tokens_total: Annotated[int, Field(ge=0)] = 0
    openai_price: str | None = None
    openai_sees: bool = False
    google_client_id: str | None = None
    google_client_secret: str | None = Field(default=None, repr=False)
    google_auth_uri: str | None = None
    google_token_uri: str | None = None
    google_revoke_uri: str | None = None
    google_userinfo_uri: str | None = None
    google_certs_uri: str | None = None
    google_api_base_url: str | None = None
    s3_bucket: str | None = None
    aws_endpoint_url_s3: str | None = None
    aws_default_region: str | None = None
    aws_access_key_id: str | None = None
    aws_secret_access_key: str | None = Field(default=None, repr=False)
    aws_session_token: str | None = Field(default=None, repr=False)
    pictures_kept: timedelta = KEPT
    google_application_credentials: Path | None = None
    vision_api_endpoint: str | None = None
    vision_transport: Literal["rest", "grpc"] = "rest"
    log_level: Level = "info"
    log_format: Form = "text"

    @field_validator("log_level", "log_format", "openai_api", "vision_transport", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        return folder.expanduser().absolute()

    @field_validator("pictures_kept", mode="before")
    @classmethod
    def _term(cls, text: object) -> object:
        return term(text) if isinstance(text, str) else text

    @field_validator("host", "published_on")
    @classmethod
    def _plain_address(cls, address: str | None) -> str | None:
        bare = address.removeprefix("[").removesuffix("]") if address else address
        if bare and is_loopback(bare) and bare not in OWN_ADDRESSES:
            raise ValueError(
                f"of the addresses that mean this machine only {', '.join(OWN_ADDRESSES)} are served"
            )
        return bare

    @field_validator("published_on")
    @classmethod
    def _published_for_this_machine(cls, address: str | None) -> str | None:
        if address and not is_loopback(address):
            raise ValueError("a port may be published for this machine only: 127.0.0.1")
        if address and not any(mark.exists() for mark in CONTAINER):
            raise ValueError("this is no container, and HOST already keeps others out")
        return address

    @field_validator(
        "public_url", "google_api_base_url", "telegram_api_base_url", "slack_api_base_url", "openai_base_url",
        "aws_endpoint_url_s3", "vision_api_endpoint",
    )  # fmt: skip
    @classmethod
    def _no_slash(cls, address: str | None) -> str | None:
        return address.rstrip("/") if address else None

    @field_validator("openai_price")
    @classmethod
    def _a_price(cls, price: str | None) -> str | None:
        if price:
            read_price(price)
        return price

    @field_validator("vision_api_endpoint", mode="before")
    @classmethod
    def _with_scheme(cls, place: object) -> object:
        """Google writes `eu-vision.googleapis.com`."""
        bare = isinstance(place, str) and place and "://" not in place
        return f"https://{place}" if bare else place

    @field_validator("google_application_credentials")
    @classmethod
    def _from_here(cls, file: Path | None) -> Path | None:
        return file.expanduser().absolute() if file else None

    @field_validator("secret_keys")
    @classmethod
    def _keys(cls, keys: str | None) -> str | None:
        if keys:
            read_keys(keys)
        return keys

    @field_validator(
        "google_auth_uri", "google_token_uri", "google_revoke_uri", "google_userinfo_uri", "google_certs_uri",
        "google_api_base_url", "telegram_api_base_url", "slack_api_base_url", "slack_authorize_url",
        "openai_base_url", "aws_endpoint_url_s3", "vision_api_endpoint",
    )  # fmt: skip
    @classmethod
    def _not_in_plain_sight(cls, address: str | None) -> str | None:
        if address:
            check(address)
        return address

    @field_validator("redis_url")
    @classmethod
    def _of_redis(cls, address: str | None) -> str | None:
        if address and not address.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("it must begin with redis://, rediss:// or unix://")
        return address

    @field_validator("telegram_bot_token")
    @classmethod
    def _a_token(cls, token: str | None) -> str | None:
        if token and not _BOT_TOKEN.fullmatch(token):
            raise ValueError("this is no token of a Telegram bot: @BotFather gives one like 123456:ABC-DEF")
        return token

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _of_slack(cls, token: str | None, info: ValidationInfo) -> str | None:
        start = "xapp-" if info.field_name == "slack_app_token" else "xoxb-"
        if token and not token.startswith(start):
            raise ValueError(f"Slack's page of the app shows one that begins with {start}")
        return token

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _a_secret(cls, secret: str | None) -> str | None:
        if secret and not _WEBHOOK_SECRET.fullmatch(secret):
            raise ValueError("Telegram takes 1 to 256 of A-Z, a-z, 0-9, _ and -")
        return secret

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
        return self.public_url is None and is_loopback(self.reached_at)

    @property
    def origin(self) -> str | None:
        """Where a browser reaches us. None: nobody knows, or nobody may."""
        if self.public_url is not None:
            return self.public_url
        name = f"[{self.reached_at}]" if ":" in self.reached_at else self.reached_at
        return f"http://{name}:{self.port}" if self.local and self.port else None

    @property
    def listens_on(self) -> str:
        """The address to bind. A published port of a container arrives from outside of it."""
        unset = "host" not in self.model_fields_set
        return EVERYWHERE if self.published_on and unset else self.host

    @property
    def reached_at(self) -> str:
        """The address that people on this machine use."""
        return self.published_on or self.host


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
