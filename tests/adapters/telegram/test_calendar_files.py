"""A calendar file that comes as a document is one, by its name or by its kind."""

from __future__ import annotations

import pytest
from telegram import Update

from adapters.telegram.updates import Me, heard


def said(**document: str):
    update = {
        "update_id": 1,
        "message": {
            "message_id": 5,
            "date": 1795400000,
            "chat": {"id": 42, "type": "private"},
            "from": {"id": 42, "is_bot": False, "first_name": "민지"},
            "document": {"file_id": "f", "file_unique_id": "u", **document},
        },
    }
    return heard(Update.de_json(update, None), Me(7, "haru_bot")).happened.message


@pytest.mark.parametrize(
    "document",
    [
        {"file_name": "plan.ics"},
        {"file_name": "PLAN.ICS", "mime_type": "application/octet-stream"},
        {"file_name": "invite", "mime_type": "text/calendar"},
        {"mime_type": "text/calendar"},
    ],
)
def test_a_calendar_file_is_fetched_and_known(document):
    (attachment,) = said(**document).attachments
    assert attachment.is_calendar
    assert attachment.file == "f"


def test_another_document_is_none():
    message = said(file_name="plan.docx", mime_type="application/msword")
    assert (message.attachments, message.unread) == ((), "file")


def test_a_picture_is_no_calendar_file():
    (attachment,) = said(file_name="plan.png", mime_type="image/png").attachments
    assert not attachment.is_calendar
