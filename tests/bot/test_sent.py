"""What may be uploaded: pictures and calendar files, by their bytes."""

from __future__ import annotations

import pytest

from bot.house import admit_sent
from core.errors import UnreadableImage


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_calendar_file_comes_in(mark):
    admit_sent(mark + b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


@pytest.mark.parametrize("data", [b"", b"<html>BEGIN:VCALENDAR", b"BEGIN:VCARD\r\n", b"PK\x03\x04"])
def test_anything_else_does_not(data):
    with pytest.raises(UnreadableImage):
        admit_sent(data)
