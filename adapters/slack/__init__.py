"""Slack: messages, commands and taps become inputs, replies become blocks."""
