"""Slack: events, commands and taps become inputs, replies become blocks."""
