"""What is said to lack, and where language data is looked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from adapters.tesseract import available
from adapters.tesseract.available import KOREAN, can_read, language_data, missing


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """No language data anywhere but in a folder of our own."""
    monkeypatch.setattr(available, "FOLDERS", (str(tmp_path),))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    return tmp_path


def put(folder, name):
    file = folder / f"{name}.traineddata"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()


def test_missing_language_data_is_named(nowhere):
    assert missing()[-2:] == ("Hangul", "eng")
    assert not can_read()


def test_a_missing_package_is_named_as_one_would_ask_for_it(monkeypatch):
    monkeypatch.setattr(available, "PACKAGES", {"no_such_module": "no-such-package"})
    assert "no-such-package" in missing()
    assert not can_read()


@pytest.mark.parametrize("name", ["Hangul", "script/Hangul", "kor"])
def test_korean_is_found_under_any_of_its_names(nowhere, name):
    put(nowhere, name)
    assert language_data(KOREAN) == (str(nowhere), name)


def test_hangul_is_preferred_to_kor(nowhere):
    put(nowhere, "kor")
    put(nowhere, "Hangul")
    assert language_data(KOREAN) == (str(nowhere), "Hangul")


@pytest.mark.parametrize("below", ["", "tessdata"])
def test_the_folder_of_the_environment_is_looked_at_first(nowhere, monkeypatch, tmp_path_factory, below):
    put(nowhere, "Hangul")
    ours = tmp_path_factory.mktemp("ours")
    put(ours / below, "Hangul")
    monkeypatch.setenv("TESSDATA_PREFIX", str(ours))
    assert language_data(KOREAN) == (str(ours / below).rstrip("/"), "Hangul")


def test_nothing_heavy_is_imported_where_the_answers_come_from():
    heavy = "{'numpy', 'cv2', 'onnxruntime', 'rapidocr', 'tesserocr', 'PIL', 'pillow_heif'}"
    code = (
        "import sys, adapters.tesseract.local, adapters.tesseract.available as a; a.missing();"
        f"sys.exit(bool({heavy} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=30).returncode == 0
