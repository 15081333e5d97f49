"""Takes the pictures: a browser without a window draws the page, and some are then held askew in bad light."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageEnhance, ImageFilter
from playwright.sync_api import Browser, sync_playwright

from tests.pictures.scene import Scene

CHROMIUM = "/usr/bin/chromium"
STYLE = "<meta charset=utf-8><style>*{box-sizing:border-box;margin:0}body{font-family:'Noto Sans CJK KR',sans-serif;color:#222}</style>"


@dataclass
class Camera:
    """A browser that stays open."""

    browser: Browser

    def take(self, scene: Scene) -> bytes:
        """The picture as a PNG, or as a JPEG where it was photographed."""
        width, height, scale = scene.screen
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=scale
        )
        page = context.new_page()
        page.set_content(STYLE + scene.html)
        picture = page.screenshot(full_page=height > 800)
        context.close()
        return photographed(picture, scene.name) if scene.photo else picture


@contextmanager
def camera() -> Iterator[Camera]:
    """Opens it. Raises where no browser is installed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield Camera(browser)
        finally:
            browser.close()


def photographed(picture: bytes, name: str) -> bytes:
    """The page on a table: turned a little, softened, darker, and compressed."""
    rng = random.Random(name)
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image = image.rotate(rng.uniform(-3, 3), Image.Resampling.BICUBIC, expand=True, fillcolor=(120, 100, 84))
    image = ImageEnhance.Brightness(image.filter(ImageFilter.GaussianBlur(0.7))).enhance(
        rng.uniform(0.6, 0.95)
    )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=rng.choice((55, 70, 82)))
    return out.getvalue()
