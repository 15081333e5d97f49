"""Which process works on a file: a lock that ends with its process, however that ended."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def claimed(file: Path) -> int | None:
    """The lock on a file, as a descriptor; None while another process has it, or where there are no such locks."""
    if sys.platform == "win32":
        return None
    import fcntl

    handle = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
