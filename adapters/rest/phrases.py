"""The sentences of the API's errors, Korean and English: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from core.dialogue.message import Lang
from core.dialogue.receiving import MAX_TEXT

Sentence = tuple[str, str]

_KO: Mapping[str, Sentence] = {
    "invalid": ("요청을 이해하지 못했어요", "표시된 항목을 고쳐서 다시 보내 주세요."),
    "nothing_said": ("빈 요청이에요", "text, image_ids, press 중 하나를 보내 주세요."),
    "not_both": ("한 번에 하나만 보내 주세요", "버튼(press)이나 고친 글(edit_of)은 따로 보내 주세요."),
    "bad_token": ("모르는 버튼이에요", "카드에 보이는 버튼을 다시 눌러 주세요."),
    "bad_window": ("기간이 맞지 않아요", "end는 start보다 뒤여야 하고, 기간은 400일까지 볼 수 있어요."),
    "bad_time": (
        "시각이 분명하지 않아요",
        "날짜(2026-12-24)나 시차가 있는 시각(2026-12-24T15:00:00+09:00)으로 적어 주세요.",
    ),
    "key_reused": ("다른 요청에 쓴 Idempotency-Key예요", "새 요청에는 새 키를 써 주세요."),
    "answer_lost": (
        "이미 받은 요청이에요",
        "답을 다시 보여 드릴 수 없어요. 대화 내용(chat/history)을 확인해 주세요.",
    ),
    "no_picture": ("사진을 찾을 수 없어요", "사진을 다시 올려 주세요."),
    "not_found": ("그런 주소는 없어요", "주소를 확인해 주세요. /docs에 모두 적혀 있어요."),
    "method_not_allowed": (
        "여기서는 할 수 없는 요청이에요",
        "요청 방식을 확인해 주세요. /docs에 모두 적혀 있어요.",
    ),
    "too_long": ("글이 너무 길어요", f"{MAX_TEXT:,}자까지 읽을 수 있어요. 일정 부분만 보내 주세요."),
    "too_big": ("사진이 너무 커요", "20MB까지 올릴 수 있어요. 줄이거나 잘라서 올려 주세요."),
    "unreadable": ("사진을 읽을 수 없어요", "JPG, PNG, WebP, HEIC 사진을 올려 주세요."),
    "unavailable": ("지금은 저장할 수 없어요", "아무것도 저장하지 않았어요. 잠시 뒤에 다시 시도해 주세요."),
    "too_many_streams": ("열려 있는 창이 너무 많아요", "쓰지 않는 창을 닫고 다시 열어 주세요."),
    "unexpected": ("문제가 생겼어요", "저희 쪽 문제예요. 잠시 뒤에 다시 시도해 주세요."),
    "refused": ("요청을 처리할 수 없어요", "요청을 확인하고 다시 보내 주세요."),
    "wrong_host": ("이 주소로는 열 수 없어요", "이 컴퓨터에서 http://127.0.0.1 주소로 열어 주세요."),
    "wrong_origin": ("다른 사이트에서 보낸 요청이에요", "하루 페이지에서 다시 시도해 주세요."),
    "not_local": ("이 컴퓨터에서만 쓸 수 있어요", "로그인 없이는 이 컴퓨터의 주소(127.0.0.1)에서만 열려요."),
}
_EN: Mapping[str, Sentence] = {
    "invalid": (
        "We did not understand the request",
        "Please mend the fields that are named and send it again.",
    ),
    "nothing_said": ("The request is empty", "Please send one of text, image_ids or press."),
    "not_both": ("One thing at a time, please", "Send a press, or an edit (edit_of with text), on its own."),
    "bad_token": ("We do not know that button", "Please press a button that is on the card."),
    "bad_window": ("The span does not work", "end must come after start, and a span may be 400 days long."),
    "bad_time": (
        "The time is not clear",
        "Write a day (2026-12-24) or a time with its offset (2026-12-24T15:00:00+09:00).",
    ),
    "key_reused": (
        "This Idempotency-Key belongs to another request",
        "Please use a new key for a new request.",
    ),
    "answer_lost": (
        "This request was taken in before",
        "Its answer cannot be told again. Please look at the conversation (chat/history).",
    ),
    "no_picture": ("The picture is not there", "Please upload it again."),
    "not_found": ("There is no such address", "Please check the address; /docs lists them all."),
    "method_not_allowed": ("That cannot be done here", "Please check the method; /docs lists them all."),
    "too_long": (
        "The text is too long",
        f"We read up to {MAX_TEXT:,} characters. Please send only the plan itself.",
    ),
    "too_big": ("The picture is too big", "We take up to 20 MB. Please shrink or crop it."),
    "unreadable": ("We cannot read that picture", "Please upload a JPG, PNG, WebP or HEIC picture."),
    "unavailable": ("We cannot save right now", "Nothing was saved. Please try again in a moment."),
    "too_many_streams": (
        "Too many windows are open",
        "Please close those you do not use and open this one again.",
    ),
    "unexpected": ("Something went wrong", "The fault is ours. Please try again in a moment."),
    "refused": ("The request was refused", "Please check it and send it again."),
    "wrong_host": ("This address does not open here", "Please open http://127.0.0.1 on this computer."),
    "wrong_origin": ("The request comes from another site", "Please try again from the Haru page."),
    "not_local": (
        "Only this computer may use it",
        "Without a login it opens at this computer's own address only (127.0.0.1).",
    ),
}
SENTENCES: Mapping[Lang, Mapping[str, Sentence]] = {"ko": _KO, "en": _EN}
