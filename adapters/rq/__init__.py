"""Slow work for other processes, over Redis."""
