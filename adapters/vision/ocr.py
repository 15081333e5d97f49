"""Serves the Ocr port with Google Cloud Vision: dense text, one picture and one feature a request, never waiting for long."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from adapters.vision.access import Access, open_client
from adapters.vision.annotation import Message, reading_of
from adapters.vision.apart import apart
from adapters.vision.doubts import HINTS, better, is_doubtful
from adapters.vision.failures import failed, failed_inside
from core.dialogue.reading import Reading
from core.errors import SightFailed
from core.pausing import Pause

if TYPE_CHECKING:
    from google.cloud.vision_v1 import ImageAnnotatorClient

Develop: TypeAlias = Callable[[bytes], Awaitable[bytes]]
"""Makes a picture that may be shown to strangers of one that strangers sent. Raises UnreadableImage."""
AT_ONCE = 8
SECOND_LOOK = 4.0
REFUSED: Mapping[str, float] = {"throttled": 5.0, "key": 300.0, "forbidden": 300.0, "request": 60.0}
AWAY = frozenset({"timeout", "unreachable", "server", "broken"})
"""What makes it better left alone: at once, for so many seconds; or after some in a row."""


class VisionOcr:
    """Asks as often as it is asked, up to `AT_ONCE` times at once, and not at all for a while after failures.

    `clock` tells seconds that only ever grow.
    """

    def __init__(self, access: Access, develop: Develop, clock: Callable[[], float] = time.monotonic) -> None:
        self._access, self._develop = access, develop
        self._pause = Pause(clock, REFUSED, AWAY)
        self._room, self._opening = asyncio.Semaphore(AT_ONCE), asyncio.Lock()
        self._client: ImageAnnotatorClient | None = None

    async def read(self, image: bytes) -> Reading:
        """What the picture says. Raises UnreadableImage and SightFailed."""
        async with self._room:
            if left := self._pause.left:
                raise SightFailed("paused", left)
            try:
                async with asyncio.timeout(self._access.timeout):
                    reading = await self._read(await self._develop(image))
            except TimeoutError as error:
                self._pause.failed("timeout", None)
                raise SightFailed("timeout") from error
            except SightFailed as error:
                self._pause.failed(error.reason, error.retry_after)
                raise
            self._pause.worked()
            return reading

    async def warm(self) -> None:
        """Load the library before somebody waits for it. What fails is told to the first who asks."""
        with suppress(SightFailed):
            await self._opened()

    async def answers(self) -> None:
        """Ask for nothing, to see who answers. Raises SightFailed."""
        try:
            async with asyncio.timeout(self._access.timeout):
                await self._asked([])
        except TimeoutError as error:
            raise SightFailed("timeout") from error
        except SightFailed as error:
            if error.reason != "request":  # that there was no question: whoever says so was reached
                raise

    async def close(self) -> None:
        """Ask nobody any more."""
        client, self._client = self._client, None
        if client is not None:
            client.transport.close()  # type: ignore[no-untyped-call]  # it has no types

    async def _read(self, image: bytes) -> Reading:
        """Without hints, as Vision reads best; with them once more where that came to nothing."""
        reading, saw_something = await self._looked(image, ())
        if is_doubtful(reading, saw_something=saw_something):
            with suppress(SightFailed, TimeoutError):
                async with asyncio.timeout(SECOND_LOOK):
                    again, _ = await self._looked(image, HINTS)
                return better(reading, again)
        return reading

    async def _looked(self, image: bytes, hints: tuple[str, ...]) -> tuple[Reading, bool]:
        """The reading, and whether anything was seen at all."""
        from google.cloud.vision_v1 import AnnotateImageRequest, Feature, Image, ImageContext

        request = AnnotateImageRequest(
            image=Image(content=image),
            features=[Feature(type_=Feature.Type.DOCUMENT_TEXT_DETECTION)],
            image_context=ImageContext(language_hints=hints) if hints else None,
        )
        answers = await self._asked([request])
        if len(answers) != 1:
            raise SightFailed("broken")
        if answers[0].error.code:
            raise failed_inside(answers[0].error.code)
        whole = answers[0].full_text_annotation
        return reading_of(whole), bool(whole.pages or answers[0].text_annotations)

    async def _asked(self, requests: list[Message]) -> Sequence[Message]:
        """The answers, as plain messages: the library's own wrapping takes longer than reading them."""
        from google.cloud.vision_v1 import BatchAnnotateImagesRequest, BatchAnnotateImagesResponse

        client = await self._opened()
        batch = BatchAnnotateImagesRequest(requests=requests)
        try:
            answer = await apart(
                lambda: client.batch_annotate_images(batch, retry=None, timeout=self._access.timeout)
            )
        except Exception as error:
            raise failed(error) from error
        answers: Sequence[Message] = BatchAnnotateImagesResponse.pb(answer).responses
        return answers

    async def _opened(self) -> ImageAnnotatorClient:
        async with self._opening:
            if self._client is None:
                try:
                    self._client = await apart(lambda: open_client(self._access))
                except Exception as error:
                    raise failed(error) from error
            return self._client
