"""Draws pictures of every kind that people send, each with the events that it holds."""
