"""Telegram: updates become inputs, replies become messages with buttons under them."""
