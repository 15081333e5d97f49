"""What reading pictures needs on this machine, looked up without importing any of it."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

PACKAGES = {
    "rapidocr": "rapidocr",
    "onnxruntime": "onnxruntime",
    "tesserocr": "tesserocr",
    "cv2": "opencv-python-headless",
    "numpy": "numpy",
    "PIL": "pillow",
    "pillow_heif": "pillow-heif",
    "pypdfium2": "pypdfium2",
}
FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/opt/homebrew/share/tessdata",
    "/usr/local/share/tessdata",
)
# `kor` only where nothing better is there: it knows no Latin letters.
KOREAN = ("Hangul", "script/Hangul", "kor")
LATIN = ("eng", "script/Latin")


def language_data(names: tuple[str, ...]) -> tuple[str, str] | None:
    """(folder, name) of the first of `names` that is installed; `TESSDATA_PREFIX` is looked at first."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    folders = ((prefix, f"{prefix}/tessdata") if prefix else ()) + FOLDERS
    for name in names:
        for folder in folders:
            if Path(folder, f"{name}.traineddata").is_file():
                return folder, name
    return None


def missing_packages() -> tuple[str, ...]:
    """The Python packages that are not installed, as one would ask pip for them."""
    return tuple(package for module, package in PACKAGES.items() if find_spec(module) is None)


def missing() -> tuple[str, ...]:
    """All that lacks: packages, then `Hangul` and `eng` for language data. Empty: everything is there."""
    data = (("Hangul", KOREAN), ("eng", LATIN))
    return missing_packages() + tuple(name for name, names in data if language_data(names) is None)


def can_read() -> bool:
    """Whether pictures can be read at all; without `eng`, Latin words are only read less well."""
    return not missing_packages() and language_data(KOREAN) is not None
