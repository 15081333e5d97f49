"""Several errands at a time, and no more looking for them than there is to find."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from core.records import Errand

LOOK = 0.5
"""Seconds after which somebody looks for more, though nobody is done yet."""


async def abreast(
    lease: Callable[[], Awaitable[Errand | None]],
    carry: Callable[[Errand], Coroutine[Any, Any, object]],
    places: int,
) -> None:
    """Each errand that is found is carried beside the others, until there is none left. What goes wrong with one is
    raised once the others have ended.
    """
    going: set[asyncio.Task[object]] = set()
    try:
        while True:
            errand = await lease() if len(going) < places else None
            if errand is not None:
                going.add(asyncio.create_task(carry(errand)))
            elif not going:
                return
            else:
                done, going = await asyncio.wait(going, timeout=LOOK, return_when=asyncio.FIRST_COMPLETED)
                await asyncio.gather(*done)
    except asyncio.CancelledError:
        for one in going:
            one.cancel()
        raise
    finally:
        await asyncio.gather(*going, return_exceptions=True)
