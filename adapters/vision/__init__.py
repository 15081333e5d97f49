"""Reads pictures with Google Cloud Vision, or with what speaks as it does."""
