"""A text made plain for the rules: lower case and straight quotes, every character in its old place."""

from __future__ import annotations

_SIGNS = {
    ord(sign): plain
    for signs, plain in (
        ("’‘ʼ`´", "'"),
        ("“”", '"'),
        ("–—−‒", "-"),
        ("\u00a0\u2009\u202f\t", " "),
        ("～∼〜", "~"),
        ("：", ":"),
    )
    for sign in signs
}


def plain(text: str) -> str:
    """The same length as `text`, always."""
    lowered = text.translate(_SIGNS)
    quick = lowered.lower()
    if len(quick) == len(text):
        return quick
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in lowered)
