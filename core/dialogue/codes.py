"""What a code looks like by which two conversations become one person's."""

from __future__ import annotations

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Nothing that looks like something else."""
LENGTH, FEWEST = 8, 2
"""In every code are so many digits and letters at least, so that no word is one."""


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
