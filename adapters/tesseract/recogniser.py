"""Reads one line with Tesseract; words that look like misread Latin are read again by a Latin model."""

from __future__ import annotations

import queue
import re
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import tesserocr

from adapters.tesseract.available import KOREAN, LATIN, language_data
from core.errors import UnreadableImage

HANGUL = re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ]")
PLAIN = re.compile(r"[\d:./~\-,()%]+")
PRINTABLE = re.compile(r"[\x21-\x7e]+")
DIGIT = re.compile(r"\d")
SURE = 88
SURE_DIGIT = 96
"""Of the digits in sharp pictures fewer than one in a hundred falls below this; of those misread in blurred ones most do."""
Word = tuple[str, float, int, int]
"""(text, confidence, left, right) of a word in a line."""
WORD_MARGIN = 6


class Readers:
    """A few Tesseract instances of one language, lent out one at a time: none of them may be shared."""

    def __init__(self, names: tuple[str, ...], mode: int, count: int) -> None:
        self._free: queue.Queue[tesserocr.PyTessBaseAPI] = queue.Queue()
        found = language_data(names)
        self.ready = found is not None
        for _ in range(count if found else 0):
            reader = tesserocr.PyTessBaseAPI(
                path=found[0] if found else "",
                lang=found[1] if found else "",
                psm=mode,
                oem=tesserocr.OEM.LSTM_ONLY,
            )
            # Without it Hangul comes out one syllable at a time: "디 자 인 팀".
            reader.SetVariable("preserve_interword_spaces", "1")
            self._free.put(reader)

    @contextmanager
    def read(self, gray: np.ndarray) -> Iterator[tuple[tesserocr.PyTessBaseAPI, str, int]]:
        """(the instance, text, confidence) of a gray line; the instance is ours until the block ends."""
        reader = self._free.get()
        try:
            height, width = gray.shape
            reader.SetImageBytes(np.ascontiguousarray(gray).tobytes(), width, height, 1, width)
            reader.SetSourceResolution(150)
            text = reader.GetUTF8Text().strip().replace("\n", " ")
            yield reader, text, reader.MeanTextConf() if text else 0
        finally:
            reader.Clear()
            self._free.put(reader)


class Recogniser:
    """Korean lines with Latin words in them. Safe to call from `threads` threads at once."""

    def __init__(self, threads: int) -> None:
        self._korean = Readers(KOREAN, tesserocr.PSM.SINGLE_LINE, threads)
        self._latin = Readers(LATIN, tesserocr.PSM.SINGLE_WORD, threads)
        if not self._korean.ready:
            raise UnreadableImage("no_engine")

    def read(self, gray: np.ndarray) -> tuple[str, int, tuple[int, ...]]:
        """The text of one clean line, how sure that is (0..100), and which of its digits are not."""
        with self._korean.read(gray) as (reader, text, confidence):
            words = list(self._doubtful(reader)) if text and self._latin.ready else []
            doubted = _doubted_digits(reader) if DIGIT.search(text) else ()
        mended = self._mended(gray, text, words)
        return mended, confidence, doubted if DIGIT.findall(mended) == DIGIT.findall(text) else ()

    def _doubtful(self, reader: tesserocr.PyTessBaseAPI) -> Iterator[Word]:
        """Words of the line just read that may be Latin taken for something else."""
        found = reader.GetIterator()
        if found is None:
            return
        level = tesserocr.RIL.WORD
        for word in tesserocr.iterate_level(found, level):
            text, sure, box = word.GetUTF8Text(level).strip(), word.Confidence(level), word.BoundingBox(level)
            plain = len(text) < 2 or HANGUL.search(text) or PLAIN.fullmatch(text)
            if box and sure <= SURE and not plain:
                yield text, sure, box[0], box[2]

    def _mended(self, gray: np.ndarray, line: str, words: list[Word]) -> str:
        at = 0
        for word, sure, left, right in words:
            place = line.find(word, at)
            if place < 0:
                continue
            part = gray[:, max(0, left - WORD_MARGIN) : right + WORD_MARGIN]
            with self._latin.read(part) as (_, again, confidence):
                better = confidence > max(sure, 60) and PRINTABLE.fullmatch(again)
            if better and 0.4 < len(again) / len(word) < 2.5:
                line = line[:place] + again + line[place + len(word) :]
                word = again
            at = place + len(word)
        return line


def _doubted_digits(reader: tesserocr.PyTessBaseAPI) -> tuple[int, ...]:
    """Among the digits of the line just read, those that may be others."""
    level = tesserocr.RIL.SYMBOL
    symbols = tesserocr.iterate_level(reader.GetIterator(), level)
    digits = [one.Confidence(level) for one in symbols if DIGIT.fullmatch(one.GetUTF8Text(level))]
    return tuple(at for at, sure in enumerate(digits) if sure < SURE_DIGIT)
