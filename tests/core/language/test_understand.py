"""The one door of the offline interpreter: which reader reads what."""

import pytest

from core.dialogue.interpretation import AskHelp, CreateEvents, Request
from core.dialogue.reading import Reading
from core.language.understand import language_of, understand


@pytest.mark.parametrize(
    ("text", "usual", "lang"),
    [
        ("내일 3시 회의", "en", "ko"),
        ("meeting tomorrow at 3", "ko", "en"),
        ("lunch with 민수 tomorrow at noon", "ko", "en"),
        ("내일 team meeting", "en", "ko"),
        ("meeting 내일", "en", "ko"),
        ("내일 3pm에 team meeting", "en", "ko"),
        ("team meeting with the design crew 내일", "en", "ko"),
        ("dinner at 을지로 with Ann on Friday", "ko", "en"),
        ("3", "ko", "ko"),
        ("3", "en", "en"),
        ("", "ko", "ko"),
        ("ㅇㅇ", "en", "ko"),
    ],
)
def test_the_language_is_that_of_the_words(text, usual, lang):
    assert language_of(text, usual) == lang


def test_korean_goes_to_the_korean_reader():
    said = understand(Request("사용법 알려줘", "en"))
    assert (said.lang, said.source) == ("ko", "offline")
    assert isinstance(said.meaning, AskHelp)


def test_english_goes_to_the_english_reader():
    said = understand(Request("dentist tomorrow at 3pm", "ko"))
    assert said.lang == "en"
    assert isinstance(said.meaning, CreateEvents)


def test_pictures_go_to_the_reader_of_pictures():
    said = understand(Request("", "ko", reading=Reading("송년회\n12월 24일 오후 7시\n장소: 강남역")))
    assert said.lang == "ko"
    assert isinstance(said.meaning, CreateEvents)
