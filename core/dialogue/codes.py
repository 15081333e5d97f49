"""What a code looks like by which two conversations become one person's. It is kept nowhere but where it is to be read."""

from __future__ import annotations

import re

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Nothing that looks like something else."""
LENGTH, FEWEST = 8, 2
"""In every code are so many digits and letters at least, so that no word is one."""

HIDDEN = "••••-••••"
_SIGN = "[A-HJKMNP-Za-hjkmnp-z2-9]"
_WHOLE = re.compile(f"{_SIGN}{{4}}[- ]?{_SIGN}{{4}}")
_AMONG = re.compile(rf"(?<![A-Za-z0-9]){_SIGN}{{4}}-?{_SIGN}{{4}}(?![A-Za-z0-9])")
_COMMAND = re.compile(r"\s*/link(?:@\w+)?\s+", re.IGNORECASE)
_ABOUT = re.compile("코드|연결|code|link", re.IGNORECASE)


def spelt(text: str) -> str:
    """A code as it is compared; empty for what cannot be one."""
    code = "".join(text.split()).replace("-", "").upper()
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def shown(code: str) -> str:
    """A code as it is read aloud."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def is_mixed(code: str) -> bool:
    """Whether there are enough digits and letters in it."""
    return FEWEST <= sum(sign.isdigit() for sign in code) <= LENGTH - FEWEST


def typed_code(text: str) -> str:
    """The code that a message is, with or without the command for it; empty for any other."""
    said = _COMMAND.sub("", text, count=1).strip()
    return said if _WHOLE.fullmatch(said) and is_mixed(spelt(said)) else ""


def redacted(text: str) -> str:
    """The words without codes, where they may be some."""
    code = typed_code(text)
    if code:
        return text.replace(code, HIDDEN)
    if not _ABOUT.search(text):
        return text
    return _AMONG.sub(lambda found: HIDDEN if is_mixed(spelt(found[0])) else found[0], text)
