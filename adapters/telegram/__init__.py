"""Telegram: updates become inputs, replies become messages with buttons under them."""

import os

# Telegram's library warns of its next major version until it is told that lengths of time may be timedeltas.
os.environ.setdefault("PTB_TIMEDELTA", "true")
