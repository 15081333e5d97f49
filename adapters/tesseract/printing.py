"""Makes a picture anew from its pixels, small enough to be sent. Only the child process imports it."""

from __future__ import annotations

import io

from adapters.tesseract.flat import flat

MOST = 7_000_000
"""Bytes: in base64 that is just below the 10 MB that a request in JSON may have."""
QUALITY = 92
SMALLER = 0.8


def printed(data: bytes) -> bytes:
    """The picture as an upright JPEG of at most `MOST` bytes. Raises UnreadableImage."""
    image = flat(data)
    while True:
        file = io.BytesIO()
        image.save(file, "JPEG", quality=QUALITY)
        if file.tell() <= MOST:
            return file.getvalue()
        image = image.resize((round(image.width * SMALLER), round(image.height * SMALLER)))
