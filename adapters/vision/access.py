"""The way to Vision: where it is, over which transport, and who asks. The library is loaded with the first question."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, cast
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from google.auth.credentials import Credentials
    from google.cloud.vision_v1 import ImageAnnotatorClient

HOST = "https://vision.googleapis.com"
SCOPES = ("https://www.googleapis.com/auth/cloud-vision",)
ANY_SIZE = (("grpc.max_send_message_length", -1), ("grpc.max_receive_message_length", -1))
Transport: TypeAlias = Literal["rest", "grpc"]


@dataclass(frozen=True, slots=True)
class Access:
    """`credentials` is the file of Application Default Credentials; None: those of this machine, or, for a stand-in on
    this machine that is asked by plain http://, nobody's. `timeout` is in seconds, and for one picture altogether.
    """

    endpoint: str = HOST
    transport: Transport = "rest"
    credentials: Path | None = None
    timeout: float = 12.0

    @property
    def plain(self) -> bool:
        """Whether it is asked by plain http://, which is for this machine only."""
        return self.endpoint.startswith("http://")

    @property
    def place(self) -> str:
        """Host and port."""
        return urlsplit(self.endpoint).netloc


def open_client(access: Access) -> ImageAnnotatorClient:
    """The library's own client. Takes a second, and the network where the machine is asked who it is. Raises
    GoogleAuthError, and OSError or ValueError where the file of credentials is none.
    """
    from google.cloud.vision_v1 import ImageAnnotatorClient

    if access.transport == "grpc" and access.plain:
        return ImageAnnotatorClient(transport=_plain_channel(access.place))
    return ImageAnnotatorClient(
        credentials=_credentials(access),
        transport=access.transport,
        client_options={"api_endpoint": access.endpoint if access.transport == "rest" else access.place},
    )


def _plain_channel(place: str):  # type: ignore[no-untyped-def] # noqa: ANN202 - its type takes a second to import
    from google.cloud.vision_v1.services.image_annotator.transports import ImageAnnotatorGrpcTransport
    from grpc import insecure_channel

    return ImageAnnotatorGrpcTransport(channel=insecure_channel(place, options=ANY_SIZE))


def _credentials(access: Access) -> Credentials:
    from google.auth import default, load_credentials_from_file
    from google.auth.credentials import AnonymousCredentials

    if access.credentials is not None:
        with warnings.catch_warnings():  # it warns of files that strangers wrote; this one is the keeper's
            warnings.simplefilter("ignore", DeprecationWarning)
            found, _ = load_credentials_from_file(str(access.credentials), scopes=SCOPES)  # type: ignore[no-untyped-call]  # it has no types
    elif access.plain:
        found = AnonymousCredentials()  # type: ignore[no-untyped-call]  # as above
    else:
        found, _ = default(scopes=SCOPES)
    return cast("Credentials", found)
